"""``trail``: the enhanced process: its record, the notices of paragraph 38, who was told."""

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
from sigdocs.model.notices import Telling
from sigdocs.model.personal import PersonalText

_MUST = ("director-activation", "director-progress", "chief-executive", "group")
_CONSIDERED = ("other-directors", "policy-director", "board")


@click.group(cls=Words)
def trail() -> None:
    """Keep the record of the enhanced process, and tell who must be told (33-43)."""


@trail.command("record")
@click.argument("case")
@workspace_option
@today_option
def record(case: str, root: Path, today: date | None) -> None:
    """Write the audit-trail record as a clean document: sign-off table, sections, who was told.

    \b
    Example:
      sigdocs trail record SC-2026-0006
    """
    from sigdocs.workflows.trail import write_record

    show_written(write_record(open_workspace(root), case, today=day_or_today(today)))


@trail.command("notices")
@click.argument("case")
@click.option("--to", type=click.Choice(_MUST), default=None, help="Only this one, due or not.")
@click.option("--in-absence", is_flag=True, help="Somebody takes the Chief Executive's.")
@workspace_option
@today_option
def notices(case: str, to: str | None, in_absence: bool, root: Path, today: date | None) -> None:
    """Draft the notices that are due: Director of Advice and Appeals, Chief Executive, the Group (38).

    \b
    Example:
      sigdocs trail notices SC-2026-0006
    """
    from sigdocs.workflows.trail import write_notices

    workspace, day = open_workspace(root), day_or_today(today)
    show_written(write_notices(workspace, case, to=to or "", in_absence=in_absence, today=day))


@trail.command("told")
@click.argument("case")
@click.argument("who", type=click.Choice((*_MUST, *_CONSIDERED)))
@click.option("--on", type=DAY, default=None, help="The day on which they were told.")
@click.option("--because", default="", help="How, or why; the words are kept in the vault.")
@workspace_option
@today_option
def told(
    case: str, who: str, on: date | None, because: str, root: Path, today: date | None
) -> None:
    """Record that somebody was told otherwise than by a finalised notice.

    \b
    Example:
      sigdocs trail told SC-2026-0006 chief-executive --on 2026-10-06
    """
    _record(case, who, Telling.TOLD, on, because, root, today)


@trail.command("not-needed")
@click.argument("case")
@click.argument("who", type=click.Choice(_CONSIDERED))
@click.option("--because", required=True, help="The reason; the words are kept in the vault.")
@workspace_option
@today_option
def not_needed(case: str, who: str, because: str, root: Path, today: date | None) -> None:
    """Record that somebody was considered and need not be told, with the reason.

    \b
    Example:
      sigdocs trail not-needed SC-2026-0006 board --because "Nothing for the Board."
    """
    _record(case, who, Telling.NOT_NEEDED, None, because, root, today)


def _record(
    case: str,
    who: str,
    telling: Telling,
    on: date | None,
    because: str,
    root: Path,
    today: date | None,
) -> None:
    from sigdocs.workflows.trail import record_telling

    workspace, day = open_workspace(root), day_or_today(today)
    words = PersonalText(because)
    show_written(
        record_telling(workspace, case, who, telling, on=on or day, words=words, today=day)
    )
