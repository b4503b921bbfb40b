"""Each case's table of people, which undoes its pseudonyms: in the vault, and never leaves it."""

from __future__ import annotations

from typing import Any

from sigdocs.inbox import case_files
from sigdocs.inbox.vault import Vault
from sigdocs.model.people import Category, PeopleTable, Person
from sigdocs.model.personal import PersonalText, personal

SHELF = "people"
_VERSION = 1


def load_people(vault: Vault, case: str) -> PeopleTable:
    """The people of a case; an empty table for a case that has none yet.

    Raises:
        RegisterWrong: the table cannot be read as one.
    """
    return case_files.load(vault, SHELF, case, _table) or PeopleTable()


def store_people(vault: Vault, case: str, table: PeopleTable) -> None:
    """Store a case's table whole, in place of the one before."""
    rows = {
        "version": _VERSION,
        "people": [_row(person) for person in table.people],
        "first_year": table.first_year,
        "organisations": [[name.reveal(), label] for name, label in table.organisations],
    }
    case_files.store(vault, SHELF, case, rows)


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
        "initials": [letters.reveal() for letters in person.initials],
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
        initials=personal(row.get("initials", ())),
    )
