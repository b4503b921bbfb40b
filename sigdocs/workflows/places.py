"""Which workspace, and the facts that every workflow needs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sigdocs.errors import ReferenceWrong
from sigdocs.model.workspace import Workspace
from sigdocs.reference.workspace import find_workspace, make_workspace


def workspace_at(root: Path) -> Workspace:
    """The workspace at ``root``, or the nearest one above it.

    Raises:
        ReferenceWrong: there is none, or its configuration is wrong.
    """
    workspace = find_workspace(root.resolve())
    if workspace is None:
        raise ReferenceWrong("There is no workspace here.", next_step="Make one: sigdocs init DIR.")
    return workspace


def make(root: Path, *, configuration: str | None = None) -> Workspace:
    """Make a workspace with its vault key and register; nothing that exists is changed."""
    from sigdocs.workflows.desk import open_desk

    workspace = make_workspace(root.resolve(), configuration=configuration)
    with open_desk(workspace, today=date.min, create=True):
        return workspace
