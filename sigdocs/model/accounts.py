"""What became of the words of a file (the loss ledger)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Words of a file, those that stand nowhere in its reading, and how many went with no question."""

    words: int
    lost: tuple[str, ...]
    unassigned: int
