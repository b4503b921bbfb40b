"""Puts comments into a Word file by inserting bytes, so that nothing else of it changes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

AUTHOR = "sigdocs"
_MAIN, _COMMENTS = "word/document.xml", "word/comments.xml"
_RELATIONS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f'xmlns:w="{_SPACE}"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ID = re.compile(rb"<\w+:comment\b[^>]*?\s\w+:id=\"(-?\d+)\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One comment: the number of its paragraph (from 0, in document order) and its words."""

    paragraph: int
    text: str


def with_notes(content: bytes, notes: Sequence[Note]) -> bytes:
    """The Word file with the notes as comments by "sigdocs".

    Raises:
        ValueError: the main text is missing or not in UTF-8.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        infos = {info.filename: info for info in source.infolist()}
        parts = {name: source.read(name) for name in infos}
    if _MAIN not in parts:
        raise ValueError("the file has no main text")
    if notes:
        first = 1 + max((int(n) for n in _ID.findall(parts.get(_COMMENTS, b""))), default=-1)
        parts[_MAIN] = _marked(parts[_MAIN], notes, first)
        parts[_COMMENTS] = _comments(parts.get(_COMMENTS, b""), notes, first)
        _register(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            info = infos.get(name) or zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            target.writestr(info, data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


@dataclass(slots=True)
class _Paragraph:
    """Byte offsets of one paragraph: after its start tag and properties, and before its end tag.

    ``is_empty_tag``: it is written ``<w:p/>``, and ``start`` is the offset of its ``/>``.
    """

    name: str
    start: int = -1
    end: int = -1
    is_empty_tag: bool = False


@dataclass(slots=True)
class _Offsets:
    """Collects the byte offsets of every paragraph while expat reads the part."""

    data: bytes
    parser: expat.XMLParserType
    found: list[_Paragraph] = field(default_factory=list)
    open: list[_Paragraph | None] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A start tag: a paragraph's content begins after it."""
        del attributes
        made = None
        if name == f"{_SPACE} p":
            after = _end_of_tag(self.data, self.parser.CurrentByteIndex)
            is_empty = self.data[after - 2 : after] == b"/>"
            made = _Paragraph(
                name=_written_name(self.data, self.parser.CurrentByteIndex),
                start=after - 2 if is_empty else after,
                is_empty_tag=is_empty,
            )
            self.found.append(made)
        self.open.append(made)

    def end(self, name: str) -> None:
        """An end tag: of a paragraph, or of its properties, after which its content begins."""
        here = self.parser.CurrentByteIndex
        closed = self.open.pop()
        if closed is not None:
            closed.end = here
        elif name == f"{_SPACE} pPr" and self.open and self.open[-1] is not None:
            self.open[-1].start = _end_of_tag(self.data, here)


def _marked(data: bytes, notes: Sequence[Note], first: int) -> bytes:
    paragraphs = _paragraphs(data)
    inserts: list[tuple[int, int, bytes]] = []
    for number, note in enumerate(notes, start=first):
        paragraph = paragraphs[note.paragraph]
        opening = f'<w:commentRangeStart {_W} w:id="{number}"/>'.encode()
        closing = (
            f'<w:commentRangeEnd {_W} w:id="{number}"/>'
            f'<w:r {_W}><w:commentReference w:id="{number}"/></w:r>'
        ).encode()
        if paragraph.is_empty_tag:
            inserts.append((paragraph.start, number, opening + closing))
        else:
            inserts += [(paragraph.start, -number, opening), (paragraph.end, number, closing)]
    return _inserted(data, inserts, paragraphs)


def _inserted(
    data: bytes, inserts: list[tuple[int, int, bytes]], paragraphs: list[_Paragraph]
) -> bytes:
    """``data`` with the inserts at their offsets; an empty paragraph tag gets an end tag."""
    empty = {p.start: p.name for p in paragraphs if p.is_empty_tag}
    pieces, last = [], 0
    for offset in sorted({offset for offset, _, _ in inserts}):
        pieces.append(data[last:offset])
        put = b"".join(text for at, _, text in sorted(inserts) if at == offset)
        last = offset
        if offset in empty:
            put = b">" + put + f"</{empty[offset]}>".encode()
            last = offset + len(b"/>")
        pieces.append(put)
    return b"".join([*pieces, data[last:]])


def _paragraphs(data: bytes) -> list[_Paragraph]:
    if b"<!DOCTYPE" in data or not _is_utf8(data):
        raise ValueError("the main text is not plain XML in UTF-8")
    parser = expat.ParserCreate(namespace_separator=" ")
    offsets = _Offsets(data=data, parser=parser)
    parser.StartElementHandler, parser.EndElementHandler = offsets.start, offsets.end
    parser.Parse(data, True)
    return offsets.found


def _is_utf8(data: bytes) -> bool:
    declared = re.match(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding=[\"']([\w-]+)", data)
    return not data.startswith((b"\xff\xfe", b"\xfe\xff")) and (
        not declared or declared[1].lower() in (b"utf-8", b"utf8", b"us-ascii", b"ascii")
    )


def _end_of_tag(data: bytes, start: int) -> int:
    """The offset after the ``>`` of a tag; ``>`` inside an attribute's quotes does not count."""
    tag = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>").match(data, start)
    if tag is None:
        raise ValueError("the main text has a tag without an end")
    return tag.end()


def _written_name(data: bytes, start: int) -> str:
    name = re.compile(rb"<([\w:.-]+)").match(data, start)
    return name[1].decode() if name else "w:p"


def _comments(existing: bytes, notes: Sequence[Note], first: int) -> bytes:
    made = "".join(
        f'<w:comment {_W} w:id="{number}" w:author="{AUTHOR}" w:initials="sd"><w:p><w:r>'
        f'<w:t xml:space="preserve">{escape(note.text)}</w:t></w:r></w:p></w:comment>'
        for number, note in enumerate(notes, start=first)
    ).encode()
    if not existing:
        head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        return head + f"<w:comments {_W}>".encode() + made + b"</w:comments>"
    return _before_end(existing, made, "comments")


def _register(parts: dict[str, bytes]) -> None:
    """Name the comments in the package's lists, where they are not named yet."""
    if b"/word/comments.xml" not in parts[_TYPES]:
        entry = f'<Override xmlns="{_PACKAGE}/content-types" PartName="/word/comments.xml" '
        entry += f'ContentType="{_TYPE}"/>'
        parts[_TYPES] = _before_end(parts[_TYPES], entry.encode(), "Types")
    empty = f'<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()
    relations = parts.get(_RELATIONS, empty)
    if _RELATION.encode() not in relations:
        entry = f'<Relationship xmlns="{_PACKAGE}/relationships" Id="rIdSigdocsComments" '
        entry += f'Type="{_RELATION}" Target="comments.xml"/>'
        parts[_RELATIONS] = _before_end(relations, entry.encode(), "Relationships")


def _before_end(data: bytes, entry: bytes, name: str) -> bytes:
    """``data`` with an entry before its last end tag, or inside its empty root tag."""
    ends = list(re.finditer(rb"</(?:[\w.-]+:)?" + name.encode() + rb"\s*>", data))
    if ends:
        return data[: ends[-1].start()] + entry + data[ends[-1].start() :]
    root = re.search(rb"<((?:[\w.-]+:)?" + name.encode() + rb")\b[^>]*?(/>)", data)
    if root is None:
        raise ValueError("a part of the package has no root")
    return data[: root.start(2)] + b">" + entry + b"</" + root[1] + b">" + data[root.end(2) :]
