"""A template as a person sees it in Word: paragraphs with their place, and the tags in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from sigdocs.errors import ReferenceWrong

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Word writes each text box twice: for itself, and for older programs.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_NAMES = {
    "document": "main text",
    "header": "header",
    "footer": "footer",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
}
_TAG = re.compile(
    r"\{(?P<open>[{%#])(?P<scope>(?:p|tr|tc|r)(?=[\s\xa0]))?(?P<body>.*?)[}%#]\}", re.DOTALL
)
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\xa0": " "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """``{{ … }}`` (kind "value"), ``{% … %}`` ("statement") or ``{# … #}`` ("comment").

    ``scope`` is "", "p", "tr", "tc" or "r"; ``runs`` how many runs of Word it is split over.
    """

    kind: str
    scope: str
    body: str
    written: str
    runs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. ``index`` counts paragraphs of its part from 0."""

    part: str
    index: int
    place: str
    text: str
    tags: tuple[Tag, ...]
    element: etree._Element

    @property
    def beside_tags(self) -> str:
        """Its text without its tags."""
        return _TAG.sub("", self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the template with text in it; ``name`` is the name inside the package."""

    name: str
    shown: str
    root: etree._Element
    paragraphs: tuple[Paragraph, ...]


def read_package(template: bytes) -> dict[str, bytes]:
    """Every part of the file.

    Raises:
        ReferenceWrong: it is no Word file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, OSError, RuntimeError):
        parts = {}
    if "word/document.xml" not in parts or not all(_is_xml(n, d) for n, d in parts.items()):
        raise ReferenceWrong(
            "A template is not a Word document.", next_step="Save it as .docx in Word."
        )
    return parts


def _is_xml(name: str, data: bytes) -> bool:
    """Whether a part that should be XML is; all other parts are as they are."""
    if not name.endswith((".xml", ".rels")):
        return True
    try:
        etree.fromstring(data, _parser())
    except etree.XMLSyntaxError:
        return False
    return True


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def text_parts(package: dict[str, bytes]) -> tuple[Part, ...]:
    """The parts that hold text, the main text first."""
    names = sorted(name for name in package if _PARTS.fullmatch(name))
    return tuple(_part(name, package[name]) for name in names)


def words_of(element: etree._Element) -> str:
    """The text of a paragraph, tags included."""
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def place_of_table(part: Part, number: int, row: int) -> str:
    """Where a row stands, as one would count in Word."""
    return f"{part.shown}, table {number}, row {row}"


def rows_of(table: etree._Element) -> list[etree._Element]:
    """The rows of a table, those in content controls too, those of nested tables not."""
    return [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]


def _part(name: str, data: bytes) -> Part:
    root = etree.fromstring(data, _parser())
    stem = name.removeprefix("word/").removesuffix(".xml")
    shown = _NAMES[stem.rstrip("0123456789")]
    tables = {table: n for n, table in enumerate(root.iter(f"{W}tbl"), start=1)}
    found = [
        _paragraph(name, shown, index, element, tables)
        for index, element in enumerate(root.iter(f"{W}p"))
        if next(element.iterancestors(_FALLBACK), None) is None
    ]
    return Part(name=name, shown=shown, root=root, paragraphs=tuple(found))


def _paragraph(
    part: str,
    shown: str,
    index: int,
    element: etree._Element,
    tables: dict[etree._Element, int],
) -> Paragraph:
    if next(element.iterancestors(f"{W}txbxContent"), None) is not None:
        shown = f"{shown}, text box"
    pieces = list(_pieces(element))
    text = "".join(piece for piece, _ in pieces)
    row = next(element.iterancestors(f"{W}tr"), None)
    if row is not None:
        table = next(row.iterancestors(f"{W}tbl"))
        place = f"{shown}, table {tables[table]}, row {rows_of(table).index(row) + 1}"
    else:
        start = " ".join(text.split())[:40]
        place = f"{shown}, “{start}…”" if start else f"{shown}, paragraph {index + 1}"
    return Paragraph(
        part=part,
        index=index,
        place=place,
        text=text,
        tags=tuple(_tags(text, pieces)),
        element=element,
    )


def _pieces(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Each text of a paragraph with the run it is in; text boxes inside have their own."""
    for node in element.iter(f"{W}t"):
        run = node.getparent()
        if run is not None and next(node.iterancestors(f"{W}p")) is element:
            yield node.text or "", run


def _tags(text: str, pieces: list[tuple[str, etree._Element]]) -> Iterator[Tag]:
    owners = [run for piece, run in pieces for _ in piece]
    kinds = {"{": "value", "%": "statement", "#": "comment"}
    for match in _TAG.finditer(text):
        runs = {id(run) for run in owners[match.start() : match.end()]}
        yield Tag(
            kind=kinds[match["open"]],
            scope=match["scope"] or "",
            body=match["body"].translate(_STRAIGHT).strip(" \t\n-"),
            written=match[0],
            runs=len(runs),
        )
