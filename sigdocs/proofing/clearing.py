"""Weak forms that Information Governance cleared: the same word between the same neighbours.

What was cleared is compared letter by letter with what stands there now; any change at the place,
and the word blocks again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sigdocs.model.clearances import AROUND, Clearance, Spot
from sigdocs.model.documents import Removed
from sigdocs.model.personal import PersonalText
from sigdocs.proofing.fold import Folded, fold

_ENOUGH = 20
"""Letters of the neighbourhood in a paragraph that are told again on a page of the PDF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A weak form somewhere in a document: the name of the place, and how it stands there."""

    place: str
    spot: Spot


def sighting(found: Folded, start: int, size: int) -> Sighting:
    """How a stretch of the folded document stands in its own passage."""
    first, last = found.bounds(start)
    before = found.written(max(first, start - AROUND), start)
    after = found.written(start + size, min(last, start + size + AROUND))
    spot = Spot(
        word=PersonalText(found.written(start, start + size)),
        before=PersonalText(before),
        after=PersonalText(after),
    )
    return Sighting(place=found.passage_at(start).place, spot=spot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """The clearances that count for a document. ``is_pdf``: paragraphs run into each other."""

    clearances: tuple[Clearance, ...]
    is_pdf: bool

    def without(self, seen: Iterable[Sighting], removed: Removed) -> tuple[Sighting, ...]:
        """The sightings of a removed form that are not cleared."""
        there = tuple(seen)
        return tuple(there[number] for number in self.left(there, removed))

    def left(self, seen: Sequence[Sighting], removed: Removed) -> tuple[int, ...]:
        """Which of the sightings are not cleared, by number: one clearance opens one place.

        The same sentence twice is two places; whoever cleared the first has not seen the second.
        """
        unused = [c.spot for c in self.clearances if c.is_cleared and _is_about(c, removed)]
        blocked = []
        for number, one in enumerate(seen):
            opened = next((spot for spot in unused if self._same(one.spot, spot)), None)
            if opened is None:
                blocked.append(number)
            else:
                unused.remove(opened)
        return tuple(blocked)

    def _same(self, there: Spot, cleared: Spot) -> bool:
        word, before, after = _letters(there)
        cleared_word, cleared_before, cleared_after = _letters(cleared)
        if word != cleared_word:
            return False
        if (before, after) == (cleared_before, cleared_after):
            return True
        is_told = len(cleared_before) + len(cleared_after) >= _ENOUGH
        around = before.endswith(cleared_before) and after.startswith(cleared_after)
        return self.is_pdf and is_told and around


def _is_about(clearance: Clearance, removed: Removed) -> bool:
    """Made for the same readers of the same case; row numbers may have moved since."""
    if removed.row is None:
        return False
    return replace(clearance.row, number=0) == replace(removed.row, number=0)


def _letters(spot: Spot) -> tuple[str, str, str]:
    word, before, after = (fold(t.reveal()).letters for t in (spot.word, spot.before, spot.after))
    return word, before, after
