"""A trust's look-back schedule: its own hospital numbers, and the pseudonym that our letter uses (27).

It holds originals by nature: encrypted, in the restricted folder, never in the outbox.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sigdocs.model.documents import (
    PDF,
    DocumentKind,
    RenderedDocument,
    RestrictedDocument,
    RestrictedPurpose,
)
from sigdocs.model.lookback import LookbackRow
from sigdocs.model.recipients import Recipient
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.wording import say_date


def render_lookback_schedule(
    template: bytes,
    *,
    reference: str,
    to: Recipient,
    organisation: str,
    rows: Sequence[LookbackRow],
    office: Office,
    met_on: date | None,
    dated: date,
) -> RenderedDocument:
    """Fill templates/lookback_schedule.docx. ``organisation``: whose numbers these are."""
    context = {
        "reference": reference,
        "office": office_values(office),
        "dated": say_date(dated),
        "recipient": to.title,
        "organisation": organisation,
        "met_on": say_date(met_on),
        "rows": [
            {"number": str(place), "hospital_number": row.number.reveal(), "patient": row.patient}
            for place, row in enumerate(rows, 1)
        ],
    }
    return finish(
        fill(template, context),
        template,
        kind=DocumentKind.LOOKBACK_SCHEDULE,
        reference=reference,
        stem=f"{reference}-lookback-schedule-for-{to.key}",
        title=f"{reference}: look-back schedule",
        marks={"SigdocsRecipient": to.key},
    )


def encrypted_schedule(schedule: RenderedDocument, pdf: bytes) -> RestrictedDocument:
    """The schedule as the encrypted PDF that was made of it."""
    document = replace(schedule, content=pdf, media_type=PDF)
    return RestrictedDocument(document=document, purpose=RestrictedPurpose.IG)
