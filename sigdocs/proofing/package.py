"""A Word package opened for the checks of its structure (not of its words)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The XML parts of a Word file by name, parsed."""

    parts: dict[str, etree._Element] = field(default_factory=dict)

    @property
    def main(self) -> etree._Element:
        """The body's part."""
        return self.parts[_MAIN]

    @property
    def printed(self) -> dict[str, etree._Element]:
        """Body, headers, footers and notes."""
        starts = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
        return {n: root for n, root in self.parts.items() if n.startswith(starts)}

    def target(self, identifier: str) -> etree._Element | None:
        """The part that a relationship of the body leads to."""
        relations = self.parts.get("word/_rels/document.xml.rels")
        for node in relations if relations is not None else ():
            if node.get("Id") == identifier:
                name = posixpath.normpath(posixpath.join("word", str(node.get("Target"))))
                return self.parts.get(name.lstrip("/") if not name.startswith("word/") else name)
        return None


def open_package(content: bytes) -> Package:
    """Parse the XML parts.

    Raises:
        ValueError: not a whole Word file.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            parts = {
                name: etree.fromstring(file.read(name), parser)
                for name in file.namelist()
                if name.endswith((".xml", ".rels")) and not name.startswith("word/embeddings")
            }
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as problem:
        raise ValueError("not a whole Word file") from problem
    if _MAIN not in parts:
        raise ValueError("not a whole Word file")
    return Package(parts=parts)


def on(node: etree._Element | None) -> bool:
    """Whether a switch such as ``w:titlePg`` is there and not turned off."""
    return node is not None and node.get(f"{W}val", "1") not in ("0", "false", "off")


def words_of(node: etree._Element) -> str:
    """The text of a node's runs."""
    return "".join(found.text or "" for found in node.iter(f"{W}t"))
