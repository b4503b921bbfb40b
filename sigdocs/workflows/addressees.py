"""Whom a letter must not go to: a subject of the concern, or somebody with a part in it (22, 28)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sigdocs.errors import ApprovalMissing
from sigdocs.model.people import Category, PeopleTable, Person
from sigdocs.proofing.names import Name, read_name

_PRACTISING = (Category.PRACTITIONER, Category.OTHER_CLINICIAN)
_CONFLICTED = (
    Category.PATIENT,
    Category.RELATIVE,
    Category.CONFIDENTIAL_SOURCE,
)
# Whom a provider's letter rightly goes to (22), though the form names them: they act in their post.
_IN_POST = re.compile(
    r"medical director|\bchief\b|\bexecutive|managing director|responsible officer"
    r"|director of nursing|head of legal|governance",
    re.IGNORECASE,
)
_CONFIRM = "Confirm another addressee in the brief."


def refuse_addressee(name: str, people: PeopleTable, *, declared: Iterable[str] = ()) -> None:
    """Refuse a letter to somebody whom the case is about, or who has a part or an interest in it.

    Args:
        name: the addressee as a person wrote it; "" is nobody yet.
        people: everyone known in the case.
        declared: names of those who declared an interest in the case.

    Raises:
        ApprovalMissing: the addressee may not get the letter; the message names nobody.
    """
    addressee = read_name(name) if name.strip() else None
    if addressee is None:
        return
    for person in people.people:
        if _may_be(addressee, list(_names(person))):
            _refuse(person)
    if any(known and _may_be(addressee, [known]) for known in map(read_name, declared)):
        raise ApprovalMissing("The addressee declared an interest in the case.", next_step=_CONFIRM)


def _refuse(person: Person) -> None:
    """A practitioner whom the form names has a part in it, unless they are told of it in their post."""
    if person.is_subject:
        raise ApprovalMissing("The addressee is a subject of the concern.", next_step=_CONFIRM)
    is_involved = person.role in _PRACTISING and not _IN_POST.search(person.post)
    if is_involved or person.role in _CONFLICTED:
        raise ApprovalMissing(
            "The addressee has a part in the concern, and so a conflict of interest.",
            next_step=_CONFIRM,
        )


def _names(person: Person) -> Iterator[Name]:
    for written in person.names:
        name = read_name(written.reveal())
        if name is not None:
            yield name


def _may_be(one: Name, spellings: list[Name]) -> bool:
    """The same surname, and no forename or initial that tells the two apart."""
    alike = [n for n in spellings if n.surname.casefold() == one.surname.casefold()]
    known = [n.forenames[0].casefold() for n in alike if n.forenames]
    if not (known and one.forenames):
        return bool(alike)
    first = one.forenames[0].casefold()
    return any(name.startswith(first) or first.startswith(name) for name in known)
