"""Seals bytes for the vault: AES-256-GCM under a random data key, which a passphrase wraps.

A well-known recipe and no more: scrypt (RFC 7914, with OWASP's parameters) makes a key of the
passphrase; that key wraps 32 random bytes; HKDF (RFC 5869) makes of these one key for contents and
one for names. The passphrase can be changed without sealing anything anew. Every sealed file is
bound to its name and its version, so that files cannot be swapped and an older copy says that it is
older; what was changed by one bit does not open. Contents are padded (Padmé, in Nikitin et al.,
"Reducing Metadata Leakage from Encrypted Files", PETS 2019): a file's length tells little.

It does not hide how many files there are, nor when each was written.
"""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass
from hashlib import scrypt

from sigdocs.errors import RegisterWrong, VaultLocked
from sigdocs.model.sealed import SealedEntry

_MAGIC = b"sigdocs sealed 2\n"
_NONCE = 12  # bytes: the length that NIST SP 800-38D advises; random, far fewer than 2^32 uses
_TAG = 16
_KEY = 32
_NAME_ROOM = 256  # every name takes the same room
_COUNT = 8  # bytes of a version, and of a length
_LEAST = 4096  # bytes: what is shorter is padded to this
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

    def close(self, name: str, content: bytes | None, version: int) -> bytes:
        """A sealed file: its own name and version first, so that all can be listed, then the content.

        Args:
            name: the entry's. content: None says that it was removed in this version.
            version: one more than the version before.
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        cipher, place = AESGCM(self.contents), self.file_name(name).encode()
        counted = version.to_bytes(_COUNT, "big")
        room = counted + bytes([content is None]) + name.encode().ljust(_NAME_ROOM, b"\0")
        first, second = secrets.token_bytes(_NONCE), secrets.token_bytes(_NONCE)
        sealed_name = cipher.encrypt(first, room, _MAGIC + b"name" + place)
        bound = _MAGIC + b"content" + counted + place
        sealed = cipher.encrypt(second, _padded(content or b""), bound)
        return b"".join((_MAGIC, first, sealed_name, second, sealed))

    def heading(self, file_name: str, sealed: bytes) -> tuple[str, SealedEntry]:
        """Which entry a sealed file holds, in which version; the beginning of the file is enough.

        Raises:
            RegisterWrong: it was changed, or is not sealed with this key.
        """
        start = len(_MAGIC)
        nonce = sealed[start : start + _NONCE]
        room = self._opened(nonce, sealed[start + _NONCE : NAME_ENDS], b"name", file_name)
        entry = SealedEntry(
            file=file_name, version=int.from_bytes(room[:_COUNT], "big"), is_gone=bool(room[_COUNT])
        )
        return room[_COUNT + 1 :].rstrip(b"\0").decode(), entry

    def open(self, entry: SealedEntry, sealed: bytes) -> bytes:
        """The content of a sealed file whose heading says ``entry``.

        Raises:
            RegisterWrong: it was changed, or is not sealed with this key.
        """
        nonce, content = sealed[NAME_ENDS : NAME_ENDS + _NONCE], sealed[NAME_ENDS + _NONCE :]
        part = b"content" + entry.version.to_bytes(_COUNT, "big")
        return _unpadded(self._opened(nonce, content, part, entry.file))

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


NAME_ENDS = len(_MAGIC) + _NONCE + _COUNT + 1 + _NAME_ROOM + _TAG
"""Up to which byte of a sealed file its name and version go."""


def _padded(content: bytes) -> bytes:
    """The content behind its length, filled up to a length that many others have too.

    Padmé: of a length of 2^e the last e - log2(e) - 1 bits are 0, which costs 12 % at most.
    """
    whole = max(_LEAST, _COUNT + len(content))
    exponent = whole.bit_length() - 1
    loose = (1 << exponent - exponent.bit_length()) - 1
    room = (whole + loose) & ~loose
    return (len(content).to_bytes(_COUNT, "big") + content).ljust(room, b"\0")


def _unpadded(padded: bytes) -> bytes:
    length = int.from_bytes(padded[:_COUNT], "big")
    return padded[_COUNT : _COUNT + length]


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
