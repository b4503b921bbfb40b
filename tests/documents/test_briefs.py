"""The brief: written, completed, sent back or named, and the letter that is written from it alone."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest

from sigdocs.model.forms import FormKind
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering.blank_forms import render_prefilled_form
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
from tests.validation.builder import form_of

DECIDED = "S05-bigtable.docx"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a case that the Group decided: to tell the Medical Director and the GMC."""
    return workspace_with(tmp_path_factory.mktemp("briefs") / "concerns", DECIDED)


def brief(root: Path, to: str = "gmc") -> bytes:
    done = sigdocs(root, "letter", "brief", CASE, "--to", to)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip()).read_bytes()


def words_in(content: bytes) -> str:
    """The words of a Word file in memory."""
    with NamedTemporaryFile(suffix=".docx") as file:
        file.write(content)
        file.flush()
        return words(Path(file.name))


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
        ("Dr Rhianon Llewelyn-Price", "subject of the concern"),
        ("Dr R. Price", "subject of the concern"),
        ("R. L-P.", "subject of the concern"),
        ("LLEWELLYN-PRICE, Rhiannon", "subject of the concern"),
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


NOTIFIED = {
    "1a": "Imogen Tarrant, Case Manager, Claims Management",
    "1b": "Rufus Okonjo, Director of Claims Management",
    "1c": "Midshire and Dales NHS Trust",
    "1d": "Dr Petra Szymborska, Medical Director, GMC 9912345.",
    "1e": "Actual harm to two patients.",
    "1f": "On 3 May 2026 and on 4 June 2026 two patients were harmed on one list.",
    "2a": "Two letters of claim.",
    "2b": "Safety and Learning were asked on 2 November 2026; nothing is known.",
    "2g": "Dr Anselm Quill, RO, 20 November 2026: share with the trust.",
    "2h": "Confirmed.",
    "3a": "A: wait. Advantage: quick. Disadvantage: risk. B: share. Advantage: safer. Disadvantage: work.",
    "3b": "Option B, since the list goes on. Letter within 5 working days.",
    "4a": "The Group agreed to share with the Medical Director. Rationale: the list goes on.\n"
    "1. Letter to the Medical Director. By 17 December 2026. Owner: Rufus Okonjo. KPI: yes.",
    "4c": "10 December 2026",
    "4f": "Hester Vance, Chair",
    "4f.date": "11 December 2026",
}
ODS = (
    b'"RXX99","MIDSHIRE AND DALES NHS TRUST","Y60","QZZ","MIDSHIRE HALL","1 HIGH STREET","","TOWN","",'
    b'"ZZ1 1ZZ","20100101",""\r\n'
    b'"RXX98","LOWER DALES NHS TRUST","Y60","QZZ","DALES HALL","","","TOWN","","ZZ2 2ZZ","20100101",""\r\n'
)


def notified(root: Path, **changes: str) -> Path:
    """A workspace with one decided case, and a directory of two trusts."""
    workspace_with(root)
    (root / "etr.csv").write_bytes(ODS)
    assert sigdocs(root, "directory", "import", str(root / "etr.csv")).returncode == 0
    form = render_prefilled_form(
        (root / "templates" / "form.docx").read_bytes(),
        definition=form_definition(FormKind.NOTIFICATION),
        form=form_of({**NOTIFIED, **changes}),
        reference="",
    )
    drop(root / "inbox", form.document.content)
    assert "1 accepted" in sigdocs(root, "run").stdout
    return root


def test_the_holder_of_a_post_who_is_a_subject_is_refused_by_the_post(tmp_path: Path) -> None:
    root = notified(tmp_path / "concerns")
    first = brief(root, "medical-director")
    shown = words_in(first)
    assert "Midshire and Dales NHS Trust" in shown
    assert "Midshire Hall\n1 High Street\nTown\nZZ1 1ZZ" in shown
    assert "suggested from the organisation directory (ODS code RXX99)" in shown
    file = tmp_path / "brief.docx"
    for name, post, why in (
        ("", "Medical Director", "holder of the addressee's post"),
        ("Dr Ada Unsworth", "Medical Director", "holder of the addressee's post"),
        ("Medical Director", "", "holder of the addressee's post"),
        ("Dr P. Szymborska", "Chief Executive", "subject of the concern"),
        ("Dr Ada Unsworth", "Acting Medical Director", ""),
    ):
        rows = {**WRITTEN, "Name of the addressee": name, "Post": post}
        file.write_bytes(written_in(first, rows))
        done = sigdocs(
            root, "letter", "share", CASE, "--to", "medical-director", "--brief", str(file)
        )
        assert done.returncode == (21 if why else 0), done.stderr
        assert why in done.stderr
        assert "Szymborska" not in done.stderr


def test_where_several_organisations_are_named_no_address_is_suggested(tmp_path: Path) -> None:
    root = notified(
        tmp_path / "concerns", **{"1c": "Midshire and Dales NHS Trust; Lower Dales NHS Trust"}
    )
    shown = words_in(brief(root, "medical-director"))
    assert "the form names more than one (1c)" in shown
    assert "ZZ1 1ZZ" not in shown
    assert "ZZ2 2ZZ" not in shown
    assert "[organisation]" in shown


def test_an_exchange_between_responsible_officers_rests_on_their_advice(tmp_path: Path) -> None:
    root = notified(tmp_path / "concerns", **{"1d": "Mr Lucian Featherby, surgeon, GMC 9912345."})
    first = brief(root, "responsible-officer")
    assert "An exchange of information between responsible officers (11)" in words_in(first)
    file = tmp_path / "brief.docx"
    file.write_bytes(written_in(first, WRITTEN))
    done = sigdocs(root, "letter", "ro", CASE, "--brief", str(file))
    assert done.returncode == 0, done.stderr
    told = words(Path(done.stdout.strip()))
    assert "Exchange of information between responsible officers" in told
    assert "Mr Lucian Featherby" in told
    assert "Dear Dr Ada Unsworth" in told
    assert "Dr Vikram Sethi\nResponsible Officer, NHS Resolution" in told
    assert "Quill" not in told


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


def test_who_a_letter_is_about_says_nothing_of_others_in_the_same_line(tmp_path: Path) -> None:
    about = "Mr Lucian Featherby, surgeon, GMC 9912345. The medical director is Dr Hester Quayle."
    root = notified(tmp_path / "concerns", **{"1d": about})
    said = words_in(brief(root, "medical-director"))
    assert "Mr Lucian Featherby, surgeon, GMC 9912345." in said
    assert "The medical director is" not in said
