"""``held``: files that wait for a person to say what they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

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
from sigdocs.model.cases import Reason
from sigdocs.model.personal import PersonalText

_REASONS = [
    each.value
    for each in (Reason.MENDED, Reason.NOT_FOR_THIS_PROCESS, Reason.SENDER_ASKED, Reason.OTHER)
]


@click.group("held", cls=Words, invoke_without_command=True)
@workspace_option
@today_option
@json_option
@click.pass_context
def held(context: click.Context, root: Path, today: date | None, as_json: bool) -> None:
    """List the files that wait for a person, and say what they are.

    \b
    Example:
      sigdocs held
    """
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.held import held_files

    if context.invoked_subcommand:
        return
    table = held_files(open_workspace(root), day_or_today(today))
    show_table(table, as_json=as_json)


@held.command("show")
@click.argument("file", metavar="FILE")
@workspace_option
@today_option
def show(file: str, root: Path, today: date | None) -> None:
    """Show a waiting file beside the case that it names. Restricted; recorded.

    \b
    Example:
      sigdocs held show 63a75b27
    """
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.held import show_held

    show_table(show_held(open_workspace(root), file, day_or_today(today)))


@held.command("take")
@click.argument("file", metavar="FILE")
@click.option("--case", "case", default="", help="The case that it belongs to.")
@click.option("--new", "is_new", is_flag=True, help="It is a new concern.")
@workspace_option
@today_option
def take(file: str, case: str, is_new: bool, root: Path, today: date | None) -> None:
    """Say what a waiting file is, and process it. Without --case or --new: look at it once more.

    \b
    Example:
      sigdocs held take 63a75b27 --case SC-2026-0003
      sigdocs held take 63a75b27 --new
    """
    from sigdocs.workflows.held import take_held

    if case and is_new:
        raise click.UsageError("Say --case or --new, not both.")
    line = take_held(
        open_workspace(root), file, case=case, is_new=is_new, today=day_or_today(today)
    )
    click.echo(line.words())
    if line.exit_code:
        click.get_current_context().exit(line.exit_code)


@held.command("dismiss")
@click.argument("file", metavar="FILE")
@click.option("--reason", required=True, type=click.Choice(_REASONS))
@click.option("--because", default="", help="The reason in words; only the vault keeps them.")
@workspace_option
@today_option
def dismiss(file: str, reason: str, because: str, root: Path, today: date | None) -> None:
    """Say that nothing is to come of a waiting file; its original stays in the vault.

    \b
    Example:
      sigdocs held dismiss 63a75b27 --reason mended
    """
    from sigdocs.workflows.held import dismiss_held

    done = dismiss_held(
        open_workspace(root),
        file,
        reason=Reason(reason),
        words=PersonalText(because),
        today=day_or_today(today),
    )
    show_written(done)
