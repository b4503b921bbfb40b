"""Words that are a name and an ordinary word too, cleared by Information Governance place by place.

"May" was removed as a name; in "we may ask again" it is none. Such a word stops a document until
IG says of this very place that it is harmless, and why. It never opens a place to a full name.
"""

from __future__ import annotations

from dataclasses import dataclass

from sigdocs.model.personal import PersonalText

AROUND = 40
"""Letters and figures that are kept on either side of a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A row of a redaction report: where IG finds the words that a message does not say.

    ``readers`` names the report of the case: ``group``, ``learning`` or a key of recipients.toml.
    """

    case: str
    readers: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A word as it stands in a finished document, between its neighbours.

    ``before`` and ``after`` are up to ``AROUND`` letters and figures of the same paragraph (page of
    a PDF), words apart by spaces, other marks left out; fewer only at the paragraph's edge.
    """

    word: PersonalText
    before: PersonalText
    after: PersonalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """One place that IG was asked about; cleared once there is a ``reason``.

    ``number`` is the case's own and never used twice. It holds for the readers and the words of
    ``row`` only, and as long as the document is the same at that place. ``kind`` and ``document``
    (SHA-256) say where it was found, ``place`` where in it.
    """

    number: int
    row: ReportRow
    spot: Spot
    kind: str
    document: str
    place: str
    reason: PersonalText = PersonalText("")

    @property
    def is_cleared(self) -> bool:
        """Whether IG said that it is harmless."""
        return bool(len(self.reason))
