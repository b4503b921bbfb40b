"""Where the vault's passphrase comes from: a key file, a file that the environment names, a prompt.

Never an argument: what is typed after a command stands in the shell's history and in the list of
processes.
"""

from __future__ import annotations

import getpass
import os
from pathlib import Path

from sigdocs.errors import ReferenceWrong, VaultLocked

VARIABLE = "SIGDOCS_PASSPHRASE_FILE"
SHORTEST = 12
"""Characters of a new passphrase: three random words, as the NCSC advises, are longer."""


def known_passphrase(key_file: Path | None) -> bytes:
    """The passphrase of a vault that is encrypted already.

    Raises:
        VaultLocked: nothing says it and nobody can be asked. ReferenceWrong: its file cannot be
            used.
    """
    file = passphrase_file(key_file)
    return passphrase_in(file) if file else _asked("Passphrase of the vault: ")


def passphrase_file(key_file: Path | None) -> Path | None:
    """The file that holds the passphrase: the configuration's, else the environment's."""
    named = os.environ.get(VARIABLE, "")
    return key_file or (Path(named) if named else None)


def new_passphrase(file: Path | None) -> bytes:
    """A passphrase to encrypt with: what ``file`` holds, else typed twice.

    Raises:
        VaultLocked: it is too short, or the two differ. ReferenceWrong: as above.
    """
    passphrase = passphrase_in(file) if file else _asked("New passphrase of the vault: ")
    if file is None and passphrase != _asked("The same once more: "):
        raise VaultLocked("The two are not the same.", next_step="Nothing was changed.")
    if len(passphrase.decode("utf-8", "replace")) < SHORTEST:
        raise VaultLocked(
            f"A passphrase needs {SHORTEST} characters or more.",
            next_step="Three random words and a number are easy to remember.",
        )
    return passphrase


def passphrase_in(file: Path) -> bytes:
    """The vault's passphrase, as a file holds it; see ``secret_in``."""
    return secret_in(
        file, "the vault's passphrase", see=f"See [vault] in sigdocs.toml, or {VARIABLE}."
    )


def secret_in(file: Path, what: str, *, see: str = "Is the file there?") -> bytes:
    """What a file holds, without the end of its last line. ``what`` it is, for messages.

    Raises:
        ReferenceWrong: it is missing or empty, or others may read it.
    """
    try:
        content, mode = file.read_bytes().rstrip(b"\r\n"), file.stat().st_mode
    except OSError:
        raise ReferenceWrong(f"The file with {what} cannot be read.", next_step=see) from None
    if os.name == "posix" and mode & 0o077:
        raise ReferenceWrong(
            f"Others may read the file with {what}.", next_step="Set its rights to 0600."
        )
    if not content:
        raise ReferenceWrong(f"The file with {what} is empty.")
    return content


def _asked(prompt: str) -> bytes:
    """Ask on the terminal itself, where nothing is echoed; standard input may be something else."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        raise VaultLocked(
            "The vault is encrypted, and there is no terminal to ask for its passphrase.",
            next_step=f"Name a file that holds it: key_file in sigdocs.toml, or {VARIABLE}.",
        ) from None
    return getpass.getpass(prompt).encode()
