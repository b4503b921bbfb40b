"""``pack build`` and ``pack check``: the meeting pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sigdocs.cli.options import (
    DAY,
    day_or_today,
    files_argument,
    json_option,
    open_workspace,
    show_written,
    today_option,
    workspace_option,
)


@click.group()
def pack() -> None:
    """Build the pack for a meeting, or check one."""


@pack.command("build")
@click.argument("meeting", type=DAY)
@click.option("--without", "leave_out", multiple=True, help="A copy that does not show this case.")
@workspace_option
@today_option
def build(meeting: date, leave_out: tuple[str, ...], root: Path, today: date | None) -> None:
    """Build the pack for a meeting: Word, and PDF where LibreOffice is installed.

    \b
    Example:
      sigdocs pack build 2026-12-10
      sigdocs pack build 2026-12-10 --without SC-2026-0003
    """
    from sigdocs.workflows.build_pack import build_pack

    built = build_pack(
        open_workspace(root), meeting=meeting, today=day_or_today(today), leave_out=leave_out
    )
    show_written(built)


@pack.command("check")
@files_argument
@json_option
@workspace_option
@today_option
def check(files: tuple[Path, ...], as_json: bool, root: Path, today: date | None) -> None:
    """Check any pack, ours or not: numbers, index, links, papers, text, marking, personal data.

    \b
    Example:
      sigdocs pack check outbox/packs/2026-12-10/2026-12-10-pack-edition-1.pdf
    """
    from sigdocs.cli.forms import each_file, print_json
    from sigdocs.cli.tables import show_table
    from sigdocs.workflows.check_pack import check_pack_file, pack_object, pack_table

    def one(file: Path) -> int:
        checked = check_pack_file(file, root=root, today=day_or_today(today))
        if as_json:
            print_json(pack_object(str(file), checked))
        else:
            show_table(pack_table(checked))
        return checked.exit_code

    each_file(files, one, as_json=as_json)
