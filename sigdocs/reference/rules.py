"""Everything that validation is given, from the reference files, in one value."""

from __future__ import annotations

from functools import cache

from sigdocs.model.rules import Rules
from sigdocs.reference.findings import finding_words
from sigdocs.reference.indicators import indicators
from sigdocs.reference.post_holders import functions, posts
from sigdocs.reference.working_days import working_days


@cache
def validation_rules() -> Rules:
    """The rules that ship with sigdocs; five working days' notice (Annex D)."""
    return Rules(
        findings=finding_words(),
        posts=posts(),
        functions=functions(),
        indicators=indicators(),
        working_days=working_days(),
    )
