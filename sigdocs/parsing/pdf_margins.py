"""How far to the right the lines of each column may reach, learnt from the lines themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from sigdocs.parsing.pdf_cells import Cell
from sigdocs.parsing.pdf_reflow import FIELD, Line, is_close

_CELL_MARGIN = 5.4  # points: Word's and LibreOffice's usual distance of text from a ruled line
_MOST_MARGIN = 14.0
_FULL_ENOUGH = 0.75
_WITNESSES = 3

Column = tuple[int, int]
Style = tuple[float, str]


class Margins:
    """Right margins by column and by type (size, emphasis), in points.

    Only a line with one of the same paragraph close below is a witness: a line that stands alone
    may run past the margin or end far before it. Some programs wrap by counting letters, so each
    type has a margin of its own where there are witnesses of it.
    """

    def __init__(self, cells: Sequence[Cell], lines: Sequence[Sequence[Line]]) -> None:
        """Look at every line once."""
        self._alone: dict[Column, float] = defaultdict(float)
        self._followed: dict[tuple[Column, Style], list[float]] = defaultdict(list)
        for cell, inside in zip(cells, lines, strict=True):
            for line, below in zip(inside, (*inside[1:], None), strict=True):
                self._note(_column(cell), line, below)

    def _note(self, column: Column, line: Line, below: Line | None) -> None:
        if FIELD in line.words[-1].text:
            return
        right = line.words[-1].right
        self._alone[column] = max(self._alone[column], right)
        if below and FIELD not in below.words[0].text and is_close(line, below):
            self._followed[column, _style(line)].append(right)

    def of(self, cell: Cell, lines: Sequence[Line]) -> Callable[[Line], float]:
        """The margin for each line of a cell: the ruled line's, or what its column reached."""
        column = _column(cell)
        ruled = 0.0
        if abs(cell.box.right) < 1e6:
            gap = min(line.words[0].left for line in lines) - cell.box.left
            ruled = cell.box.right - (gap if 0 < gap < _MOST_MARGIN else _CELL_MARGIN)
        alone = self._alone[column]

        def margin(line: Line) -> float:
            seen = self._followed.get((column, _style(line)), ())
            if len(seen) >= _WITNESSES and max(seen) >= _FULL_ENOUGH * alone:
                return max(seen)
            return max(ruled, alone)

        return margin


def _column(cell: Cell) -> Column:
    return round(cell.box.left), round(cell.box.right)


def _style(line: Line) -> Style:
    return round(line.size, 1), line.face
