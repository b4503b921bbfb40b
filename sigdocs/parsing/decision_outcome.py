"""Which of the four outcomes a decision is (19): action, none, deferred, enhanced process."""

from __future__ import annotations

import re

from sigdocs.model.decisions import Outcome

_ENHANCED = re.compile(
    r"\b(?:agreed|move|moved|use|activate[ds]?|invoke[ds]?|adopt|start|escalat\w+|switch"
    r"|under)\b[^.\n]{0,60}\benhanced (?:significant concerns )?process"
    r"|\benhanced (?:significant concerns )?process\b[^.\n]{0,40}\b(?:agreed|activated|be used"
    r"|to start|invoked|opened)",
    re.IGNORECASE,
)
_DEFERRED = re.compile(
    r"^\W*(?:decision[:\s-]*)?defer"
    r"|\b(?:decision|case|matter|item|notification|consideration|paper"
    r"|discussion)\b[^.\n]{0,40}\b(?:deferred|adjourned|postponed|held over|carried (?:over"
    r"|forward))"
    r"|\b(?:agreed|decided|resolved) to (?:defer|adjourn|postpone|hold over)\b"
    r"|\bno decision (?:could|was|can|is|today|at this)|\bunable to (?:reach|take|make) a decision"
    r"|\b(?:deferred|deferring|adjourned) (?:to|until|for|pending)\b",
    re.IGNORECASE,
)
_NO_ACTION = re.compile(
    r"\bnot (?:persuaded|satisfied|convinced|agreed"
    r"|of the view) that [^.]{0,50}\baction\b[^.]{0,20}\b(?:needed|required|necessary)"
    r"|\bno (?:further |additional |other |organisational |organisation-level )*(?:action"
    r"|steps?)\b(?! (?:was|is|were|had been|would be)?\s*(?:reject|not|discount|ruled))"
    r"|\bnot to (?:take|share|proceed)\b|\bnothing further (?:to be done|is needed|is required"
    r"|needed|required)"
    r"|\b(?:does not|did not|doesn't|didn't) (?:meet|reach|cross|pass) the threshold"
    r"|\bthreshold (?:was |is )?not (?:met|reached)"
    r"|\bno need (?:for|to take) [\w ]{0,30}action",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|reject\w*|rather than|ruled out|discount\w*|instead of|no need|against"
    r"|considered)\b[^.]{0,40}$",
    re.IGNORECASE,
)

_NEAR = 100


def outcome_of(statement: str, *, has_steps: bool) -> Outcome:
    """The outcome. Deferral and "no action" are looked for where the decision stands: at its start.

    ``has_steps``: actions or recipients were agreed, so that "no further action" elsewhere is a reason.
    """
    opening = " ".join(re.split(r"(?<=[.!?])\s+|\n+", statement.strip())[:4])
    if _found(_ENHANCED, statement):
        return Outcome.ENHANCED
    if _found(_DEFERRED, opening):
        return Outcome.DEFERRED
    if _found(_NO_ACTION, opening) and (not has_steps or _opens_with_no_action(opening)):
        return Outcome.NO_ACTION
    return Outcome.ACTION


def _found(pattern: re.Pattern[str], text: str) -> bool:
    return any(
        not _DENIED.search(text[max(0, m.start() - _NEAR) : m.start()])
        for m in pattern.finditer(text)
    )


def _opens_with_no_action(opening: str) -> bool:
    first = re.split(r"(?<=[.!?])\s+", opening, maxsplit=1)[0]
    return bool(_found(_NO_ACTION, first)) and not re.search(r"\boption\b", first, re.IGNORECASE)
