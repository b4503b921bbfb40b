"""Two cases that are one concern become one: with the reason, on both, and only where states allow it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sigdocs.errors import NotAForm, RegisterWrong
from sigdocs.model.cases import Arriving, CaseStatus, Disposition, Reason
from sigdocs.model.events import EventKind, FactKey
from sigdocs.model.personal import PersonalText
from sigdocs.model.retention import Hold
from sigdocs.workflows.joining import join_cases
from sigdocs.workflows.places import make, workspace_at
from sigdocs.workflows.story import story_of
from tests.conftest import SAMPLES
from tests.matching.test_matching import TODAY, desk_of, drop, with_answers

FORM = SAMPLES / "S01-annex.docx"
WHY = PersonalText("Mrs Gorsewood sent it twice.")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "concerns").root


@pytest.fixture
def two(root: Path, tmp_path: Path) -> tuple[str, str]:
    """Two files of one concern, without our reference: two cases."""
    first = drop(root, FORM)
    copy = with_answers(FORM, tmp_path / "copy.docx", **{"2a": "Later news: a claim has come."})
    return first.reference, drop(root, copy).reference


def join(root: Path, reference: str, into: str) -> tuple[str, ...]:
    return join_cases(workspace_at(root), reference, into, words=WHY, today=TODAY).notes


def test_the_newest_form_goes_on_under_the_other_cases_pseudonyms(
    root: Path, two: tuple[str, str]
) -> None:
    old, new = two
    with desk_of(root) as desk:
        labels = {p.key: p.label for p in desk.people(old).people}
        newest = desk.latest_file(new).sha256
        desk.register.place_hold(new, Hold.INQUEST, by=desk.stamp)

    assert f"{new} is joined into {old}" in join(root, new, old)[0]

    with desk_of(root) as desk:
        assert desk.case(new).status is CaseStatus.WITHDRAWN
        assert desk.latest_file(old).sha256 == newest
        assert desk.latest_file(old).arriving is Arriving.MENDED
        assert [f.revision for f in desk.register.submissions(old)] == [1, 2]
        assert labels.items() <= {p.key: p.label for p in desk.people(old).people}.items()
        assert desk.register.holds(old) == (Hold.INQUEST,)
        told = [
            (e.reference, e.fact(FactKey.CASE))
            for e in desk.register.events(kind=EventKind.CASE_JOINED)
        ]
        assert told == [(new, old), (old, new)]
        assert desk.register.verify().sound
        assert "Gorsewood" not in "".join(desk.register.export())
        form = desk.latest_form(old)[0].form
        assert "Later news" in form.text("2a")
    for case, other in ((old, new), (new, old)):
        rows = story_of(workspace_at(root), case, TODAY).rows
        assert any(f"Joined with {other}" in row[1] for row in rows)
    again = drop(root, FORM, "again.docx")
    assert (again.disposition, again.reference) == (Disposition.DUPLICATE, old)


def test_a_case_goes_on_the_worklist_no_more_once_it_was_joined(
    root: Path, two: tuple[str, str]
) -> None:
    old, new = two
    join(root, new, old)
    with desk_of(root) as desk:
        assert [row.reference for row in desk.register.worklist(TODAY)] == [old]
    with pytest.raises(RegisterWrong, match="withdrawn"):
        join(root, new, old)


def test_what_was_before_the_group_or_is_over_is_not_joined(
    root: Path, two: tuple[str, str]
) -> None:
    old, new = two
    with pytest.raises(RegisterWrong, match="itself"):
        join(root, old, old)
    with desk_of(root) as desk:
        desk.register.move(new, CaseStatus.LISTED, by=desk.stamp)
    with pytest.raises(RegisterWrong, match="was before the Group"):
        join(root, new, old)
    with desk_of(root) as desk:
        desk.register.move(new, CaseStatus.WITHDRAWN, by=desk.stamp, reason=Reason.OTHER)
        before = desk.register.head()
    with pytest.raises(RegisterWrong, match="nothing is joined into it"):
        join(root, old, new)
    with desk_of(root) as desk:
        assert desk.register.head() == before


def test_a_record_of_the_enhanced_process_is_joined_into_its_notification_and_not_the_other_way(
    root: Path,
) -> None:
    notification = drop(root, FORM).reference
    trail = drop(root, SAMPLES / "S10-bigtable.docx").reference
    with pytest.raises(NotAForm, match="another kind of form"):
        join(root, notification, trail)
    join(root, trail, notification)
    with desk_of(root) as desk:
        joined = desk.register.submissions(notification)[-1]
        assert (joined.arriving, joined.revision) == (Arriving.AUDIT_TRAIL, 0)
        assert desk.latest_form(notification)[0].form.text("1f")
