"""A Word paper as blocks of the pack: its words, lists, tables and pictures in the pack's own styles.

Merging finished PDFs would destroy their structure, and copying a paper's own styles brings borders,
skipped headings and tables without header rows that no screen reader follows; so the content is
taken and the look is left behind (headers and footers too: the pack has its own).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from sigdocs.errors import Unreadable
from sigdocs.rendering.paper_runs import Line, Picture, Runs
from sigdocs.rendering.paper_sections import sections_of
from sigdocs.rendering.paper_source import Source, Style, W, open_source

ACROSS = 9638  # twentieths of a point between the margins of the pack
ACROSS_WIDE = 14570  # the same where the page lies on its side
_HEADER_SHADE = "003087"  # NHS Dark Blue, as the pack's own tables
_DEEPEST = 3
_SKIPPED_STYLES = ("toc ", "table of contents", "toc heading")
_WRAPPERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
_TITLES = ("title", "subtitle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper ready to be put in. ``lists``: its own numbered lists by the number used in it.

    Pictures stand in the blocks as numbers, links as numbers of ``web``. ``left_behind``: the
    title and a table of contents, which the pack has itself. ``undescribed``: how many pictures
    have no alternative text. ``wide``: of each block whether its page lies on its side.
    """

    blocks: tuple[etree._Element, ...]
    pictures: tuple[Picture, ...]
    web: tuple[str, ...]
    lists: dict[str, dict[str, etree._Element]]
    texts: tuple[str, ...]
    left_behind: tuple[str, ...] = ()
    undescribed: int = 0
    wide: tuple[bool, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Maker:
    source: Source
    title: str
    runs: Runs
    pictures: list[Picture] = field(default_factory=list)
    lists: dict[str, dict[str, etree._Element]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    level: int = 1
    across: int = ACROSS

    def story(self, holder: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
        """The blocks of the body, and whether each stands on a wide page."""
        blocks = list(_blocks(holder))
        for child, wide in zip(blocks, sections_of(blocks, holder), strict=True):
            self.across = ACROSS_WIDE if wide else ACROSS
            self.runs.is_wide = wide
            made = self.paragraph(child) if child.tag == f"{W}p" else self.table(child)
            yield from ((block, wide) for block in made)

    def paragraph(self, source: etree._Element, cell: str = "") -> Iterator[etree._Element]:
        """A paragraph and what floats beside it; nothing for an empty one. ``cell``: its style."""
        line, style = self.runs.line(source), self._style(source)
        self.notes += line.notes
        is_title = style.name in _TITLES and _same(line.text, self.title)
        if is_title or style.name.startswith(_SKIPPED_STYLES):
            self.left_behind.append(line.text)
        elif not line.is_empty:
            yield self._made(line, source, style, cell)
        for box in line.boxes:
            for inner in _flat(box):
                yield from self.paragraph(inner, cell)

    def _style(self, source: etree._Element) -> Style:
        named = source.find(f"{W}pPr/{W}pStyle")
        key = named.get(f"{W}val", "") if named is not None else ""
        return self.source.styles.get(key, Style())

    def _made(self, line: Line, source: etree._Element, style: Style, cell: str) -> etree._Element:
        made = etree.Element(f"{W}p")
        properties = etree.SubElement(made, f"{W}pPr")
        number, level = _listed(source, style)
        kind = self.source.kind_of_list(number, level) if number else ""
        if style.heading and not cell and line.text.strip():
            self.level = min(style.heading + 1, self.level + 1, _DEEPEST)
            _add(properties, "pStyle", val=f"Heading{self.level}")
        else:
            bullet = "TableBullet" if cell else "ListBullet"
            _add(properties, "pStyle", val=bullet if kind == "bullet" else cell or "Normal")
        if kind not in ("", "bullet", "none"):
            self._number(properties, number, level)
        if source.find(f"{W}pPr/{W}bidi") is not None:
            _add(properties, "bidi")
        if kind == "bullet" and level != "0":
            _add(properties, "ind", left=str(340 * (int(level) + 1)), hanging="340")
        for piece in line.pieces:
            made.append(self._picture(piece) if isinstance(piece, Picture) else piece)
        self.texts.append(line.text)
        return made

    def _number(self, properties: etree._Element, number: str, level: str) -> None:
        """The paragraph goes on in its own numbered list."""
        self.lists.setdefault(number, self.source.list_levels(number))
        numbered = _add(properties, "numPr")
        _add(numbered, "ilvl", val=level or "0")
        _add(numbered, "numId", val=number)

    def _picture(self, picture: Picture) -> etree._Element:
        self.pictures.append(picture)
        run = etree.Element(f"{W}r")
        run.set("picture", str(len(self.pictures)))
        return run

    def table(self, source: etree._Element) -> Iterator[etree._Element]:
        """A table; its first row is repeated on each page and read out as its header."""
        rows = [row for row in _within(source, "tr") if row.find(f"{W}trPr/{W}del") is None]
        if not rows:
            return
        widths = _widths(source, rows, self.across)
        made = etree.Element(f"{W}tbl")
        look = _add(made, "tblPr")
        _add(look, "tblStyle", val="FormTable")
        _add(look, "tblW", w=str(self.across), type="dxa")
        _add(look, "tblLayout", type="fixed")
        _add(look, "tblLook", val="0020", firstRow="1", lastRow="0", noVBand="1", noHBand="1")
        grid = _add(made, "tblGrid")
        for width in widths:
            _add(grid, "gridCol", w=str(width))
        for place, row in enumerate(rows):
            made.append(self._row(row, widths, is_header=place == 0 and len(rows) > 1))
        yield made
        gap = etree.Element(f"{W}p")
        _add(_add(gap, "pPr"), "pStyle", val="Gap")
        yield gap

    def _row(
        self, row: etree._Element, widths: Sequence[int], *, is_header: bool
    ) -> etree._Element:
        made = etree.Element(f"{W}tr")
        if is_header:
            look = _add(made, "trPr")
            _add(look, "cantSplit")
            _add(look, "tblHeader")
        column = 0
        for cell in _within(row, "tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            across = int(span.get(f"{W}val", "1")) if span is not None else 1
            width = sum(widths[column : column + across]) or widths[-1]
            made.append(self._cell(cell, width, across, is_header=is_header))
            column += across
        return made

    def _cell(
        self, cell: etree._Element, width: int, across: int, *, is_header: bool
    ) -> etree._Element:
        made = etree.Element(f"{W}tc")
        look = _add(made, "tcPr")
        _add(look, "tcW", w=str(width), type="dxa")
        if across > 1:
            _add(look, "gridSpan", val=str(across))
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is not None:
            _add(look, "vMerge", val=merged.get(f"{W}val", "continue"))
        if is_header:
            _add(look, "shd", val="clear", color="auto", fill=_HEADER_SHADE)
        style = "TableHeading" if is_header else "TableText"
        for inner in _flat(cell):
            made.extend(self.paragraph(inner, style))
        if made[-1].tag != f"{W}p":
            _add(_add(_add(made, "p"), "pPr"), "pStyle", val=style)
        return made

    def endnotes(self) -> Iterator[etree._Element]:
        """The notes of the paper, under it, with the numbers that stand in its text."""
        for number, note in enumerate(self.notes, 1):
            words = []
            for paragraph in note.iter(f"{W}p"):
                words.append(self.runs.line(paragraph).text.strip())
            text = f"Note {number}: {' '.join(words)}"
            made = etree.Element(f"{W}p")
            _add(_add(made, "pPr"), "pStyle", val="TableText")
            run = _add(made, "r")
            shown = etree.SubElement(run, f"{W}t")
            shown.text = text
            self.texts.append(text)
            yield made


def paper_blocks(content: bytes, *, title: str) -> Paper:
    """A Word paper as blocks that stand under a heading of level 1 with its ``title``.

    Raises:
        Unreadable: it prints nothing, or holds what cannot be taken whole (a chart, an object, a
            linked picture).
    """
    try:
        return _paper(content, title)
    except (LookupError, ValueError, SyntaxError, zipfile.BadZipFile):  # SyntaxError: lxml's own
        raise Unreadable("It is damaged.", next_step="Open it in Word and save it again.") from None


def _paper(content: bytes, title: str) -> Paper:
    source = open_source(content)
    maker = _Maker(source=source, title=title, runs=Runs(source=source))
    placed = list(maker.story(source.body))
    last = placed[-1][1] if placed else False
    placed += [(note, last) for note in maker.endnotes()]
    if not maker.pictures and not any(text.strip() for text in maker.texts):
        raise Unreadable("It prints nothing.", next_step="Is it the right file?")
    return Paper(
        blocks=tuple(block for block, _ in placed),
        wide=tuple(wide for _, wide in placed),
        pictures=tuple(maker.pictures),
        web=tuple(maker.runs.web),
        lists=maker.lists,
        texts=tuple(text for text in maker.texts if text.strip()),
        left_behind=tuple(maker.left_behind),
        undescribed=sum(not picture.description for picture in maker.pictures),
    )


def _blocks(holder: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, out of content controls and insertions; not what was deleted."""
    for child in holder:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif name in _WRAPPERS and not _is_contents(child):
            yield from _blocks(child)


def _is_contents(block: etree._Element) -> bool:
    """A table of contents: its page numbers would be the paper's own, and wrong here."""
    gallery = block.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _flat(holder: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell or box, those of tables inside it in reading order."""
    for block in _blocks(holder):
        if block.tag == f"{W}p":
            yield block
        else:
            for row in _within(block, "tr"):
                for cell in _within(row, "tc"):
                    yield from _flat(cell)


def _within(holder: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, out of content controls."""
    for child in holder:
        if child.tag == f"{W}{name}":
            yield child
        elif isinstance(child.tag, str) and etree.QName(child).localname in _WRAPPERS:
            yield from _within(child, name)


def _listed(source: etree._Element, style: Style) -> tuple[str, str]:
    """The list that a paragraph belongs to and its level; "" for none (0 takes it out of one)."""
    own = source.find(f"{W}pPr/{W}numPr")
    number = own.find(f"{W}numId") if own is not None else None
    level = own.find(f"{W}ilvl") if own is not None else None
    found = number.get(f"{W}val", "") if number is not None else style.numbering
    return ("" if found == "0" else found), level.get(f"{W}val", "0") if level is not None else "0"


def _widths(source: etree._Element, rows: Sequence[etree._Element], across: int) -> list[int]:
    """The columns' widths, scaled to the width of the page."""
    grid = [_number(node.get(f"{W}w")) for node in source.findall(f"{W}tblGrid/{W}gridCol")]
    most = max(_columns(row) for row in rows)
    if len(grid) < most or not all(grid):
        grid = [1] * max(most, 1)
    whole = sum(grid)
    return [max(1, width * across // whole) for width in grid]


def _columns(row: etree._Element) -> int:
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in _within(row, "tc")]
    return sum(_number(s.get(f"{W}val")) if s is not None else 1 for s in spans)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, f"{W}{name}")
    for key, value in attributes.items():
        made.set(f"{W}{key}", value)
    return made
