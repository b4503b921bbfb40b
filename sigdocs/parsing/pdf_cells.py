"""Puts pieces of line into the cells between ruled lines, in reading order, across pages.

Text outside every table is a cell without sides. It does not find lines or paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sigdocs.parsing.pdf_print import Piece, PrintedPage, Rule, Word, make_piece
from sigdocs.parsing.pdf_wording import Wording

_FAR = 1e6
_SAME_SIDE = 4.0
_BEGINNING = 4
_END = 30  # pieces: longer than any label with its help


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The ruled lines around a piece; minus or plus a million where there is none."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def is_cell(self) -> bool:
        """Whether a ruled line stands on its left or right."""
        return self.left > -_FAR or self.right < _FAR

    def same_column(self, other: Box) -> bool:
        """Whether left and right agree."""
        return (
            abs(self.left - other.left) <= _SAME_SIDE
            and abs(self.right - other.right) <= _SAME_SIDE
        )


@dataclass(slots=True, kw_only=True)
class Cell:
    """A cell and what is in it; ``pieces`` grows where it goes on over the page."""

    page: int
    box: Box
    pieces: list[Piece] = field(default_factory=list)

    @property
    def first_line(self) -> str:
        """The words of its topmost line."""
        return self._line(min(self.pieces, key=_height))

    @property
    def beginning(self) -> str:
        """The words of its first few lines."""
        return " ".join(p.text for p in sorted(self.pieces, key=_height)[:_BEGINNING])

    @property
    def end(self) -> str:
        """The words of its last few lines."""
        lowest = sorted(self.pieces, key=_height)[-_END:]
        return " ".join(p.text for p in lowest)

    def _line(self, one: Piece) -> str:
        line = [p for p in self.pieces if p.page == one.page and abs(p.baseline - one.baseline) < 3]
        return " ".join(p.text for p in sorted(line, key=lambda p: p.left))


def _height(piece: Piece) -> tuple[int, float, float]:
    return piece.page, round(piece.baseline), piece.left


def read_cells(pages: Sequence[PrintedPage], wording: Wording) -> list[Cell]:
    """Every cell of the document in reading order; one that goes on over a page is one cell."""
    cells: list[Cell] = []
    before: list[Cell] = []
    for page in pages:
        here = _cells_of_page(page)
        new = _join_over_page(before, here, wording)
        cells += new
        before = here if new or not here else before
    return cells


def _cells_of_page(page: PrintedPage) -> list[Cell]:
    level = [rule for rule in page.level if _parts_rows(rule, page)]
    upright = page.upright
    cells: dict[Box, Cell] = {}
    for piece in page.pieces:
        for part in _cut_at_rules(piece, upright):
            box = _box(part, level, upright)
            cell = cells.setdefault(box, Cell(page=page.number, box=box))
            cell.pieces.append(part)
    return sorted(cells.values(), key=lambda c: (round(max(c.box.top, 0)), c.box.left))


def _parts_rows(rule: Rule, page: PrintedPage) -> bool:
    """Whether a level rule belongs to a table or parts the page, and does not underline words."""
    touches = sum(
        abs(side - upright.at) <= 3 and upright.start - 3 <= rule.at <= upright.end + 3
        for side in (rule.start, rule.end)
        for upright in page.upright
    )
    return touches >= 2 or (
        rule.end - rule.start >= 0.35 * page.width
        and not any(
            p.baseline - 1 <= rule.at <= p.bottom + 1 and p.left - 2 <= rule.start
            for p in page.pieces
            if rule.end <= p.right + 2
        )
    )


def _cut_at_rules(piece: Piece, upright: Sequence[Rule]) -> list[Piece]:
    """Cut a piece where a ruled line passes between its words."""
    middle = piece.baseline - piece.size / 3
    cuts = [
        rule.at
        for rule in upright
        if piece.left < rule.at < piece.right and rule.start <= middle <= rule.end
    ]
    if not cuts:
        return [piece]
    groups: dict[int, list[Word]] = {}
    for word in piece.words:
        centre = (word.left + word.right) / 2
        groups.setdefault(sum(centre > cut for cut in cuts), []).append(word)
    return [
        make_piece(
            piece.page,
            tuple(words),
            baseline=piece.baseline,
            size=piece.size,
            face=piece.face,
        )
        for words in groups.values()
    ]


def _box(piece: Piece, level: Sequence[Rule], upright: Sequence[Rule]) -> Box:
    y = piece.baseline - piece.size / 3
    x = min((piece.left + piece.right) / 2, piece.left + 20)
    left, right = _around(x, y, upright)
    top, bottom = _around(y, x, level)
    return Box(left=left, right=right, top=top, bottom=bottom)


def _around(place: float, along: float, rules: Sequence[Rule]) -> tuple[float, float]:
    """The nearest rules before and after a place, of those that reach so far."""
    before, after = -_FAR, _FAR
    for at, start, end in rules:
        if start - 1 <= along <= end + 1:
            if at > place:
                after = min(after, at)
            elif at > before:
                before = at
    return before, after


def _join_over_page(before: list[Cell], here: list[Cell], wording: Wording) -> list[Cell]:
    """Let the cells at the top of a page go on from those above; return the ones that do not."""
    if not before or not here:
        return here
    top = here[0].box.top
    band = [cell for cell in here if abs(cell.box.top - top) <= 3]
    goes_on = {id(cell): _that_goes_on(before, cell, wording) for cell in band}
    if not any(goes_on.values()) and _begins_label(band[0], wording):
        return here
    joined = []
    for cell in band:
        above = goes_on[id(cell)] or _above(before, cell)
        if above is not None:
            above.pieces += cell.pieces
            joined.append(cell)
            here[here.index(cell)] = above
    return [cell for cell in here if cell not in joined and cell not in before]


def _begins_label(cell: Cell, wording: Wording) -> bool:
    """Whether a label opens a cell; in a narrow column it takes more than a line to tell."""
    return wording.begins_label(cell.first_line) or wording.begins_label(cell.beginning)


def _that_goes_on(before: list[Cell], cell: Cell, wording: Wording) -> Cell | None:
    """The cell above whose label or help goes on here, wherever it stands."""
    first = cell.first_line
    return next((b for b in reversed(before[-4:]) if wording.goes_on(b.end, first)), None)


def _above(before: list[Cell], cell: Cell) -> Cell | None:
    """The last cell above with the same sides, if nothing stands below it."""
    above = next((b for b in reversed(before) if b.box.same_column(cell.box)), None)
    return above if above is not None and _is_last(above, before) else None


def _is_last(cell: Cell, before: list[Cell]) -> bool:
    """Whether nothing stands below the cell on its page."""
    return not any(other.box.top >= cell.box.bottom - 1 for other in before if other is not cell)
