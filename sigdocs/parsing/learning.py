"""Reads an approved learning summary back: the codes that people chose, its headline, its lessons."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sigdocs.model.digests import ApprovedSummary
from sigdocs.parsing.blocks import Block
from sigdocs.parsing.word import read_word

_HEADLINE, _LESSONS = "headline:", "what others can learn"
_THEME, _SETTING, _STAFF, _FACTOR = "theme", "setting", "staff group", "contributory factor"
_OTHER = "Other"


def read_summary(content: bytes, template_lines: Collection[str]) -> ApprovedSummary:
    """What an approved summary says.

    Args:
        content: the .docx that was approved.
        template_lines: the template's own lines; the one after the lessons ends them.

    Raises:
        Unreadable, Unsafe: as for any Word file.
    """
    blocks = read_word(content).blocks
    codes = _codes(blocks)
    return ApprovedSummary(
        theme=next(iter(codes[_THEME]), _OTHER),
        setting=next(iter(codes[_SETTING]), _OTHER),
        staff_group=next(iter(codes[_STAFF]), _OTHER),
        factors=tuple(codes[_FACTOR]),
        headline=_headline(blocks),
        lessons=_lessons(blocks, {_folded(line) for line in template_lines}),
    )


def _codes(blocks: Sequence[Block]) -> dict[str, list[str]]:
    """The second cell of each row whose first one is the printed label of a code."""
    rows: dict[tuple[int, int], dict[int, str]] = {}
    for block in blocks:
        if block.table:
            cells = rows.setdefault((block.table, block.row), {})
            cells[block.column] = f"{cells.get(block.column, '')} {block.text}".strip()
    found: dict[str, list[str]] = {label: [] for label in (_THEME, _SETTING, _STAFF, _FACTOR)}
    for cells in rows.values():
        label = _folded(cells.get(1, ""))
        if label in found and cells.get(2):
            found[label].append(cells[2])
    return found


def _headline(blocks: Sequence[Block]) -> str:
    for block in blocks:
        if block.text.strip().casefold().startswith(_HEADLINE):
            return block.text.strip()[len(_HEADLINE) :].strip()
    return ""


def _lessons(blocks: Sequence[Block], template: set[str]) -> tuple[str, ...]:
    texts = [block.text.strip() for block in blocks if not block.table]
    start = next((n for n, text in enumerate(texts) if _folded(text) == _LESSONS), len(texts))
    found = []
    for text in texts[start + 1 :]:
        if _folded(text) in template:
            break
        if text:
            found.append(text)
    return tuple(found)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
