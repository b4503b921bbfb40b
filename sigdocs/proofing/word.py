"""Every place in a Word file that can hold words, read from the package itself.

All parts are read, known or not: text, deleted and hidden text, attributes, comments in the XML,
names of parts, relationship targets, embedded files (recursively) and the strings in anything that
is not XML. It deliberately does not care what a part is for.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from sigdocs.proofing.binary import strings_of
from sigdocs.proofing.fold import Passage

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_KNOWN_PART = re.compile(
    r"(?:\[Content_Types\]|(?:word/)?_rels/[a-z.]+|(?:word|docProps|customXml)(?:/_rels)?"
    r"/(?:document|header|footer|comments\w*|footnotes|endnotes|styles|settings|webSettings|numbering"
    r"|fontTable|people|core|app|custom|item|itemProps)\d*(?:\.xml)?)\.(?:xml|rels)"
)
_READ_BY_PEOPLE = frozenset(
    re.findall(
        r"\S+",
        """
        descr title author initials tooltip displayText lastValue uri userId providerId
        """,
    )
)
_NAMING = {
    "bookmarkStart": "bookmark",
    "docPr": "picture",
    "cNvPr": "picture",
    "alias": "content control",
    "tag": "content control",
    "docVar": "document variable",
    "property": "property",
    "statusText": "form field",
    "helpText": "form field",
    "default": "form field",
    "ffData": "form field",
    "name": "form field",
    "listItem": "list of choices",
    "hyperlink": "link",
}
_STYLES = frozenset(
    ("styles", "stylesWithEffects", "fontTable", "theme", "numbering", "webSettings")
)
_PLAIN_FIELD = re.compile(
    r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|REF|TOC|SEQ|STYLEREF|FORMTEXT|FORMCHECKBOX|=)\b"
)
_DEPTH = 3


def read_word(content: bytes, *, within: str = "", depth: int = 0) -> Iterator[Passage]:
    """Everything that a Word (or any zipped) file says, passage by passage.

    ``within`` is the place of the file when it is embedded in another.

    Raises:
        zipfile.BadZipFile: it is not a whole zip package.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for text in strings_of(_between(content, package.infolist())):
            yield _hidden(within + "between the package's parts", text)
        for number, member in enumerate(package.infolist(), start=1):
            known = _KNOWN_PART.fullmatch(member.filename)
            place = within + (member.filename if known else f"part {number} of the package")
            yield _hidden(f"{place}: its name", member.filename)
            if member.extra or member.comment:
                yield _hidden(
                    f"{place}: its entry", (member.extra + member.comment).decode("latin-1")
                )
            if not member.is_dir():
                yield from read_part(package.read(member), place, depth=depth)


def _between(content: bytes, members: list[zipfile.ZipInfo]) -> bytes:
    """The bytes of a package that are not some part's compressed data."""
    pieces, at = [], 0
    for member in sorted(members, key=lambda each: each.header_offset):
        head = member.header_offset
        sizes = content[head + 26 : head + 28], content[head + 28 : head + 30]
        start = head + 30 + sum(int.from_bytes(size, "little") for size in sizes)
        pieces.append(content[at:start])
        at = start + member.compress_size
    return b"\n".join([*pieces, content[at:]])


def read_part(data: bytes, place: str, *, depth: int = 0) -> Iterator[Passage]:
    """Everything that one part says: XML, an embedded package or PDF, or anything else."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t")
    if head.startswith(b"<") or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield from _read_xml(data, place)
    elif head.startswith((b"PK", b"%PDF")) and depth >= _DEPTH:
        yield _hidden(f"{place}{UNREADABLE}", "")
    elif head.startswith(b"PK"):
        yield from _embedded(data, place, depth)
    elif head.startswith(b"%PDF"):
        from sigdocs.proofing.portable import read_pdf

        yield from read_pdf(data, within=f"{place} (embedded), ", depth=depth + 1)
    else:
        for text in strings_of(data):
            yield Passage(place=place, text=text, is_text=False, is_page=False, is_noise=True)


def _embedded(data: bytes, place: str, depth: int) -> Iterator[Passage]:
    try:
        yield from read_word(data, within=f"{place} (embedded), ", depth=depth + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        yield _hidden(f"{place}{UNREADABLE}", "")


UNREADABLE = ": cannot be read"
"""How the place of a part ends whose content proofing could not open."""


def _hidden(place: str, text: str) -> Passage:
    return Passage(place=place, text=text, is_text=False, is_page=False)


def _read_xml(data: bytes, place: str) -> Iterator[Passage]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        yield _hidden(place, data.decode("utf-8", "replace"))
        yield from _read_html(data, place)
        return
    name = place.rpartition("/")[2].partition(".")[0]
    styling = name.rstrip("0123456789") in _STYLES
    yield from _Paragraphs(place, is_text=not styling).read(root)
    yield from _attributes(root, place, styling=styling)
    doctype = str(getattr(root.getroottree().docinfo, "doctype", ""))
    if doctype:
        yield _hidden(f"{place}: its document type", doctype)


def _read_html(data: bytes, place: str) -> Iterator[Passage]:
    """A page that is no XML: its text, codes opened, and its attributes."""
    root = etree.fromstring(data, etree.HTMLParser(no_network=True))
    if root is not None:
        yield Passage(place=place, text="".join(map(str, root.itertext())), is_page=False)
        yield from _attributes(root, place, styling=False)


class _Paragraphs:
    """Joins the text of runs into paragraphs; everything else element by element."""

    def __init__(self, place: str, *, is_text: bool) -> None:
        self.place, self.is_text, self.number = place, is_text, 0
        self.is_page = bool(re.search(r"word/(?:document|header|footer|footnotes|endnotes)", place))
        self.words: list[str] = []
        self.codes: list[str] = []

    def read(self, root: etree._Element) -> Iterator[Passage]:
        for node in root.iter():
            if not isinstance(node.tag, str):
                yield _hidden(f"{self.place}: a comment in the XML", str(node.text or ""))
            elif node.tag.startswith(_W) or node.tag.endswith("}p"):
                yield from self._word(node, node.tag.rpartition("}")[2])
            elif node.text and node.text.strip():
                yield from self._other(node)
            if node.tail and node.tail.strip():
                self.words.append(node.tail)
        yield from self._flush()

    def _word(self, node: etree._Element, kind: str) -> Iterator[Passage]:
        if kind in ("p", "tr", "sectPr", "comment"):
            yield from self._flush()
            self.number += kind == "p"
        elif kind in ("instrText", "delInstrText"):
            self.codes.append(node.text or "")
        elif kind in _BREAKS:
            self.words.append(_BREAKS[kind])
        elif kind == "sym":
            self.words.append(chr(int(node.get(f"{_W}char", "20"), 16) & 0xFF))
        elif node.text:
            self.words.append(node.text)

    def _other(self, node: etree._Element) -> Iterator[Passage]:
        """Text in a drawing or formula runs on; anything else (a property …) stands alone."""
        if node.tag.endswith(("/main}t", "/math}t")):
            self.words.append(node.text or "")
            return
        yield from self._flush()
        self.words.append(node.text or "")
        yield from self._flush()

    def _flush(self) -> Iterator[Passage]:
        place = f"{self.place}, paragraph {self.number}" if self.number else self.place
        words, codes = "".join(self.words), "".join(self.codes)
        self.words, self.codes = [], []
        if words.strip():
            yield Passage(place=place, text=words, is_text=self.is_text, is_page=self.is_page)
        if codes.strip():
            yield Passage(
                place=f"{place}: a field's code",
                text=codes,
                is_text=not _PLAIN_FIELD.match(codes),
                is_page=False,
            )


def _attributes(root: etree._Element, place: str, *, styling: bool) -> Iterator[Passage]:
    """Values of attributes: those that people may read one by one, the others once each."""
    for_programs: dict[str, None] = {}
    for node in root.iter(etree.Element):
        element = node.tag.rpartition("}")[2]
        for name, value in ((str(n), str(v)) for n, v in node.attrib.items()):
            naming = _NAMING.get(element)
            if value.isdigit() and len(value) < 6:
                continue
            local = name.rpartition("}")[2]
            read = local in _READ_BY_PEOPLE or (naming and local in ("name", "val", "anchor"))
            if read and not styling:
                yield Passage(
                    place=f"{place}: {naming or 'a note'} ({local})", text=value, is_page=False
                )
            elif local == "Target" and node.get("TargetMode") == "External":
                yield Passage(place=f"{place}: where a link leads", text=value, is_page=False)
            else:
                for_programs[value] = None
    if for_programs:
        yield _hidden(f"{place}: a value of its markup", "\n".join(for_programs))
