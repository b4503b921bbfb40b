"""A small name tagger: an averaged perceptron over capitalised words, with hashed features.

It prompts: its silence never counts as absence. Trained by ``benchmarks/train_names.py``; the shipped
model holds hashes of name lists and weights only, no list of names.

Layout of the model: b"SGN2", then, compressed, for each of five sections a 4-byte length and that many
bytes: forenames, surnames, ordinary words (sorted 32-bit hashes), the weights of the tagger (16-bit,
buckets x classes) and those of the shape of words (16-bit, one for each bucket of letter groups).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32, decompress

from sigdocs.minimisation.text import Passage, Token
from sigdocs.model.policy import Words

CLASSES = ("O", "PER", "ORG", "LOC", "MISC")
BUCKETS = 1 << 17
SHAPES = 1 << 15
Tags = dict[int, tuple[str, float]]
MAGIC = b"SGN2"


def hash_of(text: str) -> int:
    """The 32-bit hash under which words and features are stored."""
    return crc32(text.encode("utf-8"))


class NamesModel:
    """The name lists and the weights."""

    def __init__(self, content: bytes, forenames: frozenset[str] = frozenset()) -> None:
        """Unpack ``content``; b"" gives a model that knows nothing. ``forenames``: more of them."""
        sections = _sections(content) if content[:4] == MAGIC else [b""] * 5
        self.forenames, self.surnames, self.ordinary = (_set_of(s) for s in sections[:3])
        self.forenames |= {hash_of(name) for name in forenames}
        self.weights, self.letters = array("h", sections[3]), array("h", sections[4])
        self._shapes: dict[str, int] = {}
        self._flags: dict[str, str] = {}
        self._rows = lru_cache(maxsize=1 << 15)(self._row)

    def is_forename(self, word: str) -> bool:
        """Whether a folded word is a forename that many people bear."""
        return "f" in self.flags(word)

    def is_surname(self, word: str) -> bool:
        """Whether a folded word is a surname that many people bear."""
        return "s" in self.flags(word)

    def is_ordinary(self, word: str) -> bool:
        """Whether a folded word occurs in small letters in ordinary prose."""
        return "o" in self.flags(word)

    def flags(self, word: str) -> str:
        """Which lists hold the word: "f", "s", "o"."""
        known = self._flags.get(word)
        if known is None:
            value = hash_of(word)
            lists = (("f", self.forenames), ("s", self.surnames), ("o", self.ordinary))
            known = self._flags[word] = "".join(flag for flag, held in lists if value in held)
        return known

    def shape(self, word: str) -> int:
        """How much a folded word is spelt like a name (above 0) or like another word (below)."""
        known = self._shapes.get(word)
        if known is None:
            weights = self.letters
            groups = letter_groups(word) if weights else []
            known = sum(weights[group] for group in groups) // max(1, len(groups))
            self._shapes[word] = known
        return known

    def tag(self, passage: Passage, words: Words) -> Tags:
        """The class of each capitalised token that is not "O", with its margin over "O"."""
        found: Tags = {}
        if not self.weights:
            return found
        kinds = kinds_of(words)
        label = "O"
        for index, token in enumerate(passage.tokens):
            if not token.is_capital:
                label = "-"
                continue
            scores = self.scores(features(self, kinds, passage, index, label))
            best = max(range(len(CLASSES)), key=scores.__getitem__)
            label = CLASSES[best]
            if best:
                found[index] = (label, float(scores[best] - scores[0]))
        return found

    def scores(self, described: Iterable[str]) -> list[int]:
        """The sum of the weights of each class, over the features of a token."""
        return [sum(column) for column in zip(*map(self._rows, described), strict=True)]

    def _row(self, feature: str) -> array[int]:
        """The weight of a feature for each class."""
        base = hash_of(feature) % BUCKETS * len(CLASSES)
        return self.weights[base : base + len(CLASSES)]


def letter_groups(word: str) -> list[int]:
    """The buckets of a word's groups of two to four letters, its ends marked."""
    whole = f"^{word}$"
    return [
        hash_of(whole[place : place + size]) % SHAPES
        for size in (2, 3, 4)
        for place in range(len(whole) - size + 1)
    ]


@lru_cache(maxsize=4)
def kinds_of(words: Words) -> dict[str, str]:
    """What the word lists say of a word, as one letter; what tells most of its neighbours wins."""
    rows = (
        ("n", words.not_names), ("l", words.places), ("e", words.eponyms), ("w", words.name_like),
        ("h", words.other_heads), ("h", words.place_heads), ("m", words.medical_heads),
        ("p", frozenset(words.posts)), ("k", words.kin), ("a", words.acts), ("a", words.say),
        ("x", words.helping), ("r", words.role_letters), ("t", words.clinical_titles),
        ("t", words.plain_titles), ("t", words.official_titles),
    )  # fmt: skip
    return {word: kind for kind, held in rows for word in held}


def features(
    model: NamesModel, kinds: dict[str, str], passage: Passage, index: int, label: str
) -> tuple[str, ...]:
    """The features of one token; ``label`` is the class of the capitalised token before it."""
    token = passage.tokens[index]
    before, after = _fold_at(passage, index - 1), _fold_at(passage, index + 1)
    flags, form = _look(model, kinds, token), _shape(token)
    start = "^" if index in passage.openers else ""
    left, right = _mark(passage.gap(index - 1) if index else "\n"), _mark(passage.gap(index))
    near = _look(model, kinds, passage.tokens[index - 1]) if before else "-"
    next_to = _look(model, kinds, passage.tokens[index + 1]) if after else "-"
    cap_after = index + 1 < len(passage.tokens) and passage.tokens[index + 1].is_capital
    case = "c" if cap_after else "s"
    return (
        "b" + start,
        "w" + token.fold,
        "s" + form + start,
        "x" + token.fold[-3:],
        "g" + flags,
        "gs" + flags + start + case,
        "l" + before,
        "r" + after,
        "fl" + flags + before,
        "fr" + flags + after,
        "ll" + _fold_at(passage, index - 2) + before,
        "rr" + after + _fold_at(passage, index + 2),
        "gl" + flags + near + left,
        "gr" + flags + next_to + right,
        "kl" + near + left + start,
        "kr" + next_to + right + case,
        "q" + label + flags + left,
        "ml" + flags + left + right + start,
        "lr" + before + "|" + after,
        "kk" + near + "|" + next_to + flags,
    )


def _look(model: NamesModel, kinds: dict[str, str], token: Token) -> str:
    """What the lists say of a token; of a word on none of them, how it is spelt; and its case."""
    flags = model.flags(token.fold) + kinds.get(token.fold, "")
    if not flags:
        flags = "z" + str(max(-3, min(3, model.shape(token.fold) // 40)))
    return flags + ("A" if token.is_caps else "C" if token.is_capital else "")


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
