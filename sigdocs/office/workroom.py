"""A private temporary folder for one call of the office suite, and what killed runs left behind."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"sigdocs-office-(\d+)-\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Workroom:
    """``source`` holds what is to be converted; ``folder`` what is made, and the suite's profile."""

    source: Path
    folder: Path


@contextlib.contextmanager
def workroom() -> Iterator[Workroom]:
    """A folder of mode 0700 that is gone afterwards.

    It holds words of forms, so the folders of runs that were killed are removed first.
    """
    _sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=f"sigdocs-office-{os.getpid()}-") as name:
        room = Workroom(source=Path(name) / "in", folder=Path(name) / "out")
        room.source.mkdir()
        room.folder.mkdir()
        yield room


def _sweep(parent: Path) -> None:
    for found in parent.glob("sigdocs-office-*"):
        named = _NAME.fullmatch(found.name)
        if named and not _is_alive(int(named[1])):
            shutil.rmtree(found, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
