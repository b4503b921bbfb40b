"""The whole run under ``kill -9`` at random moments: the same as one that nobody disturbed.

About forty cuts in the suite; ``SIGDOCS_CUTS=100`` does the full hundred (``make fuzz`` does).
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from sigdocs.inbox.unlocking import encrypt, open_vault
from sigdocs.workflows.desk import open_desk
from sigdocs.workflows.places import workspace_at
from sigdocs.workflows.vault_check import vault_faults
from tests.power_cuts.workspaces import (
    TODAY,
    Left,
    filled,
    left_in,
    run,
    run_cut_after,
    run_cut_when,
    work,
)

CUTS = int(os.environ.get("SIGDOCS_CUTS", "40"))
AT_MOST = 50.0 if CUTS <= 40 else 3000.0
FEWEST = 10
ENCRYPTED_CUTS = 4 if CUTS <= 40 else 20


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("power") / "fresh")


@pytest.fixture(scope="module")
def undisturbed(fresh: Path) -> tuple[Left, float]:
    """What an undisturbed run leaves, and how many seconds it takes.

    One run in this very process first: those that are cut then begin with everything loaded, so
    that the cuts fall into the work and not into the imports.
    """
    shutil.copytree(fresh, fresh.parent / "warm")
    work(fresh.parent / "warm")
    root = fresh.parent / "undisturbed"
    shutil.copytree(fresh, root)
    begun = time.monotonic()
    code, words = run(root)
    took = time.monotonic() - begun
    assert (code, words) == (12, "Balance: 10 arrived = 6 accepted + 4 returned (adds up).")
    return left_in(root), took


@pytest.mark.timeout(3600)
def test_kill_9_at_random_moments_and_a_restart_leave_what_an_undisturbed_run_leaves(
    fresh: Path, undisturbed: tuple[Left, float]
) -> None:
    wanted, whole = undisturbed
    rng, begun, cuts, rounds = random.Random(20261210), time.monotonic(), 0, 0
    while cuts < CUTS and (time.monotonic() - begun < AT_MOST or cuts < FEWEST):
        rounds += 1
        root = fresh.parent / f"cut-{rounds}"
        shutil.copytree(fresh, root)
        while cuts < CUTS and waiting_in(root):
            cuts += run_cut_after(root, rng.uniform(0.0, whole * 0.6))
            assert_nothing_is_lost(root, fresh)
        _, words = run(root)
        assert words.endswith("(adds up).")
        assert_same(left_in(root), wanted)
        shutil.rmtree(root)
    sys.stdout.write(f"{cuts} power cuts, {rounds} rounds, {time.monotonic() - begun:.0f} s\n")
    assert cuts >= FEWEST


def waiting_in(root: Path) -> set[str]:
    return {path.name for path in (root / "inbox").glob("S*")}


def assert_nothing_is_lost(root: Path, fresh: Path) -> None:
    """Every file is in the inbox still, or in the vault and on record; the record is sound."""
    arrived, waiting = waiting_in(fresh), waiting_in(root)
    with open_desk(workspace_at(root), today=TODAY) as desk:
        assert desk.register.verify().sound
        cases = desk.register.cases()
        recorded = [f for case in cases for f in desk.register.submissions(case.reference)]
    assert len(recorded) + len(waiting) >= len(arrived)
    kept = {path.stem for path in (root / "vault" / "originals").glob("*.*")}
    assert {file.sha256 for file in recorded} <= kept


def assert_same(left: Left, wanted: Left) -> None:
    assert left.files == wanted.files
    assert left.tables == wanted.tables
    assert left.events == wanted.events


def test_the_same_over_an_encrypted_vault(
    fresh: Path, undisturbed: tuple[Left, float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few cuts; under the same keys everything is what the plain run leaves."""
    wanted, whole = undisturbed
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse battery")
    passphrase.chmod(0o600)
    monkeypatch.setenv("SIGDOCS_PASSPHRASE_FILE", str(passphrase))
    root = tmp_path / "encrypted"
    shutil.copytree(fresh, root)
    encrypt(open_vault(root / "vault"), None)
    rng = random.Random(11)
    for _ in range(ENCRYPTED_CUTS):
        run_cut_after(root, rng.uniform(0.0, whole * 0.5))
        with open_desk(workspace_at(root), today=TODAY) as desk:
            assert desk.register.verify().sound
            assert not list(vault_faults(desk))
    _, words = run(root)
    assert words.endswith("(adds up).")
    with open_desk(workspace_at(root), today=TODAY) as desk:
        held = [entry for _, entry in desk.vault.sealed()]
        assert desk.register.sealed_entries() == tuple(held)
    left = left_in(root)
    assert (left.tables, left.events) == (wanted.tables, wanted.events)
    assert without_vault(left.files) == without_vault(wanted.files)
    vault = open_vault(root / "vault")
    entries = {name: sha256(vault.read(name) or b"").hexdigest() for name in vault.names()}
    assert {f"vault/{name}": digest for name, digest in entries.items()} == {
        name: digest for name, digest in wanted.files.items() if name.startswith("vault/")
    }
    assert not vault.plain_names()


def without_vault(files: dict[str, str]) -> dict[str, str]:
    return {name: digest for name, digest in files.items() if not name.startswith("vault/")}


@pytest.mark.parametrize("seed", ["1", "2"])
def test_every_process_makes_the_same_documents(
    fresh: Path, undisturbed: tuple[Left, float], seed: str
) -> None:
    """A set's order changes from process to process: with it the hash that IG would approve."""
    root = fresh.parent / f"seed-{seed}"
    shutil.copytree(fresh, root)
    command = str(Path(sys.executable).parent / "sigdocs")
    done = subprocess.run(
        [command, "run", "-w", str(root), "--today", f"{TODAY}"],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
    )
    assert done.returncode == 12
    assert_same(left_in(root), undisturbed[0])


def test_a_cut_before_the_return_letters_are_pdfs_leaves_them_to_the_next_run(
    fresh: Path, undisturbed: tuple[Left, float]
) -> None:
    """The inbox is empty by then: what is owed is known from the record alone."""
    root = fresh.parent / "cut-at-the-post"
    shutil.copytree(fresh, root)
    posted = root / "outbox" / "returned"

    assert run_cut_when(root, lambda: not waiting_in(root))

    assert not list(posted.rglob("*.pdf"))
    assert len(list(posted.rglob("*.docx"))) == 4
    code, words = run(root)
    assert (code, words) == (0, "Balance: 0 arrived = 0 (adds up).")
    assert len(list(posted.rglob("*.pdf"))) == len(list(posted.rglob("*.eml"))) == 4
    assert_same(left_in(root), undisturbed[0])
