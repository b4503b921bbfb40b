"""A word that is a name and an ordinary word too: it stops a letter until IG clears the place."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import docx
import pytest

from sigdocs.model.events import EventKind
from tests.documents.at_work import (
    CASE,
    HAS_OFFICE,
    changed,
    drop,
    register_of,
    saved_by_libreoffice,
    sigdocs,
    workspace_with,
)
from tests.test_review import write

pytestmark = pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")
# S05's patient is Mr Clark, so that the trade is a word to be cleared.
TRADE = "Dear Clark of the works and colleagues"
OTHER = "Dear colleagues, ask Clark of the works"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = workspace_with(tmp_path_factory.mktemp("clear") / "concerns", "S05-bigtable.docx")
    assert sigdocs(root, "letter", "outcome", CASE).returncode == 0
    return root


def finalised(root: Path, greeting: str) -> subprocess.CompletedProcess[str]:
    (draft,) = (root / "outbox").rglob("*outcome-letter.docx")
    edited = changed(draft.read_bytes(), lambda xml: xml.replace("Dear colleague", greeting, 1))
    file = root.parent / "edited.docx"
    file.write_bytes(edited)
    return sigdocs(root, "finalise", str(file))


def sealed(root: Path) -> int:
    return len(list((root / "outbox" / "final").rglob("*.pdf")))


def test_a_place_cleared_from_the_terminal_opens_that_place_alone(root: Path) -> None:
    before = sealed(root)
    stopped = finalised(root, TRADE)
    assert stopped.returncode == 20
    assert f"sigdocs review clear {CASE}" in stopped.stderr
    assert "Clark" not in stopped.stderr
    assert re.search(r"row \d+ of the redaction report of SC-2026-0001 \(group\)", stopped.stderr)
    assert sealed(root) == before
    listed = sigdocs(root, "review", "clear", CASE).stdout
    assert "Dear [Clark] of the works and colleagues" in listed
    assert f"sigdocs review clear {CASE}" in sigdocs(root, "review", "list").stdout

    refused = sigdocs(root, "review", "clear", CASE, "1")
    assert refused.returncode == 2, "a reason is needed"
    done = sigdocs(root, "review", "clear", CASE, "1", "--because", "his trade")
    assert done.returncode == 0, done.stderr

    assert finalised(root, TRADE).returncode == 0
    assert sealed(root) == before + 1
    assert finalised(root, TRADE.replace("the works", "works")).returncode == 20, "another place"
    assert finalised(root, "Dear Mr Clark of the works").returncode == 20, "a full name never"
    with register_of(root) as register:
        (told,) = (e for e in register.events() if e.kind is EventKind.PLACE_CLEARED)
    assert told.by.actor.user
    assert "trade" not in repr(told)
    assert "Clark" not in repr(told)

    assert "stops it again" in sigdocs(root, "review", "clear", CASE, "1", "--withdraw").stdout


def test_a_place_cleared_in_the_word_report_counts_too(root: Path, tmp_path: Path) -> None:
    assert finalised(root, OTHER).returncode == 20
    reports = (root / "restricted" / "review" / CASE).glob("*report-group*.docx")
    report = max(reports, key=lambda path: (len(path.stem), path.stem))
    document = docx.Document(str(report))
    rows = [row for table in document.tables for row in table.rows if len(row.cells) == 6]
    (place,) = (row for row in rows if "colleagues ask Clark of the works" in row.cells[-4].text)
    decision, reason = place._tr.xpath(".//w:sdt")
    write(decision, "Clear")
    write(reason, "the trade, not the patient")
    document.save(str(tmp_path / "filled.docx"))
    saved = saved_by_libreoffice((tmp_path / "filled.docx").read_bytes(), tmp_path / "lo")
    drop(root / "inbox" / "ig", saved)

    told = sigdocs(root, "run").stdout

    assert "1 place is cleared" in told, told
    assert finalised(root, OTHER).returncode == 0
