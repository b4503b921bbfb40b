"""``review``: IG's decisions from the terminal, the same as in the Word report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import (
    Words,
    day_or_today,
    json_option,
    open_workspace,
    today_option,
    workspace_option,
)


@click.group(cls=Words)
def review() -> None:
    """Look at what was removed and why, decide, and approve (Information Governance).

    \b
    In this order:
      sigdocs review list                       which cases wait for you
      sigdocs review show SC-2026-0001          every finding, with its row number
      sigdocs review decide SC-2026-0001 16 keep   where you decide otherwise
      sigdocs review approve SC-2026-0001 …     approve what is left

    The same can be done in the Word report in restricted/review, dropped into inbox/ig.
    """


@review.command("list")
@workspace_option
@today_option
@json_option
def list_reviews(root: Path, today: date | None, as_json: bool) -> None:
    """List what waits for Information Governance, and what to type next.

    \b
    Example:
      sigdocs review list
    """
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.review_waiting import waiting_for_ig

    show_table(waiting_for_ig(open_workspace(root), day_or_today(today)), as_json=as_json)


@review.command("show")
@click.argument("case")
@click.option("--for", "readers", default="group", help="group, learning, or a recipient (gmc).")
@workspace_option
@today_option
@json_option
def show(case: str, readers: str, root: Path, today: date | None, as_json: bool) -> None:
    """Show every finding of a case with its row number. Restricted: it shows what was removed.

    \b
    Example:
      sigdocs review show SC-2026-0001
      sigdocs review show SC-2026-0001 --for gmc
    """
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.review_table import rows_of

    workspace, day = open_workspace(root), day_or_today(today)
    show_table(rows_of(workspace, case, day, readers=readers), as_json=as_json)


@review.command("decide")
@click.argument("case")
@click.argument("row")
@click.argument("verdict", type=click.Choice(["agree", "keep", "remove", "change"]))
@click.option("--to", "words", default="", help="The words to put there, for change.")
@click.option("--for", "readers", default="group", help="group, learning, or a recipient (gmc).")
@workspace_option
@today_option
def decide(
    case: str, row: str, verdict: str, words: str, readers: str, root: Path, today: date | None
) -> None:
    """Decide one row otherwise than proposed: for every mention, and the document is made again.

    ROW is the number that "review show" prints. "agree" lets the row stand as it is proposed.

    \b
    Example:
      sigdocs review decide SC-2026-0001 16 keep
      sigdocs review decide SC-2026-0001 16 remove
      sigdocs review decide SC-2026-0001 U1 change --to "an invoice number"
    """
    from sigdocs.workflows.review_table import decide_row

    if (verdict == "change") is not bool(words.strip()):
        raise click.UsageError(
            "With change, and only with it, say the new words: --to “an invoice number”."
        )
    workspace, day = open_workspace(root), day_or_today(today)
    done = decide_row(
        workspace, case, row=row, verdict=verdict, words=words, today=day, readers=readers
    )
    for note in done.notes:
        click.echo(note)
    click.get_current_context().exit(done.exit_code)


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


@review.command("clear")
@click.argument("case")
@click.argument("number", type=int, required=False)
@click.option("--because", "reason", default="", help="Why the word is harmless at this place.")
@click.option("--withdraw", is_flag=True, help="Let the place stop the document again.")
@workspace_option
@today_option
@json_option
def clear(
    case: str,
    number: int | None,
    reason: str,
    withdraw: bool,
    root: Path,
    today: date | None,
    as_json: bool,
) -> None:
    """Clear a word that is also a name ("may", not Mrs May) at one place of a document.

    Without NUMBER, list the places that stop a document, with the words around them. Restricted.

    \b
    Example:
      sigdocs review clear SC-2026-0001
      sigdocs review clear SC-2026-0001 2 --because "the month"
    """
    from sigdocs.workflows.review_clearances import list_places, settle_place

    workspace, day = open_workspace(root), day_or_today(today)
    if number is None:
        if reason or withdraw:
            raise click.UsageError(
                "Say which place: sigdocs review clear CASE lists their numbers."
            )
        from sigdocs.cli.tables import show_table

        show_table(list_places(workspace, case, day), as_json=as_json)
        return
    if withdraw is bool(reason.strip()):
        raise click.UsageError("Say why it is harmless: --because “the month” (or --withdraw).")
    done = settle_place(workspace, case, number, reason=reason.strip(), today=day)
    for note in done.notes:
        click.echo(note)
    click.get_current_context().exit(done.exit_code)


@review.command("conditions")
@click.argument("case")
@workspace_option
@today_option
@json_option
def conditions(case: str, root: Path, today: date | None, as_json: bool) -> None:
    """List the directions on sharing that a form gives, in its own words. Restricted.

    \b
    Example:
      sigdocs review conditions SC-2026-0005
    """
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.review_conditions import conditions_of

    show_table(conditions_of(open_workspace(root), case, day_or_today(today)), as_json=as_json)


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
