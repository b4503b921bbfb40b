"""Identifiers by their shape alone: what looks like one and is none."""

from __future__ import annotations

from sigdocs.model.people import Category
from sigdocs.proofing.shapes import NUMBERS, find


def test_ten_figures_inside_a_hash_are_no_nhs_number() -> None:
    number = "9434765919"  # passes modulus 11
    digest = "a" * 27 + number + "b" * 27
    assert len(digest) == 64
    assert list(find(NUMBERS, f"Hash {digest}")) == []
    assert [code for code, _ in find(NUMBERS, f"a{number}b")] == [Category.NHS_NUMBER]
    assert [code for code, _ in find(NUMBERS, f"NHS no {number}")] == [Category.NHS_NUMBER]
