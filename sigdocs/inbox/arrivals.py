"""Lists what lies in an inbox and reads it, trusting neither names, links nor sizes.

A file is ready when its size and time have not changed for a while; whoever copies a file in may
still be writing. Word's own lock files (``~$…``) and hidden files are not arrivals. Symbolic links
and anything that is not a plain file are refused and left where they are.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sigdocs.errors import Unreadable, Unsafe
from sigdocs.model.arrivals import Arrival, ArrivalState, ArrivedFile
from sigdocs.model.personal import PersonalText
from sigdocs.model.shapes import login_name

MOST_BYTES = 50 * 1024 * 1024
_SKIPPED = ("~$", ".", "~WRL", "Thumbs.db", "desktop.ini")
_SKIPPED_ENDINGS = (".tmp", ".part", ".crdownload", ".partial")
_CLOCK_WRONG = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """When a file of this size and time was first seen (seconds since 1970)."""

    size: int
    modified: int
    since: float


def look(
    folder: Path,
    *,
    now: float,
    settle: float = 5.0,
    earlier: Mapping[PersonalText, Sighting] | None = None,
) -> tuple[Arrival, ...]:
    """What lies in ``folder``, oldest first; subfolders are inboxes of their own.

    Args:
        folder: an inbox. One that is missing or cannot be listed (a network drive away for a
            moment) raises OSError: nothing is concluded from it.
        now: seconds since 1970.
        settle: how many seconds a file must have stood still.
        earlier: what ``sightings`` made of the last look, for files whose time cannot be trusted.
    """
    arrivals = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if _is_skipped(entry.name) or entry.is_dir(follow_symlinks=False):
                continue
            arrival = _arrival(entry, now=now, settle=settle, earlier=earlier or {})
            if arrival is not None:
                arrivals.append(arrival)
    return tuple(sorted(arrivals, key=lambda a: (a.modified, a.name.reveal())))


def sightings(
    arrivals: tuple[Arrival, ...], *, now: float, earlier: Mapping[PersonalText, Sighting]
) -> dict[PersonalText, Sighting]:
    """What to hand to the next ``look``: since when each file has had this size and time."""
    seen = {}
    for arrival in arrivals:
        last = earlier.get(arrival.name)
        is_same = last is not None and (last.size, last.modified) == (
            arrival.size,
            arrival.modified,
        )
        since = last.since if last is not None and is_same else now
        seen[arrival.name] = Sighting(size=arrival.size, modified=arrival.modified, since=since)
    return seen


def read(folder: Path, arrival: Arrival, *, most: int = MOST_BYTES) -> ArrivedFile | None:
    """Read a file in one piece; None when it changed or went away while it was read.

    Raises:
        Unsafe: it is a link, not a plain file, or larger than ``most`` bytes.
        Unreadable: it may not be opened.
    """
    try:
        descriptor = os.open(folder / arrival.name.reveal(), os.O_RDONLY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise _cannot_open(problem) from None
    with os.fdopen(descriptor, "rb") as file:
        before = os.fstat(file.fileno())
        _refuse_odd(before, most)
        content = file.read(most + 1)
        after = os.fstat(file.fileno())
    if _changed(before, after) or len(content) != before.st_size:
        return None
    return ArrivedFile(
        name=arrival.name,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        received=datetime.fromtimestamp(before.st_mtime, tz=UTC).astimezone(),
        modified=before.st_mtime_ns,
        owner=_owner(before.st_uid),
    )


def _owner(number: int) -> str:
    """The login name of a file's owner, "" where the system knows none."""
    try:
        import pwd

        return login_name(pwd.getpwuid(number).pw_name)
    except (ImportError, KeyError):  # another system than POSIX, or an account that is gone
        return ""


def _is_skipped(name: str) -> bool:
    return name.startswith(_SKIPPED) or name.casefold().endswith(_SKIPPED_ENDINGS)


def _arrival(
    entry: os.DirEntry[str], *, now: float, settle: float, earlier: Mapping[PersonalText, Sighting]
) -> Arrival | None:
    name = PersonalText(entry.name)
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        reason = "It is a link or not a plain file."
        return Arrival(name=name, state=ArrivalState.REFUSED, reason=reason)
    last = earlier.get(name)
    is_still = (
        last is not None
        and (last.size, last.modified) == (status.st_size, status.st_mtime_ns)
        and now - last.since >= settle
    )
    age = now - status.st_mtime
    # A time well in the future is a wrong clock; a file that is being written has today's time.
    is_ready = settle <= 0 or is_still or age >= settle or age < -_CLOCK_WRONG
    return Arrival(
        name=name,
        state=ArrivalState.READY if is_ready else ArrivalState.STILL_ARRIVING,
        size=status.st_size,
        modified=status.st_mtime_ns,
        reason="" if is_ready else "It is still being written.",
    )


def _refuse_odd(status: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise Unsafe("The arriving file is not a plain file.", next_step="Ask for it again.")
    if status.st_size > most:
        megabytes = most // (1024 * 1024)
        raise Unsafe(
            f"The file is larger than {megabytes} MB.",
            next_step="Ask for the form alone, without scans or pictures.",
        )


def _changed(before: os.stat_result, after: os.stat_result) -> bool:
    return (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)


def _cannot_open(problem: OSError) -> Unreadable | Unsafe:
    import errno

    if problem.errno == errno.ELOOP:
        return Unsafe(
            "The arriving file is a link to another place.", next_step="Ask for the file."
        )
    return Unreadable(
        "The file may not be opened.", next_step="Check who may read it, or whether it is in use."
    )
