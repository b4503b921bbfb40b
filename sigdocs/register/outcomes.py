"""What the Group decided and what followed from it: decisions, actions, assurances."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, update

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import MOVES, CaseStatus, Reason
from sigdocs.model.decisions import Outcome
from sigdocs.model.events import EventKind, Stamp, facts
from sigdocs.model.records import (
    ActionFacts,
    ActionRow,
    ActionStatus,
    Assurance,
    DecisionFacts,
    RecordedDecision,
)
from sigdocs.register import chain, life, rows, schema

_STATUS = {
    Outcome.NO_ACTION: CaseStatus.NO_FURTHER_ACTION,
    Outcome.ACTION: CaseStatus.ACTION_AGREED,
    Outcome.DEFERRED: CaseStatus.DEFERRED,
    Outcome.ENHANCED: CaseStatus.ENHANCED,
}


def decide(
    connection: Connection,
    key: bytes,
    reference: str,
    decision: DecisionFacts,
    by: Stamp,
    reason: Reason | None = None,
    note: str = "",
) -> RecordedDecision:
    """Record a decision and move its case; a file whose decision stands already changes nothing.

    With agreed actions the case goes on to actions open. A case that was not listed is decided
    between meetings and needs the reason.
    """
    chain.lock_head(connection, key)
    for standing in decisions(connection, reference):
        if standing.facts.source == decision.source:
            return standing
    if decision.outcome is Outcome.ENHANCED:
        reason = reason or Reason.GROUP_DECIDED
    status = _STATUS[decision.outcome]
    life.move(
        connection, key, reference, status, by, reason=reason, note=note,
        file=decision.source, meeting=decision.meeting,
    )  # fmt: skip
    number = _write_decision(connection, key, reference, decision, by)
    goes_on = status is not CaseStatus.ENHANCED and CaseStatus.ACTIONS_OPEN in MOVES[status]
    if decision.actions and goes_on:
        life.move(connection, key, reference, CaseStatus.ACTIONS_OPEN, by)
    return decisions(connection, reference)[number - 1]


def _write_decision(
    connection: Connection, key: bytes, reference: str, decision: DecisionFacts, by: Stamp
) -> int:
    mine = schema.decisions.c.reference == reference
    number = connection.scalar(select(func.count()).where(mine)) or 0
    number += 1
    row = {
        "reference": reference,
        "number": number,
        "outcome": str(decision.outcome),
        "meeting": decision.meeting,
        "confirmed_on": decision.confirmed_on,
        "recipients": " ".join(decision.recipients),
        "source": decision.source,
        "words": decision.words,
        "at": chain.moment(by.at),
    }
    connection.execute(insert(schema.decisions).values(row))
    told = facts(number=number, outcome=decision.outcome, file=decision.source,
                 words=decision.words, meeting=decision.meeting, on=decision.confirmed_on,
                 count=len(decision.actions))  # fmt: skip
    chain.append(connection, key, EventKind.DECISION_RECORDED, by, reference=reference, facts=told)
    for action in decision.actions:
        _write_action(connection, key, reference, number, action, by)
    return number


def _write_action(
    connection: Connection,
    key: bytes,
    reference: str,
    decision: int,
    action: ActionFacts,
    by: Stamp,
) -> None:
    row = {
        "reference": reference,
        "decision": decision,
        "number": action.number,
        "due": action.due,
        "kpi": action.kpi,
        "recipient": action.recipient,
        "post": action.post,
        "words": action.words,
        "status": str(ActionStatus.OPEN),
    }
    connection.execute(insert(schema.actions).values(row))
    told = facts(number=action.number, due=action.due, recipient=action.recipient,
                 post=action.post, words=action.words)  # fmt: skip
    chain.append(connection, key, EventKind.ACTION_RECORDED, by, reference=reference, facts=told)


def decisions(connection: Connection, reference: str) -> tuple[RecordedDecision, ...]:
    """The decisions of a case, the first one first, each with its actions."""
    table = schema.decisions
    query = select(table).where(table.c.reference == reference).order_by(table.c.number)
    agreed = actions(connection, reference)
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


def actions(connection: Connection, reference: str | None = None) -> tuple[ActionRow, ...]:
    """Actions of one case, or of all, by when they are due (undated ones last)."""
    table, cases = schema.actions, schema.cases
    query = select(table, cases.c.function, cases.c.urgent).join(
        cases, cases.c.reference == table.c.reference
    )
    if reference is not None:
        query = query.where(table.c.reference == reference)
    found = [_action_of(row) for row in connection.execute(query)]
    return tuple(sorted(found, key=_by_due if reference is None else _by_number))


def _by_due(action: ActionRow) -> tuple[date, str, int, int]:
    return (action.facts.due or date.max, action.reference, *_by_number(action))


def _by_number(action: ActionRow) -> tuple[int, int]:
    return action.decision, action.facts.number


def _action_of(row: rows.AnyRow) -> ActionRow:
    agreed = ActionFacts(
        number=row.number,
        due=row.due,
        kpi=row.kpi,
        recipient=row.recipient,
        post=row.post,
        words=row.words,
    )
    return ActionRow(
        reference=row.reference,
        decision=row.decision,
        facts=agreed,
        status=ActionStatus(row.status),
        function=row.function,
        urgent=row.urgent,
        done_on=row.done_on,
    )


def update_action(
    connection: Connection,
    key: bytes,
    reference: str,
    decision: int,
    number: int,
    status: ActionStatus,
    by: Stamp,
    on: date | None = None,
) -> None:
    """Say that an action is done (``on`` a date), dropped, or open again."""
    chain.lock_head(connection, key)
    table = schema.actions
    mine = (table.c.reference == reference) & (table.c.decision == decision)
    done_on = on if status is ActionStatus.DONE else None
    changed = update(table).where(mine & (table.c.number == number))
    result = connection.execute(changed.values(status=str(status), done_on=done_on))
    if result.rowcount == 0:
        raise RegisterWrong(f"{reference} has no action {number} of decision {decision}.")
    told = facts(number=number, count=decision, status=status, on=done_on)
    chain.append(connection, key, EventKind.ACTION_UPDATED, by, reference=reference, facts=told)


def await_assurance(
    connection: Connection, key: bytes, reference: str, owed: Assurance, by: Stamp
) -> None:
    """Record that a recipient was asked for assurance (21), or its new date."""
    chain.lock_head(connection, key)
    rows.need_case(connection, reference)
    if owed in assurances(connection, reference):
        return
    row = {
        "reference": reference,
        "recipient": owed.recipient,
        "due": owed.due,
        "escalate_on": owed.escalate_on,
        "received_on": owed.received_on,
    }
    rows.put(connection, schema.assurances, ["reference", "recipient"], row)
    kind = EventKind.ASSURANCE_RECEIVED if owed.received_on else EventKind.ASSURANCE_AWAITED
    told = facts(recipient=owed.recipient, due=owed.due, on=owed.received_on)
    chain.append(connection, key, kind, by, reference=reference, facts=told)


def assurances(connection: Connection, reference: str | None = None) -> tuple[Assurance, ...]:
    """Assurances asked for, by when they are due."""
    table = schema.assurances
    query = select(table).order_by(table.c.due, table.c.reference, table.c.recipient)
    if reference is not None:
        query = query.where(table.c.reference == reference)
    return tuple(
        Assurance(
            reference=row.reference,
            recipient=row.recipient,
            due=row.due,
            escalate_on=row.escalate_on,
            received_on=row.received_on,
        )
        for row in connection.execute(query)
    )
