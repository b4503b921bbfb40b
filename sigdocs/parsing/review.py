"""Reads a redaction report that IG filled in, whichever office suite saved it.

It relies on printed row numbers, column headings and our own document properties; the tags of
content controls do not survive LibreOffice. What is plainly meant is taken ("Keep.", "Yes, approved");
anything else is told, row by row, and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sigdocs.errors import NotAForm
from sigdocs.model.forms import LayerKind
from sigdocs.model.minimised import Purpose
from sigdocs.model.personal import PersonalText
from sigdocs.model.reviews import ClearedPlace, Review, RowDecision, Verdict
from sigdocs.parsing.blocks import Block
from sigdocs.parsing.word import WordFile, read_word

KIND = "redaction-report"
_ROW = re.compile(r"U?\d{1,4}")
_PLACE = re.compile(r"C(\d{1,4})", re.IGNORECASE)
_HASH = re.compile(r"[0-9a-f]{64}")
_DECIDING = {"row", "decision", "change to"}
_CLEARING = {"row", "decision", "why it is harmless"}
_MEANT = {
    Verdict.AGREE: ("", "agree", "agreed", "i agree", "yes", "ok", "okay", "as proposed", "accept"),
    Verdict.KEEP: ("keep", "kept", "keep it", "keep this", "retain", "stay", "stays"),
    Verdict.REMOVE: ("remove", "removed", "remove it", "delete", "deleted", "take out", "redact"),
    Verdict.CHANGE: ("change to", "change", "changed", "changed to", "replace", "replace by"),
}
_VERDICTS = {words: verdict for verdict, all_words in _MEANT.items() for words in all_words}
_CHANGE = re.compile(r"(?:change|replace)d?\s*(?:to|by|with)\b[\s:]*(?P<words>\S.*)", re.IGNORECASE)
_APPROVED = frozenset(
    ("approved", "approve", "i approve", "yes", "yes approved", "approved yes", "agreed", "agree")
)
_REFUSED = frozenset(
    ("not approved", "not approve", "i do not approve", "no", "refused", "rejected", "not yet")
)
_UNDECIDED = frozenset(("", "choose", "choose an item"))
_Row = dict[int, str]


def read_review(content: bytes) -> Review:
    """The decisions and the approval in a report.

    Raises:
        NotAForm: it is not one of our redaction reports.
        Unreadable, Unsafe: as for any Word file.
    """
    file = read_word(content)
    marks = dict(file.marks)
    if marks.get("SigdocsKind") != KIND:
        raise NotAForm(
            "The file is not a redaction report.", next_step="Put forms into the inbox itself."
        )
    tables = list(_tables(file.blocks))
    taken = _Taken()
    for rows in tables:
        _take_table(taken, rows)
    approval = _approval(tables)
    decision = _plain(approval.get("decision", ""))
    if decision not in _APPROVED | _REFUSED | _UNDECIDED:
        taken.doubts.append("The approval could not be read: choose “approved” or “not approved”.")
    return Review(
        reference=marks.get("SigdocsReference", ""),
        purpose=_purpose(marks),
        recipient=marks.get("SigdocsRecipient", ""),
        fingerprint=_fingerprint(approval, marks),
        rows=taken.decisions,
        approved=True if decision in _APPROVED else False if decision in _REFUSED else None,
        approved_by=PersonalText(approval.get("name and post", "")),
        cleared=taken.cleared,
        numbers=frozenset(taken.numbers),
        doubts=tuple(dict.fromkeys(taken.doubts)),
        remarks=tuple(_remarks(file, approval)),
        rows_hash=marks.get("SigdocsRows", ""),
    )


@dataclass(slots=True)
class _Taken:
    """What the rows say, gathered row by row."""

    rows: dict[str, RowDecision] = field(default_factory=dict)
    places: dict[int, ClearedPlace] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    twice: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)

    @property
    def decisions(self) -> tuple[RowDecision, ...]:
        return tuple(row for number, row in self.rows.items() if number not in self.twice)

    @property
    def cleared(self) -> tuple[ClearedPlace, ...]:
        return tuple(self.places.values())

    def decide(self, row: RowDecision) -> None:
        """Take a decision; a row that is there twice must say the same twice."""
        if self.rows.setdefault(row.row, row) != row:
            self.twice.add(row.row)
            self.doubts.append(
                f"Row {row.row} is there twice with different decisions: leave one of them."
            )


def _purpose(marks: dict[str, str]) -> Purpose:
    try:
        return Purpose(marks.get("SigdocsPurpose", "group"))
    except ValueError:
        raise NotAForm(
            "The properties of the redaction report were changed.",
            next_step="Fill in the report as it was sent.",
        ) from None


def _fingerprint(approval: dict[str, str], marks: dict[str, str]) -> str:
    """The printed hash, where it is whole; else the one in the properties."""
    found = _HASH.search(approval.get("fingerprint of what is approved", ""))
    return found.group() if found else marks.get("SigdocsHash", "")


def _remarks(file: WordFile, approval: dict[str, str]) -> Iterator[str]:
    """What was written where nobody acts on it: kept with the report, and said aloud."""
    if any(layer.kind is LayerKind.COMMENT for layer in file.layers):
        yield "The report has comments, on which nobody acts: decisions belong into the rows."
    if _plain(approval.get("comments", "")):
        yield "The approval has a remark, on which nobody acts: please read it in the report."


def _tables(blocks: Sequence[Block]) -> Iterator[list[_Row]]:
    """Each table as rows of texts by column."""
    tables: dict[int, dict[int, _Row]] = {}
    for block in blocks:
        if block.table and not block.is_placeholder:
            row = tables.setdefault(block.table, {}).setdefault(block.row, {})
            row[block.column] = f"{row.get(block.column, '')} {block.text}".strip()
    for rows in tables.values():
        yield [rows[number] for number in sorted(rows)]


def _take_table(taken: _Taken, table: list[_Row]) -> None:
    header, *rows = table
    columns = {_plain(words): column for column, words in header.items()}
    for row in rows:
        cells = {name: row.get(column, "").strip() for name, column in columns.items()}
        if set(columns) >= _CLEARING:
            _take_place(taken, cells)
        elif set(columns) >= _DECIDING:
            _take_row(taken, cells)


def _take_row(taken: _Taken, cells: dict[str, str]) -> None:
    number = cells["row"].upper()
    if not _ROW.fullmatch(number):
        return
    taken.numbers.add(number)
    written, words = cells["decision"], cells["change to"]
    inside = _CHANGE.fullmatch(written)
    if inside and not words:
        written, words = "change to", inside["words"]
    verdict = _VERDICTS.get(_plain(written))
    # New words beside any other choice: the reviewer forgot to choose, or to take them out.
    if verdict is None or (verdict is Verdict.CHANGE) is not bool(words):
        taken.doubts.append(
            f"Row {number} could not be read: choose agree, keep, remove or change to, with new "
            "words beside “change to” and nowhere else."
        )
        return
    taken.decide(RowDecision(row=number, verdict=verdict, change_to=PersonalText(words)))


def _take_place(taken: _Taken, cells: dict[str, str]) -> None:
    """A row of the words that are also names: cleared with a reason, or left."""
    number = _PLACE.fullmatch(cells["row"])
    if not number:
        return
    decision, reason = _plain(cells["decision"]), cells["why it is harmless"]
    if decision in ("clear", "cleared") and reason:
        place = ClearedPlace(number=int(number[1]), reason=PersonalText(reason))
        taken.places[place.number] = place
    elif decision not in ("", "leave", "left") or reason:
        taken.doubts.append(
            f"Row C{number[1]} could not be read: choose clear and say why, or leave it as it was."
        )


def _plain(words: str) -> str:
    """Words without differences of case, spacing and marks; a question mark stays one."""
    return " ".join(re.sub(r"[^\w\s?]|_", " ", words).split()).casefold()


def _approval(tables: list[list[_Row]]) -> dict[str, str]:
    """The approval block: what is written beside each of its labels."""
    for header, *rows in tables:
        if _plain(header.get(min(header), "")) == "approval":
            return {
                _plain(cells[0]): " ".join(cells[1:])
                for row in rows
                if (cells := [row[column] for column in sorted(row)])
            }
    return {}
