"""After the purge nothing of a case is left anywhere in the workspace but the bare record."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from sigdocs.inbox.unlocking import open_vault
from sigdocs.workflows.places import make
from tests.command import sigdocs as command
from tests.conftest import SAMPLES, truths
from tests.test_nothing_personal import PEOPLE, SHORTEST

CASE = "SC-2026-0001"
DECIDED = "S05"
LONG_AGO = 1_790_000_000
LATER = "2070-01-01"  # when every rule's time is over
SHORTEST_SEALED = 4434  # bytes: of the chain's key, and of a mark that an entry was removed


def sigdocs(root: Path, *words: str, code: int = 0) -> str:
    done = command(*words, "-w", str(root))
    assert done.returncode == code, (words[:2], done.stderr)
    return done.stdout


def left_of(words: set[str], root: Path) -> dict[str, int]:
    """Where a marked word stands under a folder: in a file, in what is packed in it, in its name."""
    found: dict[str, int] = {}
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.parent.name != "templates":
            count = sum(form in part for form in forms(words) for part in parts(path))
            if count:
                found[str(path.relative_to(root))] = count
    return found


def forms(words: set[str]) -> set[bytes]:
    """As UTF-8, in big letters, and as a PDF or an old Word file may write it."""
    spelt = {form for word in words for form in (word, word.upper(), word.casefold())}
    return {form.encode(code) for form in spelt for code in ("utf-8", "utf-16-be", "utf-16-le")}


def parts(path: Path) -> list[bytes]:
    content = path.read_bytes()
    found = [path.name.encode(), content]
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as package:
            found += [package.read(name) for name in package.namelist()]
    return found


@pytest.fixture(params=["plain", "encrypted"])
def worked_in(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, set[str]]:
    """A workspace in which one decided case has been worked on, and the case's marked words."""
    root = tmp_path / "concerns"
    make(root)
    sample, truth = next(found for found in truths(SAMPLES) if found[0].name.startswith(DECIDED))
    words = {
        span["text"]
        for spans in truth["spans"].values()
        for span in spans
        if span["label"] in PEOPLE and len(span["text"]) >= SHORTEST
    }
    arrive(root, sample.name, sample.read_bytes())
    arrive(root, f"{min(words)}.docx", b"no form, but called after somebody")
    sigdocs(root, "run", "--today", "2026-11-24", code=10)
    if request.param == "encrypted":
        passphrase = tmp_path / "passphrase"
        passphrase.write_text("correct horse battery")
        passphrase.chmod(0o600)
        monkeypatch.setenv("SIGDOCS_PASSPHRASE_FILE", str(passphrase))
        sigdocs(root, "vault", "encrypt")
    sigdocs(root, "letter", "outcome", CASE)
    (draft,) = (root / "outbox" / "letters").rglob("*.docx")
    draft.write_bytes(draft.read_bytes() + min(words).encode())  # somebody edited it in place
    sigdocs(root, "sar", "--name-file", str(named(tmp_path, words)))
    return root, words


def arrive(root: Path, name: str, content: bytes) -> None:
    path = root / "inbox" / name
    path.write_bytes(content)
    os.utime(path, (LONG_AGO, LONG_AGO))


def named(folder: Path, words: set[str]) -> Path:
    file = folder / "name.txt"
    file.write_text(max((w for w in words if len(w.split()) >= 2), key=len))
    return file


def test_no_marked_word_is_left_under_the_workspace(worked_in: tuple[Path, set[str]]) -> None:
    root, words = worked_in
    assert len(words) >= 5
    assert {name.split("/")[0] for name in left_of(words, root)} >= {"outbox", "restricted"}
    sigdocs(root, "case", "withdraw", CASE, "--reason", "sender-asked", "--because", min(words))
    sigdocs(root, "audit", "export", str(root / "audit.jsonl"))

    due = sigdocs(root, "purge", "--dry-run", "--today", LATER)
    assert left_of(words, root / "outbox"), "a dry run removed something"
    done = sigdocs(root, "purge", "--today", LATER)

    assert done.count("removed") == due.count("would be removed")
    assert left_of(words, root) == {}
    vault = open_vault(root / "vault")
    assert vault.names() == ("key",)
    assert {p.stat().st_size for p in (root / "vault" / "sealed").glob("*")} <= {SHORTEST_SEALED}
    assert not (root / "register.sqlite-wal").exists()
    sigdocs(root, "audit", "verify")
    assert "Nothing is due" in sigdocs(root, "purge", "--today", LATER)
    assert "Removed for good" in sigdocs(root, "status", CASE)


def test_a_hold_on_a_case_keeps_the_page_about_a_person_too(
    worked_in: tuple[Path, set[str]],
) -> None:
    root, words = worked_in
    sigdocs(root, "case", "withdraw", CASE, "--reason", "sender-asked")
    sigdocs(root, "hold", "place", CASE, "--reason", "inquiry")
    kept = ("outbox", "restricted")
    before = [left_of(words, root / name) for name in kept]
    sigdocs(root, "purge", "--today", LATER)
    assert [left_of(words, root / name) for name in kept] == before
