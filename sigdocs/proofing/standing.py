"""Whether a word stands in a document as a name, or is a term of art, a place or a small word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sigdocs.model.documents import Removed
from sigdocs.proofing.fold import Folded
from sigdocs.proofing.names import TITLES
from sigdocs.proofing.ordinary import (
    BEFORE_A_PLACE,
    ORDINARY,
    ORDINARY_TITLES,
    PLACE_NAMES,
    PLACE_WORDS,
    TERM_WORDS,
)

_NEAR, _A_WORD = 3, 4
_TERM = 4
"""Words after a name within which a term of art comes to its end."""
_HEADS = TERM_WORDS | PLACE_WORDS
_CAPITAL_HEADS = _HEADS | PLACE_NAMES
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
        before, _ = everything.neighbours(start, len(form.letters))
        is_name = before not in BEFORE_A_PLACE and not _opens_a_term(everything, start, form)
        if everything.passage_at(start).is_text and is_name:
            yield start


def _opens_a_term(everything: Folded, start: int, form: Folded) -> bool:
    """As in "Bell's palsy", "Florence ward", "Frith Fatigue Inventory", "Orme Hill suite".

    The word that says what it is follows at once, or after words that have capitals too.
    """
    for word, has_capital in islice(everything.following(start, len(form.letters)), _TERM):
        if {word, word.removesuffix("s")} & (_CAPITAL_HEADS if has_capital else _HEADS):
            return True
        if not has_capital:
            return False
    return False


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
