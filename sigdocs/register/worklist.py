"""The morning worklist: urgent first, whose turn, since when, what is due."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from sigdocs.model.cases import Case, CaseStatus, Submission, Turn
from sigdocs.model.documents import DocumentKind
from sigdocs.model.records import (
    ActionRow,
    ActionStatus,
    Assurance,
    ConditionStatus,
    DocumentStatus,
    RecordedDocument,
    WorklistRow,
)
from sigdocs.register import actions, conditions, documents, life, submissions

_FOR_THE_GROUP = (DocumentKind.NOTIFICATION, DocumentKind.AUDIT_TRAIL)
_FINISHED = (CaseStatus.CLOSED, CaseStatus.LEARNING, CaseStatus.WITHDRAWN)
_BEFORE_DECISION = (
    CaseStatus.RECEIVED,
    CaseStatus.RETURNED,
    CaseStatus.ACCEPTED,
    CaseStatus.MINIMISED,
    CaseStatus.WITH_IG,
    CaseStatus.READY,
    CaseStatus.LISTED,
)


def worklist(connection: Connection, today: date) -> tuple[WorklistRow, ...]:
    """Every case that is not finished and every file that waits for a person.

    Urgent first (14), and the enhanced process, which is a same-day need (34); then by what is due
    first (so what is overdue), then by reference.
    """
    found = _Found(connection)
    open_cases = [c for c in life.all_cases(connection) if c.status not in _FINISHED]
    lines = [(not case.is_pressing, _line(case, found, today)) for case in open_cases]
    lines += [(True, _waiting(file)) for file in submissions.waiting(connection)]
    return tuple(line for _, line in sorted(lines, key=_order))


class _Found:
    """What hangs on the cases, read once for all of them."""

    def __init__(self, connection: Connection) -> None:
        self.actions = actions.actions(connection)
        self.assurances = actions.assurances(connection)
        self.deadlines = {
            meeting.on: meeting.deadline for meeting in documents.meetings(connection)
        }
        self.conditions = [
            condition.reference
            for condition in conditions.conditions(connection)
            if condition.status is ConditionStatus.FOUND
        ]
        self.withheld = _withheld(documents.documents(connection))


def _withheld(made: tuple[RecordedDocument, ...]) -> set[str]:
    """The cases of which the newest form for the Group was stopped by its proof.

    One that was taken back later had passed its checks.
    """
    last = {
        (each.facts.reference, each.facts.stem): each.status
        for each in made
        if each.facts.kind in _FOR_THE_GROUP
        and not (each.status is DocumentStatus.WITHHELD and each.facts.checks)
    }
    return {case for (case, _), status in last.items() if status is DocumentStatus.WITHHELD}


def _line(case: Case, found: _Found, today: date) -> WorklistRow:
    due, due_for = _due(case, found)
    is_withheld = case.reference in found.withheld and case.status in _BEFORE_DECISION
    return WorklistRow(
        reference=case.reference,
        turn=Turn.IG if is_withheld and case.status is not CaseStatus.RETURNED else case.turn,
        state=str(case.status),
        urgent=case.urgent,
        since=case.since,
        due=due,
        due_for=due_for,
        overdue=due is not None and due < today,
        function=case.function,
        meeting=case.meeting,
        open_conditions=found.conditions.count(case.reference),
        is_withheld=is_withheld,
    )


def _due(case: Case, found: _Found) -> tuple[date | None, str]:
    """The next thing due in a case and what it is for."""
    dated = [(case.due, "set")] if case.due else []
    dated += _due_for_the_meeting(case, found)
    dated += [(due, "action") for action in found.actions if (due := _open(action, case))]
    dated += [(due, "assurance") for owed in found.assurances if (due := _awaited(owed, case))]
    return min(dated, default=(None, ""))


def _due_for_the_meeting(case: Case, found: _Found) -> list[tuple[date, str]]:
    if case.status is CaseStatus.DEFERRED:
        return _information(case, found)
    if case.meeting is None or case.status not in _BEFORE_DECISION:
        return []
    if case.status is CaseStatus.RETURNED:
        # What came late was too late for the deadline before it was read.
        deadline = found.deadlines.get(case.meeting)
        in_time = deadline is not None and deadline >= case.received
        return [(deadline if deadline and in_time else case.meeting, "mending")]
    return [(case.meeting, "meeting")]


def _information(case: Case, found: _Found) -> list[tuple[date, str]]:
    """What a deferred case waits for is due for the meeting after the one that deferred it."""
    later = [on for on in sorted(found.deadlines) if case.meeting is None or on > case.meeting]
    return [(found.deadlines[on] or on, "information") for on in later[:1]]


def _open(action: ActionRow, case: Case) -> date | None:
    is_open = action.status is ActionStatus.OPEN and action.reference == case.reference
    return action.facts.due if is_open else None


def _awaited(owed: Assurance, case: Case) -> date | None:
    is_awaited = owed.received_on is None and owed.reference == case.reference
    return owed.due if is_awaited else None


def _waiting(file: Submission) -> WorklistRow:
    return WorklistRow(
        reference=file.reference,
        turn=Turn.SECRETARIAT,
        state=str(file.disposition),
        urgent=False,
        since=file.recorded,
        file=file.sha256,
    )


def _order(ranked: tuple[bool, WorklistRow]) -> tuple[bool, bool, date, str, str]:
    can_wait, line = ranked
    return can_wait, not line.urgent, line.due or date.max, line.reference, line.file
