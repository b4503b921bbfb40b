"""A decision sheet: made with the pack, filled in, saved by LibreOffice, recorded, written from."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from sigdocs.model.events import EventKind
from tests.documents.at_work import (
    CASE,
    HAS_OFFICE,
    drop,
    register_of,
    saved_by_libreoffice,
    sigdocs,
    words,
    workspace_with,
)
from tests.documents.sheets import filled

pytestmark = pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")
ROWS = {
    "Further organisational action?": "Yes",
    "What the Group decided": "Information about Mr Adeyemi-Clarke is to be shared with the Trust.",
    "Rationale": "Three patients were harmed & the list goes on.",
    "Chief Executive or Senior Management Team to be told?": "No",
    "Escalation if no assurance is received": "Without an answer, NHS England is told.",
    "Support offered": "Advice from Practitioner Performance Advice.",
    "Responsible staff": "Dervla Quigley",
    "Apologies": "Dr Femi Lawal",
    "Conflicts of interest declared, and what was done": "None declared",
    "Outcome confirmed by": "Margaret Ainsley-Cooke",
    "Date of confirmation": "11 December 2026",
    "KPI: was all relevant information included?": "Yes",
    "KPI: were appropriate steps agreed?": "Yes",
}
SHARING = (
    ("NHS England", "The pattern, by letter", ""),
    (
        "Medical Director",
        "The claims, by letter",
        "a second surgeon for every list, by 8 January 2027",
    ),
)
ACTIONS = (
    ("Write to the Medical Director", "Dr Vikram Sethi", "by 17 December 2026", "Yes"),
    ("Review Mr Zbigniew Wójcik's claim again", "", "within 2 weeks", "No"),
)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workspace whose only case came back decided, and what the run said."""
    folder = tmp_path_factory.mktemp("sheets")
    root = workspace_with(folder / "concerns", "S01-annex.docx")
    drop(root / "inbox" / "secretariat", saved_by_libreoffice(answered(root), folder / "lo"))
    return root, sigdocs(root, "run").stdout


def sheet(root: Path) -> bytes:
    folder = root / "outbox" / "packs"
    if not folder.exists():
        done = sigdocs(root, "pack", "build", "2026-12-10", today="2026-12-08")
        assert "SC-2026-0001-decision-sheet.docx" in done.stdout, done.stdout + done.stderr
    (found,) = folder.rglob("*decision-sheet.docx")
    return found.read_bytes()


def answered(root: Path, **changes: str) -> bytes:
    return filled(sheet(root), ROWS | changes, sharing=SHARING, actions=ACTIONS)


def test_a_sheet_that_comes_back_is_the_outcome(decided: tuple[Path, str]) -> None:
    root, told = decided
    assert f"{CASE}: recorded as an outcome" in told
    assert "Decision: yes; 2 actions; shares with nhs-england, medical-director." in told
    assert "1 arrived = 1 outcome (adds up)" in told
    listed = sigdocs(root, "actions", "--json").stdout
    assert '"due": "2026-12-17"' in listed
    assert '"due": "2026-12-24"' in listed
    assert '"owner": "Dervla Quigley"' in listed, "who is responsible has what nobody else has"
    assert "Wójcik" not in listed
    with register_of(root) as register:
        (owed,) = register.assurances(CASE)
        kpis = {answer.question: answer.yes for answer in register.kpis(CASE)}
    assert (owed.recipient, owed.due) == ("medical-director", date(2027, 1, 8))
    assert kpis["5a"] is kpis["5b"] is True
    assert "The record is sound" in sigdocs(root, "audit", "verify").stdout


def test_status_shows_who_is_told_in_the_decided_order_and_what_is_due_back(
    decided: tuple[Path, str],
) -> None:
    root, _ = decided
    told = sigdocs(root, "status", CASE).stdout + sigdocs(root, "status", CASE).stderr
    flat = " ".join(told.split())
    assert "Told 1: NHS England - nothing written yet; no answer is awaited." in flat
    due = "answer due 8 January 2027, goes further up on 11 January 2027"
    assert f"Told 2: Medical Director - nothing written yet; {due}." in flat
    nobody = sigdocs(root, "letter", "received", CASE, "--from", "cqc")
    assert nobody.returncode == 31


def test_letters_are_written_from_the_sheet(decided: tuple[Path, str]) -> None:
    root, _ = decided
    letter = words(Path(sigdocs(root, "letter", "outcome", CASE).stdout.strip()))
    assert "Three patients were harmed & the list goes on." in letter
    assert "Information about Mr Adeyemi-Clarke is to be shared with the Trust." in letter
    assert "This outcome was confirmed by Margaret Ainsley-Cooke on 11 December 2026." in letter
    assert "Responsible staff: Dervla Quigley" in letter
    assert "Dr Vikram Sethi" in letter, "a member of the Group is no clinician of the case"
    assert letter.index("NHS England") < letter.rindex("Medical Director")
    assert "Wójcik" not in letter

    brief = words(
        Path(sigdocs(root, "letter", "brief", CASE, "--to", "medical-director").stdout.strip())
    )
    assert "a second surgeon for every list" in brief
    assert "Without an answer, NHS England is told." in brief
    assert "Advice from Practitioner Performance Advice." in brief
    assert sigdocs(root, "letter", "brief", CASE, "--to", "gmc").returncode == 21


def test_the_words_of_the_decision_are_in_the_vault_and_not_in_the_register(
    decided: tuple[Path, str],
) -> None:
    root, _ = decided
    register = (root / "register.sqlite").read_bytes()
    assert b"a second surgeon" not in register
    assert b"Quigley" not in register


def test_another_decision_on_a_decided_case_is_held(decided: tuple[Path, str]) -> None:
    root, _ = decided
    later = answered(root, **{"Rationale": "On second thoughts."})
    drop(root / "inbox" / "secretariat", later)
    told = sigdocs(root, "run").stdout
    assert "1 arrived = 1 held (adds up)" in told
    assert "decided already" in told


CORRECTION = {
    "Only where this corrects an earlier sheet of the meeting: the reason": "Row 2 named a wrong date.",
    "Rationale": "Four patients were harmed.",
    "Chief Executive or Senior Management Team to be told?": "Yes",
    "Advice sought, and from whom": "The Caldicott Guardian was asked.",
}


def test_a_sheet_that_says_why_corrects_the_decision_and_makes_its_drafts_stale(
    decided: tuple[Path, str], tmp_path: Path
) -> None:
    root, _ = decided
    old = Path(sigdocs(root, "letter", "outcome", CASE).stdout.split()[0])
    drop(root / "inbox" / "secretariat", answered(root, **CORRECTION), "corrected.docx")

    told = sigdocs(root, "run").stdout

    assert "1 arrived = 1 outcome (adds up)" in told
    assert "It corrects the decision before" in told
    overtaken = " ".join(sigdocs(root, "status", CASE).stdout.split())
    assert "so draft it again: outcome letter" in overtaken
    actions = sigdocs(root, "actions").stdout
    assert actions.count("24 December 2026") == 1, "the open actions of before are no more"
    listed = sigdocs(root, "actions", "--json").stdout
    assert "Tell the Chief Executive or the Senior Management Team of the decision" in listed
    letter = words(Path(sigdocs(root, "letter", "outcome", CASE).stdout.split()[0]))
    assert "Four patients were harmed." in letter
    assert "The Caldicott Guardian was asked." in letter
    assert "Tell the Chief Executive or the Senior Management Team of the decision" in letter
    stale = sigdocs(root, "finalise", str(old))
    assert stale.returncode == 21
    assert "recorded anew since this was drafted" in stale.stderr
    story = " ".join(sigdocs(root, "status", CASE).stdout.split())
    assert "correction" in story
    assert "so draft it again: outcome letter" not in story, "it has been"
    with register_of(root) as register:
        first, second = register.decisions(CASE)
    assert first.facts.source != second.facts.source
    assert "The record is sound" in sigdocs(root, "audit", "verify").stdout


def test_a_sheet_without_its_decision_or_about_others_is_held(tmp_path: Path) -> None:
    root = workspace_with(tmp_path / "concerns", "S01-annex.docx")
    drop(root / "inbox" / "secretariat", sheet(root), "untouched.docx")
    other = answered(root, **{"Organisation(s) involved": "Wyrmsley Coastal Ambulance Service"})
    drop(root / "inbox" / "secretariat", other, "reused.docx")

    told = sigdocs(root, "run").stdout

    assert "2 arrived = 2 held (adds up)" in told
    assert "does not say: Further organisational action?; Rationale" in told
    assert "about other organisations" in told
    assert "No open action" in sigdocs(root, "actions").stdout


def test_an_answer_that_came_is_chased_no_more(decided: tuple[Path, str], tmp_path: Path) -> None:
    root = Path(shutil.copytree(decided[0], tmp_path / "concerns"))
    chased = sigdocs(root, "reminders", today="2027-01-12")
    assert "the answer of Medical Director is overdue, but no letter was sealed" in chased.stderr
    words_of = ("letter", "received", CASE, "--from", "Medical Director")
    done = sigdocs(root, *words_of, today="2027-01-07")
    assert "an answer came on 7 January 2027" in done.stderr
    shown = sigdocs(root, "status", CASE)
    assert "answered on 7 January 2027" in " ".join((shown.stdout + shown.stderr).split())
    assert sigdocs(root, *words_of).returncode == 31


def test_a_correction_ends_what_is_awaited_from_those_it_no_longer_names(
    decided: tuple[Path, str], tmp_path: Path
) -> None:
    root = Path(shutil.copytree(decided[0], tmp_path / "concerns"))
    assert sigdocs(root, "letter", "brief", CASE, "--to", "medical-director").returncode == 0
    assert sigdocs(root, "minutes", "draft", "2026-12-10").returncode == 0
    with register_of(root) as register:
        assert [owed.recipient for owed in register.assurances(CASE)] == ["medical-director"]
    sheet_again = filled(sheet(root), ROWS | CORRECTION, sharing=SHARING[:1], actions=ACTIONS)
    drop(root / "inbox" / "secretariat", sheet_again, "corrected.docx")

    assert "It corrects the decision before" in sigdocs(root, "run").stdout

    with register_of(root) as register:
        assert register.assurances(CASE) == ()
        assert len(register.events(CASE, EventKind.ASSURANCE_ENDED)) == 1
    story = " ".join(sigdocs(root, "status", CASE).stdout.split())
    assert "so draft it again: minutes." in story
    assert (
        "does not name them any more, so it is not to be sent: sharing brief to Medical Director"
        in story
    )
    assert "Nothing is to be chased" not in sigdocs(root, "reminders", today="2027-03-01").stderr
    assert "Medical Director" not in sigdocs(root, "reminders", today="2027-03-01").stderr
    assert "The record is sound" in sigdocs(root, "audit", "verify").stdout
    assert sigdocs(root, "minutes", "draft", "2026-12-10").returncode == 0
    again = " ".join(sigdocs(root, "status", CASE).stdout.split())
    assert "so draft it again: minutes." not in again, "the new ones rest on the new decision"
