"""The morning worklist and a case's story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sigdocs.errors import ApprovalMissing, RegisterWrong
from sigdocs.model.cases import (
    AnswerFacts,
    Arriving,
    CaseFacts,
    CaseStatus,
    Disposition,
    FindingFacts,
    Reason,
    Turn,
)
from sigdocs.model.documents import DocumentKind
from sigdocs.model.events import EventKind, Role
from sigdocs.model.forms import Answer, AnswerState, FormKind, ParsedForm
from sigdocs.model.personal import PersonalText
from sigdocs.model.records import (
    ConditionStatus,
    DocumentFacts,
    DocumentStatus,
    KpiAnswer,
    Meeting,
)
from tests.register.conftest import MEETING, NOTIFICATION, arrived, digest, stamp

CASE = "SC-2026-0001"
ROAD = (CaseStatus.MINIMISED, CaseStatus.WITH_IG, CaseStatus.READY)
TODAY = date(2026, 12, 1)
URGENT = replace(NOTIFICATION, urgent=True)


def test_urgent_first_then_overdue_then_what_is_due_next(register) -> None:
    far = replace(NOTIFICATION, meeting=date(2027, 1, 14))
    none = replace(NOTIFICATION, meeting=None)
    register.record_submission(arrived(1, case=far), by=stamp())
    register.record_submission(arrived(2, case=none), by=stamp())
    register.record_submission(arrived(3), by=stamp())
    late = arrived(4, Disposition.RETURNED, due=date(2026, 11, 30))
    register.record_submission(late, by=stamp())
    register.record_submission(arrived(5, case=replace(far, urgent=True)), by=stamp())
    order = [(row.reference[-1], row.urgent, row.overdue) for row in register.worklist(TODAY)]
    assert order == [
        ("5", True, False),
        ("4", False, True),
        ("3", False, False),
        ("1", False, False),
        ("2", False, False),
    ]


def test_a_returned_case_is_due_by_the_meetings_deadline(register) -> None:
    register.record_submission(arrived(1, Disposition.RETURNED), by=stamp(4))
    (row,) = register.worklist(TODAY)
    assert (row.turn, row.due, row.due_for) == (Turn.FUNCTION_LEAD, MEETING, "mending")
    assert row.since == stamp(4).at
    deadline = date(2026, 12, 2)
    register.record_meeting(Meeting(on=MEETING, deadline=deadline), by=stamp())
    assert register.worklist(TODAY)[0].due == deadline


def test_what_came_after_the_deadline_is_to_be_mended_by_the_meeting(register) -> None:
    register.record_meeting(Meeting(on=MEETING, deadline=date(2026, 11, 20)), by=stamp())
    register.record_submission(arrived(1, Disposition.RETURNED), by=stamp(1))
    assert register.worklist(TODAY)[0].due == MEETING


def test_what_a_deferred_case_waits_for_is_due_for_the_next_meeting(register) -> None:
    later = (
        Meeting(on=date(2027, 1, 14), deadline=date(2027, 1, 7)),
        Meeting(on=date(2027, 2, 4), deadline=None),
    )
    for meeting in (Meeting(on=MEETING, deadline=date(2026, 12, 3)), *later):
        register.record_meeting(meeting, by=stamp())
    register.record_submission(arrived(1), by=stamp(1))
    for minute, status in enumerate((*ROAD, CaseStatus.LISTED, CaseStatus.DEFERRED), 2):
        register.move(CASE, status, by=stamp(minute))
    (row,) = register.worklist(TODAY)
    assert (row.due, row.due_for) == (date(2027, 1, 7), "information")
    assert row.turn is Turn.FUNCTION_LEAD


def test_the_enhanced_process_stands_with_the_urgent_ones(register) -> None:
    """It is a same-day need (34); a record that was returned is the nominated lead's (35)."""
    record = CaseFacts(form=FormKind.AUDIT_TRAIL, edition=17)
    register.record_submission(arrived(1), by=stamp())
    register.record_submission(arrived(2, Disposition.RETURNED, case=record), by=stamp(1))
    register.record_submission(arrived(3, case=URGENT), by=stamp(2))
    register.record_submission(arrived(4), by=stamp(3))
    register.move("SC-2026-0004", CaseStatus.ENHANCED, by=stamp(4), reason=Reason.SAME_DAY_NEED)
    found = [(row.reference[-1], row.turn) for row in register.worklist(TODAY)]
    assert found == [
        ("3", Turn.SECRETARIAT),
        ("2", Turn.NOMINATED_LEAD),
        ("4", Turn.NOMINATED_LEAD),
        ("1", Turn.SECRETARIAT),
    ]


def test_a_document_that_its_proof_stopped_is_for_ig_until_it_is_released(register) -> None:
    register.record_submission(arrived(1), by=stamp())
    for minute, status in enumerate(ROAD, 1):
        register.move(CASE, status, by=stamp(minute))

    def made(number: int, status: DocumentStatus, *checks: str) -> None:
        document = DocumentFacts(
            sha256=digest(number), kind=DocumentKind.NOTIFICATION, status=status,
            stem=f"{CASE}-notification", reference=CASE, checks=checks,
        )  # fmt: skip
        register.record_document(document, by=stamp(10 + number))

    def line() -> tuple[bool, Turn]:
        (row,) = register.worklist(TODAY)
        return row.is_withheld, row.turn

    made(1, DocumentStatus.RELEASED, "leaks")
    assert line() == (False, Turn.SECRETARIAT)
    made(2, DocumentStatus.WITHHELD)
    assert line() == (True, Turn.IG)
    made(3, DocumentStatus.RELEASED, "leaks")
    made(1, DocumentStatus.WITHHELD, "leaks")  # taken back, since a ruling has overtaken it
    assert line() == (False, Turn.SECRETARIAT)


@pytest.mark.parametrize(("today", "overdue"), [(MEETING, False), (date(2026, 12, 11), True)])
def test_something_is_overdue_from_the_day_after(register, today, overdue) -> None:
    register.record_submission(arrived(1), by=stamp())
    assert register.worklist(today)[0].overdue is overdue


def test_what_is_finished_is_not_on_the_worklist(register) -> None:
    register.record_submission(arrived(1), by=stamp())
    register.move(CASE, CaseStatus.WITHDRAWN, by=stamp(1), reason=Reason.SENDER_ASKED)
    assert register.worklist(TODAY) == ()


def test_directions_that_nobody_has_confirmed_are_counted(register) -> None:
    register.record_submission(arrived(1), by=stamp())
    for words in (8, 9, 9):
        register.find_condition(
            CASE, kind="leave-out", question="2g", words=digest(words), by=stamp()
        )
    assert register.worklist(TODAY)[0].open_conditions == 2
    register.settle_condition(CASE, 1, ConditionStatus.CONFIRMED, by=stamp(3))
    register.settle_condition(CASE, 2, ConditionStatus.DISMISSED, by=stamp(4))
    assert register.worklist(TODAY)[0].open_conditions == 0
    assert [c.status for c in register.conditions(CASE)] == ["confirmed", "dismissed"]
    with pytest.raises(RegisterWrong):
        register.settle_condition(CASE, 3, ConditionStatus.CONFIRMED, by=stamp(5))


def answer(question: str, state: AnswerState, length: int, print_: int = 1) -> AnswerFacts:
    return AnswerFacts(
        question=question, occurrence=1, state=state, length=length, fingerprint=digest(print_)
    )


def test_the_story_shows_what_changed_question_by_question(register) -> None:
    finding = FindingFacts(code="missing", severity="error", question="3a", state="blank")
    before = (
        answer("1a", AnswerState.ANSWERED, 12),
        answer("3a", AnswerState.BLANK, 0),
        answer("3b", AnswerState.ANSWERED, 40, 3),
        answer("6a", AnswerState.ANSWERED, 9),
    )
    after = (
        answer("1a", AnswerState.ANSWERED, 12),
        answer("2h", AnswerState.ANSWERED, 3),
        answer("3a", AnswerState.ANSWERED, 812, 2),
        answer("3b", AnswerState.ANSWERED, 40, 4),
    )
    register.record_submission(
        arrived(1, Disposition.RETURNED, findings=(finding,), answers=before), by=stamp()
    )
    mended = arrived(2, arriving=Arriving.MENDED, reference=CASE, answers=after)
    register.record_submission(mended, by=stamp(60))
    story = register.story(CASE)
    assert story.findings == ((1, (finding,)), (2, ()))
    changes = {change.question: (change.before, change.after) for change in story.changes}
    assert changes == {
        "2h": (None, after[1]),
        "3a": (before[1], after[2]),
        "3b": (before[2], after[3]),
        "6a": (before[3], None),
    }
    assert {change.revision for change in story.changes} == {2}
    assert story.case.revision == 2


def test_an_answer_of_the_same_length_but_other_words_counts_as_changed(register) -> None:
    def facts_of(words: str) -> tuple[AnswerFacts, ...]:
        given = Answer(question="1f", text=PersonalText(words), state=AnswerState.ANSWERED)
        form = ParsedForm(kind=FormKind.NOTIFICATION, edition=17, answers=(given,))
        return register.answer_facts(form)

    register.record_submission(
        arrived(1, Disposition.RETURNED, answers=facts_of("on 3 May")), by=stamp()
    )
    mended = arrived(2, reference=CASE, answers=facts_of("on 4 May"))
    register.record_submission(mended, by=stamp(1))
    (change,) = register.story(CASE).changes
    assert (change.before.length, change.after.length) == (8, 8)
    assert facts_of("on 4 May") == (change.after,)


def test_the_story_of_no_case_is_refused(register) -> None:
    with pytest.raises(RegisterWrong):
        register.story("SC-2026-0077")


def letter(number: int, status: DocumentStatus) -> DocumentFacts:
    return DocumentFacts(
        sha256=digest(number),
        kind=DocumentKind.OUTCOME_LETTER,
        status=status,
        stem=f"{CASE}-outcome-letter",
        reference=CASE,
        meeting=MEETING,
        checks=("leaks", "structure"),
        sources=(digest(1),),
    )


def test_a_document_is_recorded_once_and_again_when_its_status_changes(register) -> None:
    register.record_submission(arrived(1), by=stamp())
    register.record_document(letter(7, DocumentStatus.DRAFT), by=stamp(1))
    before = register.head()
    register.record_document(letter(7, DocumentStatus.DRAFT), by=stamp(2))
    assert register.head() == before
    register.record_document(letter(7, DocumentStatus.RELEASED), by=stamp(3))
    (kept,) = register.documents(CASE)
    assert (kept.facts, kept.at) == (letter(7, DocumentStatus.RELEASED), stamp(3).at)
    assert register.documents(meeting=MEETING) == (kept,)
    assert register.documents(meeting=date(2027, 1, 14)) == ()
    assert register.events(CASE)[-1].kind is EventKind.DOCUMENT_RELEASED


IG = stamp(5, Role.IG, "sam")


def test_an_approval_holds_for_exactly_these_bytes_and_scope(register) -> None:
    register.record_submission(arrived(1), by=stamp())
    register.approve(CASE, digest(7), scope="gmc", by=IG)
    assert register.is_approved(CASE, digest(7), scope="gmc")
    assert not register.is_approved(CASE, digest(8), scope="gmc")
    assert not register.is_approved(CASE, digest(7), scope="cqc")
    register.withdraw_approval(CASE, digest(7), scope="gmc", by=IG)
    assert not register.is_approved(CASE, digest(7), scope="gmc")
    with pytest.raises(RegisterWrong):
        register.withdraw_approval(CASE, digest(7), scope="gmc", by=IG)
    register.approve(CASE, digest(7), scope="gmc", by=IG)
    assert register.is_approved(CASE, digest(7), scope="gmc")
    assert register.verify().sound


def test_the_same_word_again_changes_nothing_but_anothers_is_recorded(register) -> None:
    register.record_submission(arrived(1), by=stamp())
    given = register.approve(CASE, digest(7), scope="gmc", by=IG)
    before = register.head()
    assert register.approve(CASE, digest(7), scope="gmc", by=stamp(9, Role.IG, "sam")) == given
    assert register.head() == before
    register.approve(CASE, digest(7), scope="gmc", by=stamp(10, Role.CHAIR, "alex"))
    assert register.head() != before
    assert register.verify().sound


@pytest.mark.parametrize("by", [stamp(5), stamp(5, Role.SUBMITTER, "sam"), stamp(5, Role.PROGRAM)])
def test_only_information_governance_and_the_chair_approve(register, by) -> None:
    register.record_submission(arrived(1), by=stamp())
    with pytest.raises(ApprovalMissing):
        register.approve(CASE, digest(7), scope="gmc", by=by)


def test_who_submitted_may_not_approve(register) -> None:
    register.record_submission(arrived(1, submitter="sam"), by=stamp())
    with pytest.raises(ApprovalMissing):
        register.approve(CASE, digest(7), scope="gmc", by=IG)
    register.approve(CASE, digest(7), scope="gmc", by=stamp(6, Role.CHAIR, "alex"))


def test_milestones_tell_when_a_case_first_came_to_each_status(register) -> None:
    register.record_submission(arrived(1, Disposition.RETURNED), by=stamp(1))
    register.record_submission(arrived(2, reference=CASE), by=stamp(30))
    register.record_kpi(KpiAnswer(reference=CASE, question="5a", yes=None), by=stamp(40))
    register.record_kpi(KpiAnswer(reference=CASE, question="5a", yes=False), by=stamp(41))
    (found,) = register.milestones()
    assert found.at(CaseStatus.RECEIVED) == stamp(1).at
    assert found.at(CaseStatus.ACCEPTED) == stamp(30).at
    assert found.at(CaseStatus.CLOSED) is None
    assert [kpi.yes for kpi in found.kpis] == [False]


def test_candidates_are_the_newest_revisions_of_a_functions_cases(register) -> None:
    register.record_submission(arrived(1, Disposition.RETURNED), by=stamp())
    register.record_submission(arrived(2, reference=CASE), by=stamp(1))
    other = replace(NOTIFICATION, function="Primary Care Appeals")
    register.record_submission(arrived(3, case=other), by=stamp(2))
    assert [c.latest_file for c in register.candidates("Claims Management")] == [digest(2)]
    assert [c.latest_file for c in register.candidates()] == [digest(3), digest(2)]


def test_a_meetings_status_stays_when_its_dates_are_recorded_again(register) -> None:
    register.record_meeting(Meeting(on=MEETING, deadline=date(2026, 12, 2)), by=stamp())
    assert register.meetings()[0].status == "planned"
    issued = Meeting(on=MEETING, deadline=date(2026, 12, 2), status="pack-issued")
    register.record_meeting(issued, by=stamp(1))
    before = register.head()
    register.record_meeting(Meeting(on=MEETING, deadline=date(2026, 12, 2)), by=stamp(2))
    assert register.meetings() == (issued,)
    assert register.head() == before
