"""Works out what Word prints before a numbered paragraph ("a)", "2.1", a bullet).

The letter is not in the text of such a paragraph, so it is counted here, as ECMA-376 part 1, 17.9
says: levels restart below a higher one, lists that share an abstract definition count on together.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sigdocs.parsing.markup import Element, W

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SLOT = re.compile(r"%(\d)")


class Numbering:
    """The lists of a package, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        """Index ``word/numbering.xml`` (None where the package has none)."""
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._known: dict[str, tuple[str, dict[int, Element]]] = {}
        self._restarted: set[tuple[str, int]] = set()
        for row in root if root is not None else ():
            if row.tag == W + "abstractNum":
                self._abstract[row.get(W + "abstractNumId", "")] = row
            elif row.tag == W + "num":
                self._lists[row.get(W + "numId", "")] = row

    def next(self, list_id: str, level: int) -> tuple[str, bool]:
        """Count one paragraph. Returns what is printed before it, and whether that is a bullet."""
        row = self._lists.get(list_id)
        if list_id not in self._known:
            shared = _value(row, "abstractNumId")
            self._known[list_id] = (shared, self._levels(row, shared))
        shared, levels = self._known[list_id]
        counts = self._counts.setdefault(shared, {})
        self._restart(list_id, row, counts)
        start = _whole(_value(levels.get(level), "start"), 1)
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [d for d in counts if d > level]:
            del counts[deeper]
        if _value(levels.get(level), "numFmt", "decimal") == "bullet" or level not in levels:
            return "", True
        return self._printed(levels, level, counts), False

    def _levels(self, row: Element | None, shared: str) -> dict[int, Element]:
        """The levels of a list by depth, with the list's own overrides."""
        abstract = self._abstract.get(shared)
        found = (
            {_depth(lvl): lvl for lvl in abstract.iter(W + "lvl")} if abstract is not None else {}
        )
        for override in row.iter(W + "lvlOverride") if row is not None else ():
            own = override.find(W + "lvl")
            if own is not None:
                found[_depth(override)] = own
        return found

    def _restart(self, list_id: str, row: Element | None, counts: dict[int, int]) -> None:
        """Apply a list's start overrides, once, when it is first used."""
        for override in row.iter(W + "lvlOverride") if row is not None else ():
            start, depth = _whole(_value(override, "startOverride"), -1), _depth(override)
            if start >= 0 and (list_id, depth) not in self._restarted:
                self._restarted.add((list_id, depth))
                counts[depth] = start - 1

    def _printed(self, levels: dict[int, Element], level: int, counts: dict[int, int]) -> str:
        def slot(match: re.Match[str]) -> str:
            depth = int(match.group(1)) - 1
            written = _FORMATS.get(_value(levels.get(depth), "numFmt", "decimal"), str)
            return written(counts.get(depth, 1))

        return _SLOT.sub(slot, _value(levels[level], "lvlText"))


def _value(row: Element | None, name: str, default: str = "") -> str:
    found = row.find(W + name) if row is not None else None
    return default if found is None else str(found.get(W + "val", default))


def _depth(row: Element) -> int:
    return _whole(row.get(W + "ilvl", ""), 0)


def _whole(written: str, default: int) -> int:
    """A whole number of a sane length; anything else is the default."""
    return int(written) if re.fullmatch("[0-9]{1,6}", written) else default


def _letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa, 28 → bb (Word repeats the letter)."""
    index = max(number, 1) - 1
    return chr(ord("a") + index % 26) * min(index // 26 + 1, 30)


def _roman(number: int) -> str:
    written = ""
    number = min(max(number, 0), 3999)
    for value, numeral in _ROMAN:
        while number >= value:
            written, number = written + numeral, number - value
    return written


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "decimalZero": lambda n: f"{n:02d}",
    "none": lambda n: "",
}
