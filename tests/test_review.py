"""IG's review: a report filled in, saved by LibreOffice, dropped in, applied and approved by hash."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from html import unescape
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.command import sigdocs as command
from tests.conftest import SAMPLES

LONG_AGO = 1_790_000_000
TODAY = ("--today", "2026-11-02")


def sigdocs(*words: str) -> subprocess.CompletedProcess[str]:
    return command(*words, *TODAY)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A workspace with one accepted case."""
    root = tmp_path / "concerns"
    command("init", str(root))
    drop(root / "inbox", SAMPLES / "S01-annex.docx")
    done = sigdocs("run", "-w", str(root))
    assert "1 accepted" in done.stdout
    return root


def drop(folder: Path, file: Path) -> None:
    shutil.copy(file, folder / file.name)
    os.utime(folder / file.name, (LONG_AGO, LONG_AGO))


def report(root: Path) -> Path:
    """The newest redaction report."""
    found = (root / "restricted" / "review").rglob("*redaction-report*.docx")
    return max(found, key=lambda path: (len(path.stem), path.stem))


def released(root: Path) -> str:
    """The words of the newest released notification."""
    found = (root / "outbox" / "cases").rglob("*.docx")
    with zipfile.ZipFile(max(found, key=lambda path: (len(path.stem), path.stem))) as package:
        text = package.read("word/document.xml").decode()
    return unescape(re.sub(r"<[^>]+>", "", text))


def fill_in(path: Path, choices: dict[str, tuple[str, str]], *, approve: bool, to: Path) -> Path:
    """Choose in the rows of findings by what they found; ``choices``: words -> (verdict, change to)."""
    document = docx.Document(str(path))
    for table in document.tables:
        for row in table.rows:
            controls = list(row._tr.iter(qn("w:sdt")))
            words = "".join(t.text or "" for t in row._tr.iter(qn("w:t")))
            found = row.cells[1].text
            for sought, (verdict, change) in choices.items():
                is_listed = row.cells[0].text.startswith("U")  # a sentence that holds the words
                if sought in found and not is_listed and len(controls) == 2:
                    write(controls[0], verdict)
                    write(controls[1], change)
            if approve and words.startswith("Decision") and controls:
                write(controls[0], "approved")
    document.save(str(to))
    return to


def write(control: object, words: str) -> None:
    first, *others = control.iter(qn("w:t"))  # type: ignore[attr-defined]
    first.text = words
    for text in others:
        text.text = ""


def saved_by_libreoffice(file: Path, folder: Path) -> Path:
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
         "docx:MS Word 2007 XML", "--outdir", str(folder / "saved"), str(file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / "saved" / file.name


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_decisions_hold_for_every_mention_and_survive_libreoffice(
    case: Path, tmp_path: Path
) -> None:
    assert "Hartnell" in released(case)
    choices = {
        "bell-ringer": ("change to", "craftsman"),
        "Hartnell": ("remove", ""),
    }
    filled = fill_in(report(case), choices, approve=True, to=tmp_path / "report.docx")
    drop(case / "inbox" / "ig", saved_by_libreoffice(filled, tmp_path))

    done = sigdocs("run", "--json", "-w", str(case))

    line = json.loads(done.stdout.splitlines()[0])
    assert line["disposition"] == "review", done.stdout
    assert line["message"].startswith("Not approved yet. 2 rows changed")
    text = released(case)
    assert "craftsman" in text
    assert "Hartnell" not in text
    assert report(case).stem.endswith("r2"), "a new report asks for approval"
    copies = list((case / "outbox" / "cases").rglob("*.docx"))
    assert len(copies) == 1, "the copy that holds what IG removed has left the outbox"


def test_approval_names_the_hash_and_a_change_voids_it(case: Path, tmp_path: Path) -> None:
    unchanged = fill_in(report(case), {}, approve=True, to=tmp_path / "report.docx")
    drop(case / "inbox" / "ig", unchanged)
    done = sigdocs("run", "-w", str(case))
    assert "Approved." in done.stdout, done.stdout + done.stderr

    shown = sigdocs("review", "show", "SC-2026-0001", "-w", str(case)).stdout
    before = re.search(r"Fingerprint: ([0-9a-f]{64})", shown)
    sigdocs("review", "decide", "SC-2026-0001", "U1", "remove", "-w", str(case))
    late = fill_in(unchanged, {}, approve=True, to=tmp_path / "late.docx")
    drop(case / "inbox" / "ig", late)
    done = sigdocs("run", "-w", str(case))

    assert before
    assert "older document" in done.stdout or "duplicate" in done.stdout


@pytest.mark.parametrize("verdict", ["agree", "keep", "remove"])
def test_new_words_beside_another_choice_are_named_not_dropped(
    case: Path, tmp_path: Path, verdict: str
) -> None:
    filled = fill_in(
        report(case), {"Hartnell": (verdict, "the clinic")}, approve=True, to=tmp_path / "r.docx"
    )
    drop(case / "inbox" / "ig", filled)
    done = sigdocs("run", "-w", str(case))
    assert re.search(r"Not approved yet\. Row U?\d+ could not be read: choose", done.stdout), (
        done.stdout
    )


def test_an_approval_of_another_hash_is_refused(case: Path) -> None:
    done = sigdocs("review", "approve", "SC-2026-0001", "0" * 64, "-w", str(case))
    assert done.returncode == 21


def test_a_form_in_igs_inbox_is_held(case: Path) -> None:
    drop(case / "inbox" / "ig", SAMPLES / "S03-tracked.docx")
    done = sigdocs("run", "-w", str(case))
    assert "1 held" in done.stdout
