"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from sigdocs.model.outcomes import Written
from sigdocs.model.workspace import Workspace
from sigdocs.workflows.places import workspace_at

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A date written 2026-12-10."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Read the date, or say how to write one."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 (a day, no time)
        except ValueError:
            self.fail("is not a date. Write it as 2026-12-10.", param, ctx)


DAY = Day()


class Words(click.Group):
    """A group of commands whose one-line summaries are shown whole, not cut off with dots."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the words with their first sentences."""
        named = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, each.get_short_help_str(limit=300)) for name, each in named if each]
            )


def files_argument(command: Command) -> Command:
    """One or more files to look at."""
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.argument("files", nargs=-1, required=True, type=kind, metavar="FILE…")(command)


def json_option(command: Command) -> Command:
    """``--json`` for programs."""
    return click.option(
        "--json", "as_json", is_flag=True, help="One JSON object a line, one line a file."
    )(command)


def today_option(command: Command) -> Command:
    """``--today``: "today" is a parameter."""
    return click.option(
        "--today", type=DAY, default=None, help="Work as on this day (2026-12-08)."
    )(command)


def workspace_option(command: Command) -> Command:
    """``--workspace``: which workspace, where it is not this folder's."""
    return click.option(
        "--workspace",
        "-w",
        "root",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        help="The workspace (default: this folder, or the nearest one above it).",
    )(command)


def open_workspace(root: Path) -> Workspace:
    """The workspace at ``root`` or above it."""
    return workspace_at(root)


def day_or_today(day: date | None) -> date:
    """The day given, else today's."""
    return day or datetime.now().astimezone().date()


def show_written(written: Written) -> None:
    """Print the paths to stdout and the notes to stderr; end with the exit code."""
    for path in written.paths:
        click.echo(path)
    for note in written.notes:
        click.echo(f"sigdocs: {note}", err=True)
    if written.exit_code:
        click.get_current_context().exit(written.exit_code)
