"""Notices rows of a form's table that look like a question and were read as part of an answer.

Somebody put a question into words of their own ("Which director answers for this?"): the reader does
not guess which one it is, and says where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sigdocs.model.forms import Notice
from sigdocs.parsing.align import Placed
from sigdocs.parsing.blocks import Block


def strange_rows(blocks: Sequence[Block], placed: Sequence[Placed]) -> Iterator[Notice]:
    """One notice for each question whose answer holds such a row, where a question is missing.

    Args:
        blocks: the file in reading order.
        placed: the labels in reading order.
    """
    for one, after in zip(placed, placed[1:], strict=False):
        if one.item.is_heading or after.item.place - one.item.place < 2:
            continue
        label = blocks[one.candidate.start[0]]
        between = blocks[one.candidate.start[0] : after.candidate.start[0]]
        row = _row_like(label, between)
        if row is not None:
            yield Notice(
                code="row-not-known",
                message=f"A row under question {one.item.question} looks like a question that is "
                "worded otherwise; it was left in that answer.",
                where=row.where,
            )


def _row_like(label: Block, between: Sequence[Block]) -> Block | None:
    """The first row below with words in the label's column and beside it, as the label's own row has."""
    beside: dict[int, list[Block]] = {}
    for block in between:
        if block.table and block.table == label.table and block.text.strip():
            beside.setdefault(block.row, []).append(block)
    if not _is_pair(beside.pop(label.row, []), label.column):
        return None
    return next((row[0] for row in beside.values() if _is_pair(row, label.column)), None)


def _is_pair(row: Sequence[Block], column: int) -> bool:
    columns = {block.column for block in row}
    return column in columns and max(columns) > column
