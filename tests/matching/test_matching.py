"""What comes in again: mended, resubmitted, decided, followed up, copied; joined only by mark and words."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import docx
import pytest

from sigdocs.model.cases import Arriving, CaseStatus, Disposition, Reason
from sigdocs.model.events import EventKind
from sigdocs.model.runs import RunLine
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.forms import read_file
from sigdocs.workflows.places import make, workspace_at
from sigdocs.workflows.receive import run_inbox
from tests.conftest import SAMPLES

TODAY = date(2026, 11, 24)
LONG_AGO = 1_790_000_000
RESUBMITTED = SAMPLES / "S06-annex-resaved.docx"  # decided, followed up, with section 8
PROPERTIES = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="SigdocsReference">'
    "<vt:lpwstr>{}</vt:lpwstr></property></Properties>"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "concerns").root


def drop(root: Path, file: Path, name: str = "form.docx") -> RunLine:
    """Put a file into the inbox, run, and return its line."""
    target = root / "inbox" / name
    shutil.copyfile(file, target)
    os.utime(target, (LONG_AGO, LONG_AGO))
    report = run_inbox(workspace_at(root), today=TODAY, advance=lambda done, in_all: None)
    assert report.adds_up
    return report.lines[0]


@contextmanager
def desk_of(root: Path) -> Iterator[Desk]:
    with open_desk(workspace_at(root), today=TODAY) as desk:
        yield desk


def marked(file: Path, reference: str, to: Path, **answers: str) -> Path:
    """The form with our reference in its properties, as a prefilled copy has it, and new answers."""
    written = with_answers(file, to.with_suffix(".plain.docx"), **answers)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(to, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "[Content_Types].xml":
                part = part.replace(
                    b"</Types>",
                    b'<Override PartName="/docProps/custom.xml" ContentType="application/vnd.'
                    b'openxmlformats-officedocument.custom-properties+xml"/></Types>',
                )
            if entry.filename == "_rels/.rels":
                part = part.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rIdMark" Type="http://schemas.openxmlformats.org/'
                    b'officeDocument/2006/relationships/custom-properties" '
                    b'Target="docProps/custom.xml"/></Relationships>',
                )
            if entry.filename != "docProps/custom.xml":
                new.writestr(entry, part)
        new.writestr("docProps/custom.xml", PROPERTIES.format(reference))
    return to


def with_answers(file: Path, to: Path, **answers: str) -> Path:
    """The form with the words of some answers appended ("_1c": replaced)."""
    document = docx.Document(str(file))
    places = {a.question: a.where for a in read_file(file).answers}
    for key, words in answers.items():
        table, row = (int(n) for n in _numbers(places[key.lstrip("_")])[:2])
        cell = document.tables[table - 1].rows[row - 1].cells[-1]
        cell.text = words if key.startswith("_") else f"{cell.text} {words}".strip()
    document.save(str(to))
    return to


def without(file: Path, sections: str, to: Path) -> Path:
    """The form with the answers of these sections blank: nothing in their tables but questions."""
    document = docx.Document(str(file))
    for answer in read_file(file).answers:
        if answer.question[0] not in sections:
            continue
        table, row = (int(n) for n in _numbers(answer.where)[:2])
        cells = document.tables[table - 1].rows[row - 1].cells
        for cell in cells[1:] or cells:
            cell.text = ""
    document.save(str(to))
    return to


def _numbers(place: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in place).split()


def test_the_same_bytes_again_are_a_duplicate(root: Path) -> None:
    first = drop(root, SAMPLES / "S01-annex.docx")
    second = drop(root, SAMPLES / "S01-annex.docx", "another name.docx")
    assert (second.disposition, second.reference) == (Disposition.DUPLICATE, first.reference)


def test_a_file_on_record_whose_documents_are_not_there_is_finished_under_any_name(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        pass

    def cut(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as power:
        power.setattr("sigdocs.workflows.settling.answer_accepted", cut)
        with pytest.raises(PowerCut):
            drop(root, SAMPLES / "S01-annex.docx")
    assert not list((root / "outbox").rglob("*.docx"))
    (root / "inbox" / "form.docx").unlink()

    drop(root, SAMPLES / "S01-annex.docx", "sent once more.docx")

    assert list((root / "outbox").rglob("SC-2026-0001-notification.docx"))
    with desk_of(root) as desk:
        assert desk.case("SC-2026-0001").status is CaseStatus.READY


def test_a_closed_case_whose_form_comes_again_with_section_8_is_continued(
    root: Path, tmp_path: Path
) -> None:
    first = drop(root, RESUBMITTED)
    with desk_of(root) as desk:
        desk.register.move(
            first.reference, CaseStatus.WITHDRAWN, by=desk.stamp, reason=Reason.SENDER_ASKED
        )
    again = marked(RESUBMITTED, first.reference, tmp_path / "again.docx")
    second = drop(root, again)
    assert second.reference != first.reference
    with desk_of(root) as desk:
        assert desk.case(second.reference).continues == first.reference
        assert desk.register.submissions(second.reference)[0].arriving is Arriving.RESUBMISSION


def test_a_decision_added_to_a_known_case_is_its_outcome_and_not_a_new_case(
    root: Path, tmp_path: Path
) -> None:
    """Without its sections 4 to 8 the form is as it was before the meeting; then without 6 to 8."""
    before = without(RESUBMITTED, "45678", tmp_path / "before.docx")
    decided = without(RESUBMITTED, "678", tmp_path / "decided.docx")
    followed = without(RESUBMITTED, "8", tmp_path / "followed.docx")
    first = drop(root, before)
    with desk_of(root) as desk:
        assert desk.register.decisions(first.reference) == ()

    second = drop(root, marked(decided, first.reference, tmp_path / "after.docx"))

    assert (second.disposition, second.reference) == (Disposition.OUTCOME, first.reference)
    with desk_of(root) as desk:
        assert len(desk.register.decisions(first.reference)) == 1
        assert [f.revision for f in desk.register.submissions(first.reference)] == [1, 2]

    third = drop(root, marked(followed, first.reference, tmp_path / "later.docx"))
    with desk_of(root) as desk:
        files = desk.register.submissions(third.reference)
        assert [f.arriving for f in files][-1] is Arriving.FOLLOW_UP
        assert desk.register.actions(third.reference)
        assert f"Done? sigdocs actions done {third.reference} NUMBER." in third.message
        assert len(desk.register.decisions(first.reference)) == 1


def test_the_same_wording_without_our_reference_is_suggested_and_never_joined(
    root: Path, tmp_path: Path
) -> None:
    first = drop(root, SAMPLES / "S01-annex.docx")
    copy = with_answers(SAMPLES / "S01-annex.docx", tmp_path / "copy.docx", **{"2a": "Later news."})
    second = drop(root, copy)
    other = drop(root, SAMPLES / "S05-bigtable.docx")
    assert second.reference != first.reference
    assert f"It may be about the same as {first.reference}" in second.message
    assert "may be about" not in other.message
    with desk_of(root) as desk:
        told = [e.kind for e in desk.register.events(second.reference)]
    assert told.count(EventKind.LOOKS_LIKE) == 1


def test_a_marked_form_about_something_else_is_held(root: Path, tmp_path: Path) -> None:
    first = drop(root, SAMPLES / "S01-annex.docx")
    other = marked(SAMPLES / "S05-bigtable.docx", first.reference, tmp_path / "other.docx")
    line = drop(root, other)
    assert line.disposition is Disposition.HELD


def test_a_form_with_the_reference_of_no_case_is_held(root: Path, tmp_path: Path) -> None:
    line = drop(root, marked(SAMPLES / "S01-annex.docx", "SC-2025-0042", tmp_path / "m.docx"))
    assert line.disposition is Disposition.HELD
