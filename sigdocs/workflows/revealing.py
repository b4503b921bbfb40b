"""Showing what was removed: for those who may see it, and never without an entry in the record."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path

from sigdocs.errors import ApprovalMissing
from sigdocs.model.events import EventKind, Role, facts
from sigdocs.model.shapes import login_name
from sigdocs.reference.workspace import find_workspace
from sigdocs.workflows.desk import Desk, is_ready, open_desk

_ALLOWED = (Role.IG, Role.SECRETARIAT)


def reveal_files(root: Path, *, files: int) -> None:
    """Allow ``--reveal`` for a number of files, and record it where there is a workspace.

    Raises:
        ApprovalMissing: whoever is at work acts neither for Information Governance nor the secretariat.
    """
    workspace = find_workspace(root.resolve())
    if workspace is None:
        return
    user = login_name(getpass.getuser())
    if not any(workspace.may_act(role, user) for role in _ALLOWED):
        raise ApprovalMissing(
            "What was removed is shown to IG and the secretariat only.",
            next_step="[roles] in sigdocs.toml says who that is.",
        )
    if is_ready(workspace):
        with open_desk(workspace, today=date.min) as desk:
            told = facts(count=files)
            desk.register.note(EventKind.REVEALED, by=desk.stamp, facts=told)


def reveal_case(desk: Desk, reference: str) -> None:
    """Allow and record that a case's removed words are shown.

    Raises:
        ApprovalMissing: whoever is at work may not see them.
    """
    desk.need(*_ALLOWED)
    desk.register.note(EventKind.REVEALED, by=desk.stamp, reference=reference)
