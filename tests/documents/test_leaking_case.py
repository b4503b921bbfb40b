"""One case that leaks never loses the pack: it is withheld visibly, the others go out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.documents.at_work import sigdocs, words, workspace_with

NAME = "Mr Zbigniew Wójcik"  # a patient of the first case


@pytest.fixture(scope="module")
def leaking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two cases; in the second somebody has put the name of a patient of the first."""
    folder = tmp_path_factory.mktemp("leak") / "concerns"
    root = workspace_with(folder, "S01-annex.docx", "S08-tracked.docx")
    settings = root / "sigdocs.toml"
    settings.write_text(settings.read_text("utf-8").replace("make_pdf = true", "make_pdf = false"))
    done = sigdocs(
        root, "review", "decide", "SC-2026-0002", "1", "change", "--to", NAME, today="2026-12-08"
    )
    assert done.returncode == 0, done.stderr
    return root


def test_the_case_that_leaks_is_withheld_and_the_other_goes_out(
    leaking: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(leaking, tmp_path / "concerns"))

    done = sigdocs(root, "pack", "build", "2026-12-10", today="2026-12-08")

    assert done.returncode == 20
    assert "SC-2026-0002 is withheld from the pack:" in done.stderr
    assert "of the redaction report of SC-2026-0001 (group)" in done.stderr
    pack = next(Path(line) for line in done.stdout.split() if line.endswith("edition-1.docx"))
    told = words(pack)
    assert NAME not in told
    assert "Withheld: Information Governance has to look at it again." in told
    manifest = json.loads(next(pack.parent.glob("*manifest*.json")).read_text("utf-8"))
    assert list(manifest["cases"]) == ["SC-2026-0001"]


def test_a_copy_for_a_conflicted_member_goes_out_without_it_too(
    leaking: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(leaking, tmp_path / "concerns"))
    build = ("pack", "build", "2026-12-10")

    done = sigdocs(root, *build, "--without", "SC-2026-0001", today="2026-12-08")

    assert done.returncode == 20
    (copy,) = (Path(line) for line in done.stdout.split() if line.endswith(".docx"))
    assert copy.name == "2026-12-10-pack-edition-1-without-SC-2026-0001.docx"
    assert NAME not in words(copy)


def test_a_case_that_a_lone_surname_withholds_is_in_once_ig_cleared_the_place(
    tmp_path: Path,
) -> None:
    root = workspace_with(tmp_path / "concerns", "S01-annex.docx", "S08-tracked.docx")
    settings = root / "sigdocs.toml"
    settings.write_text(settings.read_text("utf-8").replace("make_pdf = true", "make_pdf = false"))
    decide = ("review", "decide", "SC-2026-0002", "1", "change", "--to", "the Wójcik wing file")
    assert sigdocs(root, *decide, today="2026-12-08").returncode == 0
    build = ("pack", "build", "2026-12-10")

    withheld = sigdocs(root, *build, today="2026-12-08")
    assert withheld.returncode == 0, "a wing is called after somebody else"

    decide = (*decide[:-1], "the Wójcik file")
    assert sigdocs(root, *decide, today="2026-12-08").returncode == 0
    withheld = sigdocs(root, *build, today="2026-12-08")
    assert withheld.returncode == 20
    assert "withheld: leak-name: row" in withheld.stderr
    assert "sigdocs review clear SC-2026-0001" in withheld.stderr

    clear = ("review", "clear", "SC-2026-0001", "1", "--because", "a make of file")
    assert sigdocs(root, *clear, today="2026-12-08").returncode == 0
    built = sigdocs(root, *build, today="2026-12-08")
    assert built.returncode == 0, built.stderr
    editions = (root / "outbox" / "packs").rglob("*manifest*.json")
    newest = max(editions, key=lambda path: path.name)
    assert len(json.loads(newest.read_text("utf-8"))["cases"]) == 2
