"""Keeps the places that Information Governance was asked about, and why it cleared them: in the vault."""

from __future__ import annotations

from typing import Any

from sigdocs.inbox import case_files
from sigdocs.inbox.vault import Vault
from sigdocs.model.clearances import Clearance, ReportRow, Spot
from sigdocs.model.personal import PersonalText

SHELF = "clearances"


def load_clearances(vault: Vault, case: str) -> tuple[Clearance, ...]:
    """The places of a case, open and cleared, by number.

    Raises:
        RegisterWrong: the file cannot be read as one.
    """
    return case_files.load(vault, SHELF, case, _clearances) or ()


def store_clearances(vault: Vault, case: str, clearances: tuple[Clearance, ...]) -> None:
    """Store a case's places whole, in place of those before."""
    case_files.store(vault, SHELF, case, [_row(each) for each in clearances])


def _row(each: Clearance) -> dict[str, Any]:
    return {
        "number": each.number,
        "readers": each.row.readers,
        "row": each.row.number,
        "word": each.spot.word.reveal(),
        "before": each.spot.before.reveal(),
        "after": each.spot.after.reveal(),
        "kind": each.kind,
        "document": each.document,
        "place": each.place,
        "case": each.row.case,
        "reason": each.reason.reveal(),
    }


def _clearances(rows: list[dict[str, Any]]) -> tuple[Clearance, ...]:
    return tuple(
        Clearance(
            number=int(row["number"]),
            row=ReportRow(case=row["case"], readers=row["readers"], number=int(row["row"])),
            spot=Spot(
                word=PersonalText(row["word"]),
                before=PersonalText(row["before"]),
                after=PersonalText(row["after"]),
            ),
            kind=row["kind"],
            document=row["document"],
            place=row["place"],
            reason=PersonalText(row["reason"]),
        )
        for row in rows
    )
