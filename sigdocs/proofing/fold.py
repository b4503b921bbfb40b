"""Text folded so that the ways of hiding a word no longer matter.

Case, accents, full-width and look-alike letters, invisible characters, spacing, punctuation,
hyphenation and line breaks are folded away; where one word ended and the next began is kept beside
the letters as *gaps*. It deliberately does not guess at spelling: misspelt names are the
minimiser's work, and this code shares nothing with it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

NONE, SOFT, HARD = 0, 1, 2
"""What stands before a letter: nothing, a change of kind or a line's hyphen, a space or a mark."""

_TURNED = "\u202e"
_SOFT_MARK = "\x1e"
_LINE_HYPHEN = re.compile("[-\u2010\u2011]\\s*\n\\s*|[\x02\ufffe]\\s*")
_PERCENT = re.compile("%[0-9A-Fa-f]{2}")
_CHANGE = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|(?<=[a-z])(?=[A-Z])")
_PIECES = re.compile(r"([\W_]*)([^\W_]*)")
_STOP = re.compile(r"[.!?;:,()\[\]]")
_GAPS = (bytes((NONE,)), bytes((SOFT,)), bytes((HARD,)))
_SPACED_OUT = re.compile(r"(?<!\w)(?:\w[ .\xa0]){3,}\w(?!\w)")
_LONG_ENOUGH_ANYWHERE = 12
_LONG_ENOUGH_APART = 6
_LONG_ENOUGH_IN_NOISE = 8
_LONG_ENOUGH_IN_MARKUP = 6

# Letters that decompose to nothing, and letters of other alphabets that look like ours
# (Unicode Technical Standard 39, confusables: the ones a person would read as Latin).
_LIKE = dict(
    zip(
        "øØłŁđĐħĦıßþÞŋ"
        "аеорсухіѕјԁһӏԛԝкмтвнгАЕОРСУХІЅЈԀҺӀԚԜКМТВНГ"
        "οανρτυκιχγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
        "ɡɑᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
        "oOlLdDhHistTn"
        "aeopcyxisjdhlqwkmtbhrAEOPCYXISJDHIQWKMTBHR"
        "oavptukixyABEZHIKMNOPTYX"
        "gaABCDEFGHIJKLMNOPRSTUVWYZ",
        strict=True,
    )
)
_LIKE |= {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "þ": "th", "Þ": "Th"}
_FILLERS = "\u115f\u1160\u3164\uffa0\u2800"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Some words of a finished file and where they lie.

    ``place`` never holds words of the file. ``is_text`` is False for names and values that are
    written for programs: they are searched for strong forms only. ``is_page`` is True for what is
    printed on the page, False for what is carried beside it (properties, bookmarks, outline …).
    ``is_noise``: strings picked out of a picture, font or program, where short forms come up by
    chance.
    """

    place: str
    text: str
    is_text: bool = True
    is_page: bool = True
    is_noise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """The letters and figures of some passages.

    ``gaps`` is what stands before each (and two more at the end), ``capitals`` 1 for each that was
    written as a capital, ``stops`` those that a mark of punctuation stands before, ``starts`` where
    each passage begins.
    """

    letters: str
    gaps: bytes
    capitals: bytes
    stops: frozenset[int]
    starts: tuple[int, ...]
    passages: tuple[Passage, ...]

    def passage_at(self, index: int) -> Passage:
        """The passage that a letter belongs to."""
        return self.passages[self._number(index)]

    def strong(self, form: Folded) -> Iterator[int]:
        """Where a strong form begins: whatever stands between its letters does not matter.

        A form of figures only does not run from one passage (cell, paragraph) to the next.
        """
        size = len(form.letters)
        figures = form.letters.isdigit()
        for start in self._each(form.letters):
            whole = self.gaps[start] and self._ends(start + size)
            if self._is_chance(start, size, figures=figures):
                continue
            if whole or (size >= _LONG_ENOUGH_ANYWHERE and not figures):
                yield start

    def _is_chance(self, start: int, size: int, *, figures: bool) -> bool:
        passage = self.passage_at(start)
        apart = figures and passage is not self.passage_at(start + size - 1)
        least = _LONG_ENOUGH_IN_NOISE if passage.is_noise else _LONG_ENOUGH_IN_MARKUP
        return apart or (not passage.is_text and size < least)

    def weak(self, form: Folded) -> Iterator[int]:
        """Where a weak form stands as a word (or words) of its own."""
        size = len(form.letters)
        for start in self._each(form.letters):
            if self.gaps[start] and self._ends(start + size) and self._whole(start, form):
                yield start

    def neighbours(self, start: int, size: int) -> tuple[str, str]:
        """The words before and after a stretch (without a possessive s), "" at a passage's edge."""
        edges = (0, len(self.letters), *self.starts[self._number(start) :][:2])
        end = start + size
        if self.letters[end : end + 1] == "s" and self.gaps[end + 1] and end not in edges:
            end += 1
        first, last = start - 1, end + 1
        while first > 0 and self.gaps[first] != HARD:
            first -= 1
        while last < len(self.letters) and self.gaps[last] != HARD:
            last += 1
        before = "" if start in edges else self.letters[first:start]
        return before, "" if end in edges else self.letters[end:last]

    def following(self, start: int, size: int) -> Iterator[tuple[str, bool]]:
        """The words after a stretch up to the next mark, and whether each has a capital."""
        _, last = self.bounds(start)
        at = start + size
        if self.letters[at : at + 1] == "s" and self.gaps[at + 1] and at < last:
            at += 1
        while at < last and at not in self.stops:
            end = at + 1
            while end < last and self.gaps[end] != HARD:
                end += 1
            yield self.letters[at:end], bool(self.capitals[at])
            at = end

    def bounds(self, index: int) -> tuple[int, int]:
        """Where the passage of a letter begins and ends."""
        number = self._number(index)
        edges = (*self.starts, len(self.letters))
        return edges[number], edges[number + 1]

    def written(self, start: int, end: int) -> str:
        """A stretch as it was written, other marks than letters and figures left out."""
        pieces = []
        for at in range(start, end):
            pieces.append(" " if self.gaps[at] == HARD and at > start else "")
            letter = self.letters[at]
            pieces.append(letter.upper() if self.capitals[at] else letter)
        return "".join(pieces)

    def is_in_capitals(self, start: int, end: int) -> bool:
        """Whether a stretch has no small letter."""
        return all(self.capitals[start:end])

    def _number(self, index: int) -> int:
        return bisect_right(self.starts, index) - 1

    def _each(self, letters: str) -> Iterator[int]:
        start = self.letters.find(letters) if letters else -1
        while start >= 0:
            yield start
            start = self.letters.find(letters, start + 1)

    def _ends(self, end: int) -> bool:
        """A word ends here, or only a plural or possessive s follows."""
        return bool(self.gaps[end]) or (self.letters[end] == "s" and bool(self.gaps[end + 1]))

    def _whole(self, start: int, form: Folded) -> bool:
        """Unbroken, or so long that letters set apart one by one still are this word.

        Both sides of a balance are counted by this rule, so that it cannot tip one alone.
        """
        if len(form.letters) >= _LONG_ENOUGH_APART:
            return True
        inner = range(1, len(form.letters))
        return all(self.gaps[start + i] != HARD or form.gaps[i] for i in inner)


def fold(text: str) -> Folded:
    """One text, folded."""
    return fold_all((Passage(place="", text=text),))


def fold_all(passages: Sequence[Passage]) -> Folded:
    """Several passages, folded one after the other: a name may run from one cell to the next."""
    letters: list[str] = []
    gaps: list[bytes] = []
    capitals: list[bytes] = []
    starts: list[int] = []
    stops: set[int] = set()
    at = 0
    for passage in passages:
        starts.append(at)
        gap = HARD
        for apart, piece in _PIECES.findall(plain(passage.text)):
            if apart:
                if apart != " " and _STOP.search(apart):
                    stops.add(at)
                gap = SOFT if apart == _SOFT_MARK and gap != HARD else HARD
            low = piece.casefold()
            size = len(low)
            if size:
                letters.append(low)
                capitals.append(_capitals(piece, size))
                gaps.append(_GAPS[gap] + bytes(size - 1))
                at += size
                gap = NONE
    return Folded(
        letters="".join(letters),
        gaps=b"".join(gaps) + bytes((HARD, HARD)),
        capitals=b"".join(capitals),
        stops=frozenset(stops),
        starts=tuple(starts),
        passages=tuple(passages),
    )


def _capitals(piece: str, size: int) -> bytes:
    """1 for each letter that was a capital; all of a word where folding changed its length."""
    if piece.islower() or piece.isdigit():
        return bytes(size)
    if piece[1:].islower() or len(piece) != size:
        return bytes((piece[0].isupper(),)) + bytes((piece.isupper(),)) * (size - 1)
    return bytes(map(str.isupper, piece))


def plain(text: str) -> str:
    """Text in plain letters: compatibility forms, accents, look-alikes and invisible marks gone.

    Codes of web addresses (%20) are opened, and text that is turned around is turned back. Changes
    of kind (letter to figure, small to capital) and hyphens at a line's end are marked with U+001E:
    they may or may not divide two words.
    """
    if _PERCENT.search(text):
        text = unquote(text)
    if _TURNED in text:
        text = " ".join([text, *(part[::-1] for part in text.split(_TURNED)[1:])])
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_table())
    text = _SPACED_OUT.sub(lambda found: re.sub(r"[ .]", "", found[0]), text)
    return _CHANGE.sub(_SOFT_MARK, _LINE_HYPHEN.sub(_SOFT_MARK, text))


@cache
def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(found): like for found, like in _LIKE.items()}
    for code in range(0x80, 0x20000):
        kind = unicodedata.category(chr(code))
        if kind in ("Mn", "Me", "Cf") or chr(code) in _FILLERS:
            table[code] = None
        elif kind == "Nd":
            table[code] = str(unicodedata.digit(chr(code)))
    table |= dict.fromkeys(range(0xE0000, 0xE01F0))
    return table
