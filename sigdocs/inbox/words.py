"""Keeps the words that the register only knows the hash of: one file each, in the vault.

The hash is keyed, so the name of a file says nothing of a short sentence.
"""

from __future__ import annotations

from pathlib import Path

from sigdocs.inbox.atomic import write_atomically
from sigdocs.model.personal import PersonalText
from sigdocs.model.shapes import is_hash


def keep_words(vault: Path, digest: str, words: PersonalText) -> None:
    """Keep words under their hash; the same again changes nothing."""
    path = _file(vault, digest)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        write_atomically(path, words.reveal().encode("utf-8", "replace"))


def kept_words(vault: Path, digest: str) -> PersonalText | None:
    """The words of a hash, None where the vault does not have them (any more)."""
    try:
        return PersonalText(_file(vault, digest).read_text("utf-8"))
    except FileNotFoundError:
        return None


def forget_words(vault: Path, digest: str) -> bool:
    """Remove words for good (retention); returns whether there were any."""
    path = _file(vault, digest)
    existed = path.exists()
    path.unlink(missing_ok=True)
    return existed


def _file(vault: Path, digest: str) -> Path:
    if not is_hash(digest):
        raise ValueError("words are kept under a SHA-256 in hexadecimal")
    return vault / "words" / f"{digest}.txt"
