"""Seals bytes for the vault: AES-256-GCM under a random data key, which a passphrase wraps.

A well-known recipe and no more: scrypt (RFC 7914, with OWASP's parameters) makes a key of the
passphrase; that key wraps 32 random bytes; HKDF (RFC 5869) makes of these one key for contents and
one for names. The passphrase can be changed without sealing anything anew. Every sealed file is
bound to its name, so that files cannot be swapped; what was changed by one bit does not open.

It does not hide how long a file is, and an older sealed copy of a file opens in place of it.
"""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass
from hashlib import scrypt

from sigdocs.errors import RegisterWrong, VaultLocked

_MAGIC = b"sigdocs sealed 1\n"
_NONCE = 12  # bytes: the length that NIST SP 800-38D advises; random, far fewer than 2^32 uses
_TAG = 16
_KEY = 32
_NAME_ROOM = 256  # every name takes the same room
_COSTS = {"n": 2**17, "r": 8, "p": 1}
_MOST_MEMORY = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals and opens with one data key; never shows it."""

    contents: bytes
    names: bytes

    def __repr__(self) -> str:
        """Say what it is, never the keys."""
        return "Seal()"

    def file_name(self, name: str) -> str:
        """Where the entry of that name lies: 64 letters and digits that tell nothing of it."""
        return hmac.digest(self.names, name.encode(), "sha256").hex()

    def close(self, name: str, content: bytes) -> bytes:
        """A sealed file: its own name first, so that all can be listed, then the content."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        cipher, place = AESGCM(self.contents), self.file_name(name).encode()
        room = name.encode().ljust(_NAME_ROOM, b"\0")
        first, second = secrets.token_bytes(_NONCE), secrets.token_bytes(_NONCE)
        sealed_name = cipher.encrypt(first, room, _MAGIC + b"name" + place)
        sealed = cipher.encrypt(second, content, _MAGIC + b"content" + place)
        return b"".join((_MAGIC, first, sealed_name, second, sealed))

    def name_in(self, file_name: str, sealed: bytes) -> str:
        """The name of the entry that a sealed file holds; the beginning of the file is enough.

        Raises:
            RegisterWrong: it was changed, or is not sealed with this key.
        """
        start = len(_MAGIC)
        nonce = sealed[start : start + _NONCE]
        room = sealed[start + _NONCE : NAME_ENDS]
        return self._opened(nonce, room, b"name", file_name).rstrip(b"\0").decode()

    def open(self, file_name: str, sealed: bytes) -> bytes:
        """The content of a sealed file.

        Raises:
            RegisterWrong: it was changed, or is not sealed with this key.
        """
        nonce, content = sealed[NAME_ENDS : NAME_ENDS + _NONCE], sealed[NAME_ENDS + _NONCE :]
        return self._opened(nonce, content, b"content", file_name)

    def _opened(self, nonce: bytes, sealed: bytes, part: bytes, file_name: str) -> bytes:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(self.contents).decrypt(nonce, sealed, _MAGIC + part + file_name.encode())
        except (InvalidTag, ValueError):
            raise RegisterWrong(
                "Something in the vault was changed or is damaged.",
                next_step="Restore the vault from a backup.",
            ) from None


NAME_ENDS = len(_MAGIC) + _NONCE + _NAME_ROOM + _TAG
"""Up to which byte of a sealed file its name goes."""


def new_data_key() -> bytes:
    """Thirty-two random bytes."""
    return secrets.token_bytes(_KEY)


def seal_of(data_key: bytes) -> Seal:
    """The seal of a data key: one key of it for contents, one for names."""
    return Seal(_derived(data_key, b"contents"), _derived(data_key, b"names"))


def _derived(data_key: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

    return HKDFExpand(SHA256(), _KEY, b"sigdocs vault " + purpose).derive(data_key)


def wrap(data_key: bytes, passphrase: bytes) -> bytes:
    """The keyring: the data key under the passphrase, with how to get at it (JSON)."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(_NONCE)
    ring = {"version": 1, "kdf": "scrypt", **_COSTS, "salt": salt.hex(), "nonce": nonce.hex()}
    wrapped = AESGCM(_stretched(passphrase, ring)).encrypt(nonce, data_key, _bound(ring))
    return json.dumps(ring | {"wrapped": wrapped.hex()}, indent=1).encode()


def unwrap(keyring: bytes, passphrase: bytes) -> bytes:
    """The data key in a keyring.

    Raises:
        VaultLocked: another passphrase. RegisterWrong: the keyring is damaged.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        ring = json.loads(keyring)
        wrapped, nonce = bytes.fromhex(ring.pop("wrapped")), bytes.fromhex(ring["nonce"])
        return AESGCM(_stretched(passphrase, ring)).decrypt(nonce, wrapped, _bound(ring))
    except InvalidTag:
        raise VaultLocked(
            "That is not the vault's passphrase.", next_step="Nothing was read or changed."
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise RegisterWrong(
            "The vault's keyring is damaged.", next_step="Restore the vault from a backup."
        ) from None


def _stretched(passphrase: bytes, ring: dict[str, object]) -> bytes:
    """The key of a passphrase: about a third of a second and 128 MB, which is what guessing costs."""
    salt, n, r, p = bytes.fromhex(str(ring["salt"])), ring["n"], ring["r"], ring["p"]
    costs = [cost for cost in (n, r, p) if isinstance(cost, int)]
    n, r, p = costs
    return scrypt(passphrase, salt=salt, n=n, r=r, p=p, maxmem=_MOST_MEMORY, dklen=_KEY)


def _bound(ring: dict[str, object]) -> bytes:
    return b"sigdocs keyring" + json.dumps(ring, sort_keys=True).encode()
