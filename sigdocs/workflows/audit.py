"""The record for an inspector: shown event by event, checked against a printed head, exported."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from sigdocs.errors import RegisterWrong
from sigdocs.model.events import ChainFault, ChainHead, Event, EventKind, facts
from sigdocs.model.outcomes import Shown, Written
from sigdocs.model.workspace import Workspace
from sigdocs.workflows.desk import open_desk
from sigdocs.workflows.vault_check import vault_faults

_COLUMNS = ("Number", "When", "Who", "What", "Facts", "Versions", "Mac")


def audit_of(workspace: Workspace, reference: str, today: date) -> Shown:
    """Everything the chain has about a case, as an inspector reads it.

    Raises:
        RegisterWrong: there is no such case.
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        events = desk.register.events(reference)
        found = desk.register.verify()
    verdict = "The whole record is sound." if found.sound else "THE RECORD WAS CHANGED."
    return Shown(
        title=f"{reference}: {len(events)} entries of the record",
        columns=_COLUMNS,
        rows=tuple(_event(event) for event in events),
        notes=(f"{verdict} Its head: {found.head}",),
    )


def _event(event: Event) -> tuple[str, ...]:
    told = ", ".join(f"{fact.key.value} {_short(fact.value)}" for fact in event.facts)
    versions = event.by.versions
    named = {"program": versions.program, "form": versions.form, "policy": versions.policy,
             "templates": versions.templates}  # fmt: skip
    return (
        str(event.sequence),
        f"{event.by.at:%Y-%m-%d %H:%M:%S %z}",
        f"{event.by.actor.role.value} {event.by.actor.user}",
        event.kind.value.replace("-", " "),
        told,
        ", ".join(f"{name} {version}" for name, version in named.items() if version),
        event.mac[:12],
    )


def _short(value: str) -> str:
    return f"{value[:8]}…" if len(value) == 64 else value


def verify_chain(
    workspace: Workspace, today: date, *, head: str = "", manifest: Path | None = None
) -> tuple[tuple[str, ...], int]:
    """Whether the record is sound, in words, and the exit code (31 where it is not).

    The heads in the manifests of the outbox are compared too: an old copy of the register that was
    put back shows by them. An encrypted vault is compared with the register, entry by entry.

    Args:
        workspace: where. today: what day it counts as.
        head: what a manifest printed as the head, "number:mac"; "" for none.
        manifest: a manifest that was kept elsewhere, of a pack or an export.
    """
    heads = [_head(head)] if head else []
    heads += [_head_in(manifest)] if manifest else []
    kept = tuple(_kept_heads(workspace))
    with open_desk(workspace, today=today) as desk:
        found = desk.register.verify(*heads, *kept)
        put_back = tuple(vault_faults(desk))
    if found.sound and not put_back:
        compared = len(heads) + len(kept)
        words = f"The record is sound: {found.head.sequence} events. Head: {found.head}"
        heads_named = "1 head" if compared == 1 else f"{compared} heads"
        return (words, f"Compared with {heads_named} that manifests name."), 0
    faults = (*(_fault(fault) for fault in found.faults), *put_back)
    return ("The record was changed:", *faults), 31


def _kept_heads(workspace: Workspace) -> Iterator[ChainHead]:
    """The heads in the manifests that lie in the outbox; one that was spoilt says nothing."""
    for path in sorted(workspace.outbox.rglob("*manifest*.json")):
        with suppress(RegisterWrong):
            yield _head_in(path)


def _head_in(manifest: Path) -> ChainHead:
    """The head that a manifest names, of a pack ("chain_head") or of an export ("head").

    Raises:
        RegisterWrong: it is no manifest.
    """
    try:
        told = json.loads(manifest.read_bytes())
        return _head(str(told.get("chain_head") or told.get("head")))
    except (OSError, ValueError, AttributeError):
        raise RegisterWrong(
            "That file is no manifest of a pack or an export.", next_step="Name another one."
        ) from None


def _fault(fault: ChainFault) -> str:
    """A fault of a table belongs to no event."""
    return f"Event {fault.sequence}: {fault.message}" if fault.sequence else fault.message


def _head(words: str) -> ChainHead:
    number, _, mac = words.strip().partition(":")
    if not number.isdecimal() or len(mac) != 64 or set(mac) - set("0123456789abcdef"):
        raise RegisterWrong(
            "That is no head of a record.",
            next_step="Copy it from a manifest: a number, a colon, 64 letters and digits.",
        )
    return ChainHead(sequence=int(number), mac=mac)


def export_chain(workspace: Workspace, file: Path, today: date) -> Written:
    """Write the whole chain as JSON lines, and beside it a manifest with its head and checksum.

    The export itself is recorded first, so that it is part of what it holds.

    Raises:
        RegisterWrong: a file of that name exists.
    """
    manifest = file.with_name(f"{file.name}.manifest.json")
    if file.exists() or manifest.exists():
        raise RegisterWrong("A file of that name exists.", next_step="Name a new one.")
    with open_desk(workspace, today=today) as desk:
        desk.register.note(EventKind.EXPORTED, by=desk.stamp, facts=facts(kind="audit"))
        lines, head = desk.register.export(), desk.register.head()
        found = desk.register.check_export(lines, head)
    content = "".join(f"{line}\n" for line in lines).encode()
    told = {
        "file": file.name,
        "entries": len(lines),
        "sha256": hashlib.sha256(content).hexdigest(),
        "head": str(head),
        "sound": found.sound,
    }
    _write(file, content)
    _write(manifest, json.dumps(told, indent=1).encode())
    notes = () if found.sound else ("The record was changed: sigdocs audit verify says where.",)
    return Written(paths=(file, manifest), notes=notes, exit_code=0 if found.sound else 31)


def _write(file: Path, content: bytes) -> None:
    number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
