"""Documents that were made, and the meetings they were made for."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, select

from sigdocs.model.documents import DocumentKind
from sigdocs.model.events import EventKind, facts
from sigdocs.model.records import DocumentFacts, DocumentStatus, Meeting, RecordedDocument
from sigdocs.register import rows, schema
from sigdocs.register.chain import Writing
from sigdocs.register.details import details_of

_TOLD = {
    DocumentStatus.DRAFT: EventKind.DOCUMENT_RECORDED,
    DocumentStatus.RESTRICTED: EventKind.DOCUMENT_RECORDED,
    DocumentStatus.RELEASED: EventKind.DOCUMENT_RELEASED,
    DocumentStatus.WITHHELD: EventKind.DOCUMENT_WITHHELD,
}


def record_document(writing: Writing, made: DocumentFacts) -> None:
    """Record a document, or its new status; the same again changes nothing."""
    if made.reference:
        rows.need_case(writing.connection, made.reference)
    standing = _find(writing.connection, made.sha256, made.stem)
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
        "at": writing.at,
    }
    rows.put(writing.connection, schema.documents, ["sha256", "stem"], row)
    told = facts(document=made.sha256, stem=made.stem, kind=made.kind, status=made.status,
                 meeting=made.meeting, recipient=made.recipient, count=len(made.checks),
                 details=details_of("documents", row))  # fmt: skip
    writing.tell(_TOLD[made.status], made.reference, told)


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
    connection: Connection,
    reference: str | None = None,
    meeting: date | None = None,
    kind: DocumentKind | None = None,
) -> tuple[RecordedDocument, ...]:
    """Documents of a case, of a meeting, of a kind, or all, the oldest first."""
    table = schema.documents
    query = select(table).order_by(table.c.at, table.c.stem, table.c.sha256)
    if reference is not None:
        query = query.where(table.c.reference == reference)
    if meeting is not None:
        query = query.where(table.c.meeting == meeting)
    if kind is not None:
        query = query.where(table.c.kind == str(kind))
    return tuple(_document_of(row) for row in connection.execute(query))


def record_meeting(writing: Writing, meeting: Meeting) -> None:
    """Record a meeting, or its new deadline or status ("" leaves the status as it is)."""
    if stands(writing.connection, meeting):
        return
    standing = {kept.on: kept for kept in meetings(writing.connection)}.get(meeting.on)
    status = meeting.status or (standing.status if standing else "planned")
    row = {"on": meeting.on, "deadline": meeting.deadline, "status": status}
    rows.put(writing.connection, schema.meetings, ["on"], row)
    told = facts(meeting=meeting.on, due=meeting.deadline, status=status)
    writing.tell(EventKind.MEETING_RECORDED, facts=told)


def stands(connection: Connection, meeting: Meeting) -> bool:
    """Whether a meeting is on record with this deadline and (unless "") this status."""
    return any(
        (kept.on, kept.deadline) == (meeting.on, meeting.deadline)
        and meeting.status in ("", kept.status)
        for kept in meetings(connection)
    )


def meetings(connection: Connection) -> tuple[Meeting, ...]:
    """Every meeting on record, in order of date."""
    table = schema.meetings
    return tuple(
        Meeting(on=row.on, deadline=row.deadline, status=row.status)
        for row in connection.execute(select(table).order_by(table.c.on))
    )
