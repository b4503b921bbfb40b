"""Which stretches of a document the policy keeps, and so may hold what was removed elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from sigdocs.model.documents import Watch
from sigdocs.proofing import dates
from sigdocs.proofing.fold import Folded, fold
from sigdocs.proofing.names import initial_forms, read_name, strong_forms

_LONGEST_KEPT = 10
"""Words: a name, an organisation, an identifier. A longer passage would cover the names in it."""


class Kept:
    """Which stretches of the document the policy keeps."""

    def __init__(self, everything: Folded, watch: Watch) -> None:
        self.days = dates.days(tuple(kept.reveal() for kept in watch.kept))
        self._covered = bytearray(len(everything.letters) + 1)
        for text in dict.fromkeys(_kept_spellings(watch)):
            form = fold(text)
            for start in everything.strong(form) if len(form.letters) > 2 else ():
                end = start + len(form.letters)
                self._covered[start:end] = b"\1" * (end - start)

    def holds(self, start: int, size: int) -> bool:
        """Whether the whole of a stretch is kept."""
        return all(self._covered[start : start + size])


def _kept_spellings(watch: Watch) -> Iterator[str]:
    for kept in watch.kept:
        text = kept.reveal()
        if len(text.split()) <= _LONGEST_KEPT:
            yield text
        name = read_name(text) if len(text.split()) < 6 else None
        if name and name.is_full:
            yield from (*strong_forms(name), *initial_forms(name), name.surname)
