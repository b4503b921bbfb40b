"""Keeps the words of a reason or a direction in the vault; the register holds their hash only."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sigdocs.inbox.atomic import write_atomically
from sigdocs.model.personal import PersonalText


def keep_note(vault: Path, case: str, words: PersonalText) -> str:
    """Keep the words as ``notes/<case>-<sha256>.txt`` and return the hash; "" for no words."""
    if not len(words):
        return ""
    content = words.reveal().encode("utf-8", "replace")
    digest = hashlib.sha256(content).hexdigest()
    folder = vault / "notes"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomically(folder / f"{case}-{digest}.txt", content)
    return digest


def notes_of(vault: Path, case: str) -> tuple[Path, ...]:
    """Where the words kept for a case lie."""
    return tuple(sorted((vault / "notes").glob(f"{case}-*.txt")))
