"""Puts what is in form fields where the page shows it, among the printed labels and help.

A mark of private characters stands for each field until the form has been recognised, so that an
answer that itself reads like a label ("Date: …" in a pasted e-mail) cannot be taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sigdocs.model.forms import AnswerState
from sigdocs.parsing.blocks import Block
from sigdocs.parsing.pdf_fields import FieldShape, FilledField
from sigdocs.parsing.pdf_print import Piece, PrintedPage, Word, make_piece
from sigdocs.parsing.pdf_reflow import FIELD
from sigdocs.parsing.pdf_wording import Wording
from sigdocs.parsing.states import state_of
from sigdocs.parsing.word_fields import box_glyph

_FIRST = 0xE100
_MARK = re.compile(rf"\s*{FIELD}(.)\s*", re.S)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\W]+")
_SIZE = 10.0
_OWN_WORDS = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """Blocks with fields in their places, and the words behind the marks that are left."""

    blocks: tuple[Block, ...]
    held: dict[str, str]

    def reveal(self, text: str) -> str:
        """A text with the words in place of the marks."""
        return _MARK.sub(lambda m: f"\n{self.held.get(m.group(1), '')}\n", text).strip()

    def answer(self, text: str) -> tuple[str, str]:
        """What was filled in, and what is merely printed after it ("continue overleaf").

        Where tick boxes or no fields are, print is part of the answer.
        """
        if FIELD not in text or box_glyph(True) in text or box_glyph(False) in text:
            return (self.reveal(text), "") if FIELD in text else (text, "")
        values = (self.held.get(mark, "") for mark in _MARK.findall(text))
        return "\n".join(values), _MARK.sub("\n", text).strip()


def with_fields(pages: Sequence[PrintedPage], fields: Sequence[FilledField]) -> list[PrintedPage]:
    """The pages with a mark where each field stands."""
    marked = []
    for page in pages:
        pieces = [
            _piece(number, field, page)
            for number, field in enumerate(fields)
            if field.page == page.number
        ]
        marked.append(replace(page, pieces=(*page.pieces, *pieces)))
    return marked


def _piece(number: int, field: FilledField, page: PrintedPage) -> Piece:
    word = Word(f"{FIELD}{chr(_FIRST + number)}", field.left, field.right)
    return make_piece(page.number, (word,), baseline=_baseline(field, page), size=_SIZE)


def _baseline(field: FilledField, page: PrintedPage) -> float:
    """On the last line of the label beside it; else just below its own top."""
    beside = [p for p in page.pieces if _is_beside(p, field)]
    if field.shape is FieldShape.BOX:
        middle = (field.top + field.bottom) / 2
        if beside:
            return min(beside, key=lambda p: abs(p.baseline - p.size / 3 - middle)).baseline
        return middle + 3
    left = [p for p in beside if p.right <= field.left + 4]
    if not left:
        inside = [p.baseline for p in beside if p.left < field.right]
        return max([field.top + _SIZE, *inside])
    return max(piece.baseline for piece in left)


def _is_beside(piece: Piece, field: FilledField) -> bool:
    """Whether the middle of a line is level with the field."""
    return field.top < piece.baseline - piece.size / 3 < field.bottom


def expand(blocks: Sequence[Block], fields: Sequence[FilledField], wording: Wording) -> Filled:
    """Give each field a block in a cell of its own, with its label before it.

    Where no label is printed before a field, its tooltip (or its name) is put there.
    """
    if not fields:
        return Filled(blocks=tuple(blocks), held={})
    putting = _Putting(fields, wording)
    for block in blocks:
        for number, part in _parts(block.text):
            if number is None:
                putting.print_(block, part)
            else:
                putting.field(block, number)
    putting.end_box()
    return Filled(blocks=tuple(putting.blocks), held=putting.held)


def _parts(text: str) -> list[tuple[int | None, str]]:
    """The text cut at its marks: (None, words) or (number of the field, "")."""
    if FIELD not in text:
        return [(None, text)]
    parts: list[tuple[int | None, str]] = []
    at = 0
    for match in _MARK.finditer(text):
        parts += [(None, text[at : match.start()]), (ord(match.group(1)) - _FIRST, "")]
        at = match.end()
    parts.append((None, text[at:]))
    return [(number, words) for number, words in parts if number is not None or words.strip()]


class _Putting:
    """Goes through print and fields in reading order and puts the blocks together."""

    def __init__(self, fields: Sequence[FilledField], wording: Wording) -> None:
        self.blocks: list[Block] = []
        self.held: dict[str, str] = {}
        self._fields, self._wording = fields, wording
        self._has_label = False
        self._last_tooltip = ""
        self._box: FilledField | None = None

    def print_(self, block: Block, text: str) -> None:
        """Print: the caption of the box before it, or words of the page."""
        is_label = any(map(self._wording.begins_question, text.split("\n")))
        if self._box is not None and text and not is_label:
            before = self.blocks[-1]
            self.blocks[-1] = replace(before, text=f"{before.text} {text.strip()}")
            self._box = None
            return
        self.end_box()
        self._has_label = self._has_label or is_label
        self.blocks.append(replace(block, text=text.strip()))

    def field(self, block: Block, number: int) -> None:
        """A field: its label where none was printed, then what is in it."""
        self.end_box()
        field = self._fields[number]
        label = "" if self._has_label else self._label(field)
        if label and label != self._last_tooltip:
            self.blocks.append(replace(block, text=label, is_bullet=False))
        self._last_tooltip = label or self._last_tooltip
        text = self._shown(field, number)
        if text:
            self.blocks.append(_block(block, field, number, text))
        self._box = field if field.shape is FieldShape.BOX else None
        self._has_label = False

    def end_box(self) -> None:
        """A box without a printed caption: what it stands for is said by its option."""
        if self._box is not None and self._box.is_ticked and self._box.option:
            before = self.blocks[-1]
            self.blocks[-1] = replace(before, text=f"{before.text} {self._box.option}")
        self._box = None

    def _label(self, field: FilledField) -> str:
        name = _CAMEL.sub(" ", field.name.rpartition(".")[2]).strip()
        candidates = (field.tooltip, name)
        return next((c for c in candidates if c and self._wording.begins_question(c)), "")

    def _shown(self, field: FilledField, number: int) -> str:
        """What stands for the field while the form is recognised.

        The form's own words (help or placeholder left in) are shown as they are, so that they are
        told as such; everything else is held back behind its mark.
        """
        if field.shape is FieldShape.BOX:
            return box_glyph(field.is_ticked)
        is_own = self._wording.share(field.value) >= _OWN_WORDS and len(field.value.split()) > 3
        if is_own or state_of(field.value) is AnswerState.PLACEHOLDER:
            return field.value
        self.held[chr(_FIRST + number)] = field.value
        return f"{FIELD}{chr(_FIRST + number)}"


def _block(block: Block, field: FilledField, number: int, text: str) -> Block:
    return replace(
        block,
        text=text,
        where=f"page {field.page}, box {number + 1}",
        table=number + 1,
        row=1,
        column=2,
        is_bullet=False,
        is_emphasised=False,
    )
