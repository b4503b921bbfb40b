"""``report smt`` over the demo's workspace: the figures are those counted by hand.

By hand, from the ten samples: received 25 September (PPA), 29 October (Claims Management),
30 October (Claims Management), 2 November (PPA, urgent, returned), 27 November (Safety and
Learning), 27 November (PPA, audit trail), 1 December (Claims Management, returned), 2 December
(Appeals, returned), 2 December (Claims Management, audit trail, returned), 7 December (Claims Management,
urgent). The first was decided on 8 October (9 working days: 25 and 28-30 September, 1-2 and 5-7
October), the second on 12 November (10: 29-30 October, 2-6 and 9-11 November). On 4 January 2027
five actions of the first and four of the second are open; all but one of each have a date that is past.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
from datetime import date
from pathlib import Path

import pypdf
import pytest

from sigdocs.model.documents import DocumentKind
from sigdocs.reference.workspace import load_workspace
from sigdocs.workflows.desk import open_desk
from tests.command import sigdocs as command
from tests.documents.at_work import HAS_OFFICE, changed

PERIOD = ("--from", "2026-07-01", "--to", "2026-12-31", "--today", "2027-01-04")


@pytest.fixture(scope="module")
def workspace(demo: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("report") / "demo"
    shutil.copytree(demo[0], copy)
    return copy


@pytest.fixture(scope="module")
def written(workspace: Path) -> dict[str, Path]:
    done = command("report", "smt", "-w", str(workspace), *PERIOD)
    assert done.returncode == 0, done.stderr
    return {Path(line).suffix: Path(line) for line in done.stdout.splitlines()}


@pytest.fixture(scope="module")
def figures(written: dict[str, Path]) -> dict[tuple[str, str, str], str]:
    lines = csv.reader(io.StringIO(written[".csv"].read_text("utf-8-sig")))
    return {(table, row, column): value for table, row, column, value in lines}


BY_HAND = {
    ("Notifications by function", "Claims Management", "Notifications"): "5",
    ("Notifications by function", "Practitioner Performance Advice", "Notifications"): "3",
    ("Notifications by function", "Primary Care Appeals", "Notifications"): "1",
    ("Notifications by function", "Safety and Learning", "Notifications"): "1",
    ("Notifications by month of receipt", "August 2026", "Notifications"): "0",
    ("Notifications by month of receipt", "September 2026", "Notifications"): "1",
    ("Notifications by month of receipt", "October 2026", "Notifications"): "2",
    ("Notifications by month of receipt", "November 2026", "Notifications"): "3",
    ("Notifications by month of receipt", "December 2026", "Notifications"): "4",
    ("Notifications by focus", "Total", "Notifications"): "10",
    ("Notifications by outcome", "Returned to its sender, not yet mended", "Notifications"): "4",
    ("Notifications by outcome", "Not yet decided", "Notifications"): "3",
    ("Notifications by outcome", "Further action agreed", "Notifications"): "2",
    ("Notifications by outcome", "Enhanced process", "Notifications"): "1",
    ("Time in working days", "Decision of the Group", "Notifications"): "2",
    ("Time in working days", "Decision of the Group", "Median"): "9.5",
    ("Time in working days", "Decision of the Group", "Shortest"): "9",
    ("Time in working days", "Decision of the Group", "Longest"): "10",
    ("Time in working days", "Closure", "Notifications"): "0",
    ("Recipients informed", "General Medical Council", "Sharing decided"): "1",
    ("Recipients informed", "General Medical Council", "Letters drafted"): "1",
    ("Recipients informed", "Care Quality Commission", "Letters sent"): "0",
    ("Actions agreed", "Practitioner Performance Advice", "Open"): "5",
    ("Actions agreed", "Practitioner Performance Advice", "Of these overdue"): "4",
    ("Actions agreed", "Claims Management", "Open"): "4",
    ("Actions agreed", "Claims Management", "Of these overdue"): "3",
    ("Actions agreed", "Total", "Of these overdue"): "7",
    ("Actions agreed", "Of these relevant to the KPI", "Agreed"): "6",
}


@pytest.mark.parametrize("place", BY_HAND, ids=lambda place: " / ".join(place))
def test_the_figures_are_those_counted_by_hand(
    place: tuple[str, str, str], figures: dict[tuple[str, str, str], str]
) -> None:
    assert figures[place] == BY_HAND[place]


# Accepted notifications and what their forms say: five confirm 2h; the two decided ones say yes to
# 5a and 5b; the second also says yes to 7a and no to 7b.
KPIS = {"2h": ("5", "0"), "5a": ("2", "0"), "5b": ("2", "0"), "7a": ("1", "0"), "7b": ("0", "1")}


@pytest.mark.parametrize("question", KPIS)
def test_the_kpi_answers_are_those_of_the_forms(
    question: str, figures: dict[tuple[str, str, str], str]
) -> None:
    name = next(row for _, row, _ in figures if row.endswith(f"({question})"))
    table = "Key performance indicators"
    assert (figures[table, name, "Yes"], figures[table, name, "No"]) == KPIS[question]


def test_word_pdf_csv_and_workbook_are_written_and_on_record(
    workspace: Path, written: dict[str, Path]
) -> None:
    assert {".docx", ".csv", ".xlsx"} <= set(written)
    assert all(path.parent == workspace / "outbox" / "reports" for path in written.values())
    with open_desk(load_workspace(workspace), today=date(2027, 1, 4)) as desk:
        kept = [d.facts for d in desk.register.documents()
                if d.facts.kind is DocumentKind.SMT_SUMMARY]  # fmt: skip
        assert desk.register.verify().sound
    assert {facts.media for facts in kept} == {path.suffix[1:] for path in written.values()}


@pytest.mark.skipif(not HAS_OFFICE, reason="no LibreOffice here")
def test_the_chair_s_edited_summary_comes_back_and_is_sealed(
    workspace: Path, written: dict[str, Path], tmp_path: Path
) -> None:
    open_draft = command("finalise", str(written[".docx"]), "-w", str(workspace))
    assert open_draft.returncode == 12, "the chair's comment is a gap"
    said = "The Senior Management Team is asked to note the rise in December."
    edited = tmp_path / "edited.docx"
    edited.write_bytes(
        changed(
            written[".docx"].read_bytes(), lambda xml: re.sub(r"\[[^\W\d_][^\[\]<]*\]", said, xml)
        )
    )
    done = command("finalise", str(edited), "-w", str(workspace), "--today", "2027-01-04")
    assert done.returncode == 0, done.stderr
    sheets = pypdf.PdfReader(done.stdout.strip()).pages
    told = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert said in told
    assert "DRAFT" not in told
    assert "By function" in told


def test_a_period_without_notifications_and_one_that_ends_before_it_begins(
    workspace: Path,
) -> None:
    empty = ("--from", "2020-01-01", "--to", "2020-06-30", "--today", "2027-01-04")
    done = command("report", "smt", "-w", str(workspace), *empty)
    assert done.returncode == 0, done.stderr
    wrong = ("--from", "2020-07-01", "--to", "2020-06-30")
    done = command("report", "smt", "-w", str(workspace), *wrong)
    assert done.returncode == 2
    assert "before it begins" in done.stderr
