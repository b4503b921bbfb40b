"""What is drawn on a page besides words: ruled lines, shaded boxes, pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sigdocs.parsing.pdf_print import Rule
from sigdocs.parsing.pdf_turn import Box, Turn

_THIN = 2.6
_SHORTEST_RULE = 8.0
_PATH, _PICTURE, _GROUP = 2, 3, 5
_DEEPEST = 6
_PALE = 235  # of 255: as good as white on paper
_MOST_OBJECTS = 200_000

Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Ruled lines (level and upright), and how much of the page the largest picture covers."""

    level: list[Rule]
    upright: list[Rule]
    picture: float


def read_drawn(page: Any, turn: Turn) -> Drawn:
    """Ruled lines: thin filled boxes, strokes, and the four sides of larger boxes."""
    level: list[Rule] = []
    upright: list[Rule] = []
    picture = 0.0
    area = turn.width * turn.height or 1.0
    for _, kind, (left, top, right, bottom) in _things(page, turn):
        if kind == _PATH:
            _add_rules(level, upright, (left, top, right, bottom))
        else:
            picture = max(picture, (right - left) * (bottom - top) / area)
    level, upright = merge_rules(level), merge_rules(upright)
    upright = [rule for rule in upright if _meets(rule, level)]
    return Drawn(level=level, upright=upright, picture=picture)


def _meets(rule: Rule, level: list[Rule]) -> bool:
    """Whether an upright rule meets a level one; a bar beside changed text does not."""
    return any(
        other.start - 3 <= rule.at <= other.end + 3 and rule.start - 3 <= other.at <= rule.end + 3
        for other in level
    )


def dark_boxes(page: Any, turn: Turn) -> list[Box]:
    """Boxes that white words could be read on: filled with a colour, or a picture."""
    return [
        box
        for thing, kind, box in _things(page, turn)
        if kind == _PICTURE or (kind == _PATH and _is_dark(thing))
    ]


def _things(page: Any, turn: Turn) -> Iterator[tuple[Any, int, Box]]:
    """Paths and pictures with where they are shown, those inside groups too."""
    import pypdfium2.raw as raw

    place, left = _Place(), _MOST_OBJECTS
    waiting = [(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _UNMOVED, 0)]
    while waiting:
        holder, count, get, matrix, depth = waiting.pop()
        for number in range(min(count(holder), left)):
            left -= 1
            thing = get(holder, number)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind in (_PATH, _PICTURE):
                yield thing, kind, turn.box(*_moved(place.of(thing), matrix))
            elif kind == _GROUP and depth < _DEEPEST:
                inner = _after(place.matrix(thing), matrix)
                ask = (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
                waiting.append((thing, *ask, inner, depth + 1))


class _Place:
    """Asks pdfium for the bounds and matrices of drawn things."""

    def __init__(self) -> None:
        import pypdfium2.raw as raw

        self._raw, self._matrix = raw, raw.FS_MATRIX()
        self._sides = [ctypes.c_float() for _ in range(4)]
        self._places = [ctypes.byref(side) for side in self._sides]

    def of(self, thing: Any) -> Box:
        """Left, bottom, right, top; an empty box where pdfium knows none."""
        if not self._raw.FPDFPageObj_GetBounds(thing, *self._places):
            return (0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = self._sides
        return left.value, bottom.value, right.value, top.value

    def matrix(self, thing: Any) -> Matrix:
        """How a group is moved, turned and scaled on its page."""
        if not self._raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(self._matrix)):
            return _UNMOVED
        m = self._matrix
        return m.a, m.b, m.c, m.d, m.e, m.f


def _moved(box: Box, matrix: Matrix) -> Box:
    if matrix is _UNMOVED:
        return box
    a, b, c, d, e, f = matrix
    points = [(a * x + c * y + e, b * x + d * y + f) for x in box[::2] for y in box[1::2]]
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _after(first: Matrix, then: Matrix) -> Matrix:
    """One matrix that does what the two do one after the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _is_dark(thing: Any) -> bool:
    import pypdfium2.raw as raw

    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, ctypes.byref(mode), ctypes.byref(stroke))
    colour = [ctypes.c_uint() for _ in range(4)]
    known = raw.FPDFPageObj_GetFillColor(thing, *map(ctypes.byref, colour))
    return bool(mode.value and known and min(part.value for part in colour[:3]) < _PALE)


def _add_rules(level: list[Rule], upright: list[Rule], box: Box) -> None:
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
