"""Non-answers, and real answers that look like them (phrasings.json): states decide, not strings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sigdocs.parsing.states import state_of

PHRASINGS = json.loads(Path(__file__).with_name("phrasings.json").read_text("utf-8"))


@pytest.mark.parametrize(
    "row", PHRASINGS["non_answers"], ids=lambda r: f"{r['question']} {r['text']}"
)
def test_a_non_answer_has_its_state(row: dict[str, str]) -> None:
    assert state_of(row["text"], question=row["question"]) == row["state"]


@pytest.mark.parametrize(
    "row", PHRASINGS["answers"], ids=lambda r: f"{r['question']} {r['text'][:60]}"
)
def test_an_answer_that_looks_like_one_is_an_answer(row: dict[str, str]) -> None:
    assert state_of(row["text"], question=row["question"]) == "answered"


def test_there_are_sixty_of_each() -> None:
    assert len(PHRASINGS["non_answers"]) >= 60
    assert len(PHRASINGS["answers"]) >= 60
