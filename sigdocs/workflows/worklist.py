"""The morning worklist: urgent first, whose turn, since when, what is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sigdocs.model.cases import CaseStatus
from sigdocs.model.events import Event, EventKind, FactKey
from sigdocs.model.outcomes import Shown
from sigdocs.model.records import WorklistRow
from sigdocs.model.workspace import Workspace
from sigdocs.rendering.wording import say_date, say_status
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.interchange import worklist_object
from sigdocs.workflows.trail import open_notices

_COLUMNS = ("Case", "Function", "Where it stands", "Whose turn", "Since", "Due", "Meeting")


def worklist_on(workspace: Workspace, today: date) -> Shown:
    """The morning worklist: urgent first."""
    with open_desk(workspace, today=today) as desk:
        rows = desk.register.worklist(today)
        alike = desk.register.events(kind=EventKind.LOOKS_LIKE)
        to_tell = tuple(_to_tell(desk, rows))
    waiting = {row.reference for row in rows}
    files = ("sigdocs held says what to do with the files.",) if any(r.file for r in rows) else ()
    notes = tuple(
        f"{event.reference} may be about the same as {event.fact(FactKey.CASE)}: compare the two."
        for event in alike
        if event.reference in waiting
    )
    return Shown(
        title=f"Worklist for {say_date(today)}",
        columns=_COLUMNS,
        rows=tuple(_row(row) for row in rows),
        notes=(*to_tell, *notes, *files) if rows else ("Nothing waits for anybody.",),
        objects=tuple(worklist_object(row, _like(row, alike)) for row in rows),
    )


def _like(row: WorklistRow, alike: tuple[Event, ...]) -> str:
    """The older case that a new one may be about."""
    found = (each.fact(FactKey.CASE) for each in alike if each.reference == row.reference)
    return next(found, "") if row.reference else ""


def _to_tell(desk: Desk, rows: tuple[WorklistRow, ...]) -> Iterator[str]:
    """The notices of the enhanced process that somebody must still give (38)."""
    for row in rows:
        if row.state in (CaseStatus.ENHANCED, CaseStatus.RETURNED):
            yield from (f"{row.reference}: {line}" for line in open_notices(desk, row.reference))


def _row(row: WorklistRow) -> tuple[str, ...]:
    name = row.reference or f"file {row.file[:8]}"
    due = say_date(row.due)
    if row.due_for:
        due = f"{due} ({row.due_for})"
    return (
        name,
        row.function,
        _state(row),
        row.turn.value,
        say_date(row.since.date()),
        f"OVERDUE {due}" if row.overdue else due,
        say_date(row.meeting),
    )


def _state(row: WorklistRow) -> str:
    urgent = "URGENT: " if row.urgent else ""
    open_ones = row.open_conditions
    more = "s" if open_ones > 1 else ""
    directions = f"; {open_ones} direction{more} to confirm" if open_ones else ""
    withheld = "; its document is withheld" if row.is_withheld else ""
    return f"{urgent}{say_status(row.state)}{withheld}{directions}"
