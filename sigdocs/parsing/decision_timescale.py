"""Timescales of agreed actions, and the dates they mean relative to the meeting."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sigdocs.model.dates import month_end, month_number, written_dates
from sigdocs.model.numbers import VALUES
from sigdocs.model.rules import WorkingDays

_WORDS = {**VALUES, "a": 1, "an": 1}
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_COUNT = "|".join(sorted(_WORDS, key=len, reverse=True)) + r"|\d{1,3}"
_SPAN = re.compile(
    rf"\b(?:within|in|inside|no later than|not later than|by)?\s*(?:the next\s+)?(?P<count>{_COUNT})\s+"
    r"(?P<kind>working |business |calendar )?(?P<unit>hour|day|week"
    r"|fortnight|month)s?\b['\u2019]?(?: time| of (?:the )?[\w' ]{2,30}| after (?:the )?[\w' ]{2,30}"
    r"| from (?:the )?[\w' ]{2,30})?",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"\b(?:immediately|at once|straight ?away|today|same[ -]day|forthwith|day of the meeting)\b",
    re.IGNORECASE,
)
_NEXT_DAY = re.compile(
    r"\b(?:tomorrow|next working day|the next day|day after the (?:group )?meeting|following day)\b",
    re.IGNORECASE,
)
_END = re.compile(
    rf"\b(?:by )?(?:the )?end of (?:the |this )?(?P<what>{_MONTHS}|week|month|year)(?: (?P<year>20\d\d))?\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    rf"\b(?:from now until [\w ]+|until further notice|ongoing|(?:(?:at|by|before"
    rf"|to) (?:the )?)?(?:next|{_MONTHS})(?: 20\d\d)? (?:group )?meeting"
    rf"|(?:by|in|during|before) (?:early |mid-?|late )?(?:{_MONTHS})(?: 20\d\d)?|weekly|monthly"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]* (?:20)?\d\d"
    rf"|as soon as possible|asap"
    r"|by (?:mon|tues|wednes|thurs|fri)day)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:by|before|on|due|deadline|until|no later than|not later than|timescale|when"
    r"|target)\W+(?:\w+ ){0,2}$",
    re.IGNORECASE,
)

_UNTIL = re.compile(r"\b(?:by|before|on|until|no later than)\s+(?:\w+ )?$", re.IGNORECASE)
_NEAR = 40


def timescale_in(item: str) -> str:
    """The words that say by when, "" where none do; a date with "by" before it comes first."""
    dates = written_dates(item)
    deadline = next(
        (d for d in dates if _DATED.search(item[max(0, d.start - _NEAR) : d.start])), None
    )
    if deadline is None and dates:
        deadline = dates[-1]
    if deadline:
        offset = max(0, deadline.start - _NEAR)
        before = _UNTIL.search(item[offset : deadline.start])
        start = offset + before.start() if before else deadline.start
        return item[start : deadline.end].strip()
    return _span_in(item) or next(
        (m[0].strip() for p in (_END, _NEXT_DAY, _AT_ONCE, _OTHER) if (m := p.search(item))), ""
    )


def _span_in(item: str) -> str:
    """A span such as "within 10 working days", not the "12 months" of data that a letter wants."""
    spans = [m[0].strip() for m in _SPAN.finditer(item)]
    bounded = [s for s in spans if re.match(r"within|in|inside|no|not|by", s, re.IGNORECASE)]
    counted = [s for s in spans if re.search(r"\b(?:working|business)\b", s, re.IGNORECASE)]
    alone = [s for s in spans if s == item.strip(" .") or ":" in item]
    return next(iter(bounded or counted or alone), "")


def due_date(timescale: str, meeting: date | None, days: WorkingDays | None) -> date | None:
    """The day meant; None where it hangs on something else than the meeting or is not a day."""
    for written in written_dates(timescale):
        if written.year:
            return written.value(date(written.year, 1, 1))
        return _next(written.day, written.month, meeting)
    if not timescale or meeting is None:
        return None
    return _from_meeting(timescale, meeting, days)


def _from_meeting(timescale: str, meeting: date, days: WorkingDays | None) -> date | None:
    span = _SPAN.search(timescale)
    if span:
        return _after_span(span, meeting, days)
    end = _END.search(timescale)
    if end:
        return _end(end, meeting)
    if _NEXT_DAY.search(timescale):
        working = "working" in timescale.casefold()
        if working:
            return days.after(meeting, 1) if days else None
        return meeting + timedelta(days=1)
    return meeting if _AT_ONCE.search(timescale) else None


def _after_span(span: re.Match[str], meeting: date, days: WorkingDays | None) -> date | None:
    """The date, None for "within 10 working days of the letter": it hangs on the letter."""
    of = re.search(r"\b(?:of|after|from)\b(.*)$", span[0], re.IGNORECASE)
    if of and not re.search(r"meeting|today|decision|now|this date", of[1], re.IGNORECASE):
        return None
    count = int(span["count"]) if span["count"].isdigit() else _WORDS[span["count"].casefold()]
    unit = span["unit"].casefold()
    if unit == "day" and (span["kind"] or "").strip().casefold() in ("working", "business"):
        return days.after(meeting, count) if days else None
    if unit == "month":
        return _months_after(meeting, count)
    whole_days = {
        "hour": -(-count // 24),
        "day": count,
        "week": 7 * count,
        "fortnight": 14 * count,
    }[unit]
    return meeting + timedelta(days=whole_days)


def _months_after(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = month_end(year, month + 1)
    return last.replace(day=min(day.day, last.day))


def _end(found: re.Match[str], meeting: date) -> date:
    what = found["what"].casefold()
    if what == "week":
        return meeting + timedelta(days=(4 - meeting.weekday()) % 7)
    if what == "year":
        return date(meeting.year, 12, 31)
    month = meeting.month if what == "month" else month_number(what)
    year = int(found["year"]) if found["year"] else meeting.year + (month < meeting.month)
    return month_end(year, month)


def _next(day: int, month: int, meeting: date | None) -> date | None:
    """A deadline without a year is the first such day after the meeting."""
    if meeting is None:
        return None
    for year in (meeting.year, meeting.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= meeting:
            return found
    return None
