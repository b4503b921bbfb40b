"""Nothing personal in what is printed, in errors, in names of files, or in the register."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLES, truths

COMMAND = str(Path(sys.executable).parent / "sigdocs")
PEOPLE = {"PATIENT", "PRACTITIONER", "PERSON", "NHS_NUMBER", "DOB", "EMAIL", "PHONE", "NI_NUMBER",
          "HOSPITAL_NUMBER", "GMC_NUMBER", "NMC_PIN", "PASSPORT", "VEHICLE", "ADDRESS"}  # fmt: skip
SHORTEST = 6
FORMS = sorted(p for p in SAMPLES.iterdir() if p.suffix in (".docx", ".pdf"))


def marked() -> set[str]:
    """Every marked name and number of the samples that is long enough to mean something."""
    found = {
        span["text"].casefold()
        for _, truth in truths(SAMPLES)
        for spans in truth["spans"].values()
        for span in spans
        if span["label"] in PEOPLE
    }
    return {words for words in found if len(words) >= SHORTEST}


def personal_in(text: str, words: set[str]) -> list[int]:
    """How long each marked word is that stands in ``text`` (never the word itself)."""
    folded = re.sub(r"\s+", " ", text.casefold())
    return [len(w) for w in words if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", folded)]


def run(*words: str) -> str:
    done = subprocess.run([COMMAND, *words], capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


COMMANDS = {
    "status": ("status", "--today", "2026-12-08"),
    "a story": ("status", "SC-2026-0010"),
    "no such case": ("status", "SC-2026-9999"),
    "audit verify": ("audit", "verify"),
    "audit show": ("audit", "show", "SC-2026-0001"),
    "an empty run": ("run",),
    "pack": ("pack", "build", "2026-12-10", "--today", "2026-12-08"),
    "no such meeting": ("pack", "build", "2026-12-11"),
    "outcome": ("letter", "outcome", "SC-2026-0001"),
    "not decided": ("letter", "outcome", "SC-2026-0003"),
    "not a recipient": ("letter", "share", "SC-2026-0001", "--to", "police"),
    "exchange": ("letter", "ro", "SC-2026-0001"),
    "brief": ("letter", "brief", "SC-2026-0001", "--to", "medical-director"),
    "schedule": (
        *("letter", "schedule", "SC-2026-0001", "--to", "medical-director"),
        *("--password-file", "/nowhere"),
    ),
    "learning": ("learning", "draft", "SC-2026-0001"),
    "not approved": ("learning", "release", "SC-2026-0001"),
    "not agreed": ("learning", "agree", "SC-2026-0001", "--on", "2026-11-01", "--by", "SMT"),
    "digest": ("learning", "digest"),
    "trail record": ("trail", "record", "SC-2026-0006"),
    "trail notices": ("trail", "notices", "SC-2026-0006"),
    "no record": ("trail", "notices", "SC-2026-0001"),
    "told": ("trail", "told", "SC-2026-0006", "chief-executive"),
    "not needed": ("trail", "not-needed", "SC-2026-0006", "board", "--because", "Nothing for it."),
    "templates": ("templates", "check"),
    "review list": ("review", "list"),
    "held": ("held",),
    "held, wrong": ("held", "dismiss", "0" * 8, "--reason", "other"),
    "joined with itself": ("case", "join", "SC-2026-0003", "--into", "SC-2026-0003"),
    "its forms": ("case", "separate", "SC-2026-0003"),
    "its only form": ("case", "separate", "SC-2026-0003", "0" * 8, "--because", "No."),
    "a sheet": ("case", "sheet", "SC-2026-0003"),
    "what is due to go": ("purge", "--dry-run", "--today", "2070-01-01"),
    "somebody asks": ("sar", "Jeremy Onslow"),
    "decrypt": ("vault", "decrypt"),
    "nothing to clear": ("review", "clear", "SC-2026-0001"),
    "no such place": ("review", "clear", "SC-2026-0001", "9", "--because", "the month"),
    "no such row": ("review", "decide", "SC-2026-0001", "999", "keep"),
    "wrong approval": ("review", "approve", "SC-2026-0001", "0" * 64),
}


@pytest.mark.parametrize("what", COMMANDS)
def test_commands_in_a_workspace_print_nothing_personal(
    what: str, demo: tuple[Path, str], tmp_path: Path
) -> None:
    root = tmp_path / "copy"
    shutil.copytree(demo[0], root)
    assert personal_in(run(*COMMANDS[what], "-w", str(root)), marked()) == []


def test_the_demo_prints_nothing_personal(demo: tuple[Path, str]) -> None:
    assert personal_in(demo[1], marked()) == []


@pytest.mark.parametrize("layout", ["--json", "--received=2026-11-20"])
def test_checking_prints_nothing_of_the_forms(layout: str) -> None:
    printed = run("check", layout, *map(str, FORMS))
    assert personal_in(printed.replace(str(SAMPLES), ""), marked()) == []


def test_minimising_without_reveal_prints_nothing_that_was_removed_for_learning() -> None:
    printed = run("minimise", "--for", "learning", "--json", *map(str, FORMS))
    assert personal_in(printed, marked()) == []


def test_names_of_our_files_hold_nothing_personal(demo: tuple[Path, str]) -> None:
    names = " ".join(path.name for path in demo[0].rglob("*"))
    assert personal_in(names.replace("-", " "), marked()) == []


def test_the_register_holds_nothing_personal(demo: tuple[Path, str]) -> None:
    raw = b"".join(p.read_bytes() for p in demo[0].glob("register.sqlite*"))
    assert len(raw) > 10_000
    assert personal_in(raw.decode("latin-1"), {w for w in marked() if w.isascii()}) == []


def test_a_personal_file_name_is_not_repeated_in_an_error(tmp_path: Path) -> None:
    file = tmp_path / "Jo Bloggs complaint.docx"
    file.write_bytes(b"not a form")
    done = subprocess.run([COMMAND, "check", str(file)], capture_output=True, text=True, timeout=60)
    assert "Bloggs" not in done.stdout + done.stderr
    assert done.returncode == 10
