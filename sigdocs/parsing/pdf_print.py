"""What is printed on the pages of a PDF: pieces of line with their places, and ruled lines.

One pass over pypdfium2's text page. It does not know columns, cells or questions, and it leaves
out nothing: what reading order and cells make of the pieces is ``pdf_cells`` and ``pdf_reflow``.
Places are in points (1/72 inch) from the top left corner of the page.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

_WORD = re.compile(r"[^\s\ufffe]+\ufffe?")
_LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")
# Wider than any space between words, narrower than two cell margins (2 × 5.4 points in Word).
_COLUMN_GAP = 0.62
_THIN = 2.6
_SHORTEST_RULE = 8.0
_PATH, _TEXT, _GROUP = 2, 1, 5
_INVISIBLE = 3


class Word(NamedTuple):
    """One printed word and where it starts and ends across the page."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that stand together on one line, with no gap as wide as one between columns.

    ``face`` is "bold", "italic", both or "" for plain type.
    """

    page: int
    words: tuple[Word, ...]
    baseline: float
    size: float
    face: str = ""

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where the first word starts."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.words[-1].right

    @property
    def top(self) -> float:
        """The top of the capitals, near enough."""
        return self.baseline - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """The bottom of the descenders, near enough."""
        return self.baseline + 0.2 * self.size


class Rule(NamedTuple):
    """A ruled line: where it lies (y when level, x when upright) and from where to where."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """One page, counted from 1: its pieces in the file's own order and its ruled lines."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()
    has_invisible_text: bool = False


def read_page(page: Any, number: int) -> PrintedPage:
    """Read one pypdfium2 page. Raises pypdfium2's PdfiumError when the page cannot be loaded."""
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    pieces = _pieces(page, number, top)
    level, upright, is_invisible = _rules(page, top)
    return PrintedPage(
        number=number,
        width=width,
        height=height,
        pieces=tuple(pieces),
        level=tuple(level),
        upright=tuple(upright),
        has_invisible_text=is_invisible,
    )


def _pieces(page: Any, number: int, height: float) -> list[Piece]:
    text_page = page.get_textpage()
    text = _characters(text_page)
    box = _Boxes(text_page.raw, height)
    pieces: list[Piece] = []
    for line in _LINE.finditer(text):
        words = [_word(found, box) for found in _WORD.finditer(text, line.start(), line.end())]
        if words:
            size = box.size(words[0].first)
            groups = _split_at_gaps(words, size)
            pieces += [_piece(group, number, box, size) for group in groups]
    return pieces


def _characters(text_page: Any) -> str:
    """The page's text, one character for each of pdfium's own, so that places can be asked for."""
    import pypdfium2.raw as raw

    text: str = text_page.get_text_range()
    count = text_page.count_chars()
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(text_page.raw, i) for i in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


class _Boxes:
    """Asks pdfium where a character stands; turns pages' upward y into downward y."""

    def __init__(self, text_page: Any, height: float) -> None:
        """Keep one C structure for all questions: this is asked twice a word."""
        import pypdfium2.raw as raw

        self._page, self._height = text_page, height
        self._box = raw.FS_RECTF()
        self._place = ctypes.byref(self._box)
        self._ask = raw.FPDFText_GetLooseCharBox
        self._origin = raw.FPDFText_GetCharOrigin
        self._y = ctypes.c_double()
        self._origin_place = ctypes.byref(ctypes.c_double()), ctypes.byref(self._y)
        self._size = raw.FPDFText_GetFontSize
        self._matrix_of = raw.FPDFText_GetMatrix
        self._matrix = raw.FS_MATRIX()
        self._font = raw.FPDFText_GetFontInfo
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()

    def sides(self, index: int) -> tuple[float, float]:
        """Left and right of a character."""
        self._ask(self._page, index, self._place)
        return self._box.left, self._box.right

    def baseline(self, index: int) -> float:
        """Where the character's line stands, from the top of the page."""
        self._origin(self._page, index, *self._origin_place)
        return self._height - self._y.value

    def size(self, index: int) -> float:
        """The font's size as printed: some programs write size 1 and scale it."""
        scale = 1.0
        if self._matrix_of(self._page, index, ctypes.byref(self._matrix)):
            scale = math.hypot(self._matrix.c, self._matrix.d)
        return float(self._size(self._page, index)) * (scale or 1.0) or 10.0

    def face(self, index: int) -> str:
        """Whether the character's font is bold or italic, by its name (ISO 32000-1, 9.8.2)."""
        self._name.value = b""
        self._font(self._page, index, self._name, 96, ctypes.byref(self._flags))
        name = self._name.value.lower()
        bold = "bold" if b"bold" in name or b"black" in name else ""
        return f"{bold} italic".strip() if b"italic" in name or b"oblique" in name else bold


class _Found(NamedTuple):
    word: Word
    first: int
    last: int


def _word(found: re.Match[str], box: _Boxes) -> _Found:
    first, last = found.start(), found.end() - 1
    left, right = box.sides(first)
    if last > first:
        right = max(right, box.sides(last)[1])
    return _Found(Word(found.group().replace("\ufffe", "-"), left, right), first, last)


def _split_at_gaps(words: list[_Found], size: float) -> list[list[_Found]]:
    """Cut a line of text where the gap is as wide as one between columns, or goes backwards."""
    groups: list[list[_Found]] = []
    for found in words:
        gap = found.word.left - groups[-1][-1].word.right if groups else 0.0
        if groups and -size < gap < size * _COLUMN_GAP:
            groups[-1].append(found)
        else:
            groups.append([found])
    return groups


def _piece(group: list[_Found], number: int, box: _Boxes, size: float) -> Piece:
    first, last = group[0].first, group[-1].last
    face = box.face(first)
    return Piece(
        page=number,
        words=tuple(found.word for found in group),
        baseline=box.baseline(first),
        size=size,
        face=face if face and box.face(last) == face else "",
    )


def _rules(page: Any, height: float) -> tuple[list[Rule], list[Rule], bool]:
    """Ruled lines: thin filled boxes, strokes, and the four sides of larger boxes."""
    import pypdfium2.raw as raw

    sides = [ctypes.c_float() for _ in range(4)]
    places = [ctypes.byref(side) for side in sides]
    level: list[Rule] = []
    upright: list[Rule] = []
    is_invisible = False
    for i in range(raw.FPDFPage_CountObjects(page.raw)):
        thing = raw.FPDFPage_GetObject(page.raw, i)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == _PATH and raw.FPDFPageObj_GetBounds(thing, *places):
            left, bottom, right, top = (side.value for side in sides)
            _add_rules(level, upright, (left, height - top, right, height - bottom))
        elif kind == _TEXT and not is_invisible:
            is_invisible = raw.FPDFTextObj_GetTextRenderMode(thing) == _INVISIBLE
    return merge_rules(level), merge_rules(upright), is_invisible


def _add_rules(
    level: list[Rule], upright: list[Rule], box: tuple[float, float, float, float]
) -> None:
    left, top, right, bottom = box
    wide, tall = right - left, bottom - top
    if tall <= _THIN and wide >= _SHORTEST_RULE:
        level.append(Rule((top + bottom) / 2, left, right))
    elif wide <= _THIN and tall >= _SHORTEST_RULE:
        upright.append(Rule((left + right) / 2, top, bottom))
    elif wide >= _SHORTEST_RULE and tall >= _SHORTEST_RULE:
        level += [Rule(top, left, right), Rule(bottom, left, right)]
        upright += [Rule(left, top, bottom), Rule(right, top, bottom)]


def merge_rules(rules: list[Rule], near: float = 1.6, gap: float = 3.0) -> list[Rule]:
    """Join pieces that lie on one line and touch (Word draws a border cell by cell)."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at / near), r.start)):
        last = merged[-1] if merged else None
        if last and abs(last.at - rule.at) <= near and rule.start <= last.end + gap:
            merged[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            merged.append(rule)
    return merged
