"""The aliases of everyone who is known, and whether an ordinary word stands as a name in its place."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from sigdocs.minimisation.beliefs import belief_words
from sigdocs.minimisation.dates import MONTHS
from sigdocs.minimisation.mentions import DAYS
from sigdocs.minimisation.names import is_title
from sigdocs.minimisation.people import Book, Entry
from sigdocs.minimisation.stretches import head_words
from sigdocs.minimisation.tagger import NamesModel
from sigdocs.minimisation.text import Passage, Token
from sigdocs.model.policy import Words

_MODALS = frozenset(["may", "will", "might", "must", "shall", "should", "would", "could", "can"])
_LINKS = frozenset(
    [
        "and",
        "or",
        "in",
        "on",
        "at",
        "by",
        "for",
        "to",
        "from",
        "with",
        "as",
        "of",
        "that",
        "when",
        "then",
        "also",
    ]
    + [
        "but",
        "because",
        "before",
        "after",
        "if",
        "not",
        "whom",
        "which",
        "while",
        "since",
        "until",
        "via",
    ]
)
_MASS = frozenset(
    [
        "frost",
        "hope",
        "price",
        "rice",
        "rain",
        "snow",
        "storm",
        "gale",
        "flood",
        "stone",
        "pain",
        "wood",
    ]
)
_ALSO_VERBS = frozenset(["will", "may", "hope", "grant", "mark", "rush", "love", "case"])
_BARE = frozenset(
    ["for", "of", "by", "to", "from", "with", "re", "versus", "v", "against", "about", "on"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A sequence of folded parts; ``kind`` is "full", "family", "given" or "nick"."""

    parts: tuple[str, ...]
    kind: str
    key: str


class AliasTable:
    """Every alias of everyone in the book, by its first part."""

    def __init__(self, book: Book, words: Words, model: NamesModel) -> None:
        """Derive the aliases of each entry."""
        self.book, self.words, self.model = book, words, model
        self.by_first: dict[str, list[Alias]] = defaultdict(list)
        for entry in book.entries:
            for alias in self._of(entry):
                if alias not in self.by_first[alias.parts[0]]:
                    self.by_first[alias.parts[0]].append(alias)
        for aliases in self.by_first.values():
            aliases.sort(key=lambda alias: -len(alias.parts))
        families = {part for e in book.entries for family in e.family for part in family}
        givens = {g for e in book.entries for g in e.given if len(g) > 4}
        self.long_parts = tuple(sorted({p for p in families if len(p) >= 4} | givens))
        self.beliefs = belief_words(words)
        self.givens = tuple(
            alias for rows in self.by_first.values() for alias in rows if alias.kind == "given"
        )
        self._slips: dict[str, str] = {}
        self._shorts: dict[str, Alias | None] = {}
        self.known = book.index
        self.heads = head_words(words)
        self.deeds = words.acts | words.say | words.helping | words.adverbs
        self.after = self.deeds | words.matters | _LINKS | _MODALS | words.pronouns

    def _of(self, entry: Entry) -> list[Alias]:
        found = []
        for name in entry.names:
            given, family = name.given, name.family
            if given:
                found += [Alias(parts=given + family, kind="full", key=entry.key)]
                found += [Alias(parts=family + given, kind="full", key=entry.key)]
                found += [
                    Alias(parts=(part, *family), kind="full", key=entry.key)
                    for part in given
                    if len(part) > 1
                ]
                found += [
                    Alias(parts=(part,), kind="given", key=entry.key)
                    for part in given
                    if len(part) > 1
                ]
            found += self._families(entry, family)
        for nick in sorted(entry.nicknames):
            if not self.is_ordinary(nick):
                found.append(Alias(parts=(nick,), kind="nick", key=entry.key))
            found += [
                Alias(parts=(nick, *family), kind="full", key=entry.key)
                for family in sorted(entry.family)
            ]
        return found

    def _families(self, entry: Entry, family: tuple[str, ...]) -> list[Alias]:
        if len(family) == 1 and len(family[0]) == 1:
            return []  # "Mr B": a letter alone is nobody's name
        found = [Alias(parts=family, kind="family", key=entry.key)]
        bare = _without_o(entry, family)
        if bare:
            found.append(Alias(parts=(bare,), kind="family", key=entry.key))
        if len(family) > 1:
            own = [p for p in family if len(p) >= 4 and p not in self.words.particles]
            found += [Alias(parts=(p,), kind="part", key=entry.key) for p in own]
        return found

    def is_ordinary(self, word: str) -> bool:
        """Whether a name is also an ordinary word, a month, an eponym or a place, or very short."""
        lists = (
            word in self.words.name_like
            or word in self.words.vocabulary
            or word in self.words.eponyms
        )
        return (
            lists
            or len(word) <= 3
            or word in MONTHS
            or word in self.words.not_names
            or word in self.words.places
        )

    def is_plain(self, word: str) -> bool:
        """Whether it is ordinary, or at least occurs in small letters in prose."""
        return self.is_ordinary(word) or self.model.is_ordinary(word)


def _without_o(entry: Entry, family: tuple[str, ...]) -> str:
    """As in "Dwyer" for O'Dwyer; "" where the surname is not written so."""
    rest = family[-1][1:]
    if len(rest) < 4 or family[-1][0] != "o":
        return ""
    written = " ".join(entry.spellings).lower().replace("\u2019", "'")
    return rest if f"o'{rest}" in written else ""


class PlacedWords(AliasTable):
    """Judges whether a capitalised ordinary word is a name where it stands (Mrs May, "in May")."""

    def _stands_bare(self, passage: Passage, index: int) -> bool:
        """An ordinary noun in small letters without an article: "the Rx for bell was dispensed"."""
        token = passage.tokens[index]
        if self._opens_sloppily(passage, index):
            return True
        if token.fold not in self.words.nouns or index == 0 or index + 1 >= len(passage.tokens):
            return False
        before, after = passage.tokens[index - 1].fold, passage.tokens[index + 1].fold
        return (
            before in _BARE
            and after in self.words.acts
            and passage.gap(index) == " "
            and passage.gap(index - 1) == " "
        )

    def _opens_sloppily(self, passage: Passage, index: int) -> bool:
        """As in "post was told by …" where the writer keeps names small: opens a sentence, a verb follows."""
        token = passage.tokens[index]
        entries = (self.book.entry(alias.key) for alias in self.by_first[token.fold])
        if token.fold in _MODALS or index + 1 >= len(passage.tokens):
            return False
        if not any(spelling.islower() for entry in entries for spelling in entry.spellings):
            return False
        opens = index == 0 or bool(re.search(r"[.!?\n]\s*$", passage.gap(index - 1)))
        following = passage.tokens[index + 1].fold
        return opens and passage.gap(index) == " " and following in self.words.acts | self.words.say

    def _stands_as_name(self, passage: Passage, index: int, alias: Alias) -> bool:
        """A capitalised ordinary word: a name unless its neighbours or its place say otherwise."""
        token = passage.tokens[index]
        following = passage.tokens[index + 1] if index + 1 < len(passage.tokens) else None
        if self._is_thing(passage, index, following) or self._is_headline(passage, index):
            return False
        if token.fold in DAYS:
            verbs = self.words.say | self.words.helping
            return following is not None and following.fold in verbs and passage.gap(index) == " "
        if token.fold in MONTHS or token.fold in ("mon", "wed", "sat", "sun"):
            return (
                following is not None
                and following.fold in self.words.say
                and passage.gap(index) == " "
            )
        if passage.opens_sentence(index):
            return self._opens_as_name(passage, index, following)
        return not re.match(r" ?\d", passage.text[token.end : token.end + 2])

    def _opens_as_name(self, passage: Passage, index: int, following: Token | None) -> bool:
        """Where it opens a sentence: a noun that counts would need an article, so a verb tells a name."""
        token = passage.tokens[index]
        after = passage.text[token.end : token.end + 12]
        if re.match(r"['\u2019]s\b", after) or self._is_whole_line(passage, token):
            return True
        if following is None:
            return False
        if not self.model.is_ordinary(token.fold) and following.text.islower():
            return True  # "Marshall of room 8": nobody writes the word small
        soft = token.fold in self.words.adjectives
        if passage.gap(index) == " ":
            if token.is_caps and len(token.text) > 3 and following.text.islower():
                return True
            return self._is_subject(passage, index, following, soft=soft)
        if re.match(r":\s*[\"\u201c\u2018]", after):
            return True
        closes = token.fold in ("best", "love", "first", "second", "last", "next")
        return not soft and not closes and bool(re.match(r" \([A-Za-z]|, \w| [-\u2013] ", after))

    def _is_subject(self, passage: Passage, index: int, following: Token, *, soft: bool) -> bool:
        """Whether what follows is a verb that the word is the subject of."""
        token, fold = passage.tokens[index], following.fold
        further = passage.tokens[index + 2].fold if index + 2 < len(passage.tokens) else ""
        if token.fold in _ALSO_VERBS:
            past = fold in self.words.acts | self.words.say and fold not in ("and", "put", "set")
            return (fold in self.words.helping or past) and further not in (
                "that",
                "lost",
                "expressed",
            )
        if passage.text.startswith(" to be ", token.end):
            return True
        if fold in self.deeds:
            return True
        if fold in _MODALS:  # "Blessing may be right"; not "Frost may delay", which is a thing
            return (
                soft or self.model.is_forename(token.fold) or token.fold in self.words.nouns - _MASS
            )
        return self._is_verb(following, further, soft=soft)

    def _is_verb(self, following: Token, further: str, *, soft: bool) -> bool:
        """By its ending, and by what it governs: "filed a grievance", "blames the rota"."""
        fold = following.fold
        if not following.text.islower() or len(fold) < 4 or fold.endswith("ss"):
            return False
        if fold.endswith("ed"):
            return not soft or further in self.words.governed
        return fold.endswith("s") and further in self.words.governed

    def _is_whole_line(self, passage: Passage, token: Token) -> bool:
        line = passage.text[passage.text.rfind("\n", 0, token.start) + 1 :].split("\n", 1)[0]
        return line.strip(" ,.\"'\u201c\u201d-") == token.text

    def _is_thing(self, passage: Passage, index: int, following: Token | None) -> bool:
        """As in "Wells score", "Parkinson's disease", "Young's modulus", "Rose ward", "Garden III"."""
        token = passage.tokens[index]
        if self._is_inside(passage, index, following):
            return True
        if following is None:
            return False
        gap = passage.text[token.end : following.start]
        if not re.fullmatch(r"(?:['\u2019]s?)?[ -]", gap):
            return False
        if following.fold in self.heads or (
            following.fold in ("ii", "iii", "iv") and following.is_caps
        ):
            return True
        is_owned = (
            gap[0] in "'\u2019" and token.fold in self.words.eponyms and not following.is_capital
        )
        if is_owned and following.fold not in self.words.kin | self.words.belongings:
            return True
        further = passage.tokens[index + 2].fold if index + 2 < len(passage.tokens) else ""
        if (
            token.fold in self.words.eponyms
            and following.text.islower()
            and further in self.words.medical_heads
        ):
            return True  # "Gibbs reflective cycle"
        return self._is_pair(passage, index, following)

    def _is_inside(self, passage: Passage, index: int, following: Token | None) -> bool:
        """As in "the Red Cross", "Boxing Day", "Long Covid": a part of another name."""
        known = self.known
        before = passage.tokens[index - 1] if index else None
        if before is not None and passage.gap(index - 1) == " ":
            if before.is_capital and not passage.opens_sentence(index - 1) and len(before.text) > 1:
                is_plain = before.fold not in known and self.is_plain(before.fold)
                return is_plain and not is_title(passage, index - 1, self.words)
            if before.fold in ("the", "a", "an"):
                return (
                    following is None
                    or following.is_capital
                    or following.fold
                    not in self.words.kin | self.words.belongings | self.words.matters
                )
        owned = passage.gap(index) in ("'s ", "\u2019s ")
        if following is not None and owned and following.is_capital:
            return following.fold not in known and not is_title(passage, index + 1, self.words)
        if following is None or passage.gap(index) != " ":
            return False
        token = passage.tokens[index]
        if token.fold in self.words.adjectives and following.text.islower():
            further = passage.tokens[index + 2].fold if index + 2 < len(passage.tokens) else ""
            shaped = self._is_verb(following, further, soft=passage.opens_sentence(index))
            return following.fold not in self.after and not shaped  # "Young people", "Long waits"
        if not following.is_capital:
            return False
        known_word = following.fold in known or following.fold in self.words.not_names
        return not known_word and not following.is_caps

    def _is_pair(self, passage: Passage, index: int, following: Token) -> bool:
        """As in "Salter-Harris", "Braxton Hicks": two eponyms, of which the other is nobody's name here."""
        token, known = passage.tokens[index], self.known
        before = passage.tokens[index - 1] if index else None
        if (
            following.fold in self.words.eponyms
            and following.is_capital
            and following.fold not in known
        ):
            return token.fold in self.words.eponyms
        led = before is not None and before.is_capital and passage.gap(index - 1) in ("-", " ")
        return (
            led
            and before is not None
            and before.fold in self.words.eponyms
            and before.fold not in known
        )

    def _is_headline(self, passage: Passage, index: int) -> bool:
        near = passage.tokens[max(0, index - 2) : index] + passage.tokens[index + 1 : index + 3]
        return (
            passage.tokens[index].is_caps and sum(t.is_caps and len(t.text) > 3 for t in near) >= 2
        )
