"""The letter that goes back with an incomplete form, and the draft of the e-mail that carries it.

Both are addressed to a colleague by role and hold no personal data: they may lie in the outbox.
The sender's own form with comments is a restricted document of its own (``rendering.comments``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from sigdocs.model.definitions import FormDefinition, Question
from sigdocs.model.documents import EMAIL, PDF, DocumentKind, RenderedDocument
from sigdocs.model.findings import Finding, Severity
from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.model.numbers import say_number
from sigdocs.model.records import Meeting
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.said_once import said_once
from sigdocs.rendering.wording import place_of, say_date, say_weekday

FORM_NAMES = {
    FormKind.NOTIFICATION: "notification form",
    FormKind.AUDIT_TRAIL: "audit-trail record",
}
_STATES = {
    AnswerState.BLANK: "This is blank.",
    AnswerState.PLACEHOLDER: "This still has the form's own prompt in it.",
    AnswerState.GUIDANCE: "This still has only the form's own guidance in it.",
    AnswerState.DEFERRED: "This says that the answer is still to come.",
    AnswerState.NOT_APPLICABLE: "This says that it does not apply, but an answer is needed.",
    AnswerState.DECLINED: "This says that not everything has been included.",
    AnswerState.UNREADABLE: "This could not be read.",
}


def render_return_letter(
    template: bytes,
    *,
    reference: str,
    findings: Sequence[Finding],
    definition: FormDefinition,
    office: Office,
    received: date,
    dated: date,
    meetings: Sequence[Meeting] = (),
    meeting: date | None = None,
    urgent: bool = False,
    has_marked_copy: bool = True,
) -> RenderedDocument:
    """Fill templates/return_letter.docx.

    Args:
        template: the bytes of the template.
        reference: our case reference.
        findings: errors name what must be answered; warnings are listed as further points.
        definition: the form's questions, for their letters and wording.
        office: who writes.
        received: the day on which the form came.
        dated: the day of the letter.
        meetings: the calendar; an audit-trail record has no meeting to be in time for.
        meeting: the meeting that the form was meant for.
        urgent: whether the form says that the matter is urgent (14).
        has_marked_copy: whether the sender gets the form back with comments.
    """
    errors = [f for f in findings if f.severity is Severity.ERROR]
    context = {
        "reference": reference,
        "draft": False,
        "office": office_values(office),
        "form_name": FORM_NAMES[definition.kind],
        "is_notification": definition.kind is FormKind.NOTIFICATION,
        "dated": say_date(dated),
        "received": say_date(received),
        "urgent": urgent,
        "count": _count(len(errors)),
        "many": len(errors) != 1,
        "questions": [_question(f, definition) for f in errors],
        "warnings": [
            _warning(f, definition) for f in said_once([f for f in findings if f not in errors])
        ],
        "deadline": _deadline(definition, meetings, meeting, dated),
        "has_marked_copy": has_marked_copy,
    }
    return finish(
        fill(template, context),
        template,
        kind=DocumentKind.RETURN_LETTER,
        reference=reference,
        stem=f"{reference}-return-letter",
        title=title_of_return(reference, definition.kind),
    )


def title_of_return(reference: str, kind: FormKind) -> str:
    """What the letter is called."""
    return f"{reference}: your {FORM_NAMES[kind]} is not complete yet"


def draft_return_email(
    letter: RenderedDocument, *, reference: str, office: Office, to: str = "", urgent: bool = False
) -> RenderedDocument:
    """An e-mail that opens as a draft, with the letter attached; no clock, no chance in it.

    Args:
        letter: the PDF, or the Word letter where there is no PDF; proven by itself already.
        reference: our case reference. office: who writes.
        to: the sender's address where it is known; else the secretariat fills it in.
        urgent: whether the lead is to ring today.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = f"{'URGENT: ' if urgent else ''}{reference}: your form is not complete yet"
    if office.email:
        message["From"] = Address(display_name=office.name, addr_spec=office.email)
    if to:
        message["To"] = to
    ring = f" on {office.telephone}" if office.telephone else ""
    text = "\n\n".join(
        (
            "Dear colleague",
            *([f"This is urgent: please ring the secretariat today{ring}."] if urgent else []),
            "Thank you for your form. It needs more before it can go to the Significant Concerns "
            "Group. The letter attached says what, and by when.",
            f"Please quote {reference} when you reply, and do not put names of patients or "
            "practitioners in the subject line or in a file name.",
            f"{office.name}\n{office.organisation}",
        )
    )
    message.set_content(text + "\n")
    message.add_attachment(
        letter.content,
        maintype="application",
        subtype=letter.media_type.partition("/")[2],
        filename=f"{letter.stem}.{'pdf' if letter.media_type == PDF else 'docx'}",
    )
    message.set_boundary(f"sigdocs-{reference}")
    return RenderedDocument(
        kind=DocumentKind.RETURN_LETTER,
        media_type=EMAIL,
        content=message.as_bytes(),
        stem=f"{reference}-return-email",
        title=f"{reference}: your form is not complete yet",
        substituted=(text, to, *letter.substituted),
        template_text=letter.template_text,
        is_draft=True,
    )


def office_values(office: Office) -> dict[str, Any]:
    """What a template may say of the office."""
    return {
        "name": office.name,
        "organisation": office.organisation,
        "email": office.email,
        "telephone": office.telephone,
        "address": ", ".join(office.address),
        "signatory": office.signatory,
        "signatory_post": office.signatory_post,
    }


def _count(number: int) -> str:
    words = say_number(number)
    return f"{words[0].upper()}{words[1:]} question{'' if number == 1 else 's'}"


def _known(finding: Finding, definition: FormDefinition) -> Question | None:
    return next((q for q in definition.questions if q.id == finding.question), None)


def _question(finding: Finding, definition: FormDefinition) -> dict[str, str]:
    question = _known(finding, definition)
    state = _STATES.get(finding.state, "") if finding.state else ""
    return {
        "place": place_of(question, finding.occurrence) if question else "The form as a whole",
        "label": question.label if question else "",
        "message": state or finding.message,
        "to_mend": finding.to_mend or (finding.message if state else ""),
    }


def _warning(finding: Finding, definition: FormDefinition) -> dict[str, str]:
    """A further point; the place is left out where the message names it already."""
    question = _known(finding, definition)
    is_named = question and (question.label in finding.message or "sign-off" in finding.message)
    return {
        "place": "" if is_named or not question else place_of(question, finding.occurrence),
        "message": finding.message,
        "to_mend": finding.to_mend,
    }


def _deadline(
    definition: FormDefinition, meetings: Sequence[Meeting], meant: date | None, today: date
) -> dict[str, Any]:
    """By when, for which meeting: the one meant if its papers are still open, else the next."""
    values: dict[str, Any] = {
        "open": False,
        "missed": False,
        "none": False,
        "due": "",
        "meeting": "",
        "missed_due": "",
        "missed_meeting": "",
    }
    ahead = sorted((m for m in meetings if m.deadline >= today), key=lambda m: m.on)
    if meant:
        ahead = [m for m in ahead if m.on >= meant]
    missed = next((m for m in meetings if m.on == meant and m.deadline < today), None)
    if missed:
        values["missed_meeting"] = say_weekday(missed.on)
        values["missed_due"] = say_weekday(missed.deadline)
    if ahead and definition.kind is FormKind.NOTIFICATION:
        values["meeting"] = say_weekday(ahead[0].on)
        values["due"] = say_weekday(ahead[0].deadline)
    values["missed"] = bool(missed)
    values["open"] = bool(values["meeting"]) and not missed
    values["none"] = not values["open"] and not missed
    return values
