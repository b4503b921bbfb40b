"""What is printed on the pages of a PDF: pieces of line with their places, and ruled lines.

One pass over pypdfium2's text page. It does not know columns, cells or questions, and it leaves
out nothing: what reading order and cells make of the pieces is ``pdf_cells`` and ``pdf_reflow``.
Places are in points (1/72 inch) from the top left corner of the page as it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


class Word(NamedTuple):
    """One printed word (or a run of words) and where it starts and ends across the page."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that stand together on one line, with no gap as wide as one between columns.

    ``text`` has single spaces; ``words`` has the first word by itself, and each one where that is
    needed to cut the piece.
    ``face`` is "bold", "italic", both or "" for plain type; ``is_struck``: struck out.
    """

    page: int
    words: tuple[Word, ...]
    baseline: float
    size: float
    text: str
    left: float
    right: float
    face: str = ""
    is_struck: bool = False

    @property
    def top(self) -> float:
        """The top of the capitals, near enough."""
        return self.baseline - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """The bottom of the descenders, near enough."""
        return self.baseline + 0.2 * self.size


def make_piece(
    page: int,
    words: tuple[Word, ...],
    *,
    baseline: float,
    size: float,
    face: str = "",
    is_struck: bool = False,
) -> Piece:
    """A piece with its text and sides, which are asked for often."""
    return Piece(
        page=page,
        words=words,
        baseline=baseline,
        size=size,
        text=" ".join([word.text for word in words]),
        left=words[0].left,
        right=words[-1].right,
        face=face,
        is_struck=is_struck,
    )


class Rule(NamedTuple):
    """A ruled line: where it lies (y when level, x when upright) and from where to where."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """One page, counted from 1: its pieces in the file's own order and its ruled lines.

    ``hidden`` are pieces that nobody sees (invisible, white on white, off the page); ``struck``
    those that are struck out, as printed deletions are; ``picture`` is the share of the page that
    its largest picture covers; ``is_ocr``: the words were recognised in a picture and lie
    invisibly over it.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()
    hidden: tuple[Piece, ...] = ()
    struck: tuple[Piece, ...] = ()
    picture: float = 0.0
    is_ocr: bool = False


def read_page(page: Any, number: int) -> PrintedPage:
    """Read one pypdfium2 page. Raises pypdfium2's PdfiumError when the page cannot be loaded."""
    from sigdocs.parsing.pdf_drawn import read_drawn
    from sigdocs.parsing.pdf_glyphs import read_pieces
    from sigdocs.parsing.pdf_turn import Turn

    turn = Turn(page.get_bbox(), page.get_rotation())
    drawn = read_drawn(page, turn)
    pieces, hidden, is_ocr = read_pieces(page, number, turn, drawn)
    return PrintedPage(
        number=number,
        width=turn.width,
        height=turn.height,
        pieces=tuple(piece for piece in pieces if not piece.is_struck),
        level=tuple(drawn.level),
        upright=tuple(drawn.upright),
        hidden=tuple(hidden),
        struck=tuple(piece for piece in pieces if piece.is_struck),
        picture=drawn.picture,
        is_ocr=is_ocr,
    )
