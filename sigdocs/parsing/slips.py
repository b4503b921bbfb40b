"""Finds labels that somebody retyped with slips, where the exact ones are missing.

Looks only between the neighbours of a missing question, so that a slip cannot pull a label out of
order; rapidfuzz is imported only when something is missing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sigdocs.parsing.align import Placed
from sigdocs.parsing.labels import Candidate, Page, make_candidate, skips
from sigdocs.parsing.wording import Item, Vocabulary, Wording, words_of

_ALIKE = 86.0  # of 100: two or three letters wrong in a label of five words
_ALIKE_SHORT = 80.0  # one letter wrong in one or two words, and the line must end with it
_ALIKE_LETTERED = 82.0  # the same words in part, after the question's own letter
_SHORT = 2
_LONGEST = 34
_REWORDED = 75.0
_MAY_ADD = 6  # words that somebody may add to a label
_LINE_END = re.compile(r"[:?\n\t]|$")

Words = list[tuple[str, tuple[int, int]]]


def find_slips(
    page: Page, known: Vocabulary, placed: Sequence[Placed], order: Sequence[Item]
) -> list[Candidate]:
    """Candidates for questions that were not found, in reading order."""
    missing = _missing(placed, order, known)
    if not missing:
        return []
    openings = [
        (index, start, number)
        for index, start, number in page.openings()
        if not _inside(placed, index, start)
    ]
    found: list[Candidate] = []
    for keys, (low, high) in missing.items():
        first = bisect_left(openings, (*low, ""))
        for index, start, number in openings[first:]:
            if (index, start) >= high:
                break
            found += _best(page, known, keys, index, start, number)
    return found


def _missing(
    placed: Sequence[Placed], order: Sequence[Item], known: Vocabulary
) -> dict[tuple[str, str], tuple[tuple[int, int], tuple[int, int]]]:
    """(question, letter) of what was not found → the stretch of the file where it may stand."""
    at = {p.item.place: p.candidate for p in placed}
    low = (0, 0)
    missing: dict[tuple[str, str], tuple[tuple[int, int], tuple[int, int]]] = {}
    for item in order:
        if item.place in at:
            low = at[item.place].end
            continue
        if item.is_heading or item.partner >= 0:
            continue
        later = [p.candidate.start for p in placed if p.item.place > item.place]
        high = min(later, default=(1 << 30, 0))
        own = item.letter or ""
        known_low, known_high = missing.get((item.question, own), (low, high))
        missing[item.question, own] = (min(low, known_low), max(high, known_high))
    return missing


def _inside(placed: Sequence[Placed], index: int, start: int) -> bool:
    return any(p.candidate.start <= (index, start) < p.candidate.end for p in placed)


def _best(
    page: Page, known: Vocabulary, keys: tuple[str, str], index: int, start: int, number: str
) -> Iterator[Candidate]:
    """The best reading of a line as one missing question, if any is good enough."""
    question, own_letter = keys
    best: tuple[float, Candidate] | None = None
    for letter, at in skips(page.blocks[index].text, start, number):
        words = _words_from(page, index, at)
        for form in known.by_key[question]:
            count, alike = _alike(words, form, bool(letter) and letter[-1:] == own_letter)
            if not count or (best is not None and alike <= best[0]):
                continue
            made = make_candidate(
                page,
                Wording(form[:count], (question,)),
                (index, start),
                words[count - 1][1],
                letter,
                alike / 100,
            )
            if made is not None and (made.is_ended or len(form) > _SHORT):
                best = (alike, made)
    if best is None:
        best = _reworded(page, known, keys, index, start, number)
    if best is not None:
        yield best[1]


def _reworded(
    page: Page, known: Vocabulary, keys: tuple[str, str], index: int, start: int, number: str
) -> tuple[float, Candidate] | None:
    """A label made longer ("Name and job title:") or shorter ("c) Action taken so far:").

    Only after the question's own letter, or, if made longer, alone in its cell.
    """
    question, own_letter = keys
    text = page.blocks[index].text
    for letter, at in skips(text, start, number):
        found = _LINE_END.search(text, at)
        end = (found.start(), found.end()) if found else (len(text), len(text))
        line = words_of(text[at : end[0]])
        lettered = bool(letter) and letter[-1:] == own_letter
        alone = page.is_alone(index) and end[1] >= len(text.rstrip())
        for form in known.by_key[question] if line and (lettered or alone) else ():
            shorter = lettered and set(line) <= set(form) and len(line) * 2 >= max(len(form), 3)
            if shorter or (line[: len(form)] == form and len(line) <= len(form) + _MAY_ADD):
                made = make_candidate(
                    page,
                    Wording(form[: len(line)], (question,)),
                    (index, start),
                    (index, end[0]),
                    letter,
                    _REWORDED / 100,
                )
                return (_REWORDED, made) if made is not None else None
    return None


def _words_from(page: Page, index: int, at: int) -> Words:
    """The words from a place on, over block ends where a label may run on."""
    words, starts, ends = page.words(index)
    first = bisect_left(starts, at)
    found = [(w, (index, e)) for w, e in zip(words[first:], ends[first:], strict=True)]
    while len(found) < _LONGEST and page.joins(index):
        index += 1
        words, _, ends = page.words(index)
        found += [(w, (index, e)) for w, e in zip(words, ends, strict=True)]
    return found[:_LONGEST]


def _alike(words: Words, form: tuple[str, ...], lettered: bool) -> tuple[int, float]:
    """How many words of the line are most like the label, and how alike (0, 0.0 if not enough)."""
    from rapidfuzz import fuzz

    wanted = " ".join(form)
    needed = _ALIKE if len(form) > _SHORT else _ALIKE_SHORT
    best = (0, 0.0)
    for count in range(max(1, len(form) - 3), min(len(form) + 3, len(words)) + 1):
        line = " ".join(word for word, _ in words[:count])
        alike = fuzz.ratio(line, wanted, score_cutoff=needed)
        if lettered and not alike and len(form) > _SHORT:
            alike = 0.9 * fuzz.token_sort_ratio(line, wanted, score_cutoff=_ALIKE_LETTERED)
        if alike > best[1]:
            best = (count, alike)
    return best
