"""All the files that nobody here wrote, the way `sigdocs read` takes them: none breaks it.

Each ends in a form or in one clear refusal with a published exit code, in bounded time; and no
government form among them comes out as one of ours.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from sigdocs.errors import SigdocsError
from sigdocs.model.personal import PersonalText
from sigdocs.workflows.opening import open_form
from tests.conftest import SHARED

CORPORA = SHARED / "corpora"
FILES = sorted(f for f in CORPORA.glob("*/*") if f.is_file() and f.suffix != ".tsv")
UNREADABLE, NOT_A_FORM, UNSAFE, NO_TEXT = 10, 11, 13, 14
CODES = {UNREADABLE, NOT_A_FORM, UNSAFE, NO_TEXT}
SECONDS = 20  # for one file, on a machine that does other things too


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How reading a file ended: an exit code (0: it is a form), its words, and how long it took."""

    file: Path
    code: int
    message: str
    seconds: float


@pytest.fixture(scope="module")
def endings() -> list[Ending]:
    """Every file of the corpora, opened once."""
    if not FILES:
        pytest.skip("the shared corpora are not beside this project")
    return [_opened(file) for file in FILES]


def _opened(file: Path) -> Ending:
    started = time.monotonic()
    code, message = 0, ""
    try:
        open_form(file.read_bytes(), name=PersonalText(file.name))
    except SigdocsError as refusal:
        code, message = refusal.exit_code, str(refusal)
    return Ending(file=file, code=code, message=message, seconds=time.monotonic() - started)


def test_every_file_ends_in_a_clear_refusal_with_its_exit_code(endings: list[Ending]) -> None:
    assert len(endings) >= 560
    assert [e.file.name for e in endings if e.code not in CODES] == []
    assert [e.file.name for e in endings if not e.message.strip()] == []


def test_every_file_ends_in_time(endings: list[Ending]) -> None:
    assert [(e.file.name, round(e.seconds)) for e in endings if e.seconds > SECONDS] == []


def test_real_government_forms_are_not_forms_that_we_know(endings: list[Ending]) -> None:
    forms = [e for e in endings if e.file.parent.name == "forms"]
    codes = Counter(e.code for e in forms)
    assert len(forms) >= 60
    assert codes[NOT_A_FORM] >= 0.8 * len(forms)
    assert codes[0] == 0


def test_files_with_macros_are_refused_as_unsafe(endings: list[Ending]) -> None:
    macros = [e for e in endings if e.file.suffix and b"vbaProject.bin" in e.file.read_bytes()]
    assert len(macros) >= 4
    assert {e.code for e in macros} == {UNSAFE}


def test_no_message_holds_words_of_a_file(endings: list[Ending]) -> None:
    """All the refusals together are a few sentences of ours."""
    assert len({e.message for e in endings}) < 40
