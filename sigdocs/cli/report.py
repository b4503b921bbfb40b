"""``report smt``: the six-monthly summary."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import (
    DAY,
    Words,
    day_or_today,
    open_workspace,
    show_written,
    today_option,
    workspace_option,
)


@click.group(cls=Words)
def report() -> None:
    """Report on what the register holds."""


@report.command("smt")
@click.option("--from", "start", type=DAY, required=True, help="The first day of the period.")
@click.option("--to", "end", type=DAY, required=True, help="The last day of the period.")
@workspace_option
@today_option
def smt(start: date, end: date, root: Path, today: date | None) -> None:
    """Write the chair's six-monthly summary to the SMT: Word, PDF, CSV and a workbook (30).

    \b
    Example:
      sigdocs report smt --from 2026-07-01 --to 2026-12-31
    """
    if end < start:
        raise click.UsageError("The period ends before it begins.")
    from sigdocs.workflows.report_smt import report_to_smt

    workspace = open_workspace(root)
    show_written(report_to_smt(workspace, start=start, end=end, today=day_or_today(today)))
