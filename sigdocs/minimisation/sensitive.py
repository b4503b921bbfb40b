"""Ethnicity, religion, a practitioner's health, and rare details that single a person out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from sigdocs.minimisation.health import health_marks
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.rare import rare_details
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

_SMALL_FIRST = frozenset(
    [
        "white",
        "black",
        "mixed",
        "dual",
        "asian",
        "afro",
        "african",
        "british",
        "romany",
        "romani",
        "roma",
        "gypsy",
        "traveller",
        "irish",
    ]
)
_NOT_ETHNIC = re.compile(
    r"^ (?:Academy|Association|Society|College|Journal|National Formulary|Medical|Red Cross|"
    r"Dental|gauge|Red|flu|ink|measles|mottling)|^ [A-Z][a-z]+ (?:College|Hospital|Trust)"
)


@lru_cache(maxsize=4)
def _compiled(words: Words) -> tuple[Pattern, ...]:
    lists = (words.ethnicities, words.religions, words.health)
    rows = ("|".join(rf"(?<![\w-])(?:{row})(?![\w-])" for row in held) for held in lists)
    return tuple(Pattern(row, re.I) for row in rows)


def sensitive(
    passage: Passage,
    words: Words,
    people: Sequence[Mark],
    roles: Mapping[str, Category],
    subject: str,
) -> list[Mark]:
    """Special categories and rare details.

    ``people``: the passage's marks of people, in order; ``roles``: their roles by key; ``subject``:
    the key of the practitioner the concern is about, "" if there is none.
    """
    ethnic, religious, health = _compiled(words)
    found = [
        *_ethnicities(passage, ethnic),
        *_plain(passage, religious, Category.RELIGION, "word for a religion"),
    ]
    found += health_marks(passage, health, people, roles, subject)
    found += rare_details(passage, words, people)
    return found


def _ethnicities(passage: Passage, pattern: Pattern) -> Iterator[Mark]:
    for match in pattern.finditer(passage.text):
        word = match.group()
        first = re.split(r"[ -]", word)[0]
        is_fit = word[0].isupper() or (first.lower() in _SMALL_FIRST and " " in word)
        if (
            is_fit
            and not _NOT_ETHNIC.match(passage.text[match.end() : match.end() + 40])
            and not re.search(r"\d $", passage.text[: match.start()][-2:])
        ):
            yield Mark(
                start=match.start(),
                end=match.end(),
                category=Category.ETHNICITY,
                evidence="word for ethnicity or language",
                confidence=0.9,
            )


def _plain(passage: Passage, pattern: Pattern, category: Category, why: str) -> Iterator[Mark]:
    for match in pattern.finditer(passage.text):
        yield Mark(
            start=match.start(), end=match.end(), category=category, evidence=why, confidence=0.9
        )
