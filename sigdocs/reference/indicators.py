"""Loads indicators and signs (``indicators.toml``). Sources: Annex A; paragraphs 12, 14, 34."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.rules import Indicator
from sigdocs.reference.files import check_keys, load_toml

_FILE = "indicators.toml"
_NEEDED = ("key", "theme", "wording", "paragraph", "phrases", "must_match", "must_not_match")


@cache
def indicators() -> tuple[Indicator, ...]:
    """Every row, in the order of the file.

    Raises:
        ReferenceWrong: something lacks or is unknown, or a key comes twice.
    """
    raw = load_toml(_FILE)
    check_keys(raw, where=_FILE, needed=("indicators",), allowed=())
    found = tuple(_indicator(row) for row in raw["indicators"])
    keys = [i.key for i in found]
    twice = sorted({k for k in keys if keys.count(k) > 1})
    if twice:
        raise ReferenceWrong(f"{_FILE}: more than once {', '.join(twice)}.")
    return found


def _indicator(row: dict[str, Any]) -> Indicator:
    where = f"{_FILE}, {row.get('key', '?')}"
    check_keys(row, where=where, needed=_NEEDED, allowed=("function", "unless"))
    if not (row["phrases"] and row["must_match"] and row["must_not_match"]):
        raise ReferenceWrong(f"{where}: phrases and examples both ways are needed.")
    for phrase in (*row["phrases"], *row.get("unless", ())):
        if re.search(r"\([^)]*\(|^[^(]*\)|\([^)]*$", phrase):
            raise ReferenceWrong(f"{where}: brackets do not pair in {phrase!r}.")
    return Indicator(
        key=row["key"],
        function=row.get("function", ""),
        theme=row["theme"],
        wording=row["wording"],
        paragraph=row["paragraph"],
        phrases=tuple(row["phrases"]),
        unless=tuple(row.get("unless", ())),
        must_match=tuple(row["must_match"]),
        must_not_match=tuple(row["must_not_match"]),
    )
