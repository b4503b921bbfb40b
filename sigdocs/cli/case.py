"""``case``: what people decide about a case outside the forms, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

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
from sigdocs.model.cases import CaseStatus, Reason
from sigdocs.model.decisions import Outcome
from sigdocs.model.personal import PersonalText

_WITHDRAWN = ("sender-asked", "another-case", "not-for-this-process", "other")
_CLOSED = ("actions-completed", "nothing-to-do")


def _because(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--because``: the words of the reason, which only the vault keeps."""
    words = "The reason in words; they are kept in the vault, never in the record."
    return click.option("--because", default="", help=words)(command)


@click.group("case", cls=Words)
def case() -> None:
    """Decide about a case, with the reason: accept, join, separate, withdraw, close, meeting."""


@case.command("accept")
@click.argument("reference", metavar="CASE")
@click.option("--reason", required=True, type=click.Choice(["late", "incomplete"]))
@_because
@workspace_option
@today_option
def accept(reference: str, reason: str, because: str, root: Path, today: date | None) -> None:
    """Accept a returned case by the chair's word, though it is late or incomplete.

    \b
    Example:
      sigdocs case accept SC-2026-0003 --reason incomplete
    """
    from sigdocs.workflows.chair import accept_anyway

    done = accept_anyway(
        open_workspace(root),
        reference,
        why=reason,
        words=PersonalText(because),
        today=day_or_today(today),
    )
    show_written(done)


@case.command("withdraw")
@click.argument("reference", metavar="CASE")
@click.option("--reason", required=True, type=click.Choice(_WITHDRAWN))
@_because
@workspace_option
@today_option
def withdraw(reference: str, reason: str, because: str, root: Path, today: date | None) -> None:
    """Withdraw a case, from wherever it stands.

    \b
    Example:
      sigdocs case withdraw SC-2026-0004 --reason sender-asked
    """
    _end(CaseStatus.WITHDRAWN, reference, reason, because, root, today)


@case.command("close")
@click.argument("reference", metavar="CASE")
@click.option("--reason", required=True, type=click.Choice(_CLOSED))
@_because
@workspace_option
@today_option
def close(reference: str, reason: str, because: str, root: Path, today: date | None) -> None:
    """Close a case whose actions are all done, or that had none.

    \b
    Example:
      sigdocs case close SC-2026-0006 --reason actions-completed
    """
    _end(CaseStatus.CLOSED, reference, reason, because, root, today)


def _end(
    to: CaseStatus, reference: str, reason: str, because: str, root: Path, today: date | None
) -> None:
    from sigdocs.workflows.chair import end_case

    done = end_case(
        open_workspace(root),
        reference,
        to=to,
        reason=Reason(reason),
        words=PersonalText(because),
        today=day_or_today(today),
    )
    show_written(done)


@case.command("decide-between-meetings")
@click.argument("reference", metavar="CASE")
@click.option("--outcome", type=click.Choice([each.value for each in Outcome]))
@click.option("--because", default="", help="The words of the decision; the vault keeps them.")
@click.option(
    "--sheet",
    type=click.File("rb"),
    help="A decision sheet that was filled in: outcome, actions and recipients are taken from it.",
)
@workspace_option
@today_option
def decide(
    reference: str,
    outcome: str | None,
    because: str,
    sheet: BinaryIO | None,
    root: Path,
    today: date | None,
) -> None:
    """Record what the chair decided between two meetings.

    \b
    Example:
      sigdocs case decide-between-meetings SC-2026-0001 --outcome no --because "No risk remains."
      sigdocs case decide-between-meetings SC-2026-0001 --sheet SC-2026-0001-decision-sheet.docx
    """
    from sigdocs.workflows.chair import decide_between_meetings, decide_by_sheet

    workspace, day = open_workspace(root), day_or_today(today)
    if sheet is not None and not (outcome or because):
        show_written(decide_by_sheet(workspace, reference, sheet.read(), day))
    elif sheet is None and outcome and because:
        words = PersonalText(because)
        show_written(
            decide_between_meetings(
                workspace, reference, outcome=Outcome(outcome), words=words, today=day
            )
        )
    else:
        raise click.UsageError("Give --sheet, or --outcome with --because.")


@case.command("sheet")
@click.argument("reference", metavar="CASE")
@workspace_option
@today_option
def sheet(reference: str, root: Path, today: date | None) -> None:
    """Write a decision sheet for one case, for a decision between two meetings.

    \b
    Example:
      sigdocs case sheet SC-2026-0001
    """
    from sigdocs.workflows.chair import write_sheet

    show_written(write_sheet(open_workspace(root), reference, day_or_today(today)))


@case.command("join")
@click.argument("reference", metavar="CASE")
@click.option("--into", required=True, metavar="CASE", help="The case that goes on.")
@_because
@workspace_option
@today_option
def join(reference: str, into: str, because: str, root: Path, today: date | None) -> None:
    """Join a case into another that is about the same concern.

    Its newest form becomes the newest of the other case; the case itself ends as withdrawn.

    \b
    Example:
      sigdocs case join SC-2026-0009 --into SC-2026-0001 --because "The lead sent it twice."
    """
    from sigdocs.workflows.joining import join_cases

    done = join_cases(
        open_workspace(root),
        reference,
        into,
        words=PersonalText(because),
        today=day_or_today(today),
    )
    show_written(done)


@case.command("separate")
@click.argument("reference", metavar="CASE")
@click.argument("file", required=False, default="")
@click.option("--into", default="", metavar="CASE", help="The case that the form belongs to.")
@_because
@workspace_option
@today_option
def separate(
    reference: str, file: str, into: str, because: str, root: Path, today: date | None
) -> None:
    """Take a form out of a case to which it was joined wrongly.

    It goes back to the case that it was joined with, which is open again, or opens a new one. The
    form before it counts again. Without FILE, list the forms of the case.

    \b
    Example:
      sigdocs case separate SC-2026-0001
      sigdocs case separate SC-2026-0001 63a75b27 --because "Another ward, another year."
    """
    from sigdocs.workflows.separating import forms_to_separate, separate_form

    workspace, day = open_workspace(root), day_or_today(today)
    if not file:
        if into or because:
            raise click.UsageError("Say which form: sigdocs case separate CASE lists them.")
        from sigdocs.cli.tables import show_table

        show_table(forms_to_separate(workspace, reference, day))
        return
    words = PersonalText(because)
    show_written(separate_form(workspace, reference, file, into=into, words=words, today=day))


@case.command("meeting")
@click.argument("reference", metavar="CASE")
@click.argument("day", type=DAY, metavar="DATE")
@workspace_option
@today_option
def meeting(reference: str, day: date, root: Path, today: date | None) -> None:
    """Put a case to another meeting of the calendar.

    \b
    Example:
      sigdocs case meeting SC-2026-0001 2026-12-10
    """
    from sigdocs.workflows.chair import put_to_meeting

    show_written(put_to_meeting(open_workspace(root), reference, day, day_or_today(today)))
