"""Counts: how often a word may stand in a document, and how often it does.

It may stand there as often as in what was put in (each text once for each time) and in the words
of the template. A loop repeats the template's words, a PDF repeats running headers and carries
titles and headings a second time in its outline: such echoes are told apart, not allowed for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from sigdocs.model.documents import PDF, Removed
from sigdocs.proofing import dates
from sigdocs.proofing.clearing import Cleared, Sighting, sighting
from sigdocs.proofing.fold import HARD, Folded, Passage, fold, fold_all
from sigdocs.proofing.reading import Reopened

_FIGURES = re.compile(r"\d+")
_SHORT = 4
_TAG = re.compile(r"[#@]\w{5,}")
_Value = TypeVar("_Value")


@dataclass(frozen=True, kw_only=True)
class Balance:
    """A document beside what it may hold."""

    reopened: Reopened

    @cached_property
    def allowed(self) -> Folded:
        """What was put in, and the template's words, each as a passage."""
        document = self.reopened.document
        texts = (*document.substituted, *document.template_text.splitlines())
        return fold_all([Passage(place="", text=text) for text in texts])

    @cached_property
    def template(self) -> Folded:
        """The template's words alone, line by line."""
        lines = self.reopened.document.template_text.splitlines()
        return fold_all([Passage(place="", text=line) for line in lines])

    @cached_property
    def found(self) -> Folded:
        """What the document says to people, without echoes."""
        return fold_all(tuple(self._without_echoes()))

    def excess(self, removed: Removed, cleared: Cleared) -> tuple[Sighting, ...]:
        """Sightings of a weak form beyond what is allowed, () where it balances.

        What Information Governance cleared is not counted.
        """
        form = fold(removed.text.reveal())
        size = len(form.letters)
        there = tuple(self.found.weak(form))
        seen = tuple(sighting(self.found, at, size) for at in there) if cleared.clearances else ()
        places = [there[n] for n in cleared.left(seen, removed)] if seen else list(there)
        spare = sum(1 for _ in self.allowed.weak(form))
        if len(places) <= spare:
            return ()
        spare -= sum(1 for _ in self.template.weak(form))
        contexts = {self.template.neighbours(at, size) for at in self.template.weak(form)}
        is_pdf = self.reopened.document.media_type == PDF
        left = [
            at
            for at in places
            if not _echoes(self.found.neighbours(at, size), contexts, loosely=is_pdf)
        ]
        if len(left) <= spare:
            return ()
        return tuple(sighting(self.found, at, size) for at in self._odd(left))

    @cached_property
    def typed(self) -> frozenset[str]:
        """Longer words that are in the document and in nothing that was put in."""
        known = set(_words(self.allowed))
        return frozenset(w for w in _words(self.found) if len(w) > _SHORT and w not in known)

    @cached_property
    def _tags(self) -> tuple[tuple[str, str], ...]:
        """Hashtags and user names, in which words run together: their letters and their place."""
        return tuple(
            (fold(tag).letters, passage.place)
            for passage in self.reopened.passages
            if passage.is_text
            for tag in _TAG.findall(passage.text)
        )

    def tagged_with(self, letters: str) -> list[str]:
        """Places of the hashtags and user names that hold these letters."""
        return [place for tag, place in self._tags if letters in tag]

    @cached_property
    def days_found(self) -> tuple[tuple[dates.Day, Sighting], ...]:
        """Every date in the document, with how it stands there."""
        return tuple(_measured(self.found, dates.days_in))

    @cached_property
    def ages_found(self) -> tuple[tuple[str, Sighting], ...]:
        """Every age in the document, with how it stands there."""
        return tuple(_measured(self.found, dates.ages_in))

    def _odd(self, places: list[int]) -> list[int]:
        """Those in passages that were not put in as they are; all of them if none is odd."""
        letters = self.allowed.letters
        odd = [at for at in places if self._letters_of(at) not in letters]
        return odd or places

    def _letters_of(self, at: int) -> str:
        return fold_all((self.found.passage_at(at),)).letters

    def _without_echoes(self) -> Iterator[Passage]:
        is_pdf = self.reopened.document.media_type == PDF
        seen: set[str] = set()
        pages = [p for p in self.reopened.passages if p.is_text and p.is_page]
        for page in pages:
            yield _once(page, seen) if is_pdf else page
        printed = fold_all(pages).letters if is_pdf else ""
        for passage in self.reopened.passages:
            if passage.is_text and not passage.is_page:
                letters = fold_all((passage,)).letters
                if letters not in self.allowed.letters and letters not in printed:
                    yield passage


def _measured(
    found: Folded, read: Callable[[str], Iterator[tuple[_Value, str]]]
) -> Iterator[tuple[_Value, Sighting]]:
    """What ``read`` finds in each passage: the same words are taken one place after the other."""
    for passage in found.passages:
        there = list(read(passage.text))
        folded = fold_all((passage,)) if there else found
        at: Counter[str] = Counter()
        for value, words in there:
            letters = fold(words).letters
            start = max(folded.letters.find(letters, at[letters]), 0)
            at[letters] = start + 1
            yield value, sighting(folded, start, len(letters))


def _words(folded: Folded) -> Iterator[str]:
    edges = [at for at in range(len(folded.letters)) if folded.gaps[at] == HARD]
    for start, end in zip(edges, [*edges[1:], len(folded.letters)], strict=True):
        yield folded.letters[start:end]


def _once(page: Passage, seen: set[str]) -> Passage:
    """A page without those lines at its top and foot that an earlier page has there too."""
    lines = page.text.split("\n")
    edge = {*range(3), *range(len(lines) - 3, len(lines))}
    kept = []
    for number, line in enumerate(lines):
        key = _FIGURES.sub("#", line.strip().casefold())
        if number in edge and key in seen:
            continue
        if number in edge:
            seen.add(key)
        kept.append(line)
    return Passage(place=page.place, text="\n".join(kept))


Context = tuple[str, str]


def _echoes(context: Context, template: Iterable[Context], *, loosely: bool) -> bool:
    """Whether a word stands as it does in the template: same neighbours.

    ``loosely``: in a PDF paragraphs and cells run into each other, so that one neighbour is enough
    where the template has none on the other side.
    """
    before, after = context
    return context in template or any(
        loosely and first in (before, "") and last in (after, "") and (first or last)
        for first, last in template
    )
