"""How far a case goes along its road without a person, and what a decision in its form means there."""

from __future__ import annotations

from datetime import date

from sigdocs.minimisation.letter_case import answers_without_case
from sigdocs.model.cases import MOVES, Arriving, CaseStatus, Reason
from sigdocs.model.forms import FormKind, ParsedForm
from sigdocs.model.records import decision_facts
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.matching import new_decision

_ROAD = (
    CaseStatus.ACCEPTED,
    CaseStatus.MINIMISED,
    CaseStatus.WITH_IG,
    CaseStatus.READY,
    CaseStatus.LISTED,
)
_MAY_BE_DECIDED = (CaseStatus.READY, CaseStatus.LISTED)


def move_on(desk: Desk, reference: str, form: ParsedForm, source: str) -> None:
    """Along the road as far as it goes without a person; each step only once.

    Args:
        desk: at work. reference: the case. form: its newest form. source: the hash of its file.
    """
    if form.kind is FormKind.AUDIT_TRAIL:
        if CaseStatus.ENHANCED in MOVES[desk.case(reference).status]:
            desk.register.move(
                reference, CaseStatus.ENHANCED, by=desk.stamp, reason=Reason.SAME_DAY_NEED
            )
        return
    _move_to(desk, reference, CaseStatus.WITH_IG)
    if not (desk.workspace.pack_needs_approval or answers_without_case(form)):
        _move_to(desk, reference, CaseStatus.READY, reason=Reason.IG_NOT_REQUIRED)
    _list_again(desk, reference, source)
    record_decided(desk, reference, form, source)


def record_decided(desk: Desk, reference: str, form: ParsedForm, source: str) -> None:
    """Record the decision that a form brings (4-5, 8), once its case may be decided.

    A case that waits for Information Governance may not: its approval calls this again.
    """
    if form.kind is FormKind.AUDIT_TRAIL or desk.case(reference).status not in _MAY_BE_DECIDED:
        return
    decision = new_decision(desk, reference, form)
    if decision is not None:
        _move_to(desk, reference, CaseStatus.LISTED, meeting=decision.meeting)
        desk.register.record_decision(
            reference, decision_facts(decision, source=source), by=desk.stamp
        )


def _list_again(desk: Desk, reference: str, source: str) -> None:
    """A deferred case whose information has come (section 8) goes to the next meeting."""
    case, file = desk.case(reference), desk.register.find_submission(source)
    has_come = file is not None and file.arriving in (Arriving.RESUBMISSION, Arriving.OUTCOME)
    if case.status is CaseStatus.DEFERRED and has_come:
        desk.register.move(
            reference, CaseStatus.LISTED, by=desk.stamp, reason=Reason.INFORMATION_RECEIVED
        )


def _move_to(
    desk: Desk,
    reference: str,
    target: CaseStatus,
    *,
    reason: Reason | None = None,
    meeting: date | None = None,
) -> None:
    """Move a case along the road up to ``target``; a case that is further on stays."""
    status = desk.case(reference).status
    if status not in _ROAD:
        return
    for step in _ROAD[_ROAD.index(status) + 1 : _ROAD.index(target) + 1]:
        is_last = step is target
        desk.register.move(
            reference,
            step,
            by=desk.stamp,
            reason=reason if is_last else None,
            meeting=meeting if is_last else None,
        )
