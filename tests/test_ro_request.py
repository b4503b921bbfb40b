"""The request for the Responsible Officer's advice: what they need, and a date that is chased."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.command import sigdocs as command
from tests.test_demo import words_of


def test_it_says_what_is_needed_without_names_and_is_chased(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    root = Path(shutil.copytree(demo[0], tmp_path / "demo"))
    words = ["-w", str(root), "--today", "2026-12-08"]
    done = command("form", "ro-request", "SC-2026-0007", *words)
    status = command("audit", "show", "SC-2026-0007", "-w", str(root))

    text = words_of(Path(done.stdout.strip()))
    assert "by 11 December 2026" in text
    assert "exchange of information between responsible officers" in text
    assert "twilight" in text, "what the notification says"
    assert "Walter Green" not in text
    assert "Bolanle" not in text
    told = re.sub(r"[^a-z]", "", status.stdout.casefold())
    assert "assurance" in told
    assert "awaited" in told
    assert done.returncode == 0


def test_a_case_that_is_none_is_refused(demo: tuple[Path, str]) -> None:
    done = command("form", "ro-request", "SC-2026-9999", "-w", str(demo[0]))
    assert done.returncode == 31
