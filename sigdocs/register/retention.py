"""Legal holds, what is due to be removed, and the record of its removal.

The register removes nothing but its own traces of what the answers were (findings, states, lengths,
fingerprints); files go by the hands of whoever owns the folder. The bare events stay for good.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, select, update

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import Case, CaseStatus
from sigdocs.model.events import EventKind, FactKey, facts
from sigdocs.model.records import RecordedDocument
from sigdocs.model.retention import OF_STATUS, DueForPurge, Hold, Kept, RetentionRule
from sigdocs.register import chain, documents, life, loose, rows, schema, submissions
from sigdocs.register.chain import Writing
from sigdocs.register.loose import add_months

Purged = dict[tuple[str, str], datetime]
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
    """What is due to go by ``today``, by reference; what a hold blocks is there with its hold.

    What belongs to no case comes last.
    """
    ended, gone = _ends(connection), _purged(connection)
    found = [
        _due(connection, case, rule, add_months(ended[case.reference], rule.months), gone)
        for case in life.all_cases(connection)
        for rule in rules
        if case.reference in ended and add_months(ended[case.reference], rule.months) <= today
    ]
    return (*(each for each in found if each.files), *loose.due(connection, rules, today))


def _ends(connection: Connection) -> dict[str, date]:
    """The day on which each case was first closed or withdrawn, and not opened again since."""
    ended: dict[str, date] = {}
    for event in chain.read(connection, kind=EventKind.CASE_MOVED):
        if event.fact(FactKey.TO) in _ENDS:
            ended.setdefault(event.reference, event.by.at.astimezone(UTC).date())
        elif event.fact(FactKey.TO) == CaseStatus.RECEIVED:
            ended.pop(event.reference, None)
    return ended


def _due(
    connection: Connection, case: Case, rule: RetentionRule, day: date, gone: Purged
) -> DueForPurge:
    since = gone.get((case.reference, str(rule.kept)))
    return DueForPurge(
        reference=case.reference,
        kept=rule.kept,
        due=day,
        files=_files(connection, case.reference, rule, since, gone),
        holds=holds(connection, case.reference),
    )


def _files(
    connection: Connection,
    reference: str,
    rule: RetentionRule,
    since: datetime | None,
    gone: Purged,
) -> tuple[str, ...]:
    """What goes; after an earlier purge only what came or was made since."""
    if rule.kept is Kept.WITHOUT_CASE:
        return ()
    if rule.kept in OF_STATUS:
        made = documents.documents(connection, reference)
        belong = (each for each in made if _belongs(each, rule))
        return tuple(e.facts.sha256 for e in belong if since is None or e.at > since)
    files = submissions.of_case(connection, reference)
    found = [file.sha256 for file in files if since is None or file.recorded > since]
    needed = _needed_elsewhere(connection, reference, gone) if rule.kept is Kept.ORIGINALS else ()
    return tuple(sha256 for sha256 in dict.fromkeys(found) if sha256 not in needed)


def _needed_elsewhere(connection: Connection, reference: str, gone: Purged) -> set[str]:
    """Originals that another case, which was joined with this one, still needs."""
    table = schema.submissions
    query = select(table.c.sha256, table.c.reference).where(table.c.reference != reference)
    return {
        row.sha256
        for row in connection.execute(query)
        if (row.reference, str(Kept.ORIGINALS)) not in gone
    }


def _belongs(document: RecordedDocument, rule: RetentionRule) -> bool:
    fits = not rule.documents or document.facts.kind in rule.documents
    return fits and document.status in OF_STATUS[rule.kept]


def _purged(connection: Connection) -> Purged:
    """When each kind of thing of each case was last removed."""
    rows_found = connection.execute(select(schema.purges))
    return {(row.reference, row.kind): datetime.fromisoformat(row.at) for row in rows_found}


def record_purge(writing: Writing, removed: DueForPurge) -> None:
    """Record that files went; RegisterWrong while a hold stands or the case is open."""
    connection, reference, kept = writing.connection, removed.reference, removed.kept
    if not reference:
        loose.record_purge(writing, removed)
        return
    rows.need_case(connection, reference)
    if holds(connection, reference):
        raise RegisterWrong(f"{reference} is under a legal hold: nothing of it is removed.")
    if reference not in _ends(connection):
        raise RegisterWrong(f"{reference} is not closed: nothing of it is removed.")
    row = {"reference": reference, "kind": str(kept), "at": writing.at}
    rows.put(connection, schema.purges, ["reference", "kind"], row)
    if kept is Kept.ORIGINALS:
        _forget_answers(connection, reference)
    writing.tell(EventKind.PURGED, reference, facts(kind=kept, count=len(removed.files)))


def _forget_answers(connection: Connection, reference: str) -> None:
    for file in submissions.of_case(connection, reference):
        for table in (schema.findings, schema.answers):
            mine = (table.c.sha256 == file.sha256) & (table.c.arrival == file.arrival)
            connection.execute(delete(table).where(mine))
