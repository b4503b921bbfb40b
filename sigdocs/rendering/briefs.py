"""The brief that a person completes before information is shared: one page, prefilled, in Word.

The addressee is confirmed here, every time; what the form says of sharing is only counted, since its
words may be what was to be left out.
"""

from __future__ import annotations

from typing import Any

from sigdocs.model.briefs import ADDRESSEE, CONTENT, brief_values
from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.letters import SharingBrief
from sigdocs.model.numbers import say_number
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.wording import say_date

_PROMPTS = {
    "name": "name, with title",
    "post": "post",
    "organisation": "organisation",
    "address": "address or secure e-mail address",
    "confirmed_by": "who confirmed it, with whom, on which day",
    "about": "whom the letter is about, and no more than this reader needs",
    "concern": "the harm, or the potential for harm",
    "known": "the facts this reader needs, and where they come from",
    "untested": "what is alleged, disputed or under investigation",
    "account": "the account of those concerned, fairly put; or that we have not seen one",
    "told": "whether they know of the concern and of this letter, from whom and since when",
    "reason": "why it is necessary in the public interest to tell this reader, in this case",
    "asks": "what the Group asks of this reader, one request a line",
    "reply_by": "day by which we ask for an answer",
    "offers": "advice, support or action that the Group decided to offer",
    "others_told": "nobody else, or who, one a line",
    "escalation": "who is told next if no assurance comes",
}


def render_sharing_brief(
    template: bytes, *, brief: SharingBrief, office: Office, is_exchange: bool = False
) -> RenderedDocument:
    """Fill templates/sharing_brief.docx: a row for each part of the letter.

    ``is_exchange``: between responsible officers (11), which no decision of the Group orders.
    """
    values = brief_values(brief)
    context = {
        "reference": brief.reference,
        "office": office_values(office),
        "recipient": brief.recipient.title,
        "note": brief.recipient.note,
        "met_on": say_date(brief.decided_on),
        "shortened": brief.shortened,
        "tipping_off": brief.recipient.tipping_off,
        "tips_off": brief.tips_off,
        "nobody_registered": bool(brief.recipient.profession) and not brief.names_practitioner,
        "many_organisations": brief.many_organisations,
        "source": brief.source,
        "lookback": say_number(brief.lookback) if brief.lookback else "",
        "is_exchange": is_exchange,
        "conditions": say_number(len(brief.conditions)) if brief.conditions else "",
        "one_condition": len(brief.conditions) == 1,
        "addressee": [_row(key, label, values[key]) for key, label in ADDRESSEE.items()],
        "content": [_row(key, label, values[key]) for key, label in CONTENT.items()],
    }
    return finish(
        fill(template, context),
        template,
        kind=DocumentKind.SHARING_BRIEF,
        reference=brief.reference,
        stem=f"{brief.reference}-brief-for-{brief.recipient.key}",
        title=f"{brief.reference}: brief for a letter to {brief.recipient.title}",
        is_draft=True,
        marks={"SigdocsRecipient": brief.recipient.key},
    )


def _row(key: str, label: str, value: str) -> dict[str, Any]:
    return {"label": label, "value": value, "prompt": _PROMPTS[key]}
