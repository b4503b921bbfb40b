"""Decides where each label of a form stands: exact places first, then slips, then odd orders."""

from __future__ import annotations

from sigdocs.model.forms import Notice
from sigdocs.parsing.align import Placed, align
from sigdocs.parsing.labels import Candidate, Page, find_candidates
from sigdocs.parsing.wording import Vocabulary, items


def place_labels(page: Page, known: Vocabulary) -> tuple[list[Placed], list[Notice]]:
    """Where the labels of one form stand, in the order of the file, and what is in doubt."""
    candidates = find_candidates(page, known)
    placed = align(candidates, items(known.definition, _repeats(candidates, known)))
    return placed, []


def _repeats(candidates: list[Candidate], known: Vocabulary) -> int:
    """How often the section that may be copied seems to stand in the file."""
    repeated = {q.id for q in known.definition.questions if q.repeats and q.shape == "text"}
    return max(1, sum(bool(repeated & set(c.keys)) for c in candidates))
