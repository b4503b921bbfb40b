"""Dates as quarters or counted days, ages as bands: how a learning summary says when and how old (25).

Ages are ten-year bands in words ("in their seventies"), so that no figure of the age stays behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sigdocs.minimisation.dates import MONTHS, Day, days
from sigdocs.minimisation.marks import Mark, overlaps
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.text import Passage
from sigdocs.model.numbers import TENS, read_number, say_number
from sigdocs.model.people import Category

QUARTERS = ("first", "second", "third", "fourth")
_ENDS = re.compile(  # of a paragraph, or of one numbered case of several
    r"\n\s*\n|\n(?=\s*(?:\(?\d{1,2}[.)]\D|\d\.\d|(?:pt|patient|case|claim|death|baby|"
    r"twin) ?\w{1,3}\b))",
    re.I,
)
_MOST = 60  # dates of a paragraph that are looked at for its beginning
_LONGEST_EPISODE = 28  # days: what lies further apart is told by its quarter
_DECADES = ("teens", *(f"{ten[:-1]}ies" for ten in TENS))
_INFANT = re.compile(r"\b(?:days?|weeks?|wks?|months?|mths?)\b", re.I)


def date_words(day: Day, first_year: int, style: str) -> str:
    """A date as a quarter: "the second quarter of year one", or "April to June 2026"."""
    quarter = (day.month - 1) // 3
    if style == "quarter":
        names = [MONTHS[quarter * 3].capitalize(), MONTHS[quarter * 3 + 2].capitalize()]
        return f"{names[0]} to {names[1]}" + (f" {day.year}" if day.year else "")
    if day.year and first_year and day.year < first_year:
        return f"the {QUARTERS[quarter]} quarter of an earlier year"
    year = f" of year {say_number(day.year - first_year + 1)}" if day.year and first_year else ""
    return f"the {QUARTERS[quarter]} quarter{year}"


def first_year(dates: Sequence[str], received_year: int) -> int:
    """The year that counts as year one: of the earliest event in the five years before receipt."""
    years = [
        d.year for text in dates for d in days(text) if received_year - 5 <= d.year <= received_year
    ]
    return min(years, default=received_year)


def years(passage: Passage, marks: Iterable[Mark], first: int, style: str) -> list[Mark]:
    """Years by themselves ("in 2023", "the summer of 2025"), which with an event are dates too.

    They stay where quarters are told with their year. Years of laws and frameworks have no such lead.
    """
    found = []
    for match in _YEAR.finditer(passage.text) if style != "quarter" else ():
        year = int(match.group("y"))
        words = f"year {say_number(year - first + 1)}" if year >= first else "an earlier year"
        mark = Mark(
            start=match.start("y"),
            end=match.end("y"),
            category=Category.DATE,
            evidence="year of an event",
            confidence=0.8,
            replacement=words,
        )
        if not overlaps(mark, marks):
            found.append(mark)
    return found


_YEAR = Pattern(
    r"\b(?:in|since|of|from|until|till|by|during|before|after|early|late|mid|around|about|"
    r"(?:summer|spring|autumn|winter|Christmas|Easter)(?: of)?|(?:19|20)\d\d (?:and|to|or))"
    r" (?P<y>(?:19[5-9]|20[0-4])\d)(?![\d/:-]|[.,]\d|\w| (?:Act|Regulations|patients|people|edition))",
    re.I,
)


def counted(passage: Passage, marks: Iterable[Mark], first: int, style: str) -> list[Mark]:
    """The same marks; dates of one episode told as "day 3", where a quarter would lose their order.

    An episode is a paragraph, or a numbered case, whose dates lie within four weeks. A day whose count
    is also its day of the month keeps its quarter, since the count would give the date away.
    """
    marks = list(marks)
    starts = [0, *(m.end() for m in _ENDS.finditer(passage.text)), len(passage.text) + 1]
    for start, end in zip(starts, starts[1:], strict=False):
        own = [
            n
            for n, mark in enumerate(marks)
            if mark.category is Category.DATE and start <= mark.start < end
        ]
        told = _episode(passage, [marks[n] for n in own], first, style)
        for n, words in zip(own, told, strict=True):
            marks[n] = replace(marks[n], replacement=words or marks[n].replacement)
    return marks


def _episode(passage: Passage, marks: Sequence[Mark], first: int, style: str) -> list[str]:
    """For each date of a paragraph its wording, "" where the policy's own will do."""
    read = [_only_day(passage.text[m.start : m.end]) for m in marks]
    anchor = _anchor(read)
    begin = read[anchor] if anchor is not None else None
    if anchor is None or begin is None:
        return [""] * len(marks)
    counts = [_count(begin, day) if day else 0 for day in read]
    told = [f"day {count}" if count and n != anchor else "" for n, count in enumerate(counts)]
    if any(told):
        told[anchor] = f"{date_words(begin, first, style)} (day 1)"
    return told


def _anchor(read: Sequence[Day | None]) -> int | None:
    """Which date the episode is counted from: the one that most others follow, else the first told."""
    known = [n for n, day in enumerate(read) if day][:_MOST]
    followers = {
        n: sum(_count(begin, day) > 1 for m in known if (day := read[m]) and m != n)
        for n in known
        if (begin := read[n])
    }
    return max(known, key=lambda n: followers[n], default=None)


def _only_day(words: str) -> Day | None:
    """The date that a mark holds, if it holds one day of the calendar and no more."""
    found = days(words)
    is_one = len(found) == 1 and found[0].day and not re.search(r"\b(?:to|and|or|week)\b|&", words)
    return found[0] if is_one else None


def _count(begin: Day, day: Day) -> int:
    """Which day of the episode it is, 0 where it is none of it or the count gives the date away."""
    year = begin.year or day.year or 2000
    try:
        apart = (
            date(day.year or year, day.month, day.day) - date(year, begin.month, begin.day)
        ).days
    except ValueError:  # "31 June" is a slip of the form's author
        return 0
    is_near = 0 <= apart < _LONGEST_EPISODE and apart + 1 != day.day
    return apart + 1 if is_near else 0


def age_words(written: str) -> str:
    """An age as a ten-year band: "in their forties", "under ten", "in infancy"."""
    if re.search(r"\d0s|ties\b|teens", written, re.I):
        return _decade(written)
    if _INFANT.search(written) and not re.search(r"\byears?\b", written, re.I):
        return "in infancy"
    years = read_number(written)
    if years < 10:
        return "under ten"
    return "in their nineties or older" if years >= 90 else f"in their {_DECADES[years // 10 - 1]}"


def _decade(written: str) -> str:
    """Of "late forties" the decade alone, in the other way to write it: "40s"."""
    figures = re.search(r"(\d)0s", written)
    if figures:
        return _DECADES[int(figures.group(1)) - 1]
    tens = next((n for n, word in enumerate(_DECADES, 1) if written.lower().endswith(word)), 1)
    return "teens" if tens == 1 else f"{tens}0s"
