"""Keeps what a case is about, as its newest form says it: to tell whether another form is about it.

In the vault, since these are words of the form. It spares reading every original again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.atomic import write_atomically
from sigdocs.model.personal import PersonalText
from sigdocs.model.shapes import is_reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """The organisations (1c, 1i) and the summary (1f, 2a) of a case's newest form."""

    organisations: PersonalText
    summary: PersonalText


def load_gist(vault: Path, case: str) -> Gist | None:
    """What a case is about, None where nothing was kept.

    Raises:
        RegisterWrong: the file cannot be read as one.
    """
    try:
        row = json.loads(_file(vault, case).read_bytes())
        return Gist(
            organisations=PersonalText(row["organisations"]), summary=PersonalText(row["summary"])
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        raise RegisterWrong(
            "What a case is about is damaged in the vault.",
            next_step="Restore the vault from a backup.",
        ) from None


def store_gist(vault: Path, case: str, gist: Gist) -> None:
    """Store what a case is about, in place of what was there."""
    row = {"organisations": gist.organisations.reveal(), "summary": gist.summary.reveal()}
    path = _file(vault, case)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomically(path, json.dumps(row, ensure_ascii=False, indent=1).encode())


def forget_gist(vault: Path, case: str) -> bool:
    """Remove it for good (retention); returns whether there was one."""
    path = _file(vault, case)
    existed = path.exists()
    path.unlink(missing_ok=True)
    return existed


def _file(vault: Path, case: str) -> Path:
    if not is_reference(case):
        raise ValueError("a case reference looks like SC-2026-0001")
    return vault / "gists" / f"{case}.json"
