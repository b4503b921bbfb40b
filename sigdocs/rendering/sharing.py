"""The letter that shares information with an outside recipient (21, 22, 27), from its brief.

The words and their order are the template's, with conditional parts by recipient; what the brief
leaves open shows as a marked gap. Never a dump of the form; a draft until a person finalises it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.letters import Addressee, SharingBrief
from sigdocs.model.recipients import PROVIDERS, Recipient
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.wording import say_date


def render_sharing_letter(
    template: bytes,
    *,
    brief: SharingBrief,
    office: Office,
    dated: date | None = None,
    is_draft: bool = True,
) -> RenderedDocument:
    """Fill templates/sharing_letter.docx for ``brief.recipient``."""
    context = letter_values(brief, office=office, dated=dated) | {
        "draft": is_draft,
        "recipient": _recipient(brief.recipient),
        "is_provider": brief.recipient.key in PROVIDERS,
        "names_practitioner": brief.names_practitioner,
        "via": brief.via,
        "met_on": say_date(brief.decided_on),
    }
    return finish(
        fill(template, context),
        template,
        kind=DocumentKind.SHARING_LETTER,
        reference=brief.reference,
        stem=f"{brief.reference}-letter-to-{brief.recipient.key}",
        title=f"{brief.reference}: letter to {brief.recipient.title}",
        is_draft=is_draft,
        marks={"SigdocsRecipient": brief.recipient.key},
    )


def letter_values(brief: SharingBrief, *, office: Office, dated: date | None) -> dict[str, Any]:
    """What every letter that is written from a brief says: sender, date, addressee, and its parts."""
    return {
        "reference": brief.reference,
        "office": office_values(office),
        "dated": say_date(dated),
        "addressee": addressee_values(brief.addressee),
        "reply_by": say_date(brief.reply_by),
        "shortened": brief.shortened,
        "asks": [{"what": ask.what, "by": ask.by} for ask in brief.asks],
        **{part: list(getattr(brief, part)) for part in _LISTED},
        **{part: getattr(brief, part) for part in ("told", "reason", "escalation")},
    }


_LISTED = ("about", "concern", "known", "untested", "account", "offers", "others_told")


def _recipient(recipient: Recipient) -> dict[str, Any]:
    return {
        "key": recipient.key,
        "title": recipient.title,
        "profession": recipient.profession,
        "tipping_off": recipient.tipping_off,
    }


def addressee_values(addressee: Addressee) -> dict[str, Any]:
    """Nothing of an addressee whom nobody has confirmed is printed."""
    if not addressee.confirmed_by:
        return {"name": "", "lines": []}
    lines = (addressee.post, addressee.organisation, *addressee.address)
    return {"name": addressee.name, "lines": [line for line in lines if line]}
