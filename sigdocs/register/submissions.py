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
    Reason,
    Submission,
)
from sigdocs.model.events import EventKind, Fact, FactKey, Role, Stamp, facts
from sigdocs.register import chain, life, rows, schema
from sigdocs.register.chain import Writing
from sigdocs.register.details import answers_of, details_of

_TARGET = {
    Disposition.ACCEPTED: CaseStatus.ACCEPTED,
    Disposition.OUTCOME: CaseStatus.ACCEPTED,
    Disposition.RETURNED: CaseStatus.RETURNED,
}
_AT_THE_BEGINNING = (CaseStatus.RECEIVED, CaseStatus.RETURNED)
_TRIED = (Disposition.FAILED, Disposition.STILL_ARRIVING)
_ASIDE = EventKind.FILE_SET_ASIDE


def record(writing: Writing, arrived: Arrived) -> Submission:
    """Record a file once; the same file again changes nothing and says ``already``.

    The same bytes under another ``arrival`` become a duplicate of the first. A file that was held,
    failed or still arriving gets its new disposition when it is recorded again; bytes that failed,
    or that were held and are not any more, take the place of what they were when they arrive again.
    """
    connection = writing.connection
    first = find(connection, arrived.sha256)
    if first and _takes_its_place(first, arrived):
        arrived = replace(arrived, arrival=first.arrival)
    before = _find(connection, arrived.sha256, arrived.arrival)
    if before and (before.disposition.is_final or before.disposition is arrived.disposition):
        return replace(before, already=True)
    if first and before is None:
        return _record_duplicate(writing, arrived, first)
    return _record_first(writing, arrived, is_settled=before is not None)


def record_again(writing: Writing, arrived: Arrived) -> Submission:
    """Record a file that another case has too, as a revision of the case it now belongs to."""
    return _record_first(writing, arrived, is_settled=False)


def _takes_its_place(first: Submission, arrived: Arrived) -> bool:
    is_settled = (
        first.disposition is Disposition.HELD and arrived.disposition is not first.disposition
    )
    return first.disposition in _TRIED or is_settled


def _record_first(writing: Writing, arrived: Arrived, *, is_settled: bool) -> Submission:
    reference, revision = _case_of(writing, arrived)
    kind = EventKind.FILE_SETTLED if is_settled else EventKind.FILE_RECORDED
    columns = _columns(writing, arrived, reference, revision)
    _write(writing.connection, columns)
    _write_details(writing.connection, arrived)
    writing.tell(kind, reference, _told(arrived, columns))
    if arrived.case:
        _move_along(writing, rows.need_case(writing.connection, reference), arrived)
    return _written(writing.connection, arrived)


def _case_of(writing: Writing, arrived: Arrived) -> tuple[str, int]:
    """The case that the file belongs to ("" for none) and the number of its revision."""
    if arrived.reference:
        rows.need_case(writing.connection, arrived.reference)
    if arrived.case is None:
        return arrived.reference, 0
    if arrived.reference:
        reference = arrived.reference
        life.revise(writing, reference, arrived.case)
    else:
        reference = life.open_case(writing, arrived.case, arrived.received, arrived.sha256)
    where = schema.cases.c.reference == reference
    counted = update(schema.cases).where(where).values(revision=schema.cases.c.revision + 1)
    writing.connection.execute(counted)
    return reference, rows.need_case(writing.connection, reference).revision


def _move_along(writing: Writing, case: Case, arrived: Arrived) -> None:
    """Accept or return a case that is at its beginning; a later one stays where it is."""
    target = _TARGET.get(arrived.disposition)
    if target is None or case.status not in _AT_THE_BEGINNING:
        return
    if case.status is CaseStatus.RETURNED:
        life.move(writing, case.reference, CaseStatus.RECEIVED, file=arrived.sha256)
    life.move(
        writing, case.reference, target, file=arrived.sha256,
        reason=arrived.reason, note=arrived.note, due=arrived.due,
    )  # fmt: skip


def _record_duplicate(writing: Writing, arrived: Arrived, first: Submission) -> Submission:
    copy = replace(
        arrived, disposition=Disposition.DUPLICATE, arriving=Arriving.DUPLICATE,
        findings=(), answers=(),
    )  # fmt: skip
    columns = _columns(writing, copy, first.reference, 0)
    _write(writing.connection, columns)
    writing.tell(EventKind.FILE_RECORDED, first.reference, _told(copy, columns))
    return _written(writing.connection, copy)


def _columns(writing: Writing, arrived: Arrived, reference: str, revision: int) -> dict[str, Any]:
    by = writing.by
    return {
        "sha256": arrived.sha256,
        "arrival": arrived.arrival,
        "disposition": str(arrived.disposition),
        "arriving": str(arrived.arriving),
        "received": arrived.received,
        "recorded": writing.at,
        "reference": reference or None,
        "revision": revision,
        "source_format": arrived.source_format,
        "error": arrived.error,
        "run": arrived.run,
        "submitter": arrived.submitter or _submitter(by),
        "form_version": by.versions.form,
        "policy_version": by.versions.policy,
        "templates_version": by.versions.templates,
        "program_version": by.versions.program,
    }


def _submitter(by: Stamp) -> str:
    return by.actor.user if by.actor.role is Role.SUBMITTER else ""


def _told(arrived: Arrived, columns: dict[str, Any]) -> tuple[Fact, ...]:
    severities = [finding.severity for finding in arrived.findings]
    return facts(
        file=arrived.sha256, arrival=arrived.arrival, disposition=arrived.disposition,
        arriving=arrived.arriving, received=arrived.received, error=arrived.error,
        revision=columns["revision"], errors=severities.count("error"),
        warnings=severities.count("warning"), run=arrived.run,
        details=details_of("submissions", columns),
        answers=answers_of(_findings(arrived), _answers(arrived)),
    )  # fmt: skip


def _write(connection: Connection, columns: dict[str, Any]) -> None:
    rows.put(connection, schema.submissions, ["sha256", "arrival"], columns)


def _write_details(connection: Connection, arrived: Arrived) -> None:
    """The findings and the answers' states and lengths."""
    tables = ((schema.findings, _findings(arrived)), (schema.answers, _answers(arrived)))
    for table, details in tables:
        same = (table.c.sha256 == arrived.sha256) & (table.c.arrival == arrived.arrival)
        connection.execute(delete(table).where(same))
        if details:
            connection.execute(insert(table), details)


def _findings(arrived: Arrived) -> list[dict[str, Any]]:
    own = {"sha256": arrived.sha256, "arrival": arrived.arrival}
    return [
        own | {"number": number, "code": f.code, "severity": f.severity, "question": f.question,
               "occurrence": f.occurrence, "state": f.state}
        for number, f in enumerate(arrived.findings, 1)
    ]  # fmt: skip


def _answers(arrived: Arrived) -> list[dict[str, Any]]:
    own = {"sha256": arrived.sha256, "arrival": arrived.arrival}
    return [
        own | {"number": number, "question": a.question, "occurrence": a.occurrence,
               "state": str(a.state), "length": a.length, "fingerprint": a.fingerprint}
        for number, a in enumerate(arrived.answers, 1)
    ]  # fmt: skip


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
    """The recording of these bytes that is no duplicate: the later one where cases were joined."""
    table = schema.submissions
    query = (
        select(table)
        .where(table.c.sha256 == sha256, table.c.disposition != str(Disposition.DUPLICATE))
        .order_by(table.c.recorded.desc(), table.c.arrival.desc())
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
    """Files that wait for a person: held or failed, and not set aside or purged since."""
    table = schema.submissions
    states = [str(Disposition.HELD), str(Disposition.FAILED)]
    query = select(table).where(table.c.disposition.in_(states))
    ordered = query.order_by(table.c.recorded, table.c.sha256, table.c.arrival)
    aside = {
        event.fact(FactKey.FILE)
        for kind in (_ASIDE, EventKind.PURGED)
        for event in chain.read(connection, "", kind)
    }
    found = (rows.submission_of(row) for row in connection.execute(ordered))
    return tuple(file for file in found if file.sha256 not in aside)


def set_aside(writing: Writing, sha256: str, reason: Reason, note: str = "") -> None:
    """Record that a file that was held or failed is done with; RegisterWrong for any other.

    Its disposition stays what it was: the balance of its run is history.
    """
    if sha256 not in {file.sha256 for file in waiting(writing.connection)}:
        raise RegisterWrong("No file with that hash waits for a person.")
    writing.tell(_ASIDE, "", facts(file=sha256, reason=reason, note=note))


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
