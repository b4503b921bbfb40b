"""Writes proven documents to the outbox and restricted ones to the restricted folder.

Nothing else may write there, and nothing unproven gets past the types. A file is there whole or
not at all: written beside its place, flushed to the disk, then renamed.
"""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from sigdocs.errors import LeakFound
from sigdocs.model.documents import (
    CSV,
    DOCX,
    EMAIL,
    PDF,
    XLSX,
    ProvenDocument,
    RestrictedDocument,
)
from sigdocs.outbox.file_names import checked_stem
from sigdocs.outbox.manifests import checked_manifest

_ENDINGS = {DOCX: ".docx", PDF: ".pdf", EMAIL: ".eml", CSV: ".csv", XLSX: ".xlsx"}
_RESTRICTED_ENDINGS = {**_ENDINGS, "text/html": ".html"}
_RELEASED, _RESTRICTED = 0o644, 0o600
_REVISIONS = 1000
_PART = ".writing-"


def release(proven: ProvenDocument, folder: Path) -> Path:
    """Write a proven document; the path of the file.

    The same content again is the same file; other content under the same name becomes the next
    revision ("-r2"). Nothing is ever overwritten.

    Raises:
        TypeError: it is not a proven document.
        LeakFound: its content is not what was proven, or its name is not of our own words.
        OSError: the disk is full or the folder cannot be written.
    """
    if type(proven) is not ProvenDocument:
        raise TypeError("the outbox takes proven documents only")
    document = proven.document
    if _hash(document.content) != proven.sha256:
        raise LeakFound("A document changed after it was proven; it is not released.")
    name = checked_stem(document.stem)
    return _place(document.content, folder, name, _ENDINGS[document.media_type], _RELEASED)


def restrict(document: RestrictedDocument, folder: Path) -> Path:
    """Write a document that holds originals by nature, readable by its owner only (0700, 0600).

    Raises:
        TypeError: it is not a restricted document.
        LeakFound: its name is not of our own words.
        OSError: the disk is full or the folder cannot be written.
    """
    if type(document) is not RestrictedDocument:
        raise TypeError("the restricted folder takes restricted documents only")
    rendered = document.document
    name = checked_stem(rendered.stem)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    ending = _RESTRICTED_ENDINGS[rendered.media_type]
    return _place(rendered.content, folder, name, ending, _RESTRICTED)


def write_manifest(text: str, folder: Path, *, stem: str) -> Path:
    """Write what a folder holds (JSON); the path of the file, revised like any other.

    Raises:
        LeakFound: a word in it, or its name, is not of our own words.
        OSError: the disk is full or the folder cannot be written.
    """
    content = checked_manifest(text).encode()
    return _place(content, folder, checked_stem(stem), ".json", _RELEASED)


def as_it_left(folder: Path, *, of: str) -> bytes:
    """The content of the file in a folder of the outbox that still is what was released.

    Args:
        folder: where it was put. of: its SHA-256.

    Returns:
        b"" where somebody has moved it, or edited it.
    """
    files = (path for path in sorted(folder.glob("*")) if path.is_file())
    return next((c for path in files if _hash(c := path.read_bytes()) == of), b"")


def take_back(folder: Path, *, of: str) -> int:
    """Remove the files with exactly this content (its SHA-256) from a folder of the outbox.

    Returns how many there were.

    What somebody has edited has other content, and stays.
    """
    found = [p for p in folder.glob("*") if p.is_file() and _hash(p.read_bytes()) == of]
    for path in found:
        path.unlink(missing_ok=True)
    if found:
        _flush_folder(folder)
    return len(found)


def sweep(folder: Path) -> int:
    """Remove what interrupted writes left under a folder; call it under the workspace's lock."""
    parts = [part for part in folder.rglob(f"{_PART}*") if part.is_file()]
    for part in parts:
        part.unlink(missing_ok=True)
    return len(parts)


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()


def _place(content: bytes, folder: Path, stem: str, ending: str, mode: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    temporary = _written(content, folder, mode)
    try:
        return _named(temporary, content, folder, stem, ending)
    finally:
        temporary.unlink(missing_ok=True)
        _flush_folder(folder)


def _written(content: bytes, folder: Path, mode: int) -> Path:
    number, name = tempfile.mkstemp(prefix=_PART, dir=folder)
    temporary = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _named(temporary: Path, content: bytes, folder: Path, stem: str, ending: str) -> Path:
    """Link the finished file under the first name that is free or has the same content.

    A link fails where a rename would overwrite, so two runs at once cannot lose a document.
    """
    for revision in range(1, _REVISIONS):
        path = folder / f"{stem}{f'-r{revision}' if revision > 1 else ''}{ending}"
        try:
            os.link(temporary, path)
        except FileExistsError:
            if path.read_bytes() == content:
                return path
        else:
            return path
    raise FileExistsError("too many revisions of one document")


def _flush_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
