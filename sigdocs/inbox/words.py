"""Keeps the words that the register only knows the hash of: one file each, in the vault.

The hash is keyed, so the name of a file says nothing of a short sentence.
"""

from __future__ import annotations

from sigdocs.inbox.vault import Vault
from sigdocs.model.personal import PersonalText
from sigdocs.model.shapes import is_hash


def keep_words(vault: Vault, digest: str, words: PersonalText) -> None:
    """Keep words under their hash; the same again changes nothing."""
    name = _name(digest)
    if not vault.holds(name):
        vault.write(name, words.reveal().encode("utf-8", "replace"))


def kept_words(vault: Vault, digest: str) -> PersonalText | None:
    """The words of a hash, None where the vault does not have them (any more)."""
    content = vault.read(_name(digest))
    return None if content is None else PersonalText(content.decode("utf-8", "replace"))


def forget_words(vault: Vault, digest: str) -> bool:
    """Remove words for good (retention); returns whether there were any."""
    return vault.forget(_name(digest))


def _name(digest: str) -> str:
    if not is_hash(digest):
        raise ValueError("words are kept under a SHA-256 in hexadecimal")
    return f"words/{digest}.txt"
