"""Whoever raised the concern in confidence (12): who of the people named they are, and what points to them.

They stand above the policy table: protected for every purpose, unless IG records otherwise. Signs that
somebody speaks in confidence are in ``confidence``, descriptions and facts in ``pointing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sigdocs.minimisation.confidence import TELL, Sign, signs
from sigdocs.minimisation.marks import Mark, overlaps, without_overlaps
from sigdocs.minimisation.pointing import (
    POST,
    again,
    described,
    description_mark,
    facts,
    is_plain,
    telling,
)
from sigdocs.minimisation.sentences import lowered
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category

_TOLD = re.compile(
    rf"\b(?:{TELL}|worried|afraid|frightened|scared|asks?|asked|wishes|wants|fears|saw)\b", re.I
)
_HAS_TOLD = re.compile(
    rf"\W*(?:who |has |had |have |is the \w+ who )*(?:now |since |already )?(?:{TELL}|was)\b", re.I
)
_IS_THE = re.compile(r"\b(?:is|was) (?:the|our|a) $|\b(?:is|was) (?:the|our) (?:\w+ ){0,2}$", re.I)
_GUARDIAN = re.compile(r"\b(?:guardian|champion|policy|lead for|directed|signpost)", re.I)
_OF_OTHERS = re.compile(
    r"\b(?:about|against|accus\w+|says?|said|that|to|concerning|regarding|from|for|with|named?(?! of)|"
    r"alleg\w+)\b",
    re.I,
)
_LEADS_TO_NAME = re.compile(
    r"^[^.;\n]{0,40}?(?:[:(] ?|"
    r"\b(?:is|was|by|of|from|namely|it was|who is|she is|he is|and)(?: an?| the|"
    r" our)?(?: [\w-]+){0,4}?,? |, )$",
    re.I,
)
_OPENS_ABOUT_THEM = re.compile(
    r"\W*(?:she|he|they|her|his|their|i|it|this|that|what|not|wants|wishes|asked|afraid|fears|must|"
    r"please|protect|has to|to be|should|all this|none of|nothing|nobody|"
    r"the (?:caller|person|source|informant|whistleblower|information|account|call|conversation|name))\b"
)
_NOT_SUBJECT = re.compile(
    r"\b(?:he|she|they) (?:says?|said|told|has|had|saw|thinks?|claims?|alleges?)\b"
)
_BACK = 3
_OF_ME = re.compile(
    r"\b(?:it was me|(?:quote|name|mention|identify|leave|keep) me|"
    r"my (?:own )?(?:name|identity|job|career|part|account|involvement)|i'm out|"
    r"i (?:would|will|could|might) (?:lose|be|deny)|i'd (?:lose|be)|"
    r"i (?:do not|don't|would not|wouldn't) want|delete this)\b"
)
_FROM = re.compile(r"(?:^|\n)[ \t>*]*From[ \t]*:[ \t]*$", re.I)
_LETTER = 600  # characters within which a message ends
_LED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ur) (?:(?!(?:the|an?|our|by|to|from|at|in|with|"
    r"that)\b)[a-z\d-]+ ){0,4}[a-z\d-]+,? \(?$"
)
_POINTS = re.compile(
    rf"(?:\b(?:formerly|previously) (?:of|at|with)|\bthe only|\bone of (?:only )?(?:two|three|four)|"
    rf"\bwhose?\b|\bwho (?:works?|is|has been|joined|covers?|runs)|\bworks?|\bworking|"
    rf"\bon (?:nights|days|call|bank|the \w+ rota)|\bnights?\b|\bshifts?\b|\bweekends?\b|days?\b|"
    rf"\bwards?\b|\btheatres?\b|\bunit\b|\bclinic\b|\bteam\b|\bsince \d|\byears\b|\bband \d|\b{POST}\b)",
    re.I,
)
_APPOSED = re.compile(
    r"(?: \([^()\n]{2,90}\)|"
    r", (?!and\b|or\b|but\b)(?:an? |the |our |one of |on |formerly |previously |until |"
    r"who (?:works?|is|has been|covers|runs)\b|band \d|"
    rf"(?:[\w-]+ ){{0,3}}?{POST}\b)[^,.;:()\n]{{0,90}}(?=[,.;:)\n]|$))+",
    re.I,
)
_ASKS = re.compile(r"\bwho (?:asked|told|said|wants|wishes|saw|reported|wrote|rang|fears)\b", re.I)
_BE = re.compile(r"\b(?:is|was|are|were|been|about|against|from)\b", re.I)
_THEM = re.compile(r"\b(?:about|against|concerning|to) (?:the |a |an |our )?(?:\w+,? )?$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one passage says of people who speak in confidence.

    ``people``: keys of those named; ``told``: whether anyone is said to; ``about``: where sentences begin
    that say so; ``described``: spans that say who speaks without a name.
    """

    people: frozenset[str]
    told: bool
    about: tuple[int, ...]
    described: tuple[tuple[int, int], ...]


def sources(passage: Passage, people: Sequence[Mark], outsiders: set[str]) -> Heard:
    """Who raised a concern in confidence here, by name or by post, and whether anyone did.

    ``outsiders``: keys of people who are neither own staff nor officials.
    """
    keys: set[str] = set()
    about: list[int] = []
    spans: list[tuple[int, int]] = []
    theirs = [m for m in people if m.person in outsiders]
    for sign in signs(passage):
        start, end = passage.sentence_at(sign.start)
        about.append(start)
        named = (
            _inside(passage, sign, theirs)
            or _before(passage, theirs, start, sign)
            or _after(passage, people, outsiders, sign, end)
            or _gone_before(passage, theirs, start)
            or _writer(passage, theirs, start, end)
        )
        keys |= named
        span = described(passage, sign, people)
        if span and (not named or _is_beside(passage, span, theirs, named)):
            spans.append(span)
            about.append(passage.sentence_at(span[0])[0])
    return Heard(
        people=frozenset(keys), told=bool(about), about=tuple(about), described=tuple(spans)
    )


def _is_beside(
    passage: Passage, span: tuple[int, int], theirs: Sequence[Mark], named: set[str]
) -> bool:
    """As in "a technician at the Fen unit, Iris Tolland, told us": the description is of who is named."""
    near = [m for m in theirs if m.person in named]
    return any(
        passage.text[span[1] : m.start].strip(" ,(") == ""
        if span[1] <= m.start
        else passage.text[m.end : span[0]].strip(" ,(") == ""
        for m in near
    )


def _inside(passage: Passage, sign: Sign, theirs: Sequence[Mark]) -> set[str]:
    """As in "Her identity (Tilda Voss) has to be protected", "not aware that Tilda Voss rang us"."""
    text = passage.text
    within = [m for m in theirs if sign.start <= m.start < sign.end]
    if re.match(r"(?:name|identity|keep|details|involvement)\b", text[sign.start : sign.end], re.I):
        return {m.person for m in within}
    if sign.fears:
        return set()
    return {m.person for m in within if _HAS_TOLD.match(text[m.end : m.end + 30])}


def _before(passage: Passage, theirs: Sequence[Mark], start: int, sign: Sign) -> set[str]:
    """As in "Dr Chen told us in confidence": the nearest name before, with a verb of telling between."""
    text = passage.text
    for mark in reversed([m for m in theirs if start <= m.start and m.end <= sign.start]):
        between = text[mark.end : sign.start]
        lead = text[max(start, mark.start - 30) : mark.start]
        is_office = _IS_THE.search(between) and _GUARDIAN.search(text[sign.start : sign.end + 12])
        spoke = _TOLD.search(between) or (
            sign.is_strong
            and (sign.fears or not _BE.search(between))
            and not re.search(r"\bto\b", between)
        )
        if spoke and not is_office and not _GUARDIAN.search(lead) and not _THEM.search(lead):
            return {mark.person}
    return set()


def _after(
    passage: Passage, people: Sequence[Mark], outsiders: set[str], sign: Sign, end: int
) -> set[str]:
    """As in "told by a whistleblower? Dr Chen said", "our source is the clerk, Zadie Obi"."""
    text, place = passage.text, sign.end
    reach = text.find("\n", place)
    reach = min(len(text) if reach < 0 else reach, end + 90)
    inside = [m for m in people if place <= m.start < reach]
    if _GUARDIAN.match(text[place : place + 14].strip()) and inside:
        inside = inside if re.match(r"\W*policy\b", text[place : place + 14]) else inside[1:]
    if not inside or inside[0].person not in outsiders or sign.fears:
        return set()
    between = text[place : inside[0].start]
    plain = re.sub(
        r"\bit was\b|\bname of\b|\bidentity of\b|\bfrom (?:an?|the|our)? ?(?=\w*,? ?$)",
        "",
        between,
        flags=re.I,
    )
    leads = _LEADS_TO_NAME.search(between) or not between.strip()
    says_so = _TOLD.search(text[inside[0].end : inside[0].end + 30]) and not re.search(
        r"\b(?:about|against)\b", plain
    )
    is_theirs = (leads or says_so) and not _OF_OTHERS.search(plain)
    return {inside[0].person} if is_theirs else set()


def _gone_before(passage: Passage, theirs: Sequence[Mark], start: int) -> set[str]:
    """As in "Sister Keane rang. She wants to stay anonymous": whom the sentences before are about.

    The one just before may say anything of them; from further back it must be that they told.
    """
    small = lowered(passage.text)
    is_named = any(start <= m.start < passage.sentence_at(start)[1] for m in theirs)
    if is_named or not _OPENS_ABOUT_THEM.match(small, start):
        return set()
    for step in range(_BACK):
        if not start or small[start - 1] == "\n":
            break
        end, start = start, passage.sentence_at(start - 1)[0]
        earlier = [
            m
            for m in theirs
            if start <= m.start < end and not _NOT_SUBJECT.search(small, start, m.start)
        ]
        if earlier and (not step or _TOLD.search(small, start, end)):
            return {earlier[0].person}
    return set()


def _writer(passage: Passage, theirs: Sequence[Mark], start: int, end: int) -> set[str]:
    """As in "Please do not say that it was me. / Lottie": who wrote the message, by what ends or heads it."""
    text = passage.text
    if not _OF_ME.search(lowered(text), start, end):
        return set()
    for mark in theirs:
        line = text[text.rfind("\n", 0, mark.start) + 1 :].split("\n", 1)[0]
        alone = len(line.strip(" \t,.-*")) <= mark.end - mark.start + 1
        if end <= mark.start < end + _LETTER and alone:
            return {mark.person}
    heads = [
        m for m in theirs if m.start < start and _FROM.search(text[max(0, m.start - 12) : m.start])
    ]
    return {heads[-1].person} if heads else set()


def source_marks(
    passage: Passage,
    people: Sequence[Mark],
    keys: set[str],
    heard: Heard,
    descriptions: Iterable[str],
) -> list[Mark]:
    """Marks over each mention of a source with the post beside it, and over what points to them.

    ``descriptions``: what sources are called in the whole form where no name is given.
    """
    mentions = [_mention(passage, mark) for mark in people if mark.person in keys]
    spans = {*heard.described, *again(passage, tuple(descriptions))}
    posts = [
        description_mark(passage, *span) for span in sorted(spans) if not _is_plain(passage, span)
    ]
    free = [one for one in without_overlaps(posts) if not overlaps(one, [*mentions, *people])]
    mentions = _joined(passage, [*mentions, *free])
    return [*mentions, *facts(passage, people, mentions, keys, heard.about)]


def _joined(passage: Passage, marks: Sequence[Mark]) -> list[Mark]:
    """As in "a technician at the Fen unit, Iris Tolland,": one mark over both, so that it is said once."""
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda m: m.start):
        before = found[-1] if found else None
        if before and passage.text[before.end : mark.start] in (", ", " (", " "):
            closes = passage.text[mark.end : mark.end + 1]
            end = mark.end + (passage.text[before.end : mark.start] == ", " and closes == ",")
            end += passage.text[before.end : mark.start] == " (" and closes == ")"
            person = before.person or mark.person
            found[-1] = replace(before, end=end, person=person)
        else:
            found.append(mark)
    return found


def descriptions(passage: Passage, heard: Heard) -> set[str]:
    """What sources are called here, where that would tell who they are in another place too."""
    small = lowered(passage.text)
    return {words for start, end in heard.described if (words := telling(small[start:end]))}


def _is_plain(passage: Passage, span: tuple[int, int]) -> bool:
    return is_plain(lowered(passage.text)[span[0] : span[1]])


def _mention(passage: Passage, mark: Mark) -> Mark:
    """The name, the post that leads up to it and what is said of them in brackets or commas."""
    text = passage.text
    before = text[max(0, mark.start - 60) : mark.start]
    lead = _LED.search(before) or re.search(rf"\b{POST},? $", before, re.I)
    start = mark.start - (len(lead.group()) if lead else 0)
    end = mark.end + (
        1 if lead and lead.group().endswith("(") and text[mark.end : mark.end + 1] == ")" else 0
    )
    apposed = _APPOSED.match(text, end)
    if apposed and _POINTS.search(apposed.group()) and not _ASKS.search(apposed.group()):
        end = apposed.end() + text.startswith(", ", apposed.end())
    if lead and "," in lead.group() and text[end : end + 1] == ",":
        end += 1
    opens = not any(c.isalpha() for c in text[passage.sentence_at(start)[0] : start])
    return Mark(
        start=start,
        end=end,
        category=Category.CONFIDENTIAL_SOURCE,
        evidence="raised the concern in confidence",
        person=mark.person,
        replacement="A member of staff" if opens else "a member of staff",
    )


def source_dates(
    passage: Passage, dates: Sequence[Mark], keys: set[str], people: Sequence[Mark], heard: Heard
) -> list[Mark]:
    """Dates in the sentences that tell how the concern was raised."""
    found: list[Mark] = []
    theirs = [m for m in people if m.person in keys]
    for mark in dates if heard.about else ():
        start, _ = passage.sentence_at(mark.start)
        after = passage.sentence_at(max(0, start - 2))[0]
        told = start in heard.about or after in heard.about
        about = heard.described or any(after <= m.start for m in theirs if m.start < mark.end + 400)
        if told and about and mark.category is Category.DATE:
            found.append(
                Mark(
                    start=mark.start,
                    end=mark.end,
                    category=Category.CONFIDENTIAL_SOURCE,
                    evidence="date on which the concern was raised in confidence",
                    replacement="[date removed]",
                )
            )
    return found
