"""A form joined to the wrong case is taken out of it: recorded on both, and nothing is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sigdocs.errors import NotAForm, RegisterWrong
from sigdocs.model.cases import Arriving, CaseStatus, Disposition, Reason
from sigdocs.model.events import EventKind, FactKey
from sigdocs.model.personal import PersonalText
from sigdocs.model.retention import Hold
from sigdocs.reference.retention import retention_rules
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.forms import read_file
from sigdocs.workflows.joining import join_cases
from sigdocs.workflows.places import make, workspace_at
from sigdocs.workflows.separating import forms_to_separate, separate_form
from sigdocs.workflows.story import story_of
from tests.matching.test_coming_again import TRAIL
from tests.matching.test_joining import FORM, WHY
from tests.matching.test_matching import TODAY, desk_of, drop, marked, with_answers, without

OTHER_NEWS = {"2a": "Later news: a claim has come."}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "concerns").root


@pytest.fixture
def joined(root: Path, tmp_path: Path) -> tuple[str, str]:
    """Two cases of which the second was joined into the first, wrongly."""
    first = drop(root, FORM).reference
    second = drop(root, with_answers(FORM, tmp_path / "copy.docx", **OTHER_NEWS)).reference
    join_cases(workspace_at(root), second, first, words=WHY, today=TODAY)
    return first, second


def separate(root: Path, case: str, code: str, into: str = "") -> tuple[str, ...]:
    words = PersonalText("Mrs Gorsewood meant another ward.")
    done = separate_form(workspace_at(root), case, code, into=into, words=words, today=TODAY)
    return done.notes


def newest(desk: Desk, case: str) -> str:
    return desk.latest_file(case).sha256


def test_two_cases_that_were_joined_are_two_again(root: Path, joined: tuple[str, str]) -> None:
    first, second = joined
    with desk_of(root) as desk:
        wrong = newest(desk, first)
        before = len(desk.register.events())
        desk.register.place_hold(first, Hold.INQUEST, by=desk.stamp)
    rows = forms_to_separate(workspace_at(root), first, TODAY).rows
    assert [(row[1], row[4]) for row in rows] == [("1", ""), ("2", second)]

    assert f"no longer of {first}; it is of {second}" in separate(root, first, wrong[:8])[0]

    with desk_of(root) as desk:
        assert newest(desk, second) == wrong
        assert newest(desk, first) != wrong
        assert [f.revision for f in desk.register.submissions(first)] == [1, 2, 3]
        assert [f.revision for f in desk.register.submissions(second)] == [1, 2]
        for case in joined:
            assert desk.case(case).status is CaseStatus.READY
            assert desk.register.holds(case) == (Hold.INQUEST,)
            assert desk.latest_file(case).arriving is Arriving.RESTORED
        assert "Later news" not in desk.latest_form(first)[0].form.text("2a")
        assert "Later news" in desk.latest_form(second)[0].form.text("2a")
        told = [
            (e.reference, e.fact(FactKey.CASE), bool(e.fact(FactKey.NOTE)), e.by.actor.user)
            for e in desk.register.events(kind=EventKind.CASE_SEPARATED)
        ]
        assert told == [(first, second, True, desk.user), (second, first, True, desk.user)]
        assert desk.register.verify().sound
        assert len(desk.register.events()) > before
        assert "Gorsewood" not in "".join(desk.register.export())
        assert {row.reference for row in desk.register.worklist(TODAY)} == set(joined)
        rules, later = retention_rules(), date(2070, 1, 1)
        assert not [d for d in desk.register.due_for_purge(rules, later) if d.reference]
    for case, other in (joined, joined[::-1]):
        story = story_of(workspace_at(root), case, TODAY).rows
        assert any(f"Separated from {other}: file {wrong[:8]}" in row[1] for row in story)
        assert any("Moved from" in row[1] and row[2] == "correction" for row in story)
    changed = [row for row in story_of(workspace_at(root), first, TODAY).rows
               if row[1] == "Changed since revision 2"]  # fmt: skip
    assert changed[0][2].startswith("2a: ")


def test_what_was_separated_may_be_joined_again(root: Path, joined: tuple[str, str]) -> None:
    first, second = joined
    with desk_of(root) as desk:
        wrong = newest(desk, first)
    separate(root, first, wrong[:8])
    with pytest.raises(RegisterWrong, match="No form of it is called that"):
        separate(root, first, wrong[:8])
    join_cases(workspace_at(root), second, first, words=WHY, today=TODAY)
    with desk_of(root) as desk:
        assert newest(desk, first) == wrong
        assert len(desk.register.submissions(first)) == 4
        assert desk.register.verify().sound
    separate(root, first, wrong[:8])
    with desk_of(root) as desk:
        assert newest(desk, second) == wrong
        assert desk.register.verify().sound


def test_one_file_that_was_joined_wrongly_opens_a_case_of_its_own(
    root: Path, tmp_path: Path
) -> None:
    first = drop(root, FORM).reference
    mended = marked(FORM, first, tmp_path / "mended.docx", **OTHER_NEWS)
    assert drop(root, mended).reference == first
    with desk_of(root) as desk:
        wrong = newest(desk, first)
    separate(root, first, wrong[:8])
    with desk_of(root) as desk:
        cases = [case.reference for case in desk.register.cases()]
        assert len(cases) == 2
        assert newest(desk, cases[1]) == wrong
        found = desk.register.find_submission(wrong)
        assert found and found.reference == cases[1]
        assert desk.register.verify().sound
    again = drop(root, mended, "again.docx")
    assert (again.disposition, again.reference) == (Disposition.DUPLICATE, cases[1])


def test_a_form_that_is_older_than_the_newest_leaves_the_newest_alone(
    root: Path, tmp_path: Path
) -> None:
    first = drop(root, FORM).reference
    drop(root, marked(FORM, first, tmp_path / "wrong.docx", **OTHER_NEWS))
    drop(root, marked(FORM, first, tmp_path / "newest.docx", **{"2c": "More was done."}))
    with desk_of(root) as desk:
        before = desk.latest_file(first)
        wrong = next(f.sha256 for f in desk.register.submissions(first) if f.revision == 2)
    separate(root, first, wrong[:8])
    with desk_of(root) as desk:
        assert desk.latest_file(first) == before
        assert [f.revision for f in desk.register.forms(first)] == [1, 3]


def test_the_form_before_may_have_been_returned(root: Path, tmp_path: Path) -> None:
    first = drop(root, without(FORM, "3", tmp_path / "incomplete.docx")).reference
    drop(root, marked(FORM, first, tmp_path / "whole.docx"))
    with desk_of(root) as desk:
        assert desk.case(first).status is CaseStatus.READY
        wrong = newest(desk, first)
    separate(root, first, wrong[:8])
    with desk_of(root) as desk:
        assert desk.case(first).status is CaseStatus.RETURNED


def test_a_record_of_the_enhanced_process_is_taken_out_and_its_case_is_ordinary_again(
    root: Path, tmp_path: Path
) -> None:
    first, about = drop(root, FORM).reference, read_file(FORM)
    answers = {"_1i": about.text("1c"), "_2a": about.text("1f")}
    drop(root, marked(TRAIL, first, tmp_path / "trail.docx", **answers))
    with desk_of(root) as desk:
        assert desk.case(first).status is CaseStatus.ENHANCED
        record = desk.register.submissions(first)[-1].sha256
    separate(root, first, record[:8])
    with desk_of(root) as desk:
        assert desk.case(first).status is CaseStatus.READY
        (other,) = [c for c in desk.register.cases() if c.reference != first]
        assert other.status is CaseStatus.ENHANCED
        assert desk.register.verify().sound


def test_a_decided_case_stays_decided(root: Path, tmp_path: Path) -> None:
    first = drop(root, FORM).reference
    drop(root, marked(FORM, first, tmp_path / "wrong.docx", **OTHER_NEWS))
    with desk_of(root) as desk:
        for status in (CaseStatus.LISTED, CaseStatus.NO_FURTHER_ACTION):
            desk.register.move(first, status, by=desk.stamp)
        wrong = newest(desk, first)
    separate(root, first, wrong[:8])
    with desk_of(root) as desk:
        assert desk.case(first).status is CaseStatus.NO_FURTHER_ACTION
        assert newest(desk, first) != wrong


def test_what_cannot_be_separated_is_refused_and_nothing_is_recorded(
    root: Path, tmp_path: Path
) -> None:
    first = drop(root, FORM).reference
    with desk_of(root) as desk:
        only = newest(desk, first)
    with pytest.raises(RegisterWrong, match="only form"):
        separate(root, first, only[:8])
    drop(root, marked(FORM, first, tmp_path / "wrong.docx", **OTHER_NEWS))
    over = drop(root, with_answers(FORM, tmp_path / "over.docx", **{"2c": "Else."})).reference
    trail = drop(root, TRAIL).reference
    with desk_of(root) as desk:
        desk.register.move(over, CaseStatus.WITHDRAWN, by=desk.stamp, reason=Reason.SENDER_ASKED)
        wrong = newest(desk, first)
        head = desk.register.head()
    for into, problem, words in (
        (first, RegisterWrong, "into the same"),
        (over, RegisterWrong, "no form is put into it"),
        (trail, NotAForm, "another kind of form"),
        ("SC-2026-9999", RegisterWrong, "no case"),
    ):
        with pytest.raises(problem, match=words):
            separate(root, first, wrong[:8], into)
    for code in ("", "abc", "0" * 8):
        with pytest.raises(RegisterWrong, match="called that"):
            separate(root, first, code)
    with desk_of(root) as desk:
        assert desk.register.head() == head
