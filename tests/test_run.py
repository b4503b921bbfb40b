"""A run over an inbox of good and bad files: each gets one disposition, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from tests.command import sigdocs as command
from tests.conftest import SAMPLES
from tests.test_cli import BAD

LONG_AGO = 1_790_000_000
DISPOSITION = {10: "failed", 11: "held", 13: "refused", 14: "failed"}


def run(root: Path, *words: str) -> tuple[list[dict[str, Any]], int]:
    done = command("run", "--json", "-w", str(root), "--today", "2026-11-24", *words)
    assert "Traceback" not in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode


def put(root: Path, name: str, content: bytes) -> None:
    target = root / "inbox" / name
    target.write_bytes(content)
    os.utime(target, (LONG_AGO, LONG_AGO))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    root = tmp_path / "concerns"
    command("init", str(root))
    return root


def test_bad_files_are_kept_and_named_by_number_and_the_rest_is_processed(
    workspace: Path,
) -> None:
    wanted = ["returned"]
    for number, (name, make, code) in enumerate(BAD.values()):
        put(workspace, f"{number} patient Jo Bloggs {name}", make() + b" " * number)
        wanted.append(DISPOSITION[code])
    put(workspace, "S03.docx", (SAMPLES / "S03-tracked.docx").read_bytes())

    lines, code = run(workspace)

    *files, balance = lines
    assert sorted(f["disposition"] for f in files) == sorted(wanted)
    assert balance["adds_up"] is True
    assert balance["arrived"] == len(BAD) + 1
    assert code == 14
    assert "Bloggs" not in json.dumps(lines)
    assert list((workspace / "inbox").glob("*.*")) == []
    assert len(list((workspace / "vault" / "originals").iterdir())) == len(BAD) + 1


def test_an_incomplete_form_is_returned_with_a_letter(workspace: Path) -> None:
    put(workspace, "form.docx", (SAMPLES / "S03-tracked.docx").read_bytes())

    lines, code = run(workspace)

    assert lines[0]["disposition"] == "returned"
    assert lines[0]["reference"] == "SC-2026-0001"
    assert code == 12
    (letter,) = (workspace / "outbox" / "returned" / "SC-2026-0001").glob("*.docx")
    assert letter.stat().st_size > 5000


def test_a_file_still_being_written_is_left_alone(workspace: Path) -> None:
    arriving = Path(shutil.copy(SAMPLES / "S01-annex.docx", workspace / "inbox" / "form.docx"))
    soon = time.time() + 45  # still being written when a slow machine looks
    os.utime(arriving, (soon, soon))

    lines, code = run(workspace)

    assert lines[0]["disposition"] == "still-arriving"
    assert code == 0
    assert (workspace / "inbox" / "form.docx").exists()


def test_a_faulty_template_stops_the_run_before_it_starts(workspace: Path) -> None:
    put(workspace, "form.docx", (SAMPLES / "S01-annex.docx").read_bytes())
    (workspace / "templates" / "notification.docx").unlink()

    done = command("run", "-w", str(workspace))

    assert done.returncode == 30
    assert "notification.docx" in done.stderr
    assert (workspace / "inbox" / "form.docx").exists()


def test_a_workspace_that_is_none_says_so(tmp_path: Path) -> None:
    done = command("run", "-w", str(tmp_path))
    assert done.returncode == 30
    assert "sigdocs init" in done.stderr


def test_a_folder_in_the_inbox_is_not_read_and_that_is_told(workspace: Path) -> None:
    inner = workspace / "inbox" / "from the lead"
    inner.mkdir()
    shutil.copy(SAMPLES / "S01-annex.docx", inner)
    (balance,), code = run(workspace)
    assert (balance["arrived"], balance["folders"], code) == (0, 1, 0)
    done = command("run", "-w", str(workspace))
    assert "One folder lies in the inbox" in done.stderr
    assert "lead" not in done.stdout + done.stderr
    assert len(list(inner.iterdir())) == 1
