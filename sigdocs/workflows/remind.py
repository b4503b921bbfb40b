"""What the secretariat has to chase today: RO advice, overdue actions, unanswered assurances."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sigdocs.model.documents import Watch
from sigdocs.model.forms import ParsedForm
from sigdocs.model.meetings import FollowUpAction
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.outcomes import Written
from sigdocs.model.records import Assurance, DocumentStatus
from sigdocs.model.workspace import Workspace
from sigdocs.proofing import watch_for_all
from sigdocs.reference.recipients import recipient_of
from sigdocs.rendering.reminder_letters import (
    Awaited,
    Overdue,
    Reminder,
    render_reminder_letter,
)
from sigdocs.rendering.reminders import Owed, render_reminders
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.ask_ro import RESPONSIBLE_OFFICER
from sigdocs.workflows.briefs import brief_for, latest_reply, prepare_sharing, watch_of
from sigdocs.workflows.check_templates import refuse_faulty_templates
from sigdocs.workflows.decided import decided_actions
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.drafts import TO_OUTSIDERS
from sigdocs.workflows.publishing import publish_all

_TEMPLATE, _LETTER = "reminders", "reminder_letter"


def write_reminders(workspace: Workspace, *, today: date) -> Written:
    """A list for the secretariat in ``outbox/reminders``, and a letter to each who is overdue.

    Nothing is written where nothing is to be chased.
    """
    refuse_faulty_templates(workspace, _TEMPLATE, _LETTER)
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
        done = [publish_all(desk, document, watch, folder, pdf=False)]
        done += _letters(desk, owed, actions, watch)
    return Written(
        paths=tuple(path for each in done for path in each.paths),
        notes=tuple(note for each in done for note in each.notes),
        exit_code=max(each.exit_code for each in done),
    )


def _letters(
    desk: Desk, owed: Sequence[Assurance], actions: Sequence[FollowUpAction], watch: Watch
) -> list[Written]:
    """A draft to each reader: our Responsible Officer, each owner, each recipient who is overdue."""
    late = [each for each in owed if each.due < desk.today]
    letters = [(each, watch) for each in (*_to_officer(desk, late), *_to_owners(actions))]
    outside = [a for a in late if a.recipient != RESPONSIBLE_OFFICER]
    letters += [_to_recipient(desk, a) for a in outside if _was_written_to(desk, a)]
    folder = desk.workspace.outbox / "reminders" / desk.today.isoformat()
    return [
        publish_all(
            desk,
            render_reminder_letter(
                desk.template(_LETTER),
                reminder=reminder,
                number=number,
                office=desk.workspace.office,
                today=desk.today,
            ),
            seen,
            folder,
            pdf=False,
            recipient=reminder.key,
        )
        for number, (reminder, seen) in enumerate(letters, 1)
    ] + [_unwritten(a) for a in outside if not _was_written_to(desk, a)]


def _to_officer(desk: Desk, late: Sequence[Assurance]) -> list[Reminder]:
    rows = [
        Overdue(
            reference=each.reference,
            what=f"Advice at 2g on the notification of {desk.case(each.reference).function}",
            due=say_date(each.due),
        )
        for each in late
        if each.recipient == RESPONSIBLE_OFFICER
    ]
    return [Reminder(about=Awaited.ADVICE, to="Responsible Officer", rows=rows)] if rows else []


def _to_owners(actions: Sequence[FollowUpAction]) -> list[Reminder]:
    """One letter to each owner, with all that they have left to do."""
    owners = dict.fromkeys(action.owner for action in actions)
    return [
        Reminder(
            about=Awaited.ACTION,
            to=owner or "The owner of the action",
            rows=[
                Overdue(reference=a.reference, what=a.action, due=a.due)
                for a in actions
                if a.owner == owner
            ],
        )
        for owner in owners
    ]


def _was_written_to(desk: Desk, owed: Assurance) -> bool:
    """Whether a letter to the recipient was sealed: nobody is reminded of what was never sent."""
    return any(
        made.facts.recipient == owed.recipient
        and made.facts.status is DocumentStatus.RELEASED
        and made.facts.kind in TO_OUTSIDERS
        for made in desk.register.documents(owed.reference)
    )


def _unwritten(owed: Assurance) -> Written:
    title = recipient_of(owed.recipient).title
    return Written(
        notes=(f"{owed.reference}: the answer of {title} is overdue, but no letter was sealed.",)
    )


def _to_recipient(desk: Desk, owed: Assurance) -> tuple[Reminder, Watch]:
    """A letter to a recipient outside, in the name that their brief confirms."""
    sharing = prepare_sharing(desk, owed.reference, owed.recipient)
    reply = latest_reply(desk, owed.reference, owed.recipient)
    brief = brief_for(desk, sharing, reply)
    reminder = Reminder(
        about=Awaited.ASSURANCE,
        to=sharing.to.title,
        rows=[Overdue(reference=owed.reference, what="Your answer", due=say_date(owed.due))],
        addressee=brief.addressee,
        key=sharing.to.key,
        escalation=brief.escalation,
    )
    return reminder, watch_of(sharing, brief)


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
