"""``audit verify`` and ``audit show``: the chain of events."""

from __future__ import annotations

from pathlib import Path

import click

from sigdocs.cli.options import open_workspace, workspace_option


@click.group()
def audit() -> None:
    """Verify and show the chain of events."""


@audit.command("verify")
@workspace_option
def verify(root: Path) -> None:
    """Verify that no event was changed, removed or reordered.

    \b
    Example:
      sigdocs audit verify
    """
    from sigdocs.workflows.worklist import verify_chain

    words, exit_code = verify_chain(open_workspace(root))
    for line in words:
        click.echo(line)
    if exit_code:
        click.get_current_context().exit(exit_code)


@audit.command("show")
@click.argument("case")
@workspace_option
def show(case: str, root: Path) -> None:
    """Show the story of a case, event by event.

    \b
    Example:
      sigdocs audit show SC-2026-0001
    """
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.worklist import story_of

    show_table(story_of(open_workspace(root), case))
