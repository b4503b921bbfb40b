"""A returned form, mended by its sender and dropped in again, is the same case."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.command import COMMAND
from tests.command import sigdocs as command
from tests.conftest import SAMPLES

LONG_AGO = 1_790_000_000
MENDED = {
    "1b": "Maud Ellery, Head of Appeals, Primary Care Appeals",
    "2g": "Advice of Dr Owen Tait, Responsible Officer, 1 December 2026: refer to counter fraud first.",
    "3a": "Option A: do nothing. Advantage: quick. Disadvantage: unsafe.\nOption B: tell the agency.",
    "3b": "Option B, within five working days, because the risk is current.",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    root = tmp_path / "concerns"
    command("init", str(root))
    return root


def drop(root: Path, file: Path, name: str) -> None:
    shutil.copy(file, root / "inbox" / name)
    os.utime(root / "inbox" / name, (LONG_AGO, LONG_AGO))


def run(root: Path) -> list[dict[str, object]]:
    words = [COMMAND, "run", "--json", "-w", str(root), "--today", "2026-12-02"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120)
    return [json.loads(line) for line in done.stdout.splitlines()][:-1]


def where(file: Path, question: str) -> tuple[int, int]:
    done = command("read", "--json", str(file))
    answers = json.loads(done.stdout)["answers"]
    place = next(a["where"] for a in answers if a["question"] == question)
    table, row = re.findall(r"\d+", place)[:2]
    return int(table), int(row)


def save_with_libreoffice(file: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", "docx:MS Word 2007 XML",
         "--outdir", str(folder / "saved"), str(file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / "saved" / file.name


def test_the_senders_own_form_mended_under_our_comments_is_the_same_case(
    workspace: Path, tmp_path: Path
) -> None:
    drop(workspace, SAMPLES / "S03-tracked.docx", "form.docx")
    (first,) = run(workspace)
    (commented,) = (workspace / "restricted" / "returned").rglob("*.docx")
    document = docx.Document(str(commented))
    for question in ("3a", "3b"):
        table, row = where(commented, question)
        cells = [r.cells[-1] for r in document.tables[table - 1].rows[row - 1 :]]
        empty = next(cell for cell in cells if cell.text.strip() in ("", "TBC"))
        empty.text = MENDED[question]
    document.save(str(tmp_path / "mended.docx"))

    drop(workspace, tmp_path / "mended.docx", "mended.docx")
    (second,) = run(workspace)

    assert first["disposition"] == "returned"
    assert (second["disposition"], second["reference"]) == ("accepted", first["reference"])
    text = (workspace / "outbox" / "cases").rglob("*.docx")
    assert list(text)


def test_our_comments_name_each_missing_question_and_are_not_answers(workspace: Path) -> None:
    drop(workspace, SAMPLES / "S03-tracked.docx", "form.docx")
    run(workspace)
    (commented,) = (workspace / "restricted" / "returned").rglob("*.docx")
    done = command("read", "--json", str(commented))
    form = json.loads(done.stdout)
    comments = [layer["text"] for layer in form["layers"] if layer["kind"] == "comment"]
    states = {a["question"]: a["state"] for a in form["answers"]}
    assert any("3(a)" in comment for comment in comments)
    assert any("3(b)" in comment for comment in comments)
    assert (states["3a"], states["3b"]) == ("blank", "deferred")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_a_prefilled_form_mended_in_libreoffice_is_the_same_case_without_loss(
    workspace: Path, tmp_path: Path
) -> None:
    drop(workspace, SAMPLES / "S07-acroform.pdf", "form.pdf")
    (first,) = run(workspace)
    (prefilled,) = (workspace / "restricted" / "returned").rglob("*.docx")
    document = docx.Document(str(prefilled))
    for control in document.element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if tag is None or tag.get(qn("w:val")) not in ("1b", "2g"):
            continue
        placeholder = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
        if placeholder is not None:
            placeholder.getparent().remove(placeholder)
        first_text, *others = control.iter(qn("w:t"))
        first_text.text = MENDED[tag.get(qn("w:val"))]
        for text in others:
            text.text = ""
    document.save(str(tmp_path / prefilled.name))
    saved = save_with_libreoffice(tmp_path / prefilled.name, tmp_path)

    drop(workspace, saved, "mended.docx")
    (second,) = run(workspace)

    assert first["disposition"] == "returned"
    assert (second["disposition"], second["reference"]) == ("accepted", first["reference"])
    before = answers(SAMPLES / "S07-acroform.pdf")
    after = answers(saved)
    assert after == {**before, "1b": MENDED["1b"], "2g": MENDED["2g"]}


def answers(file: Path) -> dict[str, str]:
    done = command("read", "--json", str(file))
    found = json.loads(done.stdout)["answers"]
    return {a["question"]: " ".join(a["text"].split()) for a in found if a["text"]}


def test_a_reference_on_another_cases_form_is_held_not_joined(
    workspace: Path, tmp_path: Path
) -> None:
    drop(workspace, SAMPLES / "S03-tracked.docx", "form.docx")
    run(workspace)
    (commented,) = (workspace / "restricted" / "returned").rglob("*.docx")
    document = docx.Document(str(commented))
    for question, words in (
        ("1c", "Quite Another Hospital NHS Trust, dermatology outpatients."),
        ("1f", "Two biopsies were mixed up in the laboratory in May and nobody was told."),
    ):
        table, row = where(commented, question)
        document.tables[table - 1].rows[row - 1].cells[-1].text = words
    document.save(str(tmp_path / "reused.docx"))

    drop(workspace, tmp_path / "reused.docx", "reused.docx")
    (line,) = run(workspace)

    assert line["disposition"] == "held"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
@pytest.mark.parametrize("name", ["S04-controls.docx", "S07-acroform.pdf", "S10-bigtable.docx"])
def test_no_answer_is_lost_when_the_commented_form_is_saved_by_libreoffice(
    name: str, workspace: Path, tmp_path: Path
) -> None:
    drop(workspace, SAMPLES / name, name)
    run(workspace)
    (commented,) = (workspace / "restricted" / "returned").rglob("*.docx")
    assert answers(save_with_libreoffice(commented, tmp_path)) == answers(commented)
