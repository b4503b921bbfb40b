"""Check the whole record: the chain entry by entry, its end, and the tables against it."""

from __future__ import annotations

import hmac

from sqlalchemy import Connection, Row, select

from sigdocs.model.events import ChainFault, ChainHead, Event, Verification
from sigdocs.register import schema
from sigdocs.register.chain import START, body_of, event_of, mac_of, seal_of
from sigdocs.register.replay import Ledger, contradictions


def verify(connection: Connection, key: bytes, *expected: ChainHead) -> Verification:
    """Every change, removal or reordering found; ``expected`` are heads from manifests.

    All entries are checked: the walk goes on from the mac that stands in the table, so that one
    changed entry is reported once, not as a fault in all that follow.
    """
    walk = _Walk(key, expected)
    rows = connection.execute(select(schema.events).order_by(schema.events.c.sequence))
    for row in rows:
        walk.step(row)
    walk.end(connection)
    walk.faults += contradictions(connection, walk.ledger)
    return Verification(head=ChainHead(sequence=walk.last, mac=walk.mac), faults=tuple(walk.faults))


class _Walk:
    """The state of one walk along the chain."""

    def __init__(self, key: bytes, expected: tuple[ChainHead, ...]) -> None:
        self.key, self.missing = key, set(expected) - {ChainHead(sequence=0, mac=START)}
        self.last, self.mac = 0, START
        self.faults: list[ChainFault] = []
        self.ledger = Ledger()

    def fault(self, code: str, sequence: int, message: str) -> None:
        self.faults.append(ChainFault(code=code, sequence=sequence, message=message))

    def step(self, row: Row[tuple[object, ...]]) -> None:
        """Check one entry against the one before it."""
        if row.sequence != self.last + 1:
            self.fault("removed", self.last + 1, f"entries before number {row.sequence} are gone")
        if not _is_mac(row, self.key, self.mac):
            self.fault("changed", row.sequence, f"entry {row.sequence} is not as it was written")
        self._remember(row)
        self.last, self.mac = row.sequence, row.mac
        self.missing.discard(ChainHead(sequence=row.sequence, mac=row.mac))

    def _remember(self, row: Row[tuple[object, ...]]) -> None:
        event = _readable(row)
        if event is None or not _columns_agree(row, event):
            self.fault("unreadable", row.sequence, f"entry {row.sequence} contradicts itself")
            return
        try:
            self.ledger.tell(event)
        except KeyError:
            self.fault("unreadable", row.sequence, f"entry {row.sequence} leaves out what matters")

    def end(self, connection: Connection) -> None:
        """Check the end against its seal and against the heads from manifests."""
        row = connection.execute(select(schema.head)).one_or_none()
        here = ChainHead(sequence=self.last, mac=self.mac)
        if row is None or row.one != 1 or not _is_seal(row, self.key):
            self.fault("head", self.last, "the seal of the last entry is not this vault's")
        elif ChainHead(sequence=row.sequence, mac=row.mac) != here:
            self.fault("end", self.last, f"the record should end with entry {row.sequence}")
        for number in sorted(head.sequence for head in self.missing):
            self.fault("manifest", number, f"entry {number} is not the one a manifest names")


def _is_mac(row: Row[tuple[object, ...]], key: bytes, previous: str) -> bool:
    try:
        wanted = mac_of(key, previous, row.sequence, row.body)
        return hmac.compare_digest(wanted.encode(), row.mac.encode())
    except (ValueError, OverflowError, AttributeError):  # not hexadecimal, negative, not a text
        return False


def _is_seal(row: Row[tuple[object, ...]], key: bytes) -> bool:
    wanted = seal_of(key, ChainHead(sequence=row.sequence, mac=row.mac))
    return hmac.compare_digest(wanted.encode(), row.seal.encode())


def _readable(row: Row[tuple[object, ...]]) -> Event | None:
    try:
        return event_of(row.body, row.mac)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _columns_agree(row: Row[tuple[object, ...]], event: Event) -> bool:
    """Whether the columns kept for searching say what the entry says."""
    columns = (row.sequence, row.kind, row.reference)
    same = columns == (event.sequence, str(event.kind), event.reference)
    return same and body_of(event) == row.body and f'"at":"{row.at}"' in row.body
