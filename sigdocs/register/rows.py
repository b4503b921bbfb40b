"""Rows of the tables as model values."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import (
    AnswerFacts,
    Arriving,
    Case,
    CaseStatus,
    Disposition,
    FindingFacts,
    Submission,
)
from sigdocs.model.findings import Focus
from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.register import schema

AnyRow = Row[tuple[Any, ...]]


def case_of(row: AnyRow) -> Case:
    """A case from its row."""
    return Case(
        reference=row.reference,
        form=FormKind(row.form),
        edition=row.edition,
        function=row.function,
        focus=Focus(row.focus),
        urgent=row.urgent,
        status=CaseStatus(row.status),
        received=row.received,
        since=datetime.fromisoformat(row.since),
        created=datetime.fromisoformat(row.created),
        meeting=row.meeting,
        due=row.due,
        revision=row.revision,
        continues=row.continues,
    )


def submission_of(row: AnyRow) -> Submission:
    """A recorded file from its row."""
    return Submission(
        sha256=row.sha256,
        disposition=Disposition(row.disposition),
        arriving=Arriving(row.arriving),
        received=row.received,
        recorded=datetime.fromisoformat(row.recorded),
        reference=row.reference or "",
        revision=row.revision,
        source_format=row.source_format,
        error=row.error,
        arrival=row.arrival,
        run=row.run,
        submitter=row.submitter,
    )


def finding_of(row: AnyRow) -> FindingFacts:
    """A finding from its row."""
    return FindingFacts(
        code=row.code,
        severity=row.severity,
        question=row.question,
        occurrence=row.occurrence,
        state=row.state,
    )


def answer_of(row: AnyRow) -> AnswerFacts:
    """An answer's facts from their row."""
    return AnswerFacts(
        question=row.question,
        occurrence=row.occurrence,
        state=AnswerState(row.state),
        length=row.length,
        fingerprint=row.fingerprint,
    )


def find_case(connection: Connection, reference: str) -> Case | None:
    """The case with that reference, if there is one."""
    query = select(schema.cases).where(schema.cases.c.reference == reference)
    row = connection.execute(query).one_or_none()
    return case_of(row) if row else None


def need_case(connection: Connection, reference: str) -> Case:
    """The case with that reference; RegisterWrong where there is none."""
    found = find_case(connection, reference)
    if found is None:
        raise RegisterWrong(
            "The register has no case with that reference.",
            next_step="`sigdocs status` lists the cases.",
        )
    return found


def adding(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that can say what to do on conflict, in the database's own words."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


def put(connection: Connection, table: Table, keys: list[str], row: dict[str, Any]) -> None:
    """Write a row, or overwrite the one that has the same key."""
    rest = {name: value for name, value in row.items() if name not in keys}
    adds = adding(connection, table).values(row)
    connection.execute(adds.on_conflict_do_update(index_elements=keys, set_=rest))
