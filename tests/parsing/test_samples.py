"""Every sample Word form against its truth."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sigdocs.parsing import parse
from sigdocs.reference.definitions import form_definitions
from tests.conftest import SHARED, truths

FOLDER = SHARED / "samples"
WORD = [(form, truth) for form, truth in truths(FOLDER) if form.suffix == ".docx"]


def folded(text: str) -> str:
    """Bullets and white space as one space."""
    return " ".join(re.sub(r"^\s*[-•*]\s+", "", text, flags=re.MULTILINE).split())


def expected(truth: dict[str, Any]) -> dict[tuple[str, int], str]:
    """The true answers by question and occurrence."""
    found: dict[tuple[str, int], str] = {}
    for question, answer in truth["answers"].items():
        if isinstance(answer, str):
            found[question, 1] = answer
            continue
        for number, meeting in enumerate(answer, start=1):
            found[question, number] = meeting["text"]
            found["signoff4.name", number] = meeting["name"]
            found["signoff4.date", number] = meeting["date"]
    return found


def test_the_samples_are_there() -> None:
    if not FOLDER.exists():
        pytest.skip("the shared samples are not beside this project")
    assert len(WORD) >= 20


@pytest.mark.parametrize(("form", "truth"), WORD, ids=[form.stem for form, _ in WORD])
def test_every_answer_of_a_sample_is_read_as_its_truth_says(
    form: Path, truth: dict[str, Any]
) -> None:
    read = parse(form.read_bytes(), suffix=".docx", definitions=form_definitions())
    answers = {(a.question, a.occurrence): folded(a.text.reveal()) for a in read.answers}
    wanted = {key: folded(text) for key, text in expected(truth).items()}
    assert read.kind == truth["form"]
    assert read.edition == truth["version"]
    wrong = [key for key, text in wanted.items() if answers.get(key, "") != text]
    extra = [key for key, text in answers.items() if text and key not in wanted]
    assert (wrong, extra, read.unassigned) == ([], [], ())
