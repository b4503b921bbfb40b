"""What the Group decided on a case, in words that the Group may read."""

from __future__ import annotations

from datetime import date

from sigdocs.model.extracts import in_minimised_words
from sigdocs.model.minimised import Purpose
from sigdocs.model.outcomes import Shown
from sigdocs.model.records import ActionRow, ActionStatus
from sigdocs.model.workspace import Workspace
from sigdocs.parsing.decision import read_decision
from sigdocs.reference.recipients import recipients
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.desk import Desk, open_desk

_OUTCOME = ("4a", "4b")


def decided_actions(desk: Desk, reference: str) -> dict[int, tuple[str, str]]:
    """The agreed actions of a case by number: what and whose, minimised for the Group."""
    opened, checked = desk.latest_form(reference)
    minimised = desk.minimise(reference, checked, Purpose.GROUP)
    decision = read_decision(opened.form, recipients())
    actions = decision.actions if decision else ()
    return {
        action.number: (
            in_minimised_words(action.what, minimised, questions=_OUTCOME),
            in_minimised_words(action.owner, minimised, questions=_OUTCOME),
        )
        for action in actions
    }


def actions_on(
    workspace: Workspace, today: date, *, owner: str = "", due_only: bool = False
) -> Shown:
    """Open actions: overdue first, then by when they are due (24)."""
    with open_desk(workspace, today=today) as desk:
        rows = [r for r in desk.register.actions() if r.status is ActionStatus.OPEN]
        words = {r.reference: decided_actions(desk, r.reference) for r in rows}
    shown = [_row(row, words[row.reference], today) for row in rows]
    wanted = [r for r in shown if owner.casefold() in r[3].casefold()]
    if due_only:
        wanted = [row for row in wanted if row[4].startswith("OVERDUE")]
    return Shown(
        title=f"Actions on {say_date(today)}",
        columns=("Case", "Number", "Action", "Owner", "Due", "KPI"),
        rows=tuple(sorted(wanted, key=lambda row: not row[4].startswith("OVERDUE"))),
        notes=() if wanted else ("No open action.",),
    )


def _row(row: ActionRow, words: dict[int, tuple[str, str]], today: date) -> tuple[str, ...]:
    what, owner = words.get(row.facts.number, ("", ""))
    due = say_date(row.facts.due, otherwise="No date")
    kpi = {True: "Yes", False: "No", None: "Not said"}[row.facts.kpi]
    when = f"OVERDUE {due}" if row.is_overdue(today) else due
    return (row.reference, str(row.facts.number), what, owner, when, kpi)
