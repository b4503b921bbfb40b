"""Wording for learning summaries: quarters, age bands, small numbers, wards and places (25).

Small numbers: a count of 1 to 7 people is not stated, as in NHS England's hospital statistics since
September 2018 (disclosure control for HES and ECDS).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sigdocs.minimisation.dates import MONTHS, Day, days
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.tagger import NamesModel, Tags
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

_QUARTERS = ("first", "second", "third", "fourth")
_COUNTS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_NUMBERS = [
    *_COUNTS,
    *["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
]
_STEMS = ["", "", *["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]]
_TENS = [
    "",
    *["twentie", "thirtie", "fortie", "fiftie", "sixtie", "seventie", "eightie", "ninetie"],
]
_CAPITALS = r"(?<![\w'\u2019&-])(?:[A-Z][\w'\u2019&-]{1,40} ){1,3}"
_LOOKED_UP = (
    (
        re.compile(
            rf"\b(?:[Tt]he )?{_CAPITALS}(?:Echo|Gazette|Herald|Chronicle|Mercury|Argus|Courier|"
            rf"Advertiser|Post|Mail|Times|News|Telegraph|"
            r"Express|Journal|Guardian|Observer|Standard|Examiner|Star|Bulletin|FM|Radio)\b"
        ),
        "a news outlet",
    ),
    (re.compile(rf"\b{_CAPITALS}(?:LLP|Solicitors|Law|Legal LLP)\b"), "a law firm"),
    (re.compile(rf"\b{_CAPITALS}Chambers\b"), "a set of chambers"),
    (re.compile(r"\bOperation [A-Z][a-z]+\b"), "a police operation"),
    (re.compile(r"[\"\u201c][A-Z][A-Z ,:?!'\u2019-]{14,}[\"\u201d]"), "[headline removed]"),
)
_WARD = re.compile(
    r"(?P<name>(?<![\w'\u2019-])(?:[A-Z][\w'\u2019-]{1,40} ){1,2})(?P<head>(?:[Ww]ard|[Tt]heatres?|[Ww]ing|"
    r"[Ss]uite|[Cc]linic|[Bb]irth [Cc]entre|[Uu]nit))\b(?!\s+[A-Z])"
)


def date_words(day: Day, first_year: int, style: str) -> str:
    """A date as a quarter: "the second quarter of year one", or "April to June 2026"."""
    quarter = (day.month - 1) // 3
    if style == "quarter":
        names = [MONTHS[quarter * 3].capitalize(), MONTHS[quarter * 3 + 2].capitalize()]
        return f"{names[0]} to {names[1]}" + (f" {day.year}" if day.year else "")
    year = (
        f" of year {_number(max(1, day.year - first_year + 1))}" if day.year and first_year else ""
    )
    if day.year and first_year and day.year < first_year:
        return f"the {_QUARTERS[quarter]} quarter of an earlier year"
    return f"the {_QUARTERS[quarter]} quarter{year}"


def _number(number: int) -> str:
    """In words up to twelve, so that no figure of the date stays behind."""
    return _COUNTS[number - 1] if number <= len(_COUNTS) else str(number)


def first_year(dates: Sequence[str], received_year: int) -> int:
    """The year that counts as year one: of the earliest event in the five years before receipt."""
    years = [
        d.year for text in dates for d in days(text) if received_year - 5 <= d.year <= received_year
    ]
    return min(years, default=received_year)


def age_words(written: str) -> str:
    """An age as a ten-year band: "in their 40s", "under 10"."""
    if re.search(r"\d0s|ties\b|teens", written):
        return _decade(written)
    numbers = [int(n) for n in re.findall(r"\d+", written)]
    years = numbers[0] if numbers else _counted_words(written)
    is_small = re.search(r"\b(?:days?|weeks?|wks?|months?|mths?)\b", written) and not re.search(
        r"\byears?\b", written
    )
    if is_small:
        return "under one year of age" if "old" in written else "less than a year"
    if years < 10:
        return "under ten"
    if years >= 90:
        return "90 or over"
    if years < 20:
        return "in their teens"
    return f"in their {years // 10 * 10}s"


def _decade(written: str) -> str:
    """Of "late forties": "40s"."""
    tens = [n for n, word in enumerate(_TENS, 1) if written.lower().endswith(word + "s") and word]
    figures = re.search(r"\d0s", written)
    decade = f"{tens[0]}0s" if tens else "teens"
    return figures.group() if figures else decade


def _counted_words(written: str) -> int:
    """The number that words tell: "eighty-one" is 81; 0 where they tell none."""
    words = re.findall(r"[a-z]+", written.lower())
    tens = next((10 * _STEMS.index(w) for w in words if w in _STEMS and w), 0)
    ones = next((_NUMBERS.index(w) + 1 for w in words if w in _NUMBERS), 0)
    return 100 if "hundred" in words else tens + ones


def learning_marks(
    passage: Passage,
    words: Words,
    model: NamesModel,
    tags: Tags,
    low_high: tuple[int, int],
) -> list[Mark]:
    """What only a learning summary generalises: months with years, small numbers, wards, places.

    ``tags``: what the tagger says of the passage; ``low_high``: the counts that are not stated.
    """
    return [
        *_months(passage),
        *_small_numbers(passage.text, words, low_high),
        *_wards(passage),
        *_places(passage, words, model, tags),
        *_titles(passage.text),
    ]


def _titles(text: str) -> Iterator[Mark]:
    """Newspapers, law firms, police operations and headlines: each can be looked up."""
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
def _counted(words: Words, low: int, high: int) -> re.Pattern[str]:
    numbers = "|".join([*(str(n) for n in range(low, high + 1)), *_COUNTS[low - 1 : high]])
    nouns = "|".join(f"(?:{noun})" for noun in words.people_nouns)
    return re.compile(
        rf"(?<![\w/.,:\u00a3-])(?P<n>{numbers})(?P<of> of (?:the |his |her |our |"
        rf"these )?(?:\w+ )?)?(?P<gap> (?:[a-z-]+ ){{0,2}}?)(?P<noun>{nouns})\b(?!-)"
        rf"|(?<![\w/.,:\u00a3-])(?P<part>(?:{numbers}) (?:of|out of) (?:the )?(?:{numbers}|\d+|"
        rf"eight|nine|ten|eleven|twelve|them|these|us))\b",
        re.I,
    )


def _small_numbers(text: str, words: Words, low_high: tuple[int, int]) -> Iterator[Mark]:
    for match in _counted(words, *low_high).finditer(text):
        if match.group("part"):
            start, end = match.span("part")
            replacement = (
                "some" if text[start : start + 1].islower() or text[start].isdigit() else "Some"
            )
        elif match.group("n").lower() in ("1", "one") or match.group("of"):
            continue
        else:
            start, end = match.span("n")
            replacement = "Several" if text[start].isupper() else "several"
        yield Mark(
            start=start,
            end=end,
            category=Category.RARE_DETAIL,
            evidence="small number of people",
            confidence=0.8,
            replacement=replacement,
        )


def _wards(passage: Passage) -> Iterator[Mark]:
    for match in _WARD.finditer(passage.text):
        head = match.group("head").lower()
        first = match.group("name").split()[0]
        if first.lower() in (
            "the",
            "this",
            "that",
            "each",
            "every",
            "no",
            "both",
            "our",
            "your",
            "a",
            "on",
            "in",
        ):
            continue
        article = (
            ""
            if re.search(r"\b(?:the|a|an|this|that) $", passage.text[: match.start()][-6:], re.I)
            or head.endswith("s")
            else "a "
        )
        yield Mark(
            start=match.start(),
            end=match.end(),
            category=Category.ADDRESS,
            evidence="name of a ward or unit",
            confidence=0.8,
            replacement=article + head,
        )


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
