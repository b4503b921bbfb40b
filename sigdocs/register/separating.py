"""Taking a form out of a case to which it does not belong: its row there stays, another takes over.

Nothing is undone: the form is recorded once more where it belongs, and the form before it once more
where it was taken from. Both are revisions, and the chain says why.
"""

from __future__ import annotations

from sqlalchemy import Connection

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import Arrived, Case, CaseStatus, Disposition, Submission
from sigdocs.model.events import EventKind, FactKey, facts
from sigdocs.register import chain, life, retention, rows, submissions
from sigdocs.register.chain import Writing

_UNDECIDED = (
    CaseStatus.ACCEPTED,
    CaseStatus.MINIMISED,
    CaseStatus.WITH_IG,
    CaseStatus.READY,
    CaseStatus.LISTED,
    CaseStatus.ENHANCED,
)
_OVER = (CaseStatus.CLOSED, CaseStatus.LEARNING, CaseStatus.WITHDRAWN)
_FORMS = (Disposition.ACCEPTED, Disposition.RETURNED, Disposition.OUTCOME)


def forms_of(connection: Connection, reference: str) -> tuple[Submission, ...]:
    """The forms that a case has and that were not taken out of it, in order."""
    out = {
        (event.fact(FactKey.FILE), event.fact(FactKey.ARRIVAL))
        for event in chain.read(connection, reference, EventKind.CASE_SEPARATED)
    }
    files = submissions.of_case(connection, reference)
    mine = (f for f in files if f.disposition in _FORMS)
    return tuple(file for file in mine if (file.sha256, file.arrival) not in out)


def joined_from(connection: Connection, reference: str, file: Submission) -> str:
    """The case that was joined into this one with that form, "" where it came by itself."""
    told = chain.read(connection, reference, EventKind.CASE_JOINED)
    found = [e.fact(FactKey.CASE) for e in told if e.fact(FactKey.FILE) == file.sha256]
    return found[-1] if found and file.arrival.startswith("joined-") else ""


def separate(
    writing: Writing, reference: str, file: Submission, arrived: Arrived, note: str = ""
) -> Submission:
    """Record a form where it belongs ("": a new case), and on both cases that it was taken out.

    A case that ended only because it was joined is open again. Legal holds stand on both from now on.

    Raises:
        RegisterWrong: the case has no such form, or the other case is over.
    """
    connection = writing.connection
    one = rows.need_case(connection, reference)
    if file not in forms_of(connection, reference):
        raise RegisterWrong(f"{reference} has no such form any more.")
    if arrived.reference:
        other = rows.need_case(connection, arrived.reference)
        _open_again(writing, one, other, joined_from(connection, reference, file))
    recorded = submissions.record_again(writing, arrived)
    for here, there, arrival in (
        (reference, recorded.reference, file.arrival),
        (recorded.reference, reference, file.arrival),
    ):
        told = facts(case=there, file=file.sha256, arrival=arrival, note=note)
        writing.tell(EventKind.CASE_SEPARATED, here, told)
    for hold in retention.holds(connection, reference):
        retention.place_hold(writing, recorded.reference, hold)
    return recorded


def _open_again(writing: Writing, one: Case, other: Case, came_from: str) -> None:
    if one.reference == other.reference:
        raise RegisterWrong("A form cannot be taken out of a case and put into the same.")
    if other.status is CaseStatus.WITHDRAWN and other.reference == came_from:
        life.begin_again(writing, other.reference)
    elif other.status in _OVER:
        raise RegisterWrong(f"{other.reference} is {other.status}: no form is put into it.")


def restore(writing: Writing, arrived: Arrived) -> Submission:
    """Record the form before as the newest of its case; an undecided case begins anew with it."""
    case = rows.need_case(writing.connection, arrived.reference)
    if case.status in _UNDECIDED:
        life.begin_again(writing, case.reference)
    return submissions.record_again(writing, arrived)
