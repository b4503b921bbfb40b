"""The secretariat's Word papers as part of the pack: all their words, none of their look, accessible."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import page
import pikepdf
import pypdf
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from invented_pack import case, pack
from pack_templates import template
from word_papers import endless_table, kpi_paper, picture, saved

from sigdocs.errors import ReferenceWrong, Unreadable
from sigdocs.model.meetings import AbsentPaper, AgendaItem, AgendaKind, Pack, PackPaper
from sigdocs.office import is_available, to_pdf
from sigdocs.office.seal import Seal, page_numbers
from sigdocs.proofing.accessible_word import word_faults
from sigdocs.reference.pack_spec import pack_spec
from sigdocs.rendering.editions import CONFLICT, without
from sigdocs.rendering.pack import paper_bookmark, render_pack
from sigdocs.rendering.paper_blocks import paper_blocks

TITLE = "Key performance indicators"
KPIS = AgendaItem(kind=AgendaKind.PAPER, title=TITLE)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def with_paper(content: bytes, *absent: AbsentPaper) -> Pack:
    """A pack whose first item of business is a paper."""
    paper = PackPaper(key="1.1", title=TITLE, content=content)
    agenda = (KPIS, *pack_spec().agenda)
    return pack((case(1),), agenda=agenda, papers=(paper,), absent_papers=absent)


def taken(content: bytes) -> str:
    return "\n".join(paper_blocks(content, title=TITLE).texts)


def test_what_word_prints_is_taken_and_nothing_else() -> None:
    words = taken(kpi_paper())
    for there in (
        "Nine in ten forms were complete & in time, <as planned> {{ braces }}.",
        "Reports rose by a third",
        "Words in a box.",
        "Printed in November",
        "The guidance on the web",
        "inner right",
        "Quarter 3",
    ):
        assert there in words
    for gone in ("HEADER OF ITS OWN", "by half", "hidden aside", "SECRETCODE"):
        assert gone not in words


def test_notes_ticks_and_lines_of_a_paper_are_kept() -> None:
    box = (
        "<w:p {ns}><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='1'/>"
        "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:r><w:t>agreed</w:t><w:br/><w:t>at last</w:t></w:r></w:p>"
    )

    def change(paper: Document) -> None:
        paper.element.body.insert(1, parse_xml(box.format(ns=nsdecls("w"))))

    assert "☒agreed" in taken(kpi_paper(change))


@pytest.fixture(scope="module")
def word() -> bytes:
    gone = AbsentPaper(key="1.2", title="Forward plan", reason="To follow.")
    return render_pack(template("pack"), with_paper(kpi_paper(), gone)).content


def test_the_pack_with_a_paper_has_no_fault_of_structure(word: bytes) -> None:
    assert list(word_faults(word)) == []


def test_headings_lists_tables_and_links_are_the_packs_own(word: bytes) -> None:
    document = docx.Document(io.BytesIO(word))
    styles = {p.text: p.style.name for p in document.paragraphs}
    assert styles[TITLE] == "Heading 1"
    assert styles["What was measured"] == "Heading 2"
    assert styles["In detail"] == "Heading 3"
    assert styles["Advice"] == "List Bullet"
    numbered = next(p for p in document.paragraphs if p.text == "Count the days.")
    assert int(numbered._p.pPr.numPr.numId.val) > 1000
    table = next(t for t in document.tables if t.cell(0, 0).text == "Indicator")
    assert table.style.name == "Form table"
    assert next(table.rows[0]._tr.iter(f"{W}tblHeader")) is not None
    targets = {r.target_ref for r in document.part.rels.values() if r.is_external}
    assert "https://resolution.nhs.uk/" in targets
    assert "Forward plan: not in this pack. To follow." in "\n".join(
        c.text for t in document.tables for c in t._cells
    )


@pytest.mark.skipif(not is_available(), reason="LibreOffice is not installed")
def test_the_pdf_with_a_paper_is_pdf_ua_and_numbers_it(word: bytes, tmp_path: Path) -> None:
    pdf = to_pdf([("pack", word)], seal=Seal(is_pack=True))[0]
    file = tmp_path / "pack.pdf"
    file.write_bytes(pdf)
    result = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert [f"{f.rule_id}: {f.message}" for f in result.failures] == []
    start = page_numbers(pdf)[paper_bookmark("1.1")]
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.pages[start - 1].extract_text().count("Nine in ten forms") == 1
    assert re.search(rf"Paper 1.1\s+{TITLE}\s+1.1\s+{start}\b", reader.pages[2].extract_text())
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert any(f"{TITLE}, page {start}" == str(e.title) for e in opened.open_outline().root)


def test_a_picture_loses_what_its_file_tells_and_says_that_nobody_described_it() -> None:
    paper = docx.Document()
    paper.add_picture(io.BytesIO(picture(b"taken by Desmond")))
    made = render_pack(template("pack"), with_paper(saved(paper)))
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        (found,) = [package.read(n) for n in package.namelist() if n.startswith("word/media/")]
        body = package.read("word/document.xml").decode()
    assert b"Desmond" not in found
    assert b"IDAT" in found
    assert "the paper does not describe it" in body
    assert list(word_faults(made.content)) == []


def test_a_chart_or_a_damaged_file_cannot_be_taken() -> None:
    chart = (
        "<w:p {ns}><w:r><w:drawing><a:graphic xmlns:a='http://schemas.openxmlformats.org/drawingml/"
        "2006/main'><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/chart'/>"
        "</a:graphic></w:drawing></w:r></w:p>"
    )
    with pytest.raises(Unreadable, match="chart"):
        taken(
            kpi_paper(lambda d: d.element.body.insert(1, parse_xml(chart.format(ns=nsdecls("w")))))
        )
    with pytest.raises(Unreadable, match="prints nothing"):
        taken(saved(docx.Document()))
    with pytest.raises(Unreadable, match="damaged"):
        taken(kpi_paper()[:500])


def test_a_template_without_a_place_for_papers_is_refused_not_silent() -> None:
    old = docx.Document(io.BytesIO(template("pack")))
    for paragraph in list(old.paragraphs):
        if "paper.content" in paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)
    with pytest.raises(ReferenceWrong, match="no place for papers"):
        render_pack(saved(old), with_paper(kpi_paper()))


def test_a_copy_for_a_conflicted_member_leaves_out_papers_that_speak_of_the_case() -> None:
    paper = docx.Document()
    paper.add_paragraph("SC-2026-0001 was deferred.")
    copy = without(with_paper(saved(paper)), {"SC-2026-0001"})
    assert copy.papers == ()
    assert [(p.key, p.reason) for p in copy.absent_papers] == [("1.1", CONFLICT)]
    assert without(with_paper(kpi_paper()), {"SC-2026-0001"}).papers != ()


def test_an_endless_table_is_taken_all_the_same() -> None:
    assert len(paper_blocks(endless_table(), title=TITLE).texts) == 20_000
