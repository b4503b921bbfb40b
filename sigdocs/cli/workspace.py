"""``init`` and ``demo``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import today_option


@click.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
def init(directory: Path) -> None:
    """Make a workspace: folders, settings, templates, register. Nothing that exists is changed.

    \b
    Example:
      sigdocs init concerns
    """
    from sigdocs.workflows.places import make

    made = make(directory)
    click.echo(f"Workspace ready. Forms go into {made.inbox}; settings are in sigdocs.toml.")


@click.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False), default=Path("demo"))
@today_option
def demo(directory: Path, today: date | None) -> None:
    """Do the whole main job in a fresh workspace, on ten sample forms.

    \b
    Example:
      sigdocs demo
    """
    from sigdocs.cli.progress import progress_bar
    from sigdocs.workflows.demo import DEMO_DAY, run_demo

    with progress_bar("Reading the inbox") as advance:
        shown = run_demo(directory, today=today or DEMO_DAY, advance=advance)
    for line in shown.lines:
        click.echo(line)
    if shown.exit_code:
        click.get_current_context().exit(shown.exit_code)
