"""Actions set out in columns: a header "Action | Owner | Timescale | KPI", or cells in brackets.

Writes them as a list with labelled lines, which the rest of the reader knows.
"""

from __future__ import annotations

import re

_CELL = re.compile(r"\s*(?:\||\t|;)\s*")
_IN_BRACKETS = re.compile(r"\(([^()]*/[^()]*)\)\s*[:.]?\s*$")
_COLUMNS = (
    (
        "",
        re.compile(
            r"\W{0,6}(?:no\.?|#|ref|item)?\W{0,6}(?:agreed )?(?:actions?|steps?|what)\b", re.I
        ),
    ),
    (
        "Owner",
        re.compile(r"\W{0,6}(?:action )?(?:owners?|who|leads?|responsib\w+|by whom|staff)\b", re.I),
    ),
    (
        "Timescale",
        re.compile(r"\W{0,6}(?:timescales?|when|by when|dates?|deadline|due|target)\b", re.I),
    ),
    ("KPI", re.compile(r"\W{0,6}(?:relevant to )?(?:the )?kpi\b", re.I)),
)
_FEWEST = 3


def with_columns(lines: list[str]) -> list[str]:
    """``lines``, with rows below a header, and brackets that a heading explains, as labelled lines."""
    for number, line in enumerate(lines):
        header = _header(_CELL.split(line.strip(" |")))
        if header:
            rows = [_row(header, _CELL.split(row.strip(" |"))) for row in lines[number + 1 :]]
            return [*lines[:number], "Actions:", *(part for row in rows for part in row)]
        bracket = _IN_BRACKETS.search(line)
        named = _header(["Action", *_parts(bracket[1])]) if bracket else ()
        if bracket and named:
            rows = [_unbracketed(named, row) for row in lines[number + 1 :]]
            heading = line[: bracket.start()].rstrip(" :") + ":"
            return [*lines[:number], heading, *(part for row in rows for part in row)]
    return lines


def _header(cells: list[str]) -> tuple[str, ...]:
    """The label of each column, () where the cells are no header."""
    found = tuple(
        next((label for label, pattern in _COLUMNS if pattern.match(cell)), "?") for cell in cells
    )
    is_header = len(found) >= _FEWEST and found.count("") == 1 and "?" not in found
    return found if is_header else ()


def _row(header: tuple[str, ...], cells: list[str]) -> list[str]:
    if len(cells) != len(header):
        return ["; ".join(cells)]
    what = cells[header.index("")]
    rest = [f"{label}: {cell}" for label, cell in zip(header, cells, strict=True) if label]
    return [f"- {what}", *rest]


def _unbracketed(header: tuple[str, ...], line: str) -> list[str]:
    bracket = _IN_BRACKETS.search(line)
    cells = _parts(bracket[1]) if bracket else []
    if not bracket or len(cells) != len(header) - 1:
        return [line]
    rest = [f"{label}: {cell}" for label, cell in zip(header[1:], cells, strict=True)]
    return [line[: bracket.start()].rstrip(), *rest]


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("/")]
