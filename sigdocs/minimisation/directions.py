"""Directions in 2f, 2g, 4a and 8d: what to leave out, when, to whom only, and what to say (22, domain).

What words make a wish is told in ``wishes``; here they are found sentence by sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sigdocs.minimisation.sentences import worth_reading
from sigdocs.minimisation.text import Passage
from sigdocs.minimisation.wishes import BODIES, KINDS, kind_of
from sigdocs.model.minimised import Direction
from sigdocs.model.personal import PersonalText

_QUESTIONS = ("2f", "2g", "4a", "8d")
_BODY = re.compile(rf"\b{BODIES}\b")


def directions(passage: Passage) -> Iterator[Direction]:
    """Wishes in 2f, 2g, 4a and 8d, sentence by sentence, each of one kind."""
    if passage.question not in _QUESTIONS:
        return
    for start, sentence, live in worth_reading(passage, tuple(KINDS)):
        small = sentence.strip()
        kind = kind_of(small, live)
        if kind == "only-to" and not _BODY.search(small):
            kind = "handle"  # "addressee only" names nobody whom a letter could be checked against
        if kind:
            words = passage.text[start : start + len(sentence)].strip()
            yield Direction(question=passage.question, text=PersonalText(words), kind=kind)
