"""Puts what is in form fields where the page shows it, among the printed labels and help.

While the page's order is worked out a mark of private characters stands for each field. Most
marks are then replaced by the words; an answer that itself reads like a label ("Date: …" in a
pasted e-mail) stays a mark until the form has been recognised, so that it cannot be taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sigdocs.parsing.blocks import Block
from sigdocs.parsing.pdf_fields import FieldShape, FilledField
from sigdocs.parsing.pdf_print import Piece, PrintedPage, Word
from sigdocs.parsing.pdf_reflow import FIELD
from sigdocs.parsing.pdf_wording import Wording
from sigdocs.parsing.word_fields import box_glyph

_FIRST = 0xE100
_MARK = re.compile(rf"\s*{FIELD}(.)\s*", re.S)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\W]+")
_SIZE = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """Blocks with fields in their places, and the words behind the marks that are left."""

    blocks: tuple[Block, ...]
    held: dict[str, str]

    def reveal(self, text: str) -> str:
        """A text with the words in place of the marks."""
        return _MARK.sub(lambda m: self.held.get(m.group(1), ""), text) if FIELD in text else text


def with_fields(
    pages: Sequence[PrintedPage], fields: Sequence[FilledField], wording: Wording
) -> list[PrintedPage]:
    """The pages with a mark where each field stands."""
    marked = []
    for page in pages:
        here = [(n, field) for n, field in enumerate(fields) if field.page == page.number]
        pieces = [_piece(number, field, page, here, wording) for number, field in here]
        marked.append(replace(page, pieces=(*page.pieces, *pieces)))
    return marked


def _piece(
    number: int,
    field: FilledField,
    page: PrintedPage,
    here: Sequence[tuple[int, FilledField]],
    wording: Wording,
) -> Piece:
    word = Word(f"{FIELD}{chr(_FIRST + number)}", field.left, field.right)
    baseline = _baseline(field, page, [other for _, other in here if other is not field], wording)
    return Piece(page=page.number, words=(word,), baseline=baseline, size=_SIZE)


def _baseline(
    field: FilledField, page: PrintedPage, others: Sequence[FilledField], wording: Wording
) -> float:
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
    last = max(left, key=lambda p: p.baseline)
    return _to_the_end(last, page, others, wording).baseline


def _is_beside(piece: Piece, field: FilledField) -> bool:
    """Whether the middle of a line is level with the field."""
    return field.top < piece.baseline - piece.size / 3 < field.bottom


def _to_the_end(
    line: Piece, page: PrintedPage, others: Sequence[FilledField], wording: Wording
) -> Piece:
    """The last line of a label that runs on below a field that is lower than it."""
    for piece in sorted(page.pieces, key=lambda p: p.baseline):
        follows = 0 < piece.baseline - line.baseline < 1.4 * line.size
        if (
            follows
            and abs(piece.left - line.left) < 3
            and not wording.begins_label(piece.text)
            and not any(_is_beside(piece, other) for other in others)
        ):
            line = piece
    return line


def expand(blocks: Sequence[Block], fields: Sequence[FilledField], wording: Wording) -> Filled:
    """Replace the marks: each field's words as a block of their own, in a cell of their own.

    Where no label is printed before a field, its tooltip (or its name) is put there.
    """
    found: list[Block] = []
    held: dict[str, str] = {}
    since: list[str] = []
    last_label = ""
    for block in blocks:
        if FIELD not in block.text:
            found.append(block)
            since.append(block.text)
            continue
        for number, part in _parts(block.text, fields):
            if number is None:
                _append_print(found, block, part)
                since.append(part)
                continue
            field = fields[number]
            label = _missing_label(field, since, wording)
            if label and label != last_label:
                found.append(replace(block, text=label))
                last_label = label
            found += _value_blocks(field, number, block, wording, held)
            since = []
    return Filled(blocks=tuple(found), held=held)


def _parts(text: str, fields: Sequence[FilledField]) -> list[tuple[int | None, str]]:
    """The text cut at its marks; ticked and empty boxes become signs in the text itself."""
    parts: list[tuple[int | None, str]] = []
    at, words = 0, ""
    for match in _MARK.finditer(text):
        number = ord(match.group(1)) - _FIRST
        words += text[at : match.start()]
        at = match.end()
        if fields[number].shape is FieldShape.BOX:
            parts += [(None, words)] if words.strip() else []
            parts.append((number, ""))
            words = ""
        else:
            parts += [(None, words)] if words.strip() else []
            parts.append((number, ""))
            words = ""
    words += text[at:]
    return parts + ([(None, words)] if words.strip() else [])


def _append_print(found: list[Block], block: Block, part: str) -> None:
    """Print after a box is its caption and belongs to the same line."""
    before = found[-1] if found else None
    if before is not None and before.text[-1:] in (box_glyph(True), box_glyph(False)):
        found[-1] = replace(before, text=f"{before.text} {part.strip()}")
    else:
        found.append(replace(block, text=part.strip()))


def _missing_label(field: FilledField, since: Sequence[str], wording: Wording) -> str:
    if any(wording.begins_label(line) for text in since for line in text.split("\n")):
        return ""
    for label in (field.tooltip, _CAMEL.sub(" ", field.name.rpartition(".")[2]).strip()):
        if label and wording.begins_label(label):
            return label
    return ""


def _value_blocks(
    field: FilledField, number: int, block: Block, wording: Wording, held: dict[str, str]
) -> list[Block]:
    cell = {
        "table": 1 + number,
        "row": 1,
        "column": 2,
        "where": f"page {field.page}, box {number + 1}",
    }
    if field.shape is FieldShape.BOX:
        words = f"{box_glyph(field.is_ticked)} {field.option if field.is_ticked else ''}".strip()
        return [replace(block, text=words, **cell)]  # type: ignore[arg-type]
    if not field.value:
        return []
    if any(wording.begins_label(line) for line in field.value.split("\n")):
        held[chr(_FIRST + number)] = field.value
        words = f"{FIELD}{chr(_FIRST + number)}"
    else:
        words = field.value
    return [replace(block, text=words, is_emphasised=False, is_bullet=False, **cell)]  # type: ignore[arg-type]
