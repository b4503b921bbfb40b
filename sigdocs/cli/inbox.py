"""``run`` and ``status``: what the secretariat types every morning."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import (
    DAY,
    Words,
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
    for note in report.notes():
        click.echo(f"sigdocs: {note}", err=True)
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
    from sigdocs.workflows.story import story_of
    from sigdocs.workflows.worklist import worklist_on

    workspace, day = open_workspace(root), day_or_today(today)
    table = story_of(workspace, case, day) if case else worklist_on(workspace, day)
    show_table(table, as_json=as_json)


@click.command()
@workspace_option
@click.option("--every", default=5.0, show_default=True, help="Seconds between two looks.")
def watch(root: Path, every: float) -> None:
    """Process forms as they arrive, until it is told to stop (Ctrl-C, SIGTERM).

    \b
    Example:
      sigdocs watch
    """
    import signal
    from threading import Event

    from sigdocs.workflows.watch import watch_inbox

    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    watch_inbox(
        open_workspace(root),
        every=every,
        stop=stop,
        today=lambda: day_or_today(None),
        tell=click.echo,
    )


@click.group(cls=Words, invoke_without_command=True)
@workspace_option
@today_option
@json_option
@click.option("--owner", default="", help="Only actions whose owner's words contain this.")
@click.option("--overdue", is_flag=True, help="Only what is overdue.")
@click.pass_context
def actions(
    context: click.Context, root: Path, today: date | None, as_json: bool, owner: str, overdue: bool
) -> None:
    """List the agreed actions that are open: overdue first, then by date.

    \b
    Example:
      sigdocs actions --overdue
    """
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.decided import actions_on

    if context.invoked_subcommand:
        return
    table = actions_on(open_workspace(root), day_or_today(today), owner=owner, due_only=overdue)
    show_table(table, as_json=as_json)


@actions.command("done")
@click.argument("case")
@click.argument("number", type=int)
@click.option("--on", "on", type=DAY, default=None, help="The day on which it was done.")
@workspace_option
@today_option
def done(case: str, number: int, on: date | None, root: Path, today: date | None) -> None:
    """Say that an agreed action is done.

    \b
    Example:
      sigdocs actions done SC-2026-0006 1 --on 2026-11-20
    """
    from sigdocs.cli.options import show_written
    from sigdocs.workflows.chair import action_done

    day = day_or_today(today)
    show_written(action_done(open_workspace(root), case, number, on=on or day, today=day))
