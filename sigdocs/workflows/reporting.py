"""What Information Governance reviews from: the Word report and the page beside it, restricted."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sigdocs.model.documents import RenderedDocument
from sigdocs.model.forms import ParsedForm
from sigdocs.model.minimised import MinimisedForm
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering.redactions import render_redaction_report
from sigdocs.rendering.review_page import render_review_page
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.publishing import keep_restricted


def report_to_ig(
    desk: Desk,
    reference: str,
    form: ParsedForm,
    minimised: MinimisedForm,
    document: RenderedDocument,
    recipient: str = "",
) -> Path:
    """Write the redaction report about a document, as Word and as a page; returns the Word file.

    They hold originals by nature: the restricted folder only. ``recipient`` is the printed title of
    the recipient, for the purpose ``recipient``.
    """
    folder = desk.workspace.restricted / "review" / reference
    fingerprint = hashlib.sha256(document.content).hexdigest()
    definition = form_definition(form.kind)
    page = render_review_page(
        reference=reference,
        form=form,
        minimised=minimised,
        definition=definition,
        prepared=desk.today,
        fingerprint=fingerprint,
        recipient=recipient,
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
    )
    return keep_restricted(desk, report, folder, reference=reference)
