"""Whether an answer only points to another question: "See 1f", "as per section 2", "2c above".

A vocabulary, as in ``waiting``: when the words of pointing are taken out, nothing but the places
pointed to may be left. One word about anything else makes it an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 90  # characters
_WORD = re.compile(r"[^\s.,;:()\[\]/&+-]+")
_PLACE = re.compile(r"q?([1-8])?([a-l])?")
_POINTING = """
    see refer as per under covered described detailed answered stated same above below box question section
    answer answers response explained dealt given
"""
_BESIDE = """
    please pls to in at on the my our this that form responses questions boxes sections part parts item
    point paragraph para q set out details detail for and already of previously also with information
    entry provided full further fully earlier no number or both
"""
_POINTS = frozenset(_POINTING.split())
_WORDS = _POINTS | frozenset(_BESIDE.split())


def points_to(folded: str) -> tuple[str, ...]:
    """The questions ("1f"), letters ("f") and sections ("2") that a whole answer points to.

    Args:
        folded: the answer, case folded. An answer that says anything else points nowhere: ().
    """
    if len(folded) > _LONGEST:
        return ()
    places: list[str] = []
    is_pointing = False
    words = _WORD.findall(folded)
    for number, word in enumerate(words):
        place = _PLACE.fullmatch(word)
        if place and (place[1] or (place[2] and number)):
            places.append((place[1] or "") + (place[2] or ""))
        elif word in _WORDS:
            is_pointing |= word in _POINTS
        else:
            return ()
    return tuple(_joined(places)) if is_pointing else ()


def _joined(places: Iterable[str]) -> list[str]:
    """The places, a section's number and the letter after it ("2 (c)") as one."""
    found: list[str] = []
    for place in places:
        if len(place) == 1 and place.isalpha() and found and found[-1].isdigit():
            found[-1] += place
        else:
            found.append(place)
    return found


def is_pointed_at(question: str, places: Iterable[str], *, asked_in: str) -> bool:
    """Whether one of the places is a question; a bare letter counts in the asking question's section."""
    if question == asked_in:
        return False
    wanted = {p if p[0].isdigit() else asked_in[:1] + p for p in places}
    return question in wanted or question[:1] in wanted
