"""Finds what makes a whole fail, by halving it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def failing(items: Sequence[T], works: Callable[[Sequence[T]], bool]) -> list[T]:
    """The items that fail by themselves, in order.

    Args:
        items: say the cases of a pack that cannot be converted.
        works: whether a whole made of some of them can be made; called about 2 log2(n) times for each
            failing item.

    Returns:
        An empty list also where only the combination fails: the caller then blames the whole.
    """
    if not items or works(items):
        return []
    if len(items) == 1:
        return [items[0]]
    middle = len(items) // 2
    return failing(items[:middle], works) + failing(items[middle:], works)
