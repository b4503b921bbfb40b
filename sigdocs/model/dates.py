"""Dates as people write them in a form. Deliberately knows no clock and no calendar of meetings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = (
    r"(?:(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\.?,?\s+)?"
)
_FLAGS = re.IGNORECASE
_PATTERNS = (
    re.compile(
        rf"(?<![\w/]){_WEEKDAY}(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of\s+|\s*-?\s*){_MONTH}\b"
        r"\.?(?:[\s,-]+(?P<year>\d{4}|'?\d{2})(?![\w/]|[.:]\d))?",
        _FLAGS,
    ),
    re.compile(
        rf"(?<!\w){_WEEKDAY}{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
        # "Jan 27" is January 2027 here, so month first needs a year or "th".
        r"|(?:st|nd|rd|th))(?![\w:/])",
        _FLAGS,
    ),
    re.compile(r"(?<![\w/.-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w-])"),
    re.compile(
        r"(?<![\w/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)"
        r"(?P<year>\d{4}|\d{2})(?![\w/-]|\.\d)"
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date in a text: ``start`` and ``end`` count characters; ``year`` is None when not written.

    ``weekday`` counts from Monday = 0 and is None when not written.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None = None

    @property
    def is_possible(self) -> bool:
        """Whether the calendar has such a day (29 February counts when no year is written)."""
        return _date(self.year or 2024, self.month, self.day) is not None

    @property
    def weekday_agrees(self) -> bool:
        """Whether the written weekday is that day's; True when weekday or year is not written."""
        if self.weekday is None or self.year is None:
            return True
        day = _date(self.year, self.month, self.day)
        return day is None or day.weekday() == self.weekday

    def value(self, near: date) -> date | None:
        """The day meant; without a year, the one nearest to ``near``. None when impossible."""
        if self.year is not None:
            return _date(self.year, self.month, self.day)
        years = (near.year - 1, near.year, near.year + 1)
        days = [d for year in years if (d := _date(year, self.month, self.day))]
        return min(days, key=lambda d: abs(d - near), default=None)

    def value_before(self, latest: date) -> date | None:
        """The day meant; without a year, the last such day not after ``latest``."""
        found = self.value(latest)
        if self.year is None and found and found > latest:
            return _date(found.year - 1, found.month, found.day)
        return found


def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """Every date with a day and a month in ``text``, in order; impossible ones included."""
    found: list[WrittenDate] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            written = _written(match)
            if written and not any(written.start < f.end and f.start < written.end for f in found):
                found.append(written)
    return tuple(sorted(found, key=lambda f: f.start))


def single_date(text: str, near: date) -> date | None:
    """The first possible date of a field that holds one, else None."""
    return next((d for w in written_dates(text) if (d := w.value(near))), None)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    after = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return after - timedelta(days=1)


def month_number(name: str) -> int:
    """1-12 for a month's name or its first three letters; ValueError for anything else."""
    return _MONTHS.index(name.strip().lower()[:3]) + 1


def _written(match: re.Match[str]) -> WrittenDate | None:
    parts = match.groupdict()
    month = parts["month"]
    number = int(month) if month.isdigit() else month_number(month)
    day = int(parts["day"])
    # 20-30-40 and 31-02-99 are sort codes, and in lower case "may 3 people" is no date.
    if not 1 <= number <= 12 or not 1 <= day <= 31 or (month == "may" and not parts["year"]):
        return None
    if parts.get("mark") == "-" and len(parts["year"]) == 2 and _date(2024, number, day) is None:
        return None
    weekday = parts.get("weekday")
    return WrittenDate(
        start=match.start(),
        end=match.end(),
        day=day,
        month=number,
        year=_year(parts["year"]),
        weekday=_DAYS.index(weekday.lower()[:3]) if weekday else None,
    )


def _year(written: str | None) -> int | None:
    """Two digits up to 40 are this century: forms run to the 2030s, births go back to the 1940s."""
    if not written:
        return None
    number = int(written.strip("'"))
    if number >= 100:
        return number
    return number + (2000 if number <= 40 else 1900)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
