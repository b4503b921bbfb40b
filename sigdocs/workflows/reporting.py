"""What Information Governance reviews from: the Word report and the page beside it, restricted."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from sigdocs.model.documents import RenderedDocument
from sigdocs.model.forms import ParsedForm
from sigdocs.model.minimised import MinimisedForm
from sigdocs.parsing.word import read_word
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering.redactions import (
    render_redaction_report,
    report_marks,
    report_stem,
)
from sigdocs.rendering.review_page import render_review_page
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.publishing import keep_restricted
from sigdocs.workflows.review_clearances import open_places

_REVISION = re.compile(r"(?:-r\d+)?")


def report_to_ig(
    desk: Desk,
    reference: str,
    form: ParsedForm,
    minimised: MinimisedForm,
    document: RenderedDocument,
    recipient: str = "",
) -> Path:
    """Write the redaction report about a document, as Word and as a page; returns the Word file.

    They hold originals by nature: the restricted folder only. Where the newest report is about the
    same rows, document and places, and is on record, it stands. ``recipient`` is the printed title
    of the recipient, for the purpose ``recipient``.
    """
    folder = desk.workspace.restricted / "review" / reference
    to_clear = open_places(desk, reference, minimised.readers)
    fingerprint = hashlib.sha256(document.content).hexdigest()
    marks = report_marks(minimised, fingerprint, to_clear)
    standing = _newest(folder, report_stem(reference, minimised))
    if standing and _stands(desk, reference, standing.read_bytes(), marks):
        return standing
    definition = form_definition(form.kind)
    page = render_review_page(
        reference=reference,
        form=form,
        minimised=minimised,
        definition=definition,
        prepared=desk.today,
        fingerprint=fingerprint,
        recipient=recipient,
        to_clear=to_clear,
    )
    keep_restricted(desk, page, folder, reference=reference)
    report = render_redaction_report(
        desk.template("redaction_report"),
        reference=reference,
        form=form,
        minimised=minimised,
        definition=definition,
        office=desk.workspace.office,
        prepared=desk.today,
        fingerprint=fingerprint,
        recipient=recipient,
        to_clear=to_clear,
    )
    return keep_restricted(desk, report, folder, reference=reference)


def _stands(desk: Desk, reference: str, report: bytes, marks: dict[str, str]) -> bool:
    """Whether a report is about the same; a power cut may have come before it was recorded."""
    fingerprint = hashlib.sha256(report).hexdigest()
    if all(made.facts.sha256 != fingerprint for made in desk.register.documents(reference)):
        return False
    return marks.items() <= dict(read_word(report).marks).items()


def _newest(folder: Path, stem: str) -> Path | None:
    """The newest revision of a report, where it is there as Word and as a page."""
    found = [
        path for path in folder.glob(f"{stem}*.docx") if _REVISION.fullmatch(path.stem, len(stem))
    ]
    newest = max(found, key=lambda path: (len(path.stem), path.stem), default=None)
    return newest if newest and newest.with_suffix(".html").exists() else None
