"""What a workflow tells the person who typed the command: paths, notes, an exit code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Files that were written, and what a person should know; nothing personal in either."""

    paths: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    exit_code: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A table for a person or a program; no cell holds personal text."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()

    def as_objects(self) -> list[dict[str, str]]:
        """One object a row, keyed by the column's words in lower case."""
        keys = [column.lower().replace(" ", "_") for column in self.columns]
        return [dict(zip(keys, row, strict=True)) for row in self.rows]
