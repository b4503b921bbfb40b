"""Reads a redaction report that IG filled in, whichever office suite saved it.

It relies on printed row numbers, column headings and our own document properties; the tags of
content controls do not survive LibreOffice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sigdocs.errors import NotAForm
from sigdocs.model.minimised import Purpose
from sigdocs.model.personal import PersonalText
from sigdocs.model.reviews import Review, RowDecision, Verdict
from sigdocs.parsing.blocks import Block
from sigdocs.parsing.word import read_word

KIND = "redaction-report"
_ROW = re.compile(r"U?\d{1,4}")
_HASH = re.compile(r"[0-9a-f]{64}")
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
    decisions, unreadable = _decisions(tables)
    approval = _approval(tables)
    return Review(
        reference=marks.get("SigdocsReference", ""),
        purpose=Purpose(marks.get("SigdocsPurpose", "group")),
        recipient=marks.get("SigdocsRecipient", ""),
        fingerprint=_fingerprint(approval, marks),
        rows=decisions,
        approved=_APPROVED.get(approval.get("decision", "").casefold()),
        approved_by=PersonalText(approval.get("name and post", "")),
        unreadable_rows=unreadable,
        rows_hash=marks.get("SigdocsRows", ""),
    )


_APPROVED = {"approved": True, "not approved": False}


def _fingerprint(approval: dict[str, str], marks: dict[str, str]) -> str:
    """The printed hash, where it is whole; else the one in the properties."""
    found = _HASH.search(approval.get("fingerprint of what is approved", ""))
    return found.group() if found else marks.get("SigdocsHash", "")


def _tables(blocks: Sequence[Block]) -> Iterator[list[_Row]]:
    """Each table as rows of texts by column."""
    tables: dict[int, dict[int, _Row]] = {}
    for block in blocks:
        if block.table and not block.is_placeholder:
            row = tables.setdefault(block.table, {}).setdefault(block.row, {})
            row[block.column] = f"{row.get(block.column, '')} {block.text}".strip()
    for rows in tables.values():
        yield [rows[number] for number in sorted(rows)]


def _decisions(tables: list[list[_Row]]) -> tuple[tuple[RowDecision, ...], tuple[str, ...]]:
    decisions: list[RowDecision] = []
    unreadable: list[str] = []
    for header, *rows in tables:
        columns = {words.casefold(): column for column, words in header.items()}
        if not {"row", "decision", "change to"} <= set(columns):
            continue
        for row in rows:
            number = row.get(columns["row"], "").strip()
            if not _ROW.fullmatch(number):
                continue
            written = " ".join(row.get(columns["decision"], "").split()).casefold() or "agree"
            words = row.get(columns["change to"], "").strip()
            try:
                verdict = Verdict(written)
            except ValueError:
                unreadable.append(number)
                continue
            # New words beside any other choice: the reviewer forgot to choose, or to take them out.
            if (verdict is Verdict.CHANGE) is not bool(words):
                unreadable.append(number)
                continue
            decisions.append(
                RowDecision(row=number, verdict=verdict, change_to=PersonalText(words))
            )
    return tuple(decisions), tuple(unreadable)


def _approval(tables: list[list[_Row]]) -> dict[str, str]:
    """The approval block: what is written beside each of its labels."""
    for header, *rows in tables:
        if header.get(min(header), "").casefold() == "approval":
            return {
                cells[0].casefold(): " ".join(cells[1:])
                for row in rows
                if (cells := [row[column] for column in sorted(row)])
            }
    return {}
