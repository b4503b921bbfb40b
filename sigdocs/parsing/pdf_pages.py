"""A printed PDF as blocks in reading order. It asks no question what the words mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sigdocs.model.definitions import FormDefinition
from sigdocs.parsing.blocks import Block
from sigdocs.parsing.pdf_cells import Cell, read_cells
from sigdocs.parsing.pdf_columns import with_drawn_columns
from sigdocs.parsing.pdf_margins import Margins
from sigdocs.parsing.pdf_print import PrintedPage, read_page
from sigdocs.parsing.pdf_reflow import Paragraph, lines_of, paragraphs
from sigdocs.parsing.pdf_wording import Wording, wording


def read_pages(document: Any) -> tuple[PrintedPage, ...]:
    """The pages of an open pypdfium2 document."""
    return tuple(read_page(page, number) for number, page in enumerate(document, start=1))


def read_blocks(
    pages: Sequence[PrintedPage], definitions: tuple[FormDefinition, ...]
) -> tuple[Block, ...]:
    """Blocks in reading order, with table, row and column where the page shows them.

    Args:
        pages: without running headers and footers (``pdf_furniture``).
        definitions: the forms whose own words may show where columns and rows begin.
    """
    words = wording(definitions)
    return tuple(_blocks(read_cells(with_drawn_columns(pages, words), words), words))


def _blocks(cells: Sequence[Cell], words: Wording) -> list[Block]:
    blocks: list[Block] = []
    lines = [lines_of(cell.pieces) for cell in cells]
    margins = Margins(cells, lines)
    for cell, place, inside in zip(cells, _places(cells), lines, strict=True):
        for paragraph in paragraphs(inside, margins.of(cell, inside), words):
            block = _block(paragraph, place)
            if paragraph.after_gap:
                blocks.append(replace(block, text="", is_bullet=False, is_emphasised=False))
            blocks.append(block)
    return blocks


def _places(cells: Sequence[Cell]) -> list[tuple[int, int, int]]:
    """Table, row and column of each cell, from 1; zeros outside tables."""
    places: list[tuple[int, int, int]] = []
    columns = _columns(cells)
    table = row = 0
    before: Cell | None = None
    for cell in cells:
        if not cell.box.is_cell:
            places.append((0, 0, 0))
        else:
            is_new_table = before is None or not before.box.is_cell
            table += is_new_table
            row = 1 if is_new_table else row + _is_below(before, cell)
            # Counted by where cells start: an answer cell below a merged label is in column 2.
            column = sum(left <= cell.box.left + 1 for left in columns[cell.page]) or 1
            places.append((table, row, column))
        before = cell
    return places


def _is_below(before: Cell | None, cell: Cell) -> bool:
    return before is None or before.page != cell.page or abs(before.box.top - cell.box.top) > 3


def _columns(cells: Sequence[Cell]) -> dict[int, list[float]]:
    """Where cells start on each page, from the left."""
    columns: dict[int, list[float]] = defaultdict(list)
    for cell in sorted(cells, key=lambda c: c.box.left):
        lefts = columns[cell.page]
        if cell.box.is_cell and (not lefts or cell.box.left - lefts[-1] > 4):
            lefts.append(cell.box.left)
    return columns


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
