"""Legal holds, what is due to be removed, and the record of its removal.

The register removes nothing but its own traces of what the answers were (findings, states, lengths,
fingerprints); files go by the hands of whoever owns the folder. The bare events stay for good.
"""

from __future__ import annotations

import calendar
from datetime import UTC, date

from sqlalchemy import Connection, delete, insert, select, update

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import Case, CaseStatus
from sigdocs.model.events import EventKind, FactKey, facts
from sigdocs.model.records import RecordedDocument
from sigdocs.model.retention import OF_STATUS, DueForPurge, Hold, Kept, RetentionRule
from sigdocs.register import chain, documents, life, rows, schema, submissions
from sigdocs.register.chain import Writing

_ENDS = (str(CaseStatus.CLOSED), str(CaseStatus.WITHDRAWN))


def place_hold(writing: Writing, reference: str, hold: Hold, note: str = "") -> None:
    """Block every removal of a case's things; placing it twice changes nothing."""
    rows.need_case(writing.connection, reference)
    if hold in holds(writing.connection, reference):
        return
    row = {"reference": reference, "kind": str(hold), "placed": writing.at, "lifted": None}
    rows.put(writing.connection, schema.holds, ["reference", "kind"], row)
    writing.tell(EventKind.HOLD_PLACED, reference, facts(kind=hold, note=note))


def lift_hold(writing: Writing, reference: str, hold: Hold, note: str = "") -> None:
    """Lift a hold; RegisterWrong where there is none."""
    if hold not in holds(writing.connection, reference):
        raise RegisterWrong(f"{reference} has no hold of that kind.")
    table = schema.holds
    mine = (table.c.reference == reference) & (table.c.kind == str(hold))
    writing.connection.execute(update(table).where(mine).values(lifted=writing.at))
    writing.tell(EventKind.HOLD_LIFTED, reference, facts(kind=hold, note=note))


def holds(connection: Connection, reference: str) -> tuple[Hold, ...]:
    """The holds on a case that stand."""
    table = schema.holds
    query = select(table.c.kind).where(table.c.reference == reference, table.c.lifted.is_(None))
    return tuple(Hold(row.kind) for row in connection.execute(query.order_by(table.c.kind)))


def due(
    connection: Connection, rules: tuple[RetentionRule, ...], today: date
) -> tuple[DueForPurge, ...]:
    """What is due to go by ``today``, by reference; what a hold blocks is there with its hold."""
    ended = _ends(connection)
    found = [
        _due(connection, case, rule, add_months(ended[case.reference], rule.months))
        for case in life.all_cases(connection)
        for rule in rules
        if case.reference in ended and add_months(ended[case.reference], rule.months) <= today
    ]
    gone = _purged(connection)
    return tuple(d for d in found if d.files and (d.reference, str(d.kept)) not in gone)


def _ends(connection: Connection) -> dict[str, date]:
    """The day on which each case was first closed or withdrawn."""
    ended: dict[str, date] = {}
    for event in chain.read(connection, kind=EventKind.CASE_MOVED):
        if event.fact(FactKey.TO) in _ENDS:
            ended.setdefault(event.reference, event.by.at.astimezone(UTC).date())
    return ended


def _due(connection: Connection, case: Case, rule: RetentionRule, day: date) -> DueForPurge:
    return DueForPurge(
        reference=case.reference,
        kept=rule.kept,
        due=day,
        files=_files(connection, case.reference, rule),
        holds=holds(connection, case.reference),
    )


def _files(connection: Connection, reference: str, rule: RetentionRule) -> tuple[str, ...]:
    if rule.kept not in OF_STATUS:
        files = submissions.of_case(connection, reference)
        return tuple(dict.fromkeys(file.sha256 for file in files))
    made = documents.documents(connection, reference)
    return tuple(document.facts.sha256 for document in made if _belongs(document, rule))


def _belongs(document: RecordedDocument, rule: RetentionRule) -> bool:
    fits = not rule.documents or document.facts.kind in rule.documents
    return fits and document.status in OF_STATUS[rule.kept]


def _purged(connection: Connection) -> set[tuple[str, str]]:
    table = schema.purges
    return {(row.reference, row.kind) for row in connection.execute(select(table))}


def record_purge(writing: Writing, reference: str, kept: Kept, count: int) -> None:
    """Record that ``count`` files went; RegisterWrong while a hold stands or the case is open."""
    connection = writing.connection
    rows.need_case(connection, reference)
    if holds(connection, reference):
        raise RegisterWrong(f"{reference} is under a legal hold: nothing of it is removed.")
    if reference not in _ends(connection):
        raise RegisterWrong(f"{reference} is not closed: nothing of it is removed.")
    if (reference, str(kept)) in _purged(connection):
        return
    row = {"reference": reference, "kind": str(kept), "at": writing.at}
    connection.execute(insert(schema.purges).values(row))
    if kept is Kept.ORIGINALS:
        _forget_answers(connection, reference)
    writing.tell(EventKind.PURGED, reference, facts(kind=kept, count=count))


def _forget_answers(connection: Connection, reference: str) -> None:
    for file in submissions.of_case(connection, reference):
        for table in (schema.findings, schema.answers):
            mine = (table.c.sha256 == file.sha256) & (table.c.arrival == file.arrival)
            connection.execute(delete(table).where(mine))


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
