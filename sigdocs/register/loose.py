"""What belongs to no case, and its removal: packs, minutes, pages about a person, files that were no form.

Their time runs from the day on which they were made or came.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime

from sqlalchemy import Connection, select

from sigdocs.errors import RegisterWrong
from sigdocs.model.events import EventKind, FactKey, facts
from sigdocs.model.records import RecordedDocument
from sigdocs.model.retention import OF_STATUS, DueForPurge, Hold, Kept, RetentionRule
from sigdocs.register import chain, documents, schema
from sigdocs.register.chain import Writing


def due(
    connection: Connection, rules: tuple[RetentionRule, ...], today: date
) -> Iterator[DueForPurge]:
    """What is due to go by ``today``, one thing each; with the holds that block it."""
    gone = _gone(connection)
    for rule in rules:
        for sha256, at, meeting in _kept(connection, rule):
            day = add_months(at.astimezone(UTC).date(), rule.months)
            if day <= today and sha256 not in gone:
                yield DueForPurge(
                    reference="",
                    kept=rule.kept,
                    due=day,
                    files=(sha256,),
                    holds=_holds(connection, rule, meeting),
                )


def _kept(
    connection: Connection, rule: RetentionRule
) -> Iterator[tuple[str, datetime, date | None]]:
    """Hash, moment and meeting of each thing that a rule is for."""
    if rule.kept is Kept.WITHOUT_CASE:
        table = schema.submissions
        query = select(table).where(table.c.reference.is_(None)).order_by(table.c.recorded)
        for row in connection.execute(query):
            yield row.sha256, datetime.fromisoformat(row.recorded), None
    for made in documents.documents(connection):
        if not made.facts.reference and _is_for(rule, made):
            yield made.facts.sha256, made.at, made.facts.meeting


def _is_for(rule: RetentionRule, made: RecordedDocument) -> bool:
    fits = not rule.documents or made.facts.kind in rule.documents
    return fits and made.status in OF_STATUS.get(rule.kept, ())


def _holds(connection: Connection, rule: RetentionRule, meeting: date | None) -> tuple[Hold, ...]:
    """The holds on the cases of that meeting; on any case, for what is about nobody knows which."""
    if rule.kept is Kept.WITHOUT_CASE:
        return ()
    table = schema.holds
    found = connection.execute(select(table).where(table.c.lifted.is_(None)))
    cases = _put_to(connection, meeting)
    return tuple(sorted({Hold(row.kind) for row in found if not cases or row.reference in cases}))


def _put_to(connection: Connection, meeting: date | None) -> set[str]:
    """The cases that were ever put to a meeting."""
    if meeting is None:
        return set()
    day = meeting.isoformat()
    told = chain.read(connection)
    return {e.reference for e in told if e.reference and e.fact(FactKey.MEETING) == day}


def _gone(connection: Connection) -> set[str]:
    told = chain.read(connection, "", EventKind.PURGED)
    return {event.fact(FactKey.FILE) for event in told}


def record_purge(writing: Writing, removed: DueForPurge) -> None:
    """Record that something which belongs to no case went; RegisterWrong while a hold stands."""
    if removed.holds:
        raise RegisterWrong("It is under a legal hold: it is not removed.")
    for sha256 in removed.files:
        writing.tell(EventKind.PURGED, "", facts(kind=removed.kept, file=sha256))


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
