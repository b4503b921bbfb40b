"""Dates told in words: "the third of February", "four july nineteen seventy one"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sigdocs.minimisation.patterns import Pattern
from sigdocs.model.numbers import TENS, UNITS, VALUES

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_FIRST = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
_ORDINALS = {
    **{word: number for number, word in enumerate(_FIRST, 1)},
    "twentieth": 20,
    **{f"twenty {word}": 20 + n for n, word in enumerate(_FIRST[:9], 1)},
    "thirtieth": 30,
    "thirty first": 31,
}
_CARDINALS = {
    **{word: number for number, word in enumerate(UNITS) if number},
    **{f"twenty {word}": 20 + n for n, word in enumerate(UNITS[1:10], 1)},
    "twenty": 20,
    "thirty": 30,
    "thirty one": 31,
}
_ONE = "|".join(UNITS[1:10])
_TEEN = "|".join(UNITS[10:20])
_TEN = "|".join(TENS)
_TWO = rf"(?:(?:{_TEN})(?:[- ](?:{_ONE}))?|{_TEEN}|oh (?:{_ONE}))"
_YEAR = (
    rf"(?:(?P<c>nineteen|twenty) (?P<r>{_TWO})|two thousand(?: and)?(?: (?P<k>{_TWO}|{_ONE}))?|"
    r"(?P<f>(?:19|20)\d\d))"
)


def _either(words: dict[str, int]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "|".join(word.replace(" ", "[- ]") for word in longest)


_MONTH = Pattern(rf"[a-z] (?:{'|'.join(_MONTHS)})\b", re.I)
_SPOKEN = Pattern(
    rf"\b(?:the )?(?:(?P<o>{_either(_ORDINALS)})(?P<of> of)?|(?P<n>{_either(_CARDINALS)})) "
    rf"(?P<m>{'|'.join(_MONTHS)})\b(?:,? {_YEAR}\b| (?:last|this) year\b)?",
    re.I,
)
_TWICE = Pattern(  # "the ninth of the ninth sixty one"
    rf"\b(?:the )?(?P<d>{_either(_ORDINALS)}) of the (?P<m>{'|'.join(_FIRST[:12])})"
    rf"(?:,? (?:of )?(?:{_YEAR}|(?P<t>{_TWO})))?\b(?! (?:of|floor|month|week|day))",
    re.I,
)


def spoken_days(text: str) -> Iterator[tuple[int, int, int, int, int]]:
    """Start, end, day, month and year (0 where none is told) of each date told in words."""
    if " of the " in text:
        yield from _twice(text)
    if not _MONTH.search(text):
        return
    for match in _SPOKEN.finditer(text):
        year = _year(match)
        month = _MONTHS.index(match["m"].lower()) + 1
        if month in (3, 5) and not (year or match["of"]):
            continue  # "the second may", "one march" are no dates by themselves
        said = re.sub(r"[- ]", " ", (match["o"] or match["n"]).lower())
        yield match.start(), match.end(), {**_CARDINALS, **_ORDINALS}[said], month, year


def _twice(text: str) -> Iterator[tuple[int, int, int, int, int]]:
    for match in _TWICE.finditer(text):
        day, month = (_ORDINALS[re.sub("-", " ", match[g].lower())] for g in ("d", "m"))
        year = 1900 + _value(match["t"]) if match["t"] else _year(match)
        yield match.start(), match.end(), day, month, year


def _year(match: re.Match[str]) -> int:
    if match["f"]:
        return int(match["f"])
    if match["c"]:
        return (1900 if match["c"].lower() == "nineteen" else 2000) + _value(match["r"])
    return 2000 + _value(match["k"] or "") if "thousand" in match.group().lower() else 0


def _value(words: str) -> int:
    return sum(VALUES.get(word, 0) for word in re.findall(r"[a-z]+", words.lower()))
