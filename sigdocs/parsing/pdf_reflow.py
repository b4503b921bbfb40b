"""Turns the lines of a cell back into paragraphs.

A word processor moves a word to the next line only when it does not fit. So where the next line's
first word would have fitted, someone pressed Enter; where it would not, the line was wrapped,
unless the next line opens a list item or stands further off than lines do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sigdocs.parsing.pdf_print import Piece, Word
from sigdocs.parsing.pdf_wording import Wording

_TAB = 1.6  # of the size: wider than any space of justified print
_LONG_WORD, _NARROW = 24, 20  # letters
FIELD = "\ue000"  # opens the mark that stands for a form field (pdf_filled)
_BULLET = "•‣▪◦●○■□–·∙*-+oO"
_PRIVATE = re.compile(r"^[\ue000-\uf8ff]$")
_ITEM = re.compile(r"^(?:[•‣▪◦●○■·∙*+–-]|\(?(?:\d{1,2}[a-z]?|[a-z]|[ivx]{1,4})[.)])\s+\S", re.I)
_SENTENCE_END = re.compile(r"[.?!:;)\]]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line of a cell; in ``text`` letters set close (1st) stay together."""

    page: int
    text: str
    words: tuple[Word, ...]
    baseline: float
    size: float
    face: str
    is_bullet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text as it was before it was printed, on which page it starts, and whether a gap precedes."""

    text: str
    page: int
    is_bullet: bool = False
    is_emphasised: bool = False
    after_gap: bool = False


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of a cell from the top, page by page."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.page, p.baseline, p.left)):
        last = rows[-1][0] if rows else None
        near = last and abs(piece.baseline - last.baseline) < 0.45 * max(piece.size, last.size)
        if last and near and piece.page == last.page:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row, key=_left) if len(row) > 1 else row) for row in rows]


def _left(piece: Piece) -> float:
    return piece.left


def _line(row: list[Piece]) -> Line:
    largest = row[0] if len(row) == 1 else max(row, key=lambda p: p.size)
    words = tuple(word for piece in row for word in piece.words) if len(row) > 1 else row[0].words
    size = largest.size
    is_bullet = len(words) > 1 and _is_bullet_mark(words, size)
    words = words[1:] if is_bullet else words
    return Line(
        page=row[0].page,
        text=_text(words, size),
        words=words,
        baseline=largest.baseline,
        size=size,
        face=row[-1].face,
        is_bullet=is_bullet,
    )


def _text(words: Sequence[Word], size: float) -> str:
    parts = [words[0].text]
    for before, word in zip(words, words[1:], strict=False):
        gap = word.left - before.right
        parts.append("" if -1 < gap < 0.08 * size else "\t" if gap > _TAB * size else " ")
        parts.append(word.text)
    return "".join(parts)


def _is_bullet_mark(words: tuple[Word, ...], size: float) -> bool:
    """A mark set apart by a list's indent, or a glyph that only lists use; never a typed dash."""
    mark = words[0].text
    is_apart = words[1].left - words[0].right > 0.62 * size
    return bool(_PRIVATE.match(mark)) or mark in "•‣▪◦●○■∙" or (mark in _BULLET and is_apart)


def paragraphs(
    lines: Sequence[Line],
    margin: Callable[[Line], float],
    wording: Wording,
) -> list[Paragraph]:
    """Join wrapped lines.

    Args:
        lines: the lines of one cell.
        margin: how far right a line may reach, in points.
        wording: the form's own words, which are joined and parted as the form has them.
    """
    found: list[Paragraph] = []
    pitch = _pitch(lines)
    before: Line | None = None
    for line in lines:
        gap = before is not None and _is_gap(before, line, pitch)
        is_new = before is None or gap or _is_new(before, line, margin(before))
        is_new = is_new or wording.is_whole(found[-1].text) or wording.begins_question(line.text)
        if before is None or (is_new and not wording.goes_on(found[-1].text, line.text)):
            found.append(_start(line, after_gap=gap))
        else:
            found[-1] = _joined(found[-1], line, before, wording)
        before = line
    return found


def _start(line: Line, *, after_gap: bool) -> Paragraph:
    return Paragraph(
        text=line.text,
        page=line.page,
        is_bullet=line.is_bullet,
        is_emphasised=bool(line.face),
        after_gap=after_gap,
    )


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance between lines: the smallest that is seen often enough."""
    steps = sorted(
        b.baseline - a.baseline
        for a, b in zip(lines, lines[1:], strict=False)
        if a.page == b.page and b.baseline > a.baseline
    )
    return steps[len(steps) // 4] if steps else 0.0


def is_close(line: Line, below: Line) -> bool:
    """Whether the next line looks like one of the same paragraph: near, and in the same type."""
    step = below.baseline - line.baseline
    return (
        line.page == below.page
        and 0 < step < 1.45 * line.size
        and abs(line.size - below.size) < 0.2
        and line.face == below.face
    )


def _is_gap(before: Line, line: Line, pitch: float) -> bool:
    step = line.baseline - before.baseline
    usual = max(pitch, 1.05 * before.size)
    return before.page == line.page and step > 1.45 * min(usual, 1.6 * before.size)


def _is_new(before: Line, line: Line, limit: float) -> bool:
    if line.is_bullet or _ITEM.match(line.text) or FIELD in line.text or FIELD in before.text:
        return True
    if before.face != line.face and (_SENTENCE_END.search(before.text) or line.text[:1].isupper()):
        return True
    first = line.words[0]
    stem = first.text.split("-")[0]
    width = first.right - first.left
    if "-" in first.text[:-1]:
        width *= (len(stem) + 1) / len(first.text)
    return before.words[-1].right + 0.24 * before.size + width < limit - 1.0


def _joined(paragraph: Paragraph, line: Line, before: Line, wording: Wording) -> Paragraph:
    """Join with a space, unless the line was broken at a hyphen, or within a word too long for it."""
    is_broken_word = line.text[:1].isalnum() and (
        re.search(r"\w[-/]$", paragraph.text)
        or (len(before.words) == 1 and len(before.text) > _LONG_WORD)
        or (len(before.text) < _NARROW and wording.is_broken(before.text, line.text))
    )
    text = f"{paragraph.text}{'' if is_broken_word else ' '}{line.text}"
    return Paragraph(
        text=text,
        page=paragraph.page,
        is_bullet=paragraph.is_bullet,
        is_emphasised=paragraph.is_emphasised and bool(line.face),
        after_gap=paragraph.after_gap,
    )
