"""The minutes of a meeting: from decision sheets and from forms that came with section 4 filled in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdf
import pytest

from sigdocs.model.documents import DocumentKind
from sigdocs.model.records import DocumentStatus
from tests.documents.at_work import (
    HAS_OFFICE,
    changed,
    drop,
    register_of,
    saved_by_libreoffice,
    sigdocs,
    words,
    workspace_with,
)
from tests.documents.sheets import filled
from tests.documents.test_decision_sheets import ACTIONS, ROWS, SHARING, sheet

APOLOGY = {
    "Chair and members present": "Margaret Ainsley-Cooke, Chair\nAlastair Crewe, Dervla Quigley",
    "Conflicts of interest declared, and what was done": "Alastair Crewe knows the surgeon; he left.",
}


MEETING = date(2026, 12, 10)
needs_office = pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose meeting decided one case, with its minutes drafted."""
    root = workspace_with(tmp_path_factory.mktemp("minutes") / "concerns", "S01-annex.docx")
    content = filled(sheet(root), ROWS | APOLOGY, sharing=SHARING, actions=ACTIONS)
    drop(root / "inbox" / "secretariat", content)
    assert "1 outcome" in sigdocs(root, "run").stdout
    done = sigdocs(root, "minutes", "draft", "2026-12-10")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture(scope="module")
def minutes(decided: Path) -> str:
    return words(drafted(decided))


def drafted(root: Path) -> Path:
    (found,) = (root / "outbox" / "minutes").glob("2026-12-10-minutes.docx")
    return found


def by_hand(line: str) -> Callable[[str], str]:
    """Takes out every open passage and puts a line before the rationale, as a person does."""

    def complete(xml: str) -> str:
        xml = re.sub(r"\[[^\W\d_][^\[\]<]*\]", "No", xml)
        return xml.replace("Three patients", f"{line} Three patients")

    return complete


def test_attendance_apologies_and_declarations_come_from_the_sheet(minutes: str) -> None:
    present, _, rest = minutes.partition("In attendance")
    assert "Dervla Quigley" in present
    attending, _, rest = rest.partition("Apologies")
    assert "Nathaniel Poole" in attending
    apologies, _, rest = rest.partition("Declarations of interest")
    assert "Dr Femi Lawal" in apologies
    assert "Dr Vikram Sethi [not recorded as present: apologies?]" in apologies
    assert "SC-2026-0001: Alastair Crewe knows the surgeon" in rest


def test_a_decision_has_its_rationale_and_its_actions(minutes: str) -> None:
    assert "NHS Resolution will take further action at an organisational level" in minutes
    assert "Three patients were harmed & the list goes on." in minutes
    for cell in ("Write to the Medical Director", "Dr Vikram Sethi", "By 17 December 2026"):
        assert cell in minutes
    assert minutes.rindex("NHS England") < minutes.rindex("Agreed actions")
    assert "DRAFT" in minutes


def test_patients_are_not_named_in_the_minutes(minutes: str) -> None:
    assert "Review" in minutes
    assert "Wójcik" not in minutes


def test_decisions_read_from_forms_are_minuted_too(demo: tuple[Path, str]) -> None:
    root, _ = demo
    done = sigdocs(root, "minutes", "draft", "2026-10-08")
    assert done.returncode == 0, done.stderr
    told = words(Path(done.stdout.strip()))
    assert "SC-2026-0001" in told
    assert "Margaret Ainsley-Cooke" in told
    assert "Letter to the GMC employer liaison adviser" in told
    assert "Head of Communications" in told.partition("Apologies")[2]
    assert "Desmond Clark" not in told


def test_a_meeting_that_is_not_in_the_calendar_is_refused(demo: tuple[Path, str]) -> None:
    root, _ = demo
    assert sigdocs(root, "minutes", "draft", "2026-10-09").returncode == 30


@needs_office
def test_edited_minutes_come_back_and_are_sealed(decided: Path, tmp_path: Path) -> None:
    edited = changed(drafted(decided).read_bytes(), by_hand("Two minor corrections were agreed."))
    drop(decided / "inbox" / "secretariat", saved_by_libreoffice(edited, tmp_path / "lo"))

    done = sigdocs(decided, "run")

    assert "1 arrived = 1 accepted (adds up)" in done.stdout, done.stdout + done.stderr
    assert "Sealed." in done.stdout
    (pdf,) = (decided / "outbox" / "final").rglob("2026-12-10-minutes-final.pdf")
    told = " ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    assert "Two minor corrections were agreed." in " ".join(told.split())
    assert "DRAFT" not in told
    with register_of(decided) as register:
        (sealed,) = [d for d in register.documents(meeting=MEETING) if d.facts.media == "pdf"
                     and d.facts.kind is DocumentKind.MINUTES]  # fmt: skip
    assert sealed.status is DocumentStatus.RELEASED


def test_minutes_with_open_passages_or_removed_words_are_not_sealed(
    decided: Path, tmp_path: Path
) -> None:
    file = tmp_path / "edited.docx"
    file.write_bytes(drafted(decided).read_bytes())
    done = sigdocs(decided, "finalise", str(file))
    assert done.returncode == 12
    assert "square brackets" in done.stderr

    edited = changed(file.read_bytes(), by_hand("Mr Zbigniew Wójcik was discussed."))
    file.write_bytes(edited)
    done = sigdocs(decided, "finalise", str(file))
    assert done.returncode == 20, done.stderr
    assert "Wójcik" not in done.stderr


def test_members_named_in_one_line_stand_each_in_a_line_of_their_own(minutes: str) -> None:
    lines = minutes.splitlines()
    assert "Alastair Crewe" in lines
    assert "Dervla Quigley" in lines
    assert "Margaret Ainsley-Cooke, Chair" in lines, "a post is no member"
