"""``audit verify`` against heads that were printed: an old copy of the register that was put back shows."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.command import sigdocs as command


def sigdocs(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return command(*words, "-w", str(root))


@pytest.fixture
def root(demo: tuple[Path, str], tmp_path: Path) -> Path:
    shutil.copytree(demo[0], tmp_path / "concerns")
    return tmp_path / "concerns"


def go_back_in_time(root: Path, tmp_path: Path) -> Path:
    """Something more happens, an export is made, and the register from before is put back."""
    assert sigdocs(root, "status").returncode == 0
    old = tmp_path / "old.sqlite"
    shutil.copyfile(root / "register.sqlite", old)
    assert not (root / "register.sqlite-wal").exists()
    exported = tmp_path / "audit.jsonl"
    assert sigdocs(root, "audit", "export", str(exported)).returncode == 0
    shutil.copyfile(old, root / "register.sqlite")
    return tmp_path / "audit.jsonl.manifest.json"


def test_a_manifest_that_was_kept_elsewhere_shows_an_old_copy(root: Path, tmp_path: Path) -> None:
    manifest = go_back_in_time(root, tmp_path)
    alone = sigdocs(root, "audit", "verify")
    assert alone.returncode == 0 and "Compared with 1 head " in alone.stdout  # the pack's

    shown = sigdocs(root, "audit", "verify", "--manifest", str(manifest))

    assert shown.returncode == 31
    assert "not the one a manifest names" in shown.stdout
    head = json.loads(manifest.read_text())["head"]
    assert sigdocs(root, "audit", "verify", "--head", head).returncode == 31


def test_the_manifests_in_the_outbox_are_compared_by_themselves(root: Path, tmp_path: Path) -> None:
    (manifest,) = (root / "outbox").rglob("*pack-manifest*.json")
    told = json.loads(manifest.read_text())
    number, _, mac = told["chain_head"].partition(":")
    told["chain_head"] = f"{int(number) + 1000}:{mac}"
    manifest.write_text(json.dumps(told))
    assert sigdocs(root, "audit", "verify").returncode == 31


def test_what_is_no_manifest_is_refused(root: Path, tmp_path: Path) -> None:
    for content in ("", "[]", '{"head": "12"}', "{}"):
        file = tmp_path / "manifest.json"
        file.write_text(content)
        done = sigdocs(root, "audit", "verify", "--manifest", str(file))
        assert done.returncode == 31
        assert "manifest" in done.stderr
