"""Applies what IG decided over what the policy proposes: to every mention, in every document.

Whoever raised the concern in confidence and suspected privileged passages are above the table
(12, 2a): a ruling may still keep them, and says then that IG recorded it so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sigdocs.minimisation.decide import Decided
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.text import Passage
from sigdocs.model.minimised import Action
from sigdocs.model.people import Category
from sigdocs.model.reviews import Ruling, Verdict

_REASON = "Decided by Information Governance."
_EVIDENCE = "IG"


def ruled_marks(passage: Passage, marks: Sequence[Mark], rulings: Sequence[Ruling]) -> list[Mark]:
    """Marks for words that no finder could explain and that IG wants changed."""
    found: list[Mark] = []
    for ruling in rulings:
        if ruling.category is not Category.UNEXPLAINED or ruling.verdict not in _CHANGING:
            continue
        for spelling in ruling.spellings:
            for place in _pattern(spelling.reveal()).finditer(passage.text):
                mark = Mark(
                    start=place.start(),
                    end=place.end(),
                    category=Category.UNEXPLAINED,
                    evidence=_EVIDENCE,
                )
                if not any(_covers(other, mark) for other in (*marks, *found)):
                    found.append(mark)
    return found


def overrule(decided: Decided, words: str, rulings: Sequence[Ruling]) -> Decided:
    """The decision on a mark whose words are ``words``, as IG ruled; the latest ruling counts."""
    for ruling in reversed(rulings):
        if ruling.is_about(decided.category, decided.mark.person, words):
            return _ruled(decided, words, ruling)
    return decided


def _covers(other: Mark, mark: Mark) -> bool:
    """Whether all of ``mark`` is dealt with; a sentence that holds a name of its own is not."""
    return other.start <= mark.start and mark.end <= other.end


_CHANGING = (Verdict.REMOVE, Verdict.CHANGE)


def _ruled(decided: Decided, words: str, ruling: Ruling) -> Decided:
    if ruling.verdict is Verdict.AGREE:
        return decided
    if ruling.verdict is Verdict.KEEP:
        return replace(decided, action=Action.KEPT, replacement=words, reason=_REASON)
    if ruling.verdict is Verdict.CHANGE:
        return replace(
            decided, action=Action.GENERALISED, replacement=ruling.replacement, reason=_REASON
        )
    return replace(decided, action=Action.REMOVED, replacement="[words removed]", reason=_REASON)


def _pattern(words: str) -> re.Pattern[str]:
    """The words wherever they stand by themselves, whatever their case and spacing."""
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)
