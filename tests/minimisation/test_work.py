"""The work grows with the length of hostile text, not with its square: calls are counted, not time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from tests.minimisation.forms import minimised

_LETTERS = "abcdefghij"


def calls(action: Callable[[], object]) -> int:
    """How many functions were called, built-in ones too."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


def people(count: int) -> str:
    """As many people with names of their own."""
    return " ".join(
        f"Dr {_LETTERS[n % 10].upper()}{_LETTERS[n // 10 % 10]}rk{_LETTERS[n // 100 % 10]}ow came."
        for n in range(count)
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "Dr A " * n * 3,
        lambda n: "A-" * n * 3,
        lambda n: "Ab-" * n * 3,
        lambda n: "A, " * n * 3,
        lambda n: "on 3 May 2026 " * n,
        lambda n: "aged 44, " * n,
        people,
    ],
    ids=["titles", "letters", "hyphens", "commas", "dates", "ages", "people"],
)
def test_twice_the_text_is_twice_the_work(make: Callable[[int], str]) -> None:
    minimised({"1f": make(20)})
    once, twice = (calls(lambda n=n: minimised({"1f": make(n)})) for n in (100, 200))
    assert twice < 3 * once  # the square would be four; what the caches hold moves it a little
