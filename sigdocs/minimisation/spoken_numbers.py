"""Numbers read out and typed as they were heard: "nine one seven four two double six".

Six figures or more, with or without single letters and "stroke"; what is read out is a number that points to
somebody, or nobody would have read it out. The kind is told by the words before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sigdocs.minimisation.marks import Mark
from sigdocs.model.numbers import TENS, UNITS
from sigdocs.model.people import Category

_FIGURE = rf"(?:{'|'.join((*UNITS, 'oh', 'nought'))})"
_TENS = rf"(?:{'|'.join(TENS)})"
_SAID = rf"(?:(?:double|treble|triple) {_FIGURE}|{_TENS}(?:[ -]{_FIGURE})?|{_FIGURE})"
_OTHER = r"(?:stroke|slash|dash|hyphen|dot|point|oblique|capital|[A-Z]{1,3})"
_RUN = re.compile(
    rf"(?<![\w-])(?:(?-i:[A-Z]{{1,2}}) )?{_SAID}(?:(?:, ?|[ -])(?:{_SAID}|(?-i:{_OTHER}))){{3,30}}(?![\w-])",
    re.I,
)
_TWO = rf"{_TENS}(?:[ -](?:{'|'.join(UNITS[1:10])}))?"
_SAYS = re.compile(rf"(?P<many>double |treble |triple )?(?:(?P<ten>{_TWO})|{_FIGURE})\b", re.I)
_AMONG = {"double": 2, "treble": 3, "triple": 3}
_KINDS = (
    (Category.GMC_NUMBER, r"GMC"),
    (Category.NMC_PIN, r"NMC|PIN"),
    (Category.GDC_NUMBER, r"GDC"),
    (Category.GPHC_NUMBER, r"GPhC"),
    (Category.HCPC_NUMBER, r"HCPC|GOC"),
    (Category.NHS_NUMBER, r"NHS"),
    (Category.PHONE, r"phone|mobile|tel|ring|rang|call(?:ed)?|extension|bleep"),
    (Category.CLAIM_REFERENCE, r"claim|case|reference|ref|matter|datix|incident"),
    (Category.HOSPITAL_NUMBER, r"hospital|unit|MRN"),
    (Category.PASSPORT, r"passport|licence"),
)
_LABEL = re.compile("|".join(rf"(?P<k{n}>\b(?:{p})\b)" for n, (_, p) in enumerate(_KINDS)), re.I)
_LEAST = 6


def spoken_numbers(text: str) -> Iterator[Mark]:
    """Every number of six figures or more that is written in words, figure by figure."""
    for match in _RUN.finditer(text):
        if _figures(match.group()) >= _LEAST:
            yield Mark(
                start=match.start(),
                end=match.end(),
                category=_kind(text[max(0, match.start() - 40) : match.start()], match.group()),
                evidence="number read out figure by figure",
                confidence=0.9,
            )


def _figures(said: str) -> int:
    """How many figures were read out: "double six" is two, "twenty four" is two."""
    found = 0
    for match in _SAYS.finditer(said):
        found += _AMONG.get((match["many"] or "").strip().lower(), 1) * (2 if match["ten"] else 1)
    return found


def _kind(before: str, said: str) -> Category:
    labels = list(_LABEL.finditer(before))
    if labels:
        return _KINDS[int((labels[-1].lastgroup or "k0")[1:])][0]
    if re.match(r"(?:oh|zero)\b", said, re.I):
        return Category.PHONE
    return Category.NHS_NUMBER if _figures(said) == 10 else Category.CLAIM_REFERENCE
