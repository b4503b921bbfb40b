"""Parses one XML part of an Office file, without entities, network or unbounded trees.

Strict OOXML (ISO/IEC 29500 strict namespaces) is mapped to the transitional names that Word writes,
so that the readers know one vocabulary only. Deliberately knows nothing of what the part means.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from sigdocs.errors import Unreadable, Unsafe

Element = Any  # lxml has no types of its own

_MAIN = "http://schemas.openxmlformats.org/"
W = "{" + _MAIN + "wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{" + _MAIN + "officeDocument/2006/relationships}"
RELATIONSHIPS = "{" + _MAIN + "package/2006/relationships}"

# The root element straight after the XML declaration: no room for a document type. Anything else
# (comments, UTF-16) is searched in full.
_PLAIN_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\s[^>]*\?>)?\s*<[A-Za-z_]")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(officeDocument|[a-zA-Z]+)/")
_STRICT_ROOT = b"http://purl.oclc.org/ooxml/"
_ENTITIES = "The file declares XML entities, which no Word form needs."
_HEAD = 8_192  # a root's own namespace is declared in its first tag
_TOO_DEEP = ("Excessive depth", "huge", "Huge", "maximum depth")


def parse_part(data: bytes) -> Element:
    """Parse one part and return its root.

    Raises:
        Unsafe: the part declares a document type or entities (OPC forbids both), or nests deeper
            than libxml2's own bound of 256 (no office program writes that).
        Unreadable: it is not well-formed XML.
    """
    if not _PLAIN_START.match(data) and b"<!DOCTYPE" in data.replace(b"\x00", b""):
        raise Unsafe(_ENTITIES)  # before libxml2 sees it: it would look for an outside one
    try:
        root = etree.fromstring(transitional(data), _parser())
    except etree.XMLSyntaxError as problem:
        raise _refusal(str(problem)) from None
    except (ValueError, LookupError):
        raise Unreadable("The file is damaged: one of its parts cannot be decoded.") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unsafe(_ENTITIES)
    return root


def _refusal(problem: str) -> Unsafe | Unreadable:
    """What a message of libxml2 means for the sender."""
    if any(words in problem for words in _TOO_DEEP):
        return Unsafe("The file is nested too deeply to be a form.")
    if "ntity" in problem and "loop" in problem or "amplification" in problem:
        return Unsafe(_ENTITIES)
    return Unreadable(
        "The file is damaged: one of its parts is not XML.",
        next_step="Open it in Word, save it again and send it once more.",
    )


def _parser() -> Any:
    """A fresh parser: lxml's parsers keep state and must not be shared between threads."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )


def transitional(data: bytes) -> bytes:
    """Map strict namespaces onto the transitional ones (``…/main`` → ``…/2006/main``)."""
    if data.find(_STRICT_ROOT, 0, _HEAD) < 0:
        return data
    return _STRICT.sub(lambda m: _MAIN.encode() + m.group(1) + b"/2006/", data)


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
