"""Recording an arrived file: the file, its case, its findings and the events, all or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import (
    Arrived,
    Arriving,
    Case,
    CaseStatus,
    Disposition,
    Submission,
)
from sigdocs.model.events import EventKind, Role, Stamp, facts
from sigdocs.register import chain, life, rows, schema

_TARGET = {
    Disposition.ACCEPTED: CaseStatus.ACCEPTED,
    Disposition.OUTCOME: CaseStatus.ACCEPTED,
    Disposition.RETURNED: CaseStatus.RETURNED,
}
_TRIED = (Disposition.FAILED, Disposition.STILL_ARRIVING)


def record(connection: Connection, key: bytes, arrived: Arrived, by: Stamp) -> Submission:
    """Record a file once; the same file again changes nothing and says ``already``.

    The same bytes under another ``arrival`` become a duplicate of the first. A file that was held,
    failed or still arriving gets its new disposition when it is recorded again; bytes that failed
    and arrive once more take the place of the failure.
    """
    chain.lock_head(connection, key)
    first = find(connection, arrived.sha256)
    if first and first.disposition in _TRIED:
        arrived = replace(arrived, arrival=first.arrival)
    before = _find(connection, arrived.sha256, arrived.arrival)
    if before and (before.disposition.is_final or before.disposition is arrived.disposition):
        return replace(before, already=True)
    if first and before is None:
        return _record_duplicate(connection, key, arrived, first, by)
    return _record_first(connection, key, arrived, by, is_settled=before is not None)


def _record_first(
    connection: Connection, key: bytes, arrived: Arrived, by: Stamp, *, is_settled: bool
) -> Submission:
    reference, revision = _case_of(connection, key, arrived, by)
    kind = EventKind.FILE_SETTLED if is_settled else EventKind.FILE_RECORDED
    _write(connection, _columns(arrived, by, reference, revision), is_settled=is_settled)
    _write_details(connection, arrived)
    chain.append(connection, key, kind, by, reference=reference, facts=_told(arrived, revision))
    if arrived.case:
        _move_along(connection, key, rows.need_case(connection, reference), arrived, by)
    return _written(connection, arrived)


def _case_of(connection: Connection, key: bytes, arrived: Arrived, by: Stamp) -> tuple[str, int]:
    """The case that the file belongs to ("" for none) and the number of its revision."""
    if arrived.case is None:
        if arrived.reference:
            rows.need_case(connection, arrived.reference)
        return arrived.reference, 0
    reference = arrived.reference
    if reference:
        rows.need_case(connection, reference)
        life.revise(connection, key, reference, arrived.case, by)
    else:
        reference = life.open_case(
            connection, key, arrived.case, arrived.received, arrived.sha256, by
        )
    where = schema.cases.c.reference == reference
    counted = update(schema.cases).where(where).values(revision=schema.cases.c.revision + 1)
    connection.execute(counted)
    return reference, rows.need_case(connection, reference).revision


def _move_along(
    connection: Connection, key: bytes, case: Case, arrived: Arrived, by: Stamp
) -> None:
    """Accept or return a case that is at its beginning; a later one stays where it is."""
    target = _TARGET.get(arrived.disposition)
    if target is None:
        return
    steps: tuple[CaseStatus, ...] = ()
    if case.status is CaseStatus.RETURNED:
        steps = (CaseStatus.RECEIVED, target)
    elif case.status is CaseStatus.RECEIVED:
        steps = (target,)
    for step in steps:
        is_last = step is target
        life.move(
            connection, key, case.reference, step, by, file=arrived.sha256,
            reason=arrived.reason if is_last else None,
            note=arrived.note if is_last else "", due=arrived.due if is_last else None,
        )  # fmt: skip


def _record_duplicate(
    connection: Connection, key: bytes, arrived: Arrived, first: Submission, by: Stamp
) -> Submission:
    columns = _columns(arrived, by, first.reference, 0) | {
        "disposition": str(Disposition.DUPLICATE),
        "arriving": str(Arriving.DUPLICATE),
    }
    _write(connection, columns, is_settled=False)
    told = facts(first_file=arrived.sha256, disposition=Disposition.DUPLICATE, run=arrived.run)
    kind = EventKind.FILE_RECORDED
    chain.append(connection, key, kind, by, reference=first.reference, facts=told)
    return _written(connection, arrived)


def _columns(arrived: Arrived, by: Stamp, reference: str, revision: int) -> dict[str, Any]:
    return {
        "sha256": arrived.sha256,
        "arrival": arrived.arrival,
        "disposition": str(arrived.disposition),
        "arriving": str(arrived.arriving),
        "received": arrived.received,
        "recorded": chain.moment(by.at),
        "reference": reference or None,
        "revision": revision,
        "source_format": arrived.source_format,
        "error": arrived.error,
        "run": arrived.run,
        "submitter": by.actor.user if by.actor.role is Role.SUBMITTER else "",
        "form_version": by.versions.form,
        "policy_version": by.versions.policy,
        "templates_version": by.versions.templates,
        "program_version": by.versions.program,
    }


def _told(arrived: Arrived, revision: int) -> tuple[Any, ...]:
    severities = [finding.severity for finding in arrived.findings]
    return facts(
        file=arrived.sha256, disposition=arrived.disposition, arriving=arrived.arriving,
        received=arrived.received, error=arrived.error, revision=revision or None,
        errors=severities.count("error"), warnings=severities.count("warning"), run=arrived.run,
    )  # fmt: skip


def _write(connection: Connection, columns: dict[str, Any], *, is_settled: bool) -> None:
    table = schema.submissions
    if not is_settled:
        connection.execute(insert(table).values(columns))
        return
    same = (table.c.sha256 == columns["sha256"]) & (table.c.arrival == columns["arrival"])
    connection.execute(update(table).where(same).values(columns))


def _write_details(connection: Connection, arrived: Arrived) -> None:
    """The findings and the answers' states and lengths."""
    own = {"sha256": arrived.sha256, "arrival": arrived.arrival}
    found = [
        own | {"number": number, "code": f.code, "severity": f.severity, "question": f.question,
               "occurrence": f.occurrence, "state": f.state}
        for number, f in enumerate(arrived.findings, 1)
    ]  # fmt: skip
    given = [
        own | {"number": number, "question": a.question, "occurrence": a.occurrence,
               "state": str(a.state), "length": a.length, "fingerprint": a.fingerprint}
        for number, a in enumerate(arrived.answers, 1)
    ]  # fmt: skip
    for table, details in ((schema.findings, found), (schema.answers, given)):
        same = (table.c.sha256 == arrived.sha256) & (table.c.arrival == arrived.arrival)
        connection.execute(delete(table).where(same))
        if details:
            connection.execute(insert(table), details)


def _find(connection: Connection, sha256: str, arrival: str) -> Submission | None:
    table = schema.submissions
    same = (table.c.sha256 == sha256) & (table.c.arrival == arrival)
    row = connection.execute(select(table).where(same)).one_or_none()
    return rows.submission_of(row) if row else None


def _written(connection: Connection, arrived: Arrived) -> Submission:
    found = _find(connection, arrived.sha256, arrived.arrival)
    if found is None:
        raise RegisterWrong("The register did not keep what was written to it.")
    return found


def find(connection: Connection, sha256: str) -> Submission | None:
    """The first recording of these bytes that is no duplicate, if there is one."""
    table = schema.submissions
    query = (
        select(table)
        .where(table.c.sha256 == sha256, table.c.disposition != str(Disposition.DUPLICATE))
        .order_by(table.c.recorded, table.c.arrival)
    )
    row = connection.execute(query).first()
    return rows.submission_of(row) if row else None


def of_case(connection: Connection, reference: str) -> tuple[Submission, ...]:
    """The files of a case, in the order in which they were recorded."""
    table = schema.submissions
    query = (
        select(table)
        .where(table.c.reference == reference)
        .order_by(table.c.recorded, table.c.sha256, table.c.arrival)
    )
    return tuple(rows.submission_of(row) for row in connection.execute(query))


def waiting(connection: Connection) -> tuple[Submission, ...]:
    """Files that wait for a person: held or failed."""
    table = schema.submissions
    states = [str(Disposition.HELD), str(Disposition.FAILED)]
    query = select(table).where(table.c.disposition.in_(states))
    ordered = query.order_by(table.c.recorded, table.c.sha256, table.c.arrival)
    return tuple(rows.submission_of(row) for row in connection.execute(ordered))


def balance(connection: Connection, run: str) -> dict[Disposition, int]:
    """How many files of a run got each disposition; all nine are there."""
    table = schema.submissions
    query = select(table.c.disposition, func.count().label("files")).where(table.c.run == run)
    found = connection.execute(query.group_by(table.c.disposition))
    counted: dict[str, int] = {row.disposition: row.files for row in found}
    return {disposition: counted.get(str(disposition), 0) for disposition in Disposition}


def need(connection: Connection, sha256: str) -> Submission:
    """The recording of these bytes; RegisterWrong where there is none."""
    found = find(connection, sha256)
    if found is None:
        raise RegisterWrong("The register knows no file with that hash.")
    return found
