"""``run`` and ``status``: what the secretariat types every morning."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import (
    day_or_today,
    json_option,
    open_workspace,
    today_option,
    workspace_option,
)


@click.command()
@workspace_option
@today_option
@json_option
def run(root: Path, today: date | None, as_json: bool) -> None:
    """Process the inbox once: every file gets exactly one disposition.

    \b
    Example:
      sigdocs run
    """
    from sigdocs.cli.progress import progress_bar
    from sigdocs.workflows.receive import run_inbox

    with progress_bar("Reading the inbox") as advance:
        report = run_inbox(open_workspace(root), today=day_or_today(today), advance=advance)
    if as_json:
        for line in report.lines:
            click.echo(json.dumps(line.as_object()))
        click.echo(json.dumps(report.balance_object()))
    else:
        for line in report.lines:
            click.echo(line.words())
        click.echo(report.balance())
    if report.exit_code:
        click.get_current_context().exit(report.exit_code)


@click.command()
@click.argument("case", required=False, default="")
@workspace_option
@today_option
@json_option
def status(case: str, root: Path, today: date | None, as_json: bool) -> None:
    """Show the morning worklist (urgent first, whose turn), or the story of one case.

    \b
    Example:
      sigdocs status
      sigdocs status SC-2026-0001
    """
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.worklist import story_of, worklist_on

    workspace, day = open_workspace(root), day_or_today(today)
    table = story_of(workspace, case) if case else worklist_on(workspace, day)
    if as_json:
        for row in table.as_objects():
            click.echo(json.dumps(row))
    else:
        show_table(table)
