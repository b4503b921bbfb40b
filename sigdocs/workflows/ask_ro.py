"""Asks the Responsible Officer for advice at 2g, and puts the chasing date on the worklist."""

from __future__ import annotations

from datetime import date

from sigdocs.model.minimised import Purpose
from sigdocs.model.outcomes import Written
from sigdocs.model.records import Assurance
from sigdocs.model.workspace import Workspace
from sigdocs.proofing import watch_for
from sigdocs.reference.definitions import form_definition
from sigdocs.reference.working_days import working_days
from sigdocs.rendering.ro_request import render_ro_request
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.check_templates import refuse_faulty_templates
from sigdocs.workflows.desk import open_desk
from sigdocs.workflows.publishing import publish_all

RESPONSIBLE_OFFICER = "responsible-officer"
_DAYS, _URGENT_DAYS, _CHASE_AFTER = 3, 1, 1  # working days


def ask_responsible_officer(
    workspace: Workspace, reference: str, *, today: date, pdf: bool
) -> Written:
    """Write the request; the reply is due in three working days, in one when the form is urgent.

    Raises:
        RegisterWrong: there is no such case.
    """
    days = working_days()
    refuse_faulty_templates(workspace, "ro_request")
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        opened, checked = desk.latest_form(reference)
        minimised = desk.minimise(reference, checked, Purpose.GROUP)
        urgent = checked.profile.urgent
        reply_by = days.after(today, _URGENT_DAYS if urgent else _DAYS)
        letter = render_ro_request(
            desk.template("ro_request"),
            reference=reference,
            minimised=minimised,
            definition=form_definition(opened.form.kind),
            office=workspace.office,
            function=checked.profile.function,
            dated=today,
            reply_by=reply_by,
            meeting=checked.meeting,
            urgent=urgent,
        )
        folder = workspace.outbox / "letters" / reference
        watch = watch_for(opened.form, minimised)
        written = publish_all(desk, letter, watch, folder, pdf=pdf, reference=reference)
        if written.paths:
            awaited = Assurance(
                reference=reference,
                recipient=RESPONSIBLE_OFFICER,
                due=reply_by,
                escalate_on=days.after(reply_by, _CHASE_AFTER),
            )
            desk.register.record_assurance(awaited, by=desk.stamp)
        note = f"Advice is due by {say_date(reply_by)}; the worklist chases it."
        return Written(
            paths=written.paths, notes=(*written.notes, note), exit_code=written.exit_code
        )
