"""Finds the columns and rows that a table without ruled lines has, and draws them in.

The form's own words lead: a row begins where a label begins, and its answer's column is where the
next words stand on the label's first line. It is believed only if no line of the row crosses it
and what stands left of it is the form's. The result is rules like those that Word draws, so that
``pdf_cells`` needs to know one thing only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sigdocs.parsing.pdf_print import Piece, PrintedPage, Rule
from sigdocs.parsing.pdf_wording import Wording

_NEAR = 2.0
_OWN_WORDS = 0.6
_WIDE = 0.85  # of the size of the type: wider than a space, narrower than two cell margins
_FAR = 1.6  # of the size: further down than the next line of a label
_LETTERED = re.compile(
    r"^\s*\(?(?:\d{1,2}\s*)?[a-z]?\s*[).:]\s+\S|^\s*(?:q\d{1,2}|\d{1,2}\.\d{1,2})\s+\S", re.I
)

Row = list[Piece]


@dataclass(slots=True, kw_only=True)
class Band:
    """The lines of one row of a table.

    ``edges``: where its second and further columns start, none for text over the whole width;
    ``label``: the first column's words so far, on the page before too; ``last``: its last line.
    """

    rows: list[Row]
    edges: list[float]
    label: str = ""
    last: float = 0.0

    @property
    def edge(self) -> float:
        """Where the second column starts."""
        return self.edges[0]

    def left(self, row: Row) -> str:
        """What stands in the first column of a line."""
        if not self.edges:
            return _opening(row)
        return " ".join(piece.text for piece in row if piece.left < self.edge - _NEAR)

    def add(self, row: Row) -> None:
        """Take a line in."""
        self.rows.append(row)
        text = self.left(row)
        if text:
            self.label, self.last = f"{self.label} {text}".strip(), row[0].baseline

    def reaches(self, row: Row) -> bool:
        """Whether a line has something at the second column's edge."""
        return any(abs(piece.left - self.edge) <= _NEAR for piece in row)


def with_drawn_columns(pages: Sequence[PrintedPage], wording: Wording) -> list[PrintedPage]:
    """The pages, with rules added where columns are not ruled."""
    drawn = []
    last = Band(rows=[], edges=[])
    for page in pages:
        rows = rows_of_page(page.pieces)
        if not any(_is_open(row, page, wording) for row in rows) and not last.edges:
            drawn.append(page)
            continue
        bands = _bands(rows, last, wording)
        last = bands[-1] if bands else last
        drawn.append(_draw(page, bands, wording))
    return drawn


def _is_open(row: Row, page: PrintedPage, wording: Wording) -> bool:
    """Whether a line shows columns that no ruled line parts."""
    if len(row) < 2:
        return False
    edges = _edges(row, wording)
    y = row[0].baseline - row[0].size / 2
    return bool(edges) and not any(
        edges[0] - 18 <= rule.at <= edges[0] + 1 and rule.start <= y <= rule.end
        for rule in page.upright
    )


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


def _bands(rows: list[Row], before: Band, wording: Wording) -> list[Band]:
    """The page's lines as rows of a table, the last row of the page before first."""
    bands = [Band(rows=[], edges=before.edges, label=before.label)]
    for row, below in zip(rows, [*rows[1:], []], strict=False):
        if _starts(row, below, bands[-1], wording):
            bands.append(Band(rows=[], edges=_edges(row, wording)))
        bands[-1].add(row)
    return bands


def _starts(row: Row, below: Row, band: Band, wording: Wording) -> bool:
    """Whether a line begins a row: with a label, or as the left column shows it."""
    text = band.left(row)
    if not text or _goes_on(band.label, text, wording):
        return False
    if wording.begins_label(text) or _reads_on_as_label(text, below, band, wording):
        return True
    if not band.edges or not band.reaches(row):
        return False
    is_apart = bool(band.last) and row[0].baseline - band.last > _FAR * row[0].size
    return is_apart or bool(_LETTERED.match(text))


def _goes_on(label: str, text: str, wording: Wording) -> bool:
    """Whether a line belongs to the label above it, slips allowed."""
    if wording.goes_on(label, text):
        return True
    return (
        bool(label) and not wording.is_whole(label) and wording.is_within_label(f"{label} {text}")
    )


def _reads_on_as_label(text: str, below: Row, band: Band, wording: Wording) -> bool:
    """Whether a line and the one below it begin a label: for short lines, and for slips."""
    following = band.left(below) if below else ""
    return bool(following) and wording.begins_label(f"{text} {following}")


def _opening(row: Row) -> str:
    """The first words of a line, with a letter that Word set apart before them."""
    return " ".join(piece.text for piece in row[: _first_words(row)])


def _first_words(row: Row) -> int:
    """How many pieces it takes to have a word."""
    return next((n for n in range(1, len(row)) if _has_word(row[:n])), len(row))


def _edges(row: Row, wording: Wording) -> list[float]:
    """Where the columns start that the first line of a row shows; none for a line of text.

    Further columns are believed where a second label stands in the row ("Date:").
    """
    gaps = [
        right.left - left.right >= _WIDE * left.size
        for left, right in zip(row, row[1:], strict=False)
    ]
    least = _first_words(row)
    first = next((n for n, wide in enumerate(gaps, start=1) if wide and n >= least), 0)
    if not first:
        return []
    edges = [row[first].left]
    for number in range(first, len(row)):
        if wording.is_label(row[number].text):
            after = row[number + 1].left if number + 1 < len(row) else 0.0
            edges += [edge for edge in (row[number].left, after) if edge > edges[-1]]
    return edges


def _has_word(pieces: Sequence[Piece]) -> bool:
    words = [word for piece in pieces for word in piece.text.split()]
    return any(sum(c.isalpha() for c in word) >= 3 for word in words)


def _draw(page: PrintedPage, bands: list[Band], wording: Wording) -> PrintedPage:
    level, upright = list(page.level), list(page.upright)
    for band in bands:
        if not band.edges or not band.rows:
            continue
        _cut_where_crossed(band)
        if not band.rows or not _is_table(page, band, wording):
            continue
        top = min(piece.top for piece in band.rows[0]) - 0.5
        bottom = max(piece.bottom for piece in band.rows[-1]) + 0.5
        upright += [Rule(edge - _NEAR, top, bottom) for edge in band.edges]
        level += [Rule(y, 0.0, page.width) for y in (top, bottom) if not _is_cut(page, band, y)]
    return replace(page, level=tuple(level), upright=tuple(upright))


def _cut_where_crossed(band: Band) -> None:
    """End the row at the first line that crosses a column's edge: text over the whole width."""
    for number, row in enumerate(band.rows):
        if any(p.left < e - _NEAR and p.right > e + 1 for p in row for e in band.edges[:1]):
            del band.rows[number:]
            return
    band.edges = [
        edge
        for edge in band.edges
        if not any(p.left < edge - _NEAR and p.right > edge + 1 for row in band.rows for p in row)
    ]


def _is_table(page: PrintedPage, band: Band, wording: Wording) -> bool:
    """Whether the first column holds the form's words only, and no ruled line parts it already."""
    if not band.edges:
        return False
    left = [text for row in band.rows if (text := band.left(row))]
    if left and wording.share_with_slips(" ".join(left)) < _OWN_WORDS:
        return False
    if not _is_form(left, wording):
        return False
    middles = [row[0].baseline - row[0].size / 2 for row in band.rows if band.reaches(row)]
    near = [rule for rule in page.upright if band.edge - 18 <= rule.at <= band.edge + 1]
    parted = sum(any(r.start <= y <= r.end for r in near) for y in middles)
    return parted * 2 <= len(middles)


def _is_form(lines: Sequence[str], wording: Wording) -> bool:
    """Whether the lines of a first column are a label and its help, slips allowed.

    What follows a whole label there must be help; else it is an answer that was wrapped.
    """
    so_far = ""
    for line in lines:
        if wording.is_alien(line):
            return False
        if so_far and wording.is_whole(so_far) and not wording.goes_on(so_far, line):
            if not wording.begins_passage(line):
                return False
            so_far = line
        else:
            so_far = f"{so_far} {line}".strip()
    return True


def _is_cut(page: PrintedPage, band: Band, y: float) -> bool:
    """Whether a real level rule already lies just above."""
    left = min(piece.left for piece in band.rows[0])
    right = max(piece.right for row in band.rows for piece in row)
    return any(
        y - 9 <= rule.at <= y + 3 and rule.start <= left + 3 and rule.end >= right - 40
        for rule in page.level
    )
