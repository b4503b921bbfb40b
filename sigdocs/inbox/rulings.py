"""Keeps what IG decided about a case's redactions: in the vault, since it holds the words."""

from __future__ import annotations

import json
from pathlib import Path

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.atomic import write_atomically
from sigdocs.model.minimised import Purpose
from sigdocs.model.people import Category
from sigdocs.model.personal import personal
from sigdocs.model.reviews import Ruling, Verdict
from sigdocs.model.shapes import is_reference


def load_rulings(vault: Path, case: str) -> tuple[Ruling, ...]:
    """The rulings of a case, in the order in which they were made.

    Raises:
        RegisterWrong: the file cannot be read as one.
    """
    try:
        rows = json.loads(_file(vault, case).read_bytes())
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
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError):
        raise RegisterWrong(
            "The decisions on a case's redactions are damaged.",
            next_step="Restore the vault from a backup.",
        ) from None


def store_rulings(vault: Path, case: str, rulings: tuple[Ruling, ...]) -> None:
    """Store a case's rulings whole, in place of those before."""
    rows = [
        {
            "purpose": ruling.purpose.value,
            "recipient": ruling.recipient,
            "category": ruling.category.value,
            "spellings": [words.reveal() for words in ruling.spellings],
            "verdict": ruling.verdict.value,
            "person": ruling.person,
            "replacement": ruling.replacement,
        }
        for ruling in rulings
    ]
    path = _file(vault, case)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomically(path, json.dumps(rows, ensure_ascii=False, indent=1).encode())


def forget_rulings(vault: Path, case: str) -> bool:
    """Remove a case's rulings for good (retention); returns whether there were any."""
    path = _file(vault, case)
    existed = path.exists()
    path.unlink(missing_ok=True)
    return existed


def _file(vault: Path, case: str) -> Path:
    if not is_reference(case):
        raise ValueError("a case reference looks like SC-2026-0001")
    return vault / "rulings" / f"{case}.json"
