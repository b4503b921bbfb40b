"""Reminders as one document for the secretariat: what is due, who has it, whom to ring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.meetings import FollowUpAction
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.wording import say_date, say_weekday


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """An answer that somebody owes us. ``escalate_on``: when it goes further up, as printed."""

    reference: str
    function: str
    who: str
    due: str
    is_overdue: bool = False
    escalate_on: str = ""


def render_reminders(
    template: bytes,
    *,
    advice: tuple[Owed, ...],
    actions: tuple[FollowUpAction, ...],
    assurances: tuple[Owed, ...],
    office: Office,
    today: date,
) -> RenderedDocument:
    """Fill templates/reminders.docx: RO advice awaited, actions overdue, assurances unanswered."""
    context = {
        "office": office_values(office),
        "today": say_weekday(today),
        "advice": [_owed(each) for each in advice],
        "assurances": [_owed(each) for each in assurances],
        "actions": [
            {"reference": a.reference, "action": a.action, "owner": a.owner, "due": a.due}
            for a in actions
        ],
    }
    return finish(
        fill(template, context),
        template,
        kind=DocumentKind.REMINDERS,
        reference="",
        stem=f"{today.isoformat()}-reminders",
        title=f"Reminders on {say_date(today)}",
    )


def _owed(each: Owed) -> dict[str, str | bool]:
    return {
        "reference": each.reference,
        "function": each.function,
        "who": each.who,
        "due": each.due,
        "is_overdue": each.is_overdue,
        "escalate_on": each.escalate_on,
    }
