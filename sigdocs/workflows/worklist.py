"""What people ask the register: the morning worklist, a case's story, whether the chain is sound."""

from __future__ import annotations

from datetime import date

from sigdocs.model.events import Event
from sigdocs.model.outcomes import Shown
from sigdocs.model.records import WorklistRow
from sigdocs.model.workspace import Workspace
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.desk import open_desk

_COLUMNS = ("Case", "Function", "Where it stands", "Whose turn", "Since", "Due", "Meeting")


def worklist_on(workspace: Workspace, today: date) -> Shown:
    """The morning worklist: urgent first."""
    with open_desk(workspace, today=today) as desk:
        rows = desk.register.worklist(today)
    return Shown(
        title=f"Worklist for {say_date(today)}",
        columns=_COLUMNS,
        rows=tuple(_row(row) for row in rows),
        notes=() if rows else ("Nothing waits for anybody.",),
    )


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
    return f"{urgent}{row.state.replace('-', ' ')}{directions}"


def story_of(workspace: Workspace, reference: str) -> Shown:
    """A case's story, event by event.

    Raises:
        RegisterWrong: there is no such case.
    """
    with open_desk(workspace, today=date.today()) as desk:  # noqa: DTZ011 (no day is shown)
        desk.case(reference)
        story = desk.register.story(reference)
    return Shown(
        title=f"{reference}: {story.case.status.value.replace('-', ' ')}",
        columns=("Number", "When", "Who", "What", "Facts"),
        rows=tuple(_event(event) for event in story.events),
    )


def _event(event: Event) -> tuple[str, ...]:
    facts = ", ".join(f"{fact.key.value} {_short(fact.value)}" for fact in event.facts)
    return (
        str(event.sequence),
        f"{event.by.at:%Y-%m-%d %H:%M}",
        f"{event.by.actor.role.value} {event.by.actor.user}",
        event.kind.value.replace("-", " "),
        facts,
    )


def _short(value: str) -> str:
    return f"{value[:8]}…" if len(value) == 64 else value


def verify_chain(workspace: Workspace) -> tuple[tuple[str, ...], int]:
    """Whether the chain of events is sound, in words, and the exit code (31 where it is not)."""
    with open_desk(workspace, today=date.today()) as desk:  # noqa: DTZ011 (no day is shown)
        found = desk.register.verify()
    if found.sound:
        return (f"The record is sound: {found.head.sequence} events. Head: {found.head}",), 0
    words = tuple(f"Event {fault.sequence}: {fault.message}" for fault in found.faults)
    return ("The record was changed:", *words), 31
