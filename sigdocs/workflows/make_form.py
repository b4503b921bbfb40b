"""Forms for function leads: blank, or prefilled with what a case holds already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sigdocs.errors import RegisterWrong
from sigdocs.model.documents import Watch
from sigdocs.model.forms import FormKind, ParsedForm
from sigdocs.model.outcomes import Written
from sigdocs.model.workspace import Workspace
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering.blank_forms import render_blank_form, render_prefilled_form
from sigdocs.workflows.check_templates import refuse_faulty_templates
from sigdocs.workflows.desk import open_desk
from sigdocs.workflows.publishing import keep_restricted, publish_all

# What a record of the enhanced process takes over from the notification of the same concern.
_SAME = {
    "1i": "1c", "1j": "1d", "1k": "1e", "2a": "1f", "2b": "2b", "2c": "2c", "2d": "2e",
}  # fmt: skip


def make_form(workspace: Workspace, kind: FormKind, *, case: str, today: date) -> Written:
    """A blank form in the outbox or, for a case, a prefilled one in the restricted folder.

    The record of the enhanced process may be begun from the case's notification (34).

    Raises:
        RegisterWrong: there is no such case, or its form is of the other kind.
    """
    definition = form_definition(kind)
    refuse_faulty_templates(workspace, "form")
    with open_desk(workspace, today=today) as desk:
        template = desk.template("form")
        if not case:
            form = render_blank_form(template, definition=definition)
            folder = workspace.outbox / "forms"
            return publish_all(desk, form, Watch(), folder, pdf=False)
        desk.case(case)
        opened, _ = desk.latest_form(case)
        known = opened.form
        if kind is FormKind.AUDIT_TRAIL and known.kind is not kind:
            known = _as_record(known)
        if known.kind is not kind:
            raise RegisterWrong(
                f"Case {case} came with the other form.", next_step="Ask for that one."
            )
        prefilled = render_prefilled_form(
            template, definition=definition, form=known, reference=case
        )
        folder = workspace.restricted / "forms" / case
        return Written(paths=(keep_restricted(desk, prefilled, folder, reference=case),))


def _as_record(notification: ParsedForm) -> ParsedForm:
    """The record of the enhanced process, begun with what the notification says already."""
    found = ((question, notification.answer(same)) for question, same in _SAME.items())
    return ParsedForm(
        kind=FormKind.AUDIT_TRAIL,
        edition=form_definition(FormKind.AUDIT_TRAIL).editions[-1],
        answers=tuple(replace(answer, question=question) for question, answer in found if answer),
    )
