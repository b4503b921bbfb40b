"""Misspellings: whether a word is a slip of a known name."""

from __future__ import annotations

from collections.abc import Sequence


def is_misspelling(one: str, other: str) -> bool:
    """Whether two folded words differ by a slip: one edit from four letters, two from eight."""
    shorter = min(len(one), len(other))
    if shorter < 4 or one == other or (one[0] != other[0] and shorter < 7):
        return False
    from rapidfuzz.distance import OSA

    limit = 2 if shorter >= 8 else 1
    return OSA.distance(one, other, score_cutoff=limit) <= limit


def slips(word: str, known: Sequence[str]) -> list[int]:
    """The places of the known words that ``word`` is a misspelling of, in order."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    rows = extract(word, known, scorer=OSA.distance, score_cutoff=2, limit=None)
    return sorted(place for part, _, place in rows if is_misspelling(part, word))


def nearest(word: str, known: Sequence[str]) -> str:
    """The first of the known words that ``word`` is a misspelling of, or ""."""
    found = slips(word, known)
    return known[found[0]] if found else ""
