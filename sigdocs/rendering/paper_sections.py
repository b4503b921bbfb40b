"""Pages of a paper that lie on their side stay so in the pack, with its marking and page numbers.

Word keeps the shape of a page where its section ends: in the last paragraph of it. The pack's own
section is the pattern for all; only the paper is turned, and header and footer reach across it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from sigdocs.rendering.paper_source import R, W

_FURNITURE = ("header", "footer")
_ONLY_AT_THE_START = ("pgNumType", "titlePg")


def is_wide(section: etree._Element | None) -> bool:
    """Whether the pages of a section lie on their side."""
    size = section.find(f"{W}pgSz") if section is not None else None
    return size is not None and int(size.get(f"{W}w", "0")) > int(size.get(f"{W}h", "0"))


def across(section: etree._Element) -> int:
    """Twentieths of a point between the margins."""
    margins = section.find(f"{W}pgMar")
    width = int(_size_of(section).get(f"{W}w", "0"))
    if margins is None:
        return width
    return width - sum(int(margins.get(f"{W}{side}", "0")) for side in ("left", "right"))


def sections_of(blocks: Sequence[etree._Element], body: etree._Element) -> Iterator[bool]:
    """For each block whether it stands on a wide page: a section is told of at its end."""
    ends = [(place, found) for place, block in enumerate(blocks)
            if (found := block.find(f"{W}pPr/{W}sectPr")) is not None]  # fmt: skip
    last = [(len(blocks), body.find(f"{W}sectPr"))]
    places = [-1, *(place for place, _ in (*ends, *last))]
    for (before, place), (_, section) in zip(pairwise(places), (*ends, *last), strict=True):
        yield from [is_wide(section)] * (min(place, len(blocks) - 1) - before)


class Turning:
    """Turns runs of blocks of the pack's body on their side."""

    def __init__(self, body: etree._Element) -> None:
        """``body``: of the filled pack, whose last element is its section."""
        self.body = body
        self.upright = body[-1]
        if self.upright.find(f"{W}type") is None:  # else LibreOffice forgets headers after a turn
            kind = etree.Element(f"{W}type", {f"{W}val": "nextPage"})
            _size_of(self.upright).addprevious(kind)
        self.wide = _turned(self.upright)
        self.is_used = False

    def turn(self, blocks: Sequence[etree._Element], wide: Sequence[bool]) -> None:
        """Close a section before and after each run of wide blocks; the heading goes with it."""
        for place, (before, now) in enumerate(pairwise((False, *wide))):
            if before != now:
                self.is_used = True
                first = blocks[place] if place else _heading_of(blocks[0])
                self._close_before(first, self.wide if before else self.upright)
        following = blocks[-1].getnext()
        if wide[-1] and following is not None:
            self._close_before(following, self.wide)

    def _close_before(self, block: etree._Element, section: etree._Element) -> None:
        """End a section in front of a block; at the end of the pack its own section becomes it."""
        if block is self.upright:
            self.body.replace(self.upright, copy.deepcopy(self.wide))
            return
        before = block.getprevious()
        if before is None or before.tag != f"{W}p" or before.find(f"{W}pPr/{W}sectPr") is not None:
            before = etree.Element(f"{W}p")
            style = etree.SubElement(etree.SubElement(before, f"{W}pPr"), f"{W}pStyle")
            style.set(f"{W}val", "Gap")
            block.addprevious(before)
        look = before.find(f"{W}pPr")
        if look is None:
            look = etree.Element(f"{W}pPr")
            before.insert(0, look)
        look.append(_later(section) if self._is_later(before) else copy.deepcopy(section))

    def _is_later(self, block: etree._Element) -> bool:
        """Whether a section ends before this one: only the first has a cover and sets the number."""
        return any(
            other.find(f"{W}pPr/{W}sectPr") is not None
            for other in block.itersiblings(f"{W}p", preceding=True)
        )


def _heading_of(block: etree._Element) -> etree._Element:
    """The heading that the pack puts over a paper, with the paper's first block where there is none."""
    before = block.getprevious()
    style = before.find(f"{W}pPr/{W}pStyle") if before is not None else None
    is_heading = style is not None and style.get(f"{W}val", "").startswith("Heading")
    return before if before is not None and is_heading else block


def _turned(section: etree._Element) -> etree._Element:
    made = _later(section)
    size = _size_of(made)
    width, height = size.get(f"{W}w", ""), size.get(f"{W}h", "")
    for name, value in (("w", height), ("h", width), ("orient", "landscape")):
        size.set(f"{W}{name}", value)
    for kind in _FURNITURE:
        for node in made.iter(f"{W}{kind}Reference"):
            node.set(f"{R}id", wide_key(node.get(f"{R}id", "")))
    return made


def _size_of(section: etree._Element) -> etree._Element:
    size = section.find(f"{W}pgSz")
    return etree.SubElement(section, f"{W}pgSz") if size is None else size


def _later(section: etree._Element) -> etree._Element:
    made = copy.deepcopy(section)
    for name in _ONLY_AT_THE_START:
        for node in made.findall(f"{W}{name}"):
            made.remove(node)
    return made


def wide_key(key: str) -> str:
    """The relationship of a header or footer for wide pages, by that of the pack's own."""
    return f"{key}Wide"


def stretched(part: bytes, *, upright: int, wide: int) -> bytes:
    """A header or footer whose right edge lies at the margin of a wide page."""
    root = etree.fromstring(part)
    for paragraph in root.iter(f"{W}p"):
        look = paragraph.find(f"{W}pPr")
        if look is None:
            continue
        tabs = etree.Element(f"{W}tabs")
        for kind, place in (("clear", upright), ("right", wide)):
            etree.SubElement(tabs, f"{W}tab", {f"{W}val": kind, f"{W}pos": str(place)})
        style = look.find(f"{W}pStyle")
        look.insert(0 if style is None else 1, tabs)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
