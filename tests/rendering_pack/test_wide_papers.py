"""Pages of a paper that lie on their side stay so, with the pack's marking and page numbers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import docx
import page
import pypdf
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from pack_templates import template
from test_pack_papers import with_paper
from word_papers import saved

from sigdocs.office import is_available, to_pdf
from sigdocs.office.seal import Seal
from sigdocs.proofing.accessible_word import word_faults
from sigdocs.proofing.pack_check import check_pack
from sigdocs.rendering.pack import render_pack

MONTHS = 12
SHAPES = {
    "in the middle": (False, True, False),
    "at the beginning": (True, False),
    "at the end": (False, True),
    "throughout": (True,),
}


def paper(wide: Sequence[bool]) -> bytes:
    """A paper with a section of each shape, a heading and a broad table in each."""
    document = docx.Document()
    for number, is_wide in enumerate(wide, 1):
        section = document.add_section(WD_SECTION.NEW_PAGE) if number > 1 else document.sections[0]
        _shape(section, is_wide)
        document.add_heading(f"Part {number}", 1)
        table = document.add_table(2, MONTHS)
        for column in range(MONTHS):
            table.cell(0, column).text = f"M{column + 1}"
    return saved(document)


def _shape(section: Section, is_wide: bool) -> None:
    sides = sorted((int(section.page_width or 0), int(section.page_height or 0)))
    section.page_width, section.page_height = reversed(sides) if is_wide else sides
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT


@pytest.fixture(scope="module")
def packs() -> dict[str, bytes]:
    """The packs as Word."""
    return {
        name: render_pack(template("pack"), with_paper(paper(wide))).content
        for name, wide in SHAPES.items()
    }


@pytest.mark.parametrize("name", SHAPES)
def test_a_pack_with_wide_pages_has_no_fault_of_structure(
    packs: dict[str, bytes], name: str
) -> None:
    assert list(word_faults(packs[name])) == []


@pytest.mark.skipif(not is_available(), reason="LibreOffice is not installed")
def test_wide_pages_stay_wide_and_every_page_has_its_marking_and_number(
    packs: dict[str, bytes], tmp_path: Path
) -> None:
    pdfs = to_pdf(list(packs.items()), seal=Seal(is_pack=True))
    for (name, wide), pdf in zip(SHAPES.items(), pdfs, strict=True):
        pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
        first = 3  # after cover, agenda and index
        shapes = [each.mediabox.width > each.mediabox.height for each in pages]
        assert shapes[first : first + len(wide)] == list(wide), name
        assert sum(shapes) == sum(wide), name
        for number, each in enumerate(pages, 1):
            words = each.extract_text()
            assert "OFFICIAL – SENSITIVE: PERSONAL" in words, (name, number)
            assert f"Page {number} of {len(pages)}" in words, (name, number)
        assert "Key performance indicators" in pages[first].extract_text(), (
            "never a page of its own"
        )
        assert check_pack(pdf).findings == ()
        file = tmp_path / "pack.pdf"
        file.write_bytes(pdf)
        result = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
        assert result.is_compliant, name
