"""The chain of events: each entry's HMAC covers the entry before it.

HMAC-SHA256 (RFC 2104, FIPS 180-4) under the vault's key, over the mac of the entry before, the
entry's number (8 bytes, big-endian) and its canonical JSON (RFC 8785's order and separators; values
are texts and whole numbers only). Whoever lacks the key cannot change, take out or swap an entry
unseen. The last entry is sealed by an HMAC of its own, so that a cut-off end shows; putting back an
old copy of the whole file shows only against a head that was printed in a manifest.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from sigdocs.errors import RegisterWrong
from sigdocs.model.events import (
    Actor,
    ChainHead,
    Event,
    EventKind,
    Fact,
    FactKey,
    Role,
    Stamp,
    Versions,
)
from sigdocs.register import schema

START = "0" * 64


def moment(at: datetime) -> str:
    """A moment as the register writes it: ISO 8601 in UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def body_of(event: Event) -> str:
    """The canonical JSON of an event, without its mac."""
    versions = event.by.versions
    content = {
        "sequence": event.sequence,
        "kind": str(event.kind),
        "reference": event.reference,
        "at": moment(event.by.at),
        "role": str(event.by.actor.role),
        "user": event.by.actor.user,
        "versions": [versions.form, versions.policy, versions.templates, versions.program],
        "facts": [[str(fact.key), fact.value] for fact in event.facts],
    }
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def event_of(body: str, mac: str) -> Event:
    """The event that ``body`` describes; ValueError or KeyError where it describes none."""
    content: dict[str, Any] = json.loads(body)
    form, policy, templates, program = content["versions"]
    return Event(
        sequence=content["sequence"],
        kind=EventKind(content["kind"]),
        reference=content["reference"],
        by=Stamp(
            actor=Actor(role=Role(content["role"]), user=content["user"]),
            at=datetime.fromisoformat(content["at"]),
            versions=Versions(form=form, policy=policy, templates=templates, program=program),
        ),
        facts=tuple(Fact(FactKey(key), value) for key, value in content["facts"]),
        mac=mac,
    )


def mac_of(key: bytes, previous: str, sequence: int, body: str) -> str:
    """The mac of an entry, 64 hexadecimal digits."""
    message = bytes.fromhex(previous) + sequence.to_bytes(8, "big") + body.encode()
    return hmac.digest(key, message, "sha256").hex()


def seal_of(key: bytes, head: ChainHead) -> str:
    """The seal of the last entry; it cannot be mistaken for the mac of any entry."""
    return hmac.digest(key, b"sigdocs register head" + str(head).encode(), "sha256").hex()


def begin(connection: Connection, key: bytes) -> None:
    """Write the head of an empty chain."""
    empty = ChainHead(sequence=0, mac=START)
    row = {"one": 1, "sequence": 0, "mac": START, "seal": seal_of(key, empty)}
    connection.execute(insert(schema.head).values(row))


def lock_head(connection: Connection, key: bytes) -> ChainHead:
    """The head, locked until the transaction ends, so that writers queue here (PostgreSQL).

    Raises RegisterWrong where its seal is not ours: another key, or somebody wrote to it.
    """
    row = connection.execute(select(schema.head).with_for_update()).one_or_none()
    found = ChainHead(sequence=row.sequence, mac=row.mac) if row else ChainHead(sequence=0, mac="")
    if row is None or not hmac.compare_digest(row.seal, seal_of(key, found)):
        raise RegisterWrong(
            "The register's last entry is not sealed with this vault's key.",
            next_step="Run `sigdocs audit verify` and tell information governance.",
        )
    return found


@dataclass(frozen=True, slots=True)
class Writing:
    """A transaction that writes: on which connection, under which key, by whom and when."""

    connection: Connection
    key: bytes
    by: Stamp

    @property
    def at(self) -> str:
        """The moment, as the register writes it."""
        return moment(self.by.at)

    def lock(self) -> ChainHead:
        """Queue for the register; everything read after this stays true until the end."""
        return lock_head(self.connection, self.key)

    def tell(self, kind: EventKind, reference: str = "", facts: Iterable[Fact] = ()) -> Event:
        """Add an entry at the end of the chain, with what it tells of in this transaction."""
        before = self.lock()
        number = before.sequence + 1
        event = Event(
            sequence=number, kind=kind, reference=reference, by=self.by, facts=tuple(facts)
        )
        body = body_of(event)
        after = ChainHead(sequence=number, mac=mac_of(self.key, before.mac, number, body))
        row = {"sequence": number, "kind": str(kind), "reference": reference, "at": self.at}
        row |= {"body": body, "mac": after.mac}
        self.connection.execute(insert(schema.events).values(row))
        sealed = {"sequence": number, "mac": after.mac, "seal": seal_of(self.key, after)}
        self.connection.execute(update(schema.head).values(sealed))
        return replace(event, mac=after.mac)


def read_genuine(
    connection: Connection, key: bytes, reference: str, kinds: tuple[EventKind, ...]
) -> Iterator[Event]:
    """The events of these kinds whose mac is right, given the entry that stands before them."""
    table, before = schema.events, schema.events.alias()
    query = (
        select(table, before.c.mac.label("previous"))
        .join(before, before.c.sequence == table.c.sequence - 1, isouter=True)
        .where(table.c.reference == reference, table.c.kind.in_([str(kind) for kind in kinds]))
        .order_by(table.c.sequence)
    )
    for row in connection.execute(query):
        wanted = mac_of(key, row.previous or START, row.sequence, row.body)
        if hmac.compare_digest(wanted, row.mac):
            yield event_of(row.body, row.mac)


def read(
    connection: Connection, reference: str | None = None, kind: EventKind | None = None
) -> Iterator[Event]:
    """The events in order: of one case or all, of one kind or all."""
    table = schema.events
    query = select(table.c.body, table.c.mac).order_by(table.c.sequence)
    if reference is not None:
        query = query.where(table.c.reference == reference)
    if kind is not None:
        query = query.where(table.c.kind == str(kind))
    for row in connection.execute(query):
        yield event_of(row.body, row.mac)
