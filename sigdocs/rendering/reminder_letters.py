"""Letters that remind one reader of what is awaited: advice, actions, or an assurance. Drafts, in Word.

A reminder to another organisation says nothing of the concern: our reference stands for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.letters import Addressee
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.sharing import addressee_values
from sigdocs.rendering.wording import say_date

AWAITED = "SigdocsAwaited"
"""The property that says what a letter reminds of."""


class Awaited(StrEnum):
    """What a reminder is about."""

    ADVICE = "advice"
    ACTION = "action"
    ASSURANCE = "assurance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """One thing that is awaited: whose case, what, and when it was due."""

    reference: str
    what: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One letter. ``to`` is who owes it in words; ``addressee`` only once somebody confirmed one.

    ``key`` is the recipient outside, "" for colleagues; ``escalation`` what the Group agreed for the
    case that no answer comes; ``awaited`` what it reminds of, by our references and numbers.
    """

    about: Awaited
    to: str
    rows: Sequence[Overdue]
    addressee: Addressee = Addressee()
    key: str = ""
    escalation: str = ""
    awaited: str = ""


def render_reminder_letter(
    template: bytes, *, reminder: Reminder, number: int, office: Office, today: date
) -> RenderedDocument:
    """Fill templates/reminder_letter.docx; ``number`` tells the letters of one day apart."""
    references = sorted({row.reference for row in reminder.rows})
    context = {
        "reference": ", ".join(references),
        "draft": True,
        "office": office_values(office),
        "dated": say_date(today),
        "to": reminder.to,
        "addressee": addressee_values(reminder.addressee),
        **{f"is_{kind}": reminder.about is kind for kind in Awaited},
        "rows": [
            {"reference": row.reference, "what": row.what, "due": row.due} for row in reminder.rows
        ],
        "escalation": reminder.escalation,
    }
    return finish(
        fill(template, context),
        template,
        kind=DocumentKind.REMINDER_LETTER,
        reference=f"{today.isoformat()}-reminder-letter-{number}",
        stem=f"{today.isoformat()}-reminder-letter-{number}",
        title=f"Reminder of {say_date(today)}",
        is_draft=True,
        marks={AWAITED: reminder.awaited}
        | ({"SigdocsRecipient": reminder.key} if reminder.key else {}),
    )
