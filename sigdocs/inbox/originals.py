"""Keeps every original unchanged in the vault, and clears the inbox only after that.

Two steps on purpose: ``keep`` before anything is made of a file, ``clear`` after the register has
its record. A run that dies between them does the file again and finds the original already kept.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.atomic import flush_folder, write_atomically
from sigdocs.inbox.kind import kind_of
from sigdocs.model.arrivals import ArrivedFile

_HASH_LETTERS = frozenset("0123456789abcdef")


def keep(content: bytes, vault: Path) -> Path:
    """Keep an original as ``originals/<sha256>.<ending>`` (0600) and return where it lies.

    The ending tells what the content is, never what the arriving name said. Keeping it twice is
    the same as once.

    Raises:
        OSError: it could not be written; nothing may be cleared then.
    """
    digest = hashlib.sha256(content).hexdigest()
    folder = vault / "originals"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{digest}.{kind_of(content).value}"
    if not _holds(path, digest):
        write_atomically(path, content, mode=0o600)
    return path


def original(vault: Path, sha256: str) -> bytes:
    """The bytes of a kept original.

    Raises:
        RegisterWrong: it is not there, or is not what it was when it was kept.
    """
    is_hash = len(sha256) == 64 and set(sha256) <= _HASH_LETTERS
    path = next(iter((vault / "originals").glob(f"{sha256}.*")), None) if is_hash else None
    if path is None:
        raise RegisterWrong("An original is missing from the vault.", next_step="Restore a backup.")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise RegisterWrong("An original in the vault was changed.", next_step="Restore a backup.")
    return content


def clear(folder: Path, file: ArrivedFile) -> bool:
    """Remove a file from the inbox, if it still is the one that was read.

    Returns False when it is gone already or someone has put another file in its place.
    """
    path = folder / file.name.reveal()
    if not _holds(path, file.sha256):
        return False
    path.unlink(missing_ok=True)
    flush_folder(folder)
    return True


def is_kept(vault: Path, sha256: str) -> bool:
    """Whether an original with that hash lies in the vault."""
    return any((vault / "originals").glob(f"{sha256}.*"))


def forget_original(vault: Path, sha256: str) -> bool:
    """Remove an original for good (retention); returns whether it was there."""
    if len(sha256) != 64 or not set(sha256) <= _HASH_LETTERS:
        return False
    kept = list((vault / "originals").glob(f"{sha256}.*"))
    for path in kept:
        path.unlink(missing_ok=True)
    return bool(kept)


def _holds(path: Path, sha256: str) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    with os.fdopen(descriptor, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256
