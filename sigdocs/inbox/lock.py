"""One run at a time in a workspace: a lock that says who holds it and since when.

The kernel's own lock (``flock``) decides, so that a holder who was killed holds nothing; the
file's words are for people. It does not guard against programs that ignore it.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sigdocs.errors import RegisterWrong

LOCK_FILE = ".sigdocs.lock"
_LONGEST = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds the lock: the process, and since when (ISO 8601, to the second)."""

    pid: int
    since: str


@contextmanager
def workspace_lock(workspace: Path, *, now: datetime) -> Iterator[Holder | None]:
    """Hold the workspace. Yields the holder who died without letting go, None as a rule.

    Raises:
        RegisterWrong: someone else holds it; the message says who and since when.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(workspace / LOCK_FILE, flags, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _held(_read(descriptor)) from None
        dead = _read(descriptor)
        _write(descriptor, {"pid": os.getpid(), "since": now.isoformat(timespec="seconds")})
        yield dead
        # Only a clean end gets here: after a failure the words stay, and the lock does not.
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _read(descriptor: int) -> Holder | None:
    raw = os.pread(descriptor, _LONGEST, 0)
    try:
        words = json.loads(raw)
        return Holder(pid=int(words["pid"]), since=str(words["since"]))
    except (ValueError, KeyError, TypeError):
        return None


def _write(descriptor: int, words: dict[str, object]) -> None:
    raw = json.dumps(words).encode()
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, raw, 0)
    os.fsync(descriptor)


def _held(holder: Holder | None) -> RegisterWrong:
    who = f" (process {holder.pid}, since {holder.since})" if holder else ""
    return RegisterWrong(
        f"Another run of sigdocs is working in this workspace{who}.",
        next_step="Wait until it has finished.",
    )
