"""What a workflow tells the person who typed the command: paths, notes, an exit code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Files that were written, and what a person should know; nothing personal in either."""

    paths: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    exit_code: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A table for a person or a program; no cell holds personal text.

    ``objects`` is the same as data, where a program needs dates and codes rather than words.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    objects: tuple[Mapping[str, Any], ...] = ()

    def as_objects(self) -> list[Mapping[str, Any]]:
        """The data; else one object a row, keyed by the column's words in lower case."""
        if self.objects:
            return list(self.objects)
        keys = [column.lower().replace(" ", "_") for column in self.columns]
        return [dict(zip(keys, row, strict=True)) for row in self.rows]
