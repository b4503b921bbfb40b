"""England's working days, as a value that stages are given."""

from __future__ import annotations

from functools import cache

from sigdocs.model.rules import WorkingDays

# The guidance began in 2019; forms may name meetings some years ahead.
_YEARS = range(2018, 2041)


@cache
def working_days() -> WorkingDays:
    """Monday to Friday without England's bank holidays, 2018 to 2040.

    Moved days (Boxing Day on a Monday, the Jubilee, a coronation) are in the library's tables;
    days proclaimed later come with its next release.
    """
    import holidays  # 0.1 s that reading a form should not pay

    found = holidays.country_holidays("GB", subdiv="ENG", years=_YEARS)
    return WorkingDays(holidays=frozenset(found))
