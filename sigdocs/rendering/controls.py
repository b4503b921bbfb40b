"""Pieces of Word's XML for forms: tables with a header row, labels, content controls.

Styles come from the template (templates/form.docx); only widths and the shade of a label are here.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHADE = "E8EDEE"  # NHS pale grey
_LONGEST_TITLE = 60
_PROMPTS = {
    "text": "Click or tap here to enter text.",
    "date": "Click or tap to enter a date.",
    "choice": "Choose an item.",
}


def heading(text: str, *, new_page: bool = False) -> etree._Element:
    """A heading of level 2, on a new page where the page may be deleted."""
    made = paragraph(text, "Heading2")
    if new_page:
        made[0].append(_w("pageBreakBefore"))
    return made


def paragraph(text: str, style: str) -> etree._Element:
    """A paragraph in one of the template's styles; a line feed becomes a line break."""
    made = _w("p")
    properties = etree.SubElement(made, f"{W}pPr")
    properties.append(_w("pStyle", val=style))
    if text:
        made.append(_run(text))
    return made


def table(widths: Sequence[int], rows: Sequence[etree._Element]) -> etree._Element:
    """A table with fixed widths in twentieths of a point."""
    made = _w("tbl")
    properties = etree.SubElement(made, f"{W}tblPr")
    properties.append(_w("tblStyle", val="SigdocsTable"))
    properties.append(_w("tblW", w=str(sum(widths)), type="dxa"))
    properties.append(_w("tblLayout", type="fixed"))
    properties.append(_w("tblLook", val="0020", firstRow="1", lastRow="0", noVBand="1"))
    grid = etree.SubElement(made, f"{W}tblGrid")
    for width in widths:
        grid.append(_w("gridCol", w=str(width)))
    made.extend(rows)
    return made


def row(cells: Sequence[etree._Element], *, is_header: bool = False) -> etree._Element:
    """A row; a header row is repeated on each page and read out as one."""
    made = _w("tr")
    if is_header:
        properties = etree.SubElement(made, f"{W}trPr")
        properties.append(_w("cantSplit"))
        properties.append(_w("tblHeader"))
    made.extend(cells)
    return made


def cell(
    content: Sequence[etree._Element], width: int, *, is_label: bool = False
) -> etree._Element:
    """A cell; labels stand on pale grey."""
    made = _w("tc")
    properties = etree.SubElement(made, f"{W}tcPr")
    properties.append(_w("tcW", w=str(width), type="dxa"))
    if is_label:
        properties.append(_w("shd", val="clear", color="auto", fill=_SHADE))
    made.extend(content)
    return made


def element(
    *,
    question_id: str,
    title: str,
    text: str,
    is_date: bool = False,
    choices: Sequence[str] = (),
    prompt: str = "",
) -> etree._Element:
    """A content control for one answer, with its prompt while there is no ``text``.

    Free text may run over several paragraphs; dates and choices are one line. A text that is not
    among the choices stays as it was written.
    """
    is_choice = bool(choices) and (not text or text in choices)
    control = _w("sdt")
    properties = etree.SubElement(control, f"{W}sdtPr")
    properties.append(_w("alias", val=title[:_LONGEST_TITLE]))
    properties.append(_w("tag", val=question_id))
    properties.append(_w("lock", val="sdtLocked"))
    if not text:
        properties.append(_w("showingPlcHdr"))
    kind = "date" if is_date else "choice" if is_choice else "text"
    properties.extend(_kind(kind, choices))
    content = etree.SubElement(control, f"{W}sdtContent")
    if kind == "text":
        lines = text.split("\n") if text else [""]
        content.extend(_answer(line, "" if text else prompt or _PROMPTS[kind]) for line in lines)
        return control
    content.append(_run(text) if text else _run(prompt or _PROMPTS[kind], style="PlaceholderText"))
    made = paragraph("", "TableText")
    made.append(control)
    return made


def _answer(line: str, prompt: str) -> etree._Element:
    made = paragraph(line, "TableText")
    if prompt:
        made.append(_run(prompt, style="PlaceholderText"))
    return made


def _kind(kind: str, choices: Sequence[str]) -> list[etree._Element]:
    if kind == "date":
        made = _w("date")
        made.append(_w("dateFormat", val="d MMMM yyyy"))
        made.append(_w("lid", val="en-GB"))
        made.append(_w("storeMappedDataAs", val="dateTime"))
        made.append(_w("calendar", val="gregorian"))
        return [made]
    if kind == "choice":
        made = _w("dropDownList")
        for choice in choices:
            made.append(_w("listItem", displayText=choice, value=choice))
        return [made]
    return []


def _run(text: str, *, style: str = "") -> etree._Element:
    made = _w("r")
    if style:
        properties = etree.SubElement(made, f"{W}rPr")
        properties.append(_w("rStyle", val=style))
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(_w("br"))
        words = etree.SubElement(made, f"{W}t")
        words.text = line
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _w(name: str, **values: str) -> etree._Element:
    made = etree.Element(f"{W}{name}")
    for key, value in values.items():
        made.set(f"{W}{key}", value)
    return made
