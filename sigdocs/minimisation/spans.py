"""A set of stretches of text that can be asked quickly whether another touches them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Spans:
    """Stretches (start, end), kept joined and in order, so that asking takes the same short time."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        """Keep ``spans``; they may overlap and come in any order."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Take in one more stretch."""
        first = bisect_left(self._ends, start)
        last = bisect_left(self._starts, end + 1)
        if first < last:
            start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
        self._starts[first:last] = [start]
        self._ends[first:last] = [end]

    def touch(self, start: int, end: int) -> bool:
        """Whether a character between ``start`` and ``end`` is in one of the stretches."""
        place = bisect_left(self._ends, start + 1)
        return place < len(self._starts) and self._starts[place] < end
