"""Reads a Word file: its blocks in reading order, its layers and our own marks. Knows no form."""

from __future__ import annotations

from dataclasses import dataclass

from sigdocs.errors import Unreadable
from sigdocs.model.forms import Layer
from sigdocs.parsing.blocks import Block
from sigdocs.parsing.markup import W
from sigdocs.parsing.package import Package, open_package
from sigdocs.parsing.word_layers import marks, read_layers
from sigdocs.parsing.word_numbering import Numbering
from sigdocs.parsing.word_sheet import style_sheet
from sigdocs.parsing.word_styles import Styles
from sigdocs.parsing.word_walk import Walker


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """What a Word file holds, in reading order."""

    blocks: tuple[Block, ...]
    layers: tuple[Layer, ...]
    marks: tuple[tuple[str, str], ...]


def read_word(content: bytes) -> WordFile:
    """Read a .docx (or .dotx) from its bytes.

    Raises:
        Unreadable, Unsafe, NotAForm: as ``open_package``.
    """
    return read_package(open_package(content))


def read_package(package: Package) -> WordFile:
    """Read an open package."""
    links = {r.id: r for r in package.relationships(package.main)}
    named = {r.kind: r.target for r in links.values() if not r.external}
    walker = Walker(
        Styles(style_sheet(package.bytes_of(named["styles"]) if "styles" in named else b"")),
        Numbering(package.xml(named["numbering"]) if "numbering" in named else None),
        {r.id: r.target for r in links.values()},
    )
    root = package.xml(package.main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise Unreadable("The Word document has no body.")
    walker.walk(body)
    read_layers(package, walker)
    return WordFile(blocks=tuple(walker.blocks), layers=walker.layers(), marks=marks(package))
