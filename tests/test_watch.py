"""``sigdocs watch``: takes forms as they come to rest, outlives a lost drive, stops when told to."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from sigdocs.workflows.desk import open_desk
from sigdocs.workflows.places import make, workspace_at
from sigdocs.workflows.watch import watch_inbox
from tests.conftest import SAMPLES

COMMAND = str(Path(sys.executable).parent / "sigdocs")
FORM = SAMPLES / "S05-bigtable.docx"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "concerns"
    make(root)
    settings = root / "sigdocs.toml"
    settings.write_text(settings.read_text().replace("stable_seconds = 5", "stable_seconds = 1"))
    return root


@pytest.fixture
def said(root: Path) -> Iterator[list[str]]:
    """What a watch in this workspace says, from now until the test ends."""
    words: list[str] = []
    stop = threading.Event()
    watcher = threading.Thread(
        target=watch_inbox,
        args=(workspace_at(root),),
        kwargs={"every": 0.1, "stop": stop, "today": lambda: date(2026, 11, 24), "tell": words.append},
    )  # fmt: skip
    watcher.start()
    yield words
    stop.set()
    watcher.join(timeout=60)
    assert not watcher.is_alive()


def until(true: Callable[[], bool], seconds: float = 40.0) -> bool:
    give_up = time.monotonic() + seconds
    while not true() and time.monotonic() < give_up:
        time.sleep(0.05)
    return true()


def cases(root: Path) -> int:
    with open_desk(workspace_at(root), today=date(2026, 11, 24)) as desk:
        return len(desk.register.cases())


def test_a_file_is_taken_once_it_has_come_to_rest(root: Path, said: list[str]) -> None:
    whole = FORM.read_bytes()
    target = root / "inbox" / "form.docx"
    (root / "inbox" / "~$form.docx").write_bytes(b"Word's own lock")
    for end in range(0, len(whole), len(whole) // 8):
        target.write_bytes(whole[:end])
        time.sleep(0.2)
        assert not said
    target.write_bytes(whole)
    assert until(lambda: any("accepted" in words for words in said)), said
    assert not target.exists()
    assert (root / "inbox" / "~$form.docx").exists()
    assert cases(root) == 1


def test_a_file_with_a_clock_that_is_ahead_is_taken_once_it_stands_still(
    root: Path, said: list[str]
) -> None:
    target = root / "inbox" / "form.docx"
    shutil.copyfile(FORM, target)
    ahead = time.time() + 50
    os.utime(target, (ahead, ahead))
    assert until(lambda: any("accepted" in words for words in said), seconds=20), said


def test_a_drive_that_goes_away_is_outlived(root: Path, said: list[str]) -> None:
    (root / "inbox").rename(root / "away")
    time.sleep(0.5)
    (root / "away").rename(root / "inbox")
    shutil.copyfile(FORM, root / "inbox" / "form.docx")
    assert until(lambda: any("accepted" in words for words in said)), said


def test_what_cannot_be_taken_is_told_once(root: Path, said: list[str]) -> None:
    (root / "inbox" / "link.docx").symlink_to(FORM)
    assert until(lambda: any("refused" in words for words in said)), said
    time.sleep(1.0)
    assert sum("refused" in words and "Balance" not in words for words in said) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_it_is_told_to(root: Path, number: int) -> None:
    (root / "inbox" / "link.docx").symlink_to(FORM)
    words = [COMMAND, "watch", "--every", "30", "-w", str(root)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as watching:
        assert watching.stdout is not None
        assert "refused" in watching.stdout.readline()  # it is at work
        watching.send_signal(number)
        assert watching.wait(timeout=20) == 0
