"""Pieces of line from pdfium's characters, with as few questions to pdfium as will do.

Every question crosses from Python to C, and they are what reading a page costs. So a line that
pdfium knows as one run of text, and is no wider than its letters can be, is taken whole.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sigdocs.parsing.pdf_drawn import Drawn, dark_boxes
from sigdocs.parsing.pdf_print import Piece, Rule, Word, make_piece
from sigdocs.parsing.pdf_turn import Turn

_LINE = re.compile(r"[^\s\ufffe][^\r\n\ufffe]*\ufffe?")
_WORD = re.compile(r"[^\s\ufffe]+\ufffe?")
# Wider than any space between words, narrower than two cell margins (2 × 5.4 points in Word).
_COLUMN_GAP = 0.62
_WIDEST_LETTER = 0.66  # of the size, on average over a line
_STRIKE = (0.15, 0.5)  # of the size above the baseline: where words are struck out
_SMALLEST = 1.5  # points: nobody reads smaller type
_PALE = 245
_INVISIBLE = 3
_WHOLE_PAGE = 0.5  # of it


def read_pieces(
    page: Any, number: int, turn: Turn, drawn: Drawn
) -> tuple[list[Piece], list[Piece], bool]:
    """The pieces of a page in the file's order: those that can be seen, those that cannot.

    Invisible words over a picture of the whole page were recognised in it (OCR): they count as
    seen, and the third value says so.
    """
    text_page = page.get_textpage()
    text = _characters(text_page)
    ask = _Asking(text_page.raw, turn)
    found = [
        pair
        for line in _LINE.finditer(text)
        for pair in _line(text, line.start(), line.end(), ask, number, drawn)
    ]
    invisible = {at for at, _ in found if ask.is_invisible(at)}
    is_ocr = bool(invisible) and drawn.picture >= _WHOLE_PAGE
    unseen = set() if is_ocr else invisible
    unseen |= {at for at, piece in found if piece.size < _SMALLEST or _is_off(piece, turn)}
    pale = [(at, piece) for at, piece in found if at not in invisible and ask.is_pale(at)]
    if pale:
        dark = dark_boxes(page, turn)
        unseen |= {at for at, piece in pale if not _is_on(piece, dark)}
    seen = [piece for at, piece in found if at not in unseen]
    return seen, [piece for at, piece in found if at in unseen], is_ocr


def _is_off(piece: Piece, turn: Turn) -> bool:
    return not (
        -5 < piece.baseline < turn.height + 5 and piece.right > -5 and piece.left < turn.width + 5
    )


def _is_on(piece: Piece, boxes: Sequence[tuple[float, float, float, float]]) -> bool:
    x, y = (piece.left + piece.right) / 2, piece.baseline - piece.size / 3
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def _characters(text_page: Any) -> str:
    """The page's text, one character for each of pdfium's own, so that places can be asked for."""
    import pypdfium2.raw as raw

    text: str = text_page.get_text_range()
    count = text_page.count_chars()
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(text_page.raw, i) for i in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


class _Found(NamedTuple):
    word: Word
    first: int
    last: int
    is_shy: bool = False


def _line(
    text: str, start: int, end: int, ask: _Asking, number: int, drawn: Drawn
) -> list[tuple[int, Piece]]:
    """The pieces of one line of pdfium's text, each with the index of its first character.

    A level rule through the middle of small letters strikes words out.
    """
    while text[end - 1].isspace():
        end -= 1
    size = ask.size(start)
    baseline = ask.baseline(start)
    low, high = baseline - _STRIKE[1] * size, baseline - _STRIKE[0] * size
    strikes = [rule for rule in drawn.level if low < rule.at < high]
    if strikes:
        return _struck_line(text, start, end, ask, number, strikes)
    groups = [_whole(text, start, end, ask, size)] if ask.is_one_run(start, end) else []
    if not groups or _must_be_cut(groups[0], baseline, size, drawn):
        words = [_word(found, ask) for found in _WORD.finditer(text, start, end)]
        groups = _split_at_gaps(words, size)
    if len(groups) == 1:
        return [(start, _piece(groups[0], number, ask, size, baseline))]
    pieces = []
    for group in groups:
        at = group[0].first
        pieces.append((at, _piece(group, number, ask, ask.size(at), ask.baseline(at))))
    return pieces


def _struck_line(
    text: str, start: int, end: int, ask: _Asking, number: int, strikes: Sequence[Rule]
) -> list[tuple[int, Piece]]:
    """A line with words struck out: those are pieces of their own, cut at the very letter."""
    pieces: list[tuple[int, Piece]] = []
    for found in _WORD.finditer(text, start, end):
        for first, last, is_struck in _parts(found.start(), found.end(), ask, strikes):
            left, right = ask.sides(first)[0], ask.sides(last)[1]
            word = _Found(Word(_shown(text[first : last + 1]), left, right), first, last)
            piece = _piece([word], number, ask, ask.size(first), ask.baseline(first))
            pieces.append((first, replace(piece, is_struck=is_struck)))
    return pieces


def _parts(
    start: int, end: int, ask: _Asking, strikes: Sequence[Rule]
) -> list[tuple[int, int, bool]]:
    """The runs of letters of a word that are struck, and those that are not."""
    parts: list[tuple[int, int, bool]] = []
    for index in range(start, end):
        left, right = ask.sides(index)
        middle = (left + right) / 2
        is_struck = any(rule.start <= middle <= rule.end for rule in strikes)
        if parts and parts[-1][2] == is_struck:
            parts[-1] = (parts[-1][0], index, is_struck)
        else:
            parts.append((index, index, is_struck))
    return parts


def _whole(text: str, start: int, end: int, ask: _Asking, size: float) -> list[_Found]:
    """A line as its first word and the rest."""
    space = text.find(" ", start, end)
    stop = end if space < 0 else space
    left, right = ask.sides(start)
    if stop - 1 > start:
        right = ask.sides(stop - 1)[1]
    first = _Found(Word(_shown(text[start:stop]), left, right), start, stop - 1)
    if stop == end:
        return [first]
    rest = " ".join(_shown(text[stop:end]).split())
    place = Word(rest, right + 0.25 * size, ask.sides(end - 1)[1])
    return [first, _Found(place, stop + 1, end - 1)]


def _must_be_cut(groups: list[_Found], baseline: float, size: float, drawn: Drawn) -> bool:
    """Whether a line is wider than its letters can be, or a ruled line crosses it."""
    left, right = groups[0].word.left, groups[-1].word.right
    letters = groups[-1].last - groups[0].first + 1
    y = baseline - size / 3
    if right - left > _WIDEST_LETTER * size * letters:
        return True
    return any(left < rule.at < right and rule.start <= y <= rule.end for rule in drawn.upright)


def _shown(text: str) -> str:
    """Pdfium marks a hyphen at a line's end with U+FFFE."""
    return text.replace("\ufffe", "-")


def _word(found: re.Match[str], ask: _Asking) -> _Found:
    first, last = found.start(), found.end() - 1
    left, right = ask.sides(first)
    if last > first:
        other_left, other_right = ask.sides(last)
        left, right = min(left, other_left), max(right, other_right)
    return _Found(Word(_shown(found.group()), left, right), first, last, ask.is_shy(first))


def _split_at_gaps(words: list[_Found], size: float) -> list[list[_Found]]:
    """Cut a line where the gap is as wide as one between columns, or goes backwards.

    Also between words that can be seen and words that perhaps cannot.
    """
    groups: list[list[_Found]] = []
    for found in words:
        before = groups[-1][-1] if groups else found
        gap = found.word.left - before.word.right
        if groups and -size < gap < size * _COLUMN_GAP and found.is_shy == before.is_shy:
            groups[-1].append(found)
        else:
            groups.append([found])
    return groups


def _piece(group: list[_Found], number: int, ask: _Asking, size: float, baseline: float) -> Piece:
    first, last = group[0].first, group[-1].last
    face = ask.face(first)
    return make_piece(
        number,
        tuple([found.word for found in group]),
        baseline=baseline,
        size=size,
        face=face if face and ask.face(last) == face else "",
    )


class _Asking:
    """Asks pdfium about characters, by their index in the page's text."""

    def __init__(self, text_page: Any, turn: Turn) -> None:
        """Keep the C structures: they are filled anew with each question."""
        import pypdfium2.raw as raw

        self._raw, self._page, self._turn = raw, text_page, turn
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._box_place, self._matrix_place = ctypes.byref(self._box), ctypes.byref(self._matrix)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._point = ctypes.byref(self._x), ctypes.byref(self._y)
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._colour_places = [ctypes.byref(part) for part in self._colour]
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.byref(ctypes.c_int())
        self._scale: dict[float, float] = {}

    def sides(self, index: int) -> tuple[float, float]:
        """Left and right of a character."""
        self._raw.FPDFText_GetLooseCharBox(self._page, index, self._box_place)
        box = self._box
        left, _, right, _ = self._turn.box(box.left, box.bottom, box.right, box.top)
        return left, right

    def baseline(self, index: int) -> float:
        """Where the character's line stands, from the top of the page."""
        self._raw.FPDFText_GetCharOrigin(self._page, index, *self._point)
        return self._turn.point(self._x.value, self._y.value)[1]

    def size(self, index: int) -> float:
        """The font's size as printed: some programs write size 1 and scale it, all over a page."""
        size = float(self._raw.FPDFText_GetFontSize(self._page, index))
        if size not in self._scale:
            known = self._raw.FPDFText_GetMatrix(self._page, index, self._matrix_place)
            scale = math.hypot(self._matrix.c, self._matrix.d) if known else 1.0
            self._scale[size] = size * (scale or 1.0)
        return self._scale[size] or 10.0

    def is_one_run(self, start: int, end: int) -> bool:
        """Whether pdfium has the characters as one run of text, with one rectangle around it."""
        return bool(self._raw.FPDFText_CountRects(self._page, start, end - start) == 1)

    def face(self, index: int) -> str:
        """Whether the character's font is bold or italic, by its name (ISO 32000-1, 9.8.2)."""
        self._name.value = b""
        self._raw.FPDFText_GetFontInfo(self._page, index, self._name, 96, self._flags)
        name = self._name.value.lower()
        bold = "bold" if b"bold" in name or b"black" in name else ""
        return f"{bold} italic".strip() if b"italic" in name or b"oblique" in name else bold

    def is_pale(self, index: int) -> bool:
        """Whether the character is printed in white, or as good as that."""
        known = self._raw.FPDFText_GetFillColor(self._page, index, *self._colour_places)
        red, green, blue, strength = (part.value for part in self._colour)
        return bool(known) and (strength < 10 or min(red, green, blue) >= _PALE)

    def is_shy(self, index: int) -> bool:
        """Whether the character is white, invisible or too small, whatever lies behind it."""
        return self.size(index) < _SMALLEST or self.is_pale(index) or self.is_invisible(index)

    def is_invisible(self, index: int) -> bool:
        """Whether the character is drawn in the mode that shows nothing (ISO 32000-1, 9.3.6)."""
        thing = self._raw.FPDFText_GetTextObject(self._page, index)
        return bool(thing) and self._raw.FPDFTextObj_GetTextRenderMode(thing) == _INVISIBLE
