"""Processes forms as they arrive. It waits for files to stand still and outlives a lost network drive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

from sigdocs.errors import SigdocsError, disk_trouble
from sigdocs.model.arrivals import ArrivalState
from sigdocs.model.personal import PersonalText
from sigdocs.model.runs import RunReport
from sigdocs.model.workspace import Workspace
from sigdocs.workflows.receive import Sightings, arrivals_in, run_inbox

_Tried = tuple[Path, PersonalText, int, int]
"""A file as it lay there: inbox, name, size, time."""


def watch_inbox(
    workspace: Workspace,
    *,
    every: float,
    stop: Event,
    today: Callable[[], date],
    tell: Callable[[str], None],
) -> None:
    """Look every ``every`` seconds, and run once whenever a file is ready, until ``stop`` is set.

    What goes wrong with one run (another run at work, the drive away) is told and tried again.
    """
    seen: Sightings = {}
    tried: set[_Tried] = set()
    while not stop.is_set():
        try:
            report = _once(workspace, today(), seen, tried)
        except SigdocsError as problem:
            tell(f"Not now: {problem}")
        except OSError as problem:
            # The message of an OSError holds a file's name.
            away = f"the inbox cannot be used ({type(problem).__name__})."
            tell(f"Not now: {disk_trouble(problem) or away}")
        else:
            for words in _said(report):
                tell(words)
        stop.wait(every)


def _once(
    workspace: Workspace, today: date, seen: Sightings, tried: set[_Tried]
) -> RunReport | None:
    """Run where something is there that was not tried as it is: what cannot be taken is told once."""
    waiting = {
        (folder, a.name, a.size, a.modified)
        for folder, a in arrivals_in(workspace, seen)
        if a.state is not ArrivalState.STILL_ARRIVING
    }
    if waiting <= tried:
        return None
    report = run_inbox(workspace, today=today, advance=lambda done, in_all: None, seen=seen)
    tried.clear()
    tried |= waiting
    return report


def _said(report: RunReport | None) -> tuple[str, ...]:
    if report is None:
        return ()
    return (*(line.words() for line in report.lines), report.balance(), *report.posted.notes)
