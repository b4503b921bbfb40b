"""The names in the form's own name fields (1a, 1b, 1d, 3c, sign-offs …).

A name stands at the beginning of a line or after a mark of punctuation or a title, in capitalised
words none of which belongs to posts, organisations or the language of forms. What is doubtful is
left to the watch: this is a second reader, not the only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sigdocs.proofing.names import PARTICLES, TITLES, Name, read_name

_NOT_NAMES = frozenset(
    re.findall(
        r"\S+",
        """
        a about academy accountable acting actions acute additional adviser advisor advice
        agency agreed all also an and appeals applicable as assistant associate association at
        attendees authority awaiting bank band board by caldicott care case cases centre chair
        chairman chief child children claims clinic clinical college commission commissioner
        committee community company concern confirmed consultant consultants coordinator
        co-ordinator coroner council counsel customer date deputy department director doctor
        doctors early education emergency enhanced executive external finance for foundation
        from function general gdc gmc governance governor gp gphc group guardian has hcpc head
        health healthcare her his hospital hospitals human icb improvement in individual
        information inquest integrated interim is it law lead leader learning legal liaison
        limited llp local ltd maintained management manager managers matron maternity medical
        medicine member members mental midwife midwifery midwives minutes n/a name named
        national neonatal new nhs nmc no none not notification nominated nurse nurses nursing of
        officer office on only operations operational other others our panel part partner
        partners partnership party patient patients people performance person personal
        pharmacist pharmacy pin police policy ppa practice practitioner present primary
        principal private professional programme project quality registrar registered
        registration relative resolution responsible resources review risk ro royal safety
        school secondary secretariat secretary section senior service services significant smt
        social solicitor solicitors special specialist specialty staff stakeholders statement
        strategy surgeon surgery system tbc team technical temporary that the their there these
        they this those to trainee training trust trusts trustwide unit university vice ward we
        whistleblower with workforce yes you january february march april june july august
        september october november december monday tuesday wednesday thursday friday saturday
        sunday north south east west england wales
        """,
    )
)
_TITLE = "|".join(sorted(TITLES, key=len, reverse=True))
_PARTICLE = "|".join(sorted(PARTICLES - {"y", "e", "o", "st"}, key=len, reverse=True))
_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|[’'‑-](?=[^\W\d_]))*"
_INITIALS = r"(?:[A-Z]\.?[ \t]?){1,3}"
_TITLED = re.compile(
    rf"\b(?i:(?P<title>{_TITLE}))\.?[ \t]+(?P<name>(?:{_INITIALS}[ \t]*)?"
    rf"(?:(?:{_CAPITAL}|(?:{_PARTICLE})(?=[ \t]+{_CAPITAL}))[ \t]*){{1,4}})"
)
_UNTITLED = re.compile(
    rf"(?:^|[\n;:(/,]|(?<=[.!?])\s|\band\b|\bor\b|&)[ \t]*(?:[-–•*·]|\(?[a-z\d]{{1,2}}[.)])?[ \t]*"
    rf"(?P<name>(?:{_CAPITAL}|[A-Z]\.)"
    rf"(?:[ \t]+(?:{_CAPITAL}|[A-Z]\.?|(?:{_PARTICLE})(?=[ \t]))){{1,4}})"
    rf"(?=[ \t]*(?:$|[\n,;:(/.–]|-[ \t]|\band\b|\bor\b|&|\bwho\b|\bis\b))"
)
_REVERSED = re.compile(
    rf"(?:^|[\n;])[ \t]*(?P<last>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'‑-]{{2,}}),[ \t]*(?P<first>{_CAPITAL})"
)


def names_in(field: str) -> Iterator[Name]:
    """The names in one answer of a name field, each with its title where it has one."""
    for found in _TITLED.finditer(field):
        words = _leading_names(found["name"])
        name = read_name(f"{found['title']} {words}") if words else None
        if name:
            yield name
    for found in _UNTITLED.finditer(field):
        words = _leading_names(found["name"])
        name = read_name(words) if " " in words else None
        if name:
            yield name
    for found in _REVERSED.finditer(field):
        name = read_name(f"{found['first']} {found['last']}")
        if name and found["last"].casefold() not in _NOT_NAMES:
            yield name


def _leading_names(text: str) -> str:
    """The words up to the first that no name has; "" if that is the first."""
    words = []
    for word in text.split():
        if word.strip(".").casefold() in _NOT_NAMES:
            break
        words.append(word)
    while words and words[-1].casefold() in PARTICLES:
        words.pop()
    return " ".join(words) if len(words) == len(text.split()) or len(words) < 4 else ""
