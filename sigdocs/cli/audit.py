"""``audit show``, ``verify`` and ``export``: the record for an inspector."""

from __future__ import annotations

from pathlib import Path

import click

from sigdocs.cli.options import (
    Words,
    day_or_today,
    json_option,
    open_workspace,
    show_written,
    workspace_option,
)


@click.group(cls=Words)
def audit() -> None:
    """Verify, show and export the chain of events."""


@audit.command("verify")
@click.option("--head", default="", help="The head that a manifest printed, number:mac.")
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A manifest that was kept elsewhere: of a pack, or of an export.",
)
@workspace_option
def verify(root: Path, head: str, manifest: Path | None) -> None:
    """Verify that nothing in the record was changed, removed or reordered.

    The manifests in the outbox are compared by themselves; one that was kept elsewhere shows too
    whether somebody put back an old copy of both.

    \b
    Example:
      sigdocs audit verify
      sigdocs audit verify --manifest 2026-12-10-pack-manifest-1.json
    """
    from sigdocs.workflows.audit import verify_chain

    words, exit_code = verify_chain(
        open_workspace(root), day_or_today(None), head=head, manifest=manifest
    )
    for line in words:
        click.echo(line)
    if exit_code:
        click.get_current_context().exit(exit_code)


@audit.command("show")
@click.argument("case")
@workspace_option
@json_option
def show(case: str, root: Path, as_json: bool) -> None:
    """Show every entry about a case: who, when, which file, under which versions.

    \b
    Example:
      sigdocs audit show SC-2026-0001
    """
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.audit import audit_of

    table = audit_of(open_workspace(root), case, day_or_today(None))
    show_table(table, as_json=as_json)


@audit.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@workspace_option
def export(file: Path, root: Path) -> None:
    """Export the whole chain as JSON lines, with a manifest that holds its head and checksum.

    \b
    Example:
      sigdocs audit export audit-2026.jsonl
    """
    from sigdocs.workflows.audit import export_chain

    show_written(export_chain(open_workspace(root), file, day_or_today(None)))
