"""The brief: written, completed, sent back or named, and the letter that is written from it alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.at_work import (
    CASE,
    HAS_OFFICE,
    drop,
    saved_by_libreoffice,
    sigdocs,
    words,
    workspace_with,
)
from tests.rendering_letters.test_brief import WRITTEN, written_in

DECIDED = "S05-bigtable.docx"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a case that the Group decided: to tell the Medical Director and the GMC."""
    return workspace_with(tmp_path_factory.mktemp("briefs") / "concerns", DECIDED)


def brief(root: Path, to: str = "gmc") -> bytes:
    done = sigdocs(root, "letter", "brief", CASE, "--to", to)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip()).read_bytes()


def completed(content: bytes, **changes: str) -> bytes:
    return written_in(
        content, {**WRITTEN, **{"Name of the addressee": "Dr Ada Unsworth"}, **changes}
    )


def addressed_to(content: bytes, name: str) -> bytes:
    return written_in(content, {**WRITTEN, "Name of the addressee": name})


def test_a_completed_brief_that_is_named_gives_the_letter(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(completed(brief(case)))

    done = sigdocs(case, "letter", "share", CASE, "--to", "gmc", "--brief", str(file))

    assert done.returncode == 0, done.stderr
    told = words(Path(done.stdout.strip()))
    assert "Dear Dr Ada Unsworth" in told
    assert "The list goes on <every week>." in told
    again = sigdocs(case, "letter", "share", CASE, "--to", "gmc")
    assert words(Path(again.stdout.strip())) == told, "the brief that came back is kept to"


def test_without_a_brief_the_letter_leaves_the_addressee_open_and_says_so(case: Path) -> None:
    done = sigdocs(case, "letter", "share", CASE, "--to", "medical-director")
    assert "nobody has completed a brief" in done.stderr
    assert "[Name and address" in words(Path(done.stdout.strip()))


@pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")
def test_a_brief_sent_back_through_the_inbox_gives_the_letter(case: Path, tmp_path: Path) -> None:
    content = saved_by_libreoffice(addressed_to(brief(case), "Prof Edwin Marchbank"), tmp_path)
    drop(case / "inbox" / "secretariat", content)

    done = sigdocs(case, "run")

    assert f"{CASE}: accepted. Letter drafted from the brief." in done.stdout, done.stdout
    assert "1 arrived = 1 accepted (adds up)" in done.stdout
    letters = (case / "outbox" / "letters" / CASE).glob("*letter-to-gmc*.docx")
    assert any("Dear Prof Edwin Marchbank" in words(letter) for letter in letters)
    assert not list((case / "inbox" / "secretariat").iterdir())


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Dr R. Llewellyn-Price", "subject of the concern"),
        ("Llewellyn-Price", "subject of the concern"),
        ("Dr Benedikt Osei", "part in the concern"),
    ],
)
def test_an_addressee_with_a_part_in_the_concern_is_refused(
    case: Path, tmp_path: Path, name: str, why: str
) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(addressed_to(brief(case), name))
    done = sigdocs(case, "letter", "share", CASE, "--to", "gmc", "--brief", str(file))
    assert done.returncode == 21
    assert why in done.stderr
    assert name.split()[-1] not in done.stderr

    drop(case / "inbox" / "secretariat", file.read_bytes(), f"{name}.docx")
    done = sigdocs(case, "run")
    assert "1 arrived = 1 held (adds up)" in done.stdout
    assert why in done.stdout


def test_another_person_of_the_same_surname_and_an_officer_in_post_are_not_refused(
    case: Path, tmp_path: Path
) -> None:
    for name in ("Ms Carys Llewellyn-Price", "Mr Kofi Asante-Boateng"):
        file = tmp_path / "brief.docx"
        file.write_bytes(addressed_to(brief(case, "medical-director"), name))
        words_of = ("letter", "share", CASE, "--to", "medical-director", "--brief", str(file))
        assert sigdocs(case, *words_of).returncode == 0


def test_a_recipient_outside_the_decision_is_refused(case: Path) -> None:
    for command in ("brief", "share"):
        done = sigdocs(case, "letter", command, CASE, "--to", "police")
        assert done.returncode == 21
        assert "does not share" in done.stderr


def test_a_brief_for_another_recipient_is_refused(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(completed(brief(case)))
    done = sigdocs(case, "letter", "share", CASE, "--to", "medical-director", "--brief", str(file))
    assert done.returncode == 11


def test_a_form_among_the_papers_is_held(case: Path) -> None:
    from tests.conftest import SAMPLES

    drop(case / "inbox" / "secretariat", (SAMPLES / "S03-tracked.docx").read_bytes())
    done = sigdocs(case, "run")
    assert "1 arrived = 1 held (adds up)" in done.stdout
