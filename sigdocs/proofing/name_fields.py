"""The names in the form's own name fields (1a, 1b, 1d, 3c, sign-offs …).

A name stands at the beginning of a line or after a mark of punctuation or a title, in capitalised
words none of which belongs to posts, organisations or the language of forms. What is doubtful is
left to the watch: this is a second reader, not the only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sigdocs.proofing.names import PARTICLES, TITLES, Name, read_name

NOT_NAMES = frozenset(
    re.findall(
        r"\S+",
        """
        apologies area claim hm option options
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
        sunday mon tue tues wed weds thu thur thurs fri sat sun works working north south east
        west england wales
        """,
    )
)
_ABBREVIATED = frozenset(
    ("mr", "mrs", "ms", "mx", "dr", "prof", "rev", "cllr", "hhj", "lt", "capt", "sgt")
)
_SHORT = "|".join(sorted(_ABBREVIATED))
_FULL = "|".join(title.capitalize() for title in sorted(TITLES - _ABBREVIATED))
_PARTICLE = "|".join(sorted(PARTICLES - {"y", "e", "o", "st"}, key=len, reverse=True))
_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|[’'‑-](?=[^\W\d_]))+"
_INITIAL = r"[A-Z](?![^\W\d_])\.?"
_NAME_WORD = rf"(?:{_CAPITAL}|{_INITIAL}|(?:{_PARTICLE})(?=[ \t]))"
_TITLED = re.compile(
    rf"\b(?P<title>(?i:{_SHORT})\b\.?|(?:{_FULL}|PC|DC|DS|DI|MP|Miss|MISS)\b)[ \t]+"
    rf"(?P<name>{_NAME_WORD}(?:[ \t]+{_NAME_WORD}){{0,4}})"
)
_SMALL = re.compile(
    rf"\b(?P<title>{_SHORT}|miss)\.?[ \t]+(?P<name>[a-z’'-]{{2,}}(?:[ \t]+[a-z’'-]{{3,}})?)"
    r"(?=[ \t]*(?:$|[\n,;(/]|-[ \t]|\band\b))"
)
_UNTITLED = re.compile(
    r"(?:^|[\n;:(/,]|(?<=[.!?])\s|\band\b|\bor\b|&)[ \t]*(?:[-–•*·]|\(?[a-z\d]{1,2}[.)])?[ \t]*"
    rf"(?P<name>(?:{_CAPITAL}|{_INITIAL})(?:[ \t]+{_NAME_WORD}){{1,4}})"
    r"(?=[ \t]*(?:$|[\n,;:(/.–]|-[ \t]|\band\b|\bor\b|&|\bwho\b|\bis\b))"
)
_REVERSED = re.compile(
    rf"(?:^|[\n;])[ \t]*(?P<last>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'‑-]{{2,}}),[ \t]*(?P<first>{_CAPITAL})"
)
_LISTED = re.compile(
    rf"(?i:members?|present|attend(?:ees|ed by)|apologies)(?: present)?[ \t]*:[ \t]*"
    rf"(?P<names>{_CAPITAL}(?:[ \t]*(?:,|;|\band\b|&)[ \t]*{_CAPITAL})*)(?=[ \t]*(?:$|[.,;\n]))"
)


def names_in(field: str) -> Iterator[Name]:
    """The names in one answer of a name field, each with its title where it has one."""
    for text in (*_titled(field), *_untitled(field), *_listed(field)):
        name = read_name(text)
        if name and len(name.surname) > 1 and name.surname.casefold() not in NOT_NAMES:
            yield name


def _titled(field: str) -> Iterator[str]:
    for found in (*_TITLED.finditer(field), *_SMALL.finditer(field)):
        words = _leading_names(found["name"])
        if words:
            yield f"{found['title']} {words}"


def _untitled(field: str) -> Iterator[str]:
    for found in _UNTITLED.finditer(field):
        words = _leading_names(found["name"])
        is_post = (
            found[0].startswith(",") and words != found["name"]
        )  # ", Supplies Liaison Officer"
        if " " in words and not is_post:
            yield words
    for found in _REVERSED.finditer(field):
        yield f"{found['first']} {found['last']}"


def _listed(field: str) -> Iterator[str]:
    """Surnames alone, after a word that says so ("Members: Crewe, Quigley, Sethi")."""
    for found in _LISTED.finditer(field):
        yield from re.findall(_CAPITAL, found["names"])


def _leading_names(text: str) -> str:
    """The words up to the first that no name has; "" where little is left."""
    words: list[str] = []
    for word in text.split():
        if all(part in NOT_NAMES for part in re.split("[-‑]", word.strip(".").casefold())):
            break
        words.append(word)
    while words and words[-1].casefold() in PARTICLES:
        words.pop()
    return " ".join(words) if len(words) == len(text.split()) or len(words) < 4 else ""
