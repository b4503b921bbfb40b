"""``vault``: encrypt what the vault keeps, decrypt it, change its passphrase."""

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


@click.group("vault", cls=Words)
def vault() -> None:
    """Encrypt what the vault keeps, and change its passphrase.

    The passphrase is asked for. Where nobody can be asked, it is in the file that key_file in
    sigdocs.toml names, or SIGDOCS_PASSPHRASE_FILE.
    """


@vault.command("encrypt")
@workspace_option
@today_option
def encrypt(root: Path, today: date | None) -> None:
    """Encrypt everything in the vault; after a power cut, run it again.

    \b
    Example:
      sigdocs vault encrypt
    """
    from sigdocs.workflows.encrypting import encrypt_vault

    show_written(encrypt_vault(open_workspace(root), today=day_or_today(today)))


@vault.command("decrypt")
@workspace_option
@today_option
def decrypt(root: Path, today: date | None) -> None:
    """Decrypt everything in the vault; after a power cut, run it again.

    \b
    Example:
      sigdocs vault decrypt
    """
    from sigdocs.workflows.encrypting import decrypt_vault

    show_written(decrypt_vault(open_workspace(root), today=day_or_today(today)))


@vault.command("passphrase")
@click.option(
    "--from-file",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file that holds the new passphrase; without it, it is asked for twice.",
)
@workspace_option
@today_option
def passphrase(file: Path | None, root: Path, today: date | None) -> None:
    """Change the passphrase of an encrypted vault.

    \b
    Example:
      sigdocs vault passphrase
    """
    from sigdocs.workflows.encrypting import change_vault_passphrase

    show_written(change_vault_passphrase(open_workspace(root), file, today=day_or_today(today)))
