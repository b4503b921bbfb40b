"""Runs a function over hostile bytes in a child process with limits on memory and time.

A file that crashes, hangs or swells the reader takes the child with it and nothing else. What the
function returns or refuses (a SigdocsError) comes back as if it had been called here.
"""

from __future__ import annotations

import multiprocessing
import pickle
import resource
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import ModuleType
from typing import Any, TypeVar

from sigdocs.errors import SigdocsError, Unreadable, Unsafe

Result = TypeVar("Result")
_KILL_WITH_PARENT = 1  # PR_SET_PDEATHSIG, prctl(2)
_GRACE = 2
_STARTED = ("started", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds for one file: megabytes of address space beyond today's, seconds of CPU and clock."""

    memory: int = 1024
    cpu: int = 30
    wall: float = 60.0


def run_bounded(
    function: Callable[[bytes], Result], content: bytes, *, limits: Limits | None = None
) -> Result:
    """Call ``function(content)`` in a child process and return what it returns.

    The function must be one that a process can be sent: of a module, or a ``partial`` of one.

    Raises:
        SigdocsError: whatever the function refused the file with.
        Unsafe: it needed more memory or time than a form can need.
        Unreadable: the file crashed the reader.
    """
    limits = limits or Limits()
    is_alone = threading.active_count() == 1 and sys.platform == "linux"
    outcome, exit_code = _run(function, content, limits, "fork" if is_alone else "forkserver")
    if outcome[0] == "not-started" and not is_alone:
        # A function of the program's own main module cannot be sent to another process.
        outcome, exit_code = _run(function, content, limits, "fork")
    result: Result = _result(outcome, exit_code)
    return result


def _run(
    function: Callable[[bytes], Any], content: bytes, limits: Limits, method: str
) -> tuple[tuple[str, Any], int | None]:
    """Start a child and wait for what it says; returns that and its exit code.

    Fork is much quicker to start, but safe only while there are no other threads.
    """
    context: Any = multiprocessing.get_context(method)
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(there, function, content, limits), daemon=True)
    try:
        with _main_set_aside():
            child.start()
    except (OSError, RuntimeError, AttributeError, pickle.PicklingError):
        here.close()
        there.close()
        return ("not-started", None), None
    there.close()
    try:
        outcome = _outcome(here, limits)
    finally:
        here.close()
        _end(child)
    return outcome, child.exitcode


@contextmanager
def _main_set_aside() -> Iterator[None]:
    """Keep the fork server from running the program's main module again, as it otherwise does."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _child(
    pipe: Connection, function: Callable[[bytes], Any], content: bytes, limits: Limits
) -> None:
    pipe.send(_STARTED)
    _limit(limits)
    try:
        outcome: tuple[str, Any] = ("result", function(content))
    except SigdocsError as refusal:
        outcome = ("refused", refusal)
    except MemoryError:
        outcome = ("memory", None)
    except RecursionError:
        outcome = ("depth", None)
    except Exception as bug:  # noqa: BLE001 - carried back by its place, never by its words
        outcome = ("bug", _place(bug))
    try:
        pipe.send(outcome)
    except MemoryError:
        pipe.send(("memory", None))


def _limit(limits: Limits) -> None:
    import faulthandler

    faulthandler.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + _GRACE))
    most = _address_space() + limits.memory * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _die_with_parent() -> None:
    """A killed run must not leave a child that still holds its lock."""
    import ctypes

    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_KILL_WITH_PARENT, signal.SIGKILL, 0, 0, 0)


def _address_space() -> int:
    """Bytes of address space that the child has already (libraries that were loaded)."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - a child pays for imports
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 512 * 1024 * 1024


def _place(bug: Exception) -> str:
    """The kind of fault and where it happened in our own code: no words of the file."""
    trace, place = bug.__traceback__, ""
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith("sigdocs."):
            place = f" in {name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(bug).__name__}{place}"


def _outcome(pipe: Connection, limits: Limits) -> tuple[str, Any]:
    """The child's second message; the first only says that it has started."""
    has_started = False
    try:
        while pipe.poll(limits.wall):
            received: tuple[str, Any] = pipe.recv()
            if received != _STARTED:
                return received
            has_started = True
    except (EOFError, OSError):
        return ("crash" if has_started else "not-started", None)
    return ("time", None)


def _end(child: Any) -> None:
    child.join(0.2)
    if child.is_alive():
        child.kill()
        child.join(10)


def _result(outcome: tuple[str, Any], exit_code: int | None) -> Any:
    how, what = outcome
    if how == "result":
        return what
    if how == "refused":
        raise what
    if how == "not-started":
        raise SigdocsError("No child process could be started.", next_step="Try again.")
    if how == "bug":
        raise SigdocsError(f"The reader failed: {what}.", next_step="Please report this fault.")
    if how == "crash" and exit_code not in (-signal.SIGXCPU, -signal.SIGKILL):
        raise Unreadable(
            "The file is damaged: it stopped the reader.", next_step="Ask for it to be saved again."
        )
    bound = {"memory": "memory", "depth": "nesting"}.get(how, "time")
    raise Unsafe(
        f"The file needs more {bound} than any form does.",
        next_step="Do not open it; ask the sender for the form as Word saves it.",
    )
