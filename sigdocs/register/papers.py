"""Documents that were made, approvals of exactly their bytes, conditions on them, meetings."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, update

from sigdocs.errors import ApprovalMissing, RegisterWrong
from sigdocs.model.documents import DocumentKind
from sigdocs.model.events import Actor, EventKind, Role, Stamp, facts
from sigdocs.model.records import (
    Approval,
    Condition,
    ConditionStatus,
    DocumentFacts,
    DocumentStatus,
    Meeting,
    RecordedDocument,
)
from sigdocs.register import chain, rows, schema

_TOLD = {
    DocumentStatus.DRAFT: EventKind.DOCUMENT_RECORDED,
    DocumentStatus.RESTRICTED: EventKind.DOCUMENT_RECORDED,
    DocumentStatus.RELEASED: EventKind.DOCUMENT_RELEASED,
    DocumentStatus.WITHHELD: EventKind.DOCUMENT_WITHHELD,
}


def record_document(connection: Connection, key: bytes, made: DocumentFacts, by: Stamp) -> None:
    """Record a document, or its new status; the same again changes nothing."""
    chain.lock_head(connection, key)
    standing = _find(connection, made.sha256, made.stem)
    if standing is not None and standing.facts == made:
        return
    row = {
        "sha256": made.sha256,
        "stem": made.stem,
        "kind": str(made.kind),
        "media": made.media,
        "reference": made.reference or None,
        "meeting": made.meeting,
        "recipient": made.recipient,
        "checks": " ".join(made.checks),
        "sources": " ".join(made.sources),
        "status": str(made.status),
        "at": chain.moment(by.at),
    }
    rows.put(connection, schema.documents, ["sha256", "stem"], row)
    told = facts(document=made.sha256, kind=made.kind, status=made.status, meeting=made.meeting,
                 recipient=made.recipient, count=len(made.checks))  # fmt: skip
    kind = _TOLD[made.status]
    chain.append(connection, key, kind, by, reference=made.reference, facts=told)


def _find(connection: Connection, sha256: str, stem: str) -> RecordedDocument | None:
    table = schema.documents
    query = select(table).where(table.c.sha256 == sha256, table.c.stem == stem)
    row = connection.execute(query).one_or_none()
    return _document_of(row) if row else None


def _document_of(row: rows.AnyRow) -> RecordedDocument:
    made = DocumentFacts(
        sha256=row.sha256,
        kind=DocumentKind(row.kind),
        status=DocumentStatus(row.status),
        stem=row.stem,
        media=row.media,
        reference=row.reference or "",
        meeting=row.meeting,
        recipient=row.recipient,
        checks=tuple(row.checks.split()),
        sources=tuple(row.sources.split()),
    )
    return RecordedDocument(facts=made, status=made.status, at=datetime.fromisoformat(row.at))


def documents(
    connection: Connection, reference: str | None = None, meeting: date | None = None
) -> tuple[RecordedDocument, ...]:
    """Documents of a case, of a meeting, or all, the oldest first."""
    table = schema.documents
    query = select(table).order_by(table.c.at, table.c.stem, table.c.sha256)
    if reference is not None:
        query = query.where(table.c.reference == reference)
    if meeting is not None:
        query = query.where(table.c.meeting == meeting)
    return tuple(_document_of(row) for row in connection.execute(query))


def approve(
    connection: Connection, key: bytes, reference: str, sha256: str, scope: str, by: Stamp
) -> Approval:
    """Record that somebody approved exactly these bytes; ApprovalMissing where they may not."""
    chain.lock_head(connection, key)
    rows.need_case(connection, reference)
    if by.actor.role not in (Role.IG, Role.CHAIR):
        raise ApprovalMissing("Only information governance or the chair approves.")
    if by.actor.user in _submitters(connection, reference):
        raise ApprovalMissing("Who submitted a form may not approve its documents.")
    _write_approval(connection, reference, sha256, scope, by, withdrawn=False)
    told = facts(document=sha256, kind=scope)
    chain.append(connection, key, EventKind.APPROVAL_GIVEN, by, reference=reference, facts=told)
    return approvals(connection, reference)[-1]


def withdraw_approval(
    connection: Connection, key: bytes, reference: str, sha256: str, scope: str, by: Stamp
) -> None:
    """Take an approval back."""
    chain.lock_head(connection, key)
    if not is_approved(connection, reference, sha256, scope):
        raise RegisterWrong("There is no such approval to take back.")
    _write_approval(connection, reference, sha256, scope, by, withdrawn=True)
    told = facts(document=sha256, kind=scope)
    kind = EventKind.APPROVAL_WITHDRAWN
    chain.append(connection, key, kind, by, reference=reference, facts=told)


def _write_approval(
    connection: Connection, reference: str, sha256: str, scope: str, by: Stamp, *, withdrawn: bool
) -> None:
    row = {
        "reference": reference,
        "sha256": sha256,
        "scope": scope,
        "role": str(by.actor.role),
        "user": by.actor.user,
        "at": chain.moment(by.at),
        "withdrawn": withdrawn,
    }
    rows.put(connection, schema.approvals, ["reference", "sha256", "scope"], row)


def _submitters(connection: Connection, reference: str) -> set[str]:
    table = schema.submissions
    query = select(table.c.submitter).where(table.c.reference == reference)
    return {row.submitter for row in connection.execute(query)} - {""}


def approvals(connection: Connection, reference: str) -> tuple[Approval, ...]:
    """The approvals of a case's documents, the latest last, withdrawn ones included."""
    table = schema.approvals
    query = select(table).where(table.c.reference == reference)
    ordered = query.order_by(table.c.at, table.c.sha256, table.c.scope)
    return tuple(
        Approval(
            reference=row.reference,
            sha256=row.sha256,
            scope=row.scope,
            by=Actor(role=Role(row.role), user=row.user),
            at=datetime.fromisoformat(row.at),
            withdrawn=row.withdrawn,
        )
        for row in connection.execute(ordered)
    )


def is_approved(connection: Connection, reference: str, sha256: str, scope: str) -> bool:
    """Whether exactly these bytes are approved for that scope now."""
    return any(
        (given.sha256, given.scope) == (sha256, scope) and not given.withdrawn
        for given in approvals(connection, reference)
    )


def find_condition(
    connection: Connection, key: bytes, reference: str, kind: str, question: str, words: str,
    by: Stamp,
) -> Condition:  # fmt: skip
    """Record a direction found in a form; the same words in the same answer only once."""
    chain.lock_head(connection, key)
    rows.need_case(connection, reference)
    for standing in conditions(connection, reference):
        if (standing.kind, standing.question, standing.words) == (kind, question, words):
            return standing
    mine = schema.conditions.c.reference == reference
    number = (connection.scalar(select(func.count()).where(mine)) or 0) + 1
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
    connection.execute(insert(schema.conditions).values(row))
    chain.append(connection, key, EventKind.CONDITION_FOUND, by, reference=reference, facts=told)
    return found


def settle_condition(
    connection: Connection, key: bytes, reference: str, number: int, status: ConditionStatus,
    by: Stamp,
) -> None:  # fmt: skip
    """Confirm a direction (it binds from now on) or dismiss it."""
    chain.lock_head(connection, key)
    table = schema.conditions
    mine = (table.c.reference == reference) & (table.c.number == number)
    result = connection.execute(update(table).where(mine).values(status=str(status)))
    if result.rowcount == 0:
        raise RegisterWrong(f"{reference} has no condition {number}.")
    confirmed = status is ConditionStatus.CONFIRMED
    kind = EventKind.CONDITION_CONFIRMED if confirmed else EventKind.CONDITION_DISMISSED
    chain.append(connection, key, kind, by, reference=reference, facts=facts(number=number))


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


def record_meeting(connection: Connection, key: bytes, meeting: Meeting, by: Stamp) -> None:
    """Record a meeting, or its new deadline or status."""
    chain.lock_head(connection, key)
    if meeting in meetings(connection):
        return
    row = {"on": meeting.on, "deadline": meeting.deadline, "status": meeting.status}
    rows.put(connection, schema.meetings, ["on"], row)
    told = facts(meeting=meeting.on, due=meeting.deadline, status=meeting.status)
    chain.append(connection, key, EventKind.MEETING_RECORDED, by, facts=told)


def meetings(connection: Connection) -> tuple[Meeting, ...]:
    """Every meeting on record, in order of date."""
    table = schema.meetings
    return tuple(
        Meeting(on=row.on, deadline=row.deadline, status=row.status)
        for row in connection.execute(select(table).order_by(table.c.on))
    )
