"""``directory import``: organisations from the official files."""

from __future__ import annotations

from pathlib import Path

import click

from sigdocs.cli.options import Words, open_workspace, show_written, workspace_option


@click.group("directory", cls=Words)
def directory() -> None:
    """Import the official directory of organisations."""


@directory.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@workspace_option
def take(file: Path, root: Path) -> None:
    """Import organisations from the Organisation Data Service's file (etr.csv).

    \b
    Example:
      sigdocs directory import etr.csv
    """
    from sigdocs.workflows.import_directory import import_directory

    show_written(import_directory(open_workspace(root), file))
