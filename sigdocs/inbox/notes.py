"""Keeps the words of a reason or a direction in the vault; the register holds their hash only."""

from __future__ import annotations

import hashlib

from sigdocs.inbox.vault import Vault
from sigdocs.model.personal import PersonalText


def keep_note(vault: Vault, case: str, words: PersonalText) -> str:
    """Keep the words as ``notes/<case>-<sha256>.txt`` and return the hash; "" for no words."""
    if not len(words):
        return ""
    content = words.reveal().encode("utf-8", "replace")
    digest = hashlib.sha256(content).hexdigest()
    vault.write(f"notes/{case}-{digest}.txt", content)
    return digest


def notes_of(vault: Vault, case: str) -> tuple[str, ...]:
    """The names of the entries that hold the words kept for a case."""
    return tuple(name for name in vault.names("notes") if name.startswith(f"notes/{case}-"))
