"""Whether a word stands in a document as a name, or is a term of art, a place or a small word."""

from __future__ import annotations

from collections.abc import Iterator

from sigdocs.model.documents import Removed
from sigdocs.proofing.fold import Folded
from sigdocs.proofing.names import TITLES
from sigdocs.proofing.ordinary import (
    BEFORE_A_PLACE,
    ORDINARY,
    ORDINARY_TITLES,
    PLACE_WORDS,
    TERM_WORDS,
)

_NEAR, _A_WORD = 3, 4
_ALWAYS_A_TITLE = frozenset(("mr", "mrs", "ms", "mx"))


def is_name_here(everything: Folded, start: int, removed: Removed) -> bool:
    """False for "the midwife may": title and surname are both ordinary words, written small."""
    words = removed.text.reveal().casefold().replace(".", "").split()
    if len(words) != 2 or words[0] not in TITLES or words[0] in _ALWAYS_A_TITLE:
        return True
    if words[1] not in ORDINARY and words[0] not in ORDINARY_TITLES:
        return True
    return bool(everything.capitals[start + len(words[0])])


def alone(everything: Folded, form: Folded) -> Iterator[int]:
    """Where one word stands as a name: not "Bell's palsy", not "Florence ward"."""
    for start in everything.weak(form):
        before, after = everything.neighbours(start, len(form.letters))
        is_place = after in PLACE_WORDS or before in BEFORE_A_PLACE
        if everything.passage_at(start).is_text and after not in TERM_WORDS and not is_place:
            yield start


def as_initials(everything: Folded, form: Folded) -> Iterator[int]:
    """Where letters stand as somebody's initials: in capitals, in a line that is not all capitals."""
    size = len(form.letters)
    for start in everything.weak(form):
        is_text = everything.passage_at(start).is_text
        goes_on = not everything.gaps[start + size] and everything.capitals[start + size]
        if goes_on or not (is_text and everything.is_in_capitals(start, start + size)):
            continue
        if not _is_shouted(everything, start, start + size):
            yield start


def _is_shouted(everything: Folded, start: int, end: int) -> bool:
    """Whether the words around it are all in capitals: a heading such as "SEEN AS A RISK"."""
    first, last = everything.bounds(start)
    near = (
        *everything.written(first, start).split()[-_NEAR:],
        *everything.written(end, last).split()[:_NEAR],
    )
    is_long = any(len(word) >= _A_WORD for word in near)
    return is_long and all(word.isupper() for word in near)
