"""Loads the codes of learning summaries (learning_codes.toml). Source: paragraph 25, Annex A."""

from __future__ import annotations

from functools import cache
from typing import Any

from sigdocs.model.learning import Code, CodeBook
from sigdocs.reference.files import check_keys, load_toml

_FILE = "learning_codes.toml"
_GROUPS = ("themes", "settings", "staff_groups", "made_public")


@cache
def code_book() -> CodeBook:
    """Every code, in the order of the file.

    Raises:
        ReferenceWrong: something lacks or is unknown.
    """
    raw = load_toml(_FILE)
    check_keys(raw, where=_FILE, needed=_GROUPS, allowed=())
    return CodeBook(**{group: tuple(_code(row) for row in raw[group]) for group in _GROUPS})


def _code(row: dict[str, Any]) -> Code:
    check_keys(
        row, where=f"{_FILE}, {row.get('name', '?')}", needed=("name", "phrases"), allowed=()
    )
    return Code(name=row["name"], phrases=tuple(row["phrases"]))
