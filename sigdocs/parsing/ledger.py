"""The loss ledger: every word of a Word package, and where the reader put it.

The words are counted here by a second, much simpler way of reading (every text node and every
attribute that holds words, of every XML part), so that a construct which the walker does not know
shows up as a loss. Used by tests, ``make bench`` and ``sigdocs read``; not on the way of a form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from sigdocs.model.definitions import FormDefinition
from sigdocs.model.forms import ParsedForm
from sigdocs.parsing import word_form
from sigdocs.parsing.markup import Element, W, local, parse_part
from sigdocs.parsing.package import Package, open_package
from sigdocs.parsing.word import read_package
from sigdocs.parsing.word_text import clean
from sigdocs.parsing.wording import words_of

# Text that is no word of a person: positions and sizes that drawings keep as text, and what the
# package says about itself (part names, field results' hidden data, identifiers of paragraphs).
_NOT_WORDS = frozenset(
    {
        "posOffset",
        "align",
        "pctWidth",
        "pctHeight",
        "sizeRelH",
        "sizeRelV",
        "fldData",
        "binData",
        "pctPosHOffset",
        "pctPosVOffset",
    }
)
_ATTRIBUTES = {
    "docPr": ("title", "descr"), "cNvPr": ("title", "descr"), "shape": ("alt",),
    "bookmarkStart": ("name",), "comment": ("author", "initials"), "ins": ("author",),
    "del": ("author",), "docVar": ("val",), "fldSimple": ("instr",), "hyperlink": ("tooltip",),
}  # fmt: skip
_BREAKS = frozenset({"p", "tab", "ptab", "br", "cr", "tc", "tr", "del", "moveFrom", "footnote",
                     "endnote", "comment", "noBreakHyphen", "sym", "fldChar", "rt", "rubyBase"})  # fmt: skip
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WORDLESS_PARTS = (
    "_xmlsignatures/",
    "[content_types].xml", ".rels", "styles.xml", "styleswitheffects.xml", "fonttable.xml",
    "websettings.xml", "settings.xml", "theme", "numbering.xml", "itemprops", "people.xml",
    "commentsextended.xml", "commentsids.xml", "commentsextensible.xml",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """``words``: how many the package holds; ``lost``: those that stand nowhere (personal text)."""

    words: int
    lost: tuple[str, ...]


def ledger(content: bytes, definitions: tuple[FormDefinition, ...]) -> Ledger:
    """Count the words of a Word form in, and the words of its reading out.

    Raises:
        SigdocsError: as ``parse``.
    """
    package = open_package(content)
    form, found = word_form(read_package(package), definitions)
    there = _counted(_words_in(package))
    placed = _counted([*_texts(form), *found.accounted])
    return Ledger(words=sum(there.values()), lost=tuple((there - placed).elements()))


def package_ledger(content: bytes) -> Ledger:
    """Count the words of any Word file in, and the words of its blocks and layers out."""
    package = open_package(content)
    file = read_package(package)
    there = _counted(_words_in(package))
    placed = _counted([b.text for b in file.blocks] + [x.text.reveal() for x in file.layers])
    return Ledger(words=sum(there.values()), lost=tuple((there - placed).elements()))


def _texts(form: ParsedForm) -> Iterator[str]:
    yield from (answer.text.reveal() for answer in form.answers)
    yield from (layer.text.reveal() for layer in form.layers)
    yield from (text.reveal() for text in form.unassigned)


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in words_of(text))


def _words_in(package: Package) -> list[str]:
    """Every text of the package as the file has it; an attribute's value once, however often."""
    texts: list[str] = []
    values: set[str] = set()
    for part in package.parts():
        name = part.casefold()
        if not name.endswith(".xml") or any(mark in name for mark in _WORDLESS_PARTS):
            continue
        data = package.bytes_of(part)
        if data.strip():
            root = parse_part(data)
            etree.strip_elements(root, _FALLBACK, with_tail=False)
            texts += _lines(root)
            values |= set(_values(root))
    return texts + sorted(values)


def _lines(root: Element) -> Iterator[str]:
    """The text nodes, those of one paragraph and one kind joined."""
    line: list[str] = []
    before = ""
    for element in root.iter():
        kind = local(element)
        breaks = kind in _BREAKS and not _goes_straight_on(element)
        if element.tag[: len(W)] != W or breaks or (element.text and kind != before):
            yield clean("".join(line))
            line = []
        if element.text and kind not in _NOT_WORDS:
            line.append(element.text)
            before = kind
    yield clean("".join(line))


def _goes_straight_on(element: Element) -> bool:
    """Whether a paragraph follows one whose end is a tracked deletion (Word shows them as one)."""
    before = element.getprevious()
    if element.tag != W + "p" or before is None or before.tag != W + "p":
        return False
    return before.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _values(root: Element) -> Iterator[str]:
    for element in root.iter():
        for key in _ATTRIBUTES.get(local(element), ()):
            for name, value in element.attrib.items():
                if name.rpartition("}")[2] == key:
                    yield clean(value)
