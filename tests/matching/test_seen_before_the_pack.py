"""What a pack holds was seen by IG as it is now, where the configuration demands it: paper by paper."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from sigdocs.model.cases import CaseStatus
from sigdocs.model.minimised import Purpose
from sigdocs.workflows.chair import put_to_meeting
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.forms import read_file
from sigdocs.workflows.group_papers import GroupPaper, group_papers
from sigdocs.workflows.pack_cases import gather_cases
from sigdocs.workflows.places import make, workspace_at
from sigdocs.workflows.receive import run_inbox
from sigdocs.workflows.review import approve, fingerprint_of
from sigdocs.workflows.review_table import decide_row
from sigdocs.workflows.review_waiting import waiting_for_ig
from tests.matching.test_coming_again import NOTIFICATION, TRAIL
from tests.matching.test_matching import LONG_AGO, TODAY, desk_of, drop, marked
from tests.test_review import fill_in


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make(tmp_path / "concerns").root
    file = root / "sigdocs.toml"
    file.write_text(
        file.read_text().replace("pack_needs_approval = false", "pack_needs_approval = true")
    )
    return root


@pytest.fixture
def case(root: Path) -> str:
    """A case whose notification IG has approved."""
    reference = drop(root, NOTIFICATION).reference
    approve_all(root, reference)
    assert in_the_pack(root) == ([reference], [])
    return reference


def hash_of(desk: Desk, reference: str, paper: GroupPaper) -> str:
    minimised = desk.minimise(reference, paper.checked, Purpose.GROUP)
    return fingerprint_of(desk, reference, paper.checked, minimised)


def approve_all(root: Path, reference: str) -> None:
    with desk_of(root) as desk:
        for paper in group_papers(desk, reference):
            approve(desk, reference, hash_of(desk, reference, paper), paper)


def in_the_pack(root: Path) -> tuple[list[str], list[str]]:
    """Which cases the last meeting's pack would hold, and which it withholds."""
    with desk_of(root) as desk:
        meeting = max(desk.workspace.meeting_dates)
        ready, withheld = gather_cases(desk, meeting)
        assert all("awaits Information Governance" in each.reason for each in withheld)
        return [each.case.reference for each in ready], [each.reference for each in withheld]


def record_joined(root: Path, reference: str, folder: Path) -> Path:
    """The record of the enhanced process comes and is joined; returns IG's report about it."""
    about = read_file(NOTIFICATION)
    answers = {"_1i": about.text("1c"), "_2a": about.text("1f")}
    line = drop(root, marked(TRAIL, reference, folder / "trail.docx", **answers))
    assert line.reference == reference
    (report,) = (root / "restricted" / "review").rglob("*-record.docx")
    return report


def test_a_record_that_was_joined_is_approved_by_its_own_report(
    root: Path, case: str, tmp_path: Path
) -> None:
    report = record_joined(root, case, tmp_path)
    assert in_the_pack(root) == ([], [case])
    waiting = waiting_for_ig(workspace_at(root), TODAY).rows
    assert [row[:2] for row in waiting] == [(case, "what the Group will see")]

    filled = fill_in(report, {}, approve=True, to=tmp_path / "filled.docx")
    target = root / "inbox" / "ig" / "filled.docx"
    shutil.copyfile(filled, target)
    os.utime(target, (LONG_AGO, LONG_AGO))
    (line,) = run_inbox(workspace_at(root), today=TODAY, advance=lambda done, of: None).lines

    assert line.message.startswith("Approved.")
    assert in_the_pack(root) == ([case], [])
    assert not waiting_for_ig(workspace_at(root), TODAY).rows
    with desk_of(root) as desk:
        assert desk.case(case).status is CaseStatus.ENHANCED
        assert desk.register.verify().sound


def test_the_notification_is_approved_by_itself_while_the_record_waits(
    root: Path, tmp_path: Path
) -> None:
    reference = drop(root, NOTIFICATION).reference
    record_joined(root, reference, tmp_path)
    with desk_of(root) as desk:
        record, notification = group_papers(desk, reference)
        approve(desk, reference, hash_of(desk, reference, notification), notification)
        assert record.form.kind is not notification.form.kind
    assert in_the_pack(root) == ([], [reference])


def test_a_mended_form_waits_for_ig_again(root: Path, case: str, tmp_path: Path) -> None:
    mended = marked(NOTIFICATION, case, tmp_path / "mended.docx", **{"2c": "More was done."})
    assert drop(root, mended).reference == case
    assert in_the_pack(root) == ([], [case])
    approve_all(root, case)
    assert in_the_pack(root) == ([case], [])


def test_a_ruling_voids_the_approval_and_another_meeting_does_not(root: Path, case: str) -> None:
    with desk_of(root) as desk:
        before = hash_of(desk, case, group_papers(desk, case)[0])
        later = max(desk.workspace.meeting_dates)
    put_to_meeting(workspace_at(root), case, later, TODAY)
    with desk_of(root) as desk:
        assert hash_of(desk, case, group_papers(desk, case)[0]) != before
    assert in_the_pack(root) == ([case], [])

    decide_row(workspace_at(root), case, row="1", verdict="remove", words="", today=TODAY)
    assert in_the_pack(root) == ([], [case])


def test_without_that_setting_nothing_waits(tmp_path: Path) -> None:
    root = make(tmp_path / "others").root
    reference = drop(root, TRAIL).reference
    assert in_the_pack(root) == ([reference], [])
