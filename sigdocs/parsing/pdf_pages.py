"""A printed PDF as blocks in reading order. It asks no question what the words mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sigdocs.model.definitions import FormDefinition
from sigdocs.model.forms import Layer
from sigdocs.parsing.blocks import Block
from sigdocs.parsing.pdf_cells import Cell, read_cells
from sigdocs.parsing.pdf_columns import with_drawn_columns
from sigdocs.parsing.pdf_furniture import without_furniture
from sigdocs.parsing.pdf_print import PrintedPage, read_page
from sigdocs.parsing.pdf_reflow import Paragraph, lines_of, paragraphs
from sigdocs.parsing.pdf_wording import wording

_CELL_MARGIN = 5.4  # points: Word's and LibreOffice's usual distance of text from a ruled line
_MOST_MARGIN = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedText:
    """What the pages say, and what stood around it."""

    blocks: tuple[Block, ...]
    layers: tuple[Layer, ...]


def read_pages(document: Any) -> tuple[PrintedPage, ...]:
    """The pages of an open pypdfium2 document."""
    return tuple(read_page(page, number) for number, page in enumerate(document, start=1))


def read_print(
    pages: Sequence[PrintedPage], definitions: tuple[FormDefinition, ...]
) -> PrintedText:
    """Blocks in reading order, with table, row and column where the page shows them."""
    words = wording(definitions)
    body, layers = without_furniture(pages)
    cells = read_cells(with_drawn_columns(body, words), words)
    return PrintedText(blocks=tuple(_blocks(cells)), layers=tuple(layers))


def _blocks(cells: Sequence[Cell]) -> list[Block]:
    blocks: list[Block] = []
    places = _places(cells)
    for cell, place in zip(cells, places, strict=True):
        lines = lines_of(cell.pieces)
        blocks += [_block(p, place) for p in paragraphs(lines, _limit(cell, cells))]
    return blocks


def _places(cells: Sequence[Cell]) -> list[tuple[int, int, int]]:
    """Table, row and column of each cell, from 1; zeros outside tables."""
    places: list[tuple[int, int, int]] = []
    table = row = 0
    before: Cell | None = None
    for cell in cells:
        if not cell.box.is_cell:
            places.append((0, 0, 0))
        else:
            is_new_table = before is None or not before.box.is_cell
            table += is_new_table
            row = 1 if is_new_table else row + _is_below(before, cell)
            places.append((table, row, _column(cell, cells)))
        before = cell
    return places


def _is_below(before: Cell | None, cell: Cell) -> bool:
    return before is None or before.page != cell.page or abs(before.box.top - cell.box.top) > 3


def _column(cell: Cell, cells: Sequence[Cell]) -> int:
    """Counted by where cells of that page start: an answer cell below a merged label is in 2."""
    lefts: list[float] = []
    for left in sorted(c.box.left for c in cells if c.page == cell.page and c.box.is_cell):
        if not lefts or left - lefts[-1] > 4:
            lefts.append(left)
    return sum(left <= cell.box.left + 1 for left in lefts) or 1


def _limit(cell: Cell, cells: Sequence[Cell]) -> float:
    """How far right lines may reach: to the ruled line, or as far as any line of the column did."""
    left = min(piece.left for piece in cell.pieces)
    reach = max(
        (p.right for c in cells if c.box.same_column(cell.box) for p in c.pieces), default=left
    )
    if abs(cell.box.right) >= 1e6:
        return reach
    margin = left - cell.box.left if 0 < left - cell.box.left < _MOST_MARGIN else _CELL_MARGIN
    return max(reach, cell.box.right - margin)


def _block(paragraph: Paragraph, place: tuple[int, int, int]) -> Block:
    table, row, column = place
    where = f"page {paragraph.page}"
    if table:
        where += f", table {table}, row {row}"
    return Block(
        text=paragraph.text,
        where=where,
        table=table,
        row=row,
        column=column,
        is_bullet=paragraph.is_bullet,
        is_emphasised=paragraph.is_emphasised,
    )
