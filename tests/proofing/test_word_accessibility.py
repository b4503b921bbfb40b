"""Structure of Word files: each fault is found, with its place, and a sound file has none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from proof_documents import repack, word

from sigdocs.model.documents import DOCX
from sigdocs.proofing import check_accessibility
from tests.conftest import ROOT

Change = Callable[[docx.document.Document], object]


def faults(content: bytes) -> set[str]:
    return {fault.code for fault in check_accessibility(content, DOCX)}


def replaced(part: str, old: str, new: str) -> bytes:
    content = word()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        text = package.read(part).decode()
    assert old in text
    return repack(content, {part: text.replace(old, new, 1).encode()})


def link(anchor: str, style: str = "Hyperlink", text: str = "Go there") -> Change:
    def change(document: docx.document.Document) -> None:
        if "Hyperlink" not in document.styles:
            document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
        made = OxmlElement("w:hyperlink")
        made.set(qn("w:anchor"), anchor)
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        if style:
            properties = run._r.get_or_add_rPr()
            styled = OxmlElement("w:rStyle")
            styled.set(qn("w:val"), style)
            properties.append(styled)
        made.append(run._r)
        paragraph._p.append(made)

    return change


def bookmarks(*names: str) -> Change:
    def change(document: docx.document.Document) -> None:
        for number, name in enumerate(names):
            mark = OxmlElement("w:bookmarkStart")
            mark.set(qn("w:id"), str(number + 50))
            mark.set(qn("w:name"), name)
            end = OxmlElement("w:bookmarkEnd")
            end.set(qn("w:id"), str(number + 50))
            document.paragraphs[-1]._p.extend((mark, end))

    return change


def both(*changes: Change) -> Change:
    return lambda document: [change(document) for change in changes]


def picture(description: str) -> Change:
    def change(document: docx.document.Document) -> None:
        from PIL import Image

        out = io.BytesIO()
        Image.new("RGB", (4, 4)).save(out, "png")
        document.add_picture(io.BytesIO(out.getvalue()))
        document.element.body.find(f".//{qn('wp:docPr')}").set("descr", description)

    return change


def table(document: docx.document.Document) -> None:
    document.add_table(rows=2, cols=2)


def nested(document: docx.document.Document) -> None:
    document.tables[0].cell(1, 1).add_table(1, 1)


def border(document: docx.document.Document) -> None:
    properties = document.add_paragraph("Words.")._p.get_or_add_pPr()
    edges = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    bottom.set(qn("w:val"), "single")
    edges.append(bottom)
    properties.append(edges)


FAULTS: dict[str, tuple[str, bytes | Change]] = {
    "another default language": ("language", replaced("word/styles.xml", 'w:val="en-GB"', 'w:val="en-US"')),
    "another language in a run": (
        "language",
        replaced("word/document.xml", "<w:t>Patient", '<w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>Patient'),
    ),
    "no title": ("title", lambda d: setattr(d.core_properties, "title", "")),
    "title with a code": ("title", lambda d: setattr(d.core_properties, "title", "A &amp; B")),
    "heading that skips": ("heading-order", lambda d: d.add_heading("Deep", level=4)),
    "heading without words": ("heading-empty", lambda d: d.add_heading("", level=2)),
    "table without header row": ("table-header", table),
    "table in a table": ("table-nested", nested),
    "picture without description": ("alternative-text", picture("  ")),
    "link without style": ("link-style", both(bookmarks("here"), link("here", style=""))),
    "link with a style nobody defined": (
        "link-style", both(bookmarks("here"), link("here", style="Elsewhere"))
    ),
    "link without words": ("link-text", both(bookmarks("here"), link("here", text=""))),
    "link to nowhere": ("link-target", link("nowhere")),
    "two bookmarks of one name": ("bookmark-twice", bookmarks("same", "Same")),
    "paragraph border": ("paragraph-border", border),
    "style with a border": ("paragraph-border", lambda d: d.add_paragraph("Words.", style="Title")),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(fault: str) -> None:
    code, made = FAULTS[fault]
    assert faults(made if isinstance(made, bytes) else word(made)) == {code}


SOUND: dict[str, Change] = {
    "as it is": lambda document: None,
    "a link that leads somewhere": both(bookmarks("here"), link("here")),
    "a described picture": picture("A white square"),
    "headings that step back": lambda d: [d.add_heading(f"H{n}", level=n) for n in (3, 2, 3, 1, 2)],
    "bookmarks": bookmarks("one", "two"),
}


@pytest.mark.parametrize("case", SOUND)
def test_a_sound_file_has_no_fault(case: str) -> None:
    assert faults(word(SOUND[case])) == set()


def test_a_file_without_headings_is_a_fault() -> None:
    document = docx.Document(io.BytesIO(word()))
    for paragraph in list(document.paragraphs):
        if paragraph.style.name.startswith("Heading"):
            paragraph._p.getparent().remove(paragraph._p)
    out = io.BytesIO()
    document.save(out)
    assert faults(out.getvalue()) == {"heading-order"}


def test_what_is_no_word_file_is_refused() -> None:
    for content in (b"", b"words", word()[:-50]):
        with pytest.raises(ValueError, match="not a whole"):
            check_accessibility(content, DOCX)
    with pytest.raises(ValueError, match="neither"):
        check_accessibility(word(), "text/plain")


@pytest.mark.parametrize(
    "template", sorted((ROOT / "templates").glob("*.docx")), ids=lambda p: p.stem
)
def test_our_own_templates_can_be_read_by_everyone(template: Path) -> None:
    found = check_accessibility(template.read_bytes(), DOCX)
    assert [fault for fault in found if fault.code != "title"] == []
