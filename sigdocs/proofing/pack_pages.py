"""A pack as a reader meets it: pages with their lines and direction, links, bookmarks, labels.

Knows nothing of who made it. Text comes from pypdfium2, structure from pikepdf; nothing is changed.
"""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from sigdocs.errors import Unreadable

_EDGE = 3  # lines at the top and the foot of a page that may be header or footer
_SAMPLE = 7  # every so many characters are looked at to tell which way up a page is
_MOST_BOOKMARKS = 20_000
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPage:
    """One page. ``position`` counts from 1; ``label`` is what a viewer shows in its page box.

    ``body`` is ``lines`` without what stands at the edge of most pages; ``edges`` the lines at top
    and foot. ``is_sideways``: most of its text does not run left to right as the page is shown.
    """

    position: int
    label: str
    lines: tuple[str, ...]
    body: tuple[str, ...] = ()
    is_sideways: bool = False
    has_picture: bool = False
    is_tagged: bool = False

    @property
    def edges(self) -> tuple[str, ...]:
        """The first and the last lines."""
        if len(self.lines) <= 2 * _EDGE:
            return self.lines
        return (*self.lines[:_EDGE], *self.lines[-_EDGE:])


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLink:
    """A link. ``target`` is the position of the page it lands on, 0 for nowhere.

    ``row`` is all text at the same height; ``kind`` is "page", "web" or "file".
    """

    page: int
    text: str
    row: str
    target: int
    kind: str = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackBookmark:
    """A bookmark. ``level`` 1 is the top; ``target`` as for a link."""

    title: str
    level: int
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """A pack, opened."""

    pages: tuple[PackPage, ...]
    links: tuple[PackLink, ...]
    bookmarks: tuple[PackBookmark, ...]
    is_tagged: bool

    @property
    def tops(self) -> frozenset[int]:
        """The pages that a bookmark of the first level leads to: where papers begin."""
        return frozenset(b.target for b in self.bookmarks if b.level == 1 and b.target)


def open_pack(content: bytes) -> PackFile:
    """Read a pack.

    Raises:
        Unreadable: it is no whole PDF, or it needs a password.
    """
    import pypdfium2

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            printed = pypdfium2.PdfDocument(content)
            try:
                return _pack(pdf, printed)
            finally:
                printed.close()
    except pikepdf.PasswordError:
        raise Unreadable(
            "The pack is protected by a password.",
            next_step="Give the password: sigdocs pack check --protected FILE.",
        ) from None
    except (pikepdf.PdfError, pypdfium2.PdfiumError, RuntimeError):  # qpdf raises the last
        raise Unreadable("This is no whole PDF.", next_step="Is it the right file?") from None


def _pack(pdf: pikepdf.Pdf, printed: Any) -> PackFile:
    places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    named = _named(pdf)
    pages, links = [], []
    for number, page in enumerate(pdf.pages, start=1):
        sheet = printed[number - 1]
        text = sheet.get_textpage()
        pages.append(_page(page, sheet, text, number))
        links += list(_links(page, text, number, places, named))
        text.close()
        sheet.close()
    marked = _dictionary(pdf.Root, "/MarkInfo").get("/Marked", False)
    return PackFile(
        pages=tuple(_without_furniture(pages)),
        links=tuple(links),
        bookmarks=tuple(_bookmarks(pdf, places, named)),
        is_tagged="/StructTreeRoot" in pdf.Root and bool(marked),
    )


def _page(page: pikepdf.Page, sheet: Any, text: Any, number: int) -> PackPage:
    words = text.get_text_range().replace("\ufffe", "").replace("\x02", "")
    lines = tuple(line.strip() for line in words.splitlines() if line.strip())
    return PackPage(
        position=number,
        label=str(page.label),
        lines=lines,
        is_sideways=_is_sideways(text, sheet.get_rotation()),
        has_picture=len(lines) <= 2 * _EDGE and _has_picture(sheet),
        is_tagged="/StructParents" in page.obj,
    )


def _has_picture(sheet: Any) -> bool:
    import pypdfium2.raw as pdfium

    return any(True for _ in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4))


def _is_sideways(text: Any, turned: int) -> bool:
    """Which way most letters stand, as the page is shown (``turned``: degrees clockwise)."""
    import pypdfium2.raw as pdfium

    stands: Counter[int] = Counter()
    for index in range(0, text.count_chars(), _SAMPLE):
        if not chr(pdfium.FPDFText_GetUnicode(text.raw, index)).isspace():
            angle = math.degrees(pdfium.FPDFText_GetCharAngle(text.raw, index))
            stands[round((angle + turned) / 90) % 4] += 1
    return bool(stands) and stands.most_common(1)[0][0] != 0


def _links(
    page: pikepdf.Page,
    text: Any,
    number: int,
    places: dict[tuple[int, int], int],
    named: dict[str, Any],
) -> Iterator[PackLink]:
    width = max(float(side) for side in page.mediabox)
    for note in _array(page.obj, "/Annots"):
        if not isinstance(note, pikepdf.Dictionary) or note.get("/Subtype") != "/Link":
            continue
        left, low, right, high = _box(note)
        kind = _kind(_dictionary(note, "/A"))
        yield PackLink(
            page=number,
            text=_line(text.get_text_bounded(left, low, right, high)),
            row=_line(text.get_text_bounded(0, low, width, high)),
            target=_target(note, places, named) if kind == "page" else 0,
            kind=kind,
        )


def _dictionary(holder: Any, key: str) -> Any:
    """A dictionary inside another; an empty one where there is none, or a damaged one."""
    found = holder.get(key)
    return found if isinstance(found, pikepdf.Dictionary) else pikepdf.Dictionary()


def _array(holder: Any, key: str) -> Any:
    found = holder.get(key)
    return found if isinstance(found, pikepdf.Array) else pikepdf.Array()


def _box(note: Any) -> tuple[float, float, float, float]:
    """The rectangle of a link; an empty one where it is damaged."""
    try:
        left, low, right, high = (float(side) for side in _array(note, "/Rect"))
    except (TypeError, ValueError):
        return 0.0, 0.0, 0.0, 0.0
    return min(left, right), min(low, high), max(left, right), max(low, high)


def _line(text: str) -> str:
    return " ".join(text.split())


def _kind(action: Any) -> str:
    """Where a link's action leads: within the file, to the web, or to a file of somebody's."""
    kind = str(action.get("/S", "/GoTo"))
    if kind == "/URI":
        address = str(action.get("/URI", "")).casefold()
        is_on_the_web = re.match(r"(?!file:)[a-z][a-z0-9+.-]+:", address)  # a drive has one letter
        return "web" if is_on_the_web else "file"
    return "file" if kind in ("/Launch", "/GoToR", "/GoToE") else "page"


def _target(item: Any, places: dict[tuple[int, int], int], named: dict[str, Any]) -> int:
    """The position of the page that a link or bookmark leads to, 0 for nowhere."""
    found = item.get("/Dest", _dictionary(item, "/A").get("/D"))
    if isinstance(found, (pikepdf.Name, pikepdf.String)):
        found = named.get(str(found).removeprefix("/"))
    if isinstance(found, pikepdf.Dictionary):
        found = found.get("/D")
    if not isinstance(found, pikepdf.Array) or not len(found):
        return 0
    first = found[0]
    return places.get(first.objgen, 0) if isinstance(first, pikepdf.Dictionary) else 0


def _named(pdf: pikepdf.Pdf) -> dict[str, Any]:
    named = {str(k)[1:]: v for k, v in _dictionary(pdf.Root, "/Dests").items()}
    tree = _dictionary(pdf.Root, "/Names").get("/Dests")
    if isinstance(tree, pikepdf.Dictionary):
        named.update({str(name): place for name, place in pikepdf.NameTree(tree).items()})
    return named


def _bookmarks(
    pdf: pikepdf.Pdf, places: dict[tuple[int, int], int], named: dict[str, Any]
) -> Iterator[PackBookmark]:
    """All bookmarks in order; a loop in a damaged file ends the walk."""
    seen: set[tuple[int, int]] = set()
    waiting = [(_dictionary(pdf.Root, "/Outlines").get("/First"), 1)]
    while waiting and len(seen) < _MOST_BOOKMARKS:
        entry, level = waiting.pop()
        if not isinstance(entry, pikepdf.Dictionary) or entry.objgen in seen:
            continue
        seen.add(entry.objgen)
        yield PackBookmark(
            title=_line(str(entry.get("/Title", ""))),
            level=level,
            target=_target(entry, places, named),
        )
        waiting += [(entry.get("/Next"), level), (entry.get("/First"), level + 1)]


def _without_furniture(pages: list[PackPage]) -> Iterator[PackPage]:
    """The pages with their body: lines at the edge of most pages, figures aside, left out."""
    from dataclasses import replace

    counted = Counter(
        _FIGURES.sub("#", line) for page in pages for line in dict.fromkeys(page.edges)
    )
    usual = {line for line, count in counted.items() if count > max(1, len(pages) // 2)}
    for page in pages:
        last = len(page.lines) - _EDGE
        body = tuple(
            line
            for place, line in enumerate(page.lines)
            if _EDGE <= place < last or _FIGURES.sub("#", line) not in usual
        )
        yield replace(page, body=body)
