"""Which cases a meeting's pack holds, and what stands beside them on the agenda.

One failing case never loses the pack: it is withheld visibly, with the reason.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sigdocs.errors import SigdocsError
from sigdocs.model.cases import Case, CaseStatus
from sigdocs.model.forms import FormKind, ParsedForm
from sigdocs.model.meetings import (
    AbsentCase,
    AgendaKind,
    Attendee,
    EnhancedReport,
    FollowUpAction,
    Pack,
    PackCase,
    PackSpec,
)
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.records import ActionStatus
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering.interests import interest_matches
from sigdocs.workflows.accepting import case_facts
from sigdocs.workflows.decided import follow_up
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.group_papers import GroupPaper, group_papers
from sigdocs.workflows.pack_papers import GatheredPapers
from sigdocs.workflows.review_conditions import conditions_for_group
from sigdocs.workflows.seen_by_ig import awaits_ig

_UNDECIDED = (CaseStatus.READY, CaseStatus.LISTED, CaseStatus.ENHANCED, CaseStatus.DEFERRED)
_NOT_SEEN = "Its newest form awaits Information Governance."
_ON_THE_WAY = (CaseStatus.ACCEPTED, CaseStatus.MINIMISED, CaseStatus.WITH_IG)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyCase:
    """A case with everything its part of the pack needs."""

    case: PackCase
    form: ParsedForm
    minimised: MinimisedForm


def gather_cases(desk: Desk, meeting: date) -> tuple[list[ReadyCase], list[AbsentCase]]:
    """Every undecided case that is due by ``meeting``; those that fail are named with the reason."""
    ready, withheld = [], []
    for case in desk.register.cases(*_UNDECIDED):
        if case.meeting is not None and case.meeting > meeting:
            continue
        try:
            paper = group_papers(desk, case.reference)[0]
            if awaits_ig(desk, case.reference, paper):
                withheld.append(_withheld(case, _NOT_SEEN))
            else:
                ready.append(_prepare(desk, case, paper, meeting))
        except SigdocsError as problem:
            withheld.append(_withheld(case, f"It could not be prepared ({problem.code})."))
    return sorted(
        ready, key=lambda each: (not each.case.facts.urgency, each.case.reference)
    ), withheld


def _withheld(case: Case, reason: str) -> AbsentCase:
    return AbsentCase(
        reference=case.reference, function=case.function, reason=reason, kind=AgendaKind.NEW
    )


def _prepare(desk: Desk, case: Case, paper: GroupPaper, meeting: date) -> ReadyCase:
    minimised = desk.minimise(case.reference, paper.checked, Purpose.GROUP)
    facts = case_facts(paper.checked, minimised)
    conditions = conditions_for_group(desk, case.reference, minimised)
    pack_case = PackCase(
        reference=case.reference,
        kind=_kind(case, paper, meeting),
        facts=replace(facts, conditions=conditions),
        form=minimised,
        definition=form_definition(paper.form.kind),
        enhanced=_enhanced(minimised),
    )
    return ReadyCase(case=pack_case, form=paper.form, minimised=minimised)


def _kind(case: Case, paper: GroupPaper, meeting: date) -> AgendaKind:
    """Under which business a case comes."""
    if paper.form.kind is FormKind.AUDIT_TRAIL:
        return AgendaKind.ENHANCED
    if case.urgent:  # late or not: a warning on its cover sheet says that it came late
        return AgendaKind.URGENT
    if any(f.code == "late" for f in paper.checked.warnings) and case.meeting == meeting:
        return AgendaKind.LATE
    return AgendaKind.RESUBMITTED if paper.checked.profile.resubmission else AgendaKind.NEW


def _enhanced(minimised: MinimisedForm) -> EnhancedReport | None:
    """What the Group is told of the enhanced process: outcome, what is left, monitoring (38)."""
    if minimised.kind is not FormKind.AUDIT_TRAIL:
        return None
    return EnhancedReport(
        outcome=minimised.text("8a") or minimised.text("6d"),
        residual_issues=minimised.text("8c"),
        monitoring=minimised.text("7d"),
    )


def assemble(
    desk: Desk,
    spec: PackSpec,
    meeting: date,
    ready: list[ReadyCase],
    withheld: list[AbsentCase],
    papers: GatheredPapers,
) -> Pack:
    """The papers of a meeting as values, edition 1."""
    workspace, special = desk.workspace, spec.meeting(meeting)
    attendees = _attendees(desk, special.apologies)
    business = {item.kind for item in spec.agenda}
    cases = tuple(_under(each.case, business) for each in ready)
    following = next((m for m in workspace.meetings if m.on > meeting), None)
    return Pack(
        meeting=meeting,
        agenda=tuple(
            replace(item, notes=(*item.notes, *special.notes.get(item.kind, ())))
            for item in spec.agenda
        ),
        cases=cases,
        headings=spec.headings,
        left_out=spec.left_out,
        papers=papers.papers,
        absent_papers=papers.absent,
        time=special.time,
        place=special.place,
        chair=next((member.name for member in workspace.members if member.part == "Chair"), ""),
        issued=desk.today,
        attendees=attendees,
        interests=interest_matches(
            [each for each in attendees if not each.has_sent_apologies], cases
        ),
        follow_up=_follow_up(desk, meeting),
        not_accepted=_not_accepted(desk, meeting),
        withheld=tuple(_under(case, business) for case in withheld),
        next_meeting=following.on if following else None,
        next_deadline=following.deadline if following else None,
    )


_Case = TypeVar("_Case", PackCase, AbsentCase)


def _under(case: _Case, business: Collection[AgendaKind]) -> _Case:
    """A case whose kind of business is not on the agenda comes under new notifications."""
    return case if case.kind in business else replace(case, kind=AgendaKind.NEW)


def _attendees(desk: Desk, apologies: Collection[str]) -> tuple[Attendee, ...]:
    """Who is expected; those who sent apologies are not, whether they are members or not."""
    sent = {" ".join(name.split()).casefold(): name for name in apologies}
    expected = [
        Attendee(
            name=member.name,
            post=member.post,
            part=member.part,
            has_sent_apologies=sent.pop(member.name.casefold(), None) is not None,
        )
        for member in desk.workspace.members
    ]
    others = [Attendee(name=name, has_sent_apologies=True) for name in sent.values()]
    return (*expected, *others)


def _not_accepted(desk: Desk, meeting: date) -> tuple[AbsentCase, ...]:
    """Papers that came for this meeting and were returned, or are still with IG."""
    reasons = {
        CaseStatus.RETURNED: "Returned to its sender: not complete.",
        **dict.fromkeys(_ON_THE_WAY, "Not ready: awaiting Information Governance."),
    }
    return tuple(
        AbsentCase(reference=case.reference, function=case.function, reason=reasons[case.status])
        for case in desk.register.cases(*reasons)
        if case.meeting is None or case.meeting <= meeting
    )


def _follow_up(desk: Desk, meeting: date) -> tuple[FollowUpAction, ...]:
    """The open actions of earlier decisions that are due by the meeting, minimised for the Group."""
    rows = [
        row
        for row in desk.register.actions()
        if row.status is ActionStatus.OPEN and (row.facts.due is None or row.facts.due <= meeting)
    ]
    return follow_up(desk, rows, meeting)
