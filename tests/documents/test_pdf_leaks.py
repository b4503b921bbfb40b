"""A leak that is only in the PDF, put there after the Word file was proven, stops the release."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from sigdocs.office import suite
from tests.documents.at_work import CASE, HAS_OFFICE, sigdocs, workspace_with

pytestmark = pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")
PEOPLE = ("Desmond Clark", "Tadeusz Wójcik")  # the patients of the two forms below
PLANT = f"""
import sys
from pathlib import Path
import pikepdf

for file in Path(sys.argv[1]).glob("*.pdf"):
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9],
            Contents=pikepdf.String("For {" and ".join(PEOPLE)}"),
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])
        pdf.save(file)
"""


@pytest.fixture
def editing_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice itself, and after it an edit of every PDF that it made."""
    real = shutil.which("soffice")
    script, wrapper = tmp_path / "plant.py", tmp_path / "bin" / "soffice"
    script.write_text(PLANT, "utf-8")
    wrapper.parent.mkdir()
    wrapper.write_text(
        f'#!/bin/sh\n"{real}" "$@" || exit 1\n'
        'while [ "$1" != "--outdir" ]; do shift; done\n'
        f'exec "{sys.executable}" "{script}" "$2"\n',
        "utf-8",
    )
    wrapper.chmod(0o700)
    monkeypatch.setattr(suite, "_program", lambda: str(wrapper))


def test_a_leak_that_is_only_in_the_pdf_stops_the_letter(
    tmp_path: Path, editing_office: None
) -> None:
    root = workspace_with(tmp_path / "concerns", "S05-bigtable.docx")
    assert sigdocs(root, "letter", "outcome", CASE).returncode == 0
    (draft,) = (root / "outbox").rglob("*outcome-letter.docx")
    done = sigdocs(root, "finalise", str(draft))
    assert done.returncode == 20, done.stdout + done.stderr
    assert "a link or annotation" in done.stderr
    assert "row 5 of the redaction report" in done.stderr
    assert "leak-strong" in done.stderr
    assert "Clark" not in done.stdout + done.stderr
    assert not list((root / "outbox").rglob("*.pdf"))


def test_a_leak_that_is_only_in_the_pdf_of_a_pack_keeps_the_pdf_back(
    tmp_path: Path, editing_office: None
) -> None:
    root = workspace_with(tmp_path / "concerns", "S01-annex.docx")
    done = sigdocs(root, "pack", "build", "2026-12-10", today="2026-12-08")
    assert done.returncode == 20, done.stdout + done.stderr
    assert "Tadeusz" not in done.stdout + done.stderr
    assert not list((root / "outbox" / "packs").rglob("*.pdf"))


def test_the_same_letter_without_the_edit_leaves(tmp_path: Path) -> None:
    root = workspace_with(tmp_path / "concerns", "S05-bigtable.docx")
    assert sigdocs(root, "letter", "outcome", CASE).returncode == 0
    (draft,) = (root / "outbox").rglob("*outcome-letter.docx")
    done = sigdocs(root, "finalise", str(draft))
    assert done.returncode == 0, done.stdout + done.stderr
