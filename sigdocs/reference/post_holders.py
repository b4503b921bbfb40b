"""Loads functions and posts (``post_holders.toml``). Source: Annex C."""

from __future__ import annotations

from functools import cache
from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.rules import Function, Post
from sigdocs.reference.files import check_keys, load_toml

_FILE = "post_holders.toml"


@cache
def functions() -> tuple[Function, ...]:
    """The service functions and what people call them."""
    return tuple(_function(row) for row in _raw()["functions"])


@cache
def posts() -> tuple[Post, ...]:
    """The posts of Annex C and the others that a rule needs to know.

    Raises:
        ReferenceWrong: something lacks or is unknown.
    """
    known = {f.name for f in functions()}
    found = tuple(_post(row) for row in _raw()["posts"])
    wrong = sorted({name for p in found for name in p.functions} - known)
    if wrong:
        raise ReferenceWrong(f"{_FILE}: unknown function {', '.join(wrong)}.")
    return found


def _raw() -> dict[str, Any]:
    raw = load_toml(_FILE)
    check_keys(raw, where=_FILE, needed=("functions", "posts"), allowed=())
    return raw


def _function(row: dict[str, Any]) -> Function:
    where = f"{_FILE}, {row.get('name', '?')}"
    check_keys(row, where=where, needed=("name", "aliases"), allowed=())
    return Function(name=row["name"], aliases=tuple(row["aliases"]))


def _post(row: dict[str, Any]) -> Post:
    where = f"{_FILE}, {(row.get('names') or ['?'])[0]}"
    needed = ("names", "functions", "senior", "function_lead")
    check_keys(row, where=where, needed=needed, allowed=())
    return Post(
        names=tuple(row["names"]),
        functions=tuple(row["functions"]),
        senior=row["senior"],
        function_lead=row["function_lead"],
    )
