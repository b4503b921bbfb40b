"""Holds, purge, subject access: what goes is gone everywhere, what is held stays, all is recorded."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from sigdocs.errors import ReferenceWrong
from sigdocs.reference import retention
from sigdocs.workflows.desk import open_desk
from sigdocs.workflows.places import workspace_at
from tests.command import COMMAND
from tests.command import sigdocs as command

LATER = ("--today", "2050-01-01")


def sigdocs(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return command(*words, "-w", str(root))


@pytest.fixture
def workspace(demo: tuple[Path, str], tmp_path: Path) -> Path:
    """The demo's workspace with one case withdrawn."""
    root = tmp_path / "concerns"
    shutil.copytree(demo[0], root)
    done = sigdocs(root, "case", "withdraw", "SC-2026-0001", "--reason", "sender-asked",
                   "--because", "Jeremy Onslow rang.")  # fmt: skip
    assert done.returncode == 0, done.stderr
    return root


def of_case(root: Path, reference: str) -> set[Path]:
    """Everything on disk that belongs to a case."""
    with open_desk(workspace_at(root), today=date(2026, 12, 8)) as desk:
        hashes = {file.sha256 for file in desk.register.submissions(reference)}
    originals = {p for p in (root / "vault" / "originals").iterdir() if p.stem in hashes}
    named = {
        p
        for folder in ("vault", "outbox", "restricted")
        for p in (root / folder).rglob(f"*{reference}*")
        if p.is_file()
    }
    return originals | named


def purged(root: Path, *words: str) -> list[dict[str, str]]:
    done = sigdocs(root, "purge", "--json", *LATER, *words)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_dry_run_removes_nothing(workspace: Path) -> None:
    before = of_case(workspace, "SC-2026-0001")
    rows = purged(workspace, "--dry-run")
    assert {row["what"] for row in rows} >= {"originals", "pseudonym keys", "released documents"}
    assert {row["case"] for row in rows} == {"SC-2026-0001", ""}  # "": the pack, of no one case
    assert of_case(workspace, "SC-2026-0001") == before


def test_a_purge_removes_every_trace_but_the_bare_record(workspace: Path) -> None:
    others = of_case(workspace, "SC-2026-0002")
    assert of_case(workspace, "SC-2026-0001")

    purged(workspace)

    assert of_case(workspace, "SC-2026-0001") == set()
    assert of_case(workspace, "SC-2026-0002") == others
    assert purged(workspace) == []
    assert sigdocs(workspace, "audit", "verify").returncode == 0
    assert '"purged"' in sigdocs(workspace, "status", "SC-2026-0001", "--json").stdout


def test_nothing_goes_before_its_time(workspace: Path) -> None:
    done = sigdocs(workspace, "purge", "--json", "--today", "2026-12-08")
    assert done.stdout == ""


def test_a_legal_hold_keeps_everything_until_it_is_lifted(workspace: Path) -> None:
    hold = ("SC-2026-0001", "--reason", "inquest")
    assert sigdocs(workspace, "hold", "place", *hold).returncode == 0
    before = of_case(workspace, "SC-2026-0001")
    assert {row["held_by"] for row in purged(workspace) if row["case"]} == {"inquest"}
    assert of_case(workspace, "SC-2026-0001") == before
    assert sigdocs(workspace, "hold", "lift", *hold).returncode == 0
    assert sigdocs(workspace, "hold", "lift", *hold).returncode == 31
    purged(workspace)
    assert of_case(workspace, "SC-2026-0001") == set()


@pytest.mark.parametrize("name", ["Jeremy Onslow", "ONSLOW, jérémy"])
def test_everything_about_a_person_is_found_however_it_is_spelt(workspace: Path, name: str) -> None:
    done = sigdocs(workspace, "sar", name)
    assert done.returncode == 0, done.stderr
    (path,) = [Path(line) for line in done.stdout.splitlines()]
    page = path.read_text()
    assert "Onslow" in page and "full name" in page
    assert path.stat().st_mode & 0o077 == 0
    assert "nslow" not in (workspace / "register.sqlite").read_bytes().decode("latin-1")
    assert "nslow" not in path.name + done.stderr
    assert "sigdocs: 0 passages" not in done.stderr


def test_everything_that_is_held_is_searched(workspace: Path, tmp_path: Path) -> None:
    """The vault, drafts, restricted papers, decisions, what still waits, and names of files."""
    (workspace / "inbox" / "about Jeremy Onslow.txt").write_text("he rang again")
    (draft,) = (workspace / "outbox" / "letters" / "SC-2026-0001").glob("*outcome-letter.docx")
    edited(draft, "Jermey Onslow has been told.")
    lost = workspace / "restricted" / "lost.docx"
    lost.write_bytes(b"PK\x03\x04 nothing that can be read")
    names = tmp_path / "names"
    names.write_text("Jeremy Onslow\nJem Onslow\n")

    done = sigdocs(workspace, "sar", "--name-file", str(names))

    assert done.returncode == 0, done.stderr
    page = Path(done.stdout.strip()).read_text()
    for place in ("vault, originals, question", "vault, people", "vault, notes", "redaction-report",
                  f"outbox/letters/SC-2026-0001/{draft.name}", "inbox/about Jeremy Onslow.txt, the",
                  "notification.docx"):  # fmt: skip
        assert place in page, place
    assert "full name, misspelt" in page
    assert "lost.docx" in page.split("Files that could not be read")[1]
    assert "1 files could not be read" in done.stderr
    again = sigdocs(workspace, "sar", "Jeremy Onslow")
    assert "An earlier page about a person" in Path(again.stdout.strip()).read_text()


def edited(file: Path, words: str) -> None:
    from docx import Document

    document = Document(str(file))
    document.add_paragraph(words)
    document.save(str(file))


def test_the_name_is_asked_for_where_none_is_given(workspace: Path) -> None:
    done = subprocess.run(
        [COMMAND, "sar", "-w", str(workspace)], input="Jeremy Onslow\nJem Onslow\n\n",
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Jem Onslow" in Path(done.stdout.strip()).read_text()


def test_a_person_of_whom_nothing_is_held(workspace: Path) -> None:
    done = sigdocs(workspace, "sar", "Ignatius Featherstonehaugh")
    assert "0 passages in 0 cases" in done.stderr
    assert sigdocs(workspace, "sar", "Onslow").returncode == 30


@pytest.mark.parametrize(
    "row",
    [
        {"kept": "everything", "months": 1, "reason": "x"},
        {"kept": "drafts", "months": "1", "reason": "x"},
        {"kept": "drafts", "months": -1, "reason": "x"},
        {"kept": "drafts", "months": 1, "reason": "x", "when": "soon"},
        {"kept": "drafts", "months": 1},
    ],
)
def test_a_slip_in_the_retention_rules_is_refused(
    row: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "load_toml", lambda _: {"version": "1", "rules": [row]})
    with pytest.raises(ReferenceWrong, match="retention.toml"):
        retention.retention_rules.__wrapped__()
