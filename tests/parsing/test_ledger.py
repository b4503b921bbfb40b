"""Words in = words out, over every sample and over every construct that Word has for words."""

from __future__ import annotations

from pathlib import Path

import pytest

from sigdocs.parsing.ledger import ledger
from sigdocs.reference.definitions import form_definitions
from tests.conftest import SHARED

SAMPLES = sorted((SHARED / "samples").glob("*.docx"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.stem)
def test_no_word_of_a_sample_is_lost(sample: Path) -> None:
    found = ledger(sample.read_bytes(), form_definitions())
    assert found.words > 500
    assert found.lost == ()
