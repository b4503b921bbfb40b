"""Checks of time: notice before the meeting, urgency, timescales of what is recommended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sigdocs.model.dates import written_dates
from sigdocs.validation.case import Case
from sigdocs.validation.faults import Fault

_COUNT = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
    r"|several|few)"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_TIMESCALE = re.compile(
    rf"\b(?:{_COUNT}|within)[ -](?:\w+[ -]){{0,2}}(?:hours?|days?|weeks?|fortnights?|months?)\b"
    r"|\b(?:immediately|at once|straight ?away|today|tonight|tomorrow|same[ -]day"
    r"|forthwith|weekly|daily|monthly|by return|end of (?:the )?(?:day|week|month|year|quarter)"
    r"|next (?:week|fortnight|month|meeting|group))\b"
    r"|\b(?:in|by|before|until|during|for|from|at the|of)"
    rf" (?:early |mid[- ]|late |the end of )?{_MONTH}\b"
    rf"|\b{_MONTH} (?:20\d\d|meeting|group)\b"
    r"|\b(?:by|before|on|until|this|next) (?:mon|tues|wednes|thurs|fri)day\b"
    r"|\b(?:next|following|january|june) (?:scheduled )?meeting\b|\bcob\b|\bq[1-4]\b",
    re.IGNORECASE,
)


def late(case: Case) -> Iterator[Fault]:
    """Fewer than five working days before the meeting (Annex D), while the Group is awaited."""
    if case.meeting is None or not _awaits_the_group(case):
        return
    days = case.rules.working_days.notice(case.received, case.meeting)
    if days >= case.rules.notice:
        return
    in_time = meeting_in_time(case)
    yield case.fault(
        "late",
        variant="in_time" if in_time else "none_listed",
        facts={
            "notice": "1 working day" if days == 1 else f"{days} working days",
            "meeting": written(case.meeting),
            "in_time": written(in_time) if in_time else "",
        },
    )


def meeting_in_time(case: Case) -> date | None:
    """The first listed meeting for which the form came in time."""
    days = case.rules.working_days
    fits = (m for m in sorted(case.meetings) if days.notice(case.received, m) >= case.rules.notice)
    return next(fits, None)


def urgent(case: Case) -> Iterator[Fault]:
    """The need is highlighted as urgent (14). A notification that was decided is past it."""
    if case.profile.urgent and _awaits_the_group(case):
        yield case.fault("urgent", case.profile.urgent_evidence)


def no_timescale(case: Case) -> Iterator[Fault]:
    """3b, 4a and 6a ask for timescales."""
    for question in ("3b", "4a", "6a"):
        text = case.answered_text(question)
        if text and not has_timescale(text) and not case.rules.shows("no-action", text):
            yield case.fault("no-timescale", question)


def has_timescale(text: str) -> bool:
    """Whether ``text`` says by when: a date, a number of days, a meeting. "ASAP" does not."""
    return bool(written_dates(text)) or _TIMESCALE.search(text) is not None


def written(day: date) -> str:
    """``Thursday 10 December 2026``."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _awaits_the_group(case: Case) -> bool:
    """Not decided yet, or brought back and not decided again."""
    if not case.profile.decided:
        return True
    return case.profile.resubmission and not case.is_answered("8d")
