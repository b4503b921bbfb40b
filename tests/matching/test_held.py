"""Files that wait for a person: listed, shown beside their case, taken, looked at again, dismissed."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from sigdocs.errors import NotAForm, RegisterWrong
from sigdocs.model.cases import Arriving, Disposition, Reason
from sigdocs.model.events import EventKind, FactKey
from sigdocs.model.personal import PersonalText
from sigdocs.workflows.held import dismiss_held, held_files, show_held, take_held
from sigdocs.workflows.places import workspace_at
from tests.command import sigdocs as command
from tests.conftest import SAMPLES
from tests.matching.test_matching import LONG_AGO, TODAY, desk_of, drop, marked, root

__all__ = ["root"]


@pytest.fixture
def held(root: Path, tmp_path: Path) -> tuple[str, str]:
    """A form with the reference of another's case: its code and the case's reference."""
    first = drop(root, SAMPLES / "S01-annex.docx")
    other = marked(SAMPLES / "S05-bigtable.docx", first.reference, tmp_path / "other.docx")
    line = drop(root, other, "Concern about Dr Wrenfield.docx")
    assert line.disposition is Disposition.HELD
    assert line.file[:8] in line.words()
    return line.file[:8], first.reference


def waiting(root: Path) -> list[str]:
    return [row[0] for row in held_files(workspace_at(root), TODAY).rows]


def test_a_held_file_is_listed_and_shown_with_both(root: Path, held: tuple[str, str]) -> None:
    code, reference = held
    assert waiting(root) == [code]
    shown = {row[0]: row[1:] for row in show_held(workspace_at(root), code, TODAY).rows}
    assert shown["Its name when it came"][0] == "Concern about Dr Wrenfield.docx"
    assert shown["Reference in the file"][0] == reference
    mine, other = shown["Summary"]
    assert mine and other and mine != other
    with desk_of(root) as desk:
        assert desk.register.events(kind=EventKind.REVEALED)


def test_a_held_form_becomes_a_new_case(root: Path, held: tuple[str, str]) -> None:
    code, reference = held
    line = take_held(workspace_at(root), code, case="", is_new=True, today=TODAY)
    assert line.disposition in (Disposition.ACCEPTED, Disposition.OUTCOME)
    assert line.reference not in ("", reference)
    assert waiting(root) == []
    with desk_of(root) as desk:
        assert desk.register.verify().sound
        assert len(desk.register.submissions(line.reference)) == 1


def test_a_held_form_is_taken_for_the_case_a_person_names(
    root: Path, held: tuple[str, str]
) -> None:
    code, reference = held
    line = take_held(workspace_at(root), code, case=reference, is_new=False, today=TODAY)
    assert line.reference == reference
    with desk_of(root) as desk:
        files = desk.register.submissions(reference)
        assert [file.revision for file in files] == [1, 2]
        assert files[1].arriving is not Arriving.NEW_CASE


def test_looked_at_once_more_it_still_waits(root: Path, held: tuple[str, str]) -> None:
    code, _ = held
    with pytest.raises(NotAForm, match="--case"):
        take_held(workspace_at(root), code, case="", is_new=False, today=TODAY)
    assert waiting(root) == [code]


def test_a_dismissed_file_is_done_with_and_stays_recorded(
    root: Path, held: tuple[str, str]
) -> None:
    code, _ = held
    dismiss_held(
        workspace_at(root), code, reason=Reason.MENDED, words=PersonalText("sent anew"), today=TODAY
    )
    assert waiting(root) == []
    with desk_of(root) as desk:
        (event,) = desk.register.events(kind=EventKind.FILE_SET_ASIDE)
        assert event.fact(FactKey.REASON) == Reason.MENDED
        assert not any(row.file for row in desk.register.worklist(TODAY))
    with pytest.raises(RegisterWrong):
        dismiss_held(
            workspace_at(root), code, reason=Reason.OTHER, words=PersonalText(""), today=TODAY
        )


@pytest.mark.parametrize("code", ["", "zzzzzzzz", "123"])
def test_a_file_that_is_not_there_is_said_so(root: Path, held: tuple[str, str], code: str) -> None:
    with pytest.raises(RegisterWrong, match="sigdocs held"):
        show_held(workspace_at(root), code, TODAY)


def test_the_same_held_bytes_again_are_a_duplicate_that_still_says_why(
    root: Path, held: tuple[str, str], tmp_path: Path
) -> None:
    line = drop(root, tmp_path / "other.docx", "again.docx")
    assert line.disposition is Disposition.DUPLICATE
    assert "sigdocs held" in line.message
    assert len(waiting(root)) == 1


def test_from_the_terminal(root: Path, held: tuple[str, str]) -> None:
    code, reference = held

    def sigdocs(*words: str) -> subprocess.CompletedProcess[str]:
        return command(*words, "-w", str(root))

    listed = json.loads(sigdocs("held", "--json").stdout)
    assert (listed["file"], listed["what_became_of_it"]) == (code, "held")
    both = sigdocs("held", "take", code, "--new", "--case", reference)
    assert both.returncode == 2
    assert sigdocs("held", "dismiss", code, "--reason", "mended").returncode == 0
    assert "No file waits" in sigdocs("held").stdout


def test_a_failed_file_says_its_code_and_can_be_shown(root: Path) -> None:
    target = root / "inbox" / "notes about Mr Quillfeather.txt"
    target.write_text("no form")
    os.utime(target, (LONG_AGO, LONG_AGO))
    done = command("run", "-w", str(root))
    assert "Quillfeather" not in done.stdout + done.stderr
    (code,) = waiting(root)
    assert f"({code})" in done.stdout
    shown = show_held(workspace_at(root), code, TODAY)
    assert any("Quillfeather" in cell for row in shown.rows for cell in row)
