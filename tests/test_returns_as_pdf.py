"""Return letters leave as Word and as PDF: all of a run in one call, and none is ever forgotten."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from sigdocs.model.documents import PDF
from sigdocs.proofing.accessibility import check_accessibility
from tests.conftest import SAMPLES

COMMAND = str(Path(sys.executable).parent / "sigdocs")
LONG_AGO = 1_790_000_000
NO_OFFICE = {"PATH": ""}
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="NOT tested: no LibreOffice here"
)


def run(root: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """A process of its own: each finds its office suite, or does not."""
    words = [COMMAND, "run", "-w", str(root), "--today", "2026-11-24"]
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def returned(tmp_path: Path) -> tuple[Path, Path]:
    """A workspace with an incomplete form in its inbox, and where its letter is going to lie."""
    root = tmp_path / "concerns"
    subprocess.run([COMMAND, "init", str(root)], check=True, capture_output=True)
    form = root / "inbox" / "form.docx"
    shutil.copyfile(SAMPLES / "S03-tracked.docx", form)
    os.utime(form, (LONG_AGO, LONG_AGO))
    return root, root / "outbox" / "returned" / "SC-2026-0001"


def attachments(email: Path) -> Iterator[tuple[str, bytes]]:
    for part in message_from_bytes(email.read_bytes(), policy=default).walk():
        name, content = part.get_filename(), part.get_payload(decode=True)
        if name and isinstance(content, bytes):
            yield name, content


@needs_office
def test_each_letter_of_a_run_is_a_pdf_too_and_goes_with_its_draft_e_mail(
    demo: tuple[Path, str],
) -> None:
    folders = sorted((demo[0] / "outbox" / "returned").iterdir())
    assert len(folders) == 4
    for folder in folders:
        (pdf,), (email,) = folder.glob("*-return-letter.pdf"), folder.glob("*.eml")
        assert list(attachments(email)) == [(pdf.name, pdf.read_bytes())]
        assert not list(check_accessibility(pdf.read_bytes(), PDF))


@needs_office
def test_where_no_office_suite_is_there_the_next_run_that_has_one_makes_the_pdf(
    returned: tuple[Path, Path],
) -> None:
    root, folder = returned

    bare = run(root, NO_OFFICE)

    assert bare.returncode == 12
    assert "The return letters are in Word only. LibreOffice is not installed" in bare.stderr
    assert sorted(path.suffix for path in folder.iterdir()) == [".docx", ".eml"]
    (email,) = folder.glob("*.eml")
    assert [name for name, _ in attachments(email)] == ["SC-2026-0001-return-letter.docx"]

    again = run(root)

    assert (again.returncode, again.stderr) == (0, "")
    assert sorted(path.suffix for path in folder.iterdir()) == [".docx", ".eml", ".pdf"]

    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    run(root)
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_a_letter_that_somebody_took_out_of_the_outbox_is_asked_after_no_more(
    returned: tuple[Path, Path],
) -> None:
    root, folder = returned
    run(root, NO_OFFICE)
    (letter,) = folder.glob("*.docx")
    letter.unlink()

    again = run(root, NO_OFFICE)

    assert (again.returncode, again.stderr) == (0, "")
