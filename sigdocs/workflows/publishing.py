"""The one road out: prove a document, release it, record it. Withheld ones are recorded too."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sigdocs.errors import OfficeMissing
from sigdocs.model.documents import (
    CSV,
    DOCX,
    EMAIL,
    HTML,
    PDF,
    XLSX,
    ProofFinding,
    ProvenDocument,
    RenderedDocument,
    RestrictedDocument,
    Watch,
)
from sigdocs.model.events import Role
from sigdocs.model.outcomes import Written
from sigdocs.model.personal import personal
from sigdocs.model.records import DocumentFacts, DocumentStatus
from sigdocs.outbox import release, restrict
from sigdocs.proofing.telling import told
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.review_clearances import proved

_ENDING = {
    DOCX: "docx",
    PDF: "pdf",
    EMAIL: "eml",
    HTML: "html",
    CSV: "csv",
    XLSX: "xlsx",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of a document: where it lies, or why it was withheld."""

    path: Path | None = None
    findings: tuple[ProofFinding, ...] = ()
    dropped_controls: int = 0

    @property
    def exit_code(self) -> int:
        """20 where the document was withheld."""
        return 20 if self.findings else 0

    @property
    def notes(self) -> tuple[str, ...]:
        """Why it was withheld, row by row of the redaction report, and what to do next."""
        dropped = self.dropped_controls
        left_out = f"Control characters that cannot be printed were left out: {dropped}."
        return (*told(self.findings), *((left_out,) if dropped else ()))


def publish(
    desk: Desk,
    document: RenderedDocument,
    watch: Watch,
    folder: Path,
    *,
    reference: str = "",
    meeting: date | None = None,
    recipient: str = "",
    sources: tuple[str, ...] = (),
    password: str = "",
) -> Published:
    """Prove a document and release it into ``folder`` of the outbox, or withhold it.

    ``sources`` are the hashes of the files that it was made from; ``password`` opens a PDF that is
    protected.
    """
    desk.need(Role.SECRETARIAT, Role.IG)
    outcome = proved(desk, document, watch, password)
    if not isinstance(outcome, ProvenDocument):
        _record(desk, document, DocumentStatus.WITHHELD, (), reference, meeting, recipient)
        return Published(findings=tuple(outcome))
    path = release(outcome, folder)
    status = DocumentStatus.DRAFT if document.is_draft else DocumentStatus.RELEASED
    _record(desk, document, status, outcome.checks, reference, meeting, recipient, sources)
    return Published(path=path, dropped_controls=document.dropped_controls)


def with_members(desk: Desk, watch: Watch) -> Watch:
    """The watch over a paper that names the Group's members: a patient may share a forename."""
    members = personal(member.name for member in desk.workspace.members)
    return replace(watch, kept=(*watch.kept, *members))


def keep_restricted(
    desk: Desk,
    document: RestrictedDocument,
    folder: Path,
    *,
    reference: str,
    recipient: str = "",
) -> Path:
    """Put a document that holds originals by nature into its restricted folder."""
    path = restrict(document, folder)
    _record(desk, document.document, DocumentStatus.RESTRICTED, (), reference, None, recipient)
    return path


def publish_all(
    desk: Desk,
    document: RenderedDocument,
    watch: Watch,
    folder: Path,
    *,
    pdf: bool,
    reference: str = "",
    meeting: date | None = None,
    recipient: str = "",
) -> Written:
    """Publish a Word document and, where ``pdf``, the PDF made from it once the Word is proven.

    Without an office suite there is only the Word document, and a note that says so.
    """
    word = publish(
        desk, document, watch, folder, reference=reference, meeting=meeting, recipient=recipient
    )
    if word.path is None or not pdf:
        return _written(word)
    try:
        made = as_pdf(document)
    except OfficeMissing as problem:
        return replace(_written(word), notes=(f"No PDF was made. {problem}",))
    sheet = publish(
        desk, made, watch, folder, reference=reference, meeting=meeting, recipient=recipient
    )
    return _written(word, sheet)


def as_pdf(document: RenderedDocument) -> RenderedDocument:
    """The same document as a tagged PDF.

    Raises:
        OfficeMissing: no PDF can be made.
    """
    from sigdocs.office import to_pdf

    content = to_pdf([(document.stem, document.content)])[0]
    return replace(document, content=content, media_type=PDF)


def _written(*published: Published) -> Written:
    return Written(
        paths=tuple(each.path for each in published if each.path),
        notes=tuple(dict.fromkeys(note for each in published for note in each.notes)),
        exit_code=max(each.exit_code for each in published),
    )


def _record(
    desk: Desk,
    document: RenderedDocument,
    status: DocumentStatus,
    checks: tuple[str, ...],
    reference: str,
    meeting: date | None,
    recipient: str,
    sources: tuple[str, ...] = (),
) -> None:
    made = DocumentFacts(
        sha256=hashlib.sha256(document.content).hexdigest(),
        kind=document.kind,
        status=status,
        stem=document.stem,
        media=_ENDING[document.media_type],
        reference=reference,
        meeting=meeting,
        recipient=recipient,
        checks=tuple(check.replace(" ", "-") for check in checks),
        sources=sources,
    )
    desk.register.record_document(made, by=desk.stamp)
