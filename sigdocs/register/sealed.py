"""Which version of each entry of an encrypted vault is the newest: nobody puts an older one back.

One event for all that one piece of work wrote. It holds a digest of the whole table, so that a row
changed behind the chain shows (``replay``).
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from sigdocs.model.events import EventKind, facts
from sigdocs.model.sealed import SealedEntry
from sigdocs.register import rows, schema
from sigdocs.register.chain import Writing
from sigdocs.register.details import sealed_of


def record(writing: Writing, entries: Iterable[SealedEntry]) -> None:
    """Take over what is newer than the register knows; nothing newer is no event."""
    known = {entry.file: entry.version for entry in all_of(writing.connection)}
    newer = [entry for entry in entries if entry.version > known.get(entry.file, 0)]
    for entry in newer:
        row = {"file": entry.file, "version": entry.version, "gone": entry.is_gone}
        rows.put(writing.connection, schema.sealed_entries, ["file"], row)
    if newer:
        _tell(writing, len(newer))


def forget_all(writing: Writing) -> None:
    """The vault is no longer encrypted: nothing is sealed any more."""
    writing.connection.execute(delete(schema.sealed_entries))
    _tell(writing, 0)


def _tell(writing: Writing, count: int) -> None:
    found = writing.connection.execute(select(schema.sealed_entries)).mappings()
    writing.tell(EventKind.VAULT_RECORDED, facts=facts(count=count, details=sealed_of(found)))


def find(connection: Connection, file: str) -> SealedEntry | None:
    """What is known of a sealed file, None where it is not known yet."""
    table = schema.sealed_entries
    row = connection.execute(select(table).where(table.c.file == file)).one_or_none()
    return _entry_of(row) if row else None


def all_of(connection: Connection) -> tuple[SealedEntry, ...]:
    """What is known of every sealed file, by its name."""
    table = schema.sealed_entries
    return tuple(map(_entry_of, connection.execute(select(table).order_by(table.c.file))))


def _entry_of(row: rows.AnyRow) -> SealedEntry:
    return SealedEntry(file=row.file, version=row.version, is_gone=row.gone)
