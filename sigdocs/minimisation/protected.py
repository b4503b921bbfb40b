"""What stands above the policy table: the confidential source (12), privilege, and directions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.text import Passage
from sigdocs.model.minimised import Direction
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText

_CONFIDED = re.compile(
    r"freedom to speak up|\bFTSU\b|whistle-?\s?blow|speak(?:ing)? up guardian|"
    r"protected disclosure|in (?:strict )?confidence\b|confidentially\b|"
    r"anonymously|(?:asked|wishes|wants|prefers|request\w*) (?:us |me )?(?:not to be|"
    r"to remain|to stay) (?:named|identified|anonymous|unnamed)|"
    r"(?:doesn['\u2019]t|does not|did not|didn['\u2019]t) want (?:his|her|their) name|"
    r"fear(?:s|ed|ful)? (?:of )?(?:detriment|reprisals?|retaliation|being identified)|"
    r"worried about (?:detriment|reprisals?)|asked for (?:his|her|their) name to be kept|off the record",
    re.I,
)
_DID = re.compile(
    r"\b(?:rais(?:ed|ing)|made|report(?:ed|s)|contact(?:ed|s)|told|tells|wrote|written|disclosed|"
    r"spoke|asked|gave|approach(?:ed|es)|came|is|was|said|says|rang|emailed|shared|wishes|wants|"
    r"fears|confided|went)\b",
    re.I,
)
_GUARDIAN = re.compile(r"\b(?:guardian|champion|policy|lead for|directed|signpost)", re.I)
_HEADED = re.compile(
    r"^.*\bPRIVILEGED\b.*$|^.*\bLEGAL(?:LY)? (?:PROFESSIONAL )?PRIVILEGE.*$", re.M | re.I
)
_NEGATED = re.compile(
    r"\b(?:no|not|nothing|none|without|never|neither|isn['\u2019]t|doesn['\u2019]t|"
    r"non)\b(?:\W+\w+){0,6}?\W+(?:privilege|advice|appended|quoted|attached)|"
    r"privileged?\W+(?:-\s*)?(?:and )?not (?:shared|attached|quoted)|not privileged|"
    r"remains? privileged",
    re.I,
)
_LAWYER = (
    r"(?:(?:leading |junior )?counsel|barrister|\bKC\b|\bQC\b|our (?:panel )?solicitors?|"
    r"(?:the )?panel (?:firm|solicitors?)|legal (?:team|advisers?)|defence solicitors?|"
    r"NHS Resolution['\u2019]s solicitors?)"
)
_ADVISED = re.compile(
    rf"{_LAWYER}[^.\n]{{0,80}}?\b(?:advise[sd]?|advised|opines?|opined|opinion|considers?|"
    rf"considered|thinks?|view is|views?|concluded|warned|recommends?|recommended|believes?)\b"
    r"|\b(?:legal advice|counsel['\u2019]s (?:opinion|advice|note|view))\b[^.\n]{0,40}\b(?:is|"
    r"was|says|said|states|that|:)|"
    r"\bprospects (?:of success|not better|no better|are|were|put at|at \d)|"
    r"\blitigation risk (?:is|at|of)\b|(?:conference|con) with counsel[^.\n]{0,40}(?::|that)",
    re.I,
)
_SAID_SO = re.compile(
    r"(?:this|that|it|which) (?:is|was|may be|could be) (?:legally )?privileged|"
    r"privileged advice|subject to (?:legal )?privilege",
    re.I,
)
_DIRECTIONS = (
    (
        "leave-out",
        r"\b(?:leave|left|leaves|keep|kept|take|taken|taking) (?:\w+ ){0,5}?out\b|"
        r"should(?:n['\u2019]t| not) (?:go|be (?:named|shared|included|disclosed|mentioned|"
        r"passed))|(?:do|does) not (?:share|disclose|name|include|mention|quote)|"
        r"don['\u2019]t (?:share|name|include|send|tell)|must not (?:be (?:named|shared|told|"
        r"identified|disclosed|mentioned|copied)|go|see|name|identify)|not (?:to )?be (?:shared|"
        r"named|disclosed|identified)|without (?:naming|names|the name)|(?:isn['\u2019]t|is not|"
        r"not) needed by|no further than|redact|anonymis|not for (?:wider|onward)",
    ),
    (
        "tell-first",
        r"\b(?:told|informed|tell|hear|contacted|spoken to)\b[^.]{0,60}\b(?:first|before|"
        r"beforehand|same day|in advance)|told by the Trust at the right time|"
        r"speak to [^.]{1,40} first",
    ),
    (
        "not-before",
        r"\bnot before\b|\bnot until\b|\bonly (?:after|once|when)\b|"
        r"\buntil\b[^.]{0,60}\b(?:inquest|met|told|trial|charged|decided|agreed|concluded|"
        r"hearing)|\bbefore (?:the|any) (?:letters?|recall|inquest|trial)|hold (?:back|off)",
    ),
    (
        "say-also",
        r"\bsay (?:also|so)\b|\bmake (?:clear|sure)\b|\bshould (?:also )?(?:say|state|mention|"
        r"record|be described)|described fairly|both letters|weight to",
    ),
    (
        "handle",
        r"tight handling|handled? (?:sensitively|with care)|in confidence|strictly confidential|"
        r"need[- ]to[- ]know|careful(?:ly)? handled",
    ),
)


def sources(passage: Passage, people: Sequence[Mark], outsiders: set[str]) -> tuple[set[str], bool]:
    """Who raised a concern in confidence here, and whether anyone is said to have done so.

    ``outsiders``: keys of people who are neither own staff nor officials.
    """
    found: set[str] = set()
    told = False
    for match in _CONFIDED.finditer(passage.text):
        start, end = passage.sentence_at(match.start())
        told = True
        before = [
            m
            for m in people
            if start <= m.start and m.end <= match.start() and m.person in outsiders
        ]
        for mark in reversed(before):
            between = passage.text[mark.end : match.start()]
            if _DID.search(between) and not _GUARDIAN.search(
                passage.text[max(start, mark.start - 30) : mark.start]
            ):
                found.add(mark.person)
                break
        else:
            found |= _after(passage, people, outsiders, match.end(), end)
    return found, told


def _after(
    passage: Passage, people: Sequence[Mark], outsiders: set[str], place: int, end: int
) -> set[str]:
    """As in "told by a whistleblower? Dr Chen said that she'd written": the first person after the word."""
    reach = passage.text.find("\n", place)
    reach = min(len(passage.text) if reach < 0 else reach, end + 90)
    inside = [m for m in people if place <= m.start < reach]
    if _GUARDIAN.match(passage.text[place : place + 14].strip()):
        inside = inside[1:]  # the guardian to whom it was told
    for mark in inside:
        if mark.person in outsiders:
            return {mark.person} if _DID.search(passage.text[mark.end : mark.end + 30]) else set()
    return set()


def source_marks(passage: Passage, people: Sequence[Mark], keys: set[str]) -> list[Mark]:
    """Marks over each mention of a source, with the post that leads up to it and the dates beside it."""
    found = []
    for mark in people:
        if mark.person in keys:
            lead = re.search(
                r"\b(?:[Tt]he|[Aa]n?|[Oo]ur) (?:[a-z-]+ ){0,3}[a-z-]+,? $",
                passage.text[max(0, mark.start - 60) : mark.start],
            )
            start = mark.start - (len(lead.group()) if lead else 0)
            opens = not any(
                c.isalpha() for c in passage.text[passage.sentence_at(start)[0] : start]
            )
            comma = (
                1
                if lead and "," in lead.group() and passage.text[mark.end : mark.end + 1] == ","
                else 0
            )
            words = "A member of staff" if opens else "a member of staff"
            found.append(
                Mark(
                    start=start,
                    end=mark.end + comma,
                    category=Category.CONFIDENTIAL_SOURCE,
                    evidence="raised the concern in confidence",
                    person=mark.person,
                    replacement=words,
                )
            )
    return found


def source_dates(
    passage: Passage, dates: Sequence[Mark], keys: set[str], people: Sequence[Mark]
) -> list[Mark]:
    """Dates in the sentences that tell how the concern was raised."""
    found = []
    for mark in dates:
        start, end = passage.sentence_at(mark.start)
        after = passage.sentence_at(max(0, start - 2))[0]
        told = _CONFIDED.search(passage.text, after, end)
        about = [m for m in people if after <= m.start < end and m.person in keys]
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


def privileged(passage: Passage) -> list[Mark]:
    """Suspected privileged passages: messages headed so, and advice of lawyers, quoted or told."""
    text = passage.text
    found = [
        _whole_message(text, match)
        for match in _HEADED.finditer(text)
        if not _NEGATED.search(match.group()) and _is_heading(match.group())
    ]
    for pattern in (_ADVISED, _SAID_SO):
        for match in pattern.finditer(text):
            start, end = _advice(passage, match)
            if (
                not _NEGATED.search(text[start:end])
                or pattern is _ADVISED
                and not _NEGATED.search(text[start : match.end() + 30])
            ):
                found.append(_mark(start, end, "advice of lawyers"))
    return found


def _is_heading(line: str) -> bool:
    words = line.split()
    return len(words) < 16 and (
        "PRIVILEGED" in line or "Privileged" in line or line.lower().startswith("subject")
    )


def _whole_message(text: str, match: re.Match[str]) -> Mark:
    """From the line after the heading (of a message: after its last header line) to its end."""
    start = match.end()
    headers = re.compile(r"\n[ \t>]*(?:From|To|Cc|Bcc|Sent|Date|Subject|Attachments?)[ \t]*:.*")
    while further := headers.match(text, start):
        start = further.end()
    start += len(text[start:]) - len(text[start:].lstrip())
    closing = re.compile(
        r"\n[ \t>]*(?:Kind regards|Regards|Best wishes|Yours sincerely|Thanks|"
        r"[A-Z][a-z]+)[ \t,.]*\n[ \t]*\n"
    )
    end = closing.search(text, start)
    return _mark(start, end.end() - 1 if end else len(text), "message headed as privileged")


def _advice(passage: Passage, match: re.Match[str]) -> tuple[int, int]:
    """The sentence, the whole of a quotation that it opens, and neighbours that call it privileged."""
    text = passage.text
    start, end = passage.sentence_at(match.start())
    opening = re.compile(r"[\"\u201c]").search(text, match.start(), end)
    if opening:
        closing = re.compile(r"[\"\u201d](?=[\s.,;)]|$)").search(text, opening.end())
        end = max(end, closing.end() if closing else end)
    line_end = text.find("\n", end - 1) if text[end - 1] != "\n" else end - 1
    rest = text[end : line_end if line_end >= 0 else len(text)]
    if re.search(r"privileged", rest, re.I) and not _NEGATED.search(rest):
        end += len(rest)
    return start, len(text[:end].rstrip()) if text[:end].rstrip() else end


def directions(passage: Passage) -> Iterator[Direction]:
    """Wishes in 2f, 2g, 4a and 8d on what to leave out, when, and what to say."""
    if passage.question not in ("2f", "2g", "4a", "8d"):
        return
    bounds = [*passage.sentences, len(passage.text)]
    for start, end in zip(bounds, bounds[1:], strict=False):
        sentence = passage.text[start:end].strip()
        for kind, pattern in _DIRECTIONS:
            if re.search(pattern, sentence, re.I):
                yield Direction(question=passage.question, text=PersonalText(sentence), kind=kind)
                break


def _mark(start: int, end: int, why: str) -> Mark:
    return Mark(start=start, end=end, category=Category.PRIVILEGED, evidence=why, confidence=0.8)
