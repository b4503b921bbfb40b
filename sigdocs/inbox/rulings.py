"""Keeps what IG decided about a case's redactions: in the vault, since it holds the words."""

from __future__ import annotations

from typing import Any

from sigdocs.inbox import case_files
from sigdocs.inbox.vault import Vault
from sigdocs.model.minimised import Purpose
from sigdocs.model.people import Category
from sigdocs.model.personal import personal
from sigdocs.model.reviews import Ruling, Verdict

SHELF = "rulings"


def load_rulings(vault: Vault, case: str) -> tuple[Ruling, ...]:
    """The rulings of a case, in the order in which they were made.

    Raises:
        RegisterWrong: the file cannot be read as one.
    """
    return case_files.load(vault, SHELF, case, _rulings) or ()


def store_rulings(vault: Vault, case: str, rulings: tuple[Ruling, ...]) -> None:
    """Store a case's rulings whole, in place of those before."""
    case_files.store(vault, SHELF, case, [_row(ruling) for ruling in rulings])


def _row(ruling: Ruling) -> dict[str, Any]:
    return {
        "purpose": ruling.purpose.value,
        "recipient": ruling.recipient,
        "category": ruling.category.value,
        "spellings": [words.reveal() for words in ruling.spellings],
        "verdict": ruling.verdict.value,
        "person": ruling.person,
        "replacement": ruling.replacement,
    }


def _rulings(rows: list[dict[str, Any]]) -> tuple[Ruling, ...]:
    return tuple(
        Ruling(
            purpose=Purpose(row["purpose"]),
            recipient=row["recipient"],
            category=Category(row["category"]),
            spellings=personal(row["spellings"]),
            verdict=Verdict(row["verdict"]),
            person=row["person"],
            replacement=row["replacement"],
        )
        for row in rows
    )
