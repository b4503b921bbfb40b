"""Checks of dates: impossible, in the future, out of order, not kept (code ``dates``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sigdocs.model.dates import WrittenDate, single_date, written_dates
from sigdocs.model.definitions import Question
from sigdocs.model.forms import Answer, FormKind
from sigdocs.validation.case import Case
from sigdocs.validation.faults import Fault

# A confirmation cannot come before its meeting, nor a resubmission before the first meeting.
_ORDER = {
    FormKind.NOTIFICATION: (("4c", "4f.date"), ("4c", "6d.date"), ("4c", "8e"), ("8e", "8f.date")),
    FormKind.AUDIT_TRAIL: (
        *(("signoff1-2.date", f"signoff{n}.date") for n in (3, 4, 5, 6, 7, 8)),
        ("signoff1-2.date", "8b"),
        ("8b", "signoff8.date"),
    ),
}
# The Group's meeting may lie ahead when the form is filled in; what is signed or confirmed may not.
_MAY_LIE_AHEAD = frozenset({"4c", "8e"})
_NO = re.compile(r"\W*no\b", re.IGNORECASE)


def in_fields(case: Case) -> Iterator[Fault]:
    """Each date field alone, then the pairs that have an order, then what 7b says."""
    for answer in case.answered():
        question = case.definition.question(answer.question)
        if question.shape == "date":
            yield from _field(case, question, answer)
    yield from _out_of_order(case)
    if case.form.kind is FormKind.NOTIFICATION and _NO.match(case.answered_text("7b")):
        yield case.fault("dates", "7b", variant="not_kept")


def in_text(case: Case) -> Iterator[Fault]:
    """Days that the calendar does not have, and weekdays that are not that day's."""
    for answer in case.answered():
        prose = case.definition.question(answer.question).shape != "date"
        if prose and any(_is_wrong(w) for w in written_dates(answer.text.reveal())):
            yield case.fault("dates", answer.question, answer.occurrence, variant="impossible")


def _field(case: Case, question: Question, answer: Answer) -> Iterator[Fault]:
    found = written_dates(answer.text.reveal())
    day = next((w.value(case.today) for w in found), None)
    variant = ""
    if not found:
        variant = "not_a_date"
    elif any(_is_wrong(w) for w in found):
        variant = "impossible"
    elif day and day > max(case.today, case.received) and question.id not in _MAY_LIE_AHEAD:
        variant = "future"
    if variant:
        yield case.fault("dates", question.id, answer.occurrence, variant=variant)


def _out_of_order(case: Case) -> Iterator[Fault]:
    for earlier, later in _ORDER[case.form.kind]:
        first = _day(case, earlier, 1)
        for answer in case.form.occurrences(later):
            day = _day(case, later, answer.occurrence)
            if first and day and day < first:
                yield case.fault("dates", later, answer.occurrence, variant="order")


def _day(case: Case, question: str, occurrence: int) -> date | None:
    return single_date(case.answered_text(question, occurrence), case.today)


def _is_wrong(written: WrittenDate) -> bool:
    return not (written.is_possible and written.weekday_agrees)
