"""Recording files: one transaction, once per file, with case, findings, answers and events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import Arriving, CaseStatus, Disposition, FindingFacts, Reason
from sigdocs.model.events import EventKind
from tests.register.conftest import RECEIVED, arrived, digest, stamp


def test_an_accepted_form_opens_a_case_with_the_years_next_number(register) -> None:
    first = register.record_submission(arrived(1), by=stamp())
    second = register.record_submission(arrived(2), by=stamp(1))
    later = register.record_submission(arrived(3, received=date(2027, 1, 4)), by=stamp(2))
    assert [first.reference, second.reference] == ["SC-2026-0001", "SC-2026-0002"]
    assert later.reference == "SC-2027-0001"
    assert register.case("SC-2026-0001").status is CaseStatus.ACCEPTED
    assert register.case("SC-2026-0001").received == RECEIVED


def test_the_same_file_again_changes_nothing(register) -> None:
    register.record_submission(arrived(1), by=stamp())
    before = register.head()
    again = register.record_submission(arrived(1), by=stamp(5))
    assert again.already
    assert again.reference == "SC-2026-0001"
    assert register.head() == before
    assert len(register.cases()) == 1


def test_the_same_bytes_arriving_twice_are_a_duplicate_of_the_first(register) -> None:
    register.record_submission(arrived(1, arrival="a-1"), by=stamp())
    second = register.record_submission(arrived(1, arrival="a-2"), by=stamp(1))
    assert second.disposition is Disposition.DUPLICATE
    assert second.reference == "SC-2026-0001"
    assert len(register.cases()) == 1
    assert register.find_submission(digest(1)).disposition is Disposition.ACCEPTED


def test_a_mended_form_is_the_next_revision_and_is_accepted_by_way_of_received(register) -> None:
    first = register.record_submission(arrived(1, Disposition.RETURNED), by=stamp())
    assert register.case(first.reference).status is CaseStatus.RETURNED
    mended = arrived(2, arriving=Arriving.MENDED, reference=first.reference)
    second = register.record_submission(mended, by=stamp(9))
    assert (second.reference, second.revision) == (first.reference, 2)
    moves = [e for e in register.events(first.reference) if e.kind is EventKind.CASE_MOVED]
    assert [{f.key.value: f.value for f in e.facts}["to"] for e in moves] == [
        "returned",
        "received",
        "accepted",
    ]


def test_a_held_file_gets_its_disposition_when_a_person_has_said_what_it_is(register) -> None:
    held = arrived(1, Disposition.HELD, arriving=Arriving.UNKNOWN, case=None)
    register.record_submission(held, by=stamp())
    assert [row.state for row in register.worklist(RECEIVED)] == ["held"]
    settled = register.record_submission(arrived(1), by=stamp(3))
    assert settled.disposition is Disposition.ACCEPTED
    assert not settled.already
    assert register.balance("run-1")[Disposition.HELD] == 0
    assert [row.state for row in register.worklist(RECEIVED)] == ["accepted"]


def test_bytes_that_failed_and_arrive_again_take_the_place_of_the_failure(register) -> None:
    failed = arrived(1, Disposition.FAILED, case=None, arrival="a-1", error="internal")
    register.record_submission(failed, by=stamp())
    again = register.record_submission(arrived(1, arrival="a-2", run="run-2"), by=stamp(1))
    assert again.disposition is Disposition.ACCEPTED
    assert sum(register.balance("run-1").values()) == 0
    assert sum(register.balance("run-2").values()) == 1


def test_held_bytes_that_arrive_again_are_settled_by_it_or_a_duplicate(register) -> None:
    held = arrived(1, Disposition.HELD, arriving=Arriving.UNKNOWN, case=None, arrival="a-1")
    register.record_submission(held, by=stamp())
    still = replace(held, arrival="a-2", run="run-2")
    assert register.record_submission(still, by=stamp(1)).disposition is Disposition.DUPLICATE
    again = register.record_submission(arrived(1, arrival="a-3", run="run-3"), by=stamp(2))
    assert again.disposition is Disposition.ACCEPTED
    assert register.waiting() == ()


def test_only_a_file_that_waits_is_set_aside_and_only_once(register) -> None:
    register.record_submission(arrived(1), by=stamp())
    held = arrived(2, Disposition.HELD, arriving=Arriving.UNKNOWN, case=None)
    register.record_submission(held, by=stamp(1))
    register.set_aside(digest(2), by=stamp(2), reason=Reason.NOT_FOR_THIS_PROCESS)
    assert register.waiting() == ()
    before = register.head()
    for number in (1, 2, 3):
        with pytest.raises(RegisterWrong):
            register.set_aside(digest(number), by=stamp(3), reason=Reason.NOT_FOR_THIS_PROCESS)
    assert register.head() == before


def test_a_revision_of_a_case_that_does_not_exist_leaves_nothing_behind(register) -> None:
    before = register.head()
    with pytest.raises(RegisterWrong):
        register.record_submission(arrived(1, reference="SC-2026-0099"), by=stamp())
    assert register.head() == before
    assert register.find_submission(digest(1)) is None


def test_the_balance_of_a_run_counts_every_file_once(register) -> None:
    register.record_submission(arrived(1, arrival="a"), by=stamp())
    register.record_submission(arrived(1, arrival="b"), by=stamp())
    register.record_submission(arrived(2, Disposition.RETURNED), by=stamp())
    refused = arrived(3, Disposition.REFUSED, case=None, error="unsafe")
    register.record_submission(refused, by=stamp())
    register.record_submission(arrived(4, run="run-2"), by=stamp())
    counted = {kind.value: n for kind, n in register.balance("run-1").items() if n}
    assert counted == {"accepted": 1, "duplicate": 1, "returned": 1, "refused": 1}


def test_findings_come_back_as_they_went_in(register) -> None:
    found = (
        FindingFacts(code="missing", severity="error", question="3a", state="placeholder"),
        FindingFacts(code="enhanced-process?", severity="warning"),
        FindingFacts(code="missing", severity="error", question="signoff6.date", occurrence=2),
    )
    register.record_submission(arrived(1, Disposition.RETURNED, findings=found), by=stamp())
    assert register.findings(digest(1)) == found
