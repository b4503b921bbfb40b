"""Finds the paragraph of a Word form to which a comment belongs: the answer, else its label."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"
_ROW = re.compile(r"table (\d+), row (\d+)(?!.*table)")
_PARAGRAPH = re.compile(r"^paragraph (\d+)$")
_ALIKE = 88
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def paragraph_for(
    content: bytes,
    *,
    where: str,
    labels: Sequence[str],
    guidance: Sequence[str] = (),
    occurrence: int = 1,
    tag: str = "",
) -> int | None:
    """The number (from 0, in document order) of the paragraph for a comment; None if none fits.

    ``where`` is the place that reading gave ("table 2, row 5", "paragraph 12", "" if none);
    ``labels`` the wordings of the question, ``guidance`` its help, which is no answer;
    ``occurrence`` which of several alike; ``tag`` the tag of the content control in our own forms.
    """
    root = _main_text(content)
    paragraphs = list(root.iter(f"{W}p"))
    own = _in_control(root, tag, occurrence)
    if own is not None:
        return _outside_controls(paragraphs, own)
    near = _in_row(root, where) or _numbered(paragraphs, where)
    chosen = _answer_beside(near, labels, guidance) if near else None
    if chosen is None:
        alike = [p for p in paragraphs if _is_label(_text(p), labels)]
        chosen = alike[min(occurrence, len(alike)) - 1] if alike else None
    return _outside_controls(paragraphs, chosen) if chosen is not None else None


def _outside_controls(paragraphs: list[etree._Element], chosen: etree._Element) -> int:
    """The paragraph, or the nearest one before it that has nothing to do with a content control.

    LibreOffice drops an answer whose control holds the mark of a comment (seen with 7.4): the
    sender would lose what they wrote.
    """
    at = paragraphs.index(chosen)
    free = (n for n in range(at, -1, -1) if not _touches_control(paragraphs[n]))
    return next(free, at)


def _touches_control(paragraph: etree._Element) -> bool:
    inside = next(paragraph.iterancestors(f"{W}sdt"), None)
    return inside is not None or next(paragraph.iter(f"{W}sdt"), None) is not None


@lru_cache(maxsize=2)
def _main_text(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(_MAIN), _PARSER)


def _in_control(root: etree._Element, tag: str, occurrence: int) -> etree._Element | None:
    """The first paragraph of the answer's content control, or the one around it."""
    tags = [t for t in root.iter(f"{W}tag") if tag and t.get(f"{W}val") == tag]
    if len(tags) < occurrence:
        return None
    control = next(tags[occurrence - 1].iterancestors(f"{W}sdt"))
    inside = next(control.iter(f"{W}p"), None)
    return inside if inside is not None else next(control.iterancestors(f"{W}p"), None)


def _in_row(root: etree._Element, where: str) -> list[etree._Element]:
    found = _ROW.search(where)
    if not found:
        return []
    tables = list(root.iter(f"{W}tbl"))
    table, row = int(found[1]), int(found[2])
    if table > len(tables):
        return []
    rows = [r for r in tables[table - 1].iter(f"{W}tr") if _table_of(r) is tables[table - 1]]
    return list(rows[row - 1].iter(f"{W}p")) if row <= len(rows) else []


def _numbered(paragraphs: list[etree._Element], where: str) -> list[etree._Element]:
    found = _PARAGRAPH.match(where)
    outside = [p for p in paragraphs if not any(True for _ in p.iterancestors(f"{W}tbl"))]
    number = int(found[1]) if found else 0
    return [outside[number - 1]] if 0 < number <= len(outside) else []


def _answer_beside(
    near: list[etree._Element], labels: Sequence[str], guidance: Sequence[str]
) -> etree._Element:
    """The first paragraph of the cell after the label's; the label itself where it has none."""
    cells: list[list[etree._Element]] = []
    for paragraph in near:
        if cells and _cell_of(paragraph) is _cell_of(cells[-1][0]):
            cells[-1].append(paragraph)
        else:
            cells.append([paragraph])
    labelled = [n for n, cell in enumerate(cells) if any(_is_label(_text(p), labels) for p in cell)]
    if not labelled:
        return _first_filled(cells[-1])
    at = labelled[0]
    if at + 1 < len(cells):
        return _first_filled(cells[at + 1])
    own = cells[at]
    known = [n for n, p in enumerate(own) if _is_label(_text(p), (*labels, *guidance))]
    return own[min(known[-1] + 1, len(own) - 1)]


def _first_filled(cell: list[etree._Element]) -> etree._Element:
    return next((p for p in cell if _text(p).strip()), cell[0])


def _is_label(text: str, labels: Sequence[str]) -> bool:
    from rapidfuzz import fuzz

    start = re.sub(r"^\W*(?:\w{1,2}[.)]\s*)?", "", text).casefold()
    for label in labels:
        known = label.casefold().strip(" :?.")
        if known and fuzz.ratio(start[: len(known)], known) >= _ALIKE:
            return True
    return False


def _text(paragraph: etree._Element) -> str:
    return "".join(_words(paragraph))


def _words(paragraph: etree._Element) -> Iterator[str]:
    for node in paragraph.iter(f"{W}t"):
        yield node.text or ""


def _cell_of(paragraph: etree._Element) -> etree._Element | None:
    return next(paragraph.iterancestors(f"{W}tc"), None)


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{W}tbl"), None)
