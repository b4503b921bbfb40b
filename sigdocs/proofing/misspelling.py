"""Removed names that somebody typed with a slip of the hand ("Marchbanks" for Marchbank).

Looked for only among capitalised words that nobody put in on purpose, so that a document as it was
rendered has none; in an edited draft each is put before IG, who may clear it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from sigdocs.model.documents import Removed
from sigdocs.proofing.clearing import Cleared, Sighting, sighting
from sigdocs.proofing.counting import Balance
from sigdocs.proofing.fold import HARD, Folded, fold
from sigdocs.proofing.name_fields import NOT_NAMES
from sigdocs.proofing.ordinary import ORDINARY

_ORDINARY = ORDINARY | NOT_NAMES
_SHORTEST, _LONG = 6, 8
"""Letters: below, too many words are alike; from the second on, two slips are allowed for."""


def misspelt(balance: Balance, removed: Removed, cleared: Cleared) -> tuple[Sighting, ...]:
    """Where one word stands that is a removed name but for one slip (long ones: two)."""
    name = fold(removed.text.reveal())
    size = len(name.letters)
    is_word = size >= _SHORTEST and not any(gap == HARD for gap in name.gaps[1:size])
    if not is_word or name.letters in _ORDINARY:
        return ()
    most = 2 if size >= _LONG else 1
    alike = {
        word
        for word in balance.typed
        if word[0] == name.letters[0]
        and abs(len(word) - size) <= most
        and 0 < OSA.distance(word, name.letters, score_cutoff=most) <= most
    }
    if not alike:
        return ()
    seen = tuple(
        sighting(balance.found, start, len(word))
        for start, word in capitalised(balance.found)
        if word in alike
    )
    return cleared.without(seen, removed)


def capitalised(folded: Folded) -> Iterator[tuple[int, str]]:
    """Each word with a capital, from one space or mark to the next, and where it begins."""
    edges = [at for at in range(len(folded.letters)) if folded.gaps[at] == HARD]
    for start, end in zip(edges, [*edges[1:], len(folded.letters)], strict=True):
        if folded.capitals[start]:
            yield start, folded.letters[start:end]
