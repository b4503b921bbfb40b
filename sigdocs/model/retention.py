"""How long things are kept, what stops their removal, and what is due to go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sigdocs.model.documents import DocumentKind
from sigdocs.model.records import DocumentStatus


class Kept(StrEnum):
    """Kinds of thing that are removed together."""

    ORIGINALS = "originals"
    PSEUDONYM_KEYS = "pseudonym-keys"
    DRAFTS = "drafts"
    RESTRICTED = "restricted-documents"
    RELEASED = "released-documents"
    WITHOUT_CASE = "files-without-a-case"


OF_STATUS = {
    Kept.DRAFTS: (DocumentStatus.DRAFT, DocumentStatus.WITHHELD),
    Kept.RESTRICTED: (DocumentStatus.RESTRICTED,),
    Kept.RELEASED: (DocumentStatus.RELEASED,),
}
"""Which documents belong to a kind; originals and keys are in the vault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule:
    """How many months after a case was closed or withdrawn a kind of thing goes.

    What belongs to no case (a pack, minutes, a page about a person, a file that was no form) goes so
    many months after it was made or came. ``documents`` narrows the rule to these kinds of
    document; empty means all of them.
    """

    kept: Kept
    months: int
    documents: tuple[DocumentKind, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a rule that would remove things before their case is closed."""
        if self.months < 0:
            raise ValueError("nothing is removed before its case is closed")


class Hold(StrEnum):
    """Why nothing of a case may be removed for now (a legal hold)."""

    INQUIRY = "inquiry"
    INQUEST = "inquest"
    LITIGATION = "litigation"
    SUBJECT_ACCESS = "subject-access-request"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueForPurge:
    """Something whose time is over. ``files`` are the hashes of what goes; ``holds`` block it.

    ``reference`` is "" for what belongs to no case.
    """

    reference: str
    kept: Kept
    due: date
    files: tuple[str, ...]
    holds: tuple[Hold, ...] = ()
