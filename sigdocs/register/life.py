"""A case's life: opening it, moving it along, amending its facts. Each is an event."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select, update

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import MOVES, Case, CaseFacts, CaseStatus, Reason, needs_reason
from sigdocs.model.events import EventKind, facts
from sigdocs.register import rows, schema
from sigdocs.register.chain import Writing
from sigdocs.register.details import details_of


def open_case(writing: Writing, case: CaseFacts, received: date, file: str) -> str:
    """Open a case as received, and return its reference (by year of receipt, running number)."""
    reference = _next_reference(writing.connection, received.year)
    row = {
        **_columns(case),
        "reference": reference,
        "status": str(CaseStatus.RECEIVED),
        "since": writing.at,
        "received": received,
        "created": writing.at,
        "revision": 0,
        "continues": case.continues,
    }
    writing.connection.execute(schema.cases.insert().values(row))
    told = facts(
        to=CaseStatus.RECEIVED, file=file, form=case.form, edition=case.edition,
        focus=case.focus, urgent=case.urgent, received=received, meeting=case.meeting,
        case=case.continues, details=details_of("cases", row),
    )  # fmt: skip
    writing.tell(EventKind.CASE_OPENED, reference, told)
    return reference


def _columns(case: CaseFacts) -> dict[str, object]:
    return {
        "form": str(case.form),
        "edition": case.edition,
        "function": case.function,
        "focus": str(case.focus),
        "urgent": case.urgent,
        "meeting": case.meeting,
    }


def _next_reference(connection: Connection, year: int) -> str:
    """The year's next running number, counted up in place so that two can never get the same."""
    counted = (
        rows.adding(connection, schema.counters)
        .values(year=year, last=1)
        .on_conflict_do_update(index_elements=["year"], set_={"last": schema.counters.c.last + 1})
        .returning(schema.counters.c.last)
    )
    return f"SC-{year:04d}-{connection.execute(counted).scalar_one():04d}"


def revise(writing: Writing, reference: str, facts_of: CaseFacts) -> None:
    """Take over what a newer revision of the form says about its case."""
    changed = {k: v for k, v in _columns(facts_of).items() if k != "meeting" or v is not None}
    _write(writing.connection, reference, changed)
    told = facts(
        form=facts_of.form, edition=facts_of.edition, focus=facts_of.focus,
        urgent=facts_of.urgent, meeting=facts_of.meeting,
        details=details_of("cases", changed),
    )  # fmt: skip
    writing.tell(EventKind.CASE_AMENDED, reference, told)


def move(
    writing: Writing,
    reference: str,
    to: CaseStatus,
    *,
    reason: Reason | None = None,
    file: str = "",
    note: str = "",
    meeting: date | None = None,
    due: date | None = None,
) -> Case:
    """Move a case; RegisterWrong for a move that its life does not have, or without its reason."""
    case = rows.need_case(writing.connection, reference)
    _refuse_unlisted(case, to, reason)
    changed: dict[str, object] = {"status": str(to), "since": writing.at, "due": due}
    if meeting is not None:
        changed["meeting"] = meeting
    _write(writing.connection, reference, changed)
    told = facts(from_=case.status, to=to, reason=reason, file=file, note=note,
                 meeting=meeting, due=due)  # fmt: skip
    writing.tell(EventKind.CASE_MOVED, reference, told)
    return rows.need_case(writing.connection, reference)


_DECIDED = frozenset(
    (
        *(CaseStatus.NO_FURTHER_ACTION, CaseStatus.ACTION_AGREED),
        *(CaseStatus.DEFERRED, CaseStatus.ACTIONS_OPEN),
    )
)


def correct(
    writing: Writing, reference: str, to: CaseStatus, *, file: str, note: str, meeting: date | None
) -> None:
    """Put a decided case where the corrected decision puts it.

    Not one of the moves of a case's life: the record is put right, with the reason.

    Raises:
        RegisterWrong: the case is not decided, or it has gone on since (closed, enhanced).
    """
    case = rows.need_case(writing.connection, reference)
    if case.status not in _DECIDED or to not in _DECIDED:
        raise RegisterWrong(
            f"{reference} is {case.status}: its decision cannot be corrected any more.",
            next_step="Bring it before the Group again.",
        )
    _write(writing.connection, reference, {"status": str(to), "since": writing.at, "due": None})
    told = facts(from_=case.status, to=to, reason=Reason.CORRECTION, file=file, note=note,
                 meeting=meeting)  # fmt: skip
    writing.tell(EventKind.CASE_MOVED, reference, told)


def begin_again(writing: Writing, reference: str) -> None:
    """Put a case to its beginning, because a form of it turned out to be another case's.

    Not one of the moves of a case's life: the record is put right.
    """
    case = rows.need_case(writing.connection, reference)
    row: dict[str, object] = {
        "status": str(CaseStatus.RECEIVED),
        "since": writing.at,
        "due": None,
    }
    _write(writing.connection, reference, row)
    told = facts(from_=case.status, to=CaseStatus.RECEIVED, reason=Reason.CORRECTION)
    writing.tell(EventKind.CASE_MOVED, reference, told)


def _refuse_unlisted(case: Case, to: CaseStatus, reason: Reason | None) -> None:
    if to not in MOVES[case.status]:
        allowed = ", ".join(sorted(MOVES[case.status])) or "nothing"
        raise RegisterWrong(
            f"{case.reference} is {case.status} and cannot become {to}.",
            next_step=f"It can become: {allowed}.",
        )
    if reason is None and needs_reason(case.status, to):
        raise RegisterWrong(f"{case.reference} cannot become {to} without a reason.")


def _write(connection: Connection, reference: str, changed: dict[str, object]) -> None:
    where = schema.cases.c.reference == reference
    connection.execute(update(schema.cases).where(where).values(changed))


def set_meeting(
    writing: Writing, reference: str, meeting: date | None, reason: Reason | None = None
) -> Case:
    """Put a case to another meeting (None: to none yet)."""
    rows.need_case(writing.connection, reference)
    _write(writing.connection, reference, {"meeting": meeting})
    told = facts(meeting=meeting, reason=reason)
    writing.tell(EventKind.MEETING_SET, reference, told)
    return rows.need_case(writing.connection, reference)


def all_cases(connection: Connection) -> tuple[Case, ...]:
    """Every case, by reference."""
    query = select(schema.cases).order_by(schema.cases.c.reference)
    return tuple(rows.case_of(row) for row in connection.execute(query))
