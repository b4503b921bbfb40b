"""Organisations of the official directory, and addresses that a workspace keeps itself.

Both only suggest: name, post, organisation and address are confirmed by a person every time (22).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = frozenset(("and", "of", "the", "for", "in", "on", "upon", "at", "by", "with"))
_CAPITALS = frozenset(("NHS", "ICB", "UK"))
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One organisation of the directory. ``board`` is the ODS code of its integrated care board.

    ``address`` is empty for one that is closed: its name still occurs in forms.
    """

    code: str
    name: str
    region: str = ""
    board: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAddress:
    """An address from the workspace's recipients.toml. ``region``: only for concerns there."""

    recipient: str
    organisation: str
    address: tuple[str, ...]
    post: str = ""
    name: str = ""
    region: str = ""


def in_words(capitals: str) -> str:
    """A name that the directory has in capitals, as it is written in a letter."""
    first = True

    def one(match: re.Match[str]) -> str:
        nonlocal first
        word, is_first = match[0], first
        first = False
        if word in _CAPITALS or any(c.isdigit() for c in word[:1]):
            return word.lower() if word[:1].isdigit() and len(word) > 2 else word
        lower = word.lower()
        return lower if lower in _SMALL and not is_first else lower[:1].upper() + lower[1:]

    return _WORD.sub(one, capitals) if capitals.isupper() else capitals


def organisations_in(text: str, directory: tuple[Organisation, ...]) -> tuple[Organisation, ...]:
    """The organisations that a text names in full; of two that overlap, the longer name."""
    rest = f" {_folded(text)} "
    found = []
    for each in sorted(directory, key=lambda known: -len(known.name)):
        name = f" {_folded(each.name).removeprefix('the ')} "
        if name in rest:
            found.append(each)
            rest = rest.replace(name, " | ")
    return tuple(found)


def _folded(text: str) -> str:
    return " ".join(_BETWEEN.sub(" ", text.casefold()).split())
