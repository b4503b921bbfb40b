"""A form taken out of a case: all or nothing, on both databases, every row and event still there."""

from __future__ import annotations

import pytest

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import Arriving, CaseStatus, Reason
from sigdocs.model.events import EventKind, FactKey
from tests.register.conftest import arrived, everything, stamp

FIRST = "SC-2026-0001"


@pytest.fixture
def two_forms(register):
    """A case with two revisions, of which the second is another concern's."""
    register.record_submission(arrived(1), by=stamp())
    wrong = arrived(2, reference=FIRST, arriving=Arriving.MENDED)
    register.record_submission(wrong, by=stamp(1))
    return register


def take_out(register):
    """The second form opens a case of its own, the first counts again."""
    file = register.forms(FIRST)[1]
    opened = register.separate(
        FIRST, file, arrived(2, arrival="separated-1"), by=stamp(2), note="0" * 64
    )
    before = arrived(1, reference=FIRST, arriving=Arriving.RESTORED, arrival="restored-1")
    register.restore(before, by=stamp(3))
    return opened


def test_both_cases_have_what_is_theirs_and_nothing_is_lost(two_forms, url) -> None:
    rows = everything(url)["submissions"]
    opened = take_out(two_forms)
    assert opened.reference == "SC-2026-0002"
    assert [f.revision for f in two_forms.forms(FIRST)] == [1, 3]
    assert [f.revision for f in two_forms.submissions(FIRST)] == [1, 2, 3]
    now = everything(url)["submissions"]
    assert all(row in now for row in rows)
    told = two_forms.events(kind=EventKind.CASE_SEPARATED)
    assert [(e.reference, e.fact(FactKey.CASE)) for e in told] == [
        (FIRST, opened.reference), (opened.reference, FIRST),
    ]  # fmt: skip
    assert {e.fact(FactKey.NOTE) for e in told} == {"0" * 64}
    assert two_forms.case(FIRST).status is CaseStatus.ACCEPTED
    assert two_forms.verify().sound


def test_what_was_taken_out_is_not_taken_out_twice(two_forms) -> None:
    file = two_forms.forms(FIRST)[1]
    take_out(two_forms)
    with pytest.raises(RegisterWrong, match="no such form any more"):
        two_forms.separate(FIRST, file, arrived(2, arrival="separated-2"), by=stamp(4))


def cut_off_after(register, file) -> None:
    with register.together():
        register.separate(FIRST, file, arrived(2, arrival="separated-1"), by=stamp(4))
        raise ZeroDivisionError


def test_a_refusal_in_the_middle_records_nothing(two_forms, url) -> None:
    two_forms.record_submission(arrived(3), by=stamp(2))
    gone = "SC-2026-0002"
    two_forms.move(gone, CaseStatus.WITHDRAWN, by=stamp(3), reason=Reason.SENDER_ASKED)
    before = everything(url)
    file = two_forms.forms(FIRST)[1]
    with pytest.raises(RegisterWrong, match="no form is put into it"):
        two_forms.separate(FIRST, file, arrived(2, reference=gone, arrival="s-1"), by=stamp(4))
    with pytest.raises(ZeroDivisionError):
        cut_off_after(two_forms, file)
    assert everything(url) == before


def test_a_case_begins_again_only_where_it_is_undecided(two_forms) -> None:
    for minute, status in enumerate(
        (CaseStatus.MINIMISED, CaseStatus.WITH_IG, CaseStatus.READY, CaseStatus.LISTED,
         CaseStatus.DEFERRED), 2
    ):  # fmt: skip
        two_forms.move(FIRST, status, by=stamp(minute))
    take_out(two_forms)
    assert two_forms.case(FIRST).status is CaseStatus.DEFERRED
