"""``learning draft``: anonymised summaries, for IG to advise on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import day_or_today, open_workspace, today_option, workspace_option


@click.group()
def learning() -> None:
    """Draft anonymised learning summaries."""


@learning.command("draft")
@click.argument("cases", nargs=-1, required=True, metavar="CASE…")
@workspace_option
@today_option
def draft(cases: tuple[str, ...], root: Path, today: date | None) -> None:
    """Draft a learning summary of each case, marked as awaiting IG's advice (25).

    \b
    Example:
      sigdocs learning draft SC-2026-0005
    """
    from sigdocs.workflows.draft_learning import draft_learning

    workspace, worst = open_workspace(root), 0
    for case in cases:
        written = draft_learning(workspace, case, today=day_or_today(today))
        for path in written.paths:
            click.echo(path)
        for note in written.notes:
            click.echo(f"sigdocs: {note}", err=True)
        worst = max(worst, written.exit_code)
    if worst:
        click.get_current_context().exit(worst)
