"""Editions of a pack: the same again, a supplement that keeps page numbers, a copy without a case."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.command import sigdocs as command
from tests.conftest import SAMPLES
from tests.test_demo import words_of

LONG_AGO = 1_796_720_000  # 8 December 2026
pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")


def build(root: Path, *words: str) -> list[Path]:
    done = command("pack", "build", "2026-12-10", "-w", str(root), "--today", "2026-12-09", *words)
    assert done.returncode == 0, done.stderr
    return [Path(line) for line in done.stdout.splitlines()]


@pytest.fixture
def workspace(demo: tuple[Path, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo[0], tmp_path / "demo"))


def late_paper(root: Path) -> None:
    """One more form: a case of its own, since its words are another's."""
    source = (SAMPLES / "S08-tracked.docx").read_bytes()
    file = root / "inbox" / "late.docx"
    file.write_bytes(source + b" ")
    os.utime(file, (LONG_AGO, LONG_AGO))
    done = command("run", "-w", str(root), "--today", "2026-12-09")
    assert "1 accepted" in done.stdout, done.stdout


def test_built_again_it_is_the_same_pages(workspace: Path) -> None:
    folder = workspace / "outbox" / "packs" / "2026-12-10"
    before = {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    build(workspace)
    assert {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_a_late_paper_makes_a_supplement_that_keeps_the_page_numbers(workspace: Path) -> None:
    folder = workspace / "outbox" / "packs" / "2026-12-10"
    first = json.loads((folder / "2026-12-10-pack-manifest-1.json").read_text("utf-8"))
    late_paper(workspace)

    made = build(workspace)
    again = build(workspace)

    pdf = next(p for p in made if p.suffix == ".pdf")
    second = json.loads((folder / "2026-12-10-pack-manifest-2.json").read_text("utf-8"))
    text = words_of(pdf)
    (new,) = set(second["cases"]) - set(first["cases"])
    assert pdf.stem == "2026-12-10-pack-supplement-2"
    assert again == [path for path in made if path.parent == folder]
    assert f"Page {first['last_page'] + 1}" in text
    assert f"Added: {new}. Nothing else has changed" in text
    assert second["pages"][new][0] > first["last_page"]
    assert not any(reference in text for reference in first["cases"])


def test_a_copy_for_a_conflicted_member_does_not_show_the_case(workspace: Path) -> None:
    folder = workspace / "outbox" / "packs" / "2026-12-10"
    manifest = json.loads((folder / "2026-12-10-pack-manifest-1.json").read_text("utf-8"))
    gone = sorted(manifest["cases"])[0]
    whole = words_of(folder / "2026-12-10-pack-edition-1.pdf")

    made = build(workspace, "--without", gone)

    copy = words_of(next(p for p in made if p.suffix == ".pdf"))
    assert whole.count(gone) > copy.count(gone)
    assert f"{gone}: " in whole
    assert not re.search(rf"{gone}: \w+ \w+ Cover sheet", copy)


def test_the_index_of_the_word_file_has_the_page_numbers_too(workspace: Path) -> None:
    folder = workspace / "outbox" / "packs" / "2026-12-10"
    manifest = json.loads((folder / "2026-12-10-pack-manifest-1.json").read_text("utf-8"))
    text = words_of(folder / "2026-12-10-pack-edition-1.docx")
    for reference, (start, _) in manifest["pages"].items():
        assert re.search(rf"{reference}[^0-9].{{0,120}}?\b{start}\b", text), reference
