"""What a Word style says about reading: hidden, emphasised, numbered. Nothing about looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sigdocs.parsing.markup import Element, W

_LEVELS = frozenset("012345678")  # ECMA-376 part 1, 17.9.3: nine levels
OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style, with what it inherits. ``numbering`` is (list id, level), None for none."""

    hidden: bool = False
    emphasised: bool = False
    placeholder: bool = False
    numbering: tuple[str, int] | None = None

    @property
    def looks(self) -> RunLooks:
        """How a run looks in a paragraph of this style, if it says nothing itself."""
        return _LOOKS[self.hidden, self.emphasised]


PLAIN = Style()


class Styles:
    """The styles of a package by id; unknown ids read as plain."""

    def __init__(self, sheet: Mapping[str, Element]) -> None:
        """Take the style elements of ``word/styles.xml`` by id (see ``style_sheet``)."""
        self._raw = sheet
        self._known: dict[str, Style] = {"": PLAIN}

    def get(self, style_id: str) -> Style:
        """The style with that id, inheritance resolved."""
        if style_id not in self._known:
            self._known[style_id] = PLAIN  # ends a loop of styles based on each other
            self._known[style_id] = self._read(style_id)
        return self._known[style_id]

    def _read(self, style_id: str) -> Style:
        raw = self._raw.get(style_id)
        if raw is None:
            return Style(placeholder=style_id == "PlaceholderText")
        base_of = raw.find(W + "basedOn")
        base = self.get(base_of.get(W + "val", "")) if base_of is not None else PLAIN
        run = raw.find(W + "rPr")
        hidden = is_on(run, "vanish")
        bold = is_on(run, "b")
        name = raw.find(W + "name")
        called = name.get(W + "val", "").casefold() if name is not None else ""
        return Style(
            hidden=base.hidden if hidden is None else hidden,
            emphasised=base.emphasised if bold is None else bold,
            placeholder=base.placeholder or called == "placeholder text",
            numbering=numbering_of(raw.find(W + "pPr"), base.numbering),
        )


def is_on(properties: Element | None, name: str) -> bool | None:
    """Whether a property is switched on, off, or not mentioned (None)."""
    found = properties.find(W + name) if properties is not None else None
    return None if found is None else found.get(W + "val", "1") not in OFF


def numbering_of(
    properties: Element | None, inherited: tuple[str, int] | None
) -> tuple[str, int] | None:
    """(list id, level) of paragraph properties; list id "0" takes an inherited number away."""
    found = properties.find(W + "numPr") if properties is not None else None
    if found is None:
        return inherited
    list_id, level = found.find(W + "numId"), found.find(W + "ilvl")
    name = list_id.get(W + "val", "") if list_id is not None else (inherited or ("", 0))[0]
    depth = level.get(W + "val", "0") if level is not None else "0"
    return None if name in ("", "0") else (name, int(depth) if depth in _LEVELS else 0)


class ParagraphFacts(NamedTuple):
    """What its properties say about a paragraph. ``end_deleted``: its end is a tracked deletion."""

    style: Style
    numbering: tuple[str, int] | None
    end_deleted: bool


class RunLooks(NamedTuple):
    """What its properties say about a run."""

    hidden: bool
    emphasised: bool
    placeholder: bool


_LOOKS = {
    (hidden, bold): RunLooks(hidden, bold, False)
    for hidden in (False, True)
    for bold in (False, True)
}
NO_FACTS = ParagraphFacts(PLAIN, None, False)
_PSTYLE, _NUMPR, _RPR, _RSTYLE = W + "pStyle", W + "numPr", W + "rPr", W + "rStyle"
_VANISH, _BOLD, _VAL, _DEL = W + "vanish", frozenset({W + "b", W + "i"}), W + "val", W + "del"


def paragraph_facts(properties: Element, styles: Styles) -> ParagraphFacts:
    """Read ``w:pPr``."""
    style, numbered, end_deleted = PLAIN, False, False
    for row in properties:
        if row.tag == _PSTYLE:
            style = styles.get(row.get(_VAL, ""))
        elif row.tag == _NUMPR:
            numbered = True
        elif row.tag == _RPR:
            end_deleted = row.find(_DEL) is not None
    numbering = numbering_of(properties, style.numbering) if numbered else style.numbering
    return ParagraphFacts(style, numbering, end_deleted)


def run_looks(properties: Element, paragraph: Style, styles: Styles) -> RunLooks:
    """Read ``w:rPr``: its own marks first, then its style's, then its paragraph's."""
    hidden: bool | None = None
    bold: bool | None = None
    character = PLAIN
    for row in properties:
        if row.tag == _VANISH:
            hidden = row.get(_VAL, "1") not in OFF
        elif row.tag in _BOLD:
            bold = bool(bold) or row.get(_VAL, "1") not in OFF
        elif row.tag == _RSTYLE:
            character = styles.get(row.get(_VAL, ""))
    return RunLooks(
        (paragraph.hidden or character.hidden) if hidden is None else hidden,
        (paragraph.emphasised or character.emphasised) if bold is None else bold,
        character.placeholder,
    )
