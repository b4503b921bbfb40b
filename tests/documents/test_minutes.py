"""The minutes of a meeting: from decision sheets and from forms that came with section 4 filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.at_work import drop, sigdocs, words, workspace_with
from tests.documents.sheets import filled
from tests.documents.test_decision_sheets import ACTIONS, ROWS, SHARING, sheet

APOLOGY = {
    "Chair and members present": "Margaret Ainsley-Cooke, Chair\nAlastair Crewe\nDervla Quigley",
    "Conflicts of interest declared, and what was done": "Alastair Crewe knows the surgeon; he left.",
}


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The words of the minutes of a meeting that decided one case."""
    root = workspace_with(tmp_path_factory.mktemp("minutes") / "concerns", "S01-annex.docx")
    content = filled(sheet(root), ROWS | APOLOGY, sharing=SHARING, actions=ACTIONS)
    drop(root / "inbox" / "secretariat", content)
    assert "1 outcome" in sigdocs(root, "run").stdout
    done = sigdocs(root, "minutes", "draft", "2026-12-10")
    assert done.returncode == 0, done.stderr
    return words(Path(done.stdout.strip()))


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
