"""The letter of our Responsible Officer to the responsible officer of a designated body (11).

Written from its brief, like a sharing letter, but with words of its own: what the exchange is for, the
doctor and the designated body, and what we ask back. A draft until a person finalises it.
"""

from __future__ import annotations

from datetime import date

from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.letters import SharingBrief
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.sharing import letter_values


def render_ro_letter(
    template: bytes,
    *,
    brief: SharingBrief,
    office: Office,
    own_officer: str = "",
    dated: date | None = None,
) -> RenderedDocument:
    """Fill templates/ro_letter.docx. ``own_officer`` is the name that signs, "" for a gap."""
    is_confirmed = bool(brief.addressee.confirmed_by)
    context = letter_values(brief, office=office, dated=dated) | {
        "draft": True,
        "own_officer": own_officer,
        "designated_body": brief.addressee.organisation if is_confirmed else "",
    }
    return finish(
        fill(template, context),
        template,
        kind=DocumentKind.RO_LETTER,
        reference=brief.reference,
        stem=f"{brief.reference}-ro-letter",
        title=f"{brief.reference}: exchange of information between responsible officers",
        is_draft=True,
        marks={"SigdocsRecipient": brief.recipient.key},
    )
