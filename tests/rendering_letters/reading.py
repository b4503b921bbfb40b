"""Reads finished Word files back for the tests, by code that shares nothing with the renderers."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(content: bytes) -> dict[str, bytes]:
    """Every part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(content: dict[str, bytes]) -> bytes:
    """A Word file from its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in content.items():
            package.writestr(name, data)
    return out.getvalue()


def body(content: bytes) -> ElementTree.Element:
    """The root of the main part."""
    return ElementTree.fromstring(parts(content)["word/document.xml"])


def lines(content: bytes) -> list[str]:
    """The paragraphs of body, header and footer."""
    found = []
    for name, data in parts(content).items():
        if name.startswith(("word/document", "word/header", "word/footer")):
            for paragraph in ElementTree.fromstring(data).iter(f"{W}p"):
                found.append(_words(paragraph))
    return [line for line in found if line.strip()]


def text(content: bytes) -> str:
    """All of it, a line a paragraph."""
    return "\n".join(lines(content))


def tables(content: bytes) -> list[list[list[str]]]:
    """Each table as rows of cells."""
    return [
        [
            ["\n".join(_words(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
            for row in table.iter(f"{W}tr")
        ]
        for table in body(content).iter(f"{W}tbl")
    ]


def headings(content: bytes) -> list[tuple[int, str]]:
    """(level, words) of each heading, in order."""
    found = []
    for paragraph in body(content).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val", "") if style is not None else ""
        if name.startswith("Heading"):
            found.append((int(name[-1]), _words(paragraph)))
    return found


def properties(content: bytes) -> dict[str, str]:
    """The custom document properties."""
    root = ElementTree.fromstring(parts(content)["docProps/custom.xml"])
    return {str(node.get("name")): "".join(node.itertext()) for node in root}


def _words(paragraph: ElementTree.Element) -> str:
    found = []
    for node in paragraph.iter():
        if node.tag == f"{W}t":
            found.append(node.text or "")
        elif node.tag in (f"{W}br", f"{W}tab"):
            found.append(" ")
    return "".join(found)
