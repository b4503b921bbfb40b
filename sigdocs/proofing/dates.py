"""Dates and ages in whichever way they are written, for comparing by what they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

Day = tuple[int, int, int]
"""Year (0 where none is written), month, day."""

_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        re.findall(
            r"\S+",
            """
        january february march april may june july august september october november december
        """,
        ),
        start=1,
    )
}
_NAME = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_ORDINALS = {
    words: number
    for number, words in enumerate(
        re.findall(
            r"\S+",
            """
            first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
            thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
            twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth
            twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first
            """,
        ),
        start=1,
    )
}
_SPELT = "|".join(sorted(_ORDINALS, key=len, reverse=True)).replace("-", r"[\s\-‑]?")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: number for number, word in enumerate([*_ONES, *_TEENS], start=1)}
_VALUES |= {word: number * 10 for number, word in enumerate(_TENS, start=2)}
_TWO = rf"(?:(?:{'|'.join(_TENS)})(?:[\s‑-](?:{'|'.join(_ONES)}))?|{'|'.join([*_TEENS, *_ONES])})"
_YEAR = (
    r"(?:[\s,\-‑/.’']*(?P<year>(?:19|20)\d\d|\d\d(?![\d:.])|"
    rf"(?:nineteen|twenty|two thousand(?: and)?)\s{_TWO}\b)(?!\d))?"
)
_WAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d)(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?(?:\s+of)?[\s\-‑./]*{_NAME}{_YEAR}",
        rf"\b{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d){_YEAR}",
        r"(?<![\d/.\-])(?P<day>\d{1,2})\s?[/.\-‑]\s?(?P<month>\d{1,2})\s?[/.\-‑]\s?"
        r"(?P<year>(?:19|20)?\d\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"\b(?P<day>{_SPELT})\s+(?:day\s+)?(?:of\s+)?{_NAME}{_YEAR}",
        r"(?<![\w./-])(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?![\w/-])",
    )
)
_NUMBER = re.compile(r"\d{1,3}")
_AGE = re.compile(
    r"\b(?:age[ds]?(?:\s+of)?:?|aged about)\s*(?P<before>\d{1,3})\b"
    rf"|\b(?:age[ds]?(?:\s+of)?:?|aged about)\s*(?P<said>{_TWO})\b(?!\s(?:or|to)\b)"
    rf"|\b(?P<told>{_TWO})[\s\-‑](?:years?|yrs?)[\s\-‑](?:old|of\s+age)\b"
    r"|(?<![\d.,/])(?P<after>\d{1,3})[\s\-‑]*(?:years?|yrs?|y/?o|months?|weeks?|days?)\b"
    r"(?:[\s\-‑]*(?:old|of\s+age))?"
    r"|(?<=[,(])\s?(?P<alone>\d{1,3})(?=[,)])",
    re.IGNORECASE,
)


def days(texts: Iterator[str] | tuple[str, ...]) -> Counter[Day]:
    """How often each date is written. A date without a year has year 0."""
    return Counter(day for text in texts for day, _ in days_in(text))


def days_in(text: str) -> Iterator[tuple[Day, str]]:
    """Each date in a text, with the words for it."""
    for way in _WAYS:
        for found in way.finditer(text):
            day = _day(found)
            if day:
                yield day, found[0]


def is_just_a_date(text: str) -> bool:
    """Whether a text is a date and nothing else ("Thursday 10 December 2026")."""
    for way in _WAYS:
        text = way.sub("", text)
    return not re.sub(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\W", "", text.casefold())


def _day(found: re.Match[str]) -> Day | None:
    month = found["month"]
    number = int(month) if month.isdigit() else _MONTHS[month[:3].casefold()]
    spelt = re.sub(r"[\s\-‑]+", "-", found["day"].casefold())
    day = _ORDINALS[spelt] if spelt in _ORDINALS else int(spelt) if spelt.isdigit() else 0
    full = _full(found["year"] or "0")
    return (full, number, day) if 1 <= number <= 12 and 1 <= day <= 31 else None


def _full(year: str) -> int:
    """Four figures of a year, written in two, in four or in words ("nineteen sixty one")."""
    if year.isdigit():
        return int(year) + (0 if len(year) != 2 else 2000 if int(year) < 50 else 1900)
    century, _, rest = re.sub(r"\s+", " ", year.casefold()).partition(" ")
    return (1900 if century == "nineteen" else 2000) + _said(rest)


def _said(words: str) -> int:
    """Under a hundred, in words: "sixty-one" is 61; 0 where no word is a number."""
    return sum(_VALUES.get(word, 0) for word in re.findall(r"[a-z]+", words.casefold()))


def ages(texts: Iterator[str] | tuple[str, ...]) -> Counter[str]:
    """How often each number is written as an age ("aged 31", "31-year-old", ", 31,")."""
    return Counter(age for text in texts for age, _ in ages_in(text))


def ages_in(text: str) -> Iterator[tuple[str, str]]:
    """Each age in a text, with the words for it."""
    for found in _AGE.finditer(text):
        figures = found["before"] or found["after"] or found["alone"]
        yield (
            (figures and str(int(figures))) or str(_said(found["said"] or found["told"])),
            found[0],
        )


def age_of(text: str) -> str:
    """The number in the words of an age ("aged 31", "31", "6 days"), "" where there is none."""
    found = _NUMBER.search(text)
    return str(int(found[0])) if found else str(_said(text) or "")
