"""Reminders come back edited like any letter: proven, held against what is still awaited, sealed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.at_work import (
    CASE,
    HAS_OFFICE,
    changed,
    drop,
    register_of,
    sigdocs,
    workspace_with,
)
from tests.documents.test_finalise import approval_asked, completed, draft, finalised, pdf_words
from tests.rendering_letters.test_brief import WRITTEN, written_in

pytestmark = pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")
LATER = "2027-03-01"
HAND = "Please ring us if that helps."


@pytest.fixture(scope="module")
def reminded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A decided case whose actions are overdue, and the answer to whose sealed letter is too."""
    root = workspace_with(tmp_path_factory.mktemp("reminders") / "concerns", "S05-bigtable.docx")
    brief = sigdocs(root, "letter", "brief", CASE, "--to", "medical-director").stdout.strip()
    file = root / "brief.docx"
    file.write_bytes(written_in(Path(brief).read_bytes(), WRITTEN))
    words = ("letter", "share", CASE, "--to", "medical-director", "--brief", str(file))
    assert sigdocs(root, *words).returncode == 0
    edited = completed(draft(root, "letter-to-medical-director"))
    code, _, told = finalised(root, edited, root)
    assert code == 21, told
    assert sigdocs(root, *approval_asked(told)).returncode == 0
    assert sigdocs(root, "reminders", today=LATER).returncode == 0
    return root


def letters(root: Path, words: str) -> list[Path]:
    """The drafts that say this."""
    from docx import Document

    found = sorted((root / "outbox" / "reminders" / LATER).glob("*.docx"))
    return [f for f in found if words in "\n".join(p.text for p in Document(str(f)).paragraphs)]


def edited(path: Path) -> bytes:
    return changed(path.read_bytes(), lambda xml: xml.replace("Yours sincerely", HAND, 1))


def sealed_later(root: Path, content: bytes, folder: Path) -> tuple[int, str]:
    done = sigdocs(root, "finalise", str(drop(folder, content)), today=LATER)
    return done.returncode, done.stderr


def test_a_reminder_to_the_owner_of_actions_is_sealed_as_it_was_edited(reminded: Path) -> None:
    (path, *_) = letters(reminded, "The Significant Concerns Group agreed")
    file = drop(reminded / "inbox" / "secretariat", edited(path))

    done = sigdocs(reminded, "run", today="2027-03-02")

    assert "Sealed." in done.stdout, done.stdout + done.stderr
    assert not file.exists()
    (sealed,) = (reminded / "outbox" / "final" / path.stem).glob("*.pdf")
    told = pdf_words(str(sealed))
    assert HAND in told
    assert "DRAFT" not in told


def test_a_reminder_to_another_organisation_waits_for_information_governance(
    reminded: Path, tmp_path: Path
) -> None:
    (path,) = letters(reminded, "We wrote to you in confidence")
    code, told = sealed_later(reminded, edited(path), tmp_path)
    assert code == 21
    assert not (reminded / "outbox" / "final" / path.stem).exists()

    approved = sigdocs(reminded, *approval_asked(told), today=LATER)

    assert approved.returncode == 0, approved.stderr
    (sealed,) = (reminded / "outbox" / "final" / path.stem).glob("*.pdf")
    assert HAND in pdf_words(str(sealed))


def test_a_reminder_of_what_has_been_done_since_is_refused(reminded: Path, tmp_path: Path) -> None:
    (path, *_) = letters(reminded, "The Significant Concerns Group agreed")
    with register_of(reminded) as register:
        numbers = [row.facts.number for row in register.actions(CASE)]
    for number in numbers:
        assert sigdocs(reminded, "actions", "done", CASE, str(number), today=LATER).returncode == 0

    code, told = sealed_later(reminded, edited(path), tmp_path)

    assert code == 21
    assert "has come, or been done, since it was drafted" in told


def test_a_reminder_of_an_answer_that_came_is_refused(reminded: Path, tmp_path: Path) -> None:
    (path,) = letters(reminded, "We wrote to you in confidence")
    came = sigdocs(reminded, "letter", "received", CASE, "--from", "medical-director", today=LATER)
    assert came.returncode == 0, came.stderr

    code, told = sealed_later(reminded, edited(path), tmp_path)

    assert code == 21
    assert "has come, or been done, since it was drafted" in told
