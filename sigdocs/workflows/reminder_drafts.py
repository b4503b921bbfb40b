"""The letters of reminder that are due, and one of them again once somebody has edited it (21, 24).

What a letter reminds of stands in its properties by case and number, so that it can be asked, before
it is sealed, whether all of it is still awaited.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sigdocs.errors import ApprovalMissing
from sigdocs.model.documents import RenderedDocument, Watch
from sigdocs.model.meetings import FollowUpAction
from sigdocs.model.minimised import Purpose
from sigdocs.model.records import Assurance
from sigdocs.proofing import watch_for_all
from sigdocs.reference.recipients import recipient_of
from sigdocs.rendering.reminder_letters import (
    Awaited,
    Overdue,
    Reminder,
    render_reminder_letter,
)
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.ask_ro import RESPONSIBLE_OFFICER
from sigdocs.workflows.briefs import Sharing, brief_for, latest_reply, prepare_sharing, watch_of
from sigdocs.workflows.decided import follow_up
from sigdocs.workflows.desk import Desk

TEMPLATE = "reminder_letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A reminder that is due, what must not be in it, and, outside, what may be shared there."""

    reminder: Reminder
    watch: Watch
    sharing: Sharing | None = None

    @property
    def reference(self) -> str:
        """The one case that it is about; "" for several."""
        found = {row.reference for row in self.reminder.rows}
        return found.pop() if len(found) == 1 else ""


def render_due(desk: Desk, due: Due, *, number: int, dated: date) -> RenderedDocument:
    """The letter; ``number`` tells those of one day apart."""
    return render_reminder_letter(
        desk.template(TEMPLATE),
        reminder=due.reminder,
        number=number,
        office=desk.workspace.office,
        today=dated,
    )


def reminder_again(desk: Desk, awaited: str) -> Due:
    """The reminder of exactly these things, if each is still awaited and overdue.

    Raises:
        ApprovalMissing: something of it has come or been done, or the recipient may not be told.
    """
    owed = overdue_answers(desk)
    candidates = [*to_officer(desk, owed), *to_owners(desk, overdue_actions(desk))]
    found = next((due for due in candidates if due.reminder.awaited == awaited), None)
    outside = next((a for a in owed if code_of(a) == awaited), None)
    if found is None and outside is not None:
        found = to_recipient(desk, outside)
    if found is None:
        raise ApprovalMissing(
            "Something that the letter reminds of has come, or been done, since it was drafted.",
            next_step="Draft it again: sigdocs reminders",
        )
    return found


def overdue_answers(desk: Desk) -> list[Assurance]:
    """The answers that should have come by now: advice, and assurances."""
    owed = [a for a in desk.register.assurances() if a.received_on is None]
    return [each for each in owed if each.due < desk.today]


def code_of(owed: Assurance) -> str:
    """What a reminder of an answer from outside stands for."""
    return f"{Awaited.ASSURANCE} {owed.reference}/{owed.recipient}"


def to_officer(desk: Desk, late: Sequence[Assurance]) -> list[Due]:
    """One letter to our Responsible Officer, with every advice that is overdue."""
    rows = [
        Overdue(
            reference=each.reference,
            what=f"Advice at 2g on the notification of {desk.case(each.reference).function}",
            due=say_date(each.due),
        )
        for each in late
        if each.recipient == RESPONSIBLE_OFFICER
    ]
    if not rows:
        return []
    reminder = Reminder(
        about=Awaited.ADVICE,
        to="Responsible Officer",
        rows=rows,
        awaited=" ".join((Awaited.ADVICE, *(row.reference for row in rows))),
    )
    return [Due(reminder=reminder, watch=watch_over(desk, [row.reference for row in rows]))]


def to_owners(desk: Desk, actions: Sequence[FollowUpAction]) -> list[Due]:
    """One letter to each owner, with all that they have left to do."""
    owners = dict.fromkeys(action.owner for action in actions)
    return [_to_owner(desk, owner, [a for a in actions if a.owner == owner]) for owner in owners]


def _to_owner(desk: Desk, owner: str, actions: Sequence[FollowUpAction]) -> Due:
    reminder = Reminder(
        about=Awaited.ACTION,
        to=owner or "The owner of the action",
        rows=[Overdue(reference=a.reference, what=a.action, due=a.due) for a in actions],
        awaited=" ".join((Awaited.ACTION, *(f"{a.reference}/{a.number}" for a in actions))),
    )
    return Due(reminder=reminder, watch=watch_over(desk, [a.reference for a in actions]))


def to_recipient(desk: Desk, owed: Assurance) -> Due:
    """A letter to a recipient outside, in the name that their brief confirms."""
    sharing = prepare_sharing(desk, owed.reference, owed.recipient)
    brief = brief_for(desk, sharing, latest_reply(desk, owed.reference, owed.recipient))
    reminder = Reminder(
        about=Awaited.ASSURANCE,
        to=sharing.to.title,
        rows=[Overdue(reference=owed.reference, what="Your answer", due=say_date(owed.due))],
        awaited=code_of(owed),
        addressee=brief.addressee,
        key=sharing.to.key,
        escalation=brief.escalation,
    )
    return Due(reminder=reminder, watch=watch_of(sharing, brief), sharing=sharing)


def unwritten(owed: Assurance) -> str:
    """What is told where the answer to a letter that was never sealed is overdue."""
    title = recipient_of(owed.recipient).title
    return f"{owed.reference}: the answer of {title} is overdue, but no letter was sealed."


def overdue_actions(desk: Desk) -> tuple[FollowUpAction, ...]:
    """The overdue actions, the longest overdue first, in words the Group may read (24)."""
    rows = [row for row in desk.register.actions() if row.is_overdue(desk.today)]
    return follow_up(desk, rows, desk.today)


def watch_over(desk: Desk, references: Sequence[str]) -> Watch:
    """What must not be in a paper about these cases."""
    pairs = []
    for reference in sorted(set(references)):
        opened, checked = desk.latest_form(reference)
        pairs.append((opened.form, desk.minimise(reference, checked, Purpose.GROUP)))
    return watch_for_all(pairs)
