"""What the vault keeps about a case as JSON: one file each, stored whole, read with one check."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.vault import Vault
from sigdocs.model.shapes import is_reference

Value = TypeVar("Value")


def case_file(shelf: str, case: str) -> str:
    """The name of a case's entry on a shelf.

    Raises:
        ValueError: the case is named by something that is no reference.
    """
    if not is_reference(case):
        raise ValueError("a case reference looks like SC-2026-0001")
    return f"{shelf}/{case}.json"


def load(vault: Vault, shelf: str, case: str, read: Callable[[Any], Value]) -> Value | None:
    """What is kept, as ``read`` makes it of the JSON; None where nothing is.

    Raises:
        RegisterWrong: it cannot be read as that.
    """
    name = case_file(shelf, case)
    try:
        content = vault.read(name)
        return None if content is None else read(json.loads(content))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise RegisterWrong(
            f"What the vault keeps of a case ({shelf}) is damaged.",
            next_step="Restore the vault from a backup.",
        ) from None


def store(vault: Vault, shelf: str, case: str, rows: Any) -> None:
    """Store it whole, in place of what was there."""
    content = json.dumps(rows, ensure_ascii=False, indent=1).encode()
    vault.write(case_file(shelf, case), content)
