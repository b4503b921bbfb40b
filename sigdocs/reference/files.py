"""Reads the reference files that ship with sigdocs. Deliberately knows nothing of their meaning."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from importlib import resources
from typing import Any

from sigdocs.errors import ReferenceWrong


def load_toml(*parts: str) -> dict[str, Any]:
    """Read a shipped TOML file, named by its path inside ``sigdocs/reference``.

    Raises:
        ReferenceWrong: the file is missing or is not TOML (with the line).
    """
    name = "/".join(parts)
    try:
        return tomllib.loads(resources.files(__package__).joinpath(*parts).read_text("utf-8"))
    except FileNotFoundError:
        raise ReferenceWrong(f"Reference file {name} is missing.", next_step="Reinstall.") from None
    except tomllib.TOMLDecodeError as problem:
        raise ReferenceWrong(f"Reference file {name}: {problem}.") from None


def check_keys(
    row: Mapping[str, Any], *, where: str, needed: Collection[str], allowed: Collection[str]
) -> None:
    """Refuse a row that lacks a needed key or has one that is not known.

    Raises:
        ReferenceWrong: naming the place and the keys.
    """
    missing = sorted(set(needed) - set(row))
    unknown = sorted(set(row) - set(needed) - set(allowed))
    if missing:
        raise ReferenceWrong(f"{where}: missing {', '.join(missing)}.")
    if unknown:
        raise ReferenceWrong(
            f"{where}: unknown {', '.join(unknown)}.",
            next_step="Correct the spelling or remove it.",
        )
