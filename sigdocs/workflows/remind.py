"""What the secretariat has to chase today: RO advice, overdue actions, unanswered assurances."""

from __future__ import annotations

from datetime import date

from sigdocs.model.forms import ParsedForm
from sigdocs.model.meetings import FollowUpAction
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.outcomes import Written
from sigdocs.model.records import Assurance
from sigdocs.model.workspace import Workspace
from sigdocs.proofing import watch_for_all
from sigdocs.reference.recipients import recipients
from sigdocs.rendering.reminders import Owed, render_reminders
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.ask_ro import RESPONSIBLE_OFFICER
from sigdocs.workflows.check_templates import refuse_faulty_templates
from sigdocs.workflows.decided import decided_actions
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.publishing import publish_all

_TEMPLATE = "reminders"


def write_reminders(workspace: Workspace, *, today: date) -> Written:
    """One Word document in ``outbox/reminders``; nothing where nothing is to be chased."""
    refuse_faulty_templates(workspace, _TEMPLATE)
    with open_desk(workspace, today=today) as desk:
        owed = [a for a in desk.register.assurances() if a.received_on is None]
        advice = tuple(_owed(desk, a) for a in owed if a.recipient == RESPONSIBLE_OFFICER)
        assurances = tuple(_owed(desk, a) for a in owed if a.recipient != RESPONSIBLE_OFFICER)
        actions = _overdue(desk)
        if not (advice or assurances or actions):
            return Written(notes=("Nothing is to be chased today.",))
        document = render_reminders(
            desk.template(_TEMPLATE),
            advice=advice,
            actions=actions,
            assurances=assurances,
            office=workspace.office,
            today=today,
        )
        references = sorted({action.reference for action in actions})
        watch = watch_for_all([_pair(desk, reference) for reference in references])
        folder = workspace.outbox / "reminders"
        return publish_all(desk, document, watch, folder, pdf=False)


def _owed(desk: Desk, owed: Assurance) -> Owed:
    titles = {recipient.key: recipient.title for recipient in recipients()}
    return Owed(
        reference=owed.reference,
        function=desk.case(owed.reference).function,
        who=titles.get(owed.recipient, "Responsible Officer"),
        due=say_date(owed.due),
        is_overdue=owed.due < desk.today,
        escalate_on=say_date(owed.escalate_on),
    )


def _overdue(desk: Desk) -> tuple[FollowUpAction, ...]:
    """The overdue actions, the longest overdue first, in words the Group may read (24)."""
    rows = [row for row in desk.register.actions() if row.is_overdue(desk.today)]
    words = {row.reference: decided_actions(desk, row.reference) for row in rows}
    found = []
    for row in rows:
        what, owner = words[row.reference].get(row.facts.number, ("", ""))
        found.append(
            FollowUpAction(
                reference=row.reference,
                action=what,
                owner=owner,
                due=say_date(row.facts.due),
                is_overdue=True,
            )
        )
    return tuple(found)


def _pair(desk: Desk, reference: str) -> tuple[ParsedForm, MinimisedForm]:
    opened, checked = desk.latest_form(reference)
    return opened.form, desk.minimise(reference, checked, Purpose.GROUP)
