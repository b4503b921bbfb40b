"""``templates check``: every template, before a run starts."""

from __future__ import annotations

from pathlib import Path

import click

from sigdocs.cli.options import Words, open_workspace, show_written, workspace_option


@click.group(cls=Words)
def templates() -> None:
    """Check the Word templates."""


@templates.command("check")
@workspace_option
def check(root: Path) -> None:
    """Check every template: tags, fields, accessibility, with the place and a suggestion.

    \b
    Example:
      sigdocs templates check
    """
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.check_templates import check_templates

    shown, exit_code = check_templates(open_workspace(root))
    show_table(shown)
    if exit_code:
        click.get_current_context().exit(exit_code)


@templates.command("preview")
@click.argument("name")
@workspace_option
def preview(name: str, root: Path) -> None:
    """Fill a template with its sample data, to see how it looks.

    \b
    Example:
      sigdocs templates preview outcome_letter
    """
    from sigdocs.workflows import check_templates

    show_written(check_templates.preview(open_workspace(root), name))
