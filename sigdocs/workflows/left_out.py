"""What a confirmed direction to leave something out forbids, as far as a program can tell.

A direction about health forbids every health detail that was found in the form; one that names a
person forbids each of their names and their pseudonym. The rest is a person's to see to.
"""

from __future__ import annotations

import re

from sigdocs.model.minimised import Direction, Purpose
from sigdocs.model.people import Category, Person
from sigdocs.model.personal import PersonalText
from sigdocs.workflows.desk import Desk

_HEALTH = re.compile(
    r"\b(?:health|ill(?:ness)?|unwell|sick(?:ness)?|medical (?:history|condition|details|information)|"
    r"diagnos[ei]s|disabilit(?:y|ies)|medication|treatment)\b",
    re.IGNORECASE,
)
_SHORTEST = 4


def forbidden_words(desk: Desk, reference: str, direction: Direction) -> tuple[PersonalText, ...]:
    """Words that must not stand in a document while this direction binds."""
    if direction.kind != "leave-out":
        return ()
    sentence = direction.text.reveal()
    if _HEALTH.search(sentence):
        return _health_details(desk, reference)
    people = desk.people(reference).people
    named = [person for person in people if _is_left_out(person, sentence)]
    return tuple(words for person in named for words in _spellings(person))


def stands_in(words: PersonalText, texts: tuple[str, ...]) -> bool:
    """Whether the words stand by themselves in one of the texts, whatever their case and spacing."""
    spaced = r"\s+".join(map(re.escape, words.reveal().split()))
    sought = re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)
    return bool(spaced) and any(sought.search(text) for text in texts)


def _health_details(desk: Desk, reference: str) -> tuple[PersonalText, ...]:
    """Every health detail of the form, whatever a purpose does with it."""
    _, checked = desk.latest_form(reference)
    found: dict[PersonalText, None] = {}
    for purpose in (Purpose.GROUP, Purpose.LEARNING):
        minimised = desk.minimise(reference, checked, purpose)
        for one in (*minimised.redactions, *minimised.kept):
            if one.category is Category.HEALTH:
                found[one.original] = None
    return tuple(found)


def _is_left_out(person: Person, sentence: str) -> bool:
    """Whether the direction is about the person, and not about something of theirs."""
    return any(
        re.search(
            rf"(?<!\w){re.escape(name.reveal())}(?![\w]|['\u2019]s?\b)", sentence, re.IGNORECASE
        )
        for name in _spellings(person)
    )


def _spellings(person: Person) -> tuple[PersonalText, ...]:
    """Every name of a person, the surname alone, and the pseudonym."""
    surnames = [name.reveal().split()[-1] for name in person.names if name.reveal().split()]
    parts = [PersonalText(word) for word in surnames if len(word) >= _SHORTEST]
    return tuple(dict.fromkeys((*person.names, *parts, PersonalText(person.label))))
