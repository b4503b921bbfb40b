"""Collects the words of one paragraph, and the layers that are not part of the visible text.

``Collector`` is where the walker puts every word; it decides nothing about forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sigdocs.model.forms import Layer, LayerKind
from sigdocs.model.personal import PersonalText

# Characters that print nothing and would split words (soft hyphens, zero-width spaces, direction
# marks, byte-order marks), spaces of fixed width, and Word's other ways to write a line end.
_INVISIBLE = (0xAD, 0x61C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060)
_INVISIBLE += (*range(0x2066, 0x206A), 0xFEFF)
_CLEAN = str.maketrans(
    {
        **dict.fromkeys(map(chr, _INVISIBLE), ""),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " "),
        **dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"),
        "\u2011": "-",
    }
)


def clean(text: str) -> str:
    """Text without invisible characters; fixed spaces as spaces, the no-break hyphen as a hyphen."""
    return text if text.isascii() and "\r" not in text else text.translate(_CLEAN)


@dataclass(slots=True)
class Line:
    """A paragraph being read."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    placeholders: list[tuple[int, int]] = field(default_factory=list)
    plain: bool = False
    emphasised: bool = False
    tag: str = ""
    lead: int = 0
    boxed: list[str] = field(default_factory=list)

    def text(self) -> str:
        """What stands on the line."""
        return "".join(self.pieces)


@dataclass(slots=True)
class Draft:
    """A layer being read. ``seen``: how much visible text had been read when it ended."""

    kind: LayerKind
    pieces: list[str]
    where: str
    seen: int = 0


class Collector:
    """Takes text, and keeps it with the paragraph or with the layer that is open."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self.line = Line()
        self.where = ""
        self.drafts: list[Draft] = []
        self._open: list[Draft] = []
        self._copies: list[Draft] = []
        self._seen = 0

    @property
    def is_aside(self) -> bool:
        """Whether what is read now belongs to a layer, not to the visible text."""
        return bool(self._open)

    def put(self, text: str, *, is_placeholder: bool = False, is_emphasised: bool = False) -> None:
        """Take a piece of text that the file shows where the walker stands."""
        if not text.isascii() or "\r" in text:
            text = text.translate(_CLEAN)
        if self._open:
            self._open[-1].pieces.append(text)
            return
        for copy in self._copies:
            copy.pieces.append(text)
        self._seen += len(text)
        line = self.line
        if is_placeholder:
            line.placeholders.append((line.length, line.length + len(text)))
        elif not text.isspace():
            if is_emphasised:
                line.emphasised = True
            elif not line.plain:
                line.plain = True
                line.lead = line.length if line.emphasised else 0
        line.pieces.append(text)
        line.length += len(text)

    def put_layer(self, kind: LayerKind, text: str, where: str = "") -> None:
        """Take a whole layer at once; nothing is kept of an empty one."""
        if text.strip():
            self.drafts.append(Draft(kind, [clean(text)], where or self.where, self._seen))

    @contextmanager
    def aside(self, kind: LayerKind, where: str = "") -> Iterator[None]:
        """Everything read meanwhile belongs to a layer and not to the visible text."""
        draft = self._continued(kind, where or self.where)
        self._open.append(draft)
        try:
            yield
        finally:
            self._open.pop()
            self._close(draft)

    @contextmanager
    def copied(self, kind: LayerKind) -> Iterator[None]:
        """Everything read meanwhile counts, and is reported as a layer too (tracked insertions)."""
        draft = self._continued(kind, self.where)
        self._copies.append(draft)
        try:
            yield
        finally:
            self._copies.pop()
            self._close(draft)

    def _continued(self, kind: LayerKind, where: str) -> Draft:
        """The last layer where it goes straight on (Word cuts one deletion into many), else new."""
        if self.drafts:
            last = self.drafts[-1]
            if last.kind is kind and last.where == where and last.seen == self._seen:
                return self.drafts.pop()
        return Draft(kind, [], where)

    def _close(self, draft: Draft) -> None:
        draft.seen = self._seen
        if draft.pieces:
            self.drafts.append(draft)

    def layers(self) -> tuple[Layer, ...]:
        """Every layer with words in it, in reading order."""
        texts = ((d, "".join(d.pieces).strip()) for d in self.drafts)
        return tuple(
            Layer(kind=d.kind, text=PersonalText(text), where=d.where) for d, text in texts if text
        )
