"""Forms for function leads: blank, or prefilled with what a case holds already."""

from __future__ import annotations

from datetime import date

from sigdocs.errors import RegisterWrong
from sigdocs.model.documents import Watch
from sigdocs.model.forms import FormKind
from sigdocs.model.outcomes import Written
from sigdocs.model.workspace import Workspace
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering.blank_forms import render_blank_form, render_prefilled_form
from sigdocs.workflows.desk import open_desk
from sigdocs.workflows.publishing import keep_restricted, publish_all


def make_form(workspace: Workspace, kind: FormKind, *, case: str, today: date) -> Written:
    """A blank form in the outbox or, for a case, a prefilled one in the restricted folder.

    Raises:
        RegisterWrong: there is no such case, or its form is of the other kind.
    """
    definition = form_definition(kind)
    with open_desk(workspace, today=today) as desk:
        template = desk.template("form")
        if not case:
            form = render_blank_form(template, definition=definition)
            folder = workspace.outbox / "forms"
            return publish_all(desk, form, Watch(), folder, pdf=False)
        desk.case(case)
        opened, _ = desk.latest_form(case)
        if opened.form.kind is not kind:
            raise RegisterWrong(
                f"Case {case} came with the other form.", next_step="Ask for that one."
            )
        prefilled = render_prefilled_form(
            template, definition=definition, form=opened.form, reference=case
        )
        folder = workspace.restricted / "forms" / case
        return Written(paths=(keep_restricted(desk, prefilled, folder, reference=case),))
