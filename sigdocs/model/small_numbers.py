"""Small numbers, as NHS England publishes hospital statistics since 2018.

Counts from 1 to the limit are not printed, all others are rounded to the nearest five: neither a row
nor the difference between rows and their total then gives a case away.
"""

from __future__ import annotations

_STEP = 5


def shown_count(count: int, limit: int) -> str:
    """A count as it may be printed; with a limit of 0 as it is."""
    if not limit or not count:
        return f"{count:,}"
    if count <= limit:
        return f"1 to {limit}"
    return f"{max(_STEP * ((2 * count + _STEP) // (2 * _STEP)), _STEP):,}"


def is_small(count: int, limit: int) -> bool:
    """Whether a count is not printed."""
    return 0 < count <= limit
