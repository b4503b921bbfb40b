"""Puts rows of labels with their answers in the row beneath into reading order, column by column.

"Name | Director responsible" over "Una Crisp | Hal Wainscott": read row by row, every answer would
follow the last label. Only a row in which each cell holds a label and no answer is taken so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from sigdocs.parsing.align import Placed
from sigdocs.parsing.blocks import Block
from sigdocs.parsing.labels import Page
from sigdocs.parsing.wording import Vocabulary

_Row = tuple[int, int]


def by_column(page: Page, placed: Iterable[Placed], known: Vocabulary) -> list[Block] | None:
    """The blocks in another order, None where no row asks for it.

    Args:
        page: the blocks in reading order.
        placed: the labels as read row by row.
        known: the form's own words (its help may stand under a label).
    """
    labelled: dict[_Row, dict[int, Placed]] = {}
    for one in placed:
        block = page.blocks[one.candidate.start[0]]
        if block.table:
            labelled.setdefault((block.table, block.row), {})[block.column] = one
    if all(len(columns) < 2 for columns in labelled.values()):
        return None
    rows = _rows(page.blocks)
    heads = {
        row for row, columns in labelled.items()
        if len(columns) > 1 and _holds_labels_only(page.blocks, rows[row], columns, known)
    }  # fmt: skip
    beneath = {row: _beneath(row, rows, labelled) for row in heads}
    beneath = {row: found for row, found in beneath.items() if found}
    return _reordered(page.blocks, rows, beneath) if beneath else None


def _rows(blocks: Sequence[Block]) -> dict[_Row, list[int]]:
    """The blocks of each row of each table, by their place."""
    rows: dict[_Row, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.table:
            rows.setdefault((block.table, block.row), []).append(index)
    return rows


def _holds_labels_only(
    blocks: Sequence[Block], places: list[int], columns: dict[int, Placed], known: Vocabulary
) -> bool:
    """Whether each cell of a row is a label, and its help at most."""
    if {blocks[place].column for place in places} != set(columns):
        return False
    for column, one in columns.items():
        last, at = one.candidate.end
        cell = [place for place in places if blocks[place].column == column and place > last]
        after = "\n".join([blocks[last].text[at:], *(blocks[place].text for place in cell)])
        printed = known.guidance.get(one.item.question)
        if (printed.pattern.sub("", after) if printed else after).strip():
            return False
    return True


def _beneath(
    head: _Row, rows: dict[_Row, list[int]], labelled: dict[_Row, dict[int, Placed]]
) -> list[_Row]:
    """The rows of answers under a row of labels."""
    found: list[_Row] = []
    table, number = head
    while (table, number + 1) in rows and (table, number + 1) not in labelled:
        number += 1
        found.append((table, number))
    return found


def _reordered(
    blocks: Sequence[Block], rows: dict[_Row, list[int]], beneath: dict[_Row, list[_Row]]
) -> list[Block]:
    """Each row of labels with its answers, one column after the other."""
    order: list[int] = []
    done = {row for found in beneath.values() for row in found}
    for row, group in groupby(range(len(blocks)), key=lambda n: (blocks[n].table, blocks[n].row)):
        places = list(group)
        if row in done:
            continue
        if row in beneath:
            done.add(row)
            places = [place for one in (row, *beneath[row]) for place in rows[one]]
            places.sort(key=lambda place: blocks[place].column)
        order += places
    return [blocks[place] for place in order]
