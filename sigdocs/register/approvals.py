"""Approvals of exactly these bytes.

An approval is believed only where the chain tells of it: a row put into the table by hand, or a
withdrawal taken out, opens no door, since nobody without the vault's key can write the event.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from sigdocs.errors import ApprovalMissing, RegisterWrong
from sigdocs.model.events import Actor, EventKind, FactKey, Role, facts
from sigdocs.model.records import Approval
from sigdocs.register import chain, rows, schema
from sigdocs.register.chain import Writing

_MAY_APPROVE = (Role.IG, Role.CHAIR)


def approve(writing: Writing, reference: str, sha256: str, scope: str, file: str = "") -> Approval:
    """Record that somebody approved exactly these bytes; the same word again changes nothing.

    ``file`` is the hash of the form that they were made of, where they were made of one.

    Raises:
        ApprovalMissing: they act neither for information governance nor as chair, or submitted a
            form of this case themselves.
    """
    rows.need_case(writing.connection, reference)
    actor = writing.by.actor
    if actor.role not in _MAY_APPROVE:
        raise ApprovalMissing("Only information governance or the chair approves.")
    if actor.user in _submitters(writing.connection, reference):
        raise ApprovalMissing("Who submitted a form may not approve its documents.")
    standing = _standing(writing, reference, sha256, scope)
    if standing is not None:
        return standing
    given = Approval(reference=reference, sha256=sha256, scope=scope, by=actor, at=writing.by.at)
    _write(writing, given, file)
    return given


def _standing(writing: Writing, reference: str, sha256: str, scope: str) -> Approval | None:
    """The approval that the same person gave before and that still holds."""
    if not is_approved(writing.connection, writing.key, reference, sha256, scope):
        return None
    same = (sha256, scope, writing.by.actor)
    given = approvals(writing.connection, reference)
    return next((each for each in given if (each.sha256, each.scope, each.by) == same), None)


def withdraw(writing: Writing, reference: str, sha256: str, scope: str) -> None:
    """Take an approval back; RegisterWrong where there is none."""
    if not is_approved(writing.connection, writing.key, reference, sha256, scope):
        raise RegisterWrong("There is no such approval to take back.")
    taken = Approval(
        reference=reference, sha256=sha256, scope=scope, by=writing.by.actor,
        at=writing.by.at, withdrawn=True,
    )  # fmt: skip
    _write(writing, taken)


def _write(writing: Writing, given: Approval, file: str = "") -> None:
    row = {
        "reference": given.reference,
        "sha256": given.sha256,
        "scope": given.scope,
        "role": str(given.by.role),
        "user": given.by.user,
        "at": writing.at,
        "withdrawn": given.withdrawn,
    }
    rows.put(writing.connection, schema.approvals, ["reference", "sha256", "scope"], row)
    kind = EventKind.APPROVAL_WITHDRAWN if given.withdrawn else EventKind.APPROVAL_GIVEN
    told = facts(document=given.sha256, kind=given.scope, file=file)
    writing.tell(kind, given.reference, told)


def _submitters(connection: Connection, reference: str) -> set[str]:
    table = schema.submissions
    query = select(table.c.submitter).where(table.c.reference == reference)
    return {row.submitter for row in connection.execute(query)} - {""}


def approvals(connection: Connection, reference: str) -> tuple[Approval, ...]:
    """The approvals of a case's documents, the latest last, withdrawn ones included."""
    table = schema.approvals
    query = select(table).where(table.c.reference == reference)
    ordered = query.order_by(table.c.at, table.c.sha256, table.c.scope)
    return tuple(
        Approval(
            reference=row.reference,
            sha256=row.sha256,
            scope=row.scope,
            by=Actor(role=Role(row.role), user=row.user),
            at=datetime.fromisoformat(row.at),
            withdrawn=row.withdrawn,
        )
        for row in connection.execute(ordered)
    )


def is_approved(
    connection: Connection, key: bytes, reference: str, sha256: str, scope: str
) -> bool:
    """Whether exactly these bytes are approved for that scope now, as the chain tells it."""
    kinds = (EventKind.APPROVAL_GIVEN, EventKind.APPROVAL_WITHDRAWN)
    told = [
        event
        for event in chain.read_genuine(connection, key, reference, kinds)
        if (event.fact(FactKey.DOCUMENT), event.fact(FactKey.KIND)) == (sha256, scope)
    ]
    return bool(told) and told[-1].kind is EventKind.APPROVAL_GIVEN
