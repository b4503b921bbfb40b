"""The vault: the key, and each case's table of people, which undoes its pseudonyms.

Folders are 0700, files 0600, every write atomic. Nothing here leaves the vault. Encryption at rest
is not done here: it wraps this folder.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from pathlib import Path
from typing import Any

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.atomic import sweep_parts, write_atomically
from sigdocs.model.people import Category, PeopleTable, Person
from sigdocs.model.personal import PersonalText, personal

_KEY_FILE = "key"
_KEY_BYTES = 32
_FOLDERS = ("originals", "people", "rulings", "gists")
_CASE = re.compile(r"^[A-Z]{2,4}-\d{4}-\d{3,6}$")
_VERSION = 1


def init_vault(vault: Path) -> None:
    """Make the vault and its key (32 random bytes); what exists already stays as it is."""
    for folder in (vault, *(vault / name for name in _FOLDERS)):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    if not (vault / _KEY_FILE).exists():
        write_atomically(vault / _KEY_FILE, secrets.token_bytes(_KEY_BYTES))


def vault_key(vault: Path) -> bytes:
    """The key that chains the register's events and that pseudonyms may rest on.

    Raises:
        RegisterWrong: it is missing, cut off, or others may read it.
    """
    path = vault / _KEY_FILE
    try:
        key = path.read_bytes()
    except OSError:
        raise _wrong("The vault's key is missing or cannot be read.") from None
    if len(key) != _KEY_BYTES:
        raise _wrong("The vault's key is damaged.")
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise RegisterWrong("Others may read the vault's key.", next_step="Set its rights to 0600.")
    return key


def load_people(vault: Path, case: str) -> PeopleTable:
    """The people of a case; an empty table for a case that has none yet.

    Raises:
        RegisterWrong: the table cannot be read as one.
    """
    path = _people_file(vault, case)
    try:
        raw = json.loads(path.read_bytes())
    except FileNotFoundError:
        return PeopleTable()
    except (OSError, ValueError):
        raise _wrong("A case's table of people is damaged.") from None
    try:
        return _table(raw)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _wrong("A case's table of people is damaged.") from None


def store_people(vault: Path, case: str, table: PeopleTable) -> None:
    """Store a case's table whole, in place of the one before."""
    rows = {
        "version": _VERSION,
        "people": [_row(person) for person in table.people],
        "first_year": table.first_year,
        "organisations": [[name.reveal(), label] for name, label in table.organisations],
    }
    path = _people_file(vault, case)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomically(path, json.dumps(rows, ensure_ascii=False, indent=1).encode())


def forget_people(vault: Path, case: str) -> bool:
    """Remove a case's table for good (retention); returns whether there was one."""
    path = _people_file(vault, case)
    existed = path.exists()
    path.unlink(missing_ok=True)
    return existed


def sweep_vault(vault: Path) -> int:
    """Remove what interrupted writes left behind; call it under the workspace's lock."""
    folders = [vault, *vault.iterdir()]
    return sum(sweep_parts(folder) for folder in folders if folder.is_dir())


def _people_file(vault: Path, case: str) -> Path:
    if not _CASE.match(case):
        raise ValueError("a case reference looks like SC-2026-0001")
    return vault / "people" / f"{case}.json"


def _row(person: Person) -> dict[str, Any]:
    return {
        "key": person.key,
        "role": person.role.value,
        "label": person.label,
        "names": [name.reveal() for name in person.names],
        "post": person.post,
        "identifiers": [number.reveal() for number in person.identifiers],
        "is_subject": person.is_subject,
        "registers": [register.value for register in person.registers],
        "evidence": person.evidence,
    }


def _table(raw: dict[str, Any]) -> PeopleTable:
    if raw["version"] != _VERSION:
        raise ValueError("unknown version")
    return PeopleTable(
        people=tuple(_person(row) for row in raw["people"]),
        organisations=tuple((PersonalText(name), label) for name, label in raw["organisations"]),
        first_year=raw.get("first_year", 0),
    )


def _person(row: dict[str, Any]) -> Person:
    return Person(
        key=row["key"],
        role=Category(row["role"]),
        label=row["label"],
        names=personal(row["names"]),
        post=row["post"],
        identifiers=personal(row["identifiers"]),
        is_subject=bool(row["is_subject"]),
        registers=tuple(Category(name) for name in row.get("registers", ())),
        evidence=row["evidence"],
    )


def _wrong(message: str) -> RegisterWrong:
    return RegisterWrong(message, next_step="Restore the vault from a backup.")
