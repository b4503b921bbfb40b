"""Edited drafts: proven again, approved by hash where they leave the organisation, sealed as they are."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pypdf
import pytest

from sigdocs.rendering.sealing import gaps_in
from tests.conftest import SAMPLES
from tests.documents.at_work import (
    CASE,
    HAS_OFFICE,
    changed,
    drop,
    register_of,
    saved_by_libreoffice,
    sigdocs,
    workspace_with,
)
from tests.rendering_letters.test_brief import WRITTEN, written_in

pytestmark = pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")
HAND = "We saw this on 9 December, and thank you for your help."


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a decided case and its drafts."""
    root = workspace_with(tmp_path_factory.mktemp("drafts") / "concerns", "S05-bigtable.docx")
    for command in (("letter", "outcome", CASE), ("learning", "draft", CASE)):
        assert sigdocs(root, *command).returncode == 0
    for to in ("gmc", "medical-director"):
        written = sigdocs(root, "letter", "brief", CASE, "--to", to).stdout.strip()
        file = root / "brief.docx"
        file.write_bytes(written_in(Path(written).read_bytes(), WRITTEN))
        words = ("letter", "share", CASE, "--to", to, "--brief", str(file))
        assert sigdocs(root, *words).returncode == 0
    return root


def draft(root: Path, name: str) -> bytes:
    (found,) = (root / "outbox").rglob(f"*{name}.docx")
    return found.read_bytes()


def completed(content: bytes, line: str = HAND) -> bytes:
    """Every open passage filled in by hand."""
    return changed(content, lambda xml: re.sub(r"\[[^\W\d_][^\[\]<]*\]", line, xml))


def finalised(root: Path, content: bytes, folder: Path) -> tuple[int, str, str]:
    file = folder / "edited.docx"
    file.write_bytes(content)
    done = sigdocs(root, "finalise", str(file))
    return done.returncode, done.stdout, done.stderr


def approval_asked(told: str) -> list[str]:
    found = re.search(r"sigdocs (review approve SC-\S+ [0-9a-f]{64})", told)
    assert found, told
    return found[1].split()


def pdf_words(path: str) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_an_outcome_letter_is_sealed_with_what_a_person_wrote(case: Path, tmp_path: Path) -> None:
    edited = changed(
        draft(case, "outcome-letter"), lambda xml: xml.replace("Dear colleague", "Dear Jo & all")
        .replace("Dear Jo & all", "Dear Jo &amp; all")
    )  # fmt: skip

    code, out, err = finalised(case, saved_by_libreoffice(edited, tmp_path / "lo"), tmp_path)

    assert code == 0, err
    told = pdf_words(out.strip())
    assert "Dear Jo & all" in told
    assert "DRAFT" not in told
    assert out.strip().endswith("SC-2026-0001-outcome-letter-final.pdf")
    with register_of(case) as register:
        (made,) = (d.facts for d in register.documents(CASE) if d.facts.media == "pdf")
    assert made.sha256 == hashlib.sha256(Path(out.strip()).read_bytes()).hexdigest()
    assert made.sources


def test_open_passages_are_refused_with_their_places(case: Path, tmp_path: Path) -> None:
    code, _, err = finalised(case, draft(case, "letter-to-medical-director"), tmp_path)
    assert code == 12
    assert "still open: paragraph" in err


def test_a_letter_outside_waits_for_exactly_its_own_approval(case: Path, tmp_path: Path) -> None:
    edited = completed(draft(case, "letter-to-gmc"))
    code, _, err = finalised(case, edited, tmp_path)
    assert code == 21, err
    asked = approval_asked(err)
    (copy,) = (case / "restricted" / "approval" / CASE).glob("*letter-to-gmc*.docx")
    assert hashlib.sha256(copy.read_bytes()).hexdigest() == asked[-1]
    assert copy.stat().st_mode & 0o077 == 0
    assert not list((case / "outbox").rglob("*letter-to-gmc-final*"))

    done = sigdocs(case, *asked)
    assert done.returncode == 0, done.stderr
    (pdf,) = (case / "outbox").rglob("*letter-to-gmc-final.pdf")
    assert HAND in pdf_words(str(pdf))
    with register_of(case) as register:
        due = {owed.recipient: owed.due for owed in register.assurances(CASE)}
    assert due["gmc"] == date(2027, 1, 8), "a sealed letter that asks for an answer is chased"

    code, out, _ = finalised(case, edited, tmp_path)
    assert (code, out.strip()) == (0, str(pdf)), "the same again is the same document"
    code, _, err = finalised(
        case, completed(draft(case, "letter-to-gmc"), "Other words."), tmp_path
    )
    assert code == 21, "any change voids the approval"


def test_a_learning_summary_waits_too_and_leaves_without_its_appendix(
    case: Path, tmp_path: Path
) -> None:
    edited = completed(draft(case, "learning-summary"), "Count every list twice.")
    drop(case / "inbox" / "secretariat", saved_by_libreoffice(edited, tmp_path / "lo"))

    done = sigdocs(case, "run")
    assert "1 arrived = 1 accepted (adds up)" in done.stdout, done.stdout
    assert done.returncode == 21

    assert sigdocs(case, *approval_asked(done.stdout)).returncode == 0
    (pdf,) = (case / "outbox" / "final").rglob("*learning-summary-final.pdf")
    told = pdf_words(str(pdf))
    assert "Count every list twice." in told
    assert "Appendix" not in told
    assert "motivated intruder" not in told


def last_gap(content: bytes, line: str) -> bytes:
    """Every open passage filled in by hand, the last one with ``line``."""

    def fill(xml: str) -> str:
        start = xml.rindex("[", 0, xml.rindex("]"))
        return xml[:start] + line + xml[xml.rindex("]") + 1 :]

    return completed(changed(content, fill))


def test_what_was_removed_does_not_come_back_by_hand(case: Path, tmp_path: Path) -> None:
    for written in ("Mr Desmond Clark has died.", "Ask for NHS number 943 476 5919."):
        code, _, err = finalised(case, last_gap(draft(case, "letter-to-gmc"), written), tmp_path)
        assert code == 20, err
        assert "Clark" not in err
        assert "paragraph" in err


def test_an_addressee_typed_into_the_letter_is_looked_at_too(case: Path, tmp_path: Path) -> None:
    for name, why in (
        ("Dr Rhiannon Llewellyn-Price", "subject of the concern"),
        ("Dr Colm Featherstone", "somebody else than its brief confirms"),
    ):
        edited = completed(draft(case, "letter-to-gmc"))
        edited = changed(edited, lambda xml, name=name: xml.replace("Dr Ada Unsworth", name))
        code, _, err = finalised(case, edited, tmp_path)
        assert code == 21
        assert why in err
        assert name.split()[-1] not in err


def test_an_addressee_whom_nobody_confirmed_is_refused(case: Path, tmp_path: Path) -> None:
    written = sigdocs(case, "letter", "brief", CASE, "--to", "responsible-officer").stdout.strip()
    unconfirmed = {**WRITTEN, "Confirmed by, and how": ""}
    file = tmp_path / "brief.docx"
    file.write_bytes(written_in(Path(written).read_bytes(), unconfirmed))
    done = sigdocs(case, "letter", "ro", CASE, "--brief", str(file))
    assert done.returncode == 0, done.stderr
    code, _, err = finalised(case, completed(Path(done.stdout.strip()).read_bytes()), tmp_path)
    assert code == 21
    assert "Nobody has confirmed the addressee" in err
    assert f"sigdocs letter brief {CASE} --to other-ro" in err


def test_tracked_changes_and_comments_are_refused_with_what_to_do(
    case: Path, tmp_path: Path
) -> None:
    tracked = (
        '<w:p><w:ins w:id="9" w:author="x"><w:r><w:t>And more.</w:t></w:r></w:ins></w:p><w:sectPr'
    )
    edited = completed(draft(case, "letter-to-gmc"))
    code, _, err = finalised(
        case, changed(edited, lambda xml: xml.replace("<w:sectPr", tracked)), tmp_path
    )
    assert code == 12, err
    assert "tracked-changes: Tracked changes are left in" in err
    assert "accept or reject all changes" in err


def test_a_part_that_was_taken_out_is_pointed_out(case: Path, tmp_path: Path) -> None:
    def cut(xml: str) -> str:
        start = xml.rindex("<w:p>", 0, xml.index("The standing of this letter"))
        return xml[:start] + xml[xml.index("<w:p>", xml.index("liability by anyone")) :]

    code, _, err = finalised(case, changed(completed(draft(case, "letter-to-gmc")), cut), tmp_path)
    assert code == 21
    assert "The letter has no part “The standing of this letter” any more." in err
    assert "admits no liability" in err


@pytest.mark.parametrize("ending", ["doc", "odt", "rtf", "pdf"])
def test_a_draft_saved_in_another_format_is_refused_with_what_to_do(
    case: Path, tmp_path: Path, ending: str
) -> None:
    content = {
        "doc": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "WordDocument".encode("utf-16-le"),
        "odt": odt(),
        "rtf": b"{\\rtf1 Dear Jo}",
        "pdf": b"%PDF-1.7\n%%EOF",
    }[ending]
    code, _, err = finalised(case, content, tmp_path)
    assert code == 10, err
    assert "save it as .docx" in err


def odt() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<office/>")
    return out.getvalue()


def test_a_confirmed_condition_binds(case: Path, tmp_path: Path) -> None:
    """2g: health information isn't needed by the GMC and should be left out."""
    shown = sigdocs(case, "review", "conditions", CASE).stdout
    rows = [[cell.strip() for cell in line.split("│")] for line in shown.splitlines()]
    (number,) = (row[1] for row in rows if row[2:4] == ["2g", "leave something out, or someone"])
    confirmed = sigdocs(case, "review", "confirm", CASE, number).stdout
    assert "confirmed" in confirmed
    edited = last_gap(draft(case, "letter-to-gmc"), "She has been off with poor health.")

    code, _, err = finalised(case, edited, tmp_path)

    assert code == 21
    assert f"Condition {number}: what is to be left out" in err
    sigdocs(case, "review", "dismiss", CASE, number)
    assert "Condition" not in finalised(case, edited, tmp_path)[2]


def test_a_file_without_our_properties_is_refused(case: Path, tmp_path: Path) -> None:
    code, _, err = finalised(case, (SAMPLES / "S01-annex.docx").read_bytes(), tmp_path)
    assert code == 11
    assert "no letter, summary or minutes" in err


def test_marks_of_minimisation_and_figures_are_no_gaps() -> None:
    assert gaps_in("Seen by [name removed] [sic] in [2] rooms") == []
    assert gaps_in("To [Name and address]") == ["[Name and address]"]
