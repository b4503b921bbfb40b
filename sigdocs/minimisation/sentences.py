"""The sentences of a passage that are worth a pattern's time: those that hold one of some words.

Looking for plain words costs a thousandth of what a pattern costs, and most sentences hold none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

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


def holding(passage: Passage, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(start, end) of the sentences in which one of ``words`` (in small letters) stands."""
    small = lowered(passage.text)
    present = [word for word in words if word in small]
    for start, end in pieces(passage) if present else ():
        if any(small.find(word, start, end) >= 0 for word in present):
            yield start, end


def pieces(passage: Passage) -> Iterator[tuple[int, int]]:
    """(start, end) of every sentence; of what runs on without a stop, of every piece."""
    bounds = [*passage.sentences, len(passage.text)]
    for start, end in zip(bounds, bounds[1:], strict=False):
        for begin in range(start, end, LONGEST):
            yield begin, min(end, begin + LONGEST)
