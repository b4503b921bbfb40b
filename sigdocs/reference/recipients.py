"""Loads the recipients of paragraph 22 (``recipients.toml``)."""

from __future__ import annotations

from functools import cache
from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.recipients import Needs, Recipient
from sigdocs.reference.files import check_keys, load_toml

_FILE = "recipients.toml"
_ALLOWED = ("profession", "via", "note", "tipping_off", "paragraph")


@cache
def recipients() -> tuple[Recipient, ...]:
    """Every kind of recipient, in the order of the file.

    Raises:
        ReferenceWrong: something lacks or is unknown, or an alias stands for two recipients.
    """
    raw = load_toml(_FILE)
    check_keys(raw, where=_FILE, needed=("recipients",), allowed=())
    found = tuple(_recipient(row) for row in raw["recipients"])
    seen: dict[str, str] = {}
    for recipient in found:
        for alias in recipient.aliases:
            if seen.setdefault(alias.casefold(), recipient.key) != recipient.key:
                raise ReferenceWrong(f"{_FILE}, {recipient.key}: alias {alias!r} is used twice.")
    return found


def _recipient(row: dict[str, Any]) -> Recipient:
    where = f"{_FILE}, {row.get('key', '?')}"
    check_keys(row, where=where, needed=("key", "title", "aliases", "needs"), allowed=_ALLOWED)
    if row["needs"] not in list(Needs):
        raise ReferenceWrong(f"{where}: needs must be one of {', '.join(Needs)}.")
    return Recipient(
        key=row["key"],
        title=row["title"],
        aliases=tuple(row["aliases"]),
        needs=Needs(row["needs"]),
        profession=row.get("profession", ""),
        via=row.get("via", ""),
        note=row.get("note", ""),
        tipping_off=row.get("tipping_off", False),
        paragraph=row.get("paragraph", "22"),
    )
