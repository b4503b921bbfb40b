"""Patterns that are run only over texts that could match.

Most answers hold none of the words that a rule looks for. A ``Pattern`` finds what ``re.compile`` would
find, match for match, but asks first whether the text holds the words that it, or one of its
alternatives, cannot do without (see ``required``). Nothing is compiled before it is needed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain

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
    def _needed(self) -> list[frozenset[bytes] | None]:
        return [required(part.pattern, self.flags) for part in self._parts]

    @cached_property
    def _index(self) -> _Index:
        return _Index(self._needed)

    @cached_property
    def needed(self) -> frozenset[bytes] | None:
        """Pieces of which a text must hold one, see ``required``; None: unknown."""
        known = [pieces for pieces in self._needed if pieces is not None]
        return frozenset[bytes]().union(*known) if len(known) == len(self._needed) else None

    def may_match(self, text: str) -> bool:
        """Whether the text holds what is needed for a match in it, or in a part of it."""
        return len(text) > _LONGEST or bool(self._index.met_by(*_read(text)))

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at ``start``, if there is one."""
        return self._whole.match(text, start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets."""
        live, stop = self._live(text), len(text) if end is None else end
        if len(live) == 1:
            return live[0].compiled.search(text, start, stop)
        return next(_each(live, text, start, stop), None)

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
        met = self._index.met_by(*_read(text))
        return [self._parts[number] for number in met] if met else ()


def those_that_may_match(patterns: tuple[Pattern, ...], text: str) -> Sequence[Pattern]:
    """Those of a fixed list of patterns that ``may_match``, in order; asked for all of them at once."""
    if len(text) > _LONGEST:
        return patterns
    return [patterns[number] for number in _index_of(patterns).met_by(*_read(text))]


@lru_cache(maxsize=64)  # there are some twenty such lists
def _index_of(patterns: tuple[Pattern, ...]) -> _Index:
    return _Index([pattern.needed for pattern in patterns])


class _Index:
    """Which alternatives, by their numbers, need which piece: the ``short`` ones apart."""

    def __init__(self, needed: Sequence[frozenset[bytes] | None]) -> None:
        self.always = tuple(n for n, pieces in enumerate(needed) if pieces is None)
        self.short: list[tuple[bytes, int]] = []
        self.long: dict[int, list[int]] = defaultdict(list)
        for number, piece in [(n, piece) for n, row in enumerate(needed) for piece in row or ()]:
            if len(piece) < WIDTH:
                self.short.append((piece, number))
            for word in _pieces(piece):
                self.long[word].append(number)
        self._words = frozenset(self.long)

    def met_by(self, low: bytes, pieces: frozenset[int]) -> Sequence[int]:
        """The alternatives that a text could match, in order; by the text ``folded`` and its pieces."""
        words = self._words & pieces
        short = [number for piece, number in self.short if piece in low]
        if not words and not short:
            return self.always
        return sorted({*self.always, *short, *chain(*map(self.long.__getitem__, words))})


class _Part:
    """One alternative, compiled when it is first looked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)


@lru_cache(
    maxsize=512
)  # the answers of a form and their sentences, which one rule after another reads
def _read(text: str) -> tuple[bytes, frozenset[int]]:
    """A text as ``folded`` gives it, and its pieces."""
    low = folded(text)
    return low, _pieces(low)


def _pieces(low: bytes) -> frozenset[int]:
    """Each ``WIDTH`` bytes that stand together, as a number: quicker to make than slices."""
    view, size = memoryview(low), len(low)
    cut = (view[n : size - (size - n) % WIDTH] for n in range(min(size, WIDTH)))
    return frozenset[int]().union(*(part.cast("I") for part in cut))


def _each(live: Sequence[_Part], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches in order; of several at one place that of the alternative named first."""
    ahead = [(one, one.compiled.search(text, start, end)) for one in live]
    while found := min((match for _, match in ahead if match), key=re.Match.start, default=None):
        yield found
        start = found.end()
        ahead = [
            (one, match if match.start() >= start else one.compiled.search(text, start, end))
            for one, match in ahead
            if match
        ]
