"""What people decide about a case outside the forms: the chair's word, withdrawal, meetings, closing.

Each is recorded with its reason. The words of a reason are kept in the vault.
"""

from __future__ import annotations

import hashlib
from datetime import date

from sigdocs.errors import NotAForm, ReferenceWrong, RegisterWrong
from sigdocs.inbox.notes import keep_note
from sigdocs.model.cases import Arriving, CaseStatus, Disposition, Reason
from sigdocs.model.decisions import Outcome
from sigdocs.model.events import EventKind, Role, facts
from sigdocs.model.minimised import Purpose
from sigdocs.model.outcomes import Written
from sigdocs.model.personal import PersonalText
from sigdocs.model.records import ActionStatus, DecisionFacts
from sigdocs.model.workspace import Workspace
from sigdocs.parsing.decision_sheet import read_sheet
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.accepting import answer_accepted
from sigdocs.workflows.decision_sheets import take_sheet, write_sheets
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.named_papers import record_paper
from sigdocs.workflows.trail import refuse_untold

ACCEPTED_AS = {"late": Reason.LATE_ACCEPTED, "incomplete": Reason.INCOMPLETE_ACCEPTED}
# One that is accepted already was cut off before its documents were made.
_ACCEPTABLE = (CaseStatus.RECEIVED, CaseStatus.RETURNED, CaseStatus.ACCEPTED)


def accept_anyway(
    workspace: Workspace, reference: str, *, why: str, words: PersonalText, today: date
) -> Written:
    """Accept a returned case by the chair's word: late or incomplete (14).

    Raises:
        RegisterWrong: it was not returned. ApprovalMissing: whoever asks is not the chair.
    """
    with open_desk(workspace, today=today) as desk:
        case, by = desk.case(reference), desk.stamp_as(Role.CHAIR)
        if case.status not in _ACCEPTABLE:
            raise RegisterWrong(f"{reference} is {case.status}: there is nothing to accept.")
        opened, checked = desk.latest_form(reference)
        reason, note = ACCEPTED_AS[why], keep_note(desk.vault, reference, words)
        with desk.register.together():
            if case.status is CaseStatus.RETURNED:
                desk.register.move(reference, CaseStatus.RECEIVED, by=by)
            if case.status is not CaseStatus.ACCEPTED:
                desk.register.move(reference, CaseStatus.ACCEPTED, by=by, reason=reason, note=note)
                _tell_chair(desk, reference, reason, note)
        source = desk.latest_file(reference).sha256
        notes, code = answer_accepted(desk, reference, opened.form, checked, source)
    return Written(notes=(f"{reference} is accepted.", *notes), exit_code=code)


def decide_between_meetings(
    workspace: Workspace, reference: str, *, outcome: Outcome, words: PersonalText, today: date
) -> Written:
    """Record what the chair decided between two meetings, with the words of the decision.

    Raises:
        RegisterWrong: the case is not ready or listed. ApprovalMissing: not the chair.
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        by, reason = desk.stamp_as(Role.CHAIR), Reason.BETWEEN_MEETINGS
        note = keep_note(desk.vault, reference, words)
        decided = DecisionFacts(outcome=outcome, source=note, confirmed_on=today, words=note)
        with desk.register.together():
            desk.register.record_decision(reference, decided, by=by, reason=reason, note=note)
            _tell_chair(desk, reference, reason, note)
    return Written(notes=(f"{reference}: the chair's decision is recorded.",))


def decide_by_sheet(workspace: Workspace, reference: str, content: bytes, today: date) -> Written:
    """Record what the chair decided between two meetings, as a filled-in decision sheet says it.

    Its actions, recipients and assurances count as if it had come from a meeting.

    Raises:
        NotAForm: it is no decision sheet, or another case's. Incomplete: it leaves out what matters.
        ApprovalMissing: whoever asks is not the chair, or the case is not ready.
    """
    with open_desk(workspace, today=today) as desk:
        case = desk.case(reference)
        desk.need(Role.CHAIR)
        if read_sheet(content).reference != case.reference:
            raise NotAForm(
                "The sheet is another case's.",
                next_step=f"Make one: sigdocs case sheet {reference}.",
            )
        with desk.register.together():
            _, notes = take_sheet(desk, content)
            record_paper(
                desk, content, reference=reference,
                arriving=Arriving.DECISION_SHEET, disposition=Disposition.OUTCOME,
            )  # fmt: skip
            source = hashlib.sha256(content).hexdigest()
            _tell_chair(desk, reference, Reason.BETWEEN_MEETINGS, source)
    return Written(notes=(f"{reference}: the chair's decision is recorded.", *notes))


def write_sheet(workspace: Workspace, reference: str, today: date) -> Written:
    """A decision sheet for one case, for a decision between two meetings.

    Raises:
        RegisterWrong: there is no such case.
    """
    with open_desk(workspace, today=today) as desk:
        opened, checked = desk.latest_form(reference)
        minimised = desk.minimise(reference, checked, Purpose.GROUP)
        folder = workspace.outbox / "cases" / reference
        return write_sheets(desk, [(reference, opened.form, minimised)], today, folder)


def _tell_chair(desk: Desk, reference: str, reason: Reason, note: str) -> None:
    told = facts(reason=reason, note=note)
    by = desk.stamp_as(Role.CHAIR)
    desk.register.note(EventKind.CHAIR_DECIDED, by=by, reference=reference, facts=told)


def end_case(
    workspace: Workspace,
    reference: str,
    *,
    to: CaseStatus,
    reason: Reason,
    words: PersonalText,
    today: date,
) -> Written:
    """Withdraw or close a case.

    Raises:
        RegisterWrong: it cannot end so from where it stands, or has open actions.
        ApprovalMissing: somebody who must be told of the enhanced process was not (38).
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        if to is CaseStatus.CLOSED:
            _refuse_open_actions(desk, reference)
            refuse_untold(desk, reference)
        note = keep_note(desk.vault, reference, words)
        by = desk.stamp_as(Role.SECRETARIAT)
        desk.register.move(reference, to, by=by, reason=reason, note=note)
    return Written(notes=(f"{reference} is {to.value}.",))


def _refuse_open_actions(desk: Desk, reference: str) -> None:
    actions = desk.register.actions(reference)
    numbers = [str(row.facts.number) for row in actions if row.status is ActionStatus.OPEN]
    if numbers:
        raise RegisterWrong(
            f"{reference} has open actions: {', '.join(numbers)}.",
            next_step="Say when they were done: sigdocs actions done CASE NUMBER.",
        )


def put_to_meeting(workspace: Workspace, reference: str, meeting: date, today: date) -> Written:
    """Put a case to another meeting of the calendar.

    Raises:
        ReferenceWrong: the calendar has no meeting on that day.
    """
    if meeting not in workspace.meeting_dates:
        raise ReferenceWrong(
            f"The calendar has no meeting on {say_date(meeting)}.",
            next_step="Add it under [[meetings]] in sigdocs.toml.",
        )
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        by = desk.stamp_as(Role.SECRETARIAT)
        desk.register.set_meeting(reference, meeting, by=by, reason=Reason.POSTPONED)
    return Written(notes=(f"{reference} goes to the meeting of {say_date(meeting)}.",))


def action_done(
    workspace: Workspace, reference: str, number: int, *, on: date, today: date
) -> Written:
    """Say that an action of the newest decision that has it is done.

    Raises:
        RegisterWrong: the case has no open action of that number.
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        rows = desk.register.actions(reference)
        found = [
            row for row in rows if row.facts.number == number and row.status is ActionStatus.OPEN
        ]
        if not found:
            raise RegisterWrong(f"{reference} has no open action {number}.")
        decision = max(row.decision for row in found)
        by = desk.stamp_as(Role.SECRETARIAT)
        desk.register.update_action(reference, decision, number, ActionStatus.DONE, by=by, on=on)
        left = [r for r in desk.register.actions(reference) if r.status is ActionStatus.OPEN]
    told = f"{len(left)} still open" if left else "none is open: sigdocs case close closes it"
    return Written(notes=(f"{reference}: action {number} done; {told}.",))
