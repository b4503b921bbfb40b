"""Answers that somebody owes us: asked for with a sealed letter, and received (21)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sigdocs.errors import RegisterWrong
from sigdocs.model.documents import DocumentKind
from sigdocs.model.events import Role
from sigdocs.model.outcomes import Written
from sigdocs.model.records import Assurance, DocumentStatus, Story
from sigdocs.model.workspace import Workspace
from sigdocs.reference.recipients import recipient_of
from sigdocs.reference.working_days import working_days
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.ask_ro import RESPONSIBLE_OFFICER
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.forms import recipient_key

_ESCALATE_AFTER = 1  # working days: then what the Group agreed for the case that nothing comes
_LETTERS = (DocumentKind.SHARING_LETTER, DocumentKind.RO_LETTER)
_ADVICE = ("responsible-officer", "ro", "responsible officer")


def await_answer(desk: Desk, reference: str, recipient: str, due: date) -> None:
    """Record that a letter asks for an answer by a day; one that has come already stays."""
    known = [a for a in desk.register.assurances(reference) if a.recipient == recipient]
    if any(answer.received_on or answer.due == due for answer in known):
        return
    awaited = Assurance(
        reference=reference,
        recipient=recipient,
        due=due,
        escalate_on=working_days().after(due, _ESCALATE_AFTER),
    )
    desk.register.record_assurance(awaited, by=desk.stamp)


def record_answer(
    workspace: Workspace, reference: str, *, sender: str, on: date | None, today: date
) -> Written:
    """Record that the answer of a recipient, or our Responsible Officer's advice, came.

    Raises:
        RegisterWrong: nothing is awaited from them in the case. ApprovalMissing: not of the
            secretariat.
    """
    is_advice = sender.strip().casefold() in _ADVICE
    key = RESPONSIBLE_OFFICER if is_advice else recipient_key(sender, own_letter=True)
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        known = desk.register.assurances(reference)
        awaited = next((a for a in known if a.recipient == key and not a.received_on), None)
        if awaited is None:
            raise RegisterWrong(
                f"Nothing is awaited from them in {reference}.",
                next_step=f"See: sigdocs status {reference}",
            )
        came, by = on or today, desk.stamp_as(Role.SECRETARIAT)
        desk.register.record_assurance(replace(awaited, received_on=came), by=by)
    return Written(notes=(f"Recorded: an answer came on {say_date(came)}.",))


def told_in_order(story: Story, today: date) -> Iterator[str]:
    """Who is told, in the decided order: what was written, and what is due back."""
    keys = story.decisions[-1].facts.recipients if story.decisions else ()
    for place, key in enumerate(keys, 1):
        title = recipient_of(key).title
        yield f"Told {place}: {title} - {_written(story, key)}; {_owed(story, key, today)}."


def _written(story: Story, key: str) -> str:
    made = [
        d.facts for d in story.documents if d.facts.recipient == key and d.facts.kind in _LETTERS
    ]
    if any(facts.status is DocumentStatus.RELEASED for facts in made):
        return "letter sealed"
    if any(facts.status is DocumentStatus.RESTRICTED for facts in made):
        return "letter waits for approval"
    briefs = any(d.facts.recipient == key and "brief" in d.facts.stem for d in story.documents)
    return "letter drafted" if made else "brief written" if briefs else "nothing written yet"


def _owed(story: Story, key: str, today: date) -> str:
    owed = next((a for a in story.assurances if a.recipient == key), None)
    if owed is None:
        return "no answer is awaited"
    if owed.received_on:
        return f"answered on {say_date(owed.received_on)}"
    late = " OVERDUE" if owed.due < today else ""
    further = f", goes further up on {say_date(owed.escalate_on)}" if owed.escalate_on else ""
    return f"answer due {say_date(owed.due)}{late}{further}"
