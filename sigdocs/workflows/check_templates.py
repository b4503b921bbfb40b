"""Every Word template of a workspace, before a run starts: faults with their place, a preview each."""

from __future__ import annotations

from pathlib import Path

from sigdocs.errors import ReferenceWrong
from sigdocs.inbox.atomic import write_atomically
from sigdocs.model.findings import Severity
from sigdocs.model.outcomes import Shown, Written
from sigdocs.model.templates import TemplateFault
from sigdocs.model.workspace import Workspace
from sigdocs.rendering.contracts import CONTRACTS, contract_of
from sigdocs.rendering.templates import annotated, check_template, preview_template


def check_templates(workspace: Workspace) -> tuple[Shown, int]:
    """All faults of all templates, and the exit code: 30 where a template must not be used."""
    rows, copies = [], []
    for contract in CONTRACTS:
        path = workspace.templates / f"{contract.name}.docx"
        faults = _faults(path, contract.name)
        if faults:
            copies.append(_annotate(workspace, path, faults))
        for fault in faults:
            rows.append((contract.name, fault.place, fault.severity.value, fault.message))
    is_grave = any(row[2] == Severity.ERROR.value for row in rows)
    where = tuple(f"With the faults as comments: {copy}" for copy in copies)
    shown = Shown(
        title="Templates",
        columns=("Template", "Place", "How bad", "What"),
        rows=tuple(rows),
        notes=where or ("Every template is as it should be.",),
    )
    return shown, 30 if is_grave else 0


def preview(workspace: Workspace, name: str) -> Written:
    """A template filled with its sample data, beside the templates.

    Raises:
        ReferenceWrong: there is no such template, or it cannot be filled.
    """
    contract = contract_of(name)
    path = workspace.templates / f"{name}.docx"
    _faults(path, name)
    filled = preview_template(path.read_bytes(), contract)
    return Written(paths=(_put(workspace.templates / "preview" / path.name, filled),))


def _annotate(workspace: Workspace, path: Path, faults: tuple[TemplateFault, ...]) -> Path:
    """A copy of a template with each fault as a Word comment."""
    copy = annotated(path.read_bytes(), faults)
    return _put(workspace.templates / "checked" / path.name, copy)


def _put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, content, mode=0o644)
    return path


def refuse_faulty_templates(workspace: Workspace, *names: str) -> None:
    """Refuse before a run starts, never half way.

    Raises:
        ReferenceWrong: a template has a grave fault, or is missing.
    """
    for name in names:
        for fault in _faults(workspace.templates / f"{name}.docx", name):
            if fault.severity is Severity.ERROR:
                # Not the words it starts with: somebody may have put a name into the template.
                part = fault.place.partition(", “")[0]
                raise ReferenceWrong(
                    f"Template {name}.docx, {part}: {fault.message}",
                    next_step="Mend it in Word, then run sigdocs templates check.",
                )


def _faults(path: Path, name: str) -> tuple[TemplateFault, ...]:
    if not path.exists():
        raise ReferenceWrong(
            f"The template {name}.docx is missing.", next_step="Run: sigdocs init ."
        )
    return check_template(path.read_bytes(), contract_of(name))
