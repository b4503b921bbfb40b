"""Hundreds of Word files that nobody here wrote: each ends in a clear refusal, quickly, cleanly."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from sigdocs.errors import NotAForm, NoText, SigdocsError, Unreadable, Unsafe
from sigdocs.parsing import parse
from sigdocs.parsing.ledger import package_ledger
from sigdocs.reference.definitions import form_definitions
from tests.conftest import SHARED

REFUSALS = (NotAForm, Unreadable, Unsafe, NoText)
ENDINGS = {".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt"}
FILES = sorted(
    file
    for folder in ("docx", "forms")
    for file in (SHARED / "corpora" / folder).glob("*")
    if file.suffix in ENDINGS
)


@pytest.fixture(scope="module", autouse=True)
def _there() -> None:
    if not FILES:
        pytest.skip("the shared corpora are not beside this project")


def test_every_foreign_word_file_ends_in_a_clear_refusal_in_bounded_time() -> None:
    verdicts: Counter[type[SigdocsError]] = Counter()
    slowest = 0.0
    for file in FILES:
        content = file.read_bytes()
        started = time.perf_counter()
        with pytest.raises(REFUSALS) as refused:
            parse(content, suffix=file.suffix, definitions=form_definitions())
        slowest = max(slowest, time.perf_counter() - started)
        verdicts[refused.type] += 1
    assert len(FILES) >= 370
    assert verdicts[NotAForm] > 0.9 * len(FILES)
    assert slowest < 5


def macros(file: Path) -> bool:
    content = file.read_bytes()
    return content[:2] == b"PK" and (b"vbaProject" in content or file.suffix in (".docm", ".dotm"))


@pytest.mark.parametrize("file", [f for f in FILES if macros(f)], ids=lambda f: f.name)
def test_a_file_with_macros_is_unsafe(file: Path) -> None:
    with pytest.raises(Unsafe):
        parse(file.read_bytes(), suffix=".docx", definitions=form_definitions())


def test_the_walker_loses_no_words_of_foreign_files() -> None:
    """The counter joins formulas and moved words otherwise than Word: 1 in 500 is its own noise."""
    words = lost = 0
    for file in FILES:
        try:
            found = package_ledger(file.read_bytes())
        except SigdocsError:
            continue
        words += found.words
        lost += len(found.lost)
    assert words > 50_000
    assert lost <= words / 500
