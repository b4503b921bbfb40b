"""The vault: the one place through which everything kept there is written, read and removed.

Plain, an entry is a file of its name (``people/SC-2026-0001.json``). Encrypted, it is a file of
``sealed/`` whose name tells nothing. Both may stand side by side while a vault is being encrypted
or decrypted: what is sealed counts. Folders are 0700, files 0600, every write atomic.

A sealed entry carries its version. Where the register is open, ``known`` says which version it has
recorded: what is older than that, or gone, was put back or taken away by somebody else.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.atomic import flush_folder, sweep_parts, write_atomically
from sigdocs.inbox.sealing import NAME_ENDS, Seal
from sigdocs.model.sealed import SealedEntry

CHAIN_KEY = "key"
KEYRING = "keyring.json"
SEALED = "sealed"
_KEY_BYTES = 32
_FOLDERS = ("originals", "people", "rulings", "clearances", "gists", "words", "notes")


def _nothing_known(_file: str) -> SealedEntry | None:
    return None


@dataclass(frozen=True, slots=True)
class Vault:
    """An open vault.

    ``seal`` is None where it is not encrypted. ``known`` tells what the register has recorded of a
    sealed file, by its name.
    """

    folder: Path
    seal: Seal | None = None
    known: Callable[[str], SealedEntry | None] = _nothing_known

    def read(self, name: str) -> bytes | None:
        """The content of an entry, None where there is none.

        Raises:
            RegisterWrong: it was changed, or is not the newest. OSError: it cannot be read.
        """
        if self.seal:
            place = self.seal.file_name(name)
            with suppress(FileNotFoundError):
                return self._opened(self.seal, place, (self.folder / SEALED / place).read_bytes())
            if is_missing(self.known(place)):
                raise _not_newest()
        with suppress(FileNotFoundError):
            return (self.folder / name).read_bytes()
        return None

    def _opened(self, seal: Seal, place: str, sealed: bytes) -> bytes | None:
        _, entry = seal.heading(place, sealed)
        if is_older(entry, self.known(place)):
            raise _not_newest()
        content = seal.open(entry, sealed)
        return None if entry.is_gone else content

    def write(self, name: str, content: bytes) -> None:
        """Write an entry whole, in place of the one before.

        Raises:
            OSError: it could not be written; what was there is as it was.
        """
        if self.seal:
            self._seal(self.seal, name, content)
            _remove(self.folder / name)
            return
        path = self.folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(path, content)

    def _seal(self, seal: Seal, name: str, content: bytes | None) -> None:
        """Write the next version of a sealed entry; one that is damaged is overwritten."""
        place = seal.file_name(name)
        before = [self.known(place)]
        with suppress(RegisterWrong):
            before.append(self._heading(seal, place))
        version = 1 + max((each.version for each in before if each), default=0)
        (self.folder / SEALED).mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(self.folder / SEALED / place, seal.close(name, content, version))

    def _heading(self, seal: Seal, place: str) -> SealedEntry | None:
        try:
            with (self.folder / SEALED / place).open("rb") as file:
                return seal.heading(place, file.read(NAME_ENDS))[1]
        except FileNotFoundError:
            return None

    def holds(self, name: str) -> bool:
        """Whether there is such an entry."""
        return self._is_sealed(name) or (self.folder / name).exists()

    def _is_sealed(self, name: str) -> bool:
        entry = self._heading(self.seal, self.seal.file_name(name)) if self.seal else None
        return entry is not None and not entry.is_gone

    def forget(self, name: str) -> bool:
        """Remove an entry for good; returns whether there was one.

        Of a sealed one a mark stays that it was removed: no copy of it can be put back unseen.
        """
        was_sealed = self._is_sealed(name)
        if self.seal and was_sealed:
            self._seal(self.seal, name, None)
        return _remove(self.folder / name) or was_sealed

    def unseal(self, name: str) -> None:
        """Remove the sealed form of an entry that also stands there in plain, or was removed."""
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
        """The entries that are sealed, in the order of their files."""
        return tuple(name for name, entry in self.sealed() if not entry.is_gone)

    def sealed(self) -> tuple[tuple[str, SealedEntry], ...]:
        """What is sealed and what was removed, with its version; only headings are read.

        Raises:
            RegisterWrong: a heading was changed.
        """
        if self.seal is None:
            return ()
        found = []
        for path in sorted((self.folder / SEALED).glob("[0-9a-f]*")):
            with path.open("rb") as file:
                found.append(self.seal.heading(path.name, file.read(NAME_ENDS)))
        return tuple(found)


def is_older(entry: SealedEntry, known: SealedEntry | None) -> bool:
    """Whether an entry is not the newest: its version, or its content once that was removed."""
    if known is None:
        return False
    was_removed = known.is_gone and not entry.is_gone and entry.version == known.version
    return entry.version < known.version or was_removed


def is_missing(known: SealedEntry | None) -> bool:
    """Whether an entry of which there is no file should have one."""
    return known is not None and not known.is_gone


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


def _not_newest() -> RegisterWrong:
    return RegisterWrong(
        "Something in the vault is older than the register knows, or was taken away.",
        next_step="Run `sigdocs audit verify` and tell information governance.",
    )


def _wrong(message: str) -> RegisterWrong:
    return RegisterWrong(message, next_step="Restore the vault from a backup.")
