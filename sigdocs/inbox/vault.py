"""The vault: the one place through which everything kept there is written, read and removed.

Plain, an entry is a file of its name (``people/SC-2026-0001.json``). Encrypted, it is a file of
``sealed/`` whose name tells nothing. Both may stand side by side while a vault is being encrypted
or decrypted: what is sealed counts. Folders are 0700, files 0600, every write atomic.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.atomic import flush_folder, sweep_parts, write_atomically
from sigdocs.inbox.sealing import NAME_ENDS, Seal

CHAIN_KEY = "key"
KEYRING = "keyring.json"
SEALED = "sealed"
_KEY_BYTES = 32
_FOLDERS = ("originals", "people", "rulings", "clearances", "gists", "words", "notes")


@dataclass(frozen=True, slots=True)
class Vault:
    """An open vault. ``seal`` is None where it is not encrypted."""

    folder: Path
    seal: Seal | None = None

    def read(self, name: str) -> bytes | None:
        """The content of an entry, None where there is none.

        Raises:
            RegisterWrong: it was changed. OSError: it cannot be read.
        """
        for path in self._places(name):
            try:
                content = path.read_bytes()
            except FileNotFoundError:
                continue
            is_sealed = self.seal and path.parent.name == SEALED
            return self.seal.open(path.name, content) if self.seal and is_sealed else content
        return None

    def write(self, name: str, content: bytes) -> None:
        """Write an entry whole, in place of the one before.

        Raises:
            OSError: it could not be written; what was there is as it was.
        """
        path, *others = self._places(name)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(path, self.seal.close(name, content) if self.seal else content)
        for other in others:
            _remove(other)

    def holds(self, name: str) -> bool:
        """Whether there is such an entry."""
        return any(path.exists() for path in self._places(name))

    def forget(self, name: str) -> bool:
        """Remove an entry for good; returns whether there was one."""
        return sum(_remove(path) for path in self._places(name)) > 0

    def forget_sealed(self, name: str) -> None:
        """Remove the sealed form of an entry that also stands there in plain."""
        if self.seal:
            _remove(self.folder / SEALED / self.seal.file_name(name))

    def names(self, shelf: str = "") -> tuple[str, ...]:
        """The entries of a shelf ("people"), or of the whole vault, in order."""
        found = {*self.plain_names(), *self.sealed_names()}
        return tuple(sorted(name for name in found if not shelf or name.startswith(f"{shelf}/")))

    def plain_names(self) -> tuple[str, ...]:
        """The entries that are not sealed."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        names = (path.relative_to(self.folder) for path in paths)
        return tuple(
            name.as_posix()
            for name in sorted(names)
            if name.parts[0] not in (SEALED, KEYRING) and not name.name.startswith(".")
        )

    def sealed_names(self) -> tuple[str, ...]:
        """The entries that are sealed; of each file only the beginning is read."""
        if self.seal is None:
            return ()
        names = []
        for path in sorted((self.folder / SEALED).glob("[0-9a-f]*")):
            with path.open("rb") as file:
                names.append(self.seal.name_in(path.name, file.read(NAME_ENDS)))
        return tuple(names)

    def _places(self, name: str) -> tuple[Path, ...]:
        """Where an entry may lie, the place where it is written first."""
        plain = self.folder / name
        if self.seal is None:
            return (plain,)
        return (self.folder / SEALED / self.seal.file_name(name), plain)


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    flush_folder(path.parent)
    return True


def is_vault(folder: Path) -> bool:
    """Whether there is a vault here, encrypted or not."""
    return (folder / CHAIN_KEY).exists() or is_encrypted(folder)


def is_encrypted(folder: Path) -> bool:
    """Whether there is a keyring: the vault is encrypted, or on its way to or from it."""
    return (folder / KEYRING).exists()


def init_vault(vault: Vault) -> None:
    """Make the vault and its key (32 random bytes); what exists already stays as it is."""
    names = (SEALED,) if vault.seal else _FOLDERS
    for folder in (vault.folder, *(vault.folder / name for name in names)):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    if not vault.holds(CHAIN_KEY):
        vault.write(CHAIN_KEY, secrets.token_bytes(_KEY_BYTES))


def vault_key(vault: Vault) -> bytes:
    """The key that chains the register's events and that pseudonyms may rest on.

    Raises:
        RegisterWrong: it is missing, cut off, or others may read it.
    """
    try:
        key = vault.read(CHAIN_KEY)
    except OSError:
        key = None
    if key is None:
        raise _wrong("The vault's key is missing or cannot be read.")
    if len(key) != _KEY_BYTES:
        raise _wrong("The vault's key is damaged.")
    plain = vault.folder / CHAIN_KEY
    if os.name == "posix" and plain.exists() and plain.stat().st_mode & 0o077:
        raise RegisterWrong("Others may read the vault's key.", next_step="Set its rights to 0600.")
    return key


def sweep_vault(vault: Vault) -> int:
    """Remove what interrupted writes left behind; call it under the workspace's lock."""
    folders = [vault.folder, *vault.folder.iterdir()]
    return sum(sweep_parts(folder) for folder in folders if folder.is_dir())


@contextmanager
def vault_in_use(folder: Path, *, alone: bool = False) -> Iterator[None]:
    """Hold the vault, with others or ``alone``: nobody writes into it while it is encrypted.

    Raises:
        RegisterWrong: it cannot be had so now.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        how = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RegisterWrong(
                "Somebody else is at work with the vault.",
                next_step="Wait until they have finished.",
            ) from None
        yield
    finally:
        os.close(descriptor)


def _wrong(message: str) -> RegisterWrong:
    return RegisterWrong(message, next_step="Restore the vault from a backup.")
