"""Directions found in forms ("leave out her health"): conditions once a person confirms them."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select, update

from sigdocs.errors import RegisterWrong
from sigdocs.model.events import EventKind, facts
from sigdocs.model.records import Condition, ConditionStatus
from sigdocs.register import rows, schema
from sigdocs.register.chain import Writing


def find(writing: Writing, reference: str, kind: str, question: str, words: str) -> Condition:
    """Record a direction found in a form; the same words in the same answer only once."""
    rows.need_case(writing.connection, reference)
    for standing in conditions(writing.connection, reference):
        if (standing.kind, standing.question, standing.words) == (kind, question, words):
            return standing
    mine = schema.conditions.c.reference == reference
    query = select(func.count()).select_from(schema.conditions).where(mine)
    number = (writing.connection.scalar(query) or 0) + 1
    found = Condition(
        reference=reference,
        number=number,
        kind=kind,
        question=question,
        status=ConditionStatus.FOUND,
        words=words,
    )
    told = facts(number=number, kind=kind, question=question, words=words)
    row = {"reference": reference, "number": number, "kind": kind, "question": question,
           "status": str(found.status), "words": words}  # fmt: skip
    writing.connection.execute(insert(schema.conditions).values(row))
    writing.tell(EventKind.CONDITION_FOUND, reference, told)
    return found


def settle(writing: Writing, reference: str, number: int, status: ConditionStatus) -> None:
    """Confirm a direction (it binds from now on) or dismiss it."""
    if status is ConditionStatus.FOUND:
        raise RegisterWrong("A direction is confirmed or dismissed.")
    table = schema.conditions
    mine = (table.c.reference == reference) & (table.c.number == number)
    result = writing.connection.execute(update(table).where(mine).values(status=str(status)))
    if result.rowcount == 0:
        raise RegisterWrong(f"{reference} has no condition {number}.")
    confirmed = status is ConditionStatus.CONFIRMED
    kind = EventKind.CONDITION_CONFIRMED if confirmed else EventKind.CONDITION_DISMISSED
    writing.tell(kind, reference, facts(number=number))


def conditions(connection: Connection, reference: str | None = None) -> tuple[Condition, ...]:
    """The conditions of a case, or of all cases, by number."""
    table = schema.conditions
    query = select(table).order_by(table.c.reference, table.c.number)
    if reference is not None:
        query = query.where(table.c.reference == reference)
    return tuple(
        Condition(
            reference=row.reference,
            number=row.number,
            kind=row.kind,
            question=row.question,
            status=ConditionStatus(row.status),
            words=row.words,
        )
        for row in connection.execute(query)
    )
