"""A case's life has the listed moves and no others; each is an event; some need their reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import MOVES, TURNS, Case, CaseStatus, Disposition, Reason, Turn
from sigdocs.model.events import EventKind, FactKey, Role
from sigdocs.register import open_register
from tests.register.conftest import KEY, MEETING, arrived, digest, stamp

CASE = "SC-2026-0001"
LISTED = """
received > returned accepted enhanced withdrawn
returned > received enhanced withdrawn
accepted > minimised enhanced withdrawn
minimised > with-ig enhanced withdrawn
with-ig > ready enhanced withdrawn
ready > listed no-further-action action-agreed deferred enhanced withdrawn
listed > no-further-action action-agreed deferred enhanced withdrawn
no-further-action > actions-open closed enhanced withdrawn
action-agreed > actions-open enhanced withdrawn
deferred > listed enhanced withdrawn
actions-open > closed enhanced withdrawn
enhanced > accepted actions-open closed withdrawn
closed > learning withdrawn
learning > withdrawn
withdrawn >
"""
"""Issue 7's list, written out once more by hand."""


def listed() -> dict[str, set[str]]:
    lines = (line.split(">") for line in LISTED.strip().splitlines())
    return {before.strip(): set(after.split()) for before, after in lines}


def test_the_moves_are_the_listed_ones() -> None:
    assert {str(s): {str(to) for to in MOVES[s]} for s in CaseStatus} == listed()


def test_it_is_somebodys_turn_until_a_case_is_finished() -> None:
    nobody = {status for status in CaseStatus if TURNS[status] is Turn.NOBODY}
    assert nobody == {CaseStatus.CLOSED, CaseStatus.LEARNING, CaseStatus.WITHDRAWN}


@pytest.fixture(scope="module")
def walked(database):
    """One register for all walks; each walk is another case."""
    with open_register(database.fresh(), key=KEY, create=True) as register:
        yield register
        assert register.verify().sound


def new_case(register) -> Case:
    number = len(register.cases()) + 1
    return register.case(register.record_submission(arrived(number), by=stamp()).reference)


def wants_reason(before: str, after: str) -> bool:
    between_meetings = before == "ready" and after in DECISIONS
    return "enhanced" in (before, after) or after == "withdrawn" or between_meetings


DECISIONS = {"no-further-action", "action-agreed", "deferred"}
STEPS = st.lists(
    st.tuples(st.sampled_from(CaseStatus), st.sampled_from([None, *Reason])), max_size=25
)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_no_walk_reaches_an_unlisted_state(walked, steps) -> None:
    case = new_case(walked)
    status = str(case.status)
    for minute, (to, reason) in enumerate(steps):
        allowed = to in listed()[status] and (reason or not wants_reason(status, to))
        if allowed:
            walked.move(case.reference, to, by=stamp(minute), reason=reason)
            status = str(to)
        else:
            with pytest.raises(RegisterWrong):
                walked.move(case.reference, to, by=stamp(minute), reason=reason)
        assert str(walked.case(case.reference).status) == status


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_walk_along_listed_moves_is_never_refused(walked, data) -> None:
    case = new_case(walked)
    status = str(case.status)
    for minute in range(data.draw(st.integers(1, 20))):
        onward = sorted(listed()[status] - {"withdrawn"}) or ["withdrawn"]
        if status == "withdrawn":
            break
        to = CaseStatus(data.draw(st.sampled_from(onward)))
        walked.move(case.reference, to, by=stamp(minute), reason=Reason.OTHER)
        status = str(to)
    moved = [e for e in walked.events(case.reference) if e.kind is EventKind.CASE_MOVED]
    assert moved[-1].fact(FactKey.TO) == status


def case_at(register, *road: CaseStatus) -> Case:
    register.record_submission(arrived(1), by=stamp())
    for minute, status in enumerate(road, 1):
        register.move(CASE, status, by=stamp(minute), reason=Reason.OTHER)
    return register.case(CASE)


@pytest.mark.parametrize(
    ("road", "to"),
    [
        ((), CaseStatus.WITHDRAWN),
        ((), CaseStatus.ENHANCED),
        ((CaseStatus.ENHANCED,), CaseStatus.ACCEPTED),
        (
            (CaseStatus.MINIMISED, CaseStatus.WITH_IG, CaseStatus.READY),
            CaseStatus.NO_FURTHER_ACTION,
        ),
    ],
)
def test_some_moves_are_only_recorded_with_their_reason(register, road, to) -> None:
    case_at(register, *road)
    before = register.head()
    with pytest.raises(RegisterWrong, match="reason"):
        register.move(CASE, to, by=stamp(20))
    assert register.head() == before
    register.move(CASE, to, by=stamp(20), reason=Reason.SAME_DAY_NEED)
    assert register.events(CASE)[-1].fact(FactKey.REASON) == "same-day-need"


def test_a_move_says_who_when_which_file_and_which_versions(register) -> None:
    case_at(register)
    by = stamp(42, Role.CHAIR, "alex")
    register.move(CASE, CaseStatus.MINIMISED, by=by, file=digest(5), note=digest(6))
    event = register.events(CASE)[-1]
    assert event.by == by
    assert event.fact(FactKey.FILE) == digest(5)
    assert event.fact(FactKey.NOTE) == digest(6)
    assert (event.fact(FactKey.FROM), event.fact(FactKey.TO)) == ("accepted", "minimised")


def test_the_chair_accepts_an_incomplete_paper_with_the_reason(register) -> None:
    register.record_submission(arrived(1, Disposition.RETURNED), by=stamp())
    accepted = arrived(2, reference=CASE, reason=Reason.INCOMPLETE_ACCEPTED, note=digest(9))
    register.record_submission(accepted, by=stamp(5, Role.CHAIR, "alex"))
    event = register.events(CASE)[-1]
    assert event.fact(FactKey.TO) == "accepted"
    assert event.fact(FactKey.REASON) == "incomplete-accepted"
    assert event.fact(FactKey.NOTE) == digest(9)


def test_a_case_is_put_to_another_meeting(register) -> None:
    case_at(register)
    assert [case.reference for case in register.cases_for_meeting(MEETING)] == [CASE]
    register.set_meeting(CASE, None, by=stamp(3), reason=Reason.POSTPONED)
    assert register.cases_for_meeting(MEETING) == ()
    assert register.verify().sound


def test_a_case_that_is_not_there_cannot_move(register) -> None:
    with pytest.raises(RegisterWrong, match="no case"):
        register.move("SC-2026-0044", CaseStatus.ACCEPTED, by=stamp())
