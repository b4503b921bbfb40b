"""The main job on the sample forms, end to end, against the truth beside them."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import zipfile
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from benchmarks.truth import folded, true_answers
from tests.command import COMMAND
from tests.command import sigdocs as command
from tests.conftest import SAMPLES, truths

HAS_OFFICE = shutil.which("soffice") is not None
NEVER_FOR_THE_GROUP = {
    "PATIENT", "NHS_NUMBER", "DOB", "PHONE", "EMAIL", "POSTCODE", "ADDRESS", "NI_NUMBER",
    "HOSPITAL_NUMBER", "VEHICLE", "PASSPORT", "URL_SOCIAL",
}  # fmt: skip


def sigdocs(*words: str) -> list[dict[str, Any]]:
    done = command(*words)
    assert "Traceback" not in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def words_of(path: Path) -> str:
    """Every word of a finished file: all parts of a Word file, all pages of a PDF."""
    if path.suffix == ".pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(path)
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
        return re.sub(r"\s+", " ", text)
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            parts = [package.read(n).decode("utf-8", "replace") for n in package.namelist()]
        paragraphs = re.sub(r"</w:p>|<w:br/>|<w:tab/>", " ", " ".join(parts))
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", paragraphs)))
    return path.read_text("utf-8")


@pytest.mark.parametrize(("form", "truth"), truths(SAMPLES), ids=lambda v: getattr(v, "stem", ""))
def test_each_sample_is_read_as_its_truth_says(form: Path, truth: dict[str, Any]) -> None:
    (line,) = sigdocs("read", "--json", str(form))
    found = {(a["question"], a["occurrence"]): a["text"] for a in line["answers"]}
    assert line["form"] == truth["form"]
    assert line["edition"] == truth["version"]
    for key, text in true_answers(truth).items():
        assert folded(found.get(key, "")) == folded(text), key


@pytest.mark.parametrize(("form", "truth"), truths(SAMPLES), ids=lambda v: getattr(v, "stem", ""))
def test_each_sample_gets_the_verdict_of_its_truth(form: Path, truth: dict[str, Any]) -> None:
    day, meeting = truth["submitted"], truth["meeting_date"]
    (line,) = sigdocs("check", "--json", "--received", day, "--meeting", meeting, str(form))
    assert line["complete"] is truth["expect"]["complete"]
    to_mend = set()
    for finding in line["findings"]:
        if finding["severity"] == "error":
            name = finding["question"]
            if name.startswith("signoff4"):
                name = f"4a.{finding['occurrence']}.{name.removeprefix('signoff4.')}"
            to_mend.add(name)
    assert to_mend == set(truth["expect"]["missing"])
    late = [f for f in line["findings"] if f["code"] == "late"]
    assert bool(late) is any(w.startswith("late") for w in truth["expect"]["warnings"])


def test_the_balance_adds_up_and_each_file_has_one_disposition(demo: tuple[Path, str]) -> None:
    balance = demo[1].strip().splitlines()[-1]
    assert balance == "Balance: 10 arrived = 6 accepted + 4 returned (adds up)."
    assert list((demo[0] / "inbox").glob("*.*")) == []
    assert len(list((demo[0] / "vault" / "originals").iterdir())) == 10


def test_returned_forms_are_told_each_missing_question_by_letter_and_wording(
    demo: tuple[Path, str],
) -> None:
    letters = [words_of(path) for path in (demo[0] / "outbox" / "returned").rglob("*.docx")]
    assert len(letters) == 4
    wordings = {
        "Please set out the options for further action",
        "Recommended action",
        "Advice from the NHS Resolution Responsible Officer (RO)",
        "Director responsible",
        "Identify and record additional resources",
    }
    assert all(any(wording in letter for letter in letters) for wording in wordings)


def test_nothing_that_was_removed_is_in_the_outbox(demo: tuple[Path, str]) -> None:
    """Marked personal data that the Group never needs, in any released document at all."""
    outbox = [p for p in (demo[0] / "outbox").rglob("*") if p.is_file() and p.suffix != ".json"]
    texts = {path: words_of(path).casefold() for path in outbox}
    marked = {
        span["text"].casefold()
        for _, truth in truths(SAMPLES)
        for spans in truth["spans"].values()
        for span in spans
        if span["label"] in NEVER_FOR_THE_GROUP and len(span["text"]) > 5
    }
    kept = {"mr clark", "m25ct119"}  # a decoy stands beside it; judged by the leak tests
    assert len(marked) > 100
    found = [
        (path.name, len(mark))
        for path, text in texts.items()
        for mark in marked - kept
        if re.search(rf"(?<!\w){re.escape(mark)}(?!\w)", text)
    ]
    assert found == []


def test_the_learning_summary_holds_no_marked_word(demo: tuple[Path, str]) -> None:
    (summary,) = (demo[0] / "outbox" / "learning").glob("*.docx")
    text = words_of(summary).casefold()
    truth = next(t for f, t in truths(SAMPLES) if f.stem.startswith("S05"))
    for spans in truth["spans"].values():
        for span in spans:
            assert span["text"].casefold() not in text, span["label"]
    assert "awaiting information governance" in text


def test_the_pack_is_whole(demo: tuple[Path, str]) -> None:
    folder = demo[0] / "outbox" / "packs" / "2026-12-10"
    manifest = json.loads(next(folder.glob("*manifest*.json")).read_text("utf-8"))
    text = words_of(next(folder.glob("*.docx")))
    assert len(manifest["cases"]) == 4  # S05 and S06 are decided, four forms were returned
    assert all(reference in text for reference in manifest["cases"])
    assert "Conflicts of interest" in text
    assert manifest["withheld"] == []


@pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here: the PDF was not looked at")
def test_the_pdf_pack_is_tagged_and_its_index_is_right(demo: tuple[Path, str]) -> None:
    import page
    import pikepdf
    import pypdfium2

    path = next((demo[0] / "outbox" / "packs" / "2026-12-10").glob("*.pdf"))
    verdict = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    assert verdict.is_compliant, [failure.rule_id for failure in verdict.failures]
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
    document = pypdfium2.PdfDocument(path)
    pages = [p.get_textpage().get_text_bounded() for p in document]
    document.close()
    manifest = json.loads(next(path.parent.glob("*manifest*.json")).read_text("utf-8"))
    index = " ".join(pages[:6])
    for reference in manifest["cases"]:
        starts = [n for n, t in enumerate(pages, 1) if f"Case {reference}" in t or
                  re.search(rf"^{reference}\b", t, re.MULTILINE)]  # fmt: skip
        numbers = re.findall(rf"{reference}[^\n]*?(\d+)\s", index)
        assert any(int(number) in starts for number in numbers), reference


def test_restricted_folders_are_for_their_owner_only(demo: tuple[Path, str]) -> None:
    for name in ("restricted", "vault"):
        assert stat.S_IMODE((demo[0] / name).stat().st_mode) == 0o700
    assert list((demo[0] / "restricted").rglob("*redaction-report*.docx"))


def test_the_chain_of_events_is_sound_and_the_worklist_is_readable(
    demo: tuple[Path, str],
) -> None:
    verified = command("audit", "verify", "-w", str(demo[0]))
    status = command("status", "-w", str(demo[0]), "--today", "2026-12-08")
    assert verified.returncode == 0
    assert "sound" in verified.stdout
    assert status.stdout.count("│ SC-2026-") == 10


def test_a_second_run_finds_nothing_to_do_and_the_same_files_are_duplicates(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    root = tmp_path / "again"
    shutil.copytree(demo[0], root)
    before = sorted(p.relative_to(root) for p in (root / "outbox").rglob("*"))
    shutil.copy(SAMPLES / "S01-annex.docx", root / "inbox" / "again.docx")
    os.utime(root / "inbox" / "again.docx", (1_790_000_000, 1_790_000_000))
    words = [COMMAND, "run", "-w", str(root), "--today", "2026-12-08"]
    done = subprocess.run(words, capture_output=True, text=True)
    assert "1 arrived = 1 duplicate (adds up)" in done.stdout
    assert sorted(p.relative_to(root) for p in (root / "outbox").rglob("*")) == before
