"""Every Word template of a workspace, before a run starts: faults with their place, a preview each."""

from __future__ import annotations

from pathlib import Path

from sigdocs.errors import ReferenceWrong
from sigdocs.model.findings import Severity
from sigdocs.model.outcomes import Shown
from sigdocs.model.templates import TemplateFault
from sigdocs.model.workspace import Workspace
from sigdocs.rendering.contracts import CONTRACTS, contract_of
from sigdocs.rendering.templates import check_template


def check_templates(workspace: Workspace) -> tuple[Shown, int]:
    """All faults of all templates, and the exit code: 30 where a template must not be used."""
    rows = []
    for contract in CONTRACTS:
        for fault in _faults(workspace.templates / f"{contract.name}.docx", contract.name):
            rows.append((contract.name, fault.place, fault.severity.value, fault.message))
    is_grave = any(row[2] == Severity.ERROR.value for row in rows)
    shown = Shown(
        title="Templates",
        columns=("Template", "Place", "How bad", "What"),
        rows=tuple(rows),
        notes=() if rows else ("Every template is as it should be.",),
    )
    return shown, 30 if is_grave else 0


def refuse_faulty_templates(workspace: Workspace, *names: str) -> None:
    """Refuse before a run starts, never half way.

    Raises:
        ReferenceWrong: a template has a grave fault, or is missing.
    """
    for name in names:
        for fault in _faults(workspace.templates / f"{name}.docx", name):
            if fault.severity is Severity.ERROR:
                raise ReferenceWrong(
                    f"Template {name}.docx, {fault.place}: {fault.message}",
                    next_step="Mend it in Word, then run sigdocs templates check.",
                )


def _faults(path: Path, name: str) -> tuple[TemplateFault, ...]:
    if not path.exists():
        raise ReferenceWrong(
            f"The template {name}.docx is missing.", next_step="Run sigdocs init here."
        )
    return check_template(path.read_bytes(), contract_of(name))
