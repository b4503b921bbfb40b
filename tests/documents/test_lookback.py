"""A trust's look-back schedule: only if decided, only its own numbers, encrypted, restricted, recorded."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdf
import pytest

from sigdocs.model.decisions import Decision, Outcome
from sigdocs.model.lookback import decides_lookback
from sigdocs.model.personal import PersonalText
from tests.documents.at_work import CASE, HAS_OFFICE, register_of, sigdocs
from tests.documents.test_briefs import brief, notified, words_in
from tests.rendering_letters.test_brief import WRITTEN, written_in

PASSWORD = "three random words"
TOLD = (
    "On 3 May 2026 and on 4 June 2026 two patients were harmed on one list.\n"
    "- Mrs Winifred Abbott, hospital number MU2209841, lost an eye.\n"
    "- Mr Cosmo Delacroix-Hart, hospital number MU7781203, had the same infection."
)
AGREED = (
    "The Group agreed to share with the Medical Director.\nRationale: the list goes on.\n"
    "1. Letter to the Medical Director asking for a look-back at all injections since 2024. "
    "By 17 December 2026. Owner: Rufus Okonjo. KPI: yes."
)
SURGEON = "Mr Lucian Featherby, surgeon, GMC 9912345."


def decided(root: Path, **changes: str) -> Path:
    """A case whose Group decided on a look-back; the two hospital numbers stand in 1f."""
    return notified(root, **{"1d": SURGEON, "1f": TOLD, "4a": AGREED, **changes})


def confirmed(root: Path, organisation: str = "Midshire and Dales NHS Trust") -> None:
    file = root / "brief.docx"
    rows = {**WRITTEN, "Organisation": organisation}
    file.write_bytes(written_in(brief(root, "medical-director"), rows))
    words = ("letter", "share", CASE, "--to", "medical-director", "--brief", str(file))
    done = sigdocs(root, *words)
    assert done.returncode == 0, done.stderr


def schedule(root: Path, *more: str, to: str = "medical-director") -> tuple[int, str, str]:
    file = root / "password.txt"
    file.write_text(PASSWORD + "\n")
    file.chmod(0o600)
    done = sigdocs(
        root, "letter", "schedule", CASE, "--to", to, "--password-file", str(file), *more
    )
    assert "MU2209841" not in done.stdout + done.stderr
    return done.returncode, done.stdout.strip(), done.stderr


@pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")
def test_the_schedule_holds_the_numbers_and_opens_with_the_password_only(tmp_path: Path) -> None:
    root = decided(tmp_path / "concerns")
    assert "The form has two of the patients’ hospital numbers" in words_in(
        brief(root, "medical-director")
    )
    code, _, err = schedule(root)
    assert code == 21
    assert "Nobody has confirmed" in err
    confirmed(root, "Wyrmsley Coastal NHS Trust")
    code, _, err = schedule(root)
    assert code == 21, "another organisation than the form's"
    confirmed(root)

    code, out, err = schedule(root)

    assert code == 0, err
    assert Path(out).is_relative_to(root.resolve() / "restricted" / "schedules")
    assert Path(out).stat().st_mode & 0o077 == 0
    assert not list((root / "outbox").rglob("*schedule*"))
    content = Path(out).read_bytes()
    assert b"MU2209841" not in content
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(content))
    with pikepdf.open(io.BytesIO(content), password=PASSWORD) as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert opened.allow.accessibility
    reader = pypdf.PdfReader(io.BytesIO(content))
    reader.decrypt(PASSWORD)
    told = " ".join(page.extract_text() for page in reader.pages)
    for words in ("MU2209841", "MU7781203", "Patient 1", "Patient 2"):
        assert words in told
    for words in ("Abbott", "Delacroix", "Featherby", "lost an eye"):
        assert words not in told
    with register_of(root) as register:
        (made,) = (d.facts for d in register.documents(CASE) if "schedule" in d.facts.kind)
    assert (made.status.value, made.recipient) == ("restricted", "medical-director")


def test_without_a_decision_on_it_no_schedule_is_written(tmp_path: Path) -> None:
    plain = "The Group agreed to share with the Medical Director.\n" + (
        "Rationale: the Trust has done a look-back already.\n"
        "1. Letter to the Medical Director. By 17 December 2026. Owner: Rufus Okonjo. KPI: yes."
    )
    root = decided(tmp_path / "concerns", **{"4a": plain})
    code, _, err = schedule(root)
    assert code == 21
    assert "has not decided on a look-back" in err
    assert "send its decision sheet" in err
    code, _, err = schedule(root, to="gmc")
    assert code == 21


@pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")
def test_where_several_organisations_are_named_a_person_says_whose_numbers(tmp_path: Path) -> None:
    root = decided(
        tmp_path / "concerns", **{"1c": "Midshire and Dales NHS Trust; Lower Dales NHS Trust"}
    )
    confirmed(root)
    code, _, err = schedule(root)
    assert code == 21
    assert "1: question 1f, line 2, Patient 1; 2: question 1f, line 3, Patient 2" in err
    code, out, err = schedule(root, "--row", "2")
    assert code == 0, err
    reader = pypdf.PdfReader(out)
    reader.decrypt(PASSWORD)
    told = " ".join(page.extract_text() for page in reader.pages)
    assert "MU7781203" in told
    assert "MU2209841" not in told


@pytest.mark.parametrize(
    ("words", "is_decided"),
    [
        ("Letter asking for a risk-stratified look-back.", True),
        ("The Trust is to look back at injections.", True),
        ("The Trust will undertake a patient recall.", True),
        ("Looking back at 2024 is for the Trust to do", True),
        ("No look-back is needed.", False),
        ("The Group considered whether a look-back is needed; it is not.", False),
        ("Share now. A lookback has to be agreed by 8 January.", True),
    ],
)
def test_a_look_back_counts_where_it_is_agreed(words: str, is_decided: bool) -> None:
    decision = Decision(
        outcome=Outcome.ACTION,
        rationale=PersonalText("A look-back was done before."),
        meeting=None,
        statement=PersonalText(words),
    )
    assert decides_lookback(decision, "") is is_decided


def test_a_short_password_and_an_open_file_are_refused(tmp_path: Path) -> None:
    root = decided(tmp_path / "concerns")
    file = tmp_path / "password.txt"
    file.write_text("short")
    for mode, why in ((0o644, "Others may read"), (0o600, "12 characters")):
        file.chmod(mode)
        words = ("--to", "medical-director", "--password-file", str(file))
        done = sigdocs(root, "letter", "schedule", CASE, *words)
        assert done.returncode == 30
        assert why in done.stderr
