"""Loads the retention rules (``retention.toml``), which Information Governance owns."""

from __future__ import annotations

from functools import cache
from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.documents import DocumentKind
from sigdocs.model.retention import Kept, RetentionRule
from sigdocs.reference.files import check_keys, load_toml

_NAME = "retention.toml"


@cache
def retention_rules() -> tuple[RetentionRule, ...]:
    """The rules, in the order of the file.

    Raises:
        ReferenceWrong: a key or a kind of thing is not known, or a period is no number of months.
    """
    raw = load_toml(_NAME)
    check_keys(raw, where=_NAME, needed=("version", "rules"), allowed=())
    return tuple(_rule(row) for row in raw["rules"])


def _rule(row: dict[str, Any]) -> RetentionRule:
    where = f"{_NAME}, rule for {row.get('kept', '?')}"
    check_keys(row, where=where, needed=("kept", "months", "reason"), allowed=("documents",))
    if type(row["months"]) is not int or not row["reason"]:
        raise ReferenceWrong(f"{where}: months is not a whole number, or there is no reason.")
    try:
        return RetentionRule(
            kept=Kept(row["kept"]),
            months=row["months"],
            documents=tuple(DocumentKind(kind) for kind in row.get("documents", ())),
        )
    except ValueError as problem:
        raise ReferenceWrong(f"{where}: {problem}.") from None
