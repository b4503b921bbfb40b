"""Joining two cases that are one concern: the newest form of one becomes the other's next revision."""

from __future__ import annotations

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import Arrived, Case, CaseStatus, Reason, Submission
from sigdocs.model.events import EventKind, facts
from sigdocs.register import life, retention, rows, submissions
from sigdocs.register.chain import Writing

_NOT_YET_BEFORE_THE_GROUP = (
    CaseStatus.RECEIVED,
    CaseStatus.RETURNED,
    CaseStatus.ACCEPTED,
    CaseStatus.MINIMISED,
    CaseStatus.WITH_IG,
    CaseStatus.READY,
)
_OVER = (CaseStatus.CLOSED, CaseStatus.LEARNING, CaseStatus.WITHDRAWN)


def join(writing: Writing, reference: str, arrived: Arrived, note: str = "") -> Submission:
    """Withdraw a case and record its form as a revision of the case that ``arrived`` names.

    Both keep all their entries. A legal hold on the one stands on the other from now on.

    Raises:
        RegisterWrong: the case was before the Group already, the other is over, or they are one.
    """
    one = rows.need_case(writing.connection, reference)
    other = rows.need_case(writing.connection, arrived.reference)
    refuse_to_join(one, other)
    life.move(writing, one.reference, CaseStatus.WITHDRAWN, reason=Reason.ANOTHER_CASE, note=note)
    for here, there in ((one, other), (other, one)):
        told = facts(case=there.reference, file=arrived.sha256, note=note)
        writing.tell(EventKind.CASE_JOINED, here.reference, told)
    for hold in retention.holds(writing.connection, one.reference):
        retention.place_hold(writing, other.reference, hold)
    return submissions.record_again(writing, arrived)


def refuse_to_join(one: Case, other: Case) -> None:
    """Go on only where the case may be joined into the other; RegisterWrong says why not."""
    if one.reference == other.reference:
        raise RegisterWrong("A case cannot be joined with itself.")
    if one.status not in _NOT_YET_BEFORE_THE_GROUP:
        raise RegisterWrong(
            f"{one.reference} is {one.status}: it was before the Group, or is over.",
            next_step=f"Join {other.reference} into it, where that was not.",
        )
    if other.status in _OVER:
        raise RegisterWrong(f"{other.reference} is {other.status}: nothing is joined into it.")
