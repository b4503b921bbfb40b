"""``reminders``: what is to be chased."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import (
    day_or_today,
    open_workspace,
    show_written,
    today_option,
    workspace_option,
)


@click.command()
@workspace_option
@today_option
def reminders(root: Path, today: date | None) -> None:
    """Write what is to be chased: RO advice, overdue actions, unanswered assurances.

    A list for the secretariat, and the draft of a letter to each who is overdue: our Responsible
    Officer, each owner of actions, each recipient of a letter.

    \b
    Example:
      sigdocs reminders
    """
    from sigdocs.workflows.remind import write_reminders

    show_written(write_reminders(open_workspace(root), today=day_or_today(today)))
