"""Digests of the parts of a row that its event does not tell one by one.

They stand in the event, and so in the chain: a column changed behind it shows (``replay``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

_OF_ROWS = {
    "cases": ("function",),
    "submissions": ("source_format", "submitter"),
    "documents": ("media", "checks", "sources"),
    "decisions": ("recipients",),
}
_OF_FINDINGS = ("number", "code", "severity", "question", "occurrence", "state")
_OF_ANSWERS = ("number", "question", "occurrence", "state", "length", "fingerprint")


def details_of(table: str, row: Mapping[str, Any]) -> str:
    """The digest of a row's other columns (SHA-256)."""
    return _digest([table, *(row[name] for name in _OF_ROWS[table])])


def answers_of(findings: Iterable[Mapping[str, Any]], answers: Iterable[Mapping[str, Any]]) -> str:
    """The digest of what was found in a file, and of its answers' states and lengths."""
    rows = [sorted([row[name] for name in _OF_FINDINGS] for row in findings)]
    rows.append(sorted([row[name] for name in _OF_ANSWERS] for row in answers))
    return _digest(rows)


def sealed_of(rows: Iterable[Mapping[Any, Any]]) -> str:
    """The digest of what is known of an encrypted vault's entries."""
    return _digest(sorted([row["file"], row["version"], row["gone"]] for row in rows))


def _digest(content: Any) -> str:
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


NO_ANSWERS = answers_of((), ())
"""The digest of a file without findings and answers, or whose were purged."""
