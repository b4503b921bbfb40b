"""Whether words are about a person who asks: by name, however it is spelt, by number, by pseudonym.

The other way round from minimising: here everything that may be about one person is to be found, and
a person goes through it. Nicknames that nobody told of are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sigdocs.minimisation.slips import is_misspelling
from sigdocs.minimisation.text import fold
from sigdocs.model.personal import PersonalText

_WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc`][^\W_]+)*")
_POSSESSIVE = re.compile(r"['\u2019\u02bc`]s$", re.IGNORECASE)
_MOST_BETWEEN = 2  # middle names or initials between the first name and the surname
_LONGEST_INITIALS = 3
_TITLES = frozenset(("dr", "mr", "mrs", "ms", "mx", "rn", "sr"))  # no initials, short as they are
_SHORTEST_NUMBER = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A person who is sought: names (each of two words or more first), numbers, pseudonyms."""

    names: tuple[PersonalText, ...]
    numbers: tuple[PersonalText, ...] = ()
    labels: tuple[str, ...] = ()

    def certainty(self, text: str) -> str:
        """By what a passage may be about the person, the surest first; "" where it is not."""
        words = folded_words(text)
        for name in self.names:
            if found := _by_name(folded_words(name.reveal()), words):
                return found
        if any(_holds_number(number.reveal(), text) for number in self.numbers):
            return "their number"
        return next((f"as {label}" for label in self.labels if _holds_label(label, text)), "")


def folded_words(text: str) -> list[str]:
    """The words of a text in small letters, without accents, apostrophes and a possessive s."""
    return [fold(_POSSESSIVE.sub("", word)) for word in _WORD.findall(text)]


def _by_name(name: list[str], words: list[str]) -> str:
    """How surely some words name the person."""
    if not name:
        return ""
    if len(name) == 1:
        return "another name" if name[0] in words else ""
    first, last = name[0], name[-1]
    found = {_at(place, words, first, last) for place in range(len(words))} - {""}
    order = ("full name", "full name, misspelt", "initial and surname", "surname only",
             "surname, misspelt")  # fmt: skip
    return next((each for each in order if each in found), "")


def _at(place: int, words: list[str], first: str, last: str) -> str:
    """What stands at one place: a surname that is theirs, or nearly, and what is beside it."""
    word = words[place]
    if word != last and not is_misspelling(word, last):
        return ""
    misspelt = word != last
    for other in _beside(place, words):
        if other == first:
            return "full name, misspelt" if misspelt else "full name"
        if is_misspelling(other, first):
            return "full name, misspelt"
    if any(_is_initials(other, first) for other in _next_to(place, words)) and not misspelt:
        return "initial and surname"
    return "surname, misspelt" if misspelt else "surname only"


def _beside(place: int, words: list[str]) -> Iterator[str]:
    """The words where the first name may stand: before the surname, or after it ("Onslow, Jeremy")."""
    yield from words[max(0, place - 1 - _MOST_BETWEEN) : place]
    yield from words[place + 1 : place + 2]


def _next_to(place: int, words: list[str]) -> Iterator[str]:
    yield from words[max(0, place - 2) : place]
    yield from words[place + 1 : place + 2]


def _is_initials(word: str, first: str) -> bool:
    """Whether a word is "j" or "jm": the first letter of the first name, alone or with others."""
    if word[:1] != first[:1] or word in _TITLES:
        return False
    return len(word) == 1 or (len(word) <= _LONGEST_INITIALS and not set(word) & set("aeiou"))


def _holds_number(number: str, text: str) -> bool:
    wanted, given = _figures(number), _figures(text)
    return len(wanted) >= _SHORTEST_NUMBER and wanted in given


def _figures(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _holds_label(label: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text) is not None
