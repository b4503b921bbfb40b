"""What the sender of an incomplete form gets: a letter, a draft e-mail, and what is needed."""

from __future__ import annotations

from sigdocs.model.documents import Watch
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.proofing import watch_for
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering.returns import render_return_letter
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.publishing import publish


def answer_returned(
    desk: Desk, reference: str, checked: ValidatedForm
) -> tuple[tuple[str, ...], int]:
    """Write the return letter into the outbox; returns notes and the exit code of the file."""
    letter = render_return_letter(
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
        has_marked_copy=False,
    )
    folder = desk.workspace.outbox / "returned" / reference
    published = publish(desk, letter, _watch(checked), folder, reference=reference)
    missing = ", ".join(dict.fromkeys(f.question for f in checked.errors))
    urgent = ("Urgent: ring the lead today.",) if checked.profile.urgent else ()
    return (*urgent, f"To mend: {missing}.", *published.notes), max(12, published.exit_code)


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
