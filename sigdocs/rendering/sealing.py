"""What a person's edited draft needs before it is sealed: its draft marks off, its properties ours.

Nothing is rendered anew. What only a draft says is read from the template itself (the passages
between "if draft" and its "endif"), so that the secretariat may word it as it likes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from sigdocs.rendering.finish import with_properties

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"
_RUNNING = re.compile(r"word/(?:header|footer)\d*\.xml")
_START = re.compile(r"\{%p? *if draft *%\}")
_END = re.compile(r"\{%p? *endif *%\}")
_OPENS = re.compile(r"\{%p? *if\b")
_OPEN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[[^\[\]]*\]", re.DOTALL)
_FEW_WORDS = 4
_DRAFT = re.compile(r"\s*DRAFT\s*")
_DRAFT_LINE = re.compile(r"^\W*draft\b\s*(?:[:.–-]|$)", re.IGNORECASE)
_GAP = re.compile(r"\[(?!sic\])[^\W\d_][^\[\]]*\]")
_MARK = re.compile(r" (?:removed|withheld)\]$")


def without_draft_marks(
    content: bytes, template: bytes, *, title: str, marks: Mapping[str, str]
) -> bytes:
    """The edited file without what only a draft says, with our title, author and marks.

    Passages that a person reworded are left as they are.
    """
    parts = _parts(content)
    body = etree.fromstring(parts[_MAIN])
    for passage in _draft_passages(etree.fromstring(_parts(template)[_MAIN])):
        _take_off(body[0], passage)
    parts[_MAIN] = _xml(body)
    for name in filter(_RUNNING.fullmatch, parts):
        parts[name] = _without_the_word(parts[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(zipfile.ZipInfo(name), data)
    return with_properties(out.getvalue(), title=title, marks=marks)


def headings_in(content: bytes) -> list[str]:
    """The words of each heading of a Word file."""
    body = etree.fromstring(_parts(content)[_MAIN])
    return [_words(block) for block in body[0] if _rank(block)]


def gaps_in(text: str) -> list[str]:
    """Passages in square brackets that somebody was to fill in; not "[name removed]", "[sic]", "[2]"."""
    return [found for found in _GAP.findall(text) if not _MARK.search(found)]


def says_draft(text: str) -> bool:
    """Whether a paragraph says of itself that the document is a draft."""
    return _DRAFT_LINE.match(text) is not None


def _draft_passages(template: etree._Element) -> Iterator[list[etree._Element]]:
    """Each run of blocks between "if draft" and its end."""
    passage: list[etree._Element] | None = None
    depth = 0
    for block in template[0]:
        words = _words(block)
        if passage is None:
            passage = [] if block.tag == f"{_WORD}p" and _START.fullmatch(words.strip()) else None
            continue
        is_tag = block.tag == f"{_WORD}p"
        depth += len(_OPENS.findall(words)) - len(_END.findall(words)) if is_tag else 0
        if depth < 0:
            yield passage
            passage, depth = None, 0
        else:
            passage.append(block)


def _take_off(body: etree._Element, passage: list[etree._Element]) -> None:
    """Remove a passage: to the next heading of its rank where it has a heading, else line by line."""
    first = next((block for block in passage if _rank(block)), None)
    if first is None:
        patterns = [_pattern(block) for block in passage if _is_telling(block)]
        for block in [b for b in body if b.tag == f"{_WORD}p"]:
            if any(pattern.fullmatch(_words(block).strip()) for pattern in patterns):
                body.remove(block)
        return
    blocks = [block for block in body if block.tag != f"{_WORD}sectPr"]
    wanted = _pattern(first)
    starts = [n for n, b in enumerate(blocks) if wanted.fullmatch(_words(b).strip())]
    if not starts:
        return
    end = next(
        (n for n in range(starts[0] + 1, len(blocks)) if 0 < _rank(blocks[n]) <= _rank(first)),
        len(blocks),
    )
    start = starts[0]
    while start and blocks[start - 1].tag == f"{_WORD}p" and not _words(blocks[start - 1]).strip():
        start -= 1
    for block in blocks[start:end]:
        body.remove(block)


def _is_telling(block: etree._Element) -> bool:
    """Whether a passage has enough words of its own to be known by them."""
    return len(_OPEN.sub("", _words(block)).split()) >= _FEW_WORDS


def _pattern(block: etree._Element) -> re.Pattern[str]:
    """The words of a template's paragraph, whatever its fields and gaps became."""
    pieces = (re.escape(piece) for piece in _OPEN.split(_words(block).strip()))
    return re.compile(".*".join(pieces), re.DOTALL)


def _rank(block: etree._Element) -> int:
    """1, 2, 3 for a heading, else 0."""
    style = block.find(f"{_WORD}pPr/{_WORD}pStyle")
    found = re.fullmatch(r"Heading(\d)", style.get(f"{_WORD}val", "") if style is not None else "")
    return int(found[1]) if found else 0


def _without_the_word(part: bytes) -> bytes:
    """A header or footer without a paragraph that says DRAFT and nothing else."""
    root = etree.fromstring(part)
    for paragraph in root.iter(f"{_WORD}p"):
        if _DRAFT.fullmatch(_words(paragraph)):
            for run in paragraph.findall(f"{_WORD}r"):
                paragraph.remove(run)
    return _xml(root)


def _words(block: etree._Element) -> str:
    return "".join(node.text or "" for node in block.iter(f"{_WORD}t"))


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        return {name: source.read(name) for name in source.namelist()}


def _xml(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
