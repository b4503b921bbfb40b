"""The story of a case for people, the record for an inspector, and its export: no words of a form."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.command import sigdocs as command


def sigdocs(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return command(*words, "-w", str(root))


@pytest.fixture
def workspace(demo: tuple[Path, str], tmp_path: Path) -> Path:
    """The demo's workspace, copied: what is done here stays here."""
    root = tmp_path / "concerns"
    shutil.copytree(demo[0], root)
    return root


def test_the_story_tells_what_came_was_found_made_decided_and_is_due(workspace: Path) -> None:
    worklist = sigdocs(workspace, "status", "--json", "--today", "2026-12-08").stdout
    rows = [json.loads(line) for line in worklist.splitlines()]
    returned = next(row["case"] for row in rows if row["status"] == "returned")
    shown = sigdocs(workspace, "status", returned, "--today", "2026-12-08").stdout
    places = [
        shown.index(w) for w in ("A form came and opened", "Found in it", "Made: return letter")
    ]
    assert places == sorted(places)
    assert "missing (" in shown
    told = sigdocs(workspace, "status", returned, "--json", "--today", "2026-12-08")
    case, *entries = [json.loads(line) for line in told.stdout.splitlines()]
    assert (case["case"], case["status"], case["whose_turn"]) == (
        returned,
        "returned",
        "function lead",
    )
    assert case["due"] and date.fromisoformat(case["due"])
    assert [entry["kind"] for entry in entries][:2] == ["case-opened", "file-recorded"]
    assert "missing" in {found["code"] for found in entries[1]["findings"]}
    with_actions = json.loads(sigdocs(workspace, "actions", "--json").stdout.splitlines()[0])
    shown = sigdocs(workspace, "status", with_actions["case"], "--today", "2026-12-08").stdout
    assert "Decided: further action" in shown
    assert "OVERDUE" in shown


def test_an_inspector_sees_who_when_which_file_and_which_versions(workspace: Path) -> None:
    shown = sigdocs(workspace, "audit", "show", "SC-2026-0001", "--json")
    first = json.loads(shown.stdout.splitlines()[0])
    assert first["what"] == "case opened"
    assert "program" in first["versions"] and first["mac"]


def test_an_export_holds_the_whole_chain_and_its_head_verifies(
    workspace: Path, tmp_path: Path
) -> None:
    done = sigdocs(workspace, "audit", "export", str(tmp_path / "audit.jsonl"))
    assert done.returncode == 0, done.stderr
    manifest = json.loads((tmp_path / "audit.jsonl.manifest.json").read_text())
    lines = (tmp_path / "audit.jsonl").read_text().splitlines()
    assert manifest["entries"] == len(lines)
    assert '"exported"' in json.loads(lines[-1])["entry"]
    assert sigdocs(workspace, "audit", "verify", "--head", manifest["head"]).returncode == 0
    again = sigdocs(workspace, "audit", "export", str(tmp_path / "audit.jsonl"))
    assert again.returncode == 31

    number, mac = manifest["head"].split(":")
    other = f"{number}:{mac[::-1]}"
    assert sigdocs(workspace, "audit", "verify", "--head", other).returncode == 31
    assert sigdocs(workspace, "audit", "verify", "--head", "yesterday").returncode == 31


def test_a_table_that_was_edited_is_named_without_an_event(workspace: Path) -> None:
    with sqlite3.connect(workspace / "register.sqlite") as connection:
        connection.execute("update cases set status = 'closed' where reference = 'SC-2026-0001'")
    done = sigdocs(workspace, "audit", "verify")
    assert done.returncode == 31
    assert "cases: SC-2026-0001 is not as recorded" in done.stdout
    assert "Event 0" not in done.stdout
