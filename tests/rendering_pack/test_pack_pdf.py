"""The meeting pack as the Group gets it: Word, then PDF, read back by other code."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

import page
import pikepdf
import pypdf
import pytest
from docx import Document
from invented_pack import mixed_pack
from pack_templates import template

from sigdocs.model.documents import RenderedDocument
from sigdocs.office import is_available, to_pdf
from sigdocs.office.seal import Seal, page_numbers
from sigdocs.rendering.marks import with_page_numbers
from sigdocs.rendering.pack import case_bookmark, render_pack

MARKING = "OFFICIAL – SENSITIVE: PERSONAL"


@dataclass(frozen=True)
class Made:
    word: RenderedDocument
    pdf: bytes
    texts: tuple[str, ...]


@pytest.fixture(scope="module")
def made() -> Made:
    if not is_available():
        pytest.skip("LibreOffice is not installed: no PDF to look at")
    word = render_pack(template("pack"), mixed_pack())
    pdf = to_pdf([("pack", word.content)], seal=Seal(is_pack=True))[0]
    texts = tuple(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return Made(word=word, pdf=pdf, texts=texts)


def starts_of_cases(made: Made) -> dict[str, int]:
    """Where each case starts, by the words on the pages: reference to page number."""
    found = {}
    for number, text in enumerate(made.texts, start=1):
        heading = re.search(r"^(SC-\d{4}-\d{4}): ", text, re.MULTILINE)
        if heading and "Cover sheet" in text:
            found[heading[1]] = number
    return found


def test_it_is_pdf_ua(made: Made, tmp_path: Path) -> None:
    file = tmp_path / "pack.pdf"
    file.write_bytes(made.pdf)
    result = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert [f"{f.rule_id}: {f.message}" for f in result.failures] == []
    assert result.is_compliant


def test_the_index_numbers_are_the_pages_both_ways(made: Made) -> None:
    starts = starts_of_cases(made)
    assert len(starts) == 6
    index = next(text for text in made.texts if text.count("Index of papers"))
    printed = dict(re.findall(r"(SC-2026-\d{4})(?:.|\n)*?(\d+)\n(?=SC-2026|Not included)", index))
    assert {reference: int(number) for reference, number in printed.items()} == starts


def test_every_page_prints_its_own_number_and_the_marking(made: Made) -> None:
    labels = pypdf.PdfReader(io.BytesIO(made.pdf)).page_labels
    for number, text in enumerate(made.texts, start=1):
        assert f"Page {number} of {len(made.texts)}" in text
        assert labels[number - 1] == str(number)
        assert MARKING in text


def test_links_land_on_the_page_they_name(made: Made) -> None:
    starts = starts_of_cases(made)
    landed = []
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        places = {p.obj.objgen: number for number, p in enumerate(pdf.pages, start=1)}
        for note in (n for p in pdf.pages[1:3] for n in p.obj.get("/Annots", [])):
            target = note.get("/Dest") or note.A.D
            landed.append((str(note.Contents), places[target[0].objgen]))
    for said, target in landed:
        assert target == (starts.get(said) or (int(said) if said.isdigit() else target)), said
    # each case twice (agenda, index) by reference and twice by page number
    for reference, start in starts.items():
        assert sum(said == reference for said, _ in landed) == 2
        assert sum(said == str(start) for said, _ in landed) == 2


def test_bookmarks_name_each_case_with_its_page(made: Made) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made.pdf))
    top = [entry for entry in reader.outline if not isinstance(entry, list)]
    titles = {str(entry.title): reader.get_destination_page_number(entry) + 1 for entry in top}
    for reference, start in starts_of_cases(made).items():
        title = next(title for title in titles if title.startswith(f"{reference}:"))
        assert title.endswith(f", page {start}")
        assert titles[title] == start


def test_every_table_has_header_cells_and_the_text_is_in_the_structure(made: Made) -> None:
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        tables = [node for node in structure(pdf.Root.StructTreeRoot) if node.S == "/Table"]
        assert len(tables) > 60
        for node in tables:
            assert any(inner.S == "/TH" for inner in structure(node))
        assert str(pdf.Root.Lang) == "en-GB"


def structure(node: pikepdf.Object) -> list[pikepdf.Object]:
    kids = node.get("/K")
    if kids is None or isinstance(kids, int):
        return []
    listed = kids if isinstance(kids, pikepdf.Array) else [kids]
    found = []
    for kid in listed:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *structure(kid)]
    return found


def test_late_papers_come_last_and_absent_ones_give_the_reason_only(made: Made) -> None:
    starts = starts_of_cases(made)
    assert max(starts, key=lambda reference: starts[reference]) == "SC-2026-0006"
    assert "SC-2026-0060" in made.texts[-1]
    assert "advice (2g) is missing" in " ".join(made.texts[-1].split())


def test_the_word_file_gets_the_printed_numbers(made: Made) -> None:
    numbers = page_numbers(made.pdf)
    starts = starts_of_cases(made)
    assert {r: numbers[case_bookmark(r)] for r in starts} == starts

    filled = with_page_numbers(made.word, numbers)
    index = Document(io.BytesIO(filled.content)).tables[2]
    shown = {row.cells[0].text: row.cells[3].text for row in index.rows}
    assert {r: int(shown[r]) for r in starts} == starts
    assert len(filled.substituted) > len(made.word.substituted)


def test_no_word_of_the_program_is_printed(made: Made) -> None:
    text = " ".join(made.texts)
    for wrong in ("{{", "{%", "None", "object at", "built-in", "SC_", "is_here", "true", "False"):
        assert wrong not in text
