"""What a text must hold for a pattern to match in it, read from the pattern itself.

Of "(?:asked|told) by counsel" that is one of "asked by counsel" and "told by counsel". Looking for words
is many times quicker than a pattern that looks for its beginning at every letter. Whatever is not
understood is taken for something that needs no word, so that too much is searched, never too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from math import prod
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any, NamedTuple

WIDTH = 4  # letters of a word that are compared
_MOST = 300  # spellings of one stretch that are told apart
_parse = import_module("re._parser").parse  # Python's own: the same tree that it compiles
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\\\]])*\]|.", re.S)
_FIGURE = re.compile(r"[^\D\x00-\x7f]")
_RARE_FIRST = b"zqxjkvbpygfwm0ucldrhsnioate"
_FOLDED = bytes.maketrans(
    (ascii_uppercase + digits).encode(), (ascii_lowercase + "0" * 10).encode()
)


def folded(text: str) -> bytes:
    """The text in small letters with every figure as 0, a byte for a character: case tells nothing."""
    if not text.isascii():
        # Patterns that ignore case match these too: dotted and dotless i, long s, the sign for kelvin.
        for like, letter in ("\u0130i", "\u0131i", "\u017fs", "\u212ak"):
            text = text.replace(like, letter)
        text = _FIGURE.sub("0", text)
    return text.encode("latin-1", "replace").translate(_FOLDED)


def required(pattern: str, flags: int = 0) -> frozenset[bytes] | None:
    """Pieces of which ``folded`` text holds one at least wherever the pattern matches; None: unknown.

    A piece has ``WIDTH`` characters, or fewer where the pattern asks for no more.
    """
    words = _sequence(_parse(pattern, flags)).one_of
    return frozenset(_rarest(word.encode("latin-1", "replace")) for word in words or ()) or None


def alternatives(pattern: str, flags: int = 0) -> list[str]:
    """The alternatives of a pattern that may be looked for one by one.

    One with numbered groups stays whole, since numbers count over all alternatives, and so does one
    that can match nothing at all.
    """
    tree = _parse(pattern, flags)
    numbered = tree.state.groups - 1 > len(tree.state.groupdict)
    if numbered or not tree.getwidth()[0]:
        return [pattern]
    parts, depth = [""], 0
    for mark in _TOKEN.findall(pattern):
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += mark
    return parts


class _Stretch(NamedTuple):
    """Part of a pattern: all ``spellings`` it can have (None: too many to tell), words it needs one of."""

    spellings: frozenset[str] | None = None
    one_of: frozenset[str] | None = None


_NOTHING = _Stretch(frozenset([""]))


def _sequence(nodes: Iterable[tuple[Any, Any]]) -> _Stretch:
    """One part after another: neighbours whose spellings are known are read together."""
    near, fixed, is_whole = frozenset([""]), "", True
    found: list[frozenset[str] | None] = []
    for kind, value in nodes:
        part = _part(str(kind), value)
        found.append(part.one_of)
        if part.spellings is not None and len(part.spellings) == 1:
            fixed += next(iter(part.spellings))
        else:
            found.append(frozenset([fixed]))
            fixed = ""
        if part.spellings is not None and len(near) * len(part.spellings) <= _MOST:
            near = frozenset(one + other for one in near for other in part.spellings)
            continue
        found.append(near)
        near, is_whole = part.spellings or frozenset([""]), False
    return _Stretch(near if is_whole else None, _best([*found, near, frozenset([fixed])]))


def _part(kind: str, value: Any) -> _Stretch:
    if kind == "LITERAL":
        return _any_of([value])
    if kind == "IN":
        return _one_character(value)
    if kind == "BRANCH":
        return _either([_sequence(branch) for branch in value[1]])
    if kind == "SUBPATTERN":
        return _sequence(value[3])
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        return _repeated(*value)
    if kind == "ASSERT" and value[0] > 0:  # what follows is in the text as well
        return _Stretch(_NOTHING.spellings, _sequence(value[1]).one_of)
    return _NOTHING if kind in ("AT", "ASSERT", "ASSERT_NOT") else _Stretch()


def _one_character(members: Sequence[tuple[Any, Any]]) -> _Stretch:
    codes: list[int] = []
    for kind, value in members:
        if str(kind) == "LITERAL":
            codes.append(value)
        elif str(kind) == "RANGE" and value[1] - value[0] < 10:
            codes += range(value[0], value[1] + 1)
        elif str(kind) == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            codes.append(ord("0"))
        else:
            return _Stretch()
    return _any_of(codes)


def _any_of(codes: Iterable[int]) -> _Stretch:
    """One of these characters; letters beyond ASCII have too many likenesses to be told."""
    letters = {chr(code) for code in codes}
    if any(not c.isascii() and (c.lower() != c or c.upper() != c or c.isdigit()) for c in letters):
        return _Stretch()
    return _Stretch(frozenset(folded(c).decode("latin-1") for c in letters))


def _either(branches: Sequence[_Stretch]) -> _Stretch:
    spelt = [branch.spellings for branch in branches]
    needed = [_best([branch.one_of, branch.spellings]) for branch in branches]
    all_spelt = frozenset[str]().union(*(s for s in spelt if s))
    all_needed = frozenset[str]().union(*(n for n in needed if n))
    return _Stretch(
        None if None in spelt or len(all_spelt) > _MOST else all_spelt,
        None if None in needed else all_needed,
    )


def _repeated(least: int, most: Any, inner: Iterable[tuple[Any, Any]]) -> _Stretch:
    part = _sequence(inner)
    spelt, needed = part.spellings, part.one_of if least else None
    if spelt is not None and len(spelt) == 1:
        (once,) = spelt
        if int(most) <= 10:
            return _Stretch(frozenset(once * n for n in range(least, int(most) + 1)), needed)
        return _Stretch(None, frozenset([once * least]) if least else None)
    if spelt is not None and int(most) == 1:
        return _Stretch(spelt if least else spelt | {""}, needed)
    return _Stretch(None, _best([needed, spelt]) if least else None)


def _best(choices: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """Of sets of words the one that a text is likeliest to lack; None where none tells anything."""
    real = [_shortest(words) for words in choices if words and "" not in words]
    return min(real, key=_chance, default=None)


def _chance(words: frozenset[str]) -> float:
    """About how likely a place of a text holds the piece of one of the words."""
    return sum(_often(_rarest(word.encode("latin-1", "replace"))) for word in words)


def _often(piece: bytes) -> float:
    return prod((_RARE_FIRST.find(letter) + 1) / 380 or 0.4 for letter in piece)


def _shortest(words: frozenset[str]) -> frozenset[str]:
    """Without words that hold another of them."""
    kept: list[str] = []
    for word in sorted(words, key=len):
        if not any(other in word for other in kept):
            kept.append(word)
    return frozenset(kept)


def _rarest(word: bytes) -> bytes:
    """The piece of a word that the fewest texts hold, by its letters."""
    pieces = [word[n : n + WIDTH] for n in range(max(1, len(word) - WIDTH + 1))]
    return min(pieces, key=_often)
