"""What follows a decision: actions (21, 24), assurances asked for (21), answers to the KPIs."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from sigdocs.errors import RegisterWrong
from sigdocs.model.events import EventKind, facts
from sigdocs.model.records import ActionFacts, ActionRow, ActionStatus, Assurance, KpiAnswer
from sigdocs.register import rows, schema
from sigdocs.register.chain import Writing


def add(writing: Writing, reference: str, decision: int, action: ActionFacts) -> None:
    """Add an open action to a decision."""
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
    writing.connection.execute(insert(schema.actions).values(row))
    told = facts(decision=decision, number=action.number, due=action.due, kpi=action.kpi,
                 recipient=action.recipient, post=action.post, words=action.words)  # fmt: skip
    writing.tell(EventKind.ACTION_RECORDED, reference, told)


def actions(connection: Connection, reference: str | None = None) -> tuple[ActionRow, ...]:
    """Actions of one case in their order, or of all by when they are due (undated ones last)."""
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


def change(
    writing: Writing,
    reference: str,
    decision: int,
    number: int,
    status: ActionStatus,
    on: date | None = None,
) -> None:
    """Say that an action is done (``on`` a date), dropped, or open again."""
    table = schema.actions
    mine = (table.c.reference == reference) & (table.c.decision == decision)
    done_on = on if status is ActionStatus.DONE else None
    changed = update(table).where(mine & (table.c.number == number))
    result = writing.connection.execute(changed.values(status=str(status), done_on=done_on))
    if result.rowcount == 0:
        raise RegisterWrong(f"{reference} has no action {number} of decision {decision}.")
    told = facts(decision=decision, number=number, status=status, on=done_on)
    writing.tell(EventKind.ACTION_UPDATED, reference, told)


def record_assurance(writing: Writing, owed: Assurance) -> None:
    """Record that a recipient was asked for assurance, its new date, or that it came."""
    rows.need_case(writing.connection, owed.reference)
    if owed in assurances(writing.connection, owed.reference):
        return
    row = {
        "reference": owed.reference,
        "recipient": owed.recipient,
        "due": owed.due,
        "escalate_on": owed.escalate_on,
        "received_on": owed.received_on,
    }
    rows.put(writing.connection, schema.assurances, ["reference", "recipient"], row)
    kind = EventKind.ASSURANCE_RECEIVED if owed.received_on else EventKind.ASSURANCE_AWAITED
    told = facts(recipient=owed.recipient, due=owed.due, escalate=owed.escalate_on,
                 on=owed.received_on)  # fmt: skip
    writing.tell(kind, owed.reference, told)


def end_assurance(writing: Writing, reference: str, recipient: str) -> None:
    """Say that nothing is awaited from a recipient any more; an answer that has come stays."""
    table = schema.assurances
    awaited = delete(table).where(
        table.c.reference == reference,
        table.c.recipient == recipient,
        table.c.received_on.is_(None),
    )
    if writing.connection.execute(awaited).rowcount:
        writing.tell(EventKind.ASSURANCE_ENDED, reference, facts(recipient=recipient))


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


def record_kpi(writing: Writing, answer: KpiAnswer) -> None:
    """Record what a KPI question (2h, 5a, 5b, 7a, 7b) was answered; the same again does nothing."""
    rows.need_case(writing.connection, answer.reference)
    if answer in kpis(writing.connection, answer.reference):
        return
    row = {"reference": answer.reference, "question": answer.question, "yes": answer.yes}
    rows.put(writing.connection, schema.kpis, ["reference", "question"], row)
    told = facts(question=answer.question, kpi=answer.yes)
    writing.tell(EventKind.KPI_RECORDED, answer.reference, told)


def kpis(connection: Connection, reference: str | None = None) -> tuple[KpiAnswer, ...]:
    """Answers to the KPI questions, of one case or of all."""
    table = schema.kpis
    query = select(table).order_by(table.c.reference, table.c.question)
    if reference is not None:
        query = query.where(table.c.reference == reference)
    return tuple(
        KpiAnswer(reference=row.reference, question=row.question, yes=row.yes)
        for row in connection.execute(query)
    )
