"""Finds the columns and rows that a table without ruled lines has, and draws them in.

A column is believed where lines start at one place to the right of a gap, again and again, and
what stands left of it is made of the form's own words; a row begins where a label begins. The
result is rules like those that Word draws, so that ``pdf_cells`` needs to know one thing only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sigdocs.parsing.pdf_print import Piece, PrintedPage, Rule
from sigdocs.parsing.pdf_wording import Wording

_NEAR = 2.0
_ENOUGH = 2
_OWN_WORDS = 0.6
_WIDE = 0.85  # of the size of the type
_OFTEN = 0.2

Row = list[Piece]


def with_drawn_columns(pages: Sequence[PrintedPage], wording: Wording) -> list[PrintedPage]:
    """The pages, with rules added where columns are not ruled."""
    rows_of = {page.number: rows_of_page(page.pieces) for page in pages}
    edges = _edges(rows_of.values(), wording)
    return [_draw(page, rows_of[page.number], edges, wording) for page in pages]


def rows_of_page(pieces: Iterable[Piece]) -> list[Row]:
    """Pieces on one baseline together, from the top; within a row from the left."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda p: (p.baseline, p.left)):
        last = rows[-1][0] if rows else None
        if last and abs(piece.baseline - last.baseline) < 0.4 * max(piece.size, last.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda p: p.left)
    return rows


def _edges(pages: Iterable[list[Row]], wording: Wording) -> list[float]:
    """Where second columns start: places that rows return to, with the form's words left of them.

    Justified print has wide gaps too, but never at one place.
    """
    votes: Counter[int] = Counter()
    for rows in pages:
        for row in rows:
            for left, right in zip(row, row[1:], strict=False):
                is_wide = right.left - left.right >= _WIDE * left.size
                if is_wide and _has_word(left.text) and wording.share(left.text) >= _OWN_WORDS:
                    votes[round(right.left)] += 1
    most = max(votes.values(), default=0)
    edges: list[float] = []
    for edge, _ in votes.most_common():
        count = sum(votes[edge + near] for near in (-1, 0, 1))
        is_far = all(abs(edge - other) > 3 for other in edges)
        if count >= max(_ENOUGH, most * _OFTEN) and is_far:
            edges.append(float(edge))
    return edges


def _has_word(text: str) -> bool:
    return any(sum(c.isalpha() for c in word) >= 3 for word in text.split())


def _draw(page: PrintedPage, rows: list[Row], edges: list[float], wording: Wording) -> PrintedPage:
    level, upright = list(page.level), list(page.upright)
    for edge in edges:
        for run in _runs(rows, edge):
            if _is_ruled(page, run, edge) or not _is_labels(run, edge, wording):
                continue
            top, bottom = run[0][0].top - 1, max(p.bottom for p in run[-1]) + 1
            upright.append(Rule(edge - _NEAR, top, bottom))
            starts = _row_starts(run, edge, wording)
            cuts = [top, *starts, bottom]
            level += [Rule(y, 0.0, page.width) for y in cuts if not _is_cut(page, run, y)]
    return replace(page, level=tuple(level), upright=tuple(upright))


def _runs(rows: list[Row], edge: float) -> list[list[Row]]:
    """Unbroken runs of rows that no piece crosses, with something on the right somewhere."""
    runs: list[list[Row]] = [[]]
    for row in rows:
        if any(p.left < edge - _NEAR and p.right > edge + 1 for p in row):
            runs.append([])
        else:
            runs[-1].append(row)
    return [run for run in runs if sum(_starts_at(row, edge) for row in run)]


def _starts_at(row: Row, edge: float) -> bool:
    return any(abs(piece.left - edge) <= _NEAR for piece in row)


def _is_ruled(page: PrintedPage, run: list[Row], edge: float) -> bool:
    """Whether a real ruled line already parts the two columns here."""
    middles = [row[0].baseline - row[0].size / 2 for row in run if _starts_at(row, edge)]
    near = [rule for rule in page.upright if edge - 18 <= rule.at <= edge + 1]
    parted = sum(any(r.start <= y <= r.end for r in near) for y in middles)
    return parted * 2 > len(middles)


def _is_labels(run: list[Row], edge: float, wording: Wording) -> bool:
    left = " ".join(piece.text for row in run for piece in row if piece.left < edge - _NEAR)
    return not left or wording.share(left) >= _OWN_WORDS


def _row_starts(run: list[Row], edge: float, wording: Wording) -> list[float]:
    """Where labels begin in the left column; a first line of one word is read with the second."""
    left = [(row, " ".join(p.text for p in row if p.left < edge - _NEAR)) for row in run]
    lines = [(row, text) for row, text in left if text]
    starts: list[float] = []
    so_far = ""
    for (row, text), (_, below) in zip(lines, [*lines[1:], ([], "")], strict=False):
        is_start = not wording.goes_on(so_far, text) and (
            wording.begins_label(text) or _is_short_start(text, below, wording)
        )
        if is_start:
            starts.append(min(piece.top for piece in row) - 0.5)
        so_far = text if is_start else f"{so_far} {text}"
    return starts


def _is_short_start(text: str, below: str, wording: Wording) -> bool:
    return len(text.split()) <= 3 and bool(below) and wording.begins_label(f"{text} {below}")


def _is_cut(page: PrintedPage, run: list[Row], y: float) -> bool:
    """Whether a real level rule already lies just above."""
    left, right = run[0][0].left, max(piece.right for row in run for piece in row)
    return any(
        y - 9 <= rule.at <= y + 3 and rule.start <= left + 3 and rule.end >= right - 40
        for rule in page.level
    )
