"""Finds where labels may stand in a file: candidates with what speaks for them, no decisions.

A label opens a line, after a letter or number if there is one; the date of a sign-off may also
stand inside a line. A label may run over several blocks (printed lines).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sigdocs.parsing.blocks import Block
from sigdocs.parsing.wording import WORD, Vocabulary, Wording

_ENUMERATOR = re.compile(
    r"(?:q|question|section)(?=[\W\d_])|\d{1,2}[a-z]?(?![a-z])|[ivx]{2,4}(?![a-z])|[a-z](?![a-z])",
    re.IGNORECASE,
)
_LONE_LETTER = re.compile(r"[(\[]?(\d{0,2})[.)]? ?[(\[]?([a-z]?)[.):\]]{0,2}", re.I)
_BETWEEN = re.compile(r"[\s.)(:\]\[–—-]*")
_OPENS = re.compile(r"(?:^|[\n\t]|\s{3,})[ \t]*(?=\S)|(?<=\s)(?=Date\s*:)")
_BULLET = re.compile(r"[\s•▪◦●‣·∙*]*")
_ENDED = re.compile(
    r"[.?)\]]*\d?\s*[*†‡§]{0,3}\s*(?:\([^()\n]{1,80}\)\s*(?=[:.?]|$|\n))?[ ]*"
    r"(?:[:?.;]+|[_…]{3,}\s*|$|(?=[\n\t]|\s{2})|[–—-]+(?=\s))"
)
LONGEST = 40  # words in the longest label, and some more
_HEAD = 4  # three letters or numbers, and the first word,
_NEAR = 64  # which stand in so many characters
_CLOSED = re.compile(r"[)\].]*")
_AFTER_LABEL = " \t:.?)]*–—-0123456789⁰¹²³⁴⁵⁶⁷⁸⁹†‡"
_QUOTES = frozenset("\"“”'‘’«»„")


Words = list[tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place where a label may stand. ``start`` and ``end`` are (block, character).

    ``keys``: the questions (or "§4") whose label reads so; ``words``: how many words of it were
    found; ``letter``: the letter or number before it, folded; ``alikeness`` 0 to 1.
    """

    keys: tuple[str, ...]
    start: tuple[int, int]
    end: tuple[int, int]
    words: int
    letter: str
    is_ended: bool
    opens_cell: bool
    is_emphasised: bool
    in_table: bool
    alikeness: float = 1.0

    @property
    def look(self) -> tuple[bool, bool, bool, bool]:
        """What the labels of one form have in common."""
        return (bool(self.letter), self.opens_cell, self.is_emphasised, self.in_table)


class Page:
    """The blocks of a file, split into words where that is needed."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Keep the blocks."""
        self.blocks = blocks
        self._words: dict[tuple[int, int], Words] = {}
        self._lines: list[tuple[int, int, str]] | None = None
        self._heads: list[list[str]] | None = None

    def words(self, index: int, at: int = 0) -> Words:
        """(folded word, where it ends) from a place in a block on, no more than a label can hold."""
        key = (index, at)
        if key not in self._words:
            matches = islice(WORD.finditer(self.blocks[index].text, at), LONGEST)
            self._words[key] = [(m.group().casefold(), m.end()) for m in matches]
        return self._words[key]

    def opens_cell(self, index: int) -> bool:
        """Whether a block is the first with words in its cell."""
        block = self.blocks[index]
        cell = (block.table, block.row, block.column)
        while index > 0:
            before = self.blocks[index - 1]
            if (before.table, before.row, before.column) != cell:
                return True
            if before.text.strip():
                return not block.table
            index -= 1
        return True

    def is_alone(self, index: int) -> bool:
        """Whether a block is all there is in its cell of a table."""
        block = self.blocks[index]
        cell = (block.table, block.row, block.column)
        near = [*self.blocks[max(index - 1, 0) : index], *self.blocks[index + 1 : index + 2]]
        return bool(block.table) and not any(
            (b.table, b.row, b.column) == cell and b.text.strip() for b in near
        )

    def letter_before(self, index: int) -> tuple[int, str] | None:
        """A block before this one that holds nothing but its letter ("a)" in a column of its own)."""
        block = self.blocks[index]
        while index > 0 and not self.blocks[index - 1].text.strip():
            index -= 1
            if (self.blocks[index].table, self.blocks[index].row) != (block.table, block.row):
                return None
        before = self.blocks[index - 1] if index else None
        if before is None or (before.table, before.row) != (block.table, block.row):
            return None
        match = _LONE_LETTER.fullmatch(before.text.strip())
        return (index - 1, "".join(match.groups("")).casefold()) if match else None

    def joins(self, index: int) -> bool:
        """Whether a label may run on from this block into the next one."""
        if index + 1 >= len(self.blocks):
            return False
        one, two = self.blocks[index], self.blocks[index + 1]
        same = (one.table, one.row, one.column) == (two.table, two.row, two.column)
        return bool(two.text) and (same or one.joins_next)

    def openings(self) -> list[tuple[int, int, str]]:
        """(block, character, the letter before it) wherever a label might begin."""
        if self._lines is None:
            self._lines = list(self._openings())
        return self._lines

    def heads(self) -> list[list[str]]:
        """The first few words of each opening, for a cheap first look."""
        if self._heads is None:
            near = (self.blocks[index].text[at : at + _NEAR] for index, at, _ in self.openings())
            self._heads = [WORD.findall(text.casefold())[:_HEAD] for text in near]
        return self._heads

    def _openings(self) -> Iterator[tuple[int, int, str]]:
        for index, block in enumerate(self.blocks):
            text = block.text
            if "\n" in text or "\t" in text or "   " in text or "Date" in text:
                for match in _OPENS.finditer(text):
                    yield index, match.end(), block.number if match.end() == 0 else ""
            elif text:
                yield index, 0, block.number


def find_candidates(page: Page, known: Vocabulary) -> list[Candidate]:
    """Every place where a label of the form stands word for word, in reading order."""
    found: list[Candidate] = []
    for (index, start, number), head in zip(page.openings(), page.heads(), strict=True):
        if known.firsts.isdisjoint(head):
            continue
        for letter, at in skips(page.blocks[index].text, start, number):
            first = WORD.match(page.blocks[index].text, at)
            whole: set[tuple[str, ...]] = set()
            for wording in known.by_first.get(first.group().casefold(), ()) if first else ():
                candidate = _match(page, wording, index, start, at, letter)
                if candidate is not None and candidate.keys not in whole:
                    whole.add(candidate.keys)  # the longest wording; shorter ones are part of it
                    found.append(candidate)
    return found


def skips(text: str, start: int, number: str) -> Iterator[tuple[str, int]]:
    """(letter, where the words begin): as it stands, and past its letters and numbers (up to three)."""
    at = _BULLET.match(text, start).end()  # type: ignore[union-attr]
    letter = number.strip("().: \t").casefold()
    yield letter, at
    for _ in range(3):
        opened = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        match = _ENUMERATOR.match(text, opened)
        if match is None:
            return
        if match.group().casefold() not in ("q", "question", "section"):
            letter += match.group().casefold()
        at = _BETWEEN.match(text, match.end()).end()  # type: ignore[union-attr]
        yield letter, at


def _match(
    page: Page, wording: Wording, index: int, start: int, at: int, letter: str
) -> Candidate | None:
    text = page.blocks[index].text
    if at and text[at - 1] in _QUOTES:
        return None  # somebody quotes the label
    there = wording.pattern.match(text, at)
    end = (index, there.end()) if there else None
    if there is None and len(text) - at < wording.size and page.joins(index):
        end = _follow(page, wording.words, index, at)
    if end is None:
        return None
    return make_candidate(page, wording.keys, len(wording.words), (index, start), end, letter)


def _follow(page: Page, wanted: tuple[str, ...], index: int, at: int) -> tuple[int, int] | None:
    """Where the wanted words end if they stand from here on, over block ends if need be."""
    found = WORD.finditer(page.blocks[index].text, at)
    last, end = len(wanted) - 1, at
    for number, word in enumerate(wanted):
        match = next(found, None)
        while match is None:
            if number == 0 or not page.joins(index):
                return None
            index += 1
            found = WORD.finditer(page.blocks[index].text)
            match = next(found, None)
        there = match.group().casefold()
        if there != word and not (number == last and there.rstrip("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹") == word):
            return None
        end = match.end()
    return index, end


def make_candidate(
    page: Page,
    keys: tuple[str, ...],
    words: int,
    start: tuple[int, int],
    end: tuple[int, int],
    letter: str,
    alikeness: float = 1.0,
    *,
    may_run_on: bool = False,
) -> Candidate | None:
    """Judge what follows the words: a label ends a line or has a colon, or is lettered or long.

    ``may_run_on``: the answer may follow a short one too, as it does elsewhere in this form.
    """
    block = page.blocks[start[0]]
    text = page.blocks[end[0]].text
    ended = _ENDED.match(text, end[1])
    is_led = start[0] == end[0] and _ends_with_bold(block, end[1])
    if is_led or ended is not None:
        end = (end[0], max(block.lead * is_led, ended.end() if ended else 0))
    elif not _may_run_on(text[end[1] : end[1] + 80], bool(letter) or words >= 4 or may_run_on):
        return None
    else:
        end = (end[0], _CLOSED.match(text, end[1]).end())  # type: ignore[union-attr]
    opens_cell = start[1] == 0 and page.opens_cell(start[0])
    before = page.letter_before(start[0]) if start[1] == 0 and not letter else None
    if before is not None:
        start, letter = (before[0], 0), before[1]
    return Candidate(
        keys=keys,
        start=start,
        end=end,
        words=words,
        letter=letter,
        is_ended=is_led or ended is not None,
        opens_cell=opens_cell,
        is_emphasised=is_led or block.is_emphasised,
        in_table=block.table > 0,
        alikeness=alikeness,
    )


def _ends_with_bold(block: Block, end: int) -> bool:
    """Whether a label in bold ends where the bold letters end, and its answer follows in plain ones."""
    return end <= block.lead and not block.text[end : block.lead].strip(_AFTER_LABEL)


def _may_run_on(rest: str, is_telling: bool) -> bool:
    """Whether a label without a colon may be followed by its answer on the same line.

    Only a lettered or a long one, and only when the next word does not go on with the sentence.
    """
    following = rest.lstrip()[:1]
    return is_telling and not following.islower()
