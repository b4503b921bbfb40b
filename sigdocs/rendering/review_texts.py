"""An answer twice: as it was sent, and as its readers would see it, in rows that belong together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sigdocs.model.minimised import Action, MinimisedForm, Redaction, Unexplained

Number = Mapping[tuple[str, int, int, int, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words. ``row`` is the printed number of its finding, "" for words that are none.

    ``place`` is the page's anchor for it. ``before`` as it was sent, ``after`` as it is proposed;
    both the same where nothing changes.
    """

    before: str
    after: str
    row: str = ""
    place: str = ""
    category: str = ""
    action: str = ""

    @property
    def is_finding(self) -> bool:
        """Whether a row of the report is about it."""
        return bool(self.row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One answer in both wordings, line by line. ``after`` is set where the two cannot be aligned."""

    lines: tuple[tuple[Piece, ...], ...]
    after: str = ""

    @property
    def findings(self) -> int:
        """How many findings stand in it."""
        return sum(piece.is_finding for line in self.lines for piece in line)


def place_key(found: Redaction | Unexplained) -> tuple[str, int, int, int, str]:
    """Where a finding stands and of what kind it is."""
    kind = found.category.value if isinstance(found, Redaction) else "unexplained"
    return (found.question, found.occurrence, found.start, found.end, kind)


def anchor(found: Redaction | Unexplained) -> str:
    """The page's anchor for a place in an answer, "" for what is outside the answers.

    A sentence that is listed may begin where a finding in it does, so the two have anchors of their own.
    """
    kind = "-u" if isinstance(found, Unexplained) else ""
    return f"at-{found.question}-{found.occurrence}-{found.start}{kind}" if found.question else ""


def compare(
    minimised: MinimisedForm, numbers: Number, *, question: str, occurrence: int, text: str
) -> Compared:
    """An answer's two wordings.

    Args:
        numbers: the printed row number of each finding by its place (``place_key``).
        text: the answer as it was read; offsets of findings count its characters.
    """
    listed: tuple[Redaction | Unexplained, ...] = (
        *minimised.redactions, *minimised.kept, *minimised.unexplained,
    )  # fmt: skip
    here = [
        found for found in listed if (found.question, found.occurrence) == (question, occurrence)
    ]
    pieces = list(_pieces(text, _apart(here, len(text)), numbers))
    after = minimised.text(question, occurrence)
    aligned = "".join(piece.after for piece in pieces) == after
    lines = tuple(_lines(pieces)) if aligned else (tuple(pieces),)
    return Compared(lines=lines, after="" if aligned else after)


_Placed = tuple[int, int, Redaction | Unexplained]


def _apart(found: Sequence[Redaction | Unexplained], length: int) -> list[_Placed]:
    """Findings by place, none over another; changes go before what was kept, and that before what is listed.

    A sentence that is listed is marked as far as no finding stands in it.
    """
    chosen: list[_Placed] = []
    for one in found:
        start, end = one.start, one.end
        if isinstance(one, Unexplained):
            start, end = _free(start, end, chosen)
        is_inside = 0 <= start < end <= length
        if is_inside and all(end <= o[0] or o[1] <= start for o in chosen):
            chosen.append((start, end, one))
    return sorted(chosen, key=lambda placed: placed[:2])


def _free(start: int, end: int, chosen: Sequence[_Placed]) -> tuple[int, int]:
    """The first run of characters, longer than a space or a stop, in which nothing is chosen."""
    for other_start, other_end, _ in sorted(chosen, key=lambda placed: placed[:2]):
        if start + 2 < other_start:
            return start, min(end, other_start)
        if start < other_end:
            start = other_end
    return start, end


def _pieces(text: str, found: Sequence[_Placed], numbers: Number) -> Iterator[Piece]:
    place = 0
    for start, end, one in found:
        if start > place:
            yield Piece(before=text[place:start], after=text[place:start])
        yield _finding(text[start:end], one, numbers)
        place = end
    if place < len(text):
        yield Piece(before=text[place:], after=text[place:])


def _finding(words: str, one: Redaction | Unexplained, numbers: Number) -> Piece:
    key = place_key(one)
    if isinstance(one, Unexplained):
        return Piece(
            before=words,
            after=words,
            row=numbers[key],
            place=anchor(one),
            category=key[-1],
            action="unexplained",
        )
    after = words if one.action is Action.KEPT else one.replacement
    return Piece(
        before=words,
        after=after,
        row=numbers[key],
        place=anchor(one),
        category=key[-1],
        action=one.action.value,
    )


def _lines(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces by line of the answer; a finding over two lines keeps them together."""
    line: list[Piece] = []
    for piece in pieces:
        if piece.is_finding:
            line.append(piece)
            continue
        first, *others = piece.before.split("\n")
        line.append(Piece(before=first, after=first))
        for words in others:
            yield tuple(line)
            line = [Piece(before=words, after=words)]
    yield tuple(line)
