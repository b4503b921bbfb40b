"""Whether words are about a person who asks: by name, however it is spelt, by number, by pseudonym.

The other way round from minimising: here everything that may be about one person is to be found, and
a person goes through it. First names count in their common short forms too (``forms_of``); alone, with
no surname beside them, only in a case that is known to be about the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sigdocs.minimisation.slips import is_misspelling
from sigdocs.minimisation.text import fold
from sigdocs.model.personal import PersonalText

_WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc`][^\W_]+)*")
_POSSESSIVE = re.compile(r"['\u2019\u02bc`]s$", re.IGNORECASE)
_MOST_BETWEEN = 2  # middle names or initials between the first name and the surname
_LONGEST_INITIALS = 3
TITLES = frozenset(("dr", "mr", "mrs", "ms", "mx", "rn", "sr"))  # no initials, short as they are
_SHORTEST_NUMBER = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A person who is sought: names (each of two words or more first), numbers, pseudonyms.

    ``nicknames`` are the short forms of first names; ``alone`` are first names and others by which
    the case that is searched calls the person without a surname, folded.
    """

    names: tuple[PersonalText, ...]
    numbers: tuple[PersonalText, ...] = ()
    labels: tuple[str, ...] = ()
    nicknames: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    alone: frozenset[str] = field(default=frozenset(), repr=False)

    def certainty(self, text: str) -> str:
        """By what a passage may be about the person, the surest first; "" where it is not."""
        words = folded_words(text)
        for name in self.names:
            if found := _by_name(folded_words(name.reveal()), words, self.nicknames):
                return found
        if any(_holds_number(number.reveal(), text) for number in self.numbers):
            return "their number"
        if label := next((each for each in self.labels if _holds_label(each, text)), ""):
            return f"as {label}"
        return "first name only" if self._is_called(text) else ""

    def _is_called(self, text: str) -> bool:
        """Whether one of the words that stand for the person alone is there as a name."""
        return any(word[0].isupper() and fold(_POSSESSIVE.sub("", word)) in self.alone
                   for word in _WORD.findall(text))  # fmt: skip


def forms_of(first: str, nicknames: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """A first name with its short forms, what it may be short for, and their other short forms."""
    whole = {first, *(name for name, shorts in nicknames.items() if first in shorts)}
    return frozenset(whole).union(*(nicknames.get(name, ()) for name in whole))


def folded_words(text: str) -> list[str]:
    """The words of a text in small letters, without accents, apostrophes and a possessive s."""
    return [fold(_POSSESSIVE.sub("", word)) for word in _WORD.findall(text)]


def _by_name(name: list[str], words: list[str], nicknames: Mapping[str, tuple[str, ...]]) -> str:
    """How surely some words name the person."""
    if not name:
        return ""
    if len(name) == 1:
        return "another name" if name[0] in words else ""
    first, last = name[0], name[-1]
    if last not in words and not any(is_misspelling(word, last) for word in words):
        return ""
    short = forms_of(first, nicknames) - {first}
    found = {_at(place, words, first, last, short) for place in range(len(words))} - {""}
    order = ("full name", "full name, misspelt", "nickname and surname", "initial and surname",
             "surname only", "surname, misspelt")  # fmt: skip
    return next((each for each in order if each in found), "")


def _at(place: int, words: list[str], first: str, last: str, short: frozenset[str]) -> str:
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
    if any(other in short for other in _beside(place, words)):
        return "nickname and surname"
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
    if word[:1] != first[:1] or word in TITLES:
        return False
    return len(word) == 1 or (len(word) <= _LONGEST_INITIALS and not set(word) & set("aeiou"))


def _holds_number(number: str, text: str) -> bool:
    wanted, given = _figures(number), _figures(text)
    return len(wanted) >= _SHORTEST_NUMBER and wanted in given


def _figures(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _holds_label(label: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text) is not None
