"""Decision sheets: one a case with the pack, and back through the secretariat's inbox (18-24)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sigdocs.errors import ApprovalMissing, NotAForm
from sigdocs.inbox.originals import original
from sigdocs.model.cases import Arriving, Case, CaseStatus, Reason
from sigdocs.model.dates import single_date
from sigdocs.model.decisions import Decision
from sigdocs.model.forms import Answer, AnswerState, FormKind, ParsedForm
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.outcomes import Written
from sigdocs.model.personal import PersonalText
from sigdocs.model.records import DecisionFacts, decision_facts
from sigdocs.model.sheets import SheetReply, as_answers
from sigdocs.parsing.decision_sheet import decision_on, read_sheet
from sigdocs.proofing import watch_for
from sigdocs.reference.recipients import recipients
from sigdocs.reference.working_days import working_days
from sigdocs.rendering.decision_sheets import render_decision_sheet
from sigdocs.workflows.answers import await_answer
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.kpis import record_kpis
from sigdocs.workflows.publishing import publish, with_members

_ON_THE_ROAD = (CaseStatus.READY, CaseStatus.LISTED, CaseStatus.DEFERRED, CaseStatus.ENHANCED)
_ALIKE = 60.0  # of 100: the organisations printed on the sheet and those of its case


def write_sheets(
    desk: Desk,
    cases: Sequence[tuple[str, ParsedForm, MinimisedForm]],
    meeting: date,
    folder: Path,
) -> Written:
    """A sheet for each notification; audit-trail records have sections of their own."""
    done = []
    for reference, form, minimised in cases:
        if form.kind is not FormKind.NOTIFICATION:
            continue
        sheet = render_decision_sheet(
            desk.template("decision_sheet"),
            reference=reference,
            function=desk.case(reference).function,
            meeting=meeting,
            form=minimised,
            members=desk.workspace.members,
            recipients=recipients(),
        )
        watch = with_members(desk, watch_for(form, minimised))
        done.append(publish(desk, sheet, watch, folder, reference=reference))
    return Written(
        paths=tuple(each.path for each in done if each.path),
        notes=tuple(note for each in done for note in each.notes),
        exit_code=max((each.exit_code for each in done), default=0),
    )


def take_sheet(desk: Desk, content: bytes) -> tuple[str, tuple[str, ...]]:
    """Record the outcome that a sheet holds; returns the case, and what a person should know.

    Raises:
        NotAForm: it is no sheet of ours, or about other organisations than its case.
        Incomplete: the decision or its reasons are missing.
        ApprovalMissing: the case is not before the Group, or is decided already.
        RegisterWrong: there is no such case.
    """
    reply = read_sheet(content)
    case = desk.case(reply.reference)
    decision = decision_on(reply, recipients(), working_days=working_days())
    _refuse_another_case(desk, reply)
    source = hashlib.sha256(content).hexdigest()
    opened, _ = desk.latest_form(case.reference)
    is_corrected = is_correction(desk, case.reference, decision)
    with desk.register.together():
        _record(desk, case, decision, source)
        record_kpis(desk, case.reference, with_outcome(opened.form, reply))
    return case.reference, _told(decision, is_corrected=is_corrected)


def with_outcome(form: ParsedForm, reply: SheetReply) -> ParsedForm:
    """A form with sections 4 and 5 as the Group filled them in on the sheet."""
    written = as_answers(reply)
    kept = tuple(answer for answer in form.answers if answer.question not in written)
    added = tuple(
        Answer(
            question=question,
            text=PersonalText(words),
            state=AnswerState.ANSWERED,
            where="decision sheet",
        )
        for question, words in written.items()
    )
    return replace(form, answers=(*kept, *added))


def sheet_behind(desk: Desk, reference: str) -> SheetReply | None:
    """The sheet that the last decision of a case was read from; None where it was the form itself."""
    decisions = desk.register.decisions(reference)
    source = decisions[-1].facts.source if decisions else ""
    is_sheet = any(
        file.sha256 == source and file.arriving is Arriving.DECISION_SHEET
        for file in desk.register.submissions(reference)
    )
    return read_sheet(original(desk.vault, source)) if is_sheet else None


def _record(desk: Desk, case: Case, decision: Decision, source: str) -> None:
    reference = case.reference
    if any(known.facts.source == source for known in desk.register.decisions(reference)):
        return
    facts = decision_facts(decision, source=source, words=source)
    if is_correction(desk, reference, decision):  # the sheet, in the vault, says why
        before = desk.register.decisions(reference)[-1].facts.recipients
        desk.register.correct_decision(reference, facts, by=desk.stamp, note=source)
        for recipient in (each for each in before if each not in decision.recipients):
            desk.register.end_assurance(reference, recipient, by=desk.stamp)
    else:
        _decide(desk, case, decision, facts)
    for recipient, words in decision.asks:
        due = single_date(words.reveal(), decision.meeting or desk.today)
        if due is not None:
            await_answer(desk, reference, recipient, due)


def _decide(desk: Desk, case: Case, decision: Decision, facts: DecisionFacts) -> None:
    reference = case.reference
    if case.status not in _ON_THE_ROAD:
        is_decided = bool(desk.register.decisions(reference))
        raise ApprovalMissing(
            f"{reference} is decided already." if is_decided else f"{reference} is not ready yet.",
            next_step="A sheet that corrects it says the reason in its own row, and the same meeting."
            if is_decided
            else "It comes before the Group once Information Governance has approved it.",
        )
    if case.status in (CaseStatus.READY, CaseStatus.DEFERRED):
        reason = Reason.INFORMATION_RECEIVED if case.status is CaseStatus.DEFERRED else None
        desk.register.move(
            reference, CaseStatus.LISTED, by=desk.stamp, reason=reason, meeting=decision.meeting
        )
    desk.register.record_decision(reference, facts, by=desk.stamp)


def is_correction(desk: Desk, reference: str, decision: Decision) -> bool:
    """Whether a sheet gives its reason to correct what the same meeting decided."""
    before = desk.register.decisions(reference)
    is_same = bool(before) and before[-1].facts.meeting == decision.meeting
    return is_same and bool(decision.corrects.reveal().strip())


def _refuse_another_case(desk: Desk, reply: SheetReply) -> None:
    """A reference alone never joins two files: sheets are reused like forms."""
    from rapidfuzz import fuzz

    _, checked = desk.latest_form(reply.reference)
    before = desk.minimise(reply.reference, checked, Purpose.GROUP).text("1c")
    after = reply.text("organisations")
    if before and after and fuzz.token_set_ratio(before, after) < _ALIKE:
        raise NotAForm(
            "The sheet carries the reference of a case about other organisations.",
            next_step="Fill in that case's own sheet.",
        )


def _told(decision: Decision, *, is_corrected: bool) -> tuple[str, ...]:
    actions = f"{len(decision.actions)} actions" if len(decision.actions) != 1 else "1 action"
    shares = f"; shares with {', '.join(decision.recipients)}" if decision.recipients else ""
    notes = [f"Decision: {decision.outcome.value}; {actions}{shares}."]
    if is_corrected:
        notes.append("It corrects the decision before; draft its letters and minutes again.")
    if not decision.confirmed_by.reveal():
        notes.append("Nobody has confirmed it yet (4f).")
    return tuple(notes)
