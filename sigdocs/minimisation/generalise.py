"""Wording for learning summaries: quarters, age bands, small numbers, wards and places (25).

Small numbers: a count of 1 to 7 people is not stated, as in NHS England's hospital statistics since
September 2018 (disclosure control for HES and ECDS).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sigdocs.minimisation.dates import days
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.spans import Spans
from sigdocs.minimisation.tagger import NamesModel, Tags
from sigdocs.minimisation.text import Passage
from sigdocs.model.numbers import UNITS
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

_CAPITALS = r"(?<![\w'\u2019&-])(?:[A-Z][\w'\u2019&-]{1,40} ){1,3}"
_LOOKED_UP = (
    (
        Pattern(
            rf"\b(?:[Tt]he )?{_CAPITALS}(?:Echo|Gazette|Herald|Chronicle|Mercury|Argus|Courier|"
            rf"Advertiser|Post|Mail|Times|News|Telegraph|"
            r"Express|Journal|Guardian|Observer|Standard|Examiner|Star|Bulletin|FM|Radio)\b"
        ),
        "a news outlet",
    ),
    (Pattern(r"\bOperation [A-Z][a-z]+\b"), "a police operation"),
    (Pattern(r"[\"\u201c][A-Z][A-Z ,:?!'\u2019-]{14,}[\"\u201d]"), "[headline removed]"),
)
_WARD = Pattern(
    r"(?P<name>(?<![\w'\u2019-])(?:[A-Z][\w'\u2019-]{1,40} ){1,2})(?P<head>(?:[Ww]ard|[Tt]heatres?|[Ww]ing|"
    r"[Ss]uite|[Cc]linic|[Bb]irth [Cc]entre|[Uu]nit))\b(?!\s+[A-Z])"
)


def learning_marks(
    passage: Passage,
    words: Words,
    model: NamesModel,
    tags: Tags,
    low_high: tuple[int, int],
    people: Sequence[Mark] = (),
) -> list[Mark]:
    """What only a learning summary generalises: months with years, small numbers, wards, places.

    ``tags``: what the tagger says of the passage; ``low_high``: the counts that are not stated;
    ``people``: the marks of people, whose names are no ward's ("Dr Ward ward round").
    """
    return [
        *_months(passage),
        *_small_numbers(passage.text, words, low_high),
        *_wards(passage, Spans((m.start, m.end) for m in people)),
        *_places(passage, words, model, tags),
        *_titles(passage.text),
    ]


def _titles(text: str) -> Iterator[Mark]:
    """Newspapers, police operations and headlines: each can be looked up."""
    for pattern, words in _LOOKED_UP:
        for match in pattern.finditer(text):
            yield Mark(
                start=match.start(),
                end=match.end(),
                category=Category.RARE_DETAIL,
                evidence="name that can be looked up",
                confidence=0.7,
                replacement=words,
            )


def _months(passage: Passage) -> Iterator[Mark]:
    for day in days(passage.text):
        if not day.day:
            yield Mark(
                start=day.start,
                end=day.end,
                category=Category.DATE,
                evidence="month and year",
                confidence=0.9,
            )


@lru_cache(maxsize=8)
def _counts(words: Words, low: int, high: int) -> tuple[Pattern, ...]:
    """Counts before people, as a part of a whole, standing for people, and after a label."""
    numbers = "|".join([*(str(n) for n in range(low, high + 1)), *UNITS[low : high + 1]])
    several = "|".join(
        [*(str(n) for n in range(max(2, low), high + 1)), *UNITS[max(2, low) : high + 1]]
    )
    people = "|".join(f"(?:{noun})" for noun in words.people_nouns)
    not_people = rf"(?! (?!(?:{people})\b)(?:[a-z-]+ )?(?!was\b|has\b|is\b)[a-z-]+s\b)"
    free = r"(?<![\w/.,:\u00a3$-])"
    return (
        Pattern(
            rf"{free}(?P<n>{several})(?= (?:of (?:the |his |her |our |these |those )?(?:\w+ )?)?"
            rf"(?!(?:{_MEASURES})s?\b)(?:[a-z-]+ ){{0,2}}?(?:{people})\b(?!-))",
            re.I,
        ),
        Pattern(
            rf"{free}(?P<n>(?:{several}) (?:of|out of) (?:the |these |those )?"
            rf"(?:\d+|{'|'.join(UNITS[1:])}))\b"
            rf"{not_people}",
            re.I,
        ),
        Pattern(
            rf"{free}(?P<n>{several})(?= (?:of (?:them|these|those|whom|us|you)|were|are|died|had|have|"
            r"survived|needed|required|remain|recovered)\b)",
            re.I,
        ),
        Pattern(
            rf"{free}(?:one|1) (?:of|out of) (?P<n>(?:the |these |those )?(?:{several}))\b{not_people}"
            rf"(?P<who> (?:[a-z-]+ ){{0,2}}?(?:{people})\b)?",
            re.I,
        ),
        Pattern(rf"\b(?:{people}) ?[:=] ?(?P<n>{numbers})\b(?![\w/:-]|[.,]\d)", re.I),
    )


_MEASURES = (
    "day|week|month|year|hour|minute|night|shift|time|dose|unit|point|degree|percent|per|mg|ml|kg|"
    "centimetre|inch|mile|page|line|star|bed|ward|site|option|version"
)
_CLASSES = re.compile(  # "band 6 nurses", "one in three women": a grade or a rate, no count
    r"\b(?:bands?|grades?|stages?|levels?|tiers?|types?|class|category|phase|step|room|bay|ward|theatre|"
    r"day|week|page|paragraphs?|sections?|part|appendix|table|figure|question|options?|item|twin|no\.?|"
    r"number|gravida|para|version|form|annex|aged?|one in|1 in|per|case|patient|claim|baby|death|incident|"
    r"complaint|claimant|mother|family|child) $",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:the|these|those|his|her|their|our|its|first|last|next|other|another|further|[\w]+'s) $",
    re.I,
)


def _small_numbers(text: str, words: Words, low_high: tuple[int, int]) -> Iterator[Mark]:
    """Small counts of people; the words fit what stands before them."""
    before, part, alone, whole, labelled = _counts(words, *low_high)
    taken: list[tuple[int, int]] = []
    wordings = (part, "some"), (whole, "them"), (before, "a few"), (alone, "some"), (labelled, "")
    for pattern, plain in wordings:
        for match in pattern.finditer(text):
            start, end = match.span("n")
            lead = text[max(0, start - 14) : start]
            if _CLASSES.search(lead) or any(s < end and start < e for s, e in taken):
                continue
            taken.append((start, end))
            yield Mark(
                start=start,
                end=end,
                category=Category.RARE_DETAIL,
                evidence="small number of people",
                confidence=0.8,
                replacement=_few(text, match, lead, plain) or f"{low_high[1]} or fewer",
            )


def _few(text: str, match: re.Match[str], lead: str, plain: str) -> str:
    """As in "a few patients", "the few patients", "all the patients", "Some of the women", "one of them"."""
    start, end = match.span("n")
    if plain == "them":
        return "the" if match.group("who") else plain
    stands_alone = plain == "some" or text[end:].startswith(" of ")
    if lead.lower().endswith("all "):
        return "of them" if plain == "some" else "the"
    if plain and _TOLD.search(lead):
        return "few"
    few = "some" if stands_alone and plain else plain
    return few.capitalize() if text[start].isupper() else few


def _wards(passage: Passage, people: Spans) -> Iterator[Mark]:
    """Names of wards and units: "on Maple ward and then Rose ward" → "on a ward and then another ward"."""
    seen: dict[tuple[int, str], str] = {}
    for match in _WARD.finditer(passage.text):
        head, name = match.group("head").lower(), match.group("name")
        if name.split()[0].lower() in _NOT_A_WARD or people.touch(match.start(), match.end()):
            continue
        first = seen.setdefault((passage.sentence_at(match.start())[0], head), name)
        yield Mark(
            start=match.start(),
            end=match.end(),
            category=Category.ADDRESS,
            evidence="name of a ward or unit",
            confidence=0.8,
            replacement=_a_ward(passage.text[: match.start()], head, is_other=first != name),
        )


_NOT_A_WARD = frozenset(
    ["the", "this", "that", "each", "every", "no", "both", "our", "your", "a", "on", "in"]
)
_DETERMINED = re.compile(r"\b(?:the|a|an|this|that|his|her|their|our|its|\w+['\u2019]s) $", re.I)


def _a_ward(before: str, head: str, *, is_other: bool) -> str:
    if head.endswith("s") or _DETERMINED.search(before[-24:]):
        return head
    return f"another {head}" if is_other else f"a {head}"


def _places(passage: Passage, words: Words, model: NamesModel, tags: Tags) -> Iterator[Mark]:
    """Towns, counties and countries: from the list, or where the tagger is sure after "in" or "near"."""
    for index, token in enumerate(passage.tokens):
        if token.is_caps:
            continue
        listed = token.is_capital and token.fold in words.places
        before = passage.tokens[index - 1].fold if index else ""
        tagged = tags.get(index, ("O", 0.0))
        sure = (
            tagged[0] == "LOC"
            and tagged[1] > 60
            and before in ("in", "near", "from", "at", "to", "around")
            and not model.is_ordinary(token.fold)
        )
        following = passage.tokens[index + 1].fold if index + 1 < len(passage.tokens) else ""
        if (
            (listed or sure)
            and following not in words.medical_heads
            and before not in ("nhs",)
            and following != "coma"
        ):
            lead = passage.tokens[index - 1]
            led = index and lead.text in ("New", "South", "North", "Saint", "St", "Great")
            yield Mark(
                start=lead.start if led else token.start,
                end=token.end,
                category=Category.ADDRESS,
                evidence="name of a place",
                confidence=0.7,
                replacement="[place]",
            )
