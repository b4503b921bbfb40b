"""Keeps every original unchanged in the vault, and clears the inbox only after that.

Two steps on purpose: ``keep`` before anything is made of a file, ``clear`` after the register has
its record. A run that dies between them does the file again and finds the original already kept.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.atomic import flush_folder
from sigdocs.inbox.kind import kind_of
from sigdocs.inbox.vault import Vault
from sigdocs.model.arrivals import ArrivedFile, FileKind
from sigdocs.model.shapes import is_hash


def keep(content: bytes, vault: Vault) -> str:
    """Keep an original as ``originals/<sha256>.<ending>`` and return its entry's name.

    The ending tells what the content is, never what the arriving name said. Keeping it twice is
    the same as once; a copy that was damaged is mended.

    Raises:
        OSError: it could not be written; nothing may be cleared then.
    """
    digest = hashlib.sha256(content).hexdigest()
    name = f"originals/{digest}.{kind_of(content).value}"
    if not _is_whole(vault, name, digest):
        vault.write(name, content)
    return name


def _is_whole(vault: Vault, name: str, sha256: str) -> bool:
    try:
        kept = vault.read(name)
    except RegisterWrong:
        return False
    return kept is not None and hashlib.sha256(kept).hexdigest() == sha256


def original(vault: Vault, sha256: str) -> bytes:
    """The bytes of a kept original.

    Raises:
        RegisterWrong: it is not there, or is not what it was when it was kept.
    """
    content = next((c for name in _names(sha256) if (c := vault.read(name)) is not None), None)
    if content is None:
        raise RegisterWrong("An original is missing from the vault.", next_step="Restore a backup.")
    if hashlib.sha256(content).hexdigest() != sha256:
        raise RegisterWrong("An original in the vault was changed.", next_step="Restore a backup.")
    return content


def is_kept(vault: Vault, sha256: str) -> bool:
    """Whether an original with that hash lies in the vault."""
    return any(vault.holds(name) for name in _names(sha256))


def forget_original(vault: Vault, sha256: str) -> bool:
    """Remove an original for good (retention); returns whether it was there."""
    return sum(vault.forget(name) for name in _names(sha256)) > 0


def _names(sha256: str) -> tuple[str, ...]:
    """What the entry of an original may be called: its ending is one of few."""
    if not is_hash(sha256):
        return ()
    return tuple(f"originals/{sha256}.{kind.value}" for kind in FileKind)


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


def _holds(path: Path, sha256: str) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    with os.fdopen(descriptor, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256
