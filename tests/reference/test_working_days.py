"""England's working days, and the last day on which a form is in time, on both sides of holidays."""

from __future__ import annotations

from datetime import date

import pytest

from sigdocs.reference.working_days import working_days

# (meeting, last day in time, why)
BOUNDARIES = [
    ("2026-12-10", "2026-12-03", "an ordinary week: Thursday for Thursday"),
    ("2026-12-24", "2026-12-17", "Christmas Eve: the holidays lie behind the meeting"),
    ("2026-12-29", "2026-12-18", "25 and 28 December (for Boxing Day, a Saturday) do not count"),
    ("2026-12-31", "2026-12-22", "both holidays within the notice"),
    ("2027-01-04", "2026-12-23", "Christmas, Boxing Day's Monday and New Year's Day"),
    ("2027-01-14", "2027-01-07", "clear of New Year"),
    ("2027-03-25", "2027-03-18", "Maundy Thursday: Easter lies behind the meeting"),
    ("2027-03-30", "2027-03-19", "Good Friday and Easter Monday do not count"),
    ("2027-04-05", "2027-03-25", "only just: both Easter holidays within"),
    ("2027-04-06", "2027-03-30", "Easter no longer within"),
    ("2027-05-03", "2027-04-26", "a meeting on the early May bank holiday itself"),
    ("2027-05-04", "2027-04-26", "the Monday bank holiday does not count"),
    ("2027-05-10", "2027-04-30", "a week after: the bank holiday is within"),
    ("2027-05-11", "2027-05-04", "no longer within"),
    ("2026-09-01", "2026-08-24", "the late summer bank holiday"),
    ("2022-06-06", "2022-05-26", "two days for the Jubilee"),
    ("2023-05-09", "2023-04-28", "early May and the coronation"),
]


@pytest.mark.parametrize(("meeting", "last", "why"), BOUNDARIES, ids=[b[2] for b in BOUNDARIES])
def test_the_last_day_in_time(meeting: str, last: str, why: str) -> None:
    days = working_days()
    in_time, on = date.fromisoformat(last), date.fromisoformat(meeting)
    assert days.latest_receipt(on, 5) == in_time
    assert days.notice(in_time, on) == 5
    late = in_time.fromordinal(in_time.toordinal() + 1)
    assert days.notice(late, on) < 5 or not days.is_working_day(in_time)


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        ("2026-12-10", 5, "2026-12-17"),
        ("2026-12-23", 5, "2027-01-04"),
        ("2027-03-25", 1, "2027-03-30"),
        ("2026-12-12", 1, "2026-12-14"),
        ("2026-12-10", 0, "2026-12-10"),
    ],
)
def test_so_many_working_days_after(start: str, number: int, end: str) -> None:
    found = working_days().after(date.fromisoformat(start), number)
    assert found == date.fromisoformat(end)


def test_received_on_or_after_the_day_of_the_meeting_is_no_notice() -> None:
    assert working_days().notice(date(2026, 12, 10), date(2026, 12, 10)) == 0
    assert working_days().notice(date(2026, 12, 11), date(2026, 12, 10)) == 0
