"""Finds labels that somebody retyped with slips, where the exact ones are missing.

Looks only between the neighbours of a missing question, so that a slip cannot pull a label out of
order; rapidfuzz is imported only when something is missing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sigdocs.parsing.align import Placed
from sigdocs.parsing.labels import LONGEST, Candidate, Page, make_candidate, skips
from sigdocs.parsing.wording import Item, Vocabulary

_ALIKE = 86.0  # of 100: two or three letters wrong in a label of five words
_ALIKE_SHORT = 80.0  # one letter wrong in one or two words, and the line must end with it
_ALIKE_LETTERED = 82.0  # the same words in part, after the question's own letter
_SHORT = 2
_REWORDED = 75.0
_ENOUGH = 6  # labels that make a rule
_MAY_ADD = 6  # words that somebody may add to a label
_LINE_END = re.compile(r"[:?\n\t]|$")

Words = list[tuple[str, tuple[int, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A line read past its letter: all words a label could take, and the line's own words.

    ``ends``: where the line ends, and where what ends it (a colon) ends.
    """

    letter: str
    words: Words
    line: tuple[str, ...]
    ends: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is no known label: ``at`` is (block, character), ``alone`` in its cell."""

    at: tuple[int, int]
    readings: tuple[Reading, ...]
    vocabulary: frozenset[str]
    alone: bool


def find_slips(
    page: Page, known: Vocabulary, placed: Sequence[Placed], order: Sequence[Item]
) -> list[Candidate]:
    """Candidates for questions that were not found, in reading order."""
    run_on = labels_run_on(page, placed)
    missing = _missing(placed, order, run_on)
    if not missing:
        return []
    lines = list(_lines(page, placed, missing.values()))
    found: list[Candidate] = []
    for keys, (low, high) in missing.items():
        first = bisect_left(lines, low, key=lambda line: line.at)
        for line in lines[first:]:
            if line.at >= high:
                break
            if _may_be(line, known, keys[0]):
                found += _best(page, known, keys, line)
            if run_on:
                found += _followed(page, known, keys[0], line)
    return found


def labels_run_on(page: Page, placed: Sequence[Placed]) -> bool:
    """Whether answers mostly follow their labels on the line, with no more than a blank between.

    Then a short label may be followed by its answer too ("Name Priti Deshmukh").
    """
    asked = [p.candidate for p in placed if not p.item.is_heading]
    run_on = sum(_goes_on(page.blocks[one.end[0]].text, one.end[1]) for one in asked)
    return len(asked) >= _ENOUGH and 2 * run_on >= len(asked)


def _goes_on(text: str, end: int) -> bool:
    rest = text[end:].partition("\n")[0]
    return bool(rest.strip()) and text[:end].rstrip(" ")[-1:] not in ":\t" and rest[:1] != "\t"


def _followed(page: Page, known: Vocabulary, question: str, line: Line) -> Iterator[Candidate]:
    """A label word for word with its answer straight behind it."""
    for reading in line.readings:
        words = tuple(word for word, (block, _) in reading.words if block == line.at[0])
        for form in known.by_key[question]:
            if words[: len(form)] == form and line.at[1] == 0:
                end = reading.words[len(form) - 1][1]
                made = make_candidate(
                    page, (question,), len(form), line.at, end, reading.letter, may_run_on=True
                )
                if made is not None:
                    yield made
                    return


def _lines(
    page: Page, placed: Sequence[Placed], gaps: Iterable[tuple[tuple[int, int], tuple[int, int]]]
) -> Iterator[Line]:
    """The lines where something is missing, labels left out."""
    spans = sorted(set(gaps))
    labels = [(p.candidate.start, p.candidate.end) for p in placed]
    for index, start, number in page.openings():
        at = (index, start)
        if not any(low <= at < high for low, high in spans):
            continue
        if any(first <= at < last for first, last in labels):
            continue
        text = page.blocks[index].text
        readings = tuple(
            _reading(page, text, index, where, letter)
            for letter, where in skips(text, start, number)
        )
        words = frozenset(word for reading in readings[:1] for word, _ in reading.words)
        yield Line(at=at, readings=readings, vocabulary=words, alone=page.is_alone(index))


def _reading(page: Page, text: str, index: int, at: int, letter: str) -> Reading:
    found = _LINE_END.search(text, at)
    ends = (found.start(), found.end()) if found else (len(text), len(text))
    words = _words_from(page, index, at)
    line = tuple(word for word, (block, end) in words if block == index and end <= ends[0])
    return Reading(letter=letter, words=words, line=line, ends=ends)


def _may_be(line: Line, known: Vocabulary, question: str) -> bool:
    """A cheap first look: half of a label's words stand there, or it is as short as a short one."""
    for words in known.word_sets[question]:
        if 2 * len(words & line.vocabulary) >= len(words):
            return True
        if len(words) <= _SHORT and len(line.readings[-1].line) <= len(words) + 1:
            return True
    return False


def _missing(
    placed: Sequence[Placed], order: Sequence[Item], dates_alone: bool
) -> dict[tuple[str, str], tuple[tuple[int, int], tuple[int, int]]]:
    """(question, letter) of what was not found → the stretch of the file where it may stand."""
    at = {p.item.place: p.candidate for p in placed}
    low = (0, 0)
    missing: dict[tuple[str, str], tuple[tuple[int, int], tuple[int, int]]] = {}
    for item in order:
        if item.place in at:
            low = at[item.place].end
            continue
        if item.is_heading or (item.partner >= 0 and item.partner not in at and not dates_alone):
            continue
        later = [p.candidate.start for p in placed if p.item.place > item.place]
        high = min(later, default=(1 << 30, 0))
        own = item.letter or ""
        known_low, known_high = missing.get((item.question, own), (low, high))
        missing[item.question, own] = (min(low, known_low), max(high, known_high))
    return missing


def _best(page: Page, known: Vocabulary, keys: tuple[str, str], line: Line) -> Iterator[Candidate]:
    """The best reading of a line as one missing question, if any is good enough."""
    question, own_letter = keys
    best: tuple[float, Candidate] | None = None
    for reading in line.readings:
        for form in known.by_key[question]:
            lettered = bool(own_letter) and reading.letter[-1:] == own_letter
            count, alike = _alike(reading.words, form, lettered)
            if not count or (best is not None and alike <= best[0]):
                continue
            end = reading.words[count - 1][1]
            size = min(count, len(form))
            made = make_candidate(
                page, (question,), size, line.at, end, reading.letter, alike / 100
            )
            if made is not None and (made.is_ended or len(form) > _SHORT):
                best = (alike, made)
    made = best[1] if best else _reworded(page, known, keys, line)
    if made is not None:
        yield made


def _reworded(page: Page, known: Vocabulary, keys: tuple[str, str], line: Line) -> Candidate | None:
    """A label made longer ("Name and job title:", "Who is the director responsible?") or shorter.

    Only after the question's own letter ("c) Action taken so far:"), or, if made longer, alone in
    its cell.
    """
    question, own_letter = keys
    text = page.blocks[line.at[0]].text
    for reading in line.readings:
        lettered = bool(own_letter) and reading.letter[-1:] == own_letter
        alone = line.alone and reading.ends[1] >= len(text.rstrip())
        alone = alone or question.endswith(".date")  # beside its name, "Date signed:" is plain
        for form in known.by_key[question] if reading.line and (lettered or alone) else ():
            size = len(reading.line)
            shorter = lettered and set(reading.line) <= set(form) and size * 2 >= max(len(form), 3)
            asked = reading.line[-len(form) :] == form and text[reading.ends[0] :][:1] == "?"
            longer = reading.line[: len(form)] == form or asked
            if shorter or (longer and size <= len(form) + _MAY_ADD):
                end = (line.at[0], reading.ends[0])
                size = min(size, len(form))
                return make_candidate(
                    page, (question,), size, line.at, end, reading.letter, _REWORDED / 100
                )
    return None


def _words_from(page: Page, index: int, at: int) -> Words:
    """The words from a place on, over block ends where a label may run on."""
    found = [(word, (index, end)) for word, end in page.words(index, at)]
    while len(found) < LONGEST and page.joins(index):
        index += 1
        found += [(word, (index, end)) for word, end in page.words(index)]
    return found[:LONGEST]


def _alike(words: Words, form: tuple[str, ...], lettered: bool) -> tuple[int, float]:
    """How many words of the line are most like the label, and how alike (0, 0.0 if not enough)."""
    from rapidfuzz import fuzz

    wanted = " ".join(form)
    needed = _ALIKE if len(form) > _SHORT else _ALIKE_SHORT
    best = (0, 0.0)
    texts = [word for word, _ in words[: len(form) + 3]]
    for count in range(max(1, len(form) - 3), min(len(form) + 3, len(words)) + 1):
        line = " ".join(texts[:count])
        alike = fuzz.ratio(line, wanted, score_cutoff=needed)
        if lettered and not alike and len(form) > _SHORT:
            alike = 0.9 * fuzz.token_sort_ratio(line, wanted, score_cutoff=_ALIKE_LETTERED)
        if alike > best[1]:
            best = (count, alike)
    return best
