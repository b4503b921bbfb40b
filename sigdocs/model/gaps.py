"""Text without the marks that minimisation leaves ("[NHS number removed]"), for letters.

In a form the marks show the Group that something stood there. In a letter they would read like gaps
that somebody forgot to fill in, so they go, with the label in front of them ("NHS No"). A sentence
that says nothing without what was removed goes as a whole.
"""

from __future__ import annotations

import re

_MARK = r"\[[^\[\]]{2,60}? (?:removed|withheld)\]"
_LABEL = (
    r"(?:(?:NHS|GMC|NMC|GDC|GPhC|HCPC|NI|PPA|hospital|claims?|case|patient|unit|MRN|registration|"
    r"passport|vehicle|reference|ref|tel|telephone|phone|mobile|fax|e-?mail|address|postcode|DOB|"
    r"date of birth|born|bleep|ext|extension|aged?)\.?\s+)?"
    r"(?:(?:no|nos|number|num|pin|ref|reference|case|file|registration|on)\b\.?\s*)?:?\s*"
)
_IN_BRACKETS = re.compile(rf"\s*\(\s*{_LABEL}{_MARK}(?:\s*[,;/]\s*{_LABEL}{_MARK})*\s*\)", re.I)
# Only where the sentence can do without it: before a stop or a bracket, not "seen by [...] and".
_BARE = re.compile(
    rf"(?:\s*[,;–-]\s*(?:(?:of|from|at|in)\s+)?|\s+)?(?<!\w){_LABEL}{_MARK}(?=\s*(?:[.,;:)]|$))",
    re.IGNORECASE,
)
# Between two commas, with the verb after the second: neither comma is needed any more.
_BEFORE_VERB = re.compile(
    rf"\s*,\s*(?:(?:of|from|at|in)\s+)?{_LABEL}{_MARK}\s*,\s+(?=(?:was|were|is|are|has|had|did|lost|"
    r"came|went|got|told|felt|fell|could|would|may|might|rang|saw|gave|took|began|left|\w+ed)\b)",
    re.IGNORECASE,
)
# "when the nurse was [...], and": the clause says nothing without it.
_CLAUSE = re.compile(
    rf"\s*,?\s*\b(?:when|while|because|since|although|though|after|before|who|which)\b[^,.;:\[\]]{{0,60}}?"
    rf"\b(?:is|was|are|were|been|being|with|of|from|to|by|had|has|have)\s+{_MARK}(?=\s*[.,;:)])",
    re.IGNORECASE,
)
_AT_THE_END = re.compile(rf"{_MARK}\W*$")
_HANGING = re.compile(
    r"\b(?:is|was|are|were|be|been|by|with|of|to|at|from|in|for|the|(?-i:an?)|and|or|as|called|named)"
    r"\s*[.,;:]?$",
    re.IGNORECASE,
)
_SPACES = (
    (re.compile(r"\s+([.,;:!?)])"), r"\1"),
    (re.compile(r"([.,;:])(?:\s*[,;:])+"), r"\1"),
    (re.compile(r",\s*\."), "."),
    (re.compile(r"(?<!\.)\.\s*\.(?!\.)"), "."),
    (re.compile(r"[ \t]{2,}"), " "),
)


def without_gaps(sentences: list[str]) -> str:
    """The sentences of one line, joined, without marks and without those that then say nothing."""
    kept = []
    for sentence in sentences:
        plain = _tidied(
            _BARE.sub("", _BEFORE_VERB.sub(" ", _CLAUSE.sub("", _IN_BRACKETS.sub("", sentence))))
        )
        ends = _AT_THE_END.search(sentence)
        says_nothing = plain != sentence and (ends and _HANGING.search(plain))
        if plain.strip(" .,;:") and not says_nothing:
            kept.append(plain)
    return " ".join(kept)


def _tidied(text: str) -> str:
    for pattern, better in _SPACES:
        text = pattern.sub(better, text)
    return text.strip(" ,;")
