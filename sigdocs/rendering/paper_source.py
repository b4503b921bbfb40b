"""What a Word paper brings beside its text: styles by name, numbering, links, pictures.

The file has been opened and found harmless before (``parsing.package``); here it is only looked up.
Deliberately takes nothing of its look: fonts, colours, borders and headers are the pack's own.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from sigdocs.errors import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f"{{{_R}}}"
_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_STRICT = b"http://purl.oclc.org/ooxml/"
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
)
_TOLD_PNG = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style: ``heading`` 1-9 or 0; ``numbering`` the list it belongs to, "" for none."""

    name: str = ""
    heading: int = 0
    numbering: str = ""


@dataclass(slots=True, kw_only=True)
class Source:
    """An open paper. ``links``: relationship to (target, is it outside the file)."""

    parts: dict[str, bytes]
    body: etree._Element
    styles: dict[str, Style]
    links: dict[str, tuple[str, bool]]
    numbering: etree._Element | None
    notes: dict[str, etree._Element] = field(default_factory=dict)

    def picture(self, relationship: str) -> tuple[bytes, str]:
        """A picture without what its file tells beside the picture, and its ending.

        Raises:
            Unreadable: it lies outside the file, or is of a kind that does not print everywhere.
        """
        target, is_outside = self.links.get(relationship, ("", True))
        data = b"" if is_outside else self.parts.get(target, b"")
        ending = next((name for sign, name in _PICTURES if data.startswith(sign)), "")
        if not ending:
            raise Unreadable(
                "It holds a picture that is not in the file as PNG, JPEG or GIF.",
                next_step="In Word, copy the picture and paste it as a picture.",
            )
        return _bare(data, ending), ending

    def kind_of_list(self, number: str, level: str) -> str:
        """Word's name for how a list is numbered at a level: "bullet", "decimal" …; "" unknown."""
        found = self.list_levels(number)
        shown = found.get(level)
        kind = shown.find(f"{W}numFmt") if shown is not None else None
        return kind.get(f"{W}val", "") if kind is not None else ""

    def list_levels(self, number: str) -> dict[str, etree._Element]:
        """The levels of a list by their number."""
        abstract = self._abstract(number)
        levels = abstract.findall(f"{W}lvl") if abstract is not None else []
        return {level.get(f"{W}ilvl", "0"): level for level in levels}

    def _abstract(self, number: str) -> etree._Element | None:
        if self.numbering is None:
            return None
        for row in self.numbering.findall(f"{W}num"):
            link = row.find(f"{W}abstractNumId")
            if row.get(f"{W}numId") == number and link is not None:
                wanted = link.get(f"{W}val")
                every = self.numbering.findall(f"{W}abstractNum")
                return next((a for a in every if a.get(f"{W}abstractNumId") == wanted), None)
        return None


def open_source(content: bytes) -> Source:
    """Open a paper.

    Raises:
        Unreadable: it is written in the strict variety of the format.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    links = dict(_links(parts.get("_rels/.rels", b""), ""))
    kinds = {kind: target for kind, target, _ in links.values()}
    main = kinds.get("officeDocument", "word/document.xml")
    if _STRICT in parts[main][:4000]:
        raise Unreadable(
            "It is a “Strict Open XML” file.", next_step="Save it as a Word document (.docx)."
        )
    folder, name = posixpath.split(main)
    inside = dict(_links(parts.get(f"{folder}/_rels/{name}.rels", b""), folder))
    named = {kind: target for kind, target, outside in inside.values() if not outside}
    return Source(
        parts=parts,
        body=_root(parts[main])[0],
        styles=dict(_styles(_part(parts, named.get("styles", "")))),
        links={key: (target, outside) for key, (_, target, outside) in inside.items()},
        numbering=_part(parts, named.get("numbering", "")),
        notes=dict(_notes(parts, named)),
    )


def _root(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _part(parts: dict[str, bytes], name: str) -> etree._Element | None:
    return _root(parts[name]) if parts.get(name, b"").strip() else None


def _links(data: bytes, folder: str) -> Iterator[tuple[str, tuple[str, str, bool]]]:
    """Each relationship: its kind, its target, whether that lies outside the file."""
    for row in _root(data) if data.strip() else ():
        target, outside = row.get("Target", ""), row.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        yield row.get("Id", ""), (row.get("Type", "").rpartition("/")[2], target, outside)


def _styles(sheet: etree._Element | None) -> Iterator[tuple[str, Style]]:
    """The paragraph styles, each with what it inherits."""
    rows = {} if sheet is None else {s.get(f"{W}styleId", ""): s for s in sheet.iter(f"{W}style")}
    for key in rows:
        chain, at = [], key
        while at in rows and rows[at] not in chain:
            chain.append(rows[at])
            parent = rows[at].find(f"{W}basedOn")
            at = parent.get(f"{W}val", "") if parent is not None else ""
        yield key, _style(chain)


def _style(chain: list[etree._Element]) -> Style:
    names = [n.get(f"{W}val", "") for s in chain if (n := s.find(f"{W}name")) is not None]
    headings = [found for name in names if (found := _HEADING.match(name))]
    outlines = [n for s in chain if (n := s.find(f"{W}pPr/{W}outlineLvl")) is not None]
    lists = [n for s in chain if (n := s.find(f"{W}pPr/{W}numPr/{W}numId")) is not None]
    level = int(headings[0][1]) if headings else 0
    if not level and outlines and int(outlines[0].get(f"{W}val", "9")) < 9:
        level = int(outlines[0].get(f"{W}val", "9")) + 1
    return Style(
        name=names[0].casefold() if names else "",
        heading=level,
        numbering=lists[0].get(f"{W}val", "") if lists else "",
    )


def _notes(parts: dict[str, bytes], named: dict[str, str]) -> Iterator[tuple[str, etree._Element]]:
    """Footnotes and endnotes, by the name of their reference and their id."""
    for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        root = _part(parts, named.get(kind, ""))
        for note in root.iter(f"{W}{tag}") if root is not None else ():
            yield f"{tag}Reference{note.get(f'{W}id', '')}", note


def _bare(data: bytes, ending: str) -> bytes:
    """A picture file without its comments, place, camera and time (a GIF has none that matter)."""
    if ending == "png":
        return data[:8] + b"".join(_png_chunks(data))
    return b"".join(_jpeg_segments(data)) if ending == "jpeg" else data


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 12 <= len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] not in _TOLD_PNG:
            yield data[at : at + 12 + size]
        at += 12 + size


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    """All but application data (kept: JFIF, colour profile, Adobe's colours) and comments."""
    yield data[:2]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        (size,) = struct.unpack(">H", data[at + 2 : at + 4])
        kind = data[at + 1]
        is_told = kind == 0xFE or (0xE0 < kind <= 0xEF and kind not in (0xE2, 0xEE))
        if not is_told:
            yield data[at : at + 2 + size]
        at += 2 + size
    yield data[at:]
