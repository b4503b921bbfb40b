"""The text of a paragraph of a Word paper: what Word prints, in plain runs of the pack's own look.

Tracked deletions, hidden text, comments and field codes are left behind; insertions, results of
fields, ticks, links to the web, pictures and text boxes are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from sigdocs.errors import Unreadable
from sigdocs.rendering.paper_source import R, Source, W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_LEFT_BEHIND = frozenset(
    W + name
    for name in (
        *("del", "moveFrom", "pPr", "rPr", "commentReference", "annotationRef", "instrText"),
        *("delText", "lastRenderedPageBreak", "sdtPr", "sdtEndPr", "footnoteRef", "endnoteRef"),
        *("proofErr", "bookmarkStart", "bookmarkEnd", "rt"),
    )
)
_KEPT_LOOK = ("b", "bCs", "i", "iCs", "strike", "u", "vertAlign", "rtl", "cs")
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SYMBOLS = {
    "f0b7": "•",
    "f0a7": "▪",
    "f0fc": "✓",
    "f0d8": "➢",
    "f0a8": "☐",
    "f0fe": "☒",
    "f0e0": "→",
}
_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_EMU_A_POINT = 12_700
_ROOM, _ROOM_WIDE = (6_120_000, 8_000_000), (9_250_000, 4_900_000)
"""EMU across and down that a picture may take on a page, and on one that lies on its side."""
_SIZE = re.compile(r"(width|height):\s*([\d.]+)(pt|in|px)?")
_POINTS = {"pt": 1.0, "in": 72.0, "px": 0.75, "": 0.75}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of a paper: its file, its size in EMU as printed, what is said of it."""

    content: bytes
    ending: str
    width: int
    height: int
    description: str


@dataclass(slots=True, kw_only=True)
class Line:
    """What a paragraph prints. ``pieces``: runs of Word's XML, links and pictures in order."""

    pieces: list[etree._Element | Picture] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words."""
        runs = [piece for piece in self.pieces if not isinstance(piece, Picture)]
        return "".join(t.text or "" for run in runs for t in run.iter(f"{W}t"))

    @property
    def is_empty(self) -> bool:
        """Whether it prints nothing."""
        return not self.text.strip() and not any(isinstance(p, Picture) for p in self.pieces)


@dataclass(slots=True, kw_only=True)
class Runs:
    """Takes the paragraphs of one paper; fields may run from one into the next.

    ``web``: addresses of links, in the order of their numbers; ``seen``: notes so far; ``is_wide``:
    whether the page lies on its side.
    """

    source: Source
    web: list[str] = field(default_factory=list)
    seen: int = 0
    is_wide: bool = False
    _codes: list[bool] = field(default_factory=list)

    def line(self, paragraph: etree._Element) -> Line:
        """One paragraph.

        Raises:
            Unreadable: it holds a chart, a diagram or another program's object.
        """
        line = Line()
        self._take(paragraph, line, look=None, link=0)
        return line

    def _take(
        self, node: etree._Element, line: Line, *, look: etree._Element | None, link: int
    ) -> None:
        for child in node:
            if not isinstance(child.tag, str) or child.tag in _LEFT_BEHIND:
                continue
            if child.tag == f"{W}r":
                self._run(child, line, link)
            elif child.tag == f"{W}hyperlink":
                self._take(child, line, look=None, link=self._web(child) or link)
            elif child.tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
                words = "".join(t.text or "" for t in child.iter(f"{_MATH}t"))
                self._write(words, line, look, link)
            else:
                self._piece(child, line, look, link)

    def _run(self, run: etree._Element, line: Line, link: int) -> None:
        look = run.find(f"{W}rPr")
        if look is not None and _is_on(look.find(f"{W}vanish")):
            return
        self._take(run, line, look=look, link=link)

    def _piece(
        self, child: etree._Element, line: Line, look: etree._Element | None, link: int
    ) -> None:
        name = etree.QName(child).localname
        if child.tag == f"{W}fldChar":
            self._field(child, line, look)
        elif child.tag == f"{_MC}AlternateContent":
            self._take(_printed(child), line, look=look, link=link)
        elif name in ("footnoteReference", "endnoteReference") and child.tag.startswith(W):
            self._note(child, name, line, look)
        elif name in ("drawing", "pict", "object") and child.tag.startswith(W):
            self._drawn(child, line)
        elif child.tag == f"{W}br":
            if child.get(f"{W}type", "textWrapping") == "textWrapping":
                self._write("\n", line, look, link)
        else:
            self._words(child, name, line, look, link)

    def _words(
        self, child: etree._Element, name: str, line: Line, look: etree._Element | None, link: int
    ) -> None:
        if child.tag == f"{W}t":
            self._write(child.text or "", line, look, link)
        elif child.tag == f"{W}cr":
            self._write("\n", line, look, link)
        elif child.tag == f"{W}sym":
            sign = _SYMBOLS.get(child.get(f"{W}char", "").casefold(), "▪")
            self._write(sign, line, look, link)
        elif child.tag.startswith(W) and name in _SIGNS:
            self._write(_SIGNS[name], line, look, link)
        else:  # content controls, smart tags, simple fields, insertions: what is in them
            self._take(child, line, look=look, link=link)

    def _field(self, mark: etree._Element, line: Line, look: etree._Element | None) -> None:
        """A field prints its result, not its code; a tick box of an old form has no result."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            box = mark.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                ticked = box.find(f"{W}checked")
                ticked = box.find(f"{W}default") if ticked is None else ticked
                self._write("☒" if _is_on(ticked) else "☐", line, look, 0)
            self._codes.append(True)
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes:
            self._codes.pop()

    def _write(self, text: str, line: Line, look: etree._Element | None, link: int) -> None:
        if any(self._codes) or not text:
            return
        run = etree.Element(f"{W}r")
        kept = etree.SubElement(run, f"{W}rPr")
        if link:
            etree.SubElement(kept, f"{W}rStyle").set(f"{W}val", "Hyperlink")
        for name in _KEPT_LOOK if look is not None else ():
            found = look.find(f"{W}{name}") if look is not None else None
            if found is not None:
                kept.append(_plain(found))
        _fill(run, text)
        if link:
            run = _linked(run, link)
        line.pieces.append(run)

    def _web(self, link: etree._Element) -> int:
        """The number of a link to the web, from 1; 0 for one that leads nowhere outside."""
        target, is_outside = self.source.links.get(link.get(f"{R}id", ""), ("", False))
        if not (is_outside and _WEB.match(target)):
            return 0
        self.web.append(target)
        return len(self.web)

    def _note(
        self, child: etree._Element, name: str, line: Line, look: etree._Element | None
    ) -> None:
        note = self.source.notes.get(f"{name}{child.get(f'{W}id', '')}")
        if note is None:
            return
        self.seen += 1
        self._write(f" [note {self.seen}]", line, look, 0)
        line.notes.append(note)

    def _drawn(self, child: etree._Element, line: Line) -> None:
        boxes = list(child.iter(f"{W}txbxContent"))
        line.boxes += boxes
        room = _ROOM_WIDE if self.is_wide else _ROOM
        pictures = [_fitted(picture, room) for picture in _pictures(child, self.source)]
        line.pieces += pictures
        if not (boxes or pictures) and (
            child.tag == f"{W}object" or any(True for _ in child.iter(f"{_A}graphicData"))
        ):
            _refuse_objects(child)


def _refuse_objects(child: etree._Element) -> None:
    kinds = [str(node.get("uri", "")) for node in child.iter(f"{_A}graphicData")]
    if child.tag == f"{W}object" or any(kind.endswith(("/chart", "/diagram")) for kind in kinds):
        raise Unreadable(
            "It holds a chart, a diagram or another program's object.",
            next_step="In Word, copy it and paste it as a picture, with alternative text.",
        )


def _pictures(child: etree._Element, source: Source) -> Iterator[Picture]:
    for holder in (*child.iter(f"{_WP}inline"), *child.iter(f"{_WP}anchor")):
        blip = next(holder.iter(f"{_A}blip"), None)
        if blip is None:
            continue
        content, ending = source.picture(blip.get(f"{R}embed", ""))
        extent, told = holder.find(f"{_WP}extent"), holder.find(f"{_WP}docPr")
        size = (
            (int(extent.get("cx", 0)), int(extent.get("cy", 0))) if extent is not None else (0, 0)
        )
        words = (told.get("descr") or told.get("title") or "") if told is not None else ""
        yield _picture(content, ending, size, words)
    for image in child.iter(f"{_VML}imagedata"):
        content, ending = source.picture(image.get(f"{R}id", ""))
        shape = image.getparent()
        style = shape.get("style", "") if shape is not None else ""
        found = {k: float(n) * _POINTS[u or ""] for k, n, u in _SIZE.findall(style)}
        size = (
            round(found.get("width", 200) * _EMU_A_POINT),
            round(found.get("height", 150) * _EMU_A_POINT),
        )
        words = shape.get("alt", "") if shape is not None else ""
        yield _picture(content, ending, size, words)


def _picture(content: bytes, ending: str, size: tuple[int, int], words: str) -> Picture:
    width, height = (max(side, _EMU_A_POINT) for side in size)
    told = " ".join(words.split())
    return Picture(content=content, ending=ending, width=width, height=height, description=told)


def _fitted(picture: Picture, room: tuple[int, int]) -> Picture:
    """A picture no larger than the page."""
    scale = min(1.0, room[0] / picture.width, room[1] / picture.height)
    width, height = round(picture.width * scale), round(picture.height * scale)
    return replace(picture, width=width, height=height)


def _printed(alternative: etree._Element) -> etree._Element:
    """Of two ways to say the same the newer one, where it can be taken; else the other."""
    choice, fallback = alternative.find(f"{_MC}Choice"), alternative.find(f"{_MC}Fallback")
    known = choice is not None and (
        next(choice.iter(f"{W}txbxContent"), None) is not None
        or next(choice.iter(f"{_A}blip"), None) is not None
    )
    found = choice if known or fallback is None else fallback
    return found if found is not None else alternative


def _is_on(toggle: etree._Element | None) -> bool:
    return toggle is not None and toggle.get(f"{W}val", "1") not in ("0", "false", "off")


def _plain(found: etree._Element) -> etree._Element:
    made = etree.Element(found.tag)
    value = found.get(f"{W}val")
    if value is not None:
        made.set(f"{W}val", "single" if found.tag == f"{W}u" and value != "none" else value)
    return made


def _fill(run: etree._Element, text: str) -> None:
    """Text with its tabs and line breaks."""
    for piece in re.split(r"([\t\n])", text):
        if piece == "\t":
            etree.SubElement(run, f"{W}tab")
        elif piece == "\n":
            etree.SubElement(run, f"{W}br")
        elif piece:
            made = etree.SubElement(run, f"{W}t")
            made.text = piece
            made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _linked(run: etree._Element, link: int) -> etree._Element:
    """A run as part of a link; ``papers`` gives the number its relationship."""
    made = etree.Element(f"{W}hyperlink")
    made.set(f"{R}id", str(link))
    made.append(run)
    return made
