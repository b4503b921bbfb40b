"""What the secretariat has to chase today: RO advice, overdue actions, unanswered assurances."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sigdocs.model.meetings import FollowUpAction
from sigdocs.model.outcomes import Written
from sigdocs.model.records import Assurance, DocumentStatus
from sigdocs.model.workspace import Workspace
from sigdocs.reference.recipients import recipient_of
from sigdocs.rendering.reminders import Owed, render_reminders
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.ask_ro import RESPONSIBLE_OFFICER
from sigdocs.workflows.check_templates import refuse_faulty_templates
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.drafts import TO_OUTSIDERS
from sigdocs.workflows.publishing import publish_all
from sigdocs.workflows.reminder_drafts import (
    TEMPLATE,
    overdue_actions,
    overdue_answers,
    render_due,
    to_officer,
    to_owners,
    to_recipient,
    unwritten,
    watch_over,
)

_LIST = "reminders"


def write_reminders(workspace: Workspace, *, today: date) -> Written:
    """A list for the secretariat in ``outbox/reminders``, and a letter to each who is overdue.

    Nothing is written where nothing is to be chased.
    """
    refuse_faulty_templates(workspace, _LIST, TEMPLATE)
    with open_desk(workspace, today=today) as desk:
        owed = [a for a in desk.register.assurances() if a.received_on is None]
        advice = tuple(_owed(desk, a) for a in owed if a.recipient == RESPONSIBLE_OFFICER)
        assurances = tuple(_owed(desk, a) for a in owed if a.recipient != RESPONSIBLE_OFFICER)
        actions = overdue_actions(desk)
        if not (advice or assurances or actions):
            return Written(notes=("Nothing is to be chased today.",))
        document = render_reminders(
            desk.template(_LIST),
            advice=advice,
            actions=actions,
            assurances=assurances,
            office=workspace.office,
            today=today,
        )
        watch = watch_over(desk, [action.reference for action in actions])
        folder = workspace.outbox / "reminders"
        done = [publish_all(desk, document, watch, folder, pdf=False)]
        done += _letters(desk, actions)
    return Written(
        paths=tuple(path for each in done for path in each.paths),
        notes=tuple(note for each in done for note in each.notes),
        exit_code=max(each.exit_code for each in done),
    )


def _letters(desk: Desk, actions: Sequence[FollowUpAction]) -> list[Written]:
    """A draft to each reader: our Responsible Officer, each owner, each recipient who is overdue."""
    late = overdue_answers(desk)
    outside = [a for a in late if a.recipient != RESPONSIBLE_OFFICER]
    letters = [*to_officer(desk, late), *to_owners(desk, actions)]
    letters += [to_recipient(desk, a) for a in outside if _was_written_to(desk, a)]
    folder = desk.workspace.outbox / "reminders" / desk.today.isoformat()
    return [
        publish_all(
            desk,
            render_due(desk, due, number=number, dated=desk.today),
            due.watch,
            folder,
            pdf=False,
            reference=due.reference,
            recipient=due.reminder.key,
        )
        for number, due in enumerate(letters, 1)
    ] + [Written(notes=(unwritten(a),)) for a in outside if not _was_written_to(desk, a)]


def _was_written_to(desk: Desk, owed: Assurance) -> bool:
    """Whether a letter to the recipient was sealed: nobody is reminded of what was never sent."""
    return any(
        made.facts.recipient == owed.recipient
        and made.facts.status is DocumentStatus.RELEASED
        and made.facts.kind in TO_OUTSIDERS
        for made in desk.register.documents(owed.reference)
    )


def _owed(desk: Desk, owed: Assurance) -> Owed:
    is_advice = owed.recipient == RESPONSIBLE_OFFICER
    return Owed(
        reference=owed.reference,
        function=desk.case(owed.reference).function,
        who="Responsible Officer" if is_advice else recipient_of(owed.recipient).title,
        due=say_date(owed.due),
        is_overdue=owed.due < desk.today,
        escalate_on=say_date(owed.escalate_on),
    )
