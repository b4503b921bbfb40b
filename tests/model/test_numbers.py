"""Numbers in words."""

from __future__ import annotations

import pytest

from sigdocs.model.numbers import in_letters, read_number, say_number


@pytest.mark.parametrize(
    ("number", "said"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1200, "1,200")]
)
def test_counts_up_to_twelve_are_said_in_words(number: int, said: str) -> None:
    assert say_number(number) == said


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("81", 81),
        ("eighty-one", 81),
        ("Forty three", 43),
        ("nineteen", 19),
        ("seventy year old", 70),
        ("a hundred", 100),
        ("several", 0),
    ],
)
def test_a_number_is_read_from_figures_and_words(written: str, number: int) -> None:
    assert read_number(written) == number


@pytest.mark.parametrize(
    ("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_letters_go_on_after_z(number: int, letters: str) -> None:
    assert in_letters(number) == letters
