"""What proofing says of a fault: a code and a place, in words of ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sigdocs.model.clearances import ReportRow
from sigdocs.model.documents import ProofFinding, Removed
from sigdocs.proofing.clearing import Sighting

_SAID = {
    "leak-strong": "Something that was removed is in the document",
    "leak-name": "A name that was removed stands alone in the document",
    "leak-weak": "A word that was removed is in the document more often than was kept",
    "leak-date": "A date that was removed is in the document",
    "leak-age": "An age that was removed is in the document",
    "name-left": "A name from the form is in the document and the policy does not keep it",
    "identifier-left": "Something that looks like an identifier is in the document",
}


def found(
    code: str, category: str, places: Iterable[str], row: ReportRow | None = None
) -> Iterator[ProofFinding]:
    """One finding for each place, however often it stands there."""
    for place, times in Counter(places).items():
        yield ProofFinding(
            code=code, place=place, message=_message(code, category), row=row, times=times
        )


def clearable(code: str, removed: Removed, seen: Iterable[Sighting]) -> Iterator[ProofFinding]:
    """One finding for each sighting of a weak form, so that each can be cleared by itself."""
    for one in seen:
        yield ProofFinding(
            code=code,
            place=one.place,
            message=_message(code, removed.code),
            row=removed.row,
            spot=one.spot,
        )


def _message(code: str, category: str) -> str:
    return f"{_SAID[code]} ({category})."
