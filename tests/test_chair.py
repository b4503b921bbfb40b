"""Decisions about a case outside the forms: each a known move, with its reason, on record."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.command import sigdocs as command
from tests.documents.sheets import filled
from tests.documents.test_decision_sheets import ACTIONS, ROWS, SHARING

TODAY = ("--today", "2026-12-08")


def sigdocs(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    day = () if words[0] == "audit" else TODAY
    return command(*words, "-w", str(root), *day)


@pytest.fixture
def workspace(demo: tuple[Path, str], tmp_path: Path) -> Path:
    root = tmp_path / "concerns"
    shutil.copytree(demo[0], root)
    return root


def case_that_is(root: Path, state: str) -> str:
    lines = sigdocs(root, "status", "--json").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    return str(next(row["case"] for row in rows if row["status"] == state))


def story(root: Path, case: str) -> str:
    return sigdocs(root, "status", case, "--json").stdout


def test_the_chair_accepts_an_incomplete_form_and_its_documents_are_made(workspace: Path) -> None:
    case = case_that_is(workspace, "returned")
    done = sigdocs(workspace, "case", "accept", case, "--reason", "incomplete",
                   "--because", "Mrs Gorsewood said the opinion follows.")  # fmt: skip
    assert f"{case} is accepted." in done.stderr, done.stderr
    assert "incomplete-accepted" in story(workspace, case)
    assert list((workspace / "outbox" / "cases" / case).glob("*.docx"))
    assert "Gorsewood" not in (workspace / "register.sqlite").read_bytes().decode("latin-1")
    kept = [path.read_text() for path in (workspace / "vault" / "notes").iterdir()]
    assert kept == ["Mrs Gorsewood said the opinion follows."]


def test_a_case_is_withdrawn_with_a_reason_and_only_once(workspace: Path) -> None:
    case = case_that_is(workspace, "ready")
    first = sigdocs(workspace, "case", "withdraw", case, "--reason", "sender-asked")
    second = sigdocs(workspace, "case", "withdraw", case, "--reason", "sender-asked")
    assert (first.returncode, second.returncode) == (0, 31)
    assert "sender-asked" in story(workspace, case)


def test_the_chair_decides_between_meetings(workspace: Path) -> None:
    case = case_that_is(workspace, "ready")
    words = ("case", "decide-between-meetings", case, "--outcome", "no", "--because", "No risk.")
    assert sigdocs(workspace, *words).returncode == 0
    told = story(workspace, case)
    assert '"outcome": "no"' in told and "between-meetings" in told
    assert sigdocs(workspace, "audit", "verify").returncode == 0


def test_the_chair_decides_between_meetings_with_a_sheet_and_its_actions_count(
    workspace: Path, tmp_path: Path
) -> None:
    case = case_that_is(workspace, "ready")
    blank = Path(sigdocs(workspace, "case", "sheet", case).stdout.strip())
    sheet = tmp_path / "sheet.docx"
    sheet.write_bytes(filled(blank.read_bytes(), ROWS, sharing=SHARING, actions=ACTIONS))
    decide = ("case", "decide-between-meetings")
    other = next(c for c in ("SC-2026-0003", "SC-2026-0005", "SC-2026-0010") if c != case)
    assert sigdocs(workspace, *decide, other, "--sheet", str(sheet)).returncode == 11

    done = sigdocs(workspace, *decide, case, "--sheet", str(sheet))

    assert done.returncode == 0, done.stderr
    assert "2 actions" in done.stderr
    told = story(workspace, case)
    assert "between-meetings" in told and '"status": "actions-open"' in told
    rows = [json.loads(r) for r in sigdocs(workspace, "actions", "--json").stdout.splitlines()]
    assert len([row for row in rows if row["case"] == case]) == 2
    assert sigdocs(workspace, *decide, case, "--sheet", str(sheet)).returncode in (0, 21)
    assert sigdocs(workspace, *decide, case, "--outcome", "no").returncode == 2
    assert sigdocs(workspace, "letter", "outcome", case).returncode == 0
    assert sigdocs(workspace, "audit", "verify").returncode == 0


def test_a_case_goes_only_to_a_meeting_of_the_calendar(workspace: Path) -> None:
    case = case_that_is(workspace, "ready")
    assert sigdocs(workspace, "case", "meeting", case, "2026-12-25").returncode == 30
    assert sigdocs(workspace, "case", "meeting", case, "2026-12-10").returncode == 0


def test_actions_are_done_one_by_one_and_then_the_case_can_be_closed(workspace: Path) -> None:
    rows = [
        json.loads(line) for line in sigdocs(workspace, "actions", "--json").stdout.splitlines()
    ]
    case = rows[0]["case"]
    numbers = [row["number"] for row in rows if row["case"] == case]
    close = ("case", "close", case, "--reason", "actions-completed")
    assert sigdocs(workspace, *close).returncode == 31
    for number in numbers:
        done = sigdocs(workspace, "actions", "done", case, str(number), "--on", "2026-12-01")
        assert done.returncode == 0, done.stderr
    assert sigdocs(workspace, "actions", "done", case, str(numbers[0])).returncode == 31
    assert sigdocs(workspace, *close).returncode == 0
    assert "closed" in story(workspace, case)


def test_every_entry_says_which_definitions_policy_and_templates_did_the_work(
    workspace: Path,
) -> None:
    case = case_that_is(workspace, "ready")
    first = json.loads(sigdocs(workspace, "audit", "show", case, "--json").stdout.splitlines()[0])
    for name in ("program", "form 17-", "policy ", "templates "):
        assert name in first["versions"]
