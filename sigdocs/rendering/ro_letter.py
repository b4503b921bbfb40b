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
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.sharing import LISTED, addressee_values
from sigdocs.rendering.wording import say_date


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
    context = {
        "reference": brief.reference,
        "draft": True,
        "office": office_values(office),
        "dated": say_date(dated),
        "own_officer": own_officer,
        "addressee": addressee_values(brief.addressee),
        "designated_body": brief.addressee.organisation if is_confirmed else "",
        "reply_by": say_date(brief.reply_by),
        "shortened": brief.shortened,
        "asks": [{"what": ask.what, "by": ask.by} for ask in brief.asks],
        **{part: list(getattr(brief, part)) for part in LISTED},
        **{part: getattr(brief, part) for part in ("told", "reason", "escalation")},
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
