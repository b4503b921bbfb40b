"""What the Group decided on a case, in words that the Group may read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sigdocs.errors import ApprovalMissing
from sigdocs.model.decisions import Decision
from sigdocs.model.documents import RenderedDocument
from sigdocs.model.extracts import in_minimised_words
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.forms import ParsedForm
from sigdocs.model.meetings import FollowUpAction
from sigdocs.model.minimised import Purpose
from sigdocs.model.outcomes import Shown
from sigdocs.model.recipients import Recipient
from sigdocs.model.records import ActionRow, ActionStatus
from sigdocs.model.workspace import Workspace
from sigdocs.parsing.decision_sheet import decision_on
from sigdocs.reference.recipients import recipients
from sigdocs.reference.working_days import working_days
from sigdocs.rendering.finish import with_marks
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.decision_sheets import sheet_behind, with_outcome
from sigdocs.workflows.decisions import decision_in
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.interchange import action_object

_OUTCOME = ("4a", "4b")
BASIS = "SigdocsDecision"
_BASIS = 16  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A case that the Group decided: its form, as it was checked, and the decision."""

    reference: str
    form: ParsedForm
    checked: ValidatedForm
    decision: Decision

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """With whom information is shared, in the decided order."""
        known = {recipient.key: recipient for recipient in recipients()}
        return tuple(known[key] for key in self.decision.recipients if key in known)


def decided_case(desk: Desk, reference: str) -> Decided:
    """A case with its decision, wherever that was written.

    Raises:
        ApprovalMissing: the Group has not decided the case.
    """
    desk.case(reference)
    opened, checked = desk.latest_form(reference)
    form, sheet = opened.form, sheet_behind(desk, reference)
    if sheet is None:
        decision = decision_in(form)
    else:
        form = with_outcome(form, sheet)
        checked = replace(checked, form=form)
        decision = decision_on(sheet, recipients(), working_days=working_days())
    if decision is None or not desk.register.decisions(reference):
        raise ApprovalMissing(
            f"The Group has not decided {reference} yet.",
            next_step="Record the decision first: send its decision sheet back.",
        )
    return Decided(reference=reference, form=form, checked=checked, decision=decision)


def basis_of(desk: Desk, *references: str) -> str:
    """A short code of the decisions that a draft about these cases rests on; "" for none."""
    sources = sorted(d[-1].facts.source for r in references if (d := desk.register.decisions(r)))
    if not sources:
        return ""
    return hashlib.sha256(" ".join(sources).encode()).hexdigest()[:_BASIS]


def resting_on(document: RenderedDocument, basis: str) -> RenderedDocument:
    """A draft that says, in its properties, on which decision it rests."""
    if not basis:
        return document
    content = with_marks(document.content, {BASIS: basis})
    return replace(document, content=content, substituted=(*document.substituted, basis))


def refuse_stale(marks: Mapping[str, str], basis: str) -> None:
    """Refuse a draft of a decision that was corrected, or made anew, since.

    Raises:
        ApprovalMissing: it is such a draft.
    """
    if basis and marks.get(BASIS, basis) != basis:
        raise ApprovalMissing(
            "The decision has been recorded anew since this was drafted.",
            next_step="Draft it again, and carry your own words over.",
        )


def decided_actions(desk: Desk, reference: str) -> dict[int, tuple[str, str]]:
    """The agreed actions of a case by number: what and whose, minimised for the Group."""
    case = decided_case(desk, reference)
    minimised = desk.minimise(reference, case.checked, Purpose.GROUP)
    return {
        action.number: (
            in_minimised_words(action.what, minimised, questions=_OUTCOME),
            in_minimised_words(action.owner, minimised, questions=_OUTCOME),
        )
        for action in case.decision.actions
    }


def in_words(desk: Desk, rows: Sequence[ActionRow]) -> list[tuple[ActionRow, tuple[str, str]]]:
    """Each action with what is to be done and whose it is, minimised for the Group."""
    words = {
        reference: decided_actions(desk, reference) for reference in {r.reference for r in rows}
    }
    return [(row, words[row.reference].get(row.facts.number, ("", ""))) for row in rows]


def follow_up(desk: Desk, rows: Sequence[ActionRow], day: date) -> tuple[FollowUpAction, ...]:
    """Actions as a paper lists them, overdue or not on a day (24)."""
    return tuple(
        FollowUpAction(
            reference=row.reference,
            number=row.facts.number,
            action=what,
            owner=owner,
            due=say_date(row.facts.due, otherwise="No date"),
            is_overdue=row.is_overdue(day),
        )
        for row, (what, owner) in in_words(desk, rows)
    )


def actions_on(
    workspace: Workspace, today: date, *, owner: str = "", due_only: bool = False
) -> Shown:
    """Open actions: overdue first, then by when they are due (24)."""
    with open_desk(workspace, today=today) as desk:
        rows = [r for r in desk.register.actions() if r.status is ActionStatus.OPEN]
        told = in_words(desk, rows)
    wanted = [
        (row, said)
        for row, said in sorted(told, key=lambda each: not each[0].is_overdue(today))
        if owner.casefold() in said[1].casefold() and (row.is_overdue(today) or not due_only)
    ]
    return Shown(
        title=f"Actions on {say_date(today)}",
        columns=("Case", "Number", "Action", "Owner", "Due", "KPI"),
        rows=tuple(_row(row, said, today) for row, said in wanted),
        notes=() if wanted else ("No open action.",),
        objects=tuple(action_object(row, said, today) for row, said in wanted),
    )


def _row(row: ActionRow, words: tuple[str, str], today: date) -> tuple[str, ...]:
    what, owner = words
    due = say_date(row.facts.due, otherwise="No date")
    kpi = {True: "Yes", False: "No", None: "Not said"}[row.facts.kpi]
    when = f"OVERDUE {due}" if row.is_overdue(today) else due
    return (row.reference, str(row.facts.number), what, owner, when, kpi)
