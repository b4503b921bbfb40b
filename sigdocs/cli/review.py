"""``review``: IG's decisions from the terminal, the same as in the Word report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import (
    day_or_today,
    json_option,
    open_workspace,
    today_option,
    workspace_option,
)


@click.group()
def review() -> None:
    """List, show, decide and approve redactions."""


@review.command("list")
@workspace_option
@today_option
def list_reviews(root: Path, today: date | None) -> None:
    """List the cases that wait for Information Governance.

    \b
    Example:
      sigdocs review list
    """
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.review_table import waiting_for_ig

    show_table(waiting_for_ig(open_workspace(root), day_or_today(today)))


@review.command("show")
@click.argument("case")
@workspace_option
@today_option
@json_option
def show(case: str, root: Path, today: date | None, as_json: bool) -> None:
    """Show every finding of a case with its row number. Restricted: it shows what was removed.

    \b
    Example:
      sigdocs review show SC-2026-0001
    """
    import json

    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.review_table import rows_of

    table = rows_of(open_workspace(root), case, day_or_today(today))
    if as_json:
        for row in table.as_objects():
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        show_table(table)


@review.command("decide")
@click.argument("case")
@click.argument("row")
@click.argument("verdict", type=click.Choice(["keep", "remove", "change"]))
@click.option("--to", "words", default="", help="The words to put there, for change.")
@workspace_option
@today_option
def decide(case: str, row: str, verdict: str, words: str, root: Path, today: date | None) -> None:
    """Decide one row otherwise than proposed: for every mention, and the documents are rebuilt.

    \b
    Example:
      sigdocs review decide SC-2026-0001 16 keep
      sigdocs review decide SC-2026-0001 U1 change --to "an invoice number"
    """
    from sigdocs.workflows.review_table import decide_row

    if verdict == "change" and not words:
        raise click.UsageError("For change, say the words: --to “an invoice number”.")
    workspace, day = open_workspace(root), day_or_today(today)
    for note in decide_row(workspace, case, row=row, verdict=verdict, words=words, today=day):
        click.echo(note)


@review.command("approve")
@click.argument("case")
@click.argument("fingerprint")
@workspace_option
@today_option
def approve(case: str, fingerprint: str, root: Path, today: date | None) -> None:
    """Approve exactly the document whose fingerprint the newest report names.

    \b
    Example:
      sigdocs review approve SC-2026-0001 448b0844655b92b95b444aabd5ec9066367cb238e67a0691e5caf905010a82f1
    """
    from sigdocs.workflows.review_table import approve_case

    workspace, day = open_workspace(root), day_or_today(today)
    click.echo(approve_case(workspace, case, fingerprint=fingerprint, today=day))


@review.command("conditions")
@click.argument("case")
@workspace_option
@today_option
def conditions(case: str, root: Path, today: date | None) -> None:
    """List the directions on sharing that a form gives, in its own words. Restricted.

    \b
    Example:
      sigdocs review conditions SC-2026-0005
    """
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.review_conditions import conditions_of

    show_table(conditions_of(open_workspace(root), case, day_or_today(today)))


@review.command("confirm")
@click.argument("case")
@click.argument("number", type=int)
@workspace_option
@today_option
def confirm(case: str, number: int, root: Path, today: date | None) -> None:
    """Confirm a direction: no letter that breaks it is released from now on.

    \b
    Example:
      sigdocs review confirm SC-2026-0005 1
    """
    _settle(case, number, root, today, is_confirmed=True)


@review.command("dismiss")
@click.argument("case")
@click.argument("number", type=int)
@workspace_option
@today_option
def dismiss(case: str, number: int, root: Path, today: date | None) -> None:
    """Dismiss a direction: it does not bind.

    \b
    Example:
      sigdocs review dismiss SC-2026-0005 1
    """
    _settle(case, number, root, today, is_confirmed=False)


def _settle(case: str, number: int, root: Path, today: date | None, *, is_confirmed: bool) -> None:
    from sigdocs.workflows.review_conditions import settle_condition

    workspace, day = open_workspace(root), day_or_today(today)
    click.echo(settle_condition(workspace, case, number, confirm=is_confirmed, today=day))
