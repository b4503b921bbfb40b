"""``minutes draft``: attendance, declarations, decisions, actions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import (
    DAY,
    Words,
    day_or_today,
    open_workspace,
    show_written,
    today_option,
    workspace_option,
)


@click.group(cls=Words)
def minutes() -> None:
    """Draft the minutes of a meeting."""


@minutes.command("draft")
@click.argument("meeting", type=DAY)
@workspace_option
@today_option
def draft(meeting: date, root: Path, today: date | None) -> None:
    """Draft the minutes: attendance, apologies, declarations, decisions with rationale, actions.

    \b
    Example:
      sigdocs minutes draft 2026-12-10
    """
    from sigdocs.workflows.draft_minutes import draft_minutes

    workspace = open_workspace(root)
    show_written(draft_minutes(workspace, meeting=meeting, today=day_or_today(today)))
