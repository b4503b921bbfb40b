"""Directions on sharing as people see them: listed with their words, settled, on the cover sheet."""

from __future__ import annotations

from datetime import date

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.words import kept_words
from sigdocs.model.events import Role
from sigdocs.model.extracts import in_minimised_words
from sigdocs.model.minimised import MinimisedForm
from sigdocs.model.outcomes import Shown
from sigdocs.model.records import ConditionStatus
from sigdocs.model.workspace import Workspace
from sigdocs.workflows.conditions import fingerprint_of_words, told
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.revealing import reveal_case


def conditions_of(workspace: Workspace, reference: str, today: date) -> Shown:
    """How each direction of a case stands, in its own words: restricted.

    Raises:
        RegisterWrong: there is no such case.
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        reveal_case(desk, reference)
        rows = tuple(
            (*told(each), _words(desk, each.words)) for each in desk.register.conditions(reference)
        )
    return Shown(
        title=f"Directions on sharing in {reference} (restricted)",
        columns=("Number", "Question", "Direction", "Stands", "Words"),
        rows=rows,
        notes=() if rows else ("The form gives no direction on sharing.",),
    )


def settle_condition(
    workspace: Workspace, reference: str, number: int, *, confirm: bool, today: date
) -> str:
    """Confirm a direction, so that it binds, or dismiss it.

    Raises:
        RegisterWrong: there is no such case or condition.
        ApprovalMissing: whoever is at work acts for neither the secretariat nor IG.
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        desk.need(Role.SECRETARIAT, Role.IG)
        if number not in {each.number for each in desk.register.conditions(reference)}:
            raise RegisterWrong(
                f"{reference} has no condition {number}.",
                next_step=f"sigdocs review conditions {reference} lists them.",
            )
        status = ConditionStatus.CONFIRMED if confirm else ConditionStatus.DISMISSED
        desk.register.settle_condition(reference, number, status, by=desk.stamp)
    return f"Condition {number} of {reference} is {status.value}."


def conditions_for_group(desk: Desk, reference: str, minimised: MinimisedForm) -> tuple[str, ...]:
    """The directions of the newest form for a cover sheet, in words that the Group may read."""
    status = {each.words: each.status for each in desk.register.conditions(reference)}
    lines = []
    for direction in minimised.directions:
        stands = status.get(fingerprint_of_words(desk, direction), ConditionStatus.FOUND)
        words = in_minimised_words(direction.text, minimised, questions=(direction.question,))
        if stands is not ConditionStatus.DISMISSED:
            is_open = stands is ConditionStatus.FOUND
            lines.append(f"To be confirmed: {words}" if is_open else words)
    return tuple(lines)


def _words(desk: Desk, digest: str) -> str:
    kept = kept_words(desk.vault, digest)
    return kept.reveal() if kept else "no longer kept"
