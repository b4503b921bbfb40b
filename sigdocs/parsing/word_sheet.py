"""Finds the styles of ``word/styles.xml`` by id, and parses only those that the form uses.

A style sheet is four fifths of a form's XML and a form uses ten of its 160 styles. A plain sheet
(one prefix, no comments, no CDATA) can be cut at its tags without parsing it, since "<" stands
nowhere else in well-formed XML; any other sheet is parsed whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sigdocs.parsing.markup import Element, W, parse_part, transitional

_ROOT = re.compile(rb"<w:styles(?=[\s>])[^<>]*[^/]>")
_HEAD = 4_096
_STYLE = re.compile(rb"<w:style[\s/>](?:[^<>]*?w:styleId=(?:\"([^\"<>&]*)\"|'([^'<>&]*)')[^<>]*>)?")
_PREFIX = re.compile(rb"\sxmlns:w=[\"']" + re.escape(W[1:-1].encode()) + rb"[\"']")
_END = b"</w:style>"


def style_sheet(data: bytes) -> Mapping[str, Element]:
    """The style elements of a style sheet by id, b"" where the package has none.

    Raises:
        Unreadable, Unsafe: as ``parse_part``, for the styles that are asked for.
    """
    if not data.strip():
        return {}
    data = transitional(data)
    cut = _cut(data)
    if cut is not None:
        return cut
    root = parse_part(data)
    return {style.get(W + "styleId", ""): style for style in root.iterchildren(W + "style")}


class _Sheet(Mapping[str, Element]):
    """The styles as bytes, each parsed when it is asked for."""

    def __init__(self, root: bytes, styles: dict[str, bytes]) -> None:
        self._root = root
        self._styles = styles

    def __getitem__(self, style_id: str) -> Element:
        return parse_part(self._root + self._styles[style_id] + b"</w:styles>")[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._styles)

    def __len__(self) -> int:
        return len(self._styles)


def _cut(data: bytes) -> _Sheet | None:
    """The sheet cut at its tags; None where it is not plain enough to be cut safely."""
    root = _ROOT.search(data, 0, _HEAD)
    if root is None or not _is_plain(data, root):
        return None
    found: dict[str, bytes] = {}
    for style in _STYLE.finditer(data, root.end()):
        name = style[1] or style[2]
        if name is None:
            return None
        end = style.end()
        if not style.group().endswith(b"/>"):
            end = data.find(_END, end) + len(_END)
        found[name.decode("utf-8", "replace")] = data[style.start() : end]
    return _Sheet(root.group(), found)


def _is_plain(data: bytes, root: re.Match[bytes]) -> bool:
    """One prefix for Word's names, UTF-8, and no markup in which a "<" means nothing."""
    head = data[: root.start()].lower()
    return (
        _PREFIX.search(root.group()) is not None
        and data.find(b"xmlns", root.end()) < 0
        and b"!" not in data  # comments, CDATA, document types
        and data.count(b"?") == head.count(b"?")  # processing instructions
        and (b"encoding=" not in head or b"utf-8" in head)
    )
