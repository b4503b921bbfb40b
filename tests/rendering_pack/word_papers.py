"""Invented Word papers as colleagues write them, with what makes such papers hard to take over."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches

TRACKED = (
    '<w:p {ns}><w:r><w:t xml:space="preserve">Reports rose </w:t></w:r>'
    '<w:ins w:id="1" w:author="x"><w:r><w:t>by a third</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="x"><w:r><w:delText>by half</w:delText></w:r></w:del>'
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden aside</w:t></w:r></w:p>"
)
BOX = (
    '<w:p {ns}><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:rect><v:textbox>'
    "<w:txbxContent><w:p><w:r><w:t>Words in a box.</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:rect></w:pict></w:r></w:p>"
)
FIELD = (
    '<w:p {ns}><w:r><w:t xml:space="preserve">Printed </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE SECRETCODE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>in November</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
BORDERED = (
    "<w:p {ns}><w:pPr><w:pBdr><w:bottom w:val='single' w:sz='4' w:space='1' w:color='auto'/></w:pBdr>"
    "</w:pPr><w:r><w:t>A line with a border.</w:t></w:r></w:p>"
)
LINK = (
    '<w:p {ns}><w:hyperlink r:id="{key}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    "<w:r><w:t>The guidance on the web</w:t></w:r></w:hyperlink></w:p>"
)


def kpi_paper(change: Callable[[Document], None] | None = None) -> bytes:
    """A paper with every construct that a secretariat's paper may hold."""
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "HEADER OF ITS OWN"
    paper.add_heading("Key performance indicators", 0)
    paper.add_heading("What was measured", 1)
    paper.add_paragraph("Nine in ten forms were complete & in time, <as planned> {{ braces }}.")
    paper.add_heading("In detail", 3)
    for words in ("Count the forms.", "Count the days."):
        paper.add_paragraph(words, style="List Number")
    for words in ("Advice", "Appeals"):
        paper.add_paragraph(words, style="List Bullet")
    for xml in (TRACKED, BOX, FIELD, BORDERED):
        _append(paper, xml.format(ns=nsdecls("w")))
    key = paper.part.relate_to(
        "https://resolution.nhs.uk/",
        docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK,
        is_external=True,
    )
    _append(paper, LINK.format(ns=nsdecls("w"), key=key))
    paper.add_picture(io.BytesIO(picture()), width=Inches(2))
    _described(paper, "Forms in time, month by month: from 80 to 90 per cent.")
    _table(paper)
    if change:
        change(paper)
    return saved(paper)


def _table(paper: Document) -> None:
    table = paper.add_table(rows=3, cols=3)
    rows = (("Indicator", "Quarter 2", "Quarter 3"), ("5a", "88", "91"), ("5b", "90", "90"))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    table.cell(2, 1).merge(table.cell(2, 2))
    inner = table.cell(1, 0).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "inner left", "inner right"


def _append(paper: Document, xml: str) -> None:
    paper.element.body.insert(len(paper.element.body) - 1, parse_xml(xml))


def _described(paper: Document, words: str) -> None:
    for node in paper.element.body.iter(qn("wp:docPr")):
        node.set("descr", words)


def saved(paper: Document) -> bytes:
    """The bytes of a paper."""
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def picture(comment: bytes = b"") -> bytes:
    """A small picture (PNG), with a comment in its file if one is given."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    rows = b"".join(b"\0" + b"\x00\x5e\xb8" * 40 for _ in range(20))
    told = chunk(b"tEXt", b"Comment\0" + comment) if comment else b""
    head = struct.pack(">IIBBBBB", 40, 20, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + told + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def endless_table() -> bytes:
    """A paper that keeps the office suite busy for minutes: a table of 2,500 rows."""
    paper = docx.Document()
    cells = "".join(
        '<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>'
        f"<w:p><w:r><w:t>{n}</w:t></w:r></w:p></w:tc>"
        for n in range(8)
    )
    grid = '<w:gridCol w:w="1000"/>' * 8
    _append(
        paper,
        f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>"
        f"{f'<w:tr>{cells}</w:tr>' * 2500}</w:tbl>",
    )
    return saved(paper)
