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
    """Where second columns start: places with two rows and more whose left part is the form's."""
    votes: Counter[int] = Counter()
    for rows in pages:
        for row in rows:
            for left, right in zip(row, row[1:], strict=False):
                if _has_word(left.text) and wording.share(left.text) >= _OWN_WORDS:
                    votes[round(right.left)] += 1
    edges: list[float] = []
    for edge, _ in votes.most_common():
        count = sum(votes[edge + near] for near in (-1, 0, 1))
        if count >= _ENOUGH and all(abs(edge - other) > 3 for other in edges):
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
    starts: list[float] = []
    so_far = ""
    for row in run:
        left = " ".join(piece.text for piece in row if piece.left < edge - _NEAR)
        if not left:
            continue
        if wording.continues(so_far, left):
            so_far = f"{so_far} {left}"
        elif wording.begins_label(left):
            starts.append(min(piece.top for piece in row) - 0.5)
            so_far = left
        else:
            so_far = left
    return starts


def _is_cut(page: PrintedPage, run: list[Row], y: float) -> bool:
    """Whether a real level rule already lies just above."""
    left, right = run[0][0].left, max(piece.right for row in run for piece in row)
    return any(
        y - 9 <= rule.at <= y + 3 and rule.start <= left + 3 and rule.end >= right - 40
        for rule in page.level
    )
