"""The enhanced process: record with its sign-offs, the notices of 38, who was told, and the agenda."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pypdf
import pytest

from sigdocs.model.cases import CaseStatus
from sigdocs.model.events import EventKind
from sigdocs.model.notices import RecordState, Standing, Telling, Told, standings
from sigdocs.reference.notices import notice_book
from tests.documents.at_work import (
    CASE,
    HAS_OFFICE,
    changed,
    drop,
    register_of,
    sigdocs,
    words,
    workspace_with,
)

TRAIL = "S09-controls.docx"
NOTICES = ("director-activation", "director-progress", "chief-executive", "group")
needs_office = pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")


@pytest.fixture(scope="module")
def stood_down(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose only case is a record that has been stood down."""
    return workspace_with(tmp_path_factory.mktemp("trail") / "concerns", TRAIL)


@pytest.fixture
def root(stood_down: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(stood_down, tmp_path / "concerns"))


def record(root: Path) -> str:
    assert sigdocs(root, "trail", "record", CASE).returncode == 0
    return words(root / "outbox" / "trail" / CASE / f"{CASE}-audit-trail.docx")


def test_the_record_begins_with_its_sign_offs_and_ends_with_who_was_told(root: Path) -> None:
    said = record(root)
    table = said[said.index("Sign-off of each section") : said.index("1. General information\n")]
    for line in (
        "1. General information and 2. Background",
        "meeting 1",
        "meeting 2",
        "8. Closure",
    ):
        assert line in table
    assert "20 November 2026" in table
    told = said[said.index("Who has been told") :]
    assert told.count("Director of Advice and Appeals") == 3
    assert "NHS Resolution Board" in told
    assert "To be considered" in told


def test_the_notices_that_are_due_are_drafted(root: Path) -> None:
    done = sigdocs(root, "trail", "notices", CASE)
    assert done.returncode == 0, done.stderr
    names = [Path(line).stem for line in done.stdout.splitlines()]
    assert names == [f"{CASE}-notice-{key}" for key in NOTICES]
    group = words(root / "outbox" / "trail" / CASE / f"{CASE}-notice-group.docx")
    for asked in ("Residual issues and their owners", "Monitoring", "Decision on action"):
        assert asked in group
    director = words(root / "outbox" / "trail" / CASE / f"{CASE}-notice-director-activation.docx")
    assert "What has happened" not in director, "the Director needs no patient's story (17)"


def test_who_takes_it_in_absence_is_a_gap_until_a_person_fills_it_in(
    root: Path, tmp_path: Path
) -> None:
    done = sigdocs(root, "trail", "notices", CASE, "--to", "chief-executive", "--in-absence")
    assert "in the absence of the Chief Executive" in words(Path(done.stdout.strip()))
    assert sigdocs(root, "finalise", done.stdout.strip()).returncode == 12


@needs_office
def test_a_finalised_notice_counts_as_given(root: Path) -> None:
    (draft,) = sigdocs(root, "trail", "notices", CASE, "--to", "group").stdout.splitlines()
    done = sigdocs(root, "finalise", draft)
    assert done.returncode == 0, done.stderr
    assert "DRAFT" not in pypdf.PdfReader(done.stdout.strip()).pages[0].extract_text()
    waiting = sigdocs(root, "status", CASE).stdout
    (now,) = re.findall(r"To be told now \(38\): ([^.]*)\.", waiting)
    assert "Significant Concerns Group" not in now
    assert "Chief Executive" in now


def test_telling_otherwise_and_considering_are_recorded_and_shown(root: Path) -> None:
    reason = "Nothing of this touches the Board."
    told = sigdocs(root, "trail", "told", CASE, "chief-executive", "--on", "2026-10-06")
    assert "Chief Executive: Told on 6 October 2026." in told.stderr
    done = sigdocs(root, "trail", "not-needed", CASE, "board", "--because", reason)
    assert done.returncode == 0, done.stderr
    said = record(root)
    assert "Told on 6 October 2026" in said
    assert "Considered on 11 December 2026: not needed" in said
    with register_of(root) as register:
        events = register.events(CASE, EventKind.NOTICE_RECORDED)
        assert len(events) == 2
        assert register.verify().sound
    assert reason.encode() not in b"".join(p.read_bytes() for p in root.glob("register.sqlite*"))


def test_a_case_is_closed_once_everybody_was_told(root: Path) -> None:
    close = ("case", "close", CASE, "--reason", "actions-completed")
    refused = sigdocs(root, *close)
    assert refused.returncode == 21
    assert "Not told yet (38): Director of Advice and Appeals, Chief Executive" in refused.stderr
    for who in NOTICES:
        assert sigdocs(root, "trail", "told", CASE, who).returncode == 0
    assert sigdocs(root, *close).returncode == 0


def test_what_must_be_told_cannot_be_left_out(root: Path) -> None:
    done = sigdocs(root, "trail", "not-needed", CASE, "group", "--because", "x")
    assert done.returncode == 2


def test_the_worklist_says_who_must_be_told(root: Path) -> None:
    shown = " ".join(sigdocs(root, "status").stdout.split())
    assert f"{CASE}: To be told now (38): Director of Advice and Appeals, Chief Executive" in shown


def test_a_case_without_a_record_says_how_to_begin_one(tmp_path: Path) -> None:
    root = workspace_with(tmp_path / "concerns", "S01-annex.docx")
    done = sigdocs(root, "trail", "notices", CASE)
    assert done.returncode == 31
    assert f"sigdocs form audit-trail --case {CASE}" in done.stderr

    begun = sigdocs(root, "form", "audit-trail", "--case", CASE)
    assert begun.returncode == 0, begun.stderr
    form = Path(begun.stdout.strip())
    assert "restricted" in form.parts
    filled = changed(form.read_bytes(), lead_named)
    drop(root / "inbox", filled, "record.docx")
    assert "1 accepted" in sigdocs(root, "run").stdout
    with register_of(root) as register:
        (case,) = register.cases()
        assert case.status is CaseStatus.ENHANCED
    assert sigdocs(root, "pack", "build", "2026-12-10").returncode == 0
    pack = words(next((root / "outbox" / "packs").rglob("*-pack-edition-1.docx")))
    assert "Enhanced significant concerns process – audit trail record" in pack
    assert "To be told now (38)" in sigdocs(root, "status", CASE).stdout


def lead_named(xml: str) -> str:
    """The record with its nominated lead and the reason for the enhanced process."""
    for tag, said in (
        ("1g", "A. Example, Director of Claims Management"),
        ("1l", "Same-day need."),
    ):
        pattern = rf'(<w:tag w:val="{tag}"/>.*?<w:sdtContent>.*?<w:t[^>]*>)[^<]*'
        xml, count = re.subn(pattern, lambda m, s=said: m[1] + s, xml, count=1, flags=re.DOTALL)
        assert count
    return xml.replace("<w:showingPlcHdr/>", "").replace('<w:rStyle w:val="PlaceholderText"/>', "")


DAY, LATER = date(2026, 10, 6), date(2026, 10, 13)
ACTIVE = RecordState(is_stood_down=False, last=DAY)
MOVED = RecordState(is_stood_down=False, last=LATER, revisions=2)
ENDED = RecordState(is_stood_down=True, last=LATER, revisions=3)


@pytest.mark.parametrize(
    ("state", "told", "expected"),
    [
        (ACTIVE, {}, {"director-activation": Standing.DUE, "director-progress": Standing.NOT_YET,
                      "chief-executive": Standing.CAN_WAIT, "group": Standing.NOT_YET,
                      "board": Standing.TO_CONSIDER}),
        (ACTIVE, {"director-activation": DAY}, {"director-activation": Standing.GIVEN,
                                                "director-progress": Standing.NOT_YET}),
        (MOVED, {"director-activation": DAY}, {"director-progress": Standing.DUE}),
        (MOVED, {"director-activation": DAY, "director-progress": LATER},
         {"director-progress": Standing.GIVEN}),
        (ENDED, {"director-activation": LATER}, {"director-progress": Standing.DUE,
                                                 "chief-executive": Standing.DUE,
                                                 "group": Standing.DUE}),
        (ENDED, {"group": LATER, "board": LATER}, {"group": Standing.GIVEN, "board": Standing.GIVEN}),
    ],
)  # fmt: skip
def test_when_each_notice_is_due(
    state: RecordState, told: dict[str, date], expected: dict[str, Standing]
) -> None:
    known = {key: [Told(on=day)] for key, day in told.items()}
    found = {each.key: each.standing for each in standings(notice_book(), state, known)}
    assert {key: found[key] for key in expected} == expected


def test_who_need_not_be_told_is_no_longer_open() -> None:
    told = {"board": [Told(on=DAY, telling=Telling.NOT_NEEDED)]}
    (board,) = (each for each in standings(notice_book(), ACTIVE, told) if each.key == "board")
    assert board.standing is Standing.NOT_NEEDED
    assert not board.is_open
