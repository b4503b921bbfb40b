"""Structure of a Word file: language, title, headings, tables, pictures, links, borders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from sigdocs.model.documents import ProofFinding
from sigdocs.proofing.package import Package, W, on, open_package, words_of

_DC = "{http://purl.org/dc/elements/1.1/}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def word_faults(content: bytes) -> Iterator[ProofFinding]:
    """Every fault, each with part, paragraph or table."""
    package = open_package(content)
    yield from _language(package)
    yield from _title(package)
    yield from _headings(package)
    for name, root in package.printed.items():
        place = name.removeprefix("word/").removesuffix(".xml")
        yield from _tables(root, place)
        yield from _pictures(root, place)
        yield from _links(package, root, place)
        yield from _borders(package, root, place)
    yield from _bookmarks(package)


def _language(package: Package) -> Iterator[ProofFinding]:
    styles = package.parts.get("word/styles.xml")
    found = styles.find(f"{W}docDefaults//{W}lang") if styles is not None else None
    if found is None or found.get(f"{W}val") != "en-GB":
        yield _fault("language", "styles", "The default language is not British English (en-GB).")
    for name, root in package.printed.items():
        for node in root.iter(f"{W}lang"):
            if node.get(f"{W}val", "en-GB") != "en-GB":
                yield _fault("language", name, "Some text is marked as being in another language.")
                break


def _title(package: Package) -> Iterator[ProofFinding]:
    core = package.parts.get("docProps/core.xml")
    title = (core.findtext(f"{_DC}title") or "") if core is not None else ""
    if not title.strip():
        yield _fault("title", "properties", "The document has no title.")
    elif "&amp;" in title or "&lt;" in title:
        yield _fault("title", "properties", "The title shows a code instead of a character.")


def _levels(package: Package) -> dict[str, int]:
    """The heading level (1-9) of each paragraph style that has one, inherited ones included."""
    styles = package.parts.get("word/styles.xml")
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        identifier = style.get(f"{W}styleId", "")
        level = style.find(f"{W}pPr/{W}outlineLvl")
        parent = style.find(f"{W}basedOn")
        if level is not None and int(level.get(f"{W}val", "9")) < 9:
            levels[identifier] = int(level.get(f"{W}val", "9")) + 1
        elif level is None and parent is not None:
            based[identifier] = parent.get(f"{W}val", "")
    for identifier, parent_id in based.items():
        seen = {identifier}
        while parent_id in based and parent_id not in seen:
            seen.add(parent_id)
            parent_id = based[parent_id]
        if parent_id in levels:
            levels[identifier] = levels[parent_id]
    return levels


def _headings(package: Package) -> Iterator[ProofFinding]:
    levels, before, number = _levels(package), 0, 0
    for paragraph in package.main.iter(f"{W}p"):
        level = _level_of(paragraph, levels)
        if level is None:
            continue
        number += 1
        place = f"document, heading {number}"
        if not words_of(paragraph).strip():
            yield _fault("heading-empty", place, "A heading has no words.")
        elif level > before + 1:
            yield _fault("heading-order", place, f"A heading of level {level} skips a level.")
        before = level
    if not number:
        yield _fault("heading-order", "document", "The document has no headings.")


def _level_of(paragraph: etree._Element, levels: dict[str, int]) -> int | None:
    direct = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if direct is not None and int(direct.get(f"{W}val", "9")) < 9:
        return int(direct.get(f"{W}val", "9")) + 1
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return levels.get(style.get(f"{W}val", "")) if style is not None else None


def _tables(root: etree._Element, place: str) -> Iterator[ProofFinding]:
    """A table of more than one row has a header row, and no table stands in another."""
    if not place.startswith("document"):
        return
    for number, table in enumerate(root.iter(f"{W}tbl"), start=1):
        rows = table.findall(f"{W}tr") + table.findall(f"{W}sdt/{W}sdtContent/{W}tr")
        where = f"{place}, table {number}"
        if rows and len(rows) > 1 and not on(rows[0].find(f"{W}trPr/{W}tblHeader")):
            yield _fault("table-header", where, "The first row is not marked as a header row.")
        if any(True for _ in table.iterancestors(f"{W}tbl")):
            yield _fault("table-nested", where, "A table stands inside another.")


def _pictures(root: etree._Element, place: str) -> Iterator[ProofFinding]:
    for number, picture in enumerate(root.iter(f"{_DRAWING}docPr"), start=1):
        decorative = next(picture.iter(_DECORATIVE), None)
        is_decorative = decorative is not None and decorative.get("val", "1") != "0"
        if not is_decorative and not picture.get("descr", "").strip():
            yield _fault(
                "alternative-text", f"{place}, picture {number}", "A picture has no description."
            )


def _links(package: Package, root: etree._Element, place: str) -> Iterator[ProofFinding]:
    """A link needs words, a place to lead to, and a character style, else the PDF loses it."""
    marks = {
        node.get(f"{W}name")
        for part in package.printed.values()
        for node in part.iter(f"{W}bookmarkStart")
    }
    styles = _character_styles(package)
    for number, link in enumerate(root.iter(f"{W}hyperlink"), start=1):
        where, anchor = f"{place}, link {number}", link.get(f"{W}anchor")
        if not all(_style_of(run) in styles for run in link.iter(f"{W}r") if words_of(run)):
            yield _fault("link-style", where, "A link has no character style: the PDF loses it.")
        if not words_of(link).strip():
            yield _fault("link-text", where, "A link has no words.")
        if anchor and anchor not in marks and anchor != "_top":
            yield _fault("link-target", where, "A link leads to a place that does not exist.")


def _character_styles(package: Package) -> set[str]:
    styles = package.parts.get("word/styles.xml")
    return {
        style.get(f"{W}styleId", "")
        for style in (styles.iter(f"{W}style") if styles is not None else ())
        if style.get(f"{W}type") == "character"
    }


def _style_of(run: etree._Element) -> str:
    style = run.find(f"{W}rPr/{W}rStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def _bookmarks(package: Package) -> Iterator[ProofFinding]:
    names = Counter(
        node.get(f"{W}name", "").casefold()
        for part in package.printed.values()
        for node in part.iter(f"{W}bookmarkStart")
    )
    if any(count > 1 for name, count in names.items() if name != "_goback"):
        yield _fault("bookmark-twice", "document", "Two bookmarks have the same name.")


def _borders(package: Package, root: etree._Element, place: str) -> Iterator[ProofFinding]:
    """Paragraph borders become untagged lines in a PDF (PDF/UA-1, 7.1)."""
    bordered = _bordered_styles(package)
    for number, paragraph in enumerate(root.iter(f"{W}p"), start=1):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        by_style = style is not None and style.get(f"{W}val") in bordered
        if _has_border(paragraph.find(f"{W}pPr/{W}pBdr")) or by_style:
            yield _fault(
                "paragraph-border", f"{place}, paragraph {number}", "A paragraph has a border."
            )


def _bordered_styles(package: Package) -> set[str]:
    styles = package.parts.get("word/styles.xml")
    return {
        style.get(f"{W}styleId", "")
        for style in (styles.iter(f"{W}style") if styles is not None else ())
        if _has_border(style.find(f"{W}pPr/{W}pBdr"))
    }


def _has_border(border: etree._Element | None) -> bool:
    return border is not None and any(n.get(f"{W}val") not in ("nil", "none") for n in border)


def _fault(code: str, place: str, message: str) -> ProofFinding:
    return ProofFinding(code=code, place=place, message=message)
