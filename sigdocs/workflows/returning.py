"""What the sender of an incomplete form gets: a letter, and the form to mend.

The letter is proven and leaves through the outbox; its PDF and the e-mail that carries it follow at
the end of the run (``posting``). The form itself holds originals by nature: it goes to the restricted
folder.
"""

from __future__ import annotations

from sigdocs.model.cases import Submission
from sigdocs.model.documents import RenderedDocument
from sigdocs.model.findings import ValidatedForm
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering.blank_forms import render_prefilled_form
from sigdocs.rendering.comments import comment_form
from sigdocs.rendering.returns import render_return_letter
from sigdocs.validation.wording import short_place
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.opening import Opened
from sigdocs.workflows.posting import folder_of, watch_for_return
from sigdocs.workflows.publishing import keep_restricted, publish


def answer_returned(
    desk: Desk, file: Submission, opened: Opened, checked: ValidatedForm, content: bytes
) -> tuple[tuple[str, ...], int]:
    """Write what goes back to the sender; returns notes and the exit code of the file.

    Args:
        file: the form as it was recorded. content: as it came, for the copy with comments.
    """
    reference = file.reference
    _form_to_mend(desk, reference, opened, checked, content)
    letter = _letter(desk, reference, checked)
    published = publish(
        desk,
        letter,
        watch_for_return(checked),
        folder_of(desk, reference),
        reference=reference,
        sources=(file.sha256,),
    )
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
