"""``pack build``: the meeting pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import (
    DAY,
    day_or_today,
    open_workspace,
    show_written,
    today_option,
    workspace_option,
)


@click.group()
def pack() -> None:
    """Build the pack for a meeting."""


@pack.command("build")
@click.argument("meeting", type=DAY)
@click.option("--without", "leave_out", multiple=True, help="A copy that does not show this case.")
@workspace_option
@today_option
def build(meeting: date, leave_out: tuple[str, ...], root: Path, today: date | None) -> None:
    """Build the pack for a meeting: Word, and PDF where LibreOffice is installed.

    \b
    Example:
      sigdocs pack build 2026-12-10
      sigdocs pack build 2026-12-10 --without SC-2026-0003
    """
    from sigdocs.workflows.build_pack import build_pack

    built = build_pack(
        open_workspace(root), meeting=meeting, today=day_or_today(today), leave_out=leave_out
    )
    show_written(built)
