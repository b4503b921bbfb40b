"""Each row of indicators.toml carries what it must and must not match; each is tested by itself."""

from __future__ import annotations

import pytest

from sigdocs.model.rules import Indicator
from sigdocs.reference.indicators import indicators


@pytest.mark.parametrize("row", indicators(), ids=lambda r: r.key)
def test_an_indicator_matches_what_it_must_and_nothing_it_must_not(row: Indicator) -> None:
    assert [t for t in row.must_match if not row.matches(t)] == []
    assert [t for t in row.must_not_match if row.matches(t)] == []


@pytest.mark.parametrize("row", indicators(), ids=lambda r: r.key)
def test_the_quick_look_for_words_never_hides_a_sign(row: Indicator) -> None:
    assert [t for t in row.must_match if not row.may_be_in(t.lower())] == []
