"""Words in = words out, over every sample and over every construct that Word has for words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from sigdocs.parsing.ledger import ledger
from sigdocs.reference.definitions import form_definitions
from tests.conftest import SHARED
from tests.parsing.cases import NOTIFICATION
from tests.parsing.hands import Hand, fill_in

SAMPLES = sorted((SHARED / "samples").glob("*.docx"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.stem)
def test_no_word_of_a_sample_is_lost(sample: Path) -> None:
    found = ledger(sample.read_bytes(), form_definitions())
    assert found.words > 500
    assert found.lost == ()


def test_words_that_the_reader_does_not_reach_show_as_lost() -> None:
    orphan = "<x><y>unreached words</y></x>"
    content = fill_in(form_definitions()[0], NOTIFICATION, Hand())
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/orphan.xml", orphan)
    assert ledger(content, form_definitions()).lost == ()
    assert ledger(out.getvalue(), form_definitions()).lost == ("unreached", "words")
