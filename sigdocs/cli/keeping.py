"""``hold``, ``purge`` and ``sar``: keeping, removing, and what is held about a person."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TextIO

import click

from sigdocs.cli.options import (
    Words,
    day_or_today,
    json_option,
    open_workspace,
    show_written,
    today_option,
    workspace_option,
)
from sigdocs.model.personal import PersonalText
from sigdocs.model.retention import Hold

_HOLDS = tuple(hold.value for hold in Hold)


@click.group("hold", cls=Words)
def hold() -> None:
    """Place and lift legal holds: nothing of a case under one is removed."""


@hold.command("place")
@click.argument("case")
@click.option("--reason", required=True, type=click.Choice(_HOLDS))
@click.option("--because", default="", help="The reason in words; only the vault keeps them.")
@workspace_option
@today_option
def place(case: str, reason: str, because: str, root: Path, today: date | None) -> None:
    """Place a legal hold on a case.

    \b
    Example:
      sigdocs hold place SC-2026-0001 --reason inquest
    """
    _change(case, reason, because, root, today, lift=False)


@hold.command("lift")
@click.argument("case")
@click.option("--reason", required=True, type=click.Choice(_HOLDS))
@click.option("--because", default="", help="The reason in words; only the vault keeps them.")
@workspace_option
@today_option
def lift(case: str, reason: str, because: str, root: Path, today: date | None) -> None:
    """Lift a legal hold.

    \b
    Example:
      sigdocs hold lift SC-2026-0001 --reason inquest
    """
    _change(case, reason, because, root, today, lift=True)


def _change(
    case: str, reason: str, because: str, root: Path, today: date | None, *, lift: bool
) -> None:
    from sigdocs.workflows.retaining import hold_case

    changed = hold_case(
        open_workspace(root),
        case,
        Hold(reason),
        lift=lift,
        words=PersonalText(because),
        today=day_or_today(today),
    )
    show_written(changed)


@click.command()
@click.option("--dry-run", is_flag=True, help="Only show what is due; remove nothing.")
@workspace_option
@today_option
@json_option
def purge(dry_run: bool, root: Path, today: date | None, as_json: bool) -> None:
    """Remove what has been kept long enough; the bare record stays for good.

    \b
    Example:
      sigdocs purge --dry-run
    """
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.retaining import purge as remove

    table = remove(open_workspace(root), dry_run=dry_run, today=day_or_today(today))
    show_table(table, as_json=as_json)


@click.command()
@click.argument("name", required=False, default="")
@click.option(
    "--name-file",
    type=click.File(encoding="utf-8"),
    help="A file with the name, and other names one a line; - for standard input.",
)
@workspace_option
@today_option
def sar(name: str, name_file: TextIO | None, root: Path, today: date | None) -> None:
    """Find everything held about a named person, for a subject access request. Restricted.

    Without NAME it is asked for: what is typed after a command stays in the shell's history.

    \b
    Example:
      sigdocs sar
      sigdocs sar "Jeremy Onslow"
    """
    from sigdocs.workflows.subject_access import everything_about

    lines = name_file.read().splitlines() if name_file else [name] if name else _asked()
    names = tuple(PersonalText(line.strip()) for line in lines if line.strip())
    show_written(everything_about(open_workspace(root), names, day_or_today(today)))


def _asked() -> list[str]:
    """The name, and other names until an empty line."""
    names = [click.prompt("Name", err=True)]
    while other := click.prompt("Another name they go or went by", default="", err=True,
                                show_default=False):  # fmt: skip
        names.append(other)
    return names
