"""Writes a file so that a power cut leaves the old one or the new one, never half of either."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

PART = ".part"


def write_atomically(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Write beside ``path``, flush to disk, rename, and flush the folder.

    Raises:
        OSError: the disk is full or the folder cannot be written; ``path`` is as it was.
    """
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=PART)
    part = Path(temporary)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make renames and removals in a folder last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep_parts(folder: Path) -> int:
    """Remove what an interrupted write left behind; returns how many. Call it under the lock."""
    parts = [part for part in folder.glob(f".*{PART}") if part.is_file()]
    for part in parts:
        part.unlink(missing_ok=True)
    return len(parts)
