"""Decisions, actions and what the worklist makes of them."""

from __future__ import annotations

from datetime import date

import pytest

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import CaseStatus, Reason, Turn
from sigdocs.model.decisions import AgreedAction, Decision, Outcome
from sigdocs.model.personal import PersonalText
from sigdocs.model.records import ActionStatus, Assurance, decision_facts
from tests.register.conftest import MEETING, arrived, digest, everything, stamp

ROAD = (CaseStatus.MINIMISED, CaseStatus.WITH_IG, CaseStatus.READY, CaseStatus.LISTED)
CASE = "SC-2026-0001"


def decision(outcome: Outcome, *due: date | None) -> Decision:
    return Decision(
        outcome=outcome,
        rationale=PersonalText("because Dr Nobody was seen"),
        meeting=MEETING,
        recipients=("gmc", "cqc"),
        actions=tuple(
            AgreedAction(
                number=number,
                what=PersonalText("write to Dr Nobody"),
                owner=PersonalText("Ann Other"),
                due=day,
                kpi=number == 1,
                recipient="gmc",
            )
            for number, day in enumerate(due, 1)
        ),
    )


@pytest.fixture
def listed(register):
    register.record_submission(arrived(1), by=stamp())
    for minute, status in enumerate(ROAD, 1):
        register.move(CASE, status, by=stamp(minute))
    return register


def test_a_decision_with_actions_opens_them(listed) -> None:
    agreed = decision_facts(
        decision(Outcome.ACTION, date(2027, 1, 8), None), source=digest(9), words=digest(8)
    )
    kept = listed.record_decision(CASE, agreed, by=stamp(20))
    assert kept.facts == agreed
    assert listed.case(CASE).status is CaseStatus.ACTIONS_OPEN
    assert [action.facts.due for action in listed.actions()] == [date(2027, 1, 8), None]
    assert listed.verify().sound


def test_the_same_decision_sheet_again_changes_nothing(listed) -> None:
    agreed = decision_facts(decision(Outcome.NO_ACTION), source=digest(9))
    first = listed.record_decision(CASE, agreed, by=stamp(20))
    before = listed.head()
    assert listed.record_decision(CASE, agreed, by=stamp(25)) == first
    assert listed.head() == before


def test_a_deferred_case_is_decided_when_it_is_listed_again(listed) -> None:
    listed.record_decision(
        CASE, decision_facts(decision(Outcome.DEFERRED), source=digest(9)), by=stamp(20)
    )
    assert listed.case(CASE).turn is Turn.FUNCTION_LEAD
    listed.move(CASE, CaseStatus.LISTED, by=stamp(21), meeting=date(2027, 1, 14))
    listed.record_decision(
        CASE, decision_facts(decision(Outcome.NO_ACTION), source=digest(10)), by=stamp(22)
    )
    assert [kept.facts.outcome for kept in listed.decisions(CASE)] == ["deferred", "no"]


def test_a_decision_between_meetings_needs_its_reason(register) -> None:
    register.record_submission(arrived(1), by=stamp())
    for minute, status in enumerate(ROAD[:3], 1):
        register.move(CASE, status, by=stamp(minute))
    agreed = decision_facts(decision(Outcome.NO_ACTION), source=digest(9))
    with pytest.raises(RegisterWrong):
        register.record_decision(CASE, agreed, by=stamp(9))
    assert register.decisions(CASE) == ()
    register.record_decision(CASE, agreed, by=stamp(9), reason=Reason.BETWEEN_MEETINGS)
    assert register.case(CASE).status is CaseStatus.NO_FURTHER_ACTION


def test_the_worklist_says_what_is_due_next_and_for_what(listed) -> None:
    (row,) = listed.worklist(date(2026, 12, 1))
    assert (row.turn, row.due, row.due_for) == (Turn.GROUP, MEETING, "meeting")
    agreed = decision_facts(
        decision(Outcome.ACTION, date(2027, 1, 8), date(2026, 12, 20)), source=digest(9)
    )
    listed.record_decision(CASE, agreed, by=stamp(20))
    (row,) = listed.worklist(date(2026, 12, 20))
    assert (row.turn, row.due, row.due_for) == (Turn.OWNERS, date(2026, 12, 20), "action")
    assert not row.overdue
    assert listed.worklist(date(2026, 12, 21))[0].overdue
    done = date(2026, 12, 19)
    listed.update_action(CASE, 1, 2, ActionStatus.DONE, by=stamp(30), on=done)
    assert [(a.status, a.done_on) for a in listed.actions(CASE)] == [("open", None), ("done", done)]
    owed = Assurance(reference=CASE, recipient="gmc", due=date(2027, 1, 4))
    listed.record_assurance(owed, by=stamp(31))
    (row,) = listed.worklist(date(2026, 12, 21))
    assert (row.due, row.due_for) == (date(2027, 1, 4), "assurance")


def test_an_action_that_is_opened_again_is_not_done(listed) -> None:
    agreed = decision_facts(decision(Outcome.ACTION, date(2027, 1, 8)), source=digest(9))
    listed.record_decision(CASE, agreed, by=stamp(20))
    listed.update_action(CASE, 1, 1, ActionStatus.DONE, by=stamp(30), on=date(2026, 12, 19))
    listed.update_action(CASE, 1, 1, ActionStatus.OPEN, by=stamp(31), on=date(2026, 12, 20))
    assert [(a.status, a.done_on) for a in listed.actions(CASE)] == [("open", None)]
    assert listed.verify().sound
    with pytest.raises(RegisterWrong, match="no action 2"):
        listed.update_action(CASE, 1, 2, ActionStatus.DONE, by=stamp(32))


def test_nothing_of_a_decision_s_words_is_in_the_register(listed, url) -> None:
    agreed = decision_facts(decision(Outcome.ACTION, None), source=digest(9), words=digest(8))
    listed.record_decision(CASE, agreed, by=stamp(20))
    kept = everything(url)
    assert kept["actions"][0]["words"] == digest(8)
    assert "Nobody" not in str(kept)
    assert "Ann" not in str(kept)
