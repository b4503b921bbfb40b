"""What Information Governance decided about redactions: read back from a report, kept, applied."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sigdocs.model.minimised import Purpose
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText


class Verdict(StrEnum):
    """What a reviewer chooses in a row, in the words of the report's drop-down."""

    AGREE = "agree"
    KEEP = "keep"
    REMOVE = "remove"
    CHANGE = "change to"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDecision:
    """One row of a report as it came back. ``row`` is its printed number ("3", "U1")."""

    row: str
    verdict: Verdict
    change_to: PersonalText = PersonalText("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedPlace:
    """A place that IG cleared in a report: its number ("C2" is 2), and why."""

    number: int
    reason: PersonalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A report as IG sent it back. ``approved`` is None where nothing was chosen, or not plainly.

    ``fingerprint`` is the SHA-256 of the document that the report is about; ``recipient`` a key of
    recipients.toml for the purpose ``recipient``; ``rows_hash`` the hash of what its rows are about.
    ``numbers`` are the rows that are there at all, decided or not. ``doubts`` say, row by row, what
    could not be taken for a decision: nothing is approved then.
    ``remarks`` are what the sender should know besides. Neither holds words of the form.
    """

    reference: str
    purpose: Purpose
    recipient: str
    fingerprint: str
    rows: tuple[RowDecision, ...]
    approved: bool | None = None
    approved_by: PersonalText = PersonalText("")
    cleared: tuple[ClearedPlace, ...] = ()
    numbers: frozenset[str] = frozenset()
    doubts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    rows_hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision of IG about one finding of a case; it holds for every mention and document.

    ``person`` (a key of the case's people) where the finding is a person, else the ``spellings``
    that were found, compared without case and spacing. It stands for one purpose and recipient.
    """

    purpose: Purpose
    recipient: str
    category: Category
    spellings: tuple[PersonalText, ...]
    verdict: Verdict
    person: str = ""
    replacement: str = ""

    def fits(self, purpose: Purpose, recipient: str) -> bool:
        """Whether it was made for documents of this purpose and recipient."""
        return self.purpose is purpose and self.recipient == recipient

    def is_about(self, category: Category, person: str, words: str) -> bool:
        """Whether it is about a finding of that category, person and wording."""
        if category is not self.category:
            return False
        if self.person or person:
            return self.person == person
        return folded(words) in {folded(spelling.reveal()) for spelling in self.spellings}


def folded(words: str) -> str:
    """Words without differences of case and spacing."""
    return " ".join(words.split()).casefold()
