"""Walks one Word story (body, header, note …) in reading order and yields its blocks and layers.

Reads what Word shows: content controls at every level, tracked insertions and moves, fields'
results, form fields. What Word does not show where it stands becomes a layer. Knows no form.
Vocabulary: ECMA-376 part 1, 17.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from sigdocs.errors import Unsafe
from sigdocs.model.forms import LayerKind
from sigdocs.parsing.blocks import Block
from sigdocs.parsing.markup import W14, Element, W, local
from sigdocs.parsing.word_fields import control_value, field_value, symbol
from sigdocs.parsing.word_numbering import Numbering
from sigdocs.parsing.word_styles import (
    NO_FACTS,
    PLAIN,
    Styles,
    is_on,
    paragraph_facts,
    run_looks,
)
from sigdocs.parsing.word_text import Collector, Line

MAX_PARAGRAPHS = 50_000  # a long form has 500
_NO_CELL = (0, 0, 0)
_R, _T = W + "r", W + "t"
_PPR, _RPR, _TC, _TR = W + "pPr", W + "rPr", W + "tc", W + "tr"
_BOOKMARK, _CONTENT = W + "bookmarkStart", W + "sdtContent"
_TCPR, _TRPR, _DEL, _INS = W + "tcPr", W + "trPr", W + "del", W + "ins"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WRAPPERS = frozenset(
    W + n for n in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)


class Walker(Collector):
    """Reads stories of one package; ``targets`` are the link addresses by relationship id."""

    def __init__(self, styles: Styles, numbering: Numbering, targets: dict[str, str]) -> None:
        """Share the package's styles, lists and links."""
        super().__init__()
        self.blocks: list[Block] = []
        self._styles = styles
        self._numbering = numbering
        self._targets = targets
        self._cell = (0, 0, 0)
        self._tables = 0
        self._paragraphs = 0
        self._placeholder = 0
        self._tag = ""
        self._fields: list[str] = []
        self._carried: Line | None = None
        self._style = PLAIN
        self._looks = (False, False)

    # --- stories -----------------------------------------------------------------------------

    def walk(self, element: Element) -> None:
        """Read everything under ``element``, in order. Unknown elements are read through."""
        for child in element:
            self._one(child)

    def _one(self, element: Element) -> None:
        handler = _HANDLERS.get(element.tag)
        if handler is not None:
            handler(self, element)
        elif len(element):
            self.walk(element)

    def story(self, element: Element, kind: LayerKind, where: str) -> None:
        """Read a story that is a layer as a whole (a header, a comment)."""
        self.where = where
        with self.aside(kind, where):
            self.walk(element)

    # --- paragraphs and runs -----------------------------------------------------------------

    def _paragraph(self, p: Element) -> None:
        outer, style = self.line, self._style
        self.line, self._carried = self._carried or Line(tag=self._tag), None
        if not self._open and self._cell == _NO_CELL:
            self._paragraphs += 1
            self.where = f"paragraph {self._paragraphs}"
        about = NO_FACTS
        self._style = PLAIN
        for child in p:
            tag = child.tag
            if tag == _R:  # nearly always
                self._run(child)
            elif tag == _PPR:  # always first
                about = paragraph_facts(child, self._styles)
                self._style = about.style
            else:
                self._one(child)
        if self._open:
            self.put("\n")
        elif about.end_deleted:
            self._carried = self.line  # the next paragraph goes straight on
        else:
            self._end_paragraph(about.numbering)
        self.line, self._style = outer, style

    def _end_paragraph(self, numbering: tuple[str, int] | None) -> None:
        line = self.line
        text = line.text()
        number, bullet = "", False
        if numbering is not None and text.strip():
            number, bullet = self._numbering.next(*numbering)
        table, row, column = self._cell
        spans = tuple(line.placeholders)
        self._seen += 1
        if len(self.blocks) >= MAX_PARAGRAPHS:
            raise Unsafe("The file holds more paragraphs than any form.")
        self.blocks.append(
            Block(
                text=text, where=self.where, table=table, row=row, column=column,
                is_placeholder=bool(spans) and not line.plain and not line.emphasised,
                is_bullet=bullet, is_emphasised=line.emphasised and not line.plain,
                tag=line.tag or self._tag, number=number, placeholders=spans,
                lead=line.lead, boxed="\n".join(line.boxed).strip() if line.boxed else "",
            )
        )  # fmt: skip

    def _run(self, run: Element) -> None:
        style = self._style
        looks = style.looks
        if len(run) and run[0].tag == _RPR and len(run[0]):  # always first
            looks = run_looks(run[0], style, self._styles)
        self._looks = (looks.placeholder or self._placeholder > 0, looks.emphasised)
        if looks.hidden and not self._open:
            with self.aside(LayerKind.HIDDEN):
                self.walk(run)
        else:
            for child in run:
                if child.tag == _T:  # nearly always
                    self._text(child)
                else:
                    self._one(child)
        self._looks = (False, False)

    def _text(self, t: Element) -> None:
        text = t.text
        if not text:
            return
        if self._fields and self._fields[-1] == "code":
            self.put_layer(LayerKind.FIELD, text)
        else:
            self.put(text, is_placeholder=self._looks[0], is_emphasised=self._looks[1])

    def _phonetic(self, rt: Element) -> None:
        with self.aside(LayerKind.ALTERNATIVE_TEXT):
            self.walk(rt)

    # --- tracked changes ---------------------------------------------------------------------

    def _inserted(self, element: Element) -> None:
        with self.copied(LayerKind.INSERTED):
            self.walk(element)

    def _moved_here(self, element: Element) -> None:
        with self.copied(LayerKind.MOVED):
            self.walk(element)

    def _deleted(self, element: Element) -> None:
        with self.aside(LayerKind.DELETED):
            self.walk(element)

    def _moved_away(self, element: Element) -> None:
        with self.aside(LayerKind.MOVED):
            self.walk(element)

    # --- tables ------------------------------------------------------------------------------

    def _table(self, table: Element) -> None:
        cell, where = self._cell, self.where
        self._tables += 1
        number = self._tables
        inside = f"{where}, " if cell[0] else ""
        for index, (row, wrappers) in enumerate(self._unwrapped(table, _TR), start=1):
            self.where = f"{inside}table {number}, row {index}"
            if wrappers:
                self._wrapped(row, wrappers, partial(self._row, table=number, index=index))
            else:
                self._row(row, number, index)
        self._cell, self.where = cell, where

    def _row(self, row: Element, table: int, index: int) -> None:
        properties = row.find(_TRPR)
        if properties is not None and properties.find(_DEL) is not None:
            with self.aside(LayerKind.DELETED):
                self.walk(row)
            return
        column = 1 + _span(properties, "gridBefore", 0)
        inserted = properties is not None and properties.find(_INS) is not None
        where = self.where
        for cell, wrappers in self._unwrapped(row, _TC):
            self._cell, self.where = (table, index, column), where
            about = cell.find(_TCPR)
            column += _span(about, "gridSpan", 1)
            read = self._inserted if inserted else self.walk
            if wrappers:
                self._wrapped(cell, wrappers, partial(self._read_cell, about=about, read=read))
            else:
                self._read_cell(cell, about, read)

    def _unwrapped(self, parent: Element, wanted: str) -> Iterator[tuple[Element, list[Element]]]:
        """The rows of a table or cells of a row, each with the wrappers that stand around it."""
        for child in parent:
            tag = child.tag
            if tag == wanted:
                yield child, []
            elif tag in _WRAPPERS:
                around = [] if tag == _CONTENT else [child]
                for found, wrappers in self._unwrapped(child, wanted):
                    yield found, around + wrappers
            elif tag == _BOOKMARK:
                self._bookmark(child)

    def _read_cell(
        self, cell: Element, about: Element | None, read: Callable[[Element], None]
    ) -> None:
        merged = about.find(W + "vMerge") if about is not None else None
        if merged is not None and merged.get(W + "val", "continue") == "continue":
            with self.aside(LayerKind.MERGED_AWAY):
                self.walk(cell)
        elif about is not None and about.find(W + "cellDel") is not None:
            self._deleted(cell)
        else:
            read(cell)

    def _wrapped(
        self, element: Element, wrappers: list[Element], read: Callable[[Element], None]
    ) -> None:
        """Read a row or cell inside the content controls and changes that stand around it."""
        if not wrappers:
            read(element)
        elif wrappers[0].tag == W + "sdt":
            self._in_control(wrappers[0], lambda: self._wrapped(element, wrappers[1:], read))
        elif wrappers[0].tag in (W + "ins", W + "moveTo"):
            with self.copied(LayerKind.INSERTED):
                self._wrapped(element, wrappers[1:], read)
        else:
            self._wrapped(element, wrappers[1:], read)

    # --- content controls, fields, links -----------------------------------------------------

    def _control(self, control: Element) -> None:
        content = control.find(W + "sdtContent")
        before = self._seen
        if content is not None:
            self._in_control(control, lambda: self.walk(content))
        if self._seen == before and not self.is_aside:
            self.put(control_value(control.find(W + "sdtPr"), W14))

    def _in_control(self, control: Element, read: Callable[[], None]) -> None:
        properties = control.find(W + "sdtPr")
        tag, waiting = self._tag, False
        if properties is not None:
            named = properties.find(W + "tag")
            self._tag = named.get(W + "val", "") if named is not None else tag
            waiting = bool(is_on(properties, "showingPlcHdr"))
        self._placeholder += waiting
        read()
        self._placeholder -= waiting
        self._tag = tag

    def _field_mark(self, mark: Element) -> None:
        kind = mark.get(W + "fldCharType", "")
        if kind == "begin":
            self._fields.append("code")
            self.put(field_value(mark.find(W + "ffData")))
        elif kind == "separate" and self._fields:
            self._fields[-1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _code(self, code: Element) -> None:
        self.put_layer(LayerKind.FIELD, code.text or "")

    def _simple_field(self, element: Element) -> None:
        self.put_layer(LayerKind.FIELD, element.get(W + "instr", ""))
        data = element.find(W + "fldData")
        self.put(field_value(data) if data is not None else "")
        self.walk(element)

    def _link(self, link: Element) -> None:
        target = self._targets.get(link.get(_R + "id", ""), "")
        for text in (target, link.get(W + "tooltip", "")):
            self.put_layer(LayerKind.LINK, text)
        self.walk(link)

    def _bookmark(self, mark: Element) -> None:
        self.put_layer(LayerKind.BOOKMARK, mark.get(W + "name", ""))

    def _chunk(self, chunk: Element) -> None:
        target = self._targets.get(chunk.get(_R + "id", ""), "")
        self.put_layer(LayerKind.EMBEDDED, target or "a whole document")

    # --- drawings ----------------------------------------------------------------------------

    def _alternatives(self, element: Element) -> None:
        """The same thing twice, for new and old programs: read once, the newer way first."""
        choices = [c for c in element if local(c) == "Choice" and len(c)]
        for chosen in choices[:1] or list(element)[:1]:
            self.walk(chosen)

    def _drawing(self, drawing: Element) -> None:
        for described in drawing.iter():
            if local(described) in ("docPr", "cNvPr", "shape", "imagedata"):
                for name in ("title", "descr", "alt"):
                    self.put_layer(LayerKind.ALTERNATIVE_TEXT, described.get(name, ""))
        where = f"text box, {self.where}"
        for box in _text_boxes(drawing):
            with self.aside(LayerKind.TEXT_BOX, where):
                before = len(self._open[-1].pieces)
                self.walk(box)
                words = "".join(self._open[-1].pieces[before:])
            if not self._open:
                self.line.boxed.append(words.strip())


def _vocabulary() -> dict[str, Callable[[Walker, Element], None]]:
    """What is done with each element; elements not named here are read through."""
    words: dict[str, Callable[[Walker, Element], None]] = {
        "p": Walker._paragraph, "tbl": Walker._table, "sdt": Walker._control, "r": Walker._run,
        "ins": Walker._inserted, "moveTo": Walker._moved_here,
        "del": Walker._deleted, "moveFrom": Walker._moved_away,
        "hyperlink": Walker._link, "fldSimple": Walker._simple_field, "altChunk": Walker._chunk,
        "bookmarkStart": Walker._bookmark, "t": Walker._text, "delText": Walker._text,
        "tab": lambda walker, _: walker.put("\t"), "ptab": lambda walker, _: walker.put("\t"),
        "br": lambda walker, _: walker.put("\n"), "cr": lambda walker, _: walker.put("\n"),
        "noBreakHyphen": lambda walker, _: walker.put("-"),
        "sym": lambda walker, element: walker.put(symbol(element)),
        "instrText": Walker._code, "delInstrText": Walker._code, "fldChar": Walker._field_mark,
        "drawing": Walker._drawing, "pict": Walker._drawing, "object": Walker._drawing,
        "rt": Walker._phonetic,
    }  # fmt: skip
    nothing = ("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr",
               "customXmlPr", "smartTagPr", "proofErr", "softHyphen", "rubyPr")  # fmt: skip
    found = {W + name: handler for name, handler in words.items()}
    found |= {W + name: lambda walker, element: None for name in nothing}
    found[_MC + "AlternateContent"] = Walker._alternatives
    found[_M + "t"] = Walker._text
    return found


_HANDLERS = _vocabulary()


def _text_boxes(drawing: Element) -> Iterator[Element]:
    """The outermost text boxes of a drawing, each once (not its copy for old programs)."""
    for child in drawing:
        if child.tag == _MC + "AlternateContent":
            choices = [c for c in child if local(c) == "Choice" and len(c)]
            for chosen in choices[:1] or list(child)[:1]:
                yield from _text_boxes(chosen)
        elif local(child) in ("txbxContent", "txBody"):
            yield child
        elif len(child):
            yield from _text_boxes(child)


def _span(properties: Element | None, name: str, default: int) -> int:
    found = properties.find(W + name) if properties is not None else None
    written = found.get(W + "val", "") if found is not None else ""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 4 else default
