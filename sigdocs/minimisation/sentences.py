"""The sentences of a passage, and those of them that are worth a pattern's time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sigdocs.minimisation.patterns import Pattern, those_that_may_match
from sigdocs.minimisation.text import Passage

LONGEST = 1200
"""What runs on without a stop is read in pieces of so many characters: time grows with the length."""


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """In small letters and with straight apostrophes, every character in the place it had."""
    small = text.lower()
    if len(small) != len(text):  # a capital that becomes two characters
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small.replace("\u2019", "'")


def worth_reading(
    passage: Passage, patterns: tuple[Pattern, ...]
) -> Iterator[tuple[int, str, Sequence[Pattern]]]:
    """Each sentence that may show one of the patterns: where it starts, in small letters, which may match."""
    small = lowered(passage.text)
    near = those_that_may_match(patterns, small)
    for start, end in pieces(passage) if near else ():
        sentence = small[start:end]
        live = those_that_may_match(patterns, sentence)
        if live:
            yield start, sentence, live


def pieces(passage: Passage) -> Iterator[tuple[int, int]]:
    """(start, end) of every sentence; of what runs on without a stop, of every piece."""
    bounds = [*passage.sentences, len(passage.text)]
    for start, end in zip(bounds, bounds[1:], strict=False):
        for begin in range(start, end, LONGEST):
            yield begin, min(end, begin + LONGEST)
