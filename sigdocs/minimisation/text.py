"""Tokens, folding and sentences. Offsets always count code points of the text as it was read."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad]|['\u2019\u02bc](?=[^\W\d_]))*"  # O'Neill, Wells's
)
_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]?[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"'])(?:Mr|Mrs|Ms|Dr|Drs|Prof|St|Rev|No|Hon|vs|e\.g|i\.e|[A-Z])$"
)
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "'": "",
        "\u2019": "",
        "\u02bc": "",
        "\u00ad": "",
    }
)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case, without accents, apostrophes or soft hyphens: what two spellings share."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).lower())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return plain.translate(_LETTERS)


class Token(NamedTuple):
    """One word: ``start`` and ``end`` without a possessive 's; ``fold`` is its folded form.

    ``is_capital``: it begins with a capital letter; ``is_caps``: all capitals, two letters or more.
    """

    start: int
    end: int
    text: str
    fold: str
    is_capital: bool
    is_caps: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One answer (or layer, with question ""), cut into tokens and sentences.

    ``written`` is the answer as it came; ``text`` the same with the capitals that finders go by
    (see ``casing``), of the same length.
    """

    question: str
    occurrence: int
    text: str
    written: str
    tokens: tuple[Token, ...] = field(default=())
    gaps: tuple[str, ...] = field(default=("\0",))
    sentences: tuple[int, ...] = field(default=())
    openers: frozenset[int] = field(default=frozenset())

    def gap(self, index: int) -> str:
        """What stands between token ``index`` and the one after it (a null character past the last)."""
        return self.gaps[index] if index < len(self.gaps) else "\0"

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """(start, end) of the sentence that holds ``offset``; lines end sentences too."""
        place = bisect_right(self.sentences, offset) - 1
        start = self.sentences[max(place, 0)]
        after = self.sentences[place + 1] if place + 1 < len(self.sentences) else len(self.text)
        return start, after

    def opens_sentence(self, index: int) -> bool:
        """Whether nothing but bullets, quotes and brackets stands between a sentence's start and it."""
        return index in self.openers

    def index_at(self, offset: int) -> int:
        """The first token that starts at or after ``offset``."""
        return bisect_right(self.tokens, (offset - 1, 1 << 60))


def passage(question: str, occurrence: int, text: str, written: str = "") -> Passage:
    """Cut ``text`` into tokens and sentences; ``written``: how it came, where that differs."""
    tokens = tuple(_tokens(text))
    sentences = tuple(_sentence_starts(text))
    starts = [token.start for token in tokens]
    between = zip(tokens, tokens[1:], strict=False)
    return Passage(
        question=question,
        occurrence=occurrence,
        text=text,
        written=written or text,
        tokens=tokens,
        gaps=(*(text[one.end : other.start] for one, other in between), "\0"),
        sentences=sentences,
        openers=frozenset(bisect_left(starts, start) for start in sentences),
    )


def _tokens(text: str) -> Iterator[Token]:
    for match in _WORD.finditer(text):
        word, end = match.group(), match.end()
        if len(word) > 2 and word[-1] in "sS" and word[-2] in "'\u2019\u02bc":
            word, end = word[:-2], end - 2
        is_caps = len(word) > 1 and word.isupper()
        yield Token(match.start(), end, word, fold(word), word[0].isupper(), is_caps)


def _sentence_starts(text: str) -> Iterator[int]:
    yield 0
    for match in _SENTENCE_END.finditer(text):
        if match.group()[0] == "\n" or not _ABBREVIATED.search(text[: match.start()][-12:]):
            yield match.end()
