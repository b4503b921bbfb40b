"""``finalise``: from a person's edited draft to the sealed document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import (
    day_or_today,
    open_workspace,
    show_written,
    today_option,
    workspace_option,
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@workspace_option
@today_option
def finalise(file: Path, root: Path, today: date | None) -> None:
    """Prove an edited letter, learning summary or minutes, make its PDF and seal it.

    Nothing is rendered over what a person wrote. Letters that leave the organisation and learning
    summaries wait for Information Governance: the command says what to approve.

    \b
    Example:
      sigdocs finalise SC-2026-0005-letter-to-gmc.docx
    """
    from sigdocs.workflows.finalise import finalise as seal
    from sigdocs.workflows.forms import read_bytes

    workspace = open_workspace(root)
    show_written(seal(workspace, read_bytes(file), today=day_or_today(today)))
