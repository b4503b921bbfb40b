"""``letter``: outcome, brief, share; drafts for a person to finish."""

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

pdf_option = click.option("--pdf", is_flag=True, help="A PDF beside the Word draft.")


@click.group(cls=Words)
def letter() -> None:
    """Write the letters that a decision asks for, as drafts.

    First the brief, which a person completes; then the letter from it; then sigdocs finalise. In which
    order the Group decided to tell its recipients: sigdocs status CASE.
    """


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


recipient_option = click.option(
    "--to",
    "recipient",
    required=True,
    help="medical-director, gmc, cqc … as the decision names it.",
)
brief_option = click.option(
    "--brief",
    "file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The completed brief (default: the last that came back through inbox/secretariat).",
)


@letter.command("brief")
@click.argument("case")
@recipient_option
@workspace_option
@today_option
def brief(case: str, recipient: str, root: Path, today: date | None) -> None:
    """Write the one-page brief that a person completes before information is shared.

    \b
    Example:
      sigdocs letter brief SC-2026-0005 --to gmc
    """
    from sigdocs.workflows.write_letters import write_brief

    workspace, day = open_workspace(root), day_or_today(today)
    show_written(write_brief(workspace, case, recipient=recipient, today=day))


@letter.command("share")
@click.argument("case")
@recipient_option
@brief_option
@pdf_option
@workspace_option
@today_option
def share(
    case: str, recipient: str, file: Path | None, pdf: bool, root: Path, today: date | None
) -> None:
    """Draft an information-sharing letter to one recipient of the decision, from its brief.

    \b
    Example:
      sigdocs letter share SC-2026-0005 --to gmc --brief brief.docx
    """
    _share(root, case, recipient, file, pdf=pdf, today=today)


@letter.command("ro")
@click.argument("case")
@brief_option
@pdf_option
@workspace_option
@today_option
def ro(case: str, file: Path | None, pdf: bool, root: Path, today: date | None) -> None:
    """Draft our Responsible Officer's letter to the responsible officer of another body.

    It rests on the advice at 2g. Its brief: sigdocs letter brief CASE --to responsible-officer.

    \b
    Example:
      sigdocs letter ro SC-2026-0005 --brief brief.docx
    """
    from sigdocs.workflows.briefs import RESPONSIBLE_OFFICER

    _share(root, case, RESPONSIBLE_OFFICER, file, pdf=pdf, today=today)


def _share(
    root: Path, case: str, recipient: str, file: Path | None, *, pdf: bool, today: date | None
) -> None:
    from sigdocs.workflows.forms import read_bytes
    from sigdocs.workflows.write_letters import write_sharing_letter

    written = write_sharing_letter(
        open_workspace(root),
        case,
        recipient=recipient,
        today=day_or_today(today),
        pdf=pdf,
        brief=read_bytes(file) if file else None,
    )
    show_written(written)


@letter.command("schedule")
@click.argument("case")
@recipient_option
@click.option("--row", "rows", type=int, multiple=True, help="A row that is theirs; repeat it.")
@click.option(
    "--password-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file that holds the password (rights 0600). Without it the password is asked for.",
)
@workspace_option
@today_option
def schedule(
    case: str,
    recipient: str,
    rows: tuple[int, ...],
    password_file: Path | None,
    root: Path,
    today: date | None,
) -> None:
    """Write a trust's own hospital numbers for a look-back, encrypted, if the Group decided so.

    \b
    Example:
      sigdocs letter schedule SC-2026-0005 --to medical-director
    """
    from sigdocs.workflows.write_lookback import password_in, write_lookback_schedule

    password = (
        password_in(password_file)
        if password_file
        else click.prompt("Password of the schedule", hide_input=True, confirmation_prompt=True)
    )
    written = write_lookback_schedule(
        open_workspace(root),
        case,
        recipient=recipient,
        password=password,
        today=day_or_today(today),
        chosen=rows,
    )
    show_written(written)


@letter.command("received")
@click.argument("case")
@click.option("--from", "sender", required=True, help="medical-director, gmc … or ro for 2g.")
@click.option("--on", type=DAY, default=None, help="The day on which it came (default: today).")
@workspace_option
@today_option
def received(case: str, sender: str, on: date | None, root: Path, today: date | None) -> None:
    """Record that an answer came, so that it is chased no more.

    \b
    Example:
      sigdocs letter received SC-2026-0005 --from medical-director
    """
    from sigdocs.workflows.answers import record_answer

    workspace, day = open_workspace(root), day_or_today(today)
    show_written(record_answer(workspace, case, sender=sender, on=on, today=day))
