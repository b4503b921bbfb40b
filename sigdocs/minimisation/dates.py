"""Dates, dates of birth and ages, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wednes|Wed|Thurs?|Thu|Fri|Satur|Sat|Sun)(?:day)?,? (?:the )?)?"
_WORDS = re.compile(
    rf"(?<![\w/]){_WEEKDAY}(?P<d>{_DAY})(?:st|nd|rd|th)?(?: ?(?:to|and|or|-|\u2013|"
    rf"&) ?(?P<d2>{_DAY})(?:st|nd|rd|th)?)?"
    rf"(?: of)?[ \u00a0-](?P<m>{_MONTH})\b(?:\.?,?[ -](?P<y>(?:19|20)\d\d|'?\d\d(?!\w|:\d|\.\d)))?(?!\w)",
    re.I,
)
_AMERICAN = re.compile(rf"\b(?P<m>{_MONTH}) (?P<d>{_DAY})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)\b")
_FIGURES = re.compile(
    rf"(?<![\w/.:-])(?P<d>{_DAY})(?P<s>[/.\-])(?P<mn>0?[1-9]|1[0-2])(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?![\w/-])"
    rf"|(?<![\w/.-])(?P<iy>(?:19|20)\d\d)-(?P<imn>0[1-9]|1[0-2])-(?P<id>{_DAY})(?!\w)"
)
_MONTH_YEAR = re.compile(rf"\b(?P<m>{_MONTH}) (?P<y>(?:19|20)\d\d)\b")
_BORN = re.compile(
    r"(?:\bd\.?o\.?b\.?|date of birth|dates of birth|\bborn(?: on)?|\bb\.|birthday|"
    r"birth date)(?:\W{0,4}| (?:as|is|was|given as|of) )$",
    re.I,
)
_APPOSED = re.compile(r"(?: \(|, ?| - | \u2013 |; )$")
_CLOSES = re.compile(r"[),;.\n]|\Z| [-\u2013]|, ")
_AGES = re.compile(
    r"\b(?:aged?|age of|age:|aged about)[ :]{0,2}(?P<a>\d{1,3})(?! ?(?:weeks?|minutes?|hours?|"
    r"%))\b(?: (?:years?|yrs?)(?: old)?)?"
    r"|\b(?P<b>\d{1,3}[ -]?(?:years?|yrs?|months?|weeks?|days?)[ -]old)\b|"
    r"\b(?P<c>\d{1,3} ?(?:yo|y/o|yr old|y\.o\.))(?!\w)"
    r"|\b(?P<d>\d{1,3} (?:years?|months?|weeks?|days?) of age)\b|"
    r"\b(?P<e>\d{1,2} years? (?:and )?\d{1,2} months?)\b",
    re.I,
)
_IS_AGED = re.compile(
    r" (?:is|was|now|turned) (?P<a>\d{1,3})(?= and\b|,|\.| when\b| years|;| at\b)"
)
_AFTER_NAME = re.compile(
    r"(?:, | \(|, a |, an )(?P<a>\d{1,3})(?: ?(?P<u>years?|yrs?|months?|weeks?|"
    r"days?))?(?=[,;)]| of | and |, )"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date as written: ``year`` 0 where none is given, ``day`` 0 for a month and year alone."""

    start: int
    end: int
    day: int
    month: int
    year: int


def days(text: str) -> list[Day]:
    """Every date with a day, and every month with a year, in order."""
    found: list[Day] = []
    for pattern in (_WORDS, _AMERICAN, _FIGURES, _MONTH_YEAR):
        for match in pattern.finditer(text):
            day = _day(match)
            if not any(day.start < other.end and other.start < day.end for other in found):
                found.append(day)
    return sorted(found, key=lambda d: d.start)


def _day(match: re.Match[str]) -> Day:
    groups = match.groupdict()
    if groups.get("iy"):
        year, month, day = (int(groups[name]) for name in ("iy", "imn", "id"))
    else:
        year = _year(groups.get("y") or "")
        month = int(groups["mn"]) if groups.get("mn") else _month(groups["m"])
        day = int(groups["d"]) if groups.get("d") else 0
    return Day(start=match.start(), end=match.end(), day=day, month=month, year=year)


def _month(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


def _year(digits: str) -> int:
    """Four figures; two are of this century up to 39."""
    digits = digits.lstrip("'")
    if len(digits) != 2:
        return int(digits or 0)
    return int(digits) + (2000 if int(digits) < 40 else 1900)


def date_marks(
    passage: Passage, names: Sequence[Mark], numbers: Sequence[Mark] = (), *, received_year: int
) -> list[Mark]:
    """Dates of birth, exact dates and ages. ``names``: the marks of people in the passage.

    A date is one of birth when it is called so, when it stands in apposition to a name, or when it
    lies more than sixteen years back.
    """
    ends = {mark.end for mark in names}
    found = []
    for day in days(passage.text):
        if not day.day:
            continue
        category, why = Category.DATE, "exact date"
        apposed = set() if passage.question == "2g" else ends
        if _is_birth(passage.text, day, apposed, received_year):
            category, why = Category.DATE_OF_BIRTH, "date of birth by its label, place or year"
        found.append(
            Mark(start=day.start, end=day.end, category=category, evidence=why, confidence=0.95)
        )
    birth = {
        m.end
        for m in (*found, *numbers)
        if m.category in (Category.DATE_OF_BIRTH, Category.NHS_NUMBER)
    }
    return [*found, *_ages(passage.text, ends | birth)]


def _is_birth(text: str, day: Day, ends: set[int], received_year: int) -> bool:
    before = text[max(0, day.start - 32) : day.start]
    if _BORN.search(before):
        return True
    if day.year and day.year < received_year - 16:
        return True
    lead = _APPOSED.search(before)
    apposed = lead is not None and (day.start - len(lead.group())) in ends
    return apposed and bool(day.year) and bool(_CLOSES.match(text[day.end : day.end + 2]))


def _ages(text: str, ends: set[int]) -> Iterator[Mark]:
    for match in _AGES.finditer(text):
        group = match.lastgroup or "a"
        start, end = match.span(group)
        yield Mark(
            start=start, end=end, category=Category.AGE, evidence="age in words", confidence=0.95
        )
    for match in _IS_AGED.finditer(text):
        if match.start() in ends:
            start, end = match.span("a")
            yield Mark(
                start=start,
                end=end,
                category=Category.AGE,
                evidence="age of a person",
                confidence=0.9,
            )
    for match in _AFTER_NAME.finditer(text):
        if match.start() in ends and int(match.group("a")) < 115:
            end = match.end("u") if match.group("u") else match.end("a")
            yield Mark(
                start=match.start("a"),
                end=end,
                category=Category.AGE,
                evidence="number after a name",
                confidence=0.9,
            )
