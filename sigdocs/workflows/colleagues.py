"""The members of the Group among the people of a case: own staff, whatever their title (17).

A doctor on the Group is no clinician of the case: "Owner: Dr Sethi" is for the Group to read. Somebody
whom 1d or the account names is left to be judged by what the form says of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sigdocs.model.forms import ParsedForm
from sigdocs.model.people import Category, PeopleTable, Person
from sigdocs.model.personal import PersonalText
from sigdocs.model.workspace import Member

_TITLE = re.compile(r"^(?:dr|mr|mrs|ms|miss|mx|prof|professor|sir|dame|lord|lady)\.?\s+", re.I)
# Where a form speaks of others than our own: individuals, harm, account, response, other organisations.
_OF_OTHERS = ("1c", "1d", "1e", "1f", "1i", "1j", "1k", "1l", "2a", "2d", "2e", "2f")
_LABEL = "NHS Resolution staff member"


def with_colleagues(
    people: PeopleTable, members: Iterable[Member], form: ParsedForm
) -> PeopleTable:
    """The table with each member whom the form names in its own sections, and who is not in it yet."""
    told: dict[bool, str] = {True: "", False: ""}
    for answer in form.answers:
        told[answer.question in _OF_OTHERS] += f"\n{answer.text.reveal()}"
    known = {_bare(name.reveal()) for person in people.people for name in person.names}
    found = list(people.people)
    for member in members:
        name = _bare(member.name)
        is_ours = _stands_in(name, told[False]) and not _stands_in(name, told[True])
        if " " in name and is_ours and name not in known:
            found.append(_colleague(member, found))
    return replace(people, people=tuple(found))


def _colleague(member: Member, others: list[Person]) -> Person:
    used = {person.label for person in others}
    letters = (chr(ord("A") + n) for n in range(26))
    free = (label for letter in letters if (label := f"{_LABEL} {letter}") not in used)
    return Person(
        key=f"person-{len(others) + 1}",
        role=Category.OWN_STAFF,
        label=next(free, f"{_LABEL} {len(others) + 1}"),
        names=(PersonalText(member.name),),
        post=member.post,
        evidence="a member of the Group, as sigdocs.toml names them",
    )


def _bare(name: str) -> str:
    return _TITLE.sub("", " ".join(name.split())).casefold()


def _stands_in(name: str, text: str) -> bool:
    spaced = r"\s+".join(map(re.escape, name.split()))
    return bool(spaced) and re.search(rf"(?<!\w){spaced}(?!\w)", text, re.I) is not None
