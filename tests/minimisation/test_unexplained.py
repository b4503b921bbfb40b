"""The reviewer's list: what no finder explains, in capitals or not, the likeliest first."""

from __future__ import annotations

import pytest

from sigdocs.minimisation.tagger import names_model
from sigdocs.minimisation.text import passage
from sigdocs.minimisation.unexplained import ranked, unexplained
from sigdocs.reference.purposes import minimisation_policy

POLICY = minimisation_policy()
MODEL = names_model(POLICY.names_model, POLICY.words.forenames)


def listed(text: str) -> list[str]:
    """The words that are listed of a text in which nothing was found."""
    rows = tuple(unexplained(passage("1f", 1, text), (), POLICY.words, MODEL))
    return [row.text.reveal() for row in ranked(rows, MODEL)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It was late and the team gurpreet is in was short.", "gurpreet"),
        ("Nobody had told the nurse thandiwe about it.", "thandiwe"),
        ("It was later that mandeep said so.", "mandeep"),
        ("On file as QR-77-10442 since then.", "QR-77-10442"),
        ("The number 88123456 was on the band.", "88123456"),
    ],
)
def test_what_may_point_to_somebody_is_listed_without_capitals_too(text: str, word: str) -> None:
    assert word in listed(text)


@pytest.mark.parametrize(
    "text",
    [
        "The patient was told that the midwife said it was late and the doctor is away.",
        "She had metoclopramide and the registrar was asked about thrombocytopenia.",
        "From 2021-2026 and 2025/26, on 12/05/2026, at 09-10.",
        "The invoice no. QR-77-10442 was paid.",
    ],
)
def test_ordinary_and_medical_words_and_years_are_not_listed(text: str) -> None:
    assert listed(text) == []


def test_names_of_the_lists_come_first_and_what_is_covered_not_at_all() -> None:
    text = "Then 88123456 was on the band of Gurpreet."
    assert listed(text) == ["Gurpreet", "88123456"]
    one = passage("1f", 1, text)
    rows = tuple(unexplained(one, [(0, len(text))], POLICY.words, MODEL))
    assert rows == ()
