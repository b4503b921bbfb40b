"""Opens the vault, encrypts it, decrypts it, and changes its passphrase.

Encrypting and decrypting go entry by entry, each written whole before its other form goes: what a
power cut leaves is read like any other vault, and the same command finishes it. What stood there
in plain before may still be found on the disk itself by whoever takes the disk.
"""

from __future__ import annotations

from pathlib import Path

from sigdocs.errors import ReferenceWrong, RegisterWrong
from sigdocs.inbox.atomic import write_atomically
from sigdocs.inbox.passphrase import known_passphrase, new_passphrase, passphrase_file
from sigdocs.inbox.sealing import new_data_key, seal_of, unwrap, wrap
from sigdocs.inbox.vault import (
    CHAIN_KEY,
    KEYRING,
    SEALED,
    Vault,
    init_vault,
    is_encrypted,
    is_vault,
)

_UNLOCKED: dict[bytes, bytes] = {}
"""Data keys by their keyring: whoever gave the passphrase is not asked again by the same process."""


def open_vault(
    folder: Path, *, encrypted: bool = False, key_file: Path | None = None, create: bool = False
) -> Vault:
    """Open the vault; ask for its passphrase where it is encrypted.

    Args:
        folder: where it lies. encrypted: whether the configuration says that it is encrypted.
        key_file: what holds the passphrase, where it is not asked for. create: make a new one.

    Raises:
        VaultLocked: the passphrase is missing, or another one. ReferenceWrong: the configuration
            says that it is encrypted, and it is not.
    """
    if is_encrypted(folder):
        vault = Vault(folder, seal_of(_data_key(folder, key_file)))
    elif encrypted:
        vault = _new_encrypted(folder, key_file, create=create)
    else:
        vault = Vault(folder)
    if create:
        init_vault(vault)
    return vault


def _new_encrypted(folder: Path, key_file: Path | None, *, create: bool) -> Vault:
    if not create or is_vault(folder):
        raise ReferenceWrong(
            "sigdocs.toml says that the vault is encrypted, and it is not.",
            next_step="Run: sigdocs vault encrypt; or write encrypted = false.",
        )
    return _begin(folder, new_passphrase(passphrase_file(key_file)))


def encrypt(vault: Vault, key_file: Path | None) -> int:
    """Encrypt a vault, or go on where that was cut off; returns how many entries were sealed.

    Raises:
        VaultLocked: no passphrase, or one that is too short. ReferenceWrong: its file.
    """
    sealed = (
        vault if vault.seal else _begin(vault.folder, new_passphrase(passphrase_file(key_file)))
    )
    (vault.folder / SEALED).mkdir(mode=0o700, exist_ok=True)
    # The chain's key last: while it lies in plain, the vault still is what an older copy knows.
    names = sorted(vault.plain_names(), key=lambda name: name == CHAIN_KEY)
    for name in names:
        content = Vault(vault.folder).read(name)
        if content is not None:
            sealed.write(name, content)
    return len(names)


def decrypt(vault: Vault) -> int:
    """Decrypt a vault, or go on where that was cut off; the keyring goes last.

    Raises:
        RegisterWrong: something in it was changed; the rest stays encrypted.
    """
    plain, sealed = Vault(vault.folder), vault.sealed()
    for name, entry in sealed:
        content = None if entry.is_gone else vault.read(name)
        if content is not None:
            plain.write(name, content)
        vault.unseal(name)
    if vault.sealed():
        raise RegisterWrong("Something was written meanwhile.", next_step="Run it again.")
    plain.forget(KEYRING)
    return sum(1 for _, entry in sealed if not entry.is_gone)


def change_passphrase(folder: Path, key_file: Path | None, new: bytes) -> None:
    """Wrap the same data key under another passphrase; nothing is sealed anew."""
    keyring = wrap(_data_key(folder, key_file), new)
    write_atomically(folder / KEYRING, keyring)


def _begin(folder: Path, passphrase: bytes) -> Vault:
    data_key = new_data_key()
    keyring = wrap(data_key, passphrase)
    write_atomically(folder / KEYRING, keyring)
    _UNLOCKED[keyring] = data_key
    return Vault(folder, seal_of(data_key))


def _data_key(folder: Path, key_file: Path | None) -> bytes:
    keyring = (folder / KEYRING).read_bytes()
    if keyring not in _UNLOCKED:
        _UNLOCKED[keyring] = unwrap(keyring, known_passphrase(key_file))
    return _UNLOCKED[keyring]
