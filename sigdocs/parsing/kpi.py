"""What the KPI questions of a notification were answered: 2h, 5a, 5b, 7a, 7b (Annex D).

People answer in sentences ("Yes, with a clear fallback."), tick boxes, or not at all. Half is not
yes: "Partly" counts as no, since the question asks for all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sigdocs.model.forms import AnswerState, ParsedForm

QUESTIONS = ("2h", "5a", "5b", "7a", "7b")
_TICK = "[☒☑✓✔🗹⊠]"
_BOXED_BEFORE = re.compile(rf"^\W*?(?:☐|{_TICK})\s*(?:yes|no)\b", re.I)
_TICK_BEFORE = re.compile(rf"{_TICK}\s*(yes|no)\b", re.I)
_TICK_AFTER = re.compile(rf"\b(yes|no)\s*:?\s*{_TICK}", re.I)
_BOTH = re.compile(r"^\W*yes\W*(?:/|or|\||☐)?\W*no\W*$", re.I)  # the choice itself, untouched
_WAITS = re.compile(
    r"^\W*(?:not yet|pending|to be|tb[cad]|await|in progress|too early|n/?a\b)", re.I
)
_NO = re.compile(
    r"^\W*(?:no|n|not|none|never|partly|partially|in part|mostly|largely|some|incomplete)\b", re.I
)
_YES = re.compile(
    r"^\W*(?:yes|y|agreed|completed?|confirmed|all|both|fully|done|true|it was|they (?:were|have)|"
    r"we (?:confirm|have)|i (?:confirm|have)|the \w+ (?:was|were|has been|have been))\b",
    re.I,
)
_SAYS_NOT = re.compile(r"\b(?:not|never|no longer|n't|n’t)\b", re.I)


def read_kpis(form: ParsedForm) -> Mapping[str, bool | None]:
    """Each KPI question that has something written: yes, no, or None where it says neither.

    A question that is blank, awaited or does not apply is left out.
    """
    found: dict[str, bool | None] = {}
    for answer in form.answers:
        if answer.question not in QUESTIONS:
            continue
        if answer.state is AnswerState.DECLINED:
            found[answer.question] = False
        elif answer.state is AnswerState.ANSWERED:
            said = _said(answer.text.reveal())
            # At 2h any words that do not decline confirm (the parser tells those that do).
            found[answer.question] = True if said is None and answer.question == "2h" else said
    return found


def _said(text: str) -> bool | None:
    boxes = _TICK_BEFORE if _BOXED_BEFORE.match(text) else _TICK_AFTER
    ticked = {word.casefold() for word in boxes.findall(text)}
    if ticked:
        return ticked == {"yes"} if len(ticked) == 1 else None
    if _BOTH.match(text) or _WAITS.match(text):
        return None
    if re.match(r"^\W*not included\s*:\s*(?:nothing|none)", text, re.I):
        return True
    if _NO.match(text):
        return False
    return _affirmed(text)


def _affirmed(text: str) -> bool | None:
    first = re.split(r"(?<=[.;])\s|\n", text.strip(), maxsplit=1)[0]
    if not _YES.match(first):
        return None
    is_plain = bool(re.match(r"^\W*(?:yes|y)\b", first, re.I))
    return is_plain or not _SAYS_NOT.search(first)
