"""Originals: kept unchanged, and the inbox cleared only of what was kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.arrivals import look, read
from sigdocs.inbox.atomic import sweep_parts, write_atomically
from sigdocs.inbox.originals import clear, is_kept, keep, original
from sigdocs.inbox.vault import Vault
from sigdocs.model.arrivals import ArrivedFile


def arrived(inbox: Path, content: bytes = b"%PDF-1.7 form") -> ArrivedFile:
    inbox.mkdir(exist_ok=True)
    (inbox / "Jane Doe.docx").write_bytes(content)
    (arrival,) = look(inbox, now=time.time(), settle=0)
    file = read(inbox, arrival)
    assert file is not None
    return file


def test_kept_by_hash_and_true_ending_with_rights_for_the_owner_only(tmp_path: Path) -> None:
    file = arrived(tmp_path / "inbox")
    vault = Vault(tmp_path / "vault")
    path = vault.folder / keep(file.content, vault)
    assert path == tmp_path / "vault" / "originals" / f"{file.sha256}.pdf"
    assert path.read_bytes() == file.content
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert is_kept(vault, file.sha256)
    assert original(vault, file.sha256) == file.content


def test_keeping_twice_is_keeping_once(tmp_path: Path) -> None:
    first = tmp_path / keep(b"same", Vault(tmp_path))
    stamp = first.stat().st_mtime_ns
    assert tmp_path / keep(b"same", Vault(tmp_path)) == first
    assert first.stat().st_mtime_ns == stamp
    assert len(list(first.parent.iterdir())) == 1


def test_a_damaged_copy_is_told_and_mended(tmp_path: Path) -> None:
    path = tmp_path / keep(b"the original", Vault(tmp_path))
    path.write_bytes(b"the origin")
    with pytest.raises(RegisterWrong, match="changed"):
        original(Vault(tmp_path), path.stem)
    keep(b"the original", Vault(tmp_path))
    assert original(Vault(tmp_path), path.stem) == b"the original"


@pytest.mark.parametrize("sha256", ["", "*", "../key", "a" * 64])
def test_an_unknown_original_is_missing(tmp_path: Path, sha256: str) -> None:
    keep(b"another", Vault(tmp_path))
    with pytest.raises(RegisterWrong, match="missing"):
        original(Vault(tmp_path), sha256)


def test_clearing_removes_what_was_read(tmp_path: Path) -> None:
    file = arrived(tmp_path / "inbox")
    assert clear(tmp_path / "inbox", file)
    assert list((tmp_path / "inbox").iterdir()) == []
    assert not clear(tmp_path / "inbox", file)


def test_clearing_leaves_a_newer_file_of_that_name(tmp_path: Path) -> None:
    file = arrived(tmp_path / "inbox")
    (tmp_path / "inbox" / "Jane Doe.docx").write_bytes(b"mended form")
    assert not clear(tmp_path / "inbox", file)
    assert (tmp_path / "inbox" / "Jane Doe.docx").read_bytes() == b"mended form"


def test_a_failed_write_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "people.json"
    write_atomically(path, b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["people.json"]


WRITER = """
import sys
from pathlib import Path
from sigdocs.inbox.originals import keep
from sigdocs.inbox.vault import Vault
print("ready", flush=True)
for number in range(10_000):
    keep(bytes([number % 251]) * 400_000 + str(number).encode(), Vault(Path(sys.argv[1])))
"""


def test_killed_at_any_moment_every_original_is_whole(tmp_path: Path) -> None:
    for moment in (0.003, 0.011, 0.027, 0.052):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(moment)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
    folder = tmp_path / "originals"
    sweep_parts(folder)
    kept = list(folder.iterdir())
    assert kept
    for path in kept:
        assert original(Vault(tmp_path), path.stem) == path.read_bytes()
