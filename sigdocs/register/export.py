"""The chain as JSON lines, for a bundle that others can keep and check.

Each line is ``{"entry": <canonical JSON of the event>, "mac": …}``: the entry is the very text that
its mac covers, so that whoever holds the key can check the lines without this program.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from sigdocs.errors import RegisterWrong
from sigdocs.model.events import ChainFault, ChainHead, Verification
from sigdocs.register import schema
from sigdocs.register.chain import START, mac_of


def lines(connection: Connection, reference: str | None = None) -> Iterator[str]:
    """One line an event, in order: of all (which can be checked) or of one case (an extract)."""
    table = schema.events
    query = select(table.c.body, table.c.mac).order_by(table.c.sequence)
    if reference is not None:
        query = query.where(table.c.reference == reference)
    for row in connection.execute(query):
        yield json.dumps({"entry": row.body, "mac": row.mac}, ensure_ascii=True)


def check_lines(exported: Iterable[str], key: bytes, expected: ChainHead) -> Verification:
    """Check an exported chain from its first line to its head; RegisterWrong if it is no export."""
    previous, number = START, 0
    faults: list[ChainFault] = []
    for number, line in enumerate(exported, 1):
        body, mac = _entry(line)
        if not hmac.compare_digest(mac_of(key, previous, number, body).encode(), mac.encode()):
            message = f"line {number} is not as it was written"
            faults.append(ChainFault(code="changed", sequence=number, message=message))
        previous = mac
    head = ChainHead(sequence=number, mac=previous)
    if head != expected:
        message = f"the export should end with entry {expected.sequence}"
        faults.append(ChainFault(code="end", sequence=number, message=message))
    return Verification(head=head, faults=tuple(faults))


def _entry(line: str) -> tuple[str, str]:
    try:
        content = json.loads(line)
        body, mac = content["entry"], content["mac"]
        bytes.fromhex(mac)
        body.encode()
    except (ValueError, KeyError, TypeError, AttributeError):
        raise RegisterWrong("This is not an exported chain of events.") from None
    return body, mac
