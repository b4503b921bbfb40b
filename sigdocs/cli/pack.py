"""``pack build`` and ``pack check``: the meeting pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import (
    DAY,
    Words,
    day_or_today,
    files_argument,
    json_option,
    open_workspace,
    show_written,
    today_option,
    workspace_option,
)

_password_file = click.option(
    "--password-file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A file whose first line is the password; a password is never typed into a command.",
)


@click.group(cls=Words)
def pack() -> None:
    """Build the pack for a meeting, or check one."""


@pack.command("build")
@click.argument("meeting", type=DAY)
@click.option("--without", "leave_out", multiple=True, help="A copy that does not show this case.")
@click.option("--protect", is_flag=True, help="Ask for a password that opens the PDF (AES-256).")
@_password_file
@workspace_option
@today_option
def build(
    meeting: date,
    leave_out: tuple[str, ...],
    protect: bool,
    password_file: Path | None,
    root: Path,
    today: date | None,
) -> None:
    """Build the pack for a meeting: Word, and PDF where LibreOffice is installed.

    What it holds, in which order, is in pack.toml. Papers that came after an edition was built go
    into a supplement.

    \b
    Example:
      sigdocs pack build 2026-12-10
      sigdocs pack build 2026-12-10 --without SC-2026-0003
      sigdocs pack build 2026-12-10 --protect
    """
    from sigdocs.workflows.build_pack import build_pack

    built = build_pack(
        open_workspace(root),
        meeting=meeting,
        today=day_or_today(today),
        leave_out=leave_out,
        password=_password(password_file, ask=protect, is_new=True),
    )
    show_written(built)


@pack.command("check")
@files_argument
@click.option("--protected", "ask", is_flag=True, help="Ask for the password that opens it.")
@_password_file
@json_option
@workspace_option
@today_option
def check(
    files: tuple[Path, ...],
    ask: bool,
    password_file: Path | None,
    as_json: bool,
    root: Path,
    today: date | None,
) -> None:
    """Check any pack, ours or not: numbers, index, links, papers, text, marking, personal data.

    \b
    Example:
      sigdocs pack check outbox/packs/2026-12-10/2026-12-10-pack-edition-1.pdf
    """
    from sigdocs.cli.forms import each_file, print_json
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.check_pack import check_pack_file, pack_object, pack_table

    password = _password(password_file, ask=ask)

    def one(file: Path) -> int:
        checked = check_pack_file(file, root=root, today=day_or_today(today), password=password)
        if as_json:
            print_json(pack_object(str(file), checked))
        else:
            show_table(pack_table(checked))
        return checked.exit_code

    each_file(files, one, as_json=as_json)


def _password(file: Path | None, *, ask: bool, is_new: bool = False) -> str:
    """The password from a file or a prompt; "" where none is asked for."""
    if file is not None:
        from sigdocs.workflows.forms import read_password

        return read_password(file)
    if not ask:
        return ""
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=is_new))
