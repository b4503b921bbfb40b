"""Single words for a belief or an origin ("Sunni", "Romany"): no names, and no short forms of names."""

from __future__ import annotations

from functools import lru_cache

from sigdocs.model.policy import Words


@lru_cache(maxsize=4)
def belief_words(words: Words) -> frozenset[str]:
    """The patterns of religions and ethnicities that are single words, as they are written."""
    patterns = (*words.religions, *words.ethnicities)
    return frozenset(p.rstrip("s?") for p in patterns if p.replace("?", "").isalpha())
