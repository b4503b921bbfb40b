"""A new redaction report where an edited draft was stopped by words that IG could clear."""

from __future__ import annotations

from collections.abc import Sequence

from sigdocs.model.documents import ProofFinding, RenderedDocument
from sigdocs.model.minimised import Purpose
from sigdocs.reference.recipients import recipient_of
from sigdocs.workflows.accepting import group_document
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.reporting import report_to_ig


def report_again(desk: Desk, document: RenderedDocument, findings: Sequence[ProofFinding]) -> None:
    """Write the report of each case and readers whose words stopped ``document``.

    The report for the Group stays one about the form itself, since that is what IG approves by it.
    """
    rows = dict.fromkeys((f.row.case, f.row.readers) for f in findings if f.row and f.spot)
    for reference, readers in rows:
        opened, checked = desk.latest_form(reference)
        is_purpose = readers in {purpose.value for purpose in Purpose}
        purpose, key = (Purpose(readers), "") if is_purpose else (Purpose.RECIPIENT, readers)
        minimised = desk.minimise(reference, checked, purpose, key)
        about = document
        if purpose is Purpose.GROUP:
            about = group_document(desk, reference, checked, minimised)
        title = recipient_of(key).title if key else ""
        report_to_ig(desk, reference, opened.form, minimised, about, recipient=title)
