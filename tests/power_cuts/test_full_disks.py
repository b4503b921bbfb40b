"""A disk that fills up and folders that can only be read: said plainly, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.power_cuts.workspaces import FOLDERS, Left, filled, left_in, run

COMMAND = str(Path(sys.executable).parent / "sigdocs")
MEGABYTES = 12
# Kilobytes that are free when the run begins: too few for the register, for the first original,
# for some of the documents, for all but the last.
ROOMS = (0, 40, 300, 600, 1100)


def can_mount() -> bool:
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    command = ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(command, capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(
    not can_mount(), reason="NOT tested: only root may mount a small disk, and not everywhere"
)


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A small disk at ``folder``, gone again afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def remounted(folder: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)


def sigdocs_run(root: Path) -> subprocess.CompletedProcess[str]:
    words = [COMMAND, "run", "-w", str(root), "--today", "2026-11-24"]
    return subprocess.run(words, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("disks") / "fresh")


@pytest.fixture(scope="module")
def undisturbed(fresh: Path) -> Left:
    root = fresh.parent / "undisturbed"
    shutil.copytree(fresh, root)
    run(root)
    return left_in(root)


@pytest.mark.parametrize("room", ROOMS)
def test_a_disk_that_fills_up_is_told_plainly_and_nothing_is_lost(
    fresh: Path, undisturbed: Left, tmp_path: Path, room: int
) -> None:
    with mounted(tmp_path / "disk", f"size={MEGABYTES}m") as disk:
        root = disk / "concerns"
        shutil.copytree(fresh, root)
        filler = disk / "filler"
        free = shutil.disk_usage(disk).free - room * 1024
        filler.write_bytes(b"\0" * free)

        stopped = sigdocs_run(root)

        assert stopped.returncode == 31, stopped.stderr
        assert "disk" in stopped.stderr and "full" in stopped.stderr
        assert "our mistake" not in stopped.stderr
        filler.unlink()
        finished = sigdocs_run(root)
        assert "(adds up)" in finished.stdout, finished.stderr
        left = left_in(root)
    assert left.files == undisturbed.files
    assert left.tables == undisturbed.tables
    assert left.events == undisturbed.events


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_can_only_be_read_is_told_plainly_and_nothing_is_lost(
    fresh: Path, undisturbed: Left, tmp_path: Path, name: str
) -> None:
    root = tmp_path / "concerns"
    shutil.copytree(fresh, root)
    kept = root / "kept"
    shutil.move(root / name, kept)
    with mounted(root / name, "size=8m,mode=0700"):
        shutil.copytree(kept, root / name, dirs_exist_ok=True)
        remounted(root / name, "ro")

        stopped = sigdocs_run(root)

        assert stopped.returncode == 31, stopped.stderr
        assert "can only be read" in stopped.stderr
        remounted(root / name, "rw")
        finished = sigdocs_run(root)
        assert "(adds up)" in finished.stdout, finished.stderr
        left = left_in(root)
    assert left.files == undisturbed.files
    assert left.tables == undisturbed.tables


def test_a_form_in_an_inbox_that_can_only_be_read_is_taken_once_and_said_so(
    fresh: Path, tmp_path: Path
) -> None:
    root = tmp_path / "concerns"
    shutil.copytree(fresh, root)
    kept = root / "kept"
    shutil.move(root / "inbox", kept)
    with mounted(root / "inbox", "size=8m"):
        shutil.copy2(kept / "S05-bigtable.docx", root / "inbox")
        remounted(root / "inbox", "ro")
        for _ in range(2):
            stopped = sigdocs_run(root)
            assert stopped.returncode == 31, stopped.stderr
            assert "can only be read" in stopped.stderr
        (tables,) = [left_in(root).tables]
    assert [row["reference"] for row in tables["cases"]] == ["SC-2026-0001"]
    assert not list(root.rglob("*-r2.*"))
