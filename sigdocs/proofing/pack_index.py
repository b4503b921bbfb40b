"""The index of a pack against its pages, both ways, and every link against where it lands.

A paper is known by our reference, else by how well the words of a row fit the head of a page; where
neither tells, nothing is said: an index may call a letter by another name than the letter does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sigdocs.model.checks import PackFinding
from sigdocs.proofing.pack_numbers import Numbers
from sigdocs.proofing.pack_pages import PackFile, PackLink, PackPage

REFERENCE = re.compile(r"\bSC-20\d\d-\d{4,5}\b")
_HEADING = re.compile(r"^(?:index|contents|table of contents|index of papers)\b", re.IGNORECASE)
_ROW = re.compile(r"^(?P<title>\D.*?|\d.*?\D.*?)[\s.·…_-]+(?P<number>\d{1,4})$")
_JUST_A_NUMBER = re.compile(r"^\d{1,4}$")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SAYS_PAGE = re.compile(r"\bpage\s+(\d{1,4})\b", re.IGNORECASE)
_HEAD = 6  # lines of a page's body in which a paper's title stands
_HEADED = 2  # lines of a page's body in which our reference stands where its paper begins
_SHORT_PACK = 6  # pages; a shorter one needs no index
_FITS, _DOES_NOT = 0.8, 0.35  # of a title's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of the index. ``target`` 0: not a link. ``place`` counts the rows of its page."""

    page: int
    place: int
    number: int
    words: str
    target: int = 0

    @property
    def reference(self) -> str:
        """Our reference, where the row has one."""
        found = REFERENCE.search(self.words)
        return found[0] if found else ""

    @property
    def name(self) -> str:
        """What to call the row without quoting it."""
        return self.reference or f"row {self.place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The index of a pack, with the agenda where that has page numbers. Nothing where there is none."""

    pages: frozenset[int] = frozenset()
    entries: tuple[Entry, ...] = ()


def read_index(pack: PackFile) -> Index:
    """The rows that name a page, from links where there are links, else from lines."""
    pages: set[int] = set()
    entries: list[Entry] = []
    for page in pack.pages:
        found = _linked(page, pack) or _listed(page, entries)
        if found:
            pages.add(page.position)
            entries += found
    return Index(pages=frozenset(pages), entries=tuple(entries))


def _linked(page: PackPage, pack: PackFile) -> list[Entry]:
    """Links whose text is a page number, or, where there is none such, links of rows that end in one."""
    links = [link for link in pack.links if link.page == page.position and link.kind == "page"]
    numbers = [link for link in links if _JUST_A_NUMBER.match(link.text)]
    rows = numbers or [link for link in links if _ROW.match(link.row)]
    if len(rows) < 2 or not _is_front(page, pack):
        return []
    return [
        Entry(
            page=page.position,
            place=place,
            number=int(link.text if numbers else _number_of(link)),
            words=link.row,
            target=link.target,
        )
        for place, link in enumerate(_down_the_page(rows, page), start=1)
    ]


def _is_front(page: PackPage, pack: PackFile) -> bool:
    """An index stands before the papers it leads to, or says what it is."""
    targets = [link.target for link in pack.links if link.page == page.position and link.target]
    leads_on = sum(target > page.position for target in targets) * 2 > len(targets)
    return leads_on or _is_headed(page)


def _is_headed(page: PackPage) -> bool:
    return any(_HEADING.match(line) for line in page.body[:3])


def _number_of(link: PackLink) -> str:
    found = _ROW.match(link.row)
    return found["number"] if found else ""


def _down_the_page(links: list[PackLink], page: PackPage) -> list[PackLink]:
    """In the order of the lines of the page, whatever order the file keeps its links in."""
    text = "\n".join(page.lines)
    return sorted(links, key=lambda link: text.find(link.row.split(" ")[0]))


def _listed(page: PackPage, before: list[Entry]) -> list[Entry]:
    """The lines of an index without links, or of its next page."""
    rows = [found for line in page.body if (found := _ROW.match(line))]
    goes_on = bool(before) and before[-1].page == page.position - 1 and before[-1].target == 0
    is_all_rows = len(rows) >= 3 and len(rows) * 2 > len(page.body)
    if not (_is_headed(page) or (goes_on and is_all_rows)) or not rows:
        return []
    return [
        Entry(page=page.position, place=place, number=int(row["number"]), words=row["title"])
        for place, row in enumerate(rows, start=1)
    ]


def starts(pack: PackFile, index: Index) -> dict[str, int]:
    """Where the paper of each of our references begins: the first page that it heads."""
    found: dict[str, int] = {}
    for page in pack.pages:
        if page.position in index.pages:
            continue
        for line in page.body[:_HEADED]:
            reference = REFERENCE.match(line)
            if reference:
                found.setdefault(reference[0], page.position)
    return found


def index_findings(
    pack: PackFile, numbers: Numbers, index: Index, begins: dict[str, int]
) -> Iterator[PackFinding]:
    """Rows that name a wrong page, and papers that no row names."""
    if not index.entries:
        if len(pack.pages) >= _SHORT_PACK:
            yield PackFinding(code="index-missing", message="There is no index that can be read.")
        return
    fits = [_fitting(entry, pack, numbers, index) for entry in index.entries]
    for entry, found in zip(index.entries, fits, strict=True):
        yield from _entry(entry, found, pack, numbers, begins)
    named = {position for found in fits if len(found) == 1 for position in found}
    yield from _unlisted(pack, numbers, index, begins, named)


def _entry(
    entry: Entry,
    fitting: tuple[int, ...],
    pack: PackFile,
    numbers: Numbers,
    begins: dict[str, int],
) -> Iterator[PackFinding]:
    known = {numbers.of(page.position) for page in pack.pages}
    says = f"The index says page {entry.number} for {entry.name}"
    if entry.number not in known:
        yield _wrong(entry, f"{says}; the pack has no such page: the paper is missing.", "missing")
        return
    if entry.target and numbers.of(entry.target) != entry.number:
        landed = numbers.of(entry.target)
        yield _wrong(entry, f"{says}; its link lands on page {landed}.", "link")
    own = begins.get(entry.reference, 0)
    begun = sorted(numbers.of(position) for position in ((own,) if own else fitting))
    if len(begun) > 1:
        pages = " and ".join((", ".join(map(str, begun[:-1])), str(begun[-1])))
        yield _wrong(entry, f"{says}; papers of that title begin on pages {pages}.", "page")
    elif begun and begun != [entry.number]:
        yield _wrong(entry, f"{says}; it begins on page {begun[0]}.", "page")
    elif entry.reference and not begun:
        yield _wrong(entry, f"{says}; no page begins that paper.", "missing")


def _wrong(entry: Entry, message: str, what: str) -> PackFinding:
    code = {"missing": "paper-missing", "link": "link-elsewhere", "page": "index-page"}[what]
    return PackFinding(code=code, message=message, pages=(entry.page,))


def _fitting(entry: Entry, pack: PackFile, numbers: Numbers, index: Index) -> tuple[int, ...]:
    """The page where the paper of a row begins, by the words of its head; () where nothing tells.

    Papers of one title are taken in the order of their rows. Several pages: any of them may be it.
    """
    wanted = set(_WORD.findall(entry.words.casefold()))
    fits = {page.position: _fit(wanted, page) for page in pack.pages} if len(wanted) > 1 else {}
    named = [fit for position, fit in fits.items() if numbers.of(position) == entry.number]
    good = [p for p, fit in fits.items() if fit >= _FITS and p not in index.pages]
    alike = [e for e in index.entries if set(_WORD.findall(e.words.casefold())) == wanted]
    begun = good if len(good) == len(alike) else [p for p in good if p in pack.tops]
    if len(begun) == len(alike) > 1:
        is_other_order = {e.number for e in alike} == set(map(numbers.of, begun))
        return () if is_other_order else (begun[alike.index(entry)],)
    return tuple(begun) if max(named, default=1) <= _DOES_NOT else ()


def _fit(wanted: set[str], page: PackPage) -> float:
    head = set(_WORD.findall(" ".join(page.body[:_HEAD]).casefold()))
    return len(wanted & head) / len(wanted)


def _unlisted(
    pack: PackFile,
    numbers: Numbers,
    index: Index,
    begins: dict[str, int],
    told: Collection[int],
) -> Iterator[PackFinding]:
    """Papers that no row names; of those ``told``, a row names another page."""
    listed = {entry.reference for entry in index.entries}
    listed_pages = {entry.number for entry in index.entries} | set(map(numbers.of, told))
    tops = {position for position in pack.tops if position > 1} - index.pages
    for reference, position in begins.items():
        if reference not in listed and numbers.of(position) not in listed_pages:
            message = f"{reference} begins here and is not in the index."
            yield PackFinding(code="not-in-index", message=message, pages=(position,))
    for position in sorted(tops - set(begins.values())):
        if numbers.of(position) not in listed_pages:
            message = "A paper begins here (it has a bookmark) and is not in the index."
            yield PackFinding(code="not-in-index", message=message, pages=(position,))


def link_findings(
    pack: PackFile, numbers: Numbers, index: Index, begins: dict[str, int]
) -> Iterator[PackFinding]:
    """Links that lead nowhere, to a file of somebody's, or to another page than they name."""
    nowhere = tuple(k.page for k in pack.links if k.kind == "page" and not k.target)
    if nowhere:
        message = "A link leads nowhere."
        yield PackFinding(code="link-nowhere", message=message, pages=tuple(sorted(set(nowhere))))
    outside = tuple(sorted({link.page for link in pack.links if link.kind == "file"}))
    if outside:
        message = "A link leads to a file on somebody’s computer, which no reader has."
        yield PackFinding(code="link-outside", message=message, pages=outside)
    for link in pack.links:
        if link.target:
            yield from _landing(link, numbers, begins)


def _landing(link: PackLink, numbers: Numbers, begins: dict[str, int]) -> Iterator[PackFinding]:
    landed = numbers.of(link.target)
    named = REFERENCE.fullmatch(link.text)
    says = _SAYS_PAGE.search(link.text)
    if named and begins.get(named[0], link.target) != link.target:
        begun = numbers.of(begins[named[0]])
        message = f"The link to {named[0]} lands on page {landed}; it begins on page {begun}."
        yield PackFinding(code="link-elsewhere", message=message, pages=(link.page,))
    elif says and int(says[1]) != landed:
        message = f"A link says page {says[1]} and lands on page {landed}."
        yield PackFinding(code="link-elsewhere", message=message, pages=(link.page,))
