"""Loads the recipients of paragraph 22 (``recipients.toml``), and the addresses a workspace keeps."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.directory import KnownAddress
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
    found = tuple(_recipient(row) for row in _file()["recipients"])
    seen: dict[str, str] = {}
    for recipient in found:
        for alias in recipient.aliases:
            if seen.setdefault(alias.casefold(), recipient.key) != recipient.key:
                raise ReferenceWrong(f"{_FILE}, {recipient.key}: alias {alias!r} is used twice.")
    return found


@cache
def responsible_officer() -> Recipient:
    """The other side of an exchange between responsible officers (11), which has a letter of its own."""
    return _recipient(_file()["responsible_officer"])


def recipient_of(key: str) -> Recipient:
    """The recipient with that key, the responsible officer included; KeyError if there is none."""
    known = {each.key: each for each in (*recipients(), responsible_officer())}
    return known[key]


def known_addresses(root: Path) -> tuple[KnownAddress, ...]:
    """The addresses of a workspace's own recipients.toml; none where it has no such file.

    Raises:
        ReferenceWrong: it is not TOML, or a row has an unknown key or recipient.
    """
    try:
        raw = tomllib.loads((root / _FILE).read_text("utf-8"))
    except FileNotFoundError:
        return ()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ReferenceWrong(f"{_FILE} of the workspace: {problem}.") from None
    check_keys(raw, where=f"{_FILE} of the workspace", needed=(), allowed=("addresses",))
    return tuple(map(_known_address, raw.get("addresses", [])))


def _known_address(row: dict[str, Any]) -> KnownAddress:
    where = f"{_FILE} of the workspace, {row.get('recipient', '?')}"
    needed = ("recipient", "organisation", "address")
    check_keys(row, where=where, needed=needed, allowed=("post", "name", "region"))
    if row["recipient"] not in {each.key for each in recipients()}:
        raise ReferenceWrong(f"{where}: there is no such kind of recipient.")
    return KnownAddress(**{**row, "address": tuple(row["address"])})


def _file() -> dict[str, Any]:
    raw = load_toml(_FILE)
    check_keys(raw, where=_FILE, needed=("recipients", "responsible_officer"), allowed=())
    return raw


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
