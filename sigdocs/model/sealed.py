"""What is known of an entry of an encrypted vault: which version of it is the newest."""

from __future__ import annotations

from dataclasses import dataclass

from sigdocs.model.shapes import is_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedEntry:
    """One entry: the name of its sealed file (which tells nothing), and its newest version.

    ``is_gone``: its content was removed for good in that version.
    """

    file: str
    version: int
    is_gone: bool = False

    def __post_init__(self) -> None:
        """Refuse a name that would tell something."""
        if not is_hash(self.file):
            raise ValueError("the name of a sealed file is a keyed hash")
