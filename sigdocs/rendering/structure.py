"""What makes a Word template accessible and safe to print: structure, language, marking, links.

LibreOffice is silent about most of this: a table without a header row, a link without its style or a
text in American English makes a PDF that passes validation and serves nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from sigdocs.model.findings import Severity
from sigdocs.model.templates import TemplateFault
from sigdocs.rendering.template_parts import (
    Paragraph,
    Part,
    W,
    place_of_table,
    rows_of,
    words_of,
)

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OLD = "{urn:schemas-microsoft-com:vml}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_LANGUAGE = "en-GB"
_ROW_TAG = re.compile(r"\s*\{%tr\s[^{}]*%\}\s*")
_LONGEST_HEADING = 60  # characters


def structure_faults(package: dict[str, bytes], parts: tuple[Part, ...]) -> Iterator[TemplateFault]:
    """Every fault of structure; places are those of the paragraph or table."""
    styles = _root(package, "word/styles.xml")
    for part in parts:
        yield from _tables(part)
        yield from _pictures(part)
        yield from _links(part)
        yield from _changes(part)
        yield from _borders(part)
        yield from _languages(part.root, part.shown)
        yield from _seeming_headings(part)
    yield from _headings(parts, styles)
    yield from _package(package, parts, styles)


def _root(package: dict[str, bytes], name: str) -> etree._Element | None:
    return etree.fromstring(package[name]) if name in package else None


def _fault(
    code: str,
    message: str,
    place: str,
    *,
    severity: Severity = Severity.ERROR,
    at: Paragraph | None = None,
) -> TemplateFault:
    return TemplateFault(
        code=code,
        severity=severity,
        message=message,
        place=place,
        part=at.part if at else "",
        paragraph=at.index if at else -1,
    )


def _first_paragraph(part: Part, element: etree._Element) -> Paragraph | None:
    first = next(element.iter(f"{W}p"), None)
    return next((p for p in part.paragraphs if p.element is first), None)


def _tables(part: Part) -> Iterator[TemplateFault]:
    for number, table in enumerate(part.root.iter(f"{W}tbl"), start=1):
        rows = rows_of(table)
        at = _first_paragraph(part, table)
        if not rows or rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            message = (
                "The first row is not marked as a header row (Table layout, Repeat header rows)."
            )
            yield _fault("no-header-row", message, place_of_table(part, number, 1), at=at)
        for count, row in enumerate(rows, start=1):
            if _goes(row):
                continue
            if any(True for _ in row.iter(f"{W}gridSpan", f"{W}vMerge")):
                message = "Cells are merged here: a screen reader loses its place."
                place = place_of_table(part, number, count)
                yield _fault("merged-cells", message, place, at=_first_paragraph(part, row))


def _goes(row: etree._Element) -> bool:
    """Whether a row holds a tag for rows and nothing else: it is not there once filled in."""
    return _ROW_TAG.fullmatch(words_of(row)) is not None


def _pictures(part: Part) -> Iterator[TemplateFault]:
    for paragraph in part.paragraphs:
        for picture in paragraph.element.iter(f"{_DRAWING}docPr"):
            decorative = any(node.get("val") == "1" for node in picture.iter(_DECORATIVE))
            if not picture.get("descr", "").strip() and not decorative:
                message = "This picture has no alternative text."
                yield _fault("no-alternative-text", message, paragraph.place, at=paragraph)
        for picture in paragraph.element.iter(f"{_OLD}imagedata"):
            shape = next(picture.iterancestors(f"{_OLD}shape"), None)
            if shape is None or not shape.get("alt", "").strip():
                message = "This picture has no alternative text."
                yield _fault("no-alternative-text", message, paragraph.place, at=paragraph)
        if any(True for _ in paragraph.element.iter(f"{_DRAWING}anchor")):
            message = (
                "This picture floats. Set it “In line with text”, so that it is read in order."
            )
            yield _fault(
                "floating", message, paragraph.place, severity=Severity.WARNING, at=paragraph
            )


def _links(part: Part) -> Iterator[TemplateFault]:
    for paragraph in part.paragraphs:
        for link in paragraph.element.iter(f"{W}hyperlink"):
            if any(run.find(f"{W}rPr/{W}rStyle") is None for run in link.iter(f"{W}r")):
                message = "This link lacks the style “Hyperlink”: it would vanish from the PDF."
                yield _fault("link-lost", message, paragraph.place, at=paragraph)


def _changes(part: Part) -> Iterator[TemplateFault]:
    for paragraph in part.paragraphs:
        if any(True for _ in paragraph.element.iter(*(f"{W}{tag}" for tag in _CHANGES))):
            message = "There is a tracked change here. Accept all changes (Review, Accept)."
            yield _fault("tracked-change", message, paragraph.place, at=paragraph)


def _borders(part: Part) -> Iterator[TemplateFault]:
    for paragraph in part.paragraphs:
        if paragraph.element.find(f"{W}pPr/{W}pBdr") is not None:
            message = "This paragraph has a border: it breaks the accessible PDF. Use shading."
            yield _fault("paragraph-border", message, paragraph.place, at=paragraph)


def _languages(root: etree._Element, place: str) -> Iterator[TemplateFault]:
    spoken = {str(node.get(f"{W}val")) for node in root.iter(f"{W}lang") if node.get(f"{W}val")}
    for other in sorted(spoken - {_LANGUAGE}):
        message = f"Some text is marked as language {other}. Set it to English (United Kingdom)."
        yield _fault("language", message, place, severity=Severity.WARNING)


def _headings(parts: tuple[Part, ...], styles: etree._Element | None) -> Iterator[TemplateFault]:
    levels = _levels(styles)
    body = next(part for part in parts if part.name == "word/document.xml")
    last = 0
    for paragraph in body.paragraphs:
        style = paragraph.element.find(f"{W}pPr/{W}pStyle")
        level = levels.get(str(style.get(f"{W}val"))) if style is not None else None
        if level is None:
            continue
        if level > last + 1:
            message = (
                f"A heading of level {level} follows one of level {last}."
                if last
                else (f"The first heading is of level {level}; it should be of level 1.")
            )
            yield _fault("heading-order", message, paragraph.place, at=paragraph)
        if not paragraph.text.strip():
            message = "This heading is empty."
            yield _fault("empty-heading", message, paragraph.place, at=paragraph)
        last = level
    if not last:
        yield _fault("no-heading", "There is no heading (style “Heading 1”).", body.shown)


def _seeming_headings(part: Part) -> Iterator[TemplateFault]:
    """A short line all in bold outside tables: a heading to the eye, and to nobody else."""
    for paragraph in part.paragraphs if part.name == "word/document.xml" else ():
        element, words = paragraph.element, paragraph.beside_tags.strip()
        runs = [run for run in element.iter(f"{W}r") if words_of(run).strip()]
        is_bold = runs and all(run.find(f"{W}rPr/{W}b") is not None for run in runs)
        is_short = 0 < len(words) <= _LONGEST_HEADING and words[-1] not in ".:;,?!"
        in_table = next(element.iterancestors(f"{W}tc"), None) is not None
        if is_bold and is_short and not in_table and element.find(f"{W}pPr/{W}pStyle") is None:
            message = "This line looks like a heading: give it a heading style."
            yield _fault(
                "no-heading-style",
                message,
                paragraph.place,
                severity=Severity.WARNING,
                at=paragraph,
            )


def _levels(styles: etree._Element | None) -> dict[str, int]:
    """Heading level (1 is the highest) by style id."""
    found = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None and int(level.get(f"{W}val", "9")) < 9:
            found[str(style.get(f"{W}styleId"))] = int(level.get(f"{W}val", "9")) + 1
    return found


def _package(
    package: dict[str, bytes], parts: tuple[Part, ...], styles: etree._Element | None
) -> Iterator[TemplateFault]:
    yield from _default_language(styles)
    core = _root(package, "docProps/core.xml")
    title = core.find(_TITLE) if core is not None else None
    if title is None or not (title.text or "").strip():
        yield _fault("no-title", "The document has no title (File, Info, Title).", "properties")
    if "word/comments.xml" in package:
        message = "There are comments in the template: they would go out. Delete them."
        yield _fault("comments", message, "comments")
    yield from _outside(package)
    headers = [part for part in parts if part.shown == "header"]
    if not any("OFFICIAL" in p.text for part in headers for p in part.paragraphs):
        yield _fault("no-marking", "No header carries the protective marking.", "header")


def _default_language(styles: etree._Element | None) -> Iterator[TemplateFault]:
    default = styles.find(f".//{W}docDefaults//{W}lang") if styles is not None else None
    if default is None or default.get(f"{W}val") != _LANGUAGE:
        message = "The language of the document is not English (United Kingdom)."
        yield _fault("language", message, "styles")
    for each in styles.iter(f"{W}style") if styles is not None else ():
        language = each.find(f"{W}rPr/{W}lang")
        spoken = language.get(f"{W}val", _LANGUAGE) if language is not None else _LANGUAGE
        if spoken != _LANGUAGE:
            message = (
                f"This style is marked as language {spoken}. Set it to English (United Kingdom)."
            )
            yield _fault("language", message, f"style “{_name(each)}”")
    for border in styles.iter(f"{W}pBdr") if styles is not None else ():
        style = next(border.iterancestors(f"{W}style"), None)
        shown = _name(style) if style is not None else "default"
        message = "This style puts a border round paragraphs: it breaks the accessible PDF."
        yield _fault("paragraph-border", message, f"style “{shown}”", severity=Severity.WARNING)


def _name(style: etree._Element) -> str:
    name = style.find(f"{W}name")
    return str(name.get(f"{W}val")) if name is not None else str(style.get(f"{W}styleId"))


def _outside(package: dict[str, bytes]) -> Iterator[TemplateFault]:
    for name in package:
        if not name.endswith(".rels"):
            continue
        for link in etree.fromstring(package[name]).iter(_RELATIONSHIP):
            is_link = str(link.get("Type", "")).endswith("/hyperlink")
            if link.get("TargetMode") == "External" and not is_link:
                message = "Something in the template is linked to another file. Insert it instead."
                yield _fault("linked-file", message, "relationships")
