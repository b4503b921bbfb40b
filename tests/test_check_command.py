"""What ``sigdocs check`` says to a function lead before sending: what must be mended, and the calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import sigdocs as command
from tests.conftest import SAMPLES

COMPLETE, INCOMPLETE = SAMPLES / "S01-annex.docx", SAMPLES / "S03-tracked.docx"


def check(*words: object, where: Path) -> str:
    done = command("check", *map(str, words), "--received", "2026-11-20", cwd=where)
    assert done.returncode in (0, 12), done.stderr
    return done.stdout


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    command("init", str(tmp_path / "w"))
    return tmp_path / "w"


def test_without_colour_too_what_must_be_mended_is_told_from_notes(tmp_path: Path) -> None:
    printed = check(INCOMPLETE, where=tmp_path)
    rows = [line for line in printed.splitlines() if " MEND " in line or " note " in line]
    kinds = ["MEND" if " MEND " in row else "note" for row in rows]
    assert "MEND" in kinds and "note" in kinds
    assert kinds == sorted(kinds), "what must be mended comes first"
    assert f"mend the {kinds.count('MEND')} things marked MEND" in printed


def test_each_of_several_files_has_its_heading(tmp_path: Path) -> None:
    printed = check(COMPLETE, INCOMPLETE, where=tmp_path)
    assert "File 1 of 2" in printed and "File 2 of 2" in printed
    assert "File 1" not in check(COMPLETE, where=tmp_path)


@pytest.mark.parametrize(
    ("meeting", "today", "told"),
    [
        ("2026-12-09", "2026-11-20", "The calendar has no meeting on 9 December 2026."),
        ("2026-12-10", "2026-12-04", "it had to come by 3 December 2026"),
    ],
)
def test_the_calendar_and_the_day_are_told(desk: Path, meeting: str, today: str, told: str) -> None:
    assert told in check(COMPLETE, "--meeting", meeting, "--today", today, where=desk)


def test_in_time_for_a_listed_meeting_nothing_is_told(desk: Path) -> None:
    printed = check(COMPLETE, "--meeting", "2026-12-10", "--today", "2026-12-03", where=desk)
    assert "Note:" not in printed
