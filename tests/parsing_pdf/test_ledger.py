"""The loss ledger of PDFs, and its line under what `sigdocs read` prints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sigdocs.model.forms import FormKind
from sigdocs.parsing import pdf_ledger as counted
from sigdocs.reference.definitions import form_definition, form_definitions
from tests.conftest import ROOT
from tests.parsing.cases import NOTIFICATION
from tests.parsing.hands import Hand, fill_in
from tests.parsing_pdf import fillable, printed

HANDS = {**printed.HANDS, **fillable.HANDS}
LINE = re.compile(
    r"Words in the file: (\d+); accounted for: (\d+); lost: 0; not assigned to any question: 0\."
)


@pytest.mark.parametrize("hand", HANDS)
def test_no_word_of_a_pdf_is_lost(hand: str) -> None:
    found = counted.pdf_ledger(HANDS[hand][1](), form_definitions())
    assert found.words > 40
    assert found.lost == ()


def test_a_word_that_was_dropped_shows_as_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counted, "_texts", lambda form: iter(()))
    found = counted.pdf_ledger(HANDS["boxed"][1](), form_definitions())
    assert "saltmarsh" in found.lost


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_reading_ends_with_the_ledger(tmp_path: Path, ending: str) -> None:
    word = fill_in(form_definition(FormKind.NOTIFICATION), NOTIFICATION, Hand())
    file = tmp_path / f"form.{ending}"
    file.write_bytes(word if ending == "docx" else HANDS["boxed"][1]())
    command = [str(Path(sys.executable).parent / "sigdocs"), "read", str(file)]
    shown = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    line = LINE.search(" ".join(shown.stdout.split()))
    assert line is not None
    assert line[1] == line[2]
    assert int(line[1]) > 300
