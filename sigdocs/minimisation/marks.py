"""What was found in a text: marks with a category and the evidence for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from sigdocs.model.people import Category


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A passage from ``start`` to ``end`` (code points of the answer). ``person``: key, if about one.

    ``replacement`` is set only by finders that know the wording better than the policy does.
    """

    start: int
    end: int
    category: Category
    evidence: str
    confidence: float = 1.0
    person: str = ""
    replacement: str = ""


def overlaps(mark: Mark, others: Iterable[Mark]) -> bool:
    """Whether ``mark`` shares a character with any of the others."""
    return any(mark.start < other.end and other.start < mark.end for other in others)


def without_overlaps(marks: Iterable[Mark]) -> list[Mark]:
    """Of marks that overlap, the longest; of equally long ones the surest. In order of place."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start - m.end, -m.confidence, m.start)):
        place = bisect_left(kept, mark.start, key=lambda m: m.start)
        if not overlaps(mark, kept[max(0, place - 1) : place + 1]):
            kept.insert(place, mark)
    return kept
