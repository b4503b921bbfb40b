"""What the sender of an incomplete form gets: a letter, a draft e-mail, and the form to mend.

The letter and the e-mail are proven and leave through the outbox. The form itself holds originals
by nature: it goes to the restricted folder.
"""

from __future__ import annotations

from pathlib import Path

from sigdocs.model.documents import RenderedDocument, Watch
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.proofing import watch_for
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering.blank_forms import render_prefilled_form
from sigdocs.rendering.comments import comment_form
from sigdocs.rendering.returns import draft_return_email, render_return_letter
from sigdocs.validation.wording import short_place
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.opening import Opened
from sigdocs.workflows.publishing import keep_restricted, publish


def answer_returned(
    desk: Desk, reference: str, opened: Opened, checked: ValidatedForm, content: bytes
) -> tuple[tuple[str, ...], int]:
    """Write what goes back to the sender; returns notes and the exit code of the file.

    Args:
        content: the file as it came, for the copy with comments.
    """
    _form_to_mend(desk, reference, opened, checked, content)
    letter = _letter(desk, reference, checked)
    folder = desk.workspace.outbox / "returned" / reference
    published = publish(desk, letter, _watch(checked), folder, reference=reference)
    if published.path is not None:
        _email(desk, reference, opened, checked, letter, folder)
    definition = form_definition(checked.form.kind)
    questions = dict.fromkeys(f.question for f in checked.errors)
    missing = ", ".join(short_place(question, definition) for question in questions)
    urgent = ("Urgent: ring the lead today.",) if checked.profile.urgent else ()
    return (*urgent, f"To mend: {missing}.", *published.notes), max(12, published.exit_code)


def _letter(desk: Desk, reference: str, checked: ValidatedForm) -> RenderedDocument:
    return render_return_letter(
        desk.template("return_letter"),
        reference=reference,
        findings=checked.findings,
        definition=form_definition(checked.form.kind),
        office=desk.workspace.office,
        received=checked.received,
        dated=desk.today,
        meetings=desk.workspace.meetings,
        meeting=checked.meeting,
        urgent=checked.profile.urgent,
    )


def _email(
    desk: Desk,
    reference: str,
    opened: Opened,
    checked: ValidatedForm,
    letter: RenderedDocument,
    folder: Path,
) -> None:
    """A draft e-mail with the letter attached, to the sender where the e-mail they sent is known."""
    message = draft_return_email(
        letter,
        reference=reference,
        office=desk.workspace.office,
        to=opened.sender.reveal(),
        urgent=checked.profile.urgent,
    )
    publish(desk, message, _watch(checked), folder, reference=reference)


def _form_to_mend(
    desk: Desk, reference: str, opened: Opened, checked: ValidatedForm, content: bytes
) -> None:
    """The sender's own form, or one prefilled with what was sent, with a comment at each place."""
    definition = form_definition(checked.form.kind)
    if opened.source_format != "docx":
        prefilled = render_prefilled_form(
            desk.template("form"), definition=definition, form=opened.form, reference=reference
        )
        content = prefilled.document.content
    document = comment_form(
        content,
        form=opened.form,
        findings=checked.findings,
        definition=definition,
        reference=reference,
    ).document
    folder = desk.workspace.restricted / "returned" / reference
    keep_restricted(desk, document, folder, reference=reference)


def _watch(checked: ValidatedForm) -> Watch:
    """Nothing of the form may be in the letter: as if all of it had been left out."""
    nothing = MinimisedForm(
        kind=checked.form.kind,
        edition=checked.form.edition,
        purpose=Purpose.GROUP,
        answers=(),
        redactions=(),
    )
    return watch_for(checked.form, nothing)
