"""A small name tagger: an averaged perceptron over capitalised words, with hashed features.

It prompts: its silence never counts as absence. Trained by ``benchmarks/train_names.py``; the shipped
model holds hashes of name lists and weights only, no list of names.

Layout of the model: b"SGN1", then for each of four sections a 4-byte length and that many bytes:
forenames, surnames, ordinary words (sorted 32-bit hashes) and the weights (16-bit, classes x buckets).
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from zlib import crc32, decompress

from sigdocs.minimisation.text import Passage, Token

CLASSES = ("O", "PER", "ORG", "LOC", "MISC")
BUCKETS = 1 << 17
Tags = dict[int, tuple[str, float]]
MAGIC = b"SGN1"
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "sister",
        "nurse",
        "baby",
        "sir",
        "dame",
        "pastor",
        "rev",
    ]
)


def hash_of(text: str) -> int:
    """The 32-bit hash under which words and features are stored."""
    return crc32(text.encode("utf-8"))


class NamesModel:
    """The name lists and the weights."""

    def __init__(self, content: bytes, forenames: frozenset[str] = frozenset()) -> None:
        """Unpack ``content``; b"" gives a model that knows nothing. ``forenames``: more of them."""
        sections = _sections(content) if content[:4] == MAGIC else [b"", b"", b"", b""]
        self.forenames, self.surnames, self.ordinary = (_set_of(s) for s in sections[:3])
        self.forenames |= {hash_of(name) for name in forenames}
        self.weights = array("h", sections[3]) if sections[3] else array("h", [0]) * 0

    def is_forename(self, word: str) -> bool:
        """Whether a folded word is a forename that many people bear."""
        return hash_of(word) in self.forenames

    def is_surname(self, word: str) -> bool:
        """Whether a folded word is a surname that many people bear."""
        return hash_of(word) in self.surnames

    def is_ordinary(self, word: str) -> bool:
        """Whether a folded word occurs in small letters in ordinary prose."""
        return hash_of(word) in self.ordinary

    def flags(self, word: str) -> str:
        """Which lists hold the word: "f", "s", "o"."""
        value = hash_of(word)
        return (
            ("f" if value in self.forenames else "")
            + ("s" if value in self.surnames else "")
            + ("o" if value in self.ordinary else "")
        )

    def tag(self, passage: Passage) -> dict[int, tuple[str, float]]:
        """The class of each capitalised token that is not "O", with its margin over "O"."""
        found: dict[int, tuple[str, float]] = {}
        if not self.weights:
            return found
        label = "O"
        for index, token in enumerate(passage.tokens):
            if not token.is_capital:
                label = "-"
                continue
            scores = self.scores(features(self, passage, index, label))
            best = max(range(len(CLASSES)), key=scores.__getitem__)
            label = CLASSES[best]
            if best:
                found[index] = (label, float(scores[best] - scores[0]))
        return found

    def scores(self, hashes: list[int]) -> list[int]:
        """The sum of the weights of each class."""
        weights = self.weights
        none = person = organisation = place = other = 0
        for value in hashes:
            base = (value % BUCKETS) * 5
            none += weights[base]
            person += weights[base + 1]
            organisation += weights[base + 2]
            place += weights[base + 3]
            other += weights[base + 4]
        return [none, person, organisation, place, other]


def features(model: NamesModel, passage: Passage, index: int, label: str) -> list[int]:
    """The hashed features of one token; ``label`` is the class of the capitalised token before it."""
    token = passage.tokens[index]
    before, after = _fold_at(passage, index - 1), _fold_at(passage, index + 1)
    flags, shape = model.flags(token.fold), _shape(token)
    start = "^" if passage.opens_sentence(index) else ""
    left, right = _mark(passage.gap(index - 1) if index else "\n"), _mark(passage.gap(index))
    cap_before = index > 0 and passage.tokens[index - 1].is_capital
    cap_after = index + 1 < len(passage.tokens) and passage.tokens[index + 1].is_capital
    after_flags = model.flags(after) if after else "-"
    before_flags = model.flags(before) if before else "-"
    titled = before in _TITLES
    raw = (
        "b",
        "w" + token.fold,
        "s" + shape,
        "p" + token.fold[:3],
        "x" + token.fold[-3:],
        "y" + token.fold[-2:],
        "g" + flags,
        "gs" + flags + start,
        "gc" + flags + str(cap_before) + str(cap_after),
        "l" + before,
        "r" + after,
        "ll" + _fold_at(passage, index - 2),
        "rr" + _fold_at(passage, index + 2),
        "gl" + flags + before_flags + left,
        "gr" + flags + after_flags + right + str(cap_after),
        "t" + str(titled),
        "q" + label + flags,
        "qb" + label + left + str(cap_before),
        "ml" + left + right,
        "lr" + before + "|" + after,
        "wr" + token.fold + "|" + after,
        "sc" + shape + start + str(cap_after),
        "ca" + flags + after + str(cap_after),
    )
    return [hash_of(text) for text in raw]


def _fold_at(passage: Passage, index: int) -> str:
    return passage.tokens[index].fold if 0 <= index < len(passage.tokens) else ""


def _shape(token: Token) -> str:
    if token.is_caps:
        return "AA"
    return "Aa" if token.text[1:].islower() else ("A" if len(token.text) == 1 else "AaA")


def _mark(gap: str) -> str:
    """What kind of gap it is: its first mark, or a space."""
    bare = gap.strip(" \u00a0")
    return bare[:1] if bare else " "


def _sections(content: bytes) -> list[bytes]:
    body = decompress(content[4:])
    sections, place = [], 0
    while place < len(body):
        length = int.from_bytes(body[place : place + 4], "big")
        sections.append(body[place + 4 : place + 4 + length])
        place += 4 + length
    return sections


def _set_of(section: bytes) -> frozenset[int]:
    values = array("I")
    values.frombytes(section)
    return frozenset(values)


@lru_cache(maxsize=4)
def names_model(content: bytes, forenames: frozenset[str] = frozenset()) -> NamesModel:
    """The model in ``content``, unpacked once; ``forenames``: those of words.toml."""
    return NamesModel(content, forenames)
