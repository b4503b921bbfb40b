"""Numbers in words, said and read: the one home of "twelve" and "eighty-one"."""

from __future__ import annotations

import re
from itertools import chain

UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
"""The words for 0 to 19, in order."""
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
"""The words for 20 to 90, in order."""
VALUES = dict(
    chain(((w, n) for n, w in enumerate(UNITS)), ((w, 20 + 10 * n) for n, w in enumerate(TENS)))
)
"""What each of these words is worth."""
_IN_WORDS = 12


def say_number(number: int) -> str:
    """A count in words up to twelve ("no" for none), else in figures with commas."""
    if number == 0:
        return "no"
    return UNITS[number] if 0 < number <= _IN_WORDS else f"{number:,}"


def read_number(written: str) -> int:
    """The number that figures or words tell: "81" and "eighty-one" are 81; 0 where they tell none."""
    figures = re.search(r"\d+", written)
    if figures:
        return int(figures.group())
    words = re.findall(r"[a-z]+", written.lower())
    if "hundred" in words:
        return 100
    return sum(VALUES.get(word, 0) for word in words)


def in_letters(number: int) -> str:
    """The letters that count: A for 0, Z for 25, then AA."""
    earlier = in_letters(number // 26 - 1) if number >= 26 else ""
    return earlier + chr(ord("A") + number % 26)
