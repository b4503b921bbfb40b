"""``learning``: anonymised summaries: drafted, released once IG has approved, gathered in a digest."""

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
from sigdocs.model.digests import Audience
from sigdocs.model.outcomes import Written
from sigdocs.model.personal import PersonalText

to_option = click.option(
    "--to",
    type=click.Choice([audience.value for audience in Audience]),
    default=Audience.FUNCTIONS.value,
    show_default=True,
    help="Outside NHS Resolution only with the Senior Management Team's recorded agreement.",
)


@click.group(cls=Words)
def learning() -> None:
    """Draft, release and gather anonymised learning (25)."""


@learning.command("draft")
@click.argument("cases", nargs=-1, required=True, metavar="CASE…")
@workspace_option
@today_option
def draft(cases: tuple[str, ...], root: Path, today: date | None) -> None:
    """Draft a learning summary of each case, marked as awaiting IG's advice (25).

    \b
    Example:
      sigdocs learning draft SC-2026-0005
    """
    from sigdocs.workflows.draft_learning import draft_learning

    workspace, day = open_workspace(root), day_or_today(today)
    show_written(_together([draft_learning(workspace, case, today=day) for case in cases]))


@learning.command("release")
@click.argument("cases", nargs=-1, required=True, metavar="CASE…")
@to_option
@workspace_option
@today_option
def release(cases: tuple[str, ...], to: str, root: Path, today: date | None) -> None:
    """Release the approved summary of each case, as a sealed PDF.

    \b
    Example:
      sigdocs learning release SC-2026-0005 --to functions
    """
    from sigdocs.workflows.release_learning import release_learning

    workspace, day = open_workspace(root), day_or_today(today)
    show_written(
        _together([release_learning(workspace, case, to=Audience(to), today=day) for case in cases])
    )


@learning.command("agree")
@click.argument("case")
@click.option("--on", type=DAY, required=True, help="The day on which the SMT agreed.")
@click.option("--by", required=True, help="Who agreed, and where it is minuted; kept in the vault.")
@workspace_option
@today_option
def agree(case: str, on: date, by: str, root: Path, today: date | None) -> None:
    """Record that the Senior Management Team agreed to share the approved summary outside.

    \b
    Example:
      sigdocs learning agree SC-2026-0005 --on 2026-12-15 --by "SMT, minute 7.2"
    """
    from sigdocs.workflows.release_learning import agree_outside

    workspace, day = open_workspace(root), day_or_today(today)
    show_written(agree_outside(workspace, case, by=PersonalText(by), on=on, today=day))


@learning.command("digest")
@to_option
@click.option("--since", type=DAY, default=None, help="Only what was released from this day on.")
@workspace_option
@today_option
def digest(to: str, since: date | None, root: Path, today: date | None) -> None:
    """Gather the released summaries by theme, with small numbers left out: Word and PDF.

    \b
    Example:
      sigdocs learning digest --to functions --since 2026-01-01
    """
    from sigdocs.workflows.release_learning import write_digest

    workspace, day = open_workspace(root), day_or_today(today)
    show_written(write_digest(workspace, to=Audience(to), since=since, today=day))


def _together(done: list[Written]) -> Written:
    return Written(
        paths=tuple(path for each in done for path in each.paths),
        notes=tuple(note for each in done for note in each.notes),
        exit_code=max(each.exit_code for each in done),
    )
