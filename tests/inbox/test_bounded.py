"""The child process that reads hostile bytes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from sigdocs.errors import NoText, SigdocsError, Unreadable, Unsafe
from sigdocs.inbox.bounded import Limits, run_bounded
from sigdocs.model.personal import PersonalText

SMALL = Limits(memory=256, cpu=2, wall=1.0)


def double(content: bytes, *, times: int = 2) -> PersonalText:
    return PersonalText(content.decode() * times)


def who(content: bytes) -> int:
    return os.getpid()


def refuse(content: bytes) -> None:
    raise NoText("It is a picture.", next_step="Run OCR.")


def swell(content: bytes) -> int:
    return len(bytearray(2**32))


def hang(content: bytes) -> None:
    time.sleep(60)


def spin(content: bytes) -> None:
    while True:
        pass


def crash(content: bytes) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def fail(content: bytes) -> None:
    raise ValueError(f"words of the form: {content.decode()}")


def deep(content: bytes) -> None:
    deep(content)


def test_the_result_comes_back_from_another_process() -> None:
    assert run_bounded(partial(double, times=3), b"ab").reveal() == "ababab"
    assert run_bounded(who, b"") != os.getpid()


def test_a_refusal_comes_back_whole() -> None:
    with pytest.raises(NoText) as raised:
        run_bounded(refuse, b"")
    assert (raised.value.message, raised.value.next_step) == ("It is a picture.", "Run OCR.")


@pytest.mark.parametrize(
    ("function", "error", "says"),
    [
        (swell, Unsafe, "memory"),
        (hang, Unsafe, "time"),
        (deep, Unsafe, "nesting"),
        (crash, Unreadable, "damaged"),
    ],
)
def test_what_breaks_the_child_is_refused(function: object, error: type, says: str) -> None:
    with pytest.raises(error, match=says):
        run_bounded(function, b"", limits=SMALL)  # type: ignore[arg-type]


def test_cpu_time_is_bounded_too() -> None:
    started = time.monotonic()
    with pytest.raises(Unsafe, match="time"):
        run_bounded(spin, b"", limits=Limits(cpu=1, wall=30))
    assert time.monotonic() - started < 20


def test_a_bug_is_reported_as_ours_and_without_the_forms_words() -> None:
    with pytest.raises(SigdocsError) as raised:
        run_bounded(fail, b"Jane Doe")
    assert type(raised.value) is SigdocsError
    assert raised.value.exit_code == 70
    assert "ValueError" in str(raised.value)
    assert "Jane" not in str(raised.value)


def test_it_works_beside_other_threads() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert run_bounded(double, b"ab").reveal() == "abab"
    finally:
        stop.set()
        thread.join()


UNGUARDED = """
import threading
from sigdocs.inbox.bounded import run_bounded
def double(content):
    return content * 2
threading.Thread(target=threading.Event().wait, daemon=True).start()
print(run_bounded(double, b"ab").decode())
"""


def test_it_works_in_a_program_that_cannot_be_imported_again(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(UNGUARDED)
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.stdout == "abab\n"
