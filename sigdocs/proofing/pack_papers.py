"""The bookmarks of a pack, and papers that are in it twice or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from sigdocs.model.checks import PackFinding
from sigdocs.proofing.pack_index import REFERENCE, Index
from sigdocs.proofing.pack_numbers import Numbers
from sigdocs.proofing.pack_pages import PackBookmark, PackFile, PackPage

_WORDS = re.compile(r"\w+")
_PAGE_IN_TITLE = re.compile(r"(?:,\s*|\bp(?:age|\.)?\s*|\()(\d{1,4})\)?$", re.IGNORECASE)
_ENOUGH_WORDS = 40  # fewer make no fingerprint: a blank worksheet, a cover
_SHINGLE = 4  # words
_NEARLY = 0.85  # of all shingles in common
_SHORT_PACK = 4  # pages; a shorter one needs no bookmarks


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper: its pages and its words, without page furniture and our references."""

    first: int
    last: int
    words: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of its words in order."""
        return sha256(" ".join(self.words).encode()).hexdigest()

    @property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Every run of a few words."""
        last = len(self.words) - _SHINGLE + 1
        return frozenset(self.words[i : i + _SHINGLE] for i in range(last))


def bookmark_findings(
    pack: PackFile, numbers: Numbers, index: Index, begins: dict[str, int]
) -> Iterator[PackFinding]:
    """Bookmarks that are missing, lead nowhere, or land on another page than they name."""
    if not pack.bookmarks:
        if len(pack.pages) >= _SHORT_PACK:
            yield PackFinding(code="bookmarks-missing", message="There are no bookmarks.")
        return
    for bookmark in pack.bookmarks:
        yield from _bookmark(bookmark, pack, numbers, begins)
    marked = {bookmark.target for bookmark in pack.bookmarks}
    places = {numbers.of(page.position): page.position for page in pack.pages}
    wanted = {places[e.number] for e in index.entries if e.number in places} | set(begins.values())
    bare = tuple(sorted(wanted - marked - index.pages))
    if bare:
        message = "A paper begins here and has no bookmark."
        yield PackFinding(code="bookmark-missing", message=message, pages=bare)


def _bookmark(
    bookmark: PackBookmark, pack: PackFile, numbers: Numbers, begins: dict[str, int]
) -> Iterator[PackFinding]:
    if not bookmark.target:
        message = "A bookmark leads nowhere."
        yield PackFinding(code="bookmark-nowhere", message=message)
        return
    landed = numbers.of(bookmark.target)
    number = _PAGE_IN_TITLE.search(bookmark.title)
    if number and int(number[1]) != landed:
        message = f"A bookmark says page {number[1]} and lands on page {landed}."
        yield _elsewhere(message, bookmark)
        return
    begun = _true_start(bookmark, pack, begins)
    if begun and begun != bookmark.target:
        message = (
            f"A bookmark lands on page {landed}; what it names is on page {numbers.of(begun)}."
        )
        yield _elsewhere(message, bookmark)


def _elsewhere(message: str, bookmark: PackBookmark) -> PackFinding:
    return PackFinding(code="bookmark-page", message=message, pages=(bookmark.target,))


def _true_start(bookmark: PackBookmark, pack: PackFile, begins: dict[str, int]) -> int:
    """Where what a bookmark names begins, as far as the pages tell; 0 where they do not."""
    reference = REFERENCE.match(bookmark.title)
    if reference:
        return begins.get(reference[0], 0)
    title = _plain(_PAGE_IN_TITLE.sub("", bookmark.title))
    if not title or title in _plain(" ".join(pack.pages[bookmark.target - 1].lines)):
        return 0
    found = [page.position for page in pack.pages if _begins_with(page, title)]
    return found[0] if len(found) == 1 else 0


def _begins_with(page: PackPage, title: str) -> bool:
    return f"{_plain(' '.join(page.body[:3]))} ".startswith(f"{title} ")


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def duplicate_findings(
    pack: PackFile, numbers: Numbers, index: Index, begins: dict[str, int]
) -> Iterator[PackFinding]:
    """Papers that are in the pack twice, by their words; runs of pages that come again."""
    told: set[int] = set()
    papers = list(_papers(pack, numbers, index, begins))
    for place, paper in enumerate(papers):
        for other in papers[place + 1 :]:
            likeness = _likeness(paper, other)
            if likeness:
                told |= {*range(other.first, other.last + 1)}
                message = (
                    f"The paper on page {numbers.of(other.first)} is {likeness} "
                    f"the one on page {numbers.of(paper.first)}."
                )
                pages = tuple(range(other.first, other.last + 1))
                yield PackFinding(code="duplicate", message=message, pages=pages)
    yield from _repeated_pages(pack, numbers, told)


def _papers(
    pack: PackFile, numbers: Numbers, index: Index, begins: dict[str, int]
) -> Iterator[Paper]:
    places = {numbers.of(page.position): page.position for page in pack.pages}
    named = {places[e.number] for e in index.entries if e.number in places}
    first = sorted((named | pack.tops | set(begins.values())) - index.pages)
    for start, following in pairwise((*first, len(pack.pages) + 1)):
        words = [w for page in pack.pages[start - 1 : following - 1] for w in _words(page)]
        if len(words) >= _ENOUGH_WORDS:
            yield Paper(first=start, last=following - 1, words=tuple(words))


def _words(page: PackPage) -> tuple[str, ...]:
    text = REFERENCE.sub(" ", " ".join(page.body))
    return tuple(_WORDS.findall(text.casefold()))


def _likeness(paper: Paper, other: Paper) -> str:
    if paper.fingerprint == other.fingerprint:
        return "the same as"
    sizes = sorted((len(paper.words), len(other.words)))
    if sizes[0] < sizes[1] * _NEARLY:
        return ""
    mine, others = paper.shingles, other.shingles
    return "nearly the same as" if len(mine & others) >= _NEARLY * len(mine | others) else ""


def _repeated_pages(pack: PackFile, numbers: Numbers, told: set[int]) -> Iterator[PackFinding]:
    """Two or more pages in a row that come again, or one straight after itself.

    One page alone may rightly come again: a worksheet, a notice, a form's blank page.
    """
    words = [_words(page) for page in pack.pages]
    for second in range(1, len(words)):
        if second + 1 in told or len(words[second]) < _ENOUGH_WORDS:
            continue
        for first in range(second):
            if words[first] == words[second] and _goes_on(words, first, second):
                told.add(second + 1)
                message = f"This page is the same as page {numbers.of(first + 1)}."
                yield PackFinding(code="duplicate-page", message=message, pages=(second + 1,))
                break


def _goes_on(words: list[tuple[str, ...]], first: int, second: int) -> bool:
    if second == first + 1:
        return True
    before = first > 0 and words[first - 1] == words[second - 1]
    after = second + 1 < len(words) and words[first + 1] == words[second + 1]
    is_long = max(len(words[first - 1]), len(words[min(second + 1, len(words) - 1)])) > 0
    return is_long and (before or after)
