"""The words of a Word package outside its body: headers, notes, comments, properties, listed files.

Nothing here is ever an answer; a comment made by sigdocs itself is a comment like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from sigdocs.model.forms import LayerKind
from sigdocs.parsing.markup import Element, W, local
from sigdocs.parsing.package import Package, Relationship
from sigdocs.parsing.word_text import Collector
from sigdocs.parsing.word_walk import Walker

_STORIES = {
    "header": (LayerKind.HEADER, "header"),
    "footer": (LayerKind.FOOTER, "footer"),
    "footnotes": (LayerKind.FOOTNOTE, "footnote"),
    "endnotes": (LayerKind.ENDNOTE, "endnote"),
    "comments": (LayerKind.COMMENT, "comment"),
    "glossaryDocument": (LayerKind.HIDDEN, "building blocks"),
}
_EMBEDDED = frozenset({"package", "oleObject", "aFChunk", "control", "video", "audio", "frame"})
_PROPERTIES = frozenset({"core-properties", "extended-properties", "custom-properties",
                         "extendedProperties", "customProperties", "coreProperties"})  # fmt: skip
_DRAWN = frozenset({"chart", "diagramData", "chartUserShapes"})
# Parts that hold no words of a person, and are not opened: looks, fonts, pictures, settings.
_FOLLOWED = frozenset(_STORIES) | _DRAWN | {"customXml", "settings", "chartEx"}


def read_layers(package: Package, walker: Walker) -> None:
    """Read every part that the main part leads to, and the package's properties, into layers."""
    _properties(package, walker)
    seen = {package.main}
    waiting = [package.main]
    while waiting:
        part = waiting.pop()
        for link in package.relationships(part):
            if link.external:
                _list_outside(link, walker)
            elif link.kind in _EMBEDDED:
                walker.put_layer(
                    LayerKind.EMBEDDED, link.target.rpartition("/")[2], "embedded file"
                )
            elif link.kind in _FOLLOWED and link.target not in seen:
                seen.add(link.target)
                waiting.append(link.target)
                _read_part(package, link, walker)
    _authors(package, walker)


def _list_outside(link: Relationship, walker: Walker) -> None:
    """Where the file points to something outside: listed, never followed."""
    kind = LayerKind.LINK if link.kind == "hyperlink" else LayerKind.LINKED
    walker.put_layer(kind, link.target, f"outside: {link.kind}")


def _read_part(package: Package, link: Relationship, walker: Walker) -> None:
    root = package.xml(link.target, is_story=True)
    if root is None:
        return
    if link.kind in _STORIES:
        kind, where = _STORIES[link.kind]
        for story in _stories(root):
            walker.story(story, kind, where)
    elif link.kind in _DRAWN or link.kind == "chartEx":
        walker.put_layer(LayerKind.TEXT_BOX, _words(root), "drawing or chart")
    elif link.kind == "settings":
        _document_variables(root, walker)
    else:
        walker.put_layer(LayerKind.CUSTOM_XML, _words(root), "custom XML")
        for element in root.iter():
            for value in element.attrib.values():
                walker.put_layer(LayerKind.CUSTOM_XML, value, "custom XML")


def _stories(root: Element) -> Iterator[Element]:
    """The single notes or comments of a part, or the part itself."""
    if local(root) in ("footnotes", "endnotes", "comments"):
        yield from root
    else:
        yield root


def _words(root: Element) -> str:
    """Every word between the tags, each on its own line."""
    return "\n".join(text.strip() for text in root.itertext() if text.strip())


def _document_variables(root: Element, walker: Walker) -> None:
    for variable in root.iter(W + "docVar"):
        walker.put_layer(LayerKind.PROPERTY, variable.get(W + "val", ""), "document variable")


def _properties(package: Package, walker: Collector) -> None:
    for link in package.relationships(""):
        if link.external:
            walker.put_layer(LayerKind.LINKED, link.target, f"outside: {link.kind}")
        elif link.kind in _PROPERTIES:
            root = package.xml(link.target)
            for element in root.iter() if root is not None else ():
                if element.text and element.text.strip():
                    name = element.get("name") or element.getparent().get("name") or local(element)
                    walker.put_layer(LayerKind.PROPERTY, element.text, f"property {_short(name)}")


def _short(name: str) -> str:
    """A property's name, if it is a plain word; a name that somebody made up is not printed."""
    return name if name.isascii() and name.isalnum() and len(name) <= 32 else "of its own"


def marks(package: Package) -> tuple[tuple[str, str], ...]:
    """Our own custom properties (``Sigdocs…``) as (name, value)."""
    found = []
    for link in package.relationships(""):
        if link.kind in ("custom-properties", "customProperties") and not link.external:
            root = package.xml(link.target)
            for element in root if root is not None else ():
                name = element.get("name", "")
                if name.startswith("Sigdocs"):
                    found.append((name, "".join(element.itertext()).strip()))
    return tuple(found)


def _authors(package: Package, walker: Collector) -> None:
    """Who made the tracked changes and comments (personal, and nowhere in the text)."""
    names = dict.fromkeys(unescape(name.decode("utf-8", "replace")) for name in package.authors)
    for name in names:
        walker.put_layer(LayerKind.PROPERTY, name, "author of changes or comments")
