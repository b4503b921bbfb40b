"""``letter outcome`` and ``letter share``: drafts for a person to finish."""

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

pdf_option = click.option("--pdf", is_flag=True, help="A PDF beside the Word draft.")


@click.group()
def letter() -> None:
    """Write the letters that a decision asks for, as drafts."""


@letter.command("outcome")
@click.argument("case")
@pdf_option
@workspace_option
@today_option
def outcome(case: str, pdf: bool, root: Path, today: date | None) -> None:
    """Draft the letter that tells the function lead what the Group decided.

    \b
    Example:
      sigdocs letter outcome SC-2026-0005
    """
    from sigdocs.workflows.write_letters import write_outcome_letter

    workspace = open_workspace(root)
    show_written(write_outcome_letter(workspace, case, today=day_or_today(today), pdf=pdf))


@letter.command("share")
@click.argument("case")
@click.option("--to", "recipient", required=True, help="medical-director, gmc, cqc …")
@pdf_option
@workspace_option
@today_option
def share(case: str, recipient: str, pdf: bool, root: Path, today: date | None) -> None:
    """Draft an information-sharing letter to one recipient of the decision.

    \b
    Example:
      sigdocs letter share SC-2026-0005 --to gmc
    """
    from sigdocs.workflows.write_letters import write_sharing_letter

    workspace, day = open_workspace(root), day_or_today(today)
    show_written(write_sharing_letter(workspace, case, recipient=recipient, today=day, pdf=pdf))
