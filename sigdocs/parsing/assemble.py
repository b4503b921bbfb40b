r"""Turns what stands between two labels into an answer: help and form furniture taken out.

Keeps lines ("\n"), bullets ("- "), Word's own numbers, and cells of a table in an answer (tab).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sigdocs.parsing.blocks import Block
from sigdocs.parsing.wording import Printed, Vocabulary, words_of

_GLYPH = re.compile(r"^[ \t]*[•▪◦●‣·∙][ \t]*", re.MULTILINE)
_PROMPT = re.compile(
    r"(?:please )?(?:click|tap)(?: or (?:tap|click))?(?: here)? to (?:enter|choose|select|add)\b[^.\n]*\.?"
    r"|(?:choose|select) an (?:item|option)\.?",
    re.IGNORECASE,
)
_LONGEST_PROMPT = 80
_NUMBERED = re.compile(r"\s*(?:\d{1,2}[.)]?\s|annex [a-z]\b[:.]?)\s*", re.IGNORECASE)
_BARE_DATE = re.compile(r"\s*Date\s*:?\s*", re.IGNORECASE)
_GAPS = re.compile(r"\n{3,}")
_LISTED = re.compile(r"\s*(?:[-–—•*+]|\(?[a-z0-9]{1,3}[.)])\s", re.IGNORECASE)


class Piece(NamedTuple):
    """A stretch of one block."""

    block: Block
    text: str
    opens_block: bool
    placeholders: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What stands between two labels, sorted. ``text`` is the answer as written.

    ``guidance``, ``placeholders`` and ``furniture`` are the words taken out; ``where`` the first
    place with words. ``help_in_answer``: the help stands where the answer should be. ``boxed``:
    the words of text boxes, where nothing else stands.
    """

    text: str
    where: str
    guidance: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    help_in_answer: bool = False
    boxed: str = ""


def cut(blocks: Sequence[Block], start: tuple[int, int], end: tuple[int, int]) -> list[Piece]:
    """The pieces of blocks from ``start`` up to ``end`` ((block, character) each)."""
    pieces = []
    for index in range(start[0], min(end[0] + 1, len(blocks))):
        block = blocks[index]
        first = start[1] if index == start[0] else 0
        last = end[1] if index == end[0] else len(block.text)
        if first < last or (not block.text and index != end[0]):
            spans = _clipped(block.placeholders, first, last) if block.placeholders else ()
            pieces.append(Piece(block, block.text[first:last], first == 0, spans))
    return pieces


def _clipped(
    spans: tuple[tuple[int, int], ...], first: int, last: int
) -> tuple[tuple[int, int], ...]:
    """What of the spans lies between two places, counted from the first of them."""
    inside = ((a, b) for a, b in spans if a < last and b > first)
    return tuple((max(a, first) - first, min(b, last) - first) for a, b in inside)


def assemble(
    pieces: Sequence[Piece], known: Vocabulary, question: str, label_cell: tuple[int, int, int]
) -> Passage:
    """Sort what stands after a label.

    Args:
        pieces: from the end of the label to the next one, in reading order.
        known: the form's own words.
        question: whose help is taken out; "" takes furniture only.
        label_cell: (table, row, column) of the label.
    """
    guidance: list[str] = []
    held: list[str] = []
    furniture: list[str] = []
    kept: list[Piece] = []
    help_last = False
    own = known.placeholders.get(question, frozenset())
    for piece in pieces:
        text, taken = _without_placeholders(piece, own)
        held += taken
        text, found = _without(text, known.guidance.get(question))
        guidance += found
        text, printed = _without(text, known.long_furniture)
        furniture += printed
        if found:
            own_cell = _cell(piece.block)
            help_last = own_cell != label_cell and not _has_empty_box(pieces, own_cell, label_cell)
        elif not text.strip() and piece.opens_block:
            help_last = False
        if found or printed or taken:
            left = text if text.strip() else ""
            piece = Piece(piece.block, left, bool(left) and piece.opens_block)
        kept.append(piece)
    furniture += _trim_furniture(kept, known)
    filled = [p for p in kept if p.text.strip()]
    return Passage(
        text=_join(kept),
        where=filled[0].block.where if filled else "",
        guidance=tuple(guidance),
        placeholders=tuple(held),
        furniture=tuple(furniture),
        help_in_answer=bool(guidance) and (help_last or len(guidance) > len(set(guidance))),
    )


def _has_empty_box(
    pieces: Sequence[Piece], help_cell: tuple[int, int, int], label_cell: tuple[int, int, int]
) -> bool:
    """Whether an empty cell stands beside the help: the answer's own place, left blank."""
    words: dict[tuple[int, int, int], bool] = {}
    for piece in pieces:
        cell = _cell(piece.block)
        words[cell] = words.get(cell, False) or bool(piece.text.strip())
    return any(
        not filled and cell[:2] == help_cell[:2] and cell != label_cell
        for cell, filled in words.items()
    )


def _cell(block: Block) -> tuple[int, int, int]:
    return (block.table, block.row, block.column)


def _without_placeholders(piece: Piece, own: frozenset[tuple[str, ...]]) -> tuple[str, list[str]]:
    """A piece without what Word marks as a placeholder, or what plainly is one ("[Name]")."""
    text, taken = piece.text, []
    bare = text.strip() if len(text) < _LONGEST_PROMPT else ""
    if _PROMPT.fullmatch(bare) or (bare[:1] == "[" and bare[-1:] == "]" and words_of(bare) in own):
        return "", [text]
    for start, end in reversed(piece.placeholders):
        taken.append(text[start:end])
        text = text[:start] + text[end:]
    return text, taken[::-1]


def _without(text: str, printed: Printed | None) -> tuple[str, list[str]]:
    """A text without the form's own words, where they stand as sentences of their own."""
    if not text or printed is None or not printed.may_stand_in(text):
        return text, []
    taken: list[str] = []

    def take(match: re.Match[str]) -> str:
        before, after = text[: match.start()].rstrip(" \t"), text[match.end() :].lstrip()
        starts = not before or before[-1] in ".?!:;\n-–—•" or text[match.start()] in "(["
        if not starts or after[:1].islower():
            return match.group()  # part of somebody's own sentence
        taken.append(match.group())
        return " "

    changed = printed.pattern.sub(take, text)
    return (changed.strip(" \t") if taken else text), taken


def _trim_furniture(kept: list[Piece], known: Vocabulary) -> list[str]:
    """Take short titles and an unanswered date box off the end, where a new page's title stands."""
    taken: list[str] = []
    for index in range(len(kept) - 1, -1, -1):
        text = kept[index].text
        if not text.strip():
            continue
        if len(text) > known.longest_furniture:
            break
        number = _NUMBERED.match(text)
        words = words_of(text[number.end() :] if number else text)
        if words not in known.furniture and not _BARE_DATE.fullmatch(text):
            break
        taken.append(text)
        kept[index] = Piece(kept[index].block, "", False)
    return taken[::-1]


def _join(pieces: Sequence[Piece]) -> str:
    """One text: cells of a row apart by a tab, everything else by a line end."""
    text = ""
    before: Piece | None = None
    for piece in pieces:
        if before is not None:
            same_row = (before.block.table, before.block.row) == (
                piece.block.table,
                piece.block.row,
            )
            apart = same_row and before.block.column != piece.block.column and piece.block.table
            text += "\t" if apart and before.text.strip() and piece.text.strip() else "\n"
        text += _written(piece)
        before = piece
    if not text.isascii():
        text = _GLYPH.sub("- ", text)
    if "\n\n\n" in text:
        text = _GAPS.sub("\n\n", text)
    return text.strip()


def _written(piece: Piece) -> str:
    """A piece with what Word prints before it."""
    if not piece.opens_block or not piece.text.strip():
        return piece.text
    if piece.block.number:
        return f"{piece.block.number} {piece.text}"
    if piece.block.is_bullet and not _LISTED.match(piece.text):
        return f"- {piece.text}"
    return piece.text
