"""What the Group decided (18-24)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from sigdocs.model.cases import CaseStatus, Reason
from sigdocs.model.decisions import Outcome
from sigdocs.model.events import EventKind, facts
from sigdocs.model.records import ActionRow, ActionStatus, DecisionFacts, RecordedDecision
from sigdocs.register import actions, life, rows, schema
from sigdocs.register.chain import Writing
from sigdocs.register.details import details_of

_STATUS = {
    Outcome.NO_ACTION: CaseStatus.NO_FURTHER_ACTION,
    Outcome.ACTION: CaseStatus.ACTION_AGREED,
    Outcome.DEFERRED: CaseStatus.DEFERRED,
    Outcome.ENHANCED: CaseStatus.ENHANCED,
}
_ACTIONS_FOLLOW = (CaseStatus.NO_FURTHER_ACTION, CaseStatus.ACTION_AGREED)


def decide(
    writing: Writing,
    reference: str,
    decision: DecisionFacts,
    reason: Reason | None = None,
    note: str = "",
) -> RecordedDecision:
    """Record a decision and move its case; a file whose decision stands already changes nothing.

    With agreed actions the case goes on to actions open. A case that was not listed is decided
    between meetings and needs the reason.
    """
    for standing in decisions(writing.connection, reference):
        if standing.facts.source == decision.source:
            return standing
    status = _STATUS[decision.outcome]
    if status is CaseStatus.ENHANCED:
        reason = reason or Reason.GROUP_DECIDED
    life.move(
        writing, reference, status, reason=reason, note=note,
        file=decision.source, meeting=decision.meeting,
    )  # fmt: skip
    number = _write(writing, reference, decision)
    if decision.actions and status in _ACTIONS_FOLLOW:
        life.move(writing, reference, CaseStatus.ACTIONS_OPEN)
    return decisions(writing.connection, reference)[number - 1]


def correct(
    writing: Writing, reference: str, decision: DecisionFacts, note: str
) -> RecordedDecision:
    """Record a decision that corrects the one before, which stays on record.

    Open actions of the one before are dropped; ``note`` is where the vault keeps the reason.

    Raises:
        RegisterWrong: the case is not decided, or it has gone on since.
    """
    for standing in decisions(writing.connection, reference):
        if standing.facts.source == decision.source:
            return standing
    for row in actions.actions(writing.connection, reference):
        if row.status is ActionStatus.OPEN:
            number = row.facts.number
            actions.change(writing, reference, row.decision, number, ActionStatus.DROPPED)
    status = _STATUS[decision.outcome]
    if decision.actions and status in _ACTIONS_FOLLOW:
        status = CaseStatus.ACTIONS_OPEN
    life.correct(
        writing, reference, status, file=decision.source, note=note, meeting=decision.meeting
    )
    number = _write(writing, reference, decision)
    return decisions(writing.connection, reference)[number - 1]


def _write(writing: Writing, reference: str, decision: DecisionFacts) -> int:
    mine = schema.decisions.c.reference == reference
    query = select(func.count()).select_from(schema.decisions).where(mine)
    number = (writing.connection.scalar(query) or 0) + 1
    row = {
        "reference": reference,
        "number": number,
        "outcome": str(decision.outcome),
        "meeting": decision.meeting,
        "confirmed_on": decision.confirmed_on,
        "recipients": " ".join(decision.recipients),
        "source": decision.source,
        "words": decision.words,
        "at": writing.at,
    }
    writing.connection.execute(insert(schema.decisions).values(row))
    told = facts(number=number, outcome=decision.outcome, file=decision.source,
                 words=decision.words, meeting=decision.meeting, on=decision.confirmed_on,
                 count=len(decision.actions), details=details_of("decisions", row))  # fmt: skip
    writing.tell(EventKind.DECISION_RECORDED, reference, told)
    for action in decision.actions:
        actions.add(writing, reference, number, action)
    return number


def decisions(connection: Connection, reference: str) -> tuple[RecordedDecision, ...]:
    """The decisions of a case, the first one first, each with its actions."""
    table = schema.decisions
    query = select(table).where(table.c.reference == reference).order_by(table.c.number)
    agreed = actions.actions(connection, reference)
    return tuple(_decision_of(row, agreed) for row in connection.execute(query))


def _decision_of(row: rows.AnyRow, agreed: tuple[ActionRow, ...]) -> RecordedDecision:
    decision = DecisionFacts(
        outcome=Outcome(row.outcome),
        source=row.source,
        meeting=row.meeting,
        confirmed_on=row.confirmed_on,
        recipients=tuple(row.recipients.split()),
        actions=tuple(action.facts for action in agreed if action.decision == row.number),
        words=row.words,
    )
    at = datetime.fromisoformat(row.at)
    return RecordedDecision(reference=row.reference, number=row.number, facts=decision, at=at)
