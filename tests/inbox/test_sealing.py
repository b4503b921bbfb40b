"""The vault at rest: nothing is read without the passphrase, nothing is changed unseen or lost."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.errors import ReferenceWrong, RegisterWrong, VaultLocked
from sigdocs.inbox import passphrase, sealing, unlocking
from sigdocs.inbox.unlocking import change_passphrase, decrypt, encrypt, open_vault
from sigdocs.inbox.vault import KEYRING, SEALED, Vault, init_vault, vault_in_use, vault_key
from sigdocs.model.sealed import SealedEntry

WORDS = b"correct horse battery"
NAMES = ("key", "people/SC-2026-0001.json", "words/" + "a" * 64 + ".txt")


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretching costs a third of a second on purpose; here it is done hundreds of times."""
    monkeypatch.setattr(sealing, "_COSTS", {"n": 2**10, "r": 8, "p": 1})
    monkeypatch.setattr(unlocking, "_UNLOCKED", {})
    monkeypatch.delenv(passphrase.VARIABLE, raising=False)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return written(tmp_path / "passphrase", WORDS + b"\n")


def written(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    file.chmod(0o600)
    return file


@pytest.fixture
def plain(tmp_path: Path) -> Vault:
    vault = Vault(tmp_path / "vault")
    init_vault(vault)
    for name in NAMES[1:]:
        vault.write(name, b"Ann Example " + name.encode())
    return vault


def contents(vault: Vault) -> dict[str, bytes | None]:
    return {name: vault.read(name) for name in vault.names()}


def raw(folder: Path) -> bytes:
    return b"".join(p.name.encode() + p.read_bytes() for p in folder.rglob("*") if p.is_file())


def test_encrypted_the_vault_says_the_same_and_its_files_nothing(
    plain: Vault, key_file: Path
) -> None:
    before, key = contents(plain), vault_key(plain)
    assert encrypt(plain, key_file) == 3
    opened = open_vault(plain.folder, key_file=key_file)
    assert contents(opened) == before
    assert vault_key(opened) == key
    assert not plain.plain_names()
    for words in (b"Example", b"SC-2026", b"people/", b"aaaa", key, WORDS):
        assert words not in raw(plain.folder)
    modes = {p.stat().st_mode & 0o777 for p in plain.folder.rglob("*") if p.is_file()}
    assert modes == {0o600}


@given(name=st.text("abcSC-0123456789/.", min_size=1, max_size=100), content=st.binary())
def test_what_was_sealed_opens_under_its_own_name_only(name: str, content: bytes) -> None:
    seal = sealing.seal_of(sealing.new_data_key())
    sealed, place = seal.close(name, content, 7), seal.file_name(name)
    entry = SealedEntry(file=place, version=7)
    assert (seal.open(entry, sealed), seal.heading(place, sealed)) == (content, (name, entry))
    assert sealed != seal.close(name, content, 7)
    for stranger in (seal.file_name(name + "x"), place[::-1]):
        if stranger != place:
            with pytest.raises(RegisterWrong, match="changed"):
                seal.open(replace(entry, file=stranger), sealed)
    with pytest.raises(RegisterWrong, match="changed"):
        seal.open(replace(entry, version=8), sealed)


@given(st.integers(0, 3_000_000))
def test_the_length_of_an_entry_tells_little_and_costs_an_eighth_at_most(length: int) -> None:
    content = bytes(length)
    padded = sealing._padded(content)
    assert len(padded) >= length + 8
    assert len(padded) <= max(4096, (length + 8) * 1.12)
    assert sealing._unpadded(padded) == content


def place_of(vault: Vault) -> Path:
    """Where the second entry lies, sealed."""
    assert vault.seal is not None
    return vault.folder / SEALED / vault.seal.file_name(NAMES[1])


def test_few_lengths_stand_for_many() -> None:
    seen = {len(sealing._padded(bytes(length))) for length in range(0, 200_000, 7)}
    assert len(seen) < 150
    assert len({len(sealing._padded(bytes(length))) for length in range(4000)}) == 1


def test_one_bit_that_was_changed_is_seen(plain: Vault, key_file: Path) -> None:
    encrypt(plain, key_file)
    vault = open_vault(plain.folder, key_file=key_file)
    place = place_of(vault)
    whole = place.read_bytes()
    for at in (20, 100, len(whole) - 1, sealing.NAME_ENDS + 3):
        place.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(RegisterWrong, match="changed"):
            (vault.names(), vault.read(NAMES[1]))
    place.write_bytes(whole[:50])
    with pytest.raises(RegisterWrong, match="changed"):
        vault.read(NAMES[1])


def test_two_files_that_changed_places_are_seen(plain: Vault, key_file: Path) -> None:
    encrypt(plain, key_file)
    vault = open_vault(plain.folder, key_file=key_file)
    one, two = sorted((plain.folder / SEALED).iterdir())[:2]
    one_was = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(one_was)
    with pytest.raises(RegisterWrong, match="changed"):
        vault.names()


def recorded(vault: Vault) -> Vault:
    """The vault as a register sees it that has recorded all it holds now."""
    known = {entry.file: entry for _, entry in vault.sealed()}
    return replace(vault, known=known.get)


def test_an_older_copy_of_an_entry_is_not_read_once_the_newer_one_is_recorded(
    plain: Vault, key_file: Path
) -> None:
    encrypt(plain, key_file)
    vault = open_vault(plain.folder, key_file=key_file)
    place = place_of(vault)
    older = place.read_bytes()
    vault.write(NAMES[1], b"newer")
    newer = place.read_bytes()
    vault = recorded(vault)
    assert vault.read(NAMES[1]) == b"newer"
    place.write_bytes(older)
    with pytest.raises(RegisterWrong, match="older than the register knows"):
        vault.read(NAMES[1])
    place.write_bytes(older[: sealing.NAME_ENDS] + newer[sealing.NAME_ENDS :])
    with pytest.raises(RegisterWrong):
        vault.read(NAMES[1])
    place.write_bytes(newer[: sealing.NAME_ENDS] + older[sealing.NAME_ENDS :])
    with pytest.raises(RegisterWrong, match="changed"):
        vault.read(NAMES[1])
    place.unlink()
    plain.write(NAMES[1], b"put there in plain")
    with pytest.raises(RegisterWrong, match="taken away"):
        vault.read(NAMES[1])


def test_what_was_removed_cannot_be_put_back_and_may_be_written_again(
    plain: Vault, key_file: Path
) -> None:
    encrypt(plain, key_file)
    vault = open_vault(plain.folder, key_file=key_file)
    place = place_of(vault)
    copy = place.read_bytes()
    assert vault.forget(NAMES[1]) and not vault.forget(NAMES[1])
    assert (vault.read(NAMES[1]), vault.holds(NAMES[1])) == (None, False)
    assert NAMES[1] not in vault.names()
    removed = place.read_bytes()
    vault = recorded(vault)
    place.write_bytes(copy)
    with pytest.raises(RegisterWrong, match="older"):
        vault.read(NAMES[1])
    place.unlink()
    assert vault.read(NAMES[1]) is None
    vault.write(NAMES[1], b"anew")
    assert vault.read(NAMES[1]) == b"anew"
    vault = recorded(vault)
    place.write_bytes(removed)
    with pytest.raises(RegisterWrong, match="older"):
        vault.read(NAMES[1])


def test_an_entry_that_is_damaged_is_overwritten_by_a_newer_one(
    plain: Vault, key_file: Path
) -> None:
    encrypt(plain, key_file)
    vault = recorded(open_vault(plain.folder, key_file=key_file))
    place = place_of(vault)
    place.write_bytes(b"rubbish")
    vault.write(NAMES[1], b"mended")
    assert vault.read(NAMES[1]) == b"mended"
    assert {name: entry.version for name, entry in vault.sealed()}[NAMES[1]] == 2


def test_another_passphrase_opens_nothing_and_changes_nothing(
    plain: Vault, key_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt(plain, key_file)
    before = raw(plain.folder)
    monkeypatch.setattr(unlocking, "_UNLOCKED", {})
    other = written(tmp_path / "other", b"another horse battery")
    with pytest.raises(VaultLocked, match="not the vault's passphrase") as locked:
        open_vault(plain.folder, key_file=other)
    assert locked.value.exit_code == 31
    assert raw(plain.folder) == before


@pytest.mark.parametrize("change", [{"n": 512}, {"n": 2**40}, {"salt": "00" * 16}, {"r": "8"}])
def test_a_keyring_that_was_changed_opens_nothing(
    plain: Vault, key_file: Path, change: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt(plain, key_file)
    monkeypatch.setattr(unlocking, "_UNLOCKED", {})
    ring = json.loads((plain.folder / KEYRING).read_bytes())
    (plain.folder / KEYRING).write_text(json.dumps(ring | change))
    with pytest.raises(RegisterWrong):
        open_vault(plain.folder, key_file=key_file)


def test_the_shipped_costs_are_what_owasp_advises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert sealing._COSTS == {"n": 2**17, "r": 8, "p": 1}
    key = sealing.new_data_key()
    assert sealing.unwrap(sealing.wrap(key, WORDS), WORDS) == key


def test_the_passphrase_can_be_changed_without_sealing_anything_anew(
    plain: Vault, key_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(plain)
    encrypt(plain, key_file)
    sealed = raw(plain.folder / SEALED)
    change_passphrase(plain.folder, key_file, b"a new and longer one")
    assert raw(plain.folder / SEALED) == sealed
    monkeypatch.setattr(unlocking, "_UNLOCKED", {})
    with pytest.raises(VaultLocked):
        open_vault(plain.folder, key_file=key_file)
    new = written(tmp_path / "new", b"a new and longer one")
    assert contents(open_vault(plain.folder, key_file=new)) == before


def test_decrypted_it_is_what_it_was(plain: Vault, key_file: Path) -> None:
    before = contents(plain)
    encrypt(plain, key_file)
    assert decrypt(open_vault(plain.folder, key_file=key_file)) == 3
    assert contents(open_vault(plain.folder)) == before
    assert list((plain.folder / SEALED).iterdir()) == []


def test_what_is_half_encrypted_is_read_written_and_removed_as_one(
    plain: Vault, key_file: Path
) -> None:
    encrypt(plain, key_file)
    vault = open_vault(plain.folder, key_file=key_file)
    plain.write(NAMES[1], b"an older copy in plain")
    plain.write("people/SC-2026-0002.json", b"only in plain")
    assert vault.read(NAMES[1]) == b"Ann Example " + NAMES[1].encode()
    assert vault.read("people/SC-2026-0002.json") == b"only in plain"
    vault.write("people/SC-2026-0002.json", b"new")
    assert plain.plain_names() == (NAMES[1],)
    assert vault.forget(NAMES[1])
    assert vault.names("people") == ("people/SC-2026-0002.json",)


def test_a_new_vault_can_be_encrypted_from_its_first_byte(tmp_path: Path, key_file: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    vault = open_vault(folder, encrypted=True, key_file=key_file, create=True)
    assert len(vault_key(vault)) == 32
    assert not vault.plain_names()
    assert vault.names() == ("key",)


def test_a_vault_that_should_be_encrypted_and_is_not_is_refused(
    plain: Vault, key_file: Path
) -> None:
    for create in (False, True):
        with pytest.raises(ReferenceWrong, match="is not"):
            open_vault(plain.folder, encrypted=True, key_file=key_file, create=create)


@pytest.mark.parametrize("content", [b"", b"\n"])
def test_an_empty_file_is_no_passphrase(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ReferenceWrong, match="empty"):
        passphrase.known_passphrase(written(tmp_path / "p", content))


def test_a_file_that_others_may_read_or_that_is_missing_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path / "p", WORDS)
    file.chmod(0o640)
    with pytest.raises(ReferenceWrong, match="Others"):
        passphrase.known_passphrase(file)
    with pytest.raises(ReferenceWrong, match="cannot be read"):
        passphrase.known_passphrase(tmp_path / "nowhere")


def test_a_short_passphrase_encrypts_nothing(plain: Vault, tmp_path: Path) -> None:
    with pytest.raises(VaultLocked, match="12 characters"):
        encrypt(plain, written(tmp_path / "p", b"short"))
    assert not (plain.folder / KEYRING).exists()


def test_a_typed_passphrase_is_typed_twice(plain: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([b"correct horse battery", b"correct horse batery"])
    monkeypatch.setattr(passphrase, "_asked", lambda prompt: next(typed))
    with pytest.raises(VaultLocked, match="not the same"):
        encrypt(plain, None)
    assert not (plain.folder / KEYRING).exists()


def test_nobody_encrypts_while_somebody_is_at_work(plain: Vault) -> None:
    with vault_in_use(plain.folder), vault_in_use(plain.folder):
        held = pytest.raises(RegisterWrong, match="at work")
        with held, vault_in_use(plain.folder, alone=True):
            raise AssertionError("both had it")
    with vault_in_use(plain.folder, alone=True):
        held = pytest.raises(RegisterWrong, match="at work")
        with held, vault_in_use(plain.folder):
            raise AssertionError("both had it")


def done_to(plain: Vault, how: str, share: float) -> bool:
    """Whether that share of the entries was sealed, or is no longer."""
    sealed = sum(1 for _ in (plain.folder / SEALED).glob("[0-9a-f]*"))
    part = sealed / (sealed + len(plain.plain_names()))
    return part >= share if how == "encrypt" else part <= 1 - share


CONVERT = """
import sys
from pathlib import Path
from sigdocs.inbox import sealing
from sigdocs.inbox.unlocking import decrypt, encrypt, open_vault
sealing._COSTS = {"n": 2**10, "r": 8, "p": 1}
folder, key_file, how = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
vault = open_vault(folder, key_file=key_file)
encrypt(vault, key_file) if how == "encrypt" else vault.seal and decrypt(vault)
"""


@pytest.mark.parametrize("how", ["encrypt", "decrypt"])
def test_killed_at_any_moment_everything_is_still_there(
    plain: Vault, key_file: Path, how: str
) -> None:
    for number in range(80):
        plain.write(f"originals/{number:064x}.docx", bytes([number]) * 20_000)
    if how == "decrypt":
        encrypt(plain, key_file)
    before = contents(open_vault(plain.folder, key_file=key_file))
    cut = 0
    for share in (0.1, 0.4, 0.9):
        words = [sys.executable, "-c", CONVERT, str(plain.folder), str(key_file), how]
        child = subprocess.Popen(words)
        while child.poll() is None and not done_to(plain, how, share):
            time.sleep(0.001)
        child.send_signal(signal.SIGKILL)
        cut += child.wait() != 0
        unlocking._UNLOCKED.clear()
        assert contents(open_vault(plain.folder, key_file=key_file)) == before
    assert cut >= 1
    vault = open_vault(plain.folder, key_file=key_file)
    if how == "encrypt":
        encrypt(vault, key_file)
        assert plain.plain_names() == ()
    elif vault.seal:
        decrypt(vault)
    assert contents(open_vault(plain.folder, key_file=key_file)) == before
    assert (plain.folder / KEYRING).exists() == (how == "encrypt")
