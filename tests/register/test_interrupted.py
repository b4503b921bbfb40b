"""Two processes at once, power cuts at any moment, a disk that is full."""

from __future__ import annotations

import multiprocessing
import random
import resource
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import CaseStatus
from sigdocs.register import open_register
from tests.register.at_work import ANSWERS, FINDINGS, kill_after, record_all, start
from tests.register.conftest import KEY, arrived, everything, stamp

FILES = range(1, 26)
CUTS = {"sqlite": 100, "postgresql": 25}


def test_kill_9_at_any_moment_leaves_all_of_a_file_or_nothing(database) -> None:
    """Cuts at random moments (fixed seed), then the same register as an undisturbed one."""
    undisturbed, cut = database.fresh(), database.fresh()
    begun = time.monotonic()
    first = start(record_all, undisturbed, FILES)
    first.join()
    whole = time.monotonic() - begun
    rng, found = random.Random(20261210), Counter()
    cuts = CUTS[database.name]
    for number in range(cuts):
        # The later cuts have longer, so that they fall among the later files too.
        files = range(1, 1 + max(1, len(FILES) * (number + 1) // cuts))
        kill_after(start(record_all, cut, files), rng.uniform(0, whole / 2))
        found[all_or_nothing(cut)] += 1
    assert len(found) > 2, "the cuts must fall at different moments"
    last = start(record_all, cut, FILES)
    last.join()
    assert last.exitcode == 0
    assert everything(cut) == everything(undisturbed)


def all_or_nothing(url: str) -> int:
    """How many files are recorded; each must be there with everything that belongs to it."""
    try:
        register = open_register(url, key=KEY)
    except RegisterWrong:
        return 0  # cut before the tables were there
    with register:
        assert register.verify().sound
        cases = register.cases()
        assert {case.status for case in cases} <= {CaseStatus.RETURNED, CaseStatus.MINIMISED}
    kept = {name: len(rows) for name, rows in everything(url).items()}
    assert kept["submissions"] == kept["documents"] == len(cases)
    assert kept["findings"] == len(cases) * len(FINDINGS)
    assert kept["answers"] == len(cases) * len(ANSWERS)
    return len(cases)


def test_two_processes_record_every_file_once(database) -> None:
    address = database.fresh()
    both = [start(record_all, address, files) for files in (FILES, FILES[::-1])]
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    with open_register(address, key=KEY) as register:
        cases = register.cases()
        assert register.verify().sound
        assert [case.reference for case in cases] == [f"SC-2026-{n:04d}" for n in FILES]
        assert sum(register.balance("run-1").values()) == len(FILES)


def move_when_told(url: str, gate, said, to: CaseStatus) -> None:
    with open_register(url, key=KEY) as register:
        gate.wait()
        try:
            register.move("SC-2026-0001", to, by=stamp(5))
            said.put("moved")
        except RegisterWrong:
            said.put("refused")


def test_of_two_who_move_a_case_at_once_one_is_refused(register, url) -> None:
    register.record_submission(arrived(1), by=stamp())
    context = multiprocessing.get_context("fork")
    gate, said = context.Barrier(2), context.Queue()
    both = [start(move_when_told, url, gate, said, CaseStatus.MINIMISED) for _ in range(2)]
    answers = sorted(said.get(timeout=30) for _ in both)
    for process in both:
        process.join()
    assert answers == ["moved", "refused"]
    assert register.verify().sound


def record_and_fail(register) -> None:
    with register.together():
        register.record_submission(arrived(1), by=stamp())
        assert len(register.cases()) == 1
        raise RuntimeError


def test_an_error_inside_together_undoes_all_of_it(register) -> None:
    before = register.head()
    with pytest.raises(RuntimeError):
        record_and_fail(register)
    assert register.cases() == ()
    assert register.head() == before
    register.record_submission(arrived(1), by=stamp())
    assert register.verify().sound


def fill_the_disk(url: str, said) -> None:
    """Record until the file may not grow any more: a full disk, as the system reports it."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open_register(url, key=KEY) as register:
        size = max(
            Path(url.removeprefix("sqlite:///") + end).stat().st_size for end in ("", "-wal")
        )
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 30_000, size + 30_000))
        try:
            for number in range(1, 2000):
                register.record_submission(arrived(number, answers=ANSWERS), by=stamp())
        except RegisterWrong as error:
            said.put((str(error), error.exit_code))
            return
        said.put(("never full", 0))


def test_a_full_disk_is_told_plainly_and_loses_nothing(database) -> None:
    if database.name != "sqlite":
        pytest.skip("the disk of a PostgreSQL server is its own; NOT tested here")
    address = database.fresh()
    with open_register(address, key=KEY, create=True) as register:
        register.record_submission(arrived(5000), by=stamp())
    said = multiprocessing.get_context("fork").Queue()
    process = start(fill_the_disk, address, said)
    message, code = said.get(timeout=60)
    process.join()
    assert code == 31
    assert "disk full" in message
    with open_register(address, key=KEY) as register:
        assert register.verify().sound
        register.record_submission(arrived(6000), by=stamp())
        assert register.verify().sound
