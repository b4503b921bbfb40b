"""``read``, ``check`` and ``minimise``: one or more files, nothing kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from sigdocs.cli.options import (
    DAY,
    day_or_today,
    files_argument,
    json_option,
    today_option,
    workspace_option,
)
from sigdocs.errors import SigdocsError


@click.command()
@files_argument
@json_option
@click.option(
    "--format",
    "layout",
    type=click.Choice(["table"]),
    default="table",
    help="How to show it to people (default: table).",
)
def read(files: tuple[Path, ...], as_json: bool, layout: str) -> None:
    """Show what forms say, question by question, with where and in which state.

    \b
    Example:
      sigdocs read --json form.docx
    """
    from sigdocs.workflows.forms import read_file
    from sigdocs.workflows.interchange import read_object

    def one(file: Path) -> int:
        form = read_file(file)
        if as_json:
            print_json(read_object(str(file), form))
        else:
            from sigdocs.cli.tables import show_account, show_form
            from sigdocs.workflows.accounts import account_for

            show_form(form)
            show_account(account_for(file, form))
        return 0

    each_file(files, one, as_json=as_json)


@click.command()
@files_argument
@json_option
@today_option
@workspace_option
@click.option("--meeting", type=DAY, default=None, help="The meeting the form is for.")
@click.option("--received", type=DAY, default=None, help="When it was received (else file's date).")
def check(
    files: tuple[Path, ...],
    as_json: bool,
    today: date | None,
    root: Path,
    meeting: date | None,
    received: date | None,
) -> None:
    """Check forms before sending: what is missing, and how to mend it.

    \b
    Example:
      sigdocs check --meeting 2026-12-10 form.docx
    """
    from sigdocs.workflows.forms import check_file, notes_on_sending
    from sigdocs.workflows.interchange import check_object

    day = day_or_today(today)

    def one(file: Path) -> int:
        checked = check_file(file, root=root, meeting=meeting, received=received, today=day)
        if as_json:
            print_json(check_object(str(file), checked))
        else:
            from sigdocs.cli.tables import show_findings

            show_findings(checked)
            for note in notes_on_sending(checked, root=root, meeting=meeting, today=day):
                click.echo(f"Note: {note}")
        return 0 if checked.complete else 12

    each_file(files, one, as_json=as_json)


@click.command()
@files_argument
@json_option
@workspace_option
@click.option(
    "--for",
    "purpose",
    type=click.Choice(["group", "learning", "recipient"]),
    required=True,
    help="What the reader needs it for.",
)
@click.option("--to", "recipient", default="", help="The recipient, e.g. gmc or medical-director.")
@click.option("--reveal", is_flag=True, help="Print what was removed, too. Restricted.")
def minimise(
    files: tuple[Path, ...], as_json: bool, root: Path, purpose: str, recipient: str, reveal: bool
) -> None:
    """Show what would be removed for a purpose, and why.

    \b
    Example:
      sigdocs minimise --for recipient --to gmc form.docx
    """
    from sigdocs.workflows.forms import minimise_file
    from sigdocs.workflows.interchange import minimise_object

    if reveal:
        from sigdocs.workflows.revealing import reveal_files

        reveal_files(root, files=len(files))

    def one(file: Path) -> int:
        minimised = minimise_file(file, root=root, purpose=purpose, recipient=recipient)
        if as_json:
            print_json(minimise_object(str(file), minimised, reveal=reveal))
        else:
            from sigdocs.cli.tables import show_minimised

            show_minimised(minimised, reveal=reveal)
        return 0

    each_file(files, one, as_json=as_json)


def each_file(files: tuple[Path, ...], one: Callable[[Path], int], *, as_json: bool) -> None:
    """Take the files in the order given; the highest exit code wins."""
    from sigdocs.workflows.interchange import error_object

    worst = 0
    for number, file in enumerate(files, 1):
        if len(files) > 1 and not as_json:
            click.echo(f"File {number} of {len(files)}")
        try:
            code = one(file)
        except SigdocsError as problem:
            code = problem.exit_code
            if as_json:
                print_json(error_object(str(file), problem))
            else:
                which = f"file {number} of {len(files)}: " if len(files) > 1 else ""
                click.echo(f"sigdocs: {which}{problem}", err=True)
        worst = max(worst, code)
    if worst:
        click.get_current_context().exit(worst)


def print_json(shown: dict[str, Any]) -> None:
    """One object, one line."""
    click.echo(json.dumps(shown, ensure_ascii=False))
