"""Keeps what a case is about, as its newest form says it: to tell whether another form is about it.

In the vault, since these are words of the form. It spares reading every original again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sigdocs.inbox import case_files
from sigdocs.inbox.vault import Vault
from sigdocs.model.personal import PersonalText

SHELF = "gists"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """The organisations (1c, 1i) and the summary (1f, 2a) of a case's newest form."""

    organisations: PersonalText
    summary: PersonalText


def load_gist(vault: Vault, case: str) -> Gist | None:
    """What a case is about, None where nothing was kept.

    Raises:
        RegisterWrong: the file cannot be read as one.
    """
    return case_files.load(vault, SHELF, case, _gist)


def store_gist(vault: Vault, case: str, gist: Gist) -> None:
    """Store what a case is about, in place of what was there."""
    row = {"organisations": gist.organisations.reveal(), "summary": gist.summary.reveal()}
    case_files.store(vault, SHELF, case, row)


def _gist(row: dict[str, Any]) -> Gist:
    return Gist(
        organisations=PersonalText(row["organisations"]), summary=PersonalText(row["summary"])
    )
