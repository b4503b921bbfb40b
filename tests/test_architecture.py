"""The one-way imports and the one home of each library (docs/explanation/architecture.md)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "sigdocs"
STAGES = ("parsing", "validation", "minimisation", "rendering", "proofing")
EDGES = ("inbox", "office", "outbox", "register", "reference")
ALLOWED = {
    "errors": set(),
    "model": {"model", "errors"},
    **{stage: {stage, "model", "errors"} for stage in STAGES},
    **{edge: {edge, "model", "errors"} for edge in EDGES},
    "workflows": {*STAGES, *EDGES, "workflows", "model", "errors"},
    "cli": {"cli", "workflows", "model", "errors"},
}
HOMES = {
    "click": {"cli"},
    "rich": {"cli"},
    "docxtpl": {"rendering"},
    "jinja2": {"rendering"},
    "cerberus": {"validation"},
    "holidays": {"reference"},
    "sqlalchemy": {"register"},
    "psycopg": {"register"},
    "cryptography": {"inbox"},
    "phonenumbers": {"minimisation"},
    "pycrfsuite": {"minimisation"},
    "subprocess": {"office", "cli"},
    "matplotlib": {"rendering"},
    "openpyxl": {"rendering"},
    "pypdfium2": {"parsing", "proofing"},
    "pdfplumber": {"parsing", "proofing"},
}
STAGE_FORBIDDEN = {"pathlib", "os", "logging", "random", "time", "subprocess", "socket"}


def imports() -> list[tuple[Path, str, str]]:
    """(file, its part, what it imports) for every import statement of the package."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        relative = file.relative_to(PACKAGE)
        part = relative.parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found += [(relative, part, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.append((relative, part, node.module))
    return found


def test_imports_go_one_way() -> None:
    wrong = []
    for file, part, module in imports():
        names = module.split(".")
        is_ours = names[0] == "sigdocs" and len(names) > 1 and part != "__init__"
        if is_ours and names[1] not in ALLOWED[part]:
            wrong.append(f"{file} imports {module}")
    assert wrong == []


def test_each_library_has_one_home() -> None:
    wrong = [
        f"{file} imports {module}"
        for file, part, module in imports()
        if part not in HOMES.get(module.split(".")[0], {part})
    ]
    assert wrong == []


def test_stages_take_values_not_paths_clocks_or_logs() -> None:
    wrong = [
        f"{file} imports {module}"
        for file, part, module in imports()
        if part in STAGES and module.split(".")[0] in STAGE_FORBIDDEN
    ]
    assert wrong == []


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda f: f.name)
def test_modules_stay_readable(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= 400
