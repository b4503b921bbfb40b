"""Workspaces with the ten samples in their inbox, runs in them that can be killed, and what is left.

All copies share one vault key, so that their keyed fingerprints can be compared.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, select

from sigdocs.errors import SigdocsError
from sigdocs.register.schema import METADATA
from sigdocs.workflows.places import make, workspace_at
from sigdocs.workflows.receive import run_inbox
from tests.conftest import SAMPLES

TODAY = date(2026, 11, 24)
LONG_AGO = 1_790_000_000
FOLDERS = ("outbox", "restricted", "vault")
# When something was done, and by which run, is what an interrupted run may change.
_MOMENTS = {"recorded", "at", "since", "created", "applied", "run"}
_OF_THE_RUN = {"run"}
_ABOUT_RUNS = {"lock-taken-over", "run-finished"}
# How often a sealed entry was written, too; that the vault is what this says is tested by itself.
_ABOUT_SEALS = {"vault-recorded"}


def filled(root: Path) -> Path:
    """A workspace with the samples in its inbox."""
    make(root)
    for form in sorted(SAMPLES.glob("S*.*")):
        if form.suffix in (".docx", ".pdf"):
            shutil.copyfile(form, root / "inbox" / form.name)
            os.utime(root / "inbox" / form.name, (LONG_AGO, LONG_AGO))
    return root


def work(root: Path, said: Any = None) -> None:
    """What ``sigdocs run`` does, in this process; tells the exit code and the balance."""
    try:
        report = run_inbox(workspace_at(root), today=TODAY, advance=lambda done, in_all: None)
    except SigdocsError as problem:
        if said:
            said.put((problem.exit_code, str(problem)))
        return
    if said:
        said.put((report.exit_code, report.balance()))


def run(root: Path) -> tuple[int, str]:
    """One run in a process of its own, to its end: exit code and balance (or what stopped it)."""
    context = multiprocessing.get_context("fork")
    said = context.Queue()
    process = context.Process(target=work, args=(root, said))
    process.start()
    told: tuple[int, str] = said.get(timeout=120)
    process.join()
    return told


def run_cut_after(root: Path, seconds: float) -> bool:
    """Start a run and cut its power after so many seconds; returns whether it was still at work."""
    process = multiprocessing.get_context("fork").Process(target=work, args=(root,))
    process.start()
    time.sleep(seconds)
    was_at_work = process.is_alive()
    if was_at_work and process.pid:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    return was_at_work


def run_cut_when(root: Path, reached: Callable[[], bool]) -> bool:
    """The same at the moment when it has come as far as ``reached`` says."""
    process = multiprocessing.get_context("fork").Process(target=work, args=(root,))
    process.start()
    while process.is_alive() and not reached():
        time.sleep(0.005)
    was_at_work = process.is_alive()
    if was_at_work and process.pid:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    return was_at_work


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a workspace holds: files by path and hash, tables, events; without moments."""

    files: dict[str, str]
    tables: dict[str, list[dict[str, Any]]]
    events: list[str]


def left_in(root: Path) -> Left:
    """What is there now."""
    engine = create_engine(f"sqlite:///{root}/register.sqlite")
    with engine.connect() as connection:
        rows = {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in METADATA.sorted_tables
        }
    engine.dispose()
    del rows["head"], rows["sealed_entries"]
    events = [told for row in rows.pop("events") if (told := _told(row["body"]))]
    return Left(
        files=files_in(root),
        tables={name: sorted(map(_timeless, found), key=str) for name, found in rows.items()},
        events=sorted(events),
    )


def files_in(root: Path) -> dict[str, str]:
    """Every file of the finished folders, hidden ones too: path and hash."""
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for name in FOLDERS
        for path in sorted((root / name).rglob("*"))
        if path.is_file()
    }


def _timeless(row: dict[str, Any]) -> dict[str, Any]:
    return {column: value for column, value in row.items() if column not in _MOMENTS}


def _told(body: str) -> str:
    """An entry without its number, its moment and its run; "" for entries about runs and seals."""
    entry = json.loads(body)
    if entry["kind"] in _ABOUT_RUNS | _ABOUT_SEALS:
        return ""
    told = {k: v for k, v in entry.items() if k not in ("sequence", "at", "by")}
    told["facts"] = {k: v for k, v in dict(entry["facts"]).items() if k not in _OF_THE_RUN}
    return json.dumps(told, sort_keys=True)
