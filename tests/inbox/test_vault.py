"""The vault and the lock."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.lock import LOCK_FILE, workspace_lock
from sigdocs.inbox.people import load_people, store_people
from sigdocs.inbox.vault import Vault, init_vault, sweep_vault, vault_key
from sigdocs.model.people import Category, PeopleTable, Person
from sigdocs.model.personal import PersonalText

NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
CASE = "SC-2026-0001"


def test_the_key_is_made_once_and_is_private(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault")
    init_vault(vault)
    key = vault_key(vault)
    init_vault(vault)
    assert vault_key(vault) == key
    assert len(key) == 32
    assert vault.folder.stat().st_mode & 0o777 == 0o700
    assert (vault.folder / "key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_is_missing_cut_or_open_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterWrong, match="missing"):
        vault_key(Vault(tmp_path))
    init_vault(Vault(tmp_path))
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(RegisterWrong, match="Others"):
        vault_key(Vault(tmp_path))
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(RegisterWrong, match="damaged"):
        vault_key(Vault(tmp_path))


words = st.text(max_size=20)
people = st.builds(
    Person,
    key=words,
    role=st.sampled_from(Category),
    label=words,
    names=st.lists(words.map(PersonalText), max_size=3).map(tuple),
    post=words,
    identifiers=st.lists(words.map(PersonalText), max_size=2).map(tuple),
    is_subject=st.booleans(),
    evidence=words,
)
encodable = st.builds(
    PeopleTable,
    people=st.lists(people, max_size=4).map(tuple),
    organisations=st.lists(st.tuples(words.map(PersonalText), words), max_size=2).map(tuple),
)


@given(table=encodable)
def test_the_table_of_people_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, table: PeopleTable
) -> None:
    vault = Vault(tmp_path_factory.mktemp("vault"))
    store_people(vault, CASE, table)
    assert load_people(vault, CASE) == table


def test_a_case_without_people_has_an_empty_table(tmp_path: Path) -> None:
    init_vault(Vault(tmp_path))
    assert load_people(Vault(tmp_path), CASE) == PeopleTable()


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"version": 9}', b'{"version": 1}'])
def test_a_damaged_table_is_refused(tmp_path: Path, raw: bytes) -> None:
    store_people(Vault(tmp_path), CASE, PeopleTable())
    (tmp_path / "people" / f"{CASE}.json").write_bytes(raw)
    with pytest.raises(RegisterWrong, match="damaged"):
        load_people(Vault(tmp_path), CASE)


@pytest.mark.parametrize("case", ["", "../key", "SC-2026-0001/../x", "Jane Doe", "sc-2026-0001"])
def test_only_case_references_name_files(tmp_path: Path, case: str) -> None:
    with pytest.raises(ValueError, match="reference"):
        store_people(Vault(tmp_path), case, PeopleTable())


def test_rests_of_interrupted_writes_are_swept(tmp_path: Path) -> None:
    init_vault(Vault(tmp_path))
    (tmp_path / "people" / ".abc.part").write_bytes(b"half")
    assert sweep_vault(Vault(tmp_path)) == 1
    assert sweep_vault(Vault(tmp_path)) == 0
    vault_key(Vault(tmp_path))


def test_a_held_lock_says_who_and_since_when(tmp_path: Path) -> None:
    with workspace_lock(tmp_path, now=NOW) as dead:
        assert dead is None
        with (
            pytest.raises(RegisterWrong, match=f"process {os.getpid()}, since 2026-12-01T09:30:00"),
            workspace_lock(tmp_path, now=NOW),
        ):
            raise AssertionError("two held it")
    with workspace_lock(tmp_path, now=NOW) as dead:
        assert dead is None


HOLDER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from sigdocs.inbox.lock import workspace_lock
with workspace_lock(Path(sys.argv[1]), now=datetime(2026, 12, 1, 8, 0, tzinfo=UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_dead_holders_lock_is_taken_over(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    held = pytest.raises(RegisterWrong, match=f"process {child.pid}")
    with held, workspace_lock(tmp_path, now=NOW):
        raise AssertionError("two held it")
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    with workspace_lock(tmp_path, now=NOW) as dead:
        assert dead is not None
        assert (dead.pid, dead.since) == (child.pid, "2026-12-01T08:00:00+00:00")


def test_an_unreadable_lock_file_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / LOCK_FILE).write_text("rubbish")
    with workspace_lock(tmp_path, now=NOW) as dead:
        assert dead is None


def test_half_a_write_is_swept_from_every_folder_of_the_vault(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    init_vault(Vault(vault))
    for name in ("people", "words", "one that comes later"):
        (vault / name).mkdir(exist_ok=True)
        (vault / name / ".abc.part").write_bytes(b"half")
    assert sweep_vault(Vault(vault)) == 3
    assert not list(vault.rglob("*.part"))
