"""The secretariat's templates: faults with their place, as comments in a copy, and previews."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from sigdocs.rendering.contracts import CONTRACTS
from tests.command import sigdocs as command


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("templates") / "concerns"
    command("init", str(root))
    return root


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return command(*words)


def test_every_shipped_template_is_declared_and_without_fault(workspace: Path) -> None:
    declared = {contract.name for contract in CONTRACTS}
    shipped = {path.stem for path in (workspace / "templates").glob("*.docx")}
    done = run("templates", "check", "-w", str(workspace))
    assert shipped == declared
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", [contract.name for contract in CONTRACTS])
def test_every_template_has_a_preview(name: str, workspace: Path) -> None:
    done = run("templates", "preview", name, "-w", str(workspace))
    document = docx.Document(done.stdout.strip())
    assert document.paragraphs
    assert not any("{{" in paragraph.text for paragraph in document.paragraphs)


def test_a_misspelt_field_is_named_with_a_suggestion_and_stops_a_run(tmp_path: Path) -> None:
    root = tmp_path / "concerns"
    command("init", str(root))
    path = root / "templates" / "return_letter.docx"
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        for part in paragraph.runs:
            part.text = part.text.replace("{{ received }}", "{{ recieved }}")
    document.save(str(path))

    checked = run("templates", "check", "-w", str(root))
    started = run("run", "-w", str(root))

    assert checked.returncode == 30
    assert "recieved" in checked.stdout
    assert "received" in checked.stdout
    with zipfile.ZipFile(root / "templates" / "checked" / "return_letter.docx") as package:
        assert b"recieved" in package.read("word/comments.xml")
    assert started.returncode == 30
