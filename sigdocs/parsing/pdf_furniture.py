"""Running headers, footers and page numbers: told from the text, and kept as layers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sigdocs.model.forms import Layer, LayerKind
from sigdocs.model.personal import PersonalText
from sigdocs.parsing.pdf_columns import rows_of_page
from sigdocs.parsing.pdf_print import Piece, PrintedPage
from sigdocs.parsing.pdf_wording import Wording

_BAND = 0.13  # of the page's height, at the top and at the bottom
_MOST = 0.6
_SHORT = 4  # words
_NUMBER = re.compile(
    r"^[-–—\s]*(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?[-–—\s]*$|^page\s*\d{1,3}\b.{0,12}$",
    re.I,
)


def without_furniture(
    pages: Sequence[PrintedPage], wording: Wording
) -> tuple[list[PrintedPage], list[Layer]]:
    """Split off the lines that repeat at one height on most pages, and page numbers.

    Returns the pages without them and one layer for each different text, saying on which pages.
    """
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    rows_of = {page.number: list(_band_rows(page)) for page in pages}
    for page in pages:
        for row in rows_of[page.number]:
            seen[_key(row)].add(page.number)
    enough = max(2.0, _MOST * len(pages))
    same_place = _same_place(pages, wording)
    dropped: dict[tuple[str, LayerKind], list[int]] = {}
    kept = []
    for page in pages:
        rows = [
            row
            for row in rows_of[page.number]
            if _is_furniture(row, seen, enough) or row[0] in same_place
        ]
        for row in rows:
            kind = LayerKind.HEADER if row[0].baseline < page.height / 2 else LayerKind.FOOTER
            dropped.setdefault((_text(row), kind), []).append(page.number)
        gone = {id(piece) for row in rows for piece in row}
        kept.append(replace(page, pieces=tuple(p for p in page.pieces if id(p) not in gone)))
    return kept, [_layer(text, kind, on) for (text, kind), on in dropped.items()]


def _same_place(pages: Sequence[PrintedPage], wording: Wording) -> list[Piece]:
    """Short lines that stand apart at one place at the foot of most pages, whatever they say.

    "Continued" on all pages but the last, for instance.
    """
    feet = [piece for page in pages if (piece := _foot(page)) and not wording.is_whole(piece.text)]
    enough = max(2.0, _MOST * len(pages))
    return [foot for foot in feet if sum(_same(foot, other) for other in feet) >= enough]


def _same(one: Piece, other: Piece) -> bool:
    return abs(one.baseline - other.baseline) < 2.5 and abs(one.left - other.left) < 3


def _foot(page: PrintedPage) -> Piece | None:
    """The lowest line of a page if it is short and stands apart."""
    if not page.pieces:
        return None
    foot = max(page.pieces, key=lambda p: p.baseline)
    above = max((p for p in page.pieces if p is not foot), key=lambda p: p.baseline, default=None)
    if foot.baseline <= page.height * (1 - _BAND) or len(foot.text.split()) > _SHORT:
        return None
    is_apart = above is None or foot.baseline - above.baseline > 1.5 * above.size
    return foot if is_apart else None


def _band_rows(page: PrintedPage) -> list[list[Piece]]:
    low, high = page.height * _BAND, page.height * (1 - _BAND)
    return rows_of_page(p for p in page.pieces if p.baseline < low or p.baseline > high)


def _text(row: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in row)


def _key(row: Sequence[Piece]) -> tuple[str, int]:
    """The words without digits (page numbers differ) and the height, to within 4 points."""
    return re.sub(r"\d+", "#", _text(row)).casefold(), round(row[0].baseline / 4)


def _is_furniture(
    row: Sequence[Piece], seen: dict[tuple[str, int], set[int]], enough: float
) -> bool:
    text, height = _key(row)
    count = sum(len(seen.get((text, height + near), ())) for near in (-1, 0, 1))
    return count >= enough or bool(_NUMBER.match(_text(row)))


def _layer(text: str, kind: LayerKind, pages: list[int]) -> Layer:
    first, last = pages[0], pages[-1]
    where = f"page {first}" if first == last else f"pages {first}-{last} ({len(pages)} times)"
    return Layer(kind=kind, text=PersonalText(text), where=where)
