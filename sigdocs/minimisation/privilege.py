"""Suspected privileged passages: advice of lawyers, strategy, offers and reserves (2a; domain).

Which sentences show it is told in ``litigation``; here a sentence grows to the whole of what is said: a
message headed as privileged, a quotation, the sentences that go on. It is withheld until Claims
Management clears it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sigdocs.minimisation.litigation import SIGNS, is_negated, is_ours, sign
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.sentences import lowered, worth_reading
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category

_HEADED = re.compile(
    r"^.*\bPRIVILEGED\b.*$|^.*\bLEGAL(?:LY)? (?:PROFESSIONAL )?PRIVILEGE.*$", re.M | re.I
)
_HEADERS = re.compile(r"\n[ \t>]*(?:From|To|Cc|Bcc|Sent|Date|Subject|Attachments?)[ \t]*:.*")
_CLOSING = re.compile(
    r"\n[ \t>]*(?:Kind regards|Regards|Best wishes|Yours sincerely|Thanks|[A-Z][a-z]+)[ \t,.]*\n[ \t]*\n"
)
_GOES_ON = re.compile(
    r"\s*(?:She|He|They|It|This|That|On that basis|Therefore|In (?:his|her|their) (?:view|opinion))\b"
)
_TELLS = re.compile(  # what follows says what the advice was, whatever it is about
    r"\s*(?:It (?:is|was|says|said|states|concludes|advises|concluded) (?:that\b|:)|"
    r"(?:Its|The|In) (?:effect|gist|upshot|conclusion)\b|"
    r"(?:Her|His|Their|The) (?:advice|view|opinion|verdict) ?(?::|,? (?:is|was)\b))"
)
_OF_BEFORE = re.compile(
    r"(?:This|That|The|It|Her|His)\b[^.\n]{0,30}\b(?:is|are|remains) (?:\w+ )?"
    r"(?:privileged|unserved|not (?:yet )?served)\b"
)
_QUOTED_ADVICE = Pattern(r"\b(?:her|his|their|the) (?:advice|view|opinion|verdict) ?(?::|was:|is:)")
_AT_LAW = re.compile(
    r"\b(?:breach|causation|liability|claim|trial|settl\w+|defen\w+|quantum|witness|court|admit\w*|"
    r"concede\w*|offer)\b"
)
_OPENING = re.compile(r"[\"\u201c]")
_CLOSED = re.compile(r"[\"\u201d](?=[\s.,;)]|$)")


def privileged(passage: Passage) -> list[Mark]:
    """Suspected privileged passages: messages headed so, advice of lawyers, strategy, offers, reserves."""
    text, small = passage.text, lowered(passage.text)
    found = [
        _whole_message(text, match)
        for match in (_HEADED.finditer(text) if "privilege" in small else ())
        if not is_negated(match.group().lower()) and _is_heading(match.group())
    ]
    for start, end in _told(passage):
        found.append(_mark(start, end, "advice of lawyers, strategy, offer or reserve"))
    return found


def _told(passage: Passage) -> Iterator[tuple[int, int]]:
    for start, sentence, live in worth_reading(passage, SIGNS):
        match = sign(sentence, live)
        if match and not _is_heading(_line(passage.text, start + match.start())):
            yield _advice(passage, start + match.start())
    for start, sentence, _ in worth_reading(passage, (_QUOTED_ADVICE,)):
        before = passage.sentence_at(max(0, start - 2))[0]
        is_opened = _QUOTED_ADVICE.match(sentence)
        if is_opened and before < start and is_ours(lowered(passage.text)[before:start]):
            yield _advice(passage, start)


def _line(text: str, place: int) -> str:
    """The line that holds a place of the text."""
    return text[text.rfind("\n", 0, place) + 1 :].split("\n", 1)[0]


def _is_heading(line: str) -> bool:
    """Whether a line calls the message below it privileged; the line itself tells nothing."""
    words = line.split()
    return (
        bool(_HEADED.match(line))
        and len(words) < 16
        and ("PRIVILEGED" in line or "Privileged" in line or line.lower().startswith("subject"))
    )


def _whole_message(text: str, match: re.Match[str]) -> Mark:
    """From the line after the heading (of a message: after its last header line) to its end."""
    start = match.end()
    while further := _HEADERS.match(text, start):
        start = further.end()
    start += len(text[start:]) - len(text[start:].lstrip())
    if start >= len(text):
        start = match.start()
    end = _CLOSING.search(text, start)
    return _mark(start, end.end() - 1 if end else len(text), "message headed as privileged")


def _advice(passage: Passage, place: int) -> tuple[int, int]:
    """The sentence, the whole of a quotation that it opens, and the sentences that go on about it."""
    text = passage.text
    start, end = passage.sentence_at(place)
    if _OF_BEFORE.match(text, start) and start and text[start - 1] != "\n":
        start = passage.sentence_at(start - 1)[0]
    opening = _OPENING.search(text, place, end)
    if opening:
        closing = _CLOSED.search(text, opening.end())
        end = max(end, closing.end() if closing else end)
    line_end = text.find("\n", end - 1) if text[end - 1] != "\n" else end - 1
    rest = text[end : line_end if line_end >= 0 else len(text)]
    if "privileged" in rest.lower() and not is_negated(rest.lower()):
        end += len(rest)
    while (
        end < len(text)
        and text[end - 1] != "\n"
        and (_GOES_ON.match(text, end) or _TELLS.match(text, end))
    ):
        _, further = passage.sentence_at(end + 1)
        tells = _TELLS.match(text, end) or _AT_LAW.search(lowered(text), end, further)
        if further <= end or not tells:
            break
        end = further
    return start, len(text[:end].rstrip()) if text[:end].rstrip() else end


def _mark(start: int, end: int, why: str) -> Mark:
    return Mark(start=start, end=end, category=Category.PRIVILEGED, evidence=why, confidence=0.8)
