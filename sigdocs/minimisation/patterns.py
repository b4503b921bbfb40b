"""Patterns that are run only over texts that could match.

Most answers hold none of the words that a rule looks for. A ``Pattern`` finds what ``re.compile`` would
find, match for match, but asks first whether the text holds the words that it, or one of its
alternatives, cannot do without (see ``required``). Nothing is compiled before it is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from sigdocs.minimisation.required import WIDTH, alternatives, folded, required

_LONGEST = (
    5000  # characters: a longer text holds most words anyway, and its pieces take much memory
)


class Pattern:
    """A pattern with those methods of ``re.Pattern`` that rules use; flags as there.

    A match knows the groups of its own alternative only.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    @cached_property
    def _parts(self) -> tuple[_Part, ...]:
        return tuple(_Part(one, self.flags) for one in alternatives(self.pattern, self.flags))

    @cached_property
    def _needs(self) -> _Needs:
        """What one of its alternatives needs."""
        pieces = [piece for part in self._parts for piece in part.needs.pieces]
        return _Needs(pieces, is_told=all(part.needs.is_told for part in self._parts))

    def may_match(self, text: str) -> bool:
        """Whether the text holds what is needed for a match in it, or in a part of it."""
        return len(text) > _LONGEST or self._needs.are_met(*_read(text))

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at ``start``, if there is one."""
        return self._whole.match(text, start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets."""
        return _first(self._live(text), text, start, len(text) if end is None else end)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Every match between two offsets, in order."""
        live, stop = self._live(text), len(text) if end is None else end
        if len(live) == 1:
            return live[0].compiled.finditer(text, start, stop)
        return _each(live, text, start, stop)

    def sub(self, words: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with ``words`` for every match."""
        return self._whole.sub(words, text) if self._live(text) else text

    def _live(self, text: str) -> Sequence[_Part]:
        """The alternatives that could match in the text."""
        if len(text) > _LONGEST:
            return self._parts
        low, pieces = _read(text)
        if not self._needs.are_met(low, pieces):
            return ()
        return [one for one in self._parts if one.needs.are_met(low, pieces)]


class _Needs:
    """Pieces of which a text must hold one; unless ``is_told``, every text will do."""

    def __init__(self, pieces: Iterable[bytes], *, is_told: bool) -> None:
        self.pieces, self.is_told = frozenset(pieces), is_told
        self._long = frozenset[int]().union(*map(_pieces, self.pieces))
        self._short = tuple(piece for piece in self.pieces if len(piece) < WIDTH)

    def are_met(self, low: bytes, pieces: frozenset[int]) -> bool:
        """By a text as ``folded`` gives it, and its pieces."""
        if not self.is_told or not self._long.isdisjoint(pieces):
            return True
        return bool(self._short) and any(piece in low for piece in self._short)


class _Part:
    """One alternative."""

    def __init__(self, pattern: str, flags: int) -> None:
        needed = required(pattern, flags)
        self.pattern, self.flags = pattern, flags
        self.needs = _Needs(needed or (), is_told=needed is not None)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[bytes, frozenset[int]]:
    """A text as ``folded`` gives it, and its pieces."""
    low = folded(text)
    return low, _pieces(low)


def _pieces(low: bytes) -> frozenset[int]:
    """Each ``WIDTH`` bytes that stand together, as a number: quicker to make than slices."""
    view, size = memoryview(low), len(low)
    cut = (view[n : size - (size - n) % WIDTH] for n in range(min(size, WIDTH)))
    return frozenset[int]().union(*(part.cast("I") for part in cut))


def _first(live: Sequence[_Part], text: str, start: int, end: int) -> re.Match[str] | None:
    """The match that begins first; of several at one place that of the alternative named first."""
    found = (match for one in live if (match := one.compiled.search(text, start, end)))
    return min(found, key=re.Match.start, default=None)


def _each(live: Sequence[_Part], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    while match := _first(live, text, start, end):
        yield match
        start = match.end()
