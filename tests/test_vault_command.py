"""``sigdocs vault``: the whole work goes on over an encrypted vault, and its files tell nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_nothing_personal import marked

COMMAND = str(Path(sys.executable).parent / "sigdocs")


def sigdocs(
    root: Path, *words: str, passphrase: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """A command without a terminal; the passphrase is in a file, or nowhere."""
    environment = {k: v for k, v in os.environ.items() if k != "SIGDOCS_PASSPHRASE_FILE"}
    if passphrase:
        environment["SIGDOCS_PASSPHRASE_FILE"] = str(passphrase)
    return subprocess.run(
        [COMMAND, *words, "-w", str(root)], capture_output=True, text=True, timeout=120,
        env=environment, start_new_session=True,
    )  # fmt: skip


def written(file: Path, words: str) -> Path:
    file.write_text(words)
    file.chmod(0o600)
    return file


def files_of(vault: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(vault)): path.read_bytes()
        for path in vault.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def root(demo: tuple[Path, str], tmp_path: Path) -> Path:
    shutil.copytree(demo[0], tmp_path / "concerns")
    return tmp_path / "concerns"


def test_work_goes_on_over_an_encrypted_vault(root: Path, tmp_path: Path) -> None:
    before = files_of(root / "vault")
    passphrase = written(tmp_path / "passphrase", "correct horse battery\n")

    done = sigdocs(root, "vault", "encrypt", passphrase=passphrase)

    assert done.returncode == 0, done.stderr
    assert f"{len(before)} entries were encrypted" in done.stderr
    sealed = files_of(root / "vault")
    everything = b"".join(name.encode() + content for name, content in sealed.items())
    folded = everything.decode("latin-1").casefold()
    assert not [words for words in marked() if words.isascii() and words in folded]
    assert not any("SC-" in name for name in sealed)
    for words, code in (
        (("status",), 0),
        (("review", "list"), 0),
        (("letter", "outcome", "SC-2026-0001"), 0),
        (("audit", "verify"), 0),
        (("run",), 0),
    ):
        done = sigdocs(root, *words, passphrase=passphrase)
        assert done.returncode == code, (words, done.stderr)
    assert sigdocs(root, "vault", "decrypt", passphrase=passphrase).returncode == 0
    after = files_of(root / "vault")
    assert {name: after.get(name) for name in before} == before
    assert sigdocs(root, "status").returncode == 0


def test_without_the_passphrase_nothing_is_opened_and_it_is_said_plainly(
    root: Path, tmp_path: Path
) -> None:
    passphrase = written(tmp_path / "passphrase", "correct horse battery")
    assert sigdocs(root, "vault", "encrypt", passphrase=passphrase).returncode == 0
    sealed = files_of(root / "vault")

    none = sigdocs(root, "status")
    wrong = sigdocs(root, "status", passphrase=written(tmp_path / "other", "horse battery correct"))

    assert (none.returncode, wrong.returncode) == (31, 31)
    assert "SIGDOCS_PASSPHRASE_FILE" in none.stderr
    assert "not the vault's passphrase" in wrong.stderr
    assert "horse" not in none.stderr + wrong.stderr
    assert files_of(root / "vault") == sealed


def test_the_passphrase_is_changed_and_the_configuration_can_name_its_file(
    root: Path, tmp_path: Path
) -> None:
    old = written(tmp_path / "old", "correct horse battery")
    new = written(tmp_path / "new", "staple correct horse")
    assert sigdocs(root, "vault", "encrypt", passphrase=old).returncode == 0
    done = sigdocs(root, "vault", "passphrase", "--from-file", str(new), passphrase=old)
    assert done.returncode == 0, done.stderr
    assert sigdocs(root, "status", passphrase=old).returncode == 31

    settings = root / "sigdocs.toml"
    words = settings.read_text().replace("encrypted = false", "encrypted = true")
    words = words.replace('key_file = ""', f'key_file = "{new}"')
    settings.write_text(words)

    assert sigdocs(root, "status").returncode == 0
    settings.write_text(words.replace(str(new), "vault/passphrase"))
    refused = sigdocs(root, "status")
    assert refused.returncode == 30
    assert "in the workspace itself" in refused.stderr


def test_a_vault_that_is_not_encrypted_has_no_passphrase(root: Path, tmp_path: Path) -> None:
    passphrase = written(tmp_path / "passphrase", "correct horse battery")
    for words in (("decrypt",), ("passphrase", "--from-file", str(passphrase))):
        done = sigdocs(root, "vault", *words)
        assert done.returncode == 31
        assert "not encrypted" in done.stderr


def test_an_older_copy_or_a_missing_entry_is_found_and_not_read(root: Path, tmp_path: Path) -> None:
    passphrase = written(tmp_path / "passphrase", "correct horse battery\n")
    assert sigdocs(root, "vault", "encrypt", passphrase=passphrase).returncode == 0
    sealed = root / "vault" / "sealed"
    before = {path: path.read_bytes() for path in sealed.iterdir()}
    told = "They asked for it."
    hold = ("hold", "place", "SC-2026-0001", "--reason", "inquest", "--because", told)
    assert sigdocs(root, *hold, passphrase=passphrase).returncode == 0
    (new,) = set(sealed.iterdir()) - set(before)
    rule = ("review", "decide", "SC-2026-0001", "1", "keep")
    assert sigdocs(root, *rule, passphrase=passphrase).returncode == 0
    again = ("review", "decide", "SC-2026-0001", "1", "remove")
    once = {path: path.read_bytes() for path in sealed.iterdir()}
    assert sigdocs(root, *again, passphrase=passphrase).returncode == 0
    changed = [path for path in once if path.read_bytes() != once[path]]
    assert changed
    assert sigdocs(root, "audit", "verify", passphrase=passphrase).returncode == 0

    for path in changed:  # the whole ruling as it was before
        path.write_bytes(once[path])
    found = sigdocs(root, "audit", "verify", passphrase=passphrase)
    assert found.returncode == 31
    assert "rulings/SC-2026-0001.json is older than the register knows" in found.stdout
    used = sigdocs(root, "review", "show", "SC-2026-0001", passphrase=passphrase)
    assert used.returncode == 31 and "audit verify" in used.stderr

    new.unlink()
    found = sigdocs(root, "audit", "verify", passphrase=passphrase)
    assert f"vault: an entry is gone ({new.name[:12]})" in found.stdout
