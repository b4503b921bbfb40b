"""Takes official organisation files into a workspace, so that their names are known by region."""

from __future__ import annotations

from pathlib import Path

from sigdocs.errors import Unreadable
from sigdocs.inbox.atomic import write_atomically
from sigdocs.model.outcomes import Written
from sigdocs.model.workspace import Workspace
from sigdocs.reference.directory import DIRECTORY, merged, read_directory


def import_directory(workspace: Workspace, file: Path) -> Written:
    """Add the organisations of an official file to the workspace's directory.

    Raises:
        Unreadable: the file cannot be opened. ReferenceWrong: it is no directory.
    """
    try:
        content = file.read_bytes()
    except OSError:
        raise Unreadable("The file cannot be opened.", next_step="Is it there?") from None
    rows = read_directory(content)
    path = workspace.root / DIRECTORY
    write_atomically(path, merged(workspace.root, rows).encode(), mode=0o644)
    return Written(paths=(path,), notes=(f"{len(rows)} organisations are known.",))
