"""The case's table of people and pseudonyms, grown by what was read."""

from __future__ import annotations

from collections.abc import Iterable

from sigdocs.minimisation.people import Entry
from sigdocs.model.people import PeopleTable, Person
from sigdocs.model.personal import PersonalText


def table_of(entries: Iterable[Entry], before: PeopleTable, first_year: int) -> PeopleTable:
    """The case's table, grown by what was read. Organisations are added elsewhere."""
    return PeopleTable(
        people=tuple(_person(entry) for entry in entries),
        organisations=before.organisations,
        first_year=before.first_year or first_year,
    )


def _person(entry: Entry) -> Person:
    return Person(
        key=entry.key,
        role=entry.role,
        label=entry.label,
        names=tuple(PersonalText(s) for s in entry.spellings),
        post=entry.post,
        identifiers=tuple(PersonalText(number) for number in entry.identifiers),
        registers=tuple(entry.registers),
        is_subject=entry.is_subject,
        evidence=entry.evidence,
        initials=tuple(PersonalText(letters) for letters in sorted(entry.letters)),
    )
