"""Reports on letters and learning summaries: read back, kept, and applied when it is drafted again."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.documents.at_work import CASE, drop, sigdocs, words, workspace_with
from tests.test_review import fill_in


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace_with(tmp_path / "concerns", "S05-bigtable.docx")


def newest(folder: Path, pattern: str) -> Path:
    return max(folder.rglob(pattern), key=lambda path: (len(path.stem), path.stem))


def share(root: Path) -> str:
    """The words of the newest draft to the GMC."""
    done = sigdocs(root, "letter", "share", CASE, "--to", "gmc")
    assert done.returncode == 0, done.stderr
    return words(newest(root / "outbox" / "letters", "*letter-to-gmc*.docx"))


def first_kept(report: Path, kind: str) -> str:
    """The words of a row of that kind."""
    for table in docx.Document(str(report)).tables:
        for row in table.rows:
            cells = [cell.text.strip() for cell in row.cells]
            if cells[0].isdigit() and kind in " ".join(cells):
                return cells[1].splitlines()[0]
    raise AssertionError(f"no row of the kind {kind}")


def test_a_report_on_a_letter_counts_when_the_letter_is_drafted_again(
    root: Path, tmp_path: Path
) -> None:
    before = share(root)
    report = newest(root / "restricted" / "review", "*report-gmc*.docx")
    number = first_kept(report, "GMC number")
    assert number in before

    filled = fill_in(report, {number: ("remove", "")}, approve=True, to=tmp_path / "r.docx")
    drop(root / "inbox" / "ig", filled.read_bytes(), "r.docx")
    told = sigdocs(root, "run").stdout

    assert "1 row changed; they count once it is drafted again." in told
    assert "Approve the finished document" in told
    assert number not in share(root)
    late = fill_in(report, {number: ("keep", "")}, approve=False, to=tmp_path / "late.docx")
    drop(root / "inbox" / "ig", late.read_bytes(), "late.docx")
    assert "older document" in sigdocs(root, "run").stdout, "its rows are those of before"


def test_a_learning_summary_has_its_report_and_its_page(root: Path) -> None:
    assert sigdocs(root, "learning", "draft", CASE).returncode == 0
    folder = root / "restricted" / "review" / CASE
    names = {path.name for path in folder.iterdir()}
    assert f"{CASE}-redaction-report-learning.docx" in names
    page = (folder / f"{CASE}-redaction-report-learning.html").read_text("utf-8")
    assert "As readers of a learning summary would see it" in page
    assert (folder.stat().st_mode & 0o777, 0o600) == (
        0o700,
        (folder / f"{CASE}-redaction-report-learning.html").stat().st_mode & 0o777,
    )
