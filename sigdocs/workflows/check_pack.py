"""Checks a finished pack, whoever made it; inside a workspace also for what was removed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sigdocs.errors import SigdocsError, Unreadable, Unsafe
from sigdocs.inbox.bounded import Limits, run_bounded
from sigdocs.model.checks import PackChecked, PackFinding
from sigdocs.model.minimised import Purpose
from sigdocs.model.outcomes import Shown
from sigdocs.proofing import watch_for_all
from sigdocs.proofing.pack_check import check_pack, personal_data, references_in
from sigdocs.proofing.protected import opened
from sigdocs.reference.workspace import find_workspace
from sigdocs.workflows.accepting import group_document
from sigdocs.workflows.desk import Desk, is_ready, open_desk
from sigdocs.workflows.group_papers import group_papers
from sigdocs.workflows.publishing import with_members

_MOST_BYTES = 500 * 1024 * 1024
_LIMITS = Limits(memory=3072, cpu=300, wall=600.0)
_LISTS = 5  # in which a member's name stands, at most
_NO_WORKSPACE = "No workspace here, so personal data was not looked for."


def check_pack_file(file: Path, *, root: Path, today: date, password: str = "") -> PackChecked:
    """Check the PDF of a pack.

    Args:
        file: the PDF. root: where the workspace is looked for, upwards. password: opens it.

    Raises:
        Unreadable: no whole PDF, or its password is another. Unsafe: larger than a pack can be.
    """
    content = _read(file)
    if password:
        content = run_bounded(partial(opened, password=password), content, limits=_LIMITS)
    checked = run_bounded(partial(check_pack, expected=_expected(file)), content, limits=_LIMITS)
    workspace = find_workspace(root.resolve())
    if workspace is None or not is_ready(workspace):
        return replace(checked, notes=(_NO_WORKSPACE,))
    with open_desk(workspace, today=today) as desk:
        found, notes = _personal_data(desk, content)
    return replace(checked, findings=(*found, *checked.findings), notes=notes)


def pack_table(checked: PackChecked) -> Shown:
    """The findings as a table for a person."""
    pages = _counted(checked.pages, "page")
    clean = f"{pages}, and nothing is wrong."
    return Shown(
        title=f"Pack of {pages}: {_counted(len(checked.findings), 'finding')}",
        columns=("Where", "What", "Code"),
        rows=tuple((f.where, f.message, f.code) for f in checked.findings),
        notes=(*(() if checked.findings else (clean,)), *checked.notes),
    )


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"


def pack_object(file: str, checked: PackChecked) -> dict[str, Any]:
    """The findings as an object for a program."""
    return {
        "file": file,
        "pages": checked.pages,
        "fine": not checked.findings,
        "findings": [
            {"code": f.code, "pages": list(f.pages), "message": f.message} for f in checked.findings
        ],
        "notes": list(checked.notes),
    }


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise Unsafe("The file is larger than 500 MB.", next_step="Split the pack.")
        return file.read_bytes()
    except OSError:
        raise Unreadable("The file cannot be opened.", next_step="Is it there?") from None


def _expected(file: Path) -> tuple[str, ...]:
    """The cases that the manifest beside a pack of ours lists for this very file name."""
    for manifest in sorted(file.parent.glob("*manifest*.json")):
        try:
            held = json.loads(manifest.read_text("utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(held, dict) and file.name in held.get("files", {}):
            return tuple(str(case) for case in held.get("cases", ()))
    return ()


def _personal_data(desk: Desk, content: bytes) -> tuple[tuple[PackFinding, ...], tuple[str, ...]]:
    """What was removed from the cases that the pack names; from every case where it names none."""
    named = run_bounded(references_in, content, limits=_LIMITS)
    known = {case.reference for case in desk.register.cases()}
    wanted = sorted(known & set(named)) or sorted(known)
    pairs, notes, template_text = [], [], ""
    allowed: list[str] = []
    for reference in wanted:
        try:
            papers = group_papers(desk, reference)
        except SigdocsError as problem:
            notes.append(f"{reference} could not be compared ({problem.code}).")
            continue
        for paper in papers:
            minimised = desk.minimise(reference, paper.checked, Purpose.GROUP)
            printed = group_document(desk, reference, paper.checked, minimised)
            pairs.append((paper.form, minimised))
            allowed += 2 * printed.substituted  # on the cover sheet and in the form
            template_text = printed.template_text
    watch = with_members(desk, watch_for_all(pairs))
    for member in desk.workspace.members:  # cover, lists of the meeting, a match in every case
        allowed += [member.name] * (_LISTS + len(wanted))
    look = partial(personal_data, watch=watch, allowed=tuple(allowed), template_text=template_text)
    found = run_bounded(look, content, limits=_LIMITS)
    told = f"Compared with what was removed from {len(pairs)} of {_counted(len(known), 'case')}."
    return found, (told, *notes)
