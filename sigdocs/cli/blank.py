"""``form``: blank and prefilled forms."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import (
    Words,
    day_or_today,
    open_workspace,
    show_written,
    today_option,
    workspace_option,
)
from sigdocs.model.forms import FormKind

case_option = click.option("--case", default="", help="Prefilled with what this case holds.")


@click.group(cls=Words)
def form() -> None:
    """Make blank or prefilled forms."""


@form.command("notification")
@case_option
@workspace_option
@today_option
def notification(case: str, root: Path, today: date | None) -> None:
    """Make a notification form (Annex D), blank or prefilled for a case.

    \b
    Example:
      sigdocs form notification --case SC-2026-0004
    """
    _make(FormKind.NOTIFICATION, case, root, today)


@form.command("audit-trail")
@case_option
@workspace_option
@today_option
def audit_trail(case: str, root: Path, today: date | None) -> None:
    """Make an audit-trail record (Annex E), blank or prefilled for a case.

    \b
    Example:
      sigdocs form audit-trail
    """
    _make(FormKind.AUDIT_TRAIL, case, root, today)


@form.command("ro-request")
@click.argument("case")
@click.option("--pdf", is_flag=True, help="A PDF beside the Word file.")
@workspace_option
@today_option
def ro_request(case: str, pdf: bool, root: Path, today: date | None) -> None:
    """Ask the Responsible Officer for the advice that 2g needs, with a date to chase it.

    \b
    Example:
      sigdocs form ro-request SC-2026-0007
    """
    from sigdocs.workflows.ask_ro import ask_responsible_officer

    workspace, day = open_workspace(root), day_or_today(today)
    show_written(ask_responsible_officer(workspace, case, today=day, pdf=pdf))


def _make(kind: FormKind, case: str, root: Path, today: date | None) -> None:
    from sigdocs.workflows.make_form import make_form

    show_written(make_form(open_workspace(root), kind, case=case, today=day_or_today(today)))
