"""Whether an encrypted vault is the one that the register knows: nothing older, nothing gone."""

from __future__ import annotations

from collections.abc import Iterator

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.vault import is_missing, is_older
from sigdocs.workflows.desk import Desk


def vault_faults(desk: Desk) -> Iterator[str]:
    """What is wrong with the entries of an encrypted vault, a line each; none of one in plain.

    Every entry is opened, so that what was changed shows too.
    """
    known = {entry.file: entry for entry in desk.register.sealed_entries()}
    try:
        held = {entry.file: (name, entry) for name, entry in desk.vault.sealed()}
    except RegisterWrong as problem:
        yield f"vault: {problem}"
        return
    for name, entry in held.values():
        if is_older(entry, known.get(entry.file)):
            yield f"vault: {name} is older than the register knows"
        elif not entry.is_gone:
            yield from _changed(desk, name)
    for file in sorted(known.keys() - held.keys()):
        if is_missing(known[file]):
            yield f"vault: an entry is gone ({file[:12]})"


def _changed(desk: Desk, name: str) -> Iterator[str]:
    try:
        desk.vault.read(name)
    except RegisterWrong:
        yield f"vault: {name} was changed"
