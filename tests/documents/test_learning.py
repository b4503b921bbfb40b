"""Learning: released only once approved, outside only by agreement, gathered without small numbers."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdf
import pytest

from sigdocs.model.digests import ApprovedSummary, counts, digest_themes
from sigdocs.model.events import EventKind
from sigdocs.model.small_numbers import shown_count
from sigdocs.reference.indicators import indicators
from sigdocs.reference.learning_codes import code_book
from tests.conftest import ROOT
from tests.documents.at_work import (
    CASE,
    HAS_OFFICE,
    changed,
    parts,
    register_of,
    sigdocs,
    words,
    workspace_with,
)

needs_office = pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")
LESSON = "Have a second person read the count aloud."
AGREED = ("--on", "2026-12-10", "--by", "Senior Management Team, minute 7.2")


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose only case is decided, with its learning drafted."""
    root = workspace_with(tmp_path_factory.mktemp("learning") / "concerns", "S05-bigtable.docx")
    assert sigdocs(root, "learning", "draft", CASE).returncode == 0
    return root


@pytest.fixture(scope="module")
def approved(drafted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same once the draft was rewritten, finalised and approved."""
    root = Path(shutil.copytree(drafted, tmp_path_factory.mktemp("approved") / "concerns"))
    edited = root / "edited.docx"
    edited.write_bytes(rewritten(draft_of(root).read_bytes()))
    told = sigdocs(root, "finalise", str(edited)).stderr
    asked = re.search(r"sigdocs (review approve SC-\S+ [0-9a-f]{64})", told)
    assert asked, told
    assert sigdocs(root, *asked[1].split()).returncode == 0
    return root


@pytest.fixture
def root(approved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(approved, tmp_path / "concerns"))


def draft_of(root: Path) -> Path:
    (found,) = (root / "outbox" / "learning").glob("*-learning-summary.docx")
    return found


def rewritten(content: bytes) -> bytes:
    """The draft with its headline and its lesson filled in."""

    def fill(xml: str) -> str:
        xml = xml.replace("[one sentence that a busy colleague will remember]", "Look twice.")
        return re.sub(r"\[two or three lessons[^\]]*\]", LESSON, xml)

    return changed(content, fill)


def pdf_words(path: Path | str) -> str:
    return " ".join(" ".join(p.extract_text() for p in pypdf.PdfReader(path).pages).split())


def test_the_check_for_ig_is_restricted_and_no_part_of_the_draft(drafted: Path) -> None:
    (check,) = (drafted / "restricted" / "learning" / CASE).glob("*-learning-check.docx")
    assert check.stat().st_mode & 0o077 == 0
    said = words(check)
    assert "Theme, setting and staff group (Clinical assessment and diagnosis" in said
    assert "Cases in the register, this one included: 1." in said
    assert "The notification points to an inquest." in said, "and to nothing else"
    assert "motivated intruder" in said
    draft = words(draft_of(drafted))
    assert "intruder" not in draft
    assert "Why these codes are suggested" in draft


def test_nothing_is_released_before_ig_has_approved(drafted: Path) -> None:
    done = sigdocs(drafted, "learning", "release", CASE)
    assert done.returncode == 21
    assert "has approved no finished learning summary" in done.stderr
    assert sigdocs(drafted, "learning", "agree", CASE, *AGREED).returncode == 21
    assert sigdocs(drafted, "learning", "digest").returncode == 21
    assert not list((drafted / "outbox").rglob("*functions*"))


@needs_office
def test_an_approved_summary_is_released_to_the_functions(root: Path) -> None:
    done = sigdocs(root, "learning", "release", CASE)
    assert done.returncode == 0, done.stderr
    file = Path(done.stdout.strip())
    assert file.parent == root / "outbox" / "learning" / "functions"
    said = pdf_words(file)
    assert LESSON in said
    assert "DRAFT" not in said
    assert "Words that point to it" not in said
    with register_of(root) as register:
        assert len(register.events(CASE, EventKind.LEARNING_RELEASED)) == 1
    assert "Learning released to functions" in sigdocs(root, "status", CASE).stdout


@needs_office
def test_outside_only_with_the_agreement_of_the_smt_recorded(root: Path) -> None:
    refused = sigdocs(root, "learning", "release", CASE, "--to", "external")
    assert refused.returncode == 21
    assert f"sigdocs learning agree {CASE} --on DATE" in refused.stderr
    ahead = sigdocs(root, "learning", "agree", CASE, "--on", "2027-01-01", "--by", "SMT")
    assert ahead.returncode == 21

    assert sigdocs(root, "learning", "agree", CASE, *AGREED).returncode == 0
    done = sigdocs(root, "learning", "release", CASE, "--to", "external")
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).parent.name == "external"
    raw = b"".join(p.read_bytes() for p in root.glob("register.sqlite*"))
    assert b"minute 7.2" not in raw
    with register_of(root) as register:
        assert register.verify().sound


@needs_office
def test_a_digest_gathers_what_was_released_without_small_numbers(root: Path) -> None:
    assert sigdocs(root, "learning", "release", CASE).returncode == 0
    assert sigdocs(root, "learning", "digest", "--to", "external").returncode == 21
    done = sigdocs(root, "learning", "digest")
    assert done.returncode == 0, done.stderr
    word, pdf = map(Path, done.stdout.splitlines())
    said = words(word)
    assert LESSON in said and "Look twice." in said
    assert "fewer than 8 summaries" in said
    assert "1 to 7" in said
    assert CASE not in said
    assert LESSON in pdf_words(pdf)


def summary(theme: str, *lessons: str) -> ApprovedSummary:
    return ApprovedSummary(
        theme=theme, setting="Acute hospital", staff_group="Doctors", headline="", lessons=lessons
    )


@pytest.mark.parametrize(
    ("count", "limit", "shown"),
    [(0, 7, "0"), (1, 7, "1 to 7"), (7, 7, "1 to 7"), (8, 7, "10"), (12, 7, "10"), (13, 7, "15"),
     (22, 7, "20"), (3, 0, "3"), (1, 1, "1 to 1"), (2, 1, "5"), (1234, 7, "1,235")],
)  # fmt: skip
def test_counts_are_suppressed_and_rounded_as_nhs_england_does(
    count: int, limit: int, shown: str
) -> None:
    assert shown_count(count, limit) == shown


def test_a_theme_with_few_cases_has_no_heading_of_its_own() -> None:
    many = [summary("Medicines", f"Lesson {n}") for n in range(9)]
    few = [summary("Fraud or probity", "B"), summary("Surgery and procedures", "A")]
    themes = digest_themes([*few, *many], 7)
    assert [theme.name for theme in themes] == ["Medicines", "Other themes"]
    assert themes[1].lessons == ("A", "B"), "in the order of the alphabet, not of the cases"
    assert [t.name for t in digest_themes(few, 7)] == ["Across all themes"]


def test_counts_that_are_not_printed_do_not_show_by_their_order() -> None:
    rows = counts([summary("C"), summary("B"), summary("B")], lambda s: (s.theme,), 7)
    assert rows == (("B", "1 to 7"), ("C", "1 to 7"))


def test_the_lists_of_the_template_are_those_of_the_reference() -> None:
    xml = parts((ROOT / "templates" / "learning_summary.docx").read_bytes())["word/document.xml"]
    listed = set(re.findall(rb'w:displayText="([^"]*)"', xml))
    book = code_book()
    names = [
        code.name for group in (book.themes, book.settings, book.staff_groups) for code in group
    ]
    annex_a = [i.wording[:1].upper() + i.wording[1:] for i in indicators() if i.theme == "annex-a"]
    for name in (*names, *annex_a):
        assert name.replace("&", "&amp;").encode() in listed, name


def test_the_check_is_made_again_for_the_codes_that_were_chosen(
    drafted: Path, tmp_path: Path
) -> None:
    """IG counts what the summary is going to print, not what a program suggested."""
    root = Path(shutil.copytree(drafted, tmp_path / "concerns"))
    (first,) = (root / "restricted" / "learning" / CASE).glob("*-learning-check.docx")
    assert "The codes suggested for the draft are Clinical assessment and diagnosis" in words(first)
    edited = root / "edited.docx"
    edited.write_bytes(
        changed(
            rewritten(draft_of(root).read_bytes()),
            lambda xml: xml.replace("Clinical assessment and diagnosis", "Other"),
        )
    )

    assert sigdocs(root, "finalise", str(edited)).returncode == 21

    (again,) = (root / "restricted" / "learning" / CASE).glob("*-learning-check-r2.docx")
    said = words(again)
    assert "The codes that were chosen in the finished summary are Other ·" in said
    assert "Theme, setting and staff group (Other," in said
    assert "Clinical assessment" not in said
