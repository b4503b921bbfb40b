"""Reads a completed brief back: the words beside each printed label, whatever suite saved the file.

Content controls and their tags do not survive every office suite; the printed labels do.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from sigdocs.errors import Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"


def read_brief(content: bytes, labels: Mapping[str, str]) -> dict[str, str]:
    """The rows of a brief that were found, by key.

    Args:
        content: the .docx as it came back.
        labels: the printed label of each key (``model.briefs.LABELS``).

    Raises:
        Unreadable: it is no Word document, or none of its rows is a brief's.
    """
    keys = {_folded(label): key for key, label in labels.items()}
    found: dict[str, str] = {}
    for label, words in _rows(content):
        key = keys.get(_folded(label))
        if key and key not in found:
            found[key] = words
    if not found:
        raise Unreadable(
            "This is not a brief that sigdocs made.",
            next_step="Complete the brief that `sigdocs letter brief` wrote, and save it as .docx.",
        )
    return found


def _rows(content: bytes) -> Iterator[tuple[str, str]]:
    for row in _main_text(content).iter(f"{_W}tr"):
        cells = [_words(cell) for cell in row.iter(f"{_W}tc")]
        if len(cells) == 2:
            yield cells[0], cells[1]


def _main_text(content: bytes) -> etree._Element:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            data = package.read(_MAIN)
        if b"<!DOCTYPE" in data:
            raise ValueError("no document type belongs in a Word file")
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError):
        raise Unreadable("The brief cannot be read.", next_step="Save it as .docx.") from None


def _words(cell: etree._Element) -> str:
    """The lines of a cell; what was deleted with changes tracked does not count."""
    lines = []
    for paragraph in cell.iter(f"{_W}p"):
        pieces = []
        for node in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab"):
            pieces.append((node.text or "") if node.tag == f"{_W}t" else "\n")
        lines.append("".join(pieces))
    return "\n".join(lines).strip()


def _folded(text: str) -> str:
    return " ".join(text.split()).strip(" :").casefold()
