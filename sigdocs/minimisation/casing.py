"""Gives lines that were written all in small letters, or all in capitals, the capitals that names have.

Finders go by capitals. A dictated line ("seen by gulsen yildirim") or a shouted one has none that tell
anything, so it is read in a copy with the capitals that the word lists suggest. The copy has the same
length, so that offsets hold; what is written out comes from the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sigdocs.minimisation.dates import MONTHS
from sigdocs.minimisation.graded import POST_NOUNS
from sigdocs.minimisation.letter_case import is_shouted, is_small
from sigdocs.minimisation.tagger import NamesModel, kinds_of
from sigdocs.minimisation.text import Token, passage
from sigdocs.model.policy import Words

_MAIL = re.compile(r"[@_]|\w\.\w\w|://")
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^.!?\t]+(?:[.!?\t]+(?!\s)[^.!?\t]+)*[.!?\t]*\s*")
_BARE = re.compile(  # a sentence or cell that begins with a small letter, or with three words in capitals
    r"(?:^|[.!?] +|\t)(?:[^\W\d_A-Z][\w'\u2019/-]* |[A-Z]{2,} [A-Z]{2,} [A-Z]{2,})"
)
_SURE_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "professor",
        "miss",
        "rev",
        "revd",
        "pc",
        "cllr",
        "sir",
        "dame",
    ]
)
_INNER = frozenset("neklpatxhm")  # kinds of words that are no one's name unless the lists say so
_ARTICLES = frozenset(["the", "a", "an", "to", "of"])
_MODALS = frozenset(["will", "may", "can", "must", "might", "shall"])
# how much like a name an unknown word is spelt: anywhere, after a word that leads up to people,
# and where only a name can follow
_SPELT, _LED, _AWAITED = 80, 0, -40
_LEADS = frozenset(
    ["by", "with", "w", "told", "asked", "rang", "saw", "met", "per", "cc", "fao", "from", "signed"]
)
_PLACED = re.compile(  # the place of a patient, or "seen by", "handed over to" and the like
    r"\b(?:(?:bed|bay|cubicle|room|side ?room|sr|pt|patient|case|pts|nok|d/w|s/b|s/w|h/o to|t/c|c/o)"
    r"\W{0,3}\d{0,2}"
    r"|(?:spoke|spoken|handed over|given|reported|referred) to|(?:informed|aware|told)) ?[-:,\u2013]? ?$"
)


def recased(text: str, words: Words, model: NamesModel) -> str:
    """``text`` with names in capitals where a line has no telling ones; of the same length."""
    return _LINE.sub(lambda line: _line(line.group(), words, model), text)


def _line(line: str, words: Words, model: NamesModel) -> str:
    """The line, or its sentences, with capitals where they are all in small letters or all in capitals."""
    if len(line.lower()) != len(line):
        return line
    if is_shouted(line) or is_small(line):
        return _part(line, words, model)
    if not _BARE.search(line):
        return line
    return _SENTENCE.sub(lambda part: _part(part.group(), words, model), line)


def _part(part: str, words: Words, model: NamesModel) -> str:
    if is_shouted(part):
        return _Recaser(part.lower(), words, model, shouted=part).text()
    return _Recaser(part, words, model).text() if is_small(part) else part


class _Recaser:
    """One line in small letters; ``shouted``: how it was written, if in capitals."""

    def __init__(self, line: str, words: Words, model: NamesModel, shouted: str = "") -> None:
        self.line, self.words, self.model, self.shouted = line, words, model, shouted
        self.kinds = kinds_of(words)
        self.passage = passage("", 1, line)

    def text(self) -> str:
        """The line with capitals."""
        raised = set(self._raised())
        raised |= set(self._beside(raised))
        letters = list(self.line)
        for index, token in enumerate(self.passage.tokens):
            if index in raised:
                letters[token.start] = _upper(letters[token.start])
            elif self.shouted and self._is_short(index):
                letters[token.start : token.end] = self.shouted[token.start : token.end]
        for start in self.passage.sentences if self.shouted else ():
            if start < len(letters):
                letters[start] = _upper(letters[start])
        return "".join(letters)

    def _raised(self) -> Iterator[int]:
        """Titles, months, and words that are names, or spelt like one, and no ordinary words."""
        for index, token in enumerate(self.passage.tokens):
            if (
                token.fold in _SURE_TITLES
                or token.fold in self.words.places
                or self._is_name(index)
            ):
                yield index

    def _is_name(self, index: int) -> bool:
        token = self.passage.tokens[index]
        if self._is_plain(token) or len(token.fold) < 3 or self._is_mail(token):
            return False
        if token.fold in MONTHS and self._dated(index):
            return False
        flags = self.model.flags(token.fold)
        if token.fold in self.words.name_like:
            before = (
                self.passage.tokens[index - 1].fold if self.passage.gap(index - 1) == " " else ""
            )
            return (
                bool(flags) and before not in _ARTICLES and token.fold not in self.words.adjectives
            )
        if flags and ("f" in flags or not self._is_inflected(token.fold)):
            return True
        bar = self._bar(index)
        return bar < _SPELT if flags else self.model.shape(token.fold) > bar

    def _is_inflected(self, fold: str) -> bool:
        """As in "sheets", "holder": a rare surname that is a form of an ordinary word."""
        stems = {fold[:-1], fold[:-2]} if fold.endswith(("s", "er")) else set()
        return any(len(stem) > 2 and self.model.is_ordinary(stem) for stem in stems)

    def _bar(self, index: int) -> int:
        """How much like a name an unknown word must be spelt: less where people are named."""
        if len(self.passage.tokens[index].fold) < 4:
            return _SPELT
        if _PLACED.search(self.line[: self.passage.tokens[index].start][-30:]):
            return _LED
        before = self.passage.tokens[index - 1].fold if index else ""
        gap = self.passage.gap(index - 1) if index else ""
        if gap in (" ", ": ", ". ", " - ") and (len(before) == 1 or self._is_role(before)):
            return _AWAITED
        led = before in _LEADS or (before in self.words.kin and gap == " ")
        after = self.passage.tokens[index + 1].fold if self.passage.gap(index) == " " else ""
        return _LED if led or after in self.words.say or (after == "to" and not index) else _SPELT

    def _is_role(self, fold: str) -> bool:
        """A title, the short form of a post, or a post: "mr", "hca", "registrar"."""
        words = self.words
        listed = fold in words.clinical_titles or fold in words.plain_titles
        short = len(fold) > 1 and fold in words.role_letters
        return listed or short or fold in words.posts or fold in POST_NOUNS

    def _beside(self, raised: set[int]) -> Iterator[int]:
        """Words that are also ordinary, after a title or forename, or before a surname."""
        for index in range(len(self.passage.tokens)):
            if index in raised:
                continue
            led = index - 1 in raised and self.passage.gap(index - 1) in (" ", ". ", "-")
            led = led or (index > 0 and self._is_particle(index - 1))
            if (
                (led and self._goes_on(index))
                or self._opens_name(index, raised)
                or self._is_letter(index, raised)
            ):
                raised.add(index)
                yield index

    def _is_letter(self, index: int, raised: set[int]) -> bool:
        """As in "karen w - as above", "m thistlewood": a letter that ends or begins a name."""
        letter = self.passage.tokens[index].fold
        if len(letter) > 1 or letter in "ai":
            return False
        opens = not index and self.passage.gap(index) == " "
        begins = (opens or self.passage.gap(index) == ". ") and index + 1 in raised
        ends = index - 1 in raised and self.passage.gap(index - 1) == " "
        ends = ends and self.model.is_forename(self.passage.tokens[index - 1].fold)
        return begins or (
            ends and bool(re.match(r" ?[-,.;:)(\u2013\0]|\Z", self.passage.gap(index)))
        )

    def _is_particle(self, index: int) -> bool:
        """As in "al-mansoori", "o'brien" apart: a particle that a hyphen ties to the surname."""
        fold = self.passage.tokens[index].fold
        return fold in self.words.particles and self.passage.gap(index) == "-"

    def _goes_on(self, index: int) -> bool:
        """Whether a word goes on with the name before it: after a title, a forename or a hyphen."""
        token, before = self.passage.tokens[index], self.passage.tokens[index - 1].fold
        named = token.fold in self.words.name_like
        if self.passage.gap(index - 1) == "-":
            return token.fold not in self.words.pronouns
        function = (
            len(token.fold) < 4 and token.fold in self.words.not_names
        )  # "told bronagh to stop"
        if function or token.fold in _MODALS or (not named and self._is_small(token)):
            return False
        if before in _SURE_TITLES:
            return True
        if not self.model.is_forename(before):
            return False
        unknown = not self._is_plain(token) and len(token.fold) > 2
        return unknown or named or self.model.is_surname(token.fold)

    def _is_small(self, token: Token) -> bool:
        """A verb, pronoun, post or other word that goes on with no name."""
        kind = self.kinds.get(token.fold, "-")
        return token.fold in self.words.pronouns or kind in "akxnphmt"

    def _opens_name(self, index: int, raised: set[int]) -> bool:
        """As in "hope lovelace": a forename that is also a word, then a surname."""
        token, following = self.passage.tokens[index], index + 1
        if following not in raised or self.passage.gap(index) != " ":
            return False
        if token.fold in MONTHS and self._dated(index):
            return False
        surname = self.passage.tokens[following].fold
        listed = token.fold in self.words.name_like and self.model.is_forename(token.fold)
        return listed and surname not in _SURE_TITLES and surname not in MONTHS

    def _is_plain(self, token: Token) -> bool:
        kind = self.kinds.get(token.fold, "")
        return (
            self.model.is_ordinary(token.fold)
            or (bool(kind) and kind in _INNER)
            or token.fold in self.words.abbreviations
            or token.fold in self.words.vocabulary
        )

    def _is_short(self, index: int) -> bool:
        """An abbreviation or initial in a line of capitals stays one."""
        token = self.passage.tokens[index]
        if len(token.fold) == 1:
            return self.passage.gap(index)[:1] == "."
        return token.fold in self.words.abbreviations or (
            len(token.fold) < 5 and not self.model.is_ordinary(token.fold)
        )

    def _dated(self, index: int) -> bool:
        """Whether the name of a month is one here: beside a figure, or after "in", "since" and the like."""
        around = self.line[: self.passage.tokens[index].start][-12:]
        after = self.line[self.passage.tokens[index].end :][:4]
        led = re.search(
            r"(?:\d|th|st|nd|rd|\b(?:of|in|by|since|until|from|to|and|last|this|next)) $", around
        )
        return bool(led or re.match(r" \d", after))

    def _is_mail(self, token: Token) -> bool:
        """Whether the word is part of an address: "kit.b@ward.example", "ward.example/kit_b"."""
        start = self.line.rfind(" ", 0, token.start) + 1
        end = self.line.find(" ", token.end)
        return bool(_MAIL.search(self.line[start : end if end >= 0 else len(self.line)]))


def _upper(letter: str) -> str:
    """The capital, where it is one letter as well."""
    return letter.upper() if len(letter.upper()) == 1 else letter
