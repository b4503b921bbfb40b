"""Which options of 3a a decision takes up: "Option 2 agreed", "Agreed (b)", "as recommended"."""

from __future__ import annotations

import re

_REFERENCE = re.compile(
    r"\boptions?\s+(?P<many>(?:\(?[A-Za-z0-9]{1,2}\)?(?:\s*(?:,|and|&|\+|with"
    r"|plus)\s*(?=\(?[A-Za-z0-9]{1,2}\)?\b))?)+)"
    r"|\((?P<one>[a-h0-9])\)",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:not|reject\w*|rather than|declined|against|instead of)\b", re.IGNORECASE
)
_RECOMMENDED = re.compile(
    r"\b(?:as recommended|recommend(?:ation|ed)\w* (?:\w+ ){0,4}(?:agreed|accepted|approved"
    r"|supported|endorsed)"
    r"|(?:agreed|accepted|approved|supported|endorsed) (?:\w+ ){0,4}recommend\w+)\b",
    re.IGNORECASE,
)
_ALL_AGREED = re.compile(
    r"\b(?:all|both)(?: \w+){0,2} (?:were |are )?(?:agreed|accepted|approved|supported)\b"
    r"|\bagreed (?:to |with )?(?:all|both)\b",
    re.IGNORECASE,
)
_NEAR = 80
_OPTION = re.compile(
    r"^\s*(?:option\s+)?\(?(?P<mark>[A-Za-z]|\d{1,2})[).:\s\u2013-]", re.IGNORECASE
)


def chosen_options(statement: str, options: str, recommended: str) -> tuple[str, ...]:
    """The first line of each option at 3a that the statement takes up; 3b when "as recommended"."""
    marks = _marks(statement)
    if _RECOMMENDED.search(statement):
        marks += _marks(recommended)
    found = [_option(mark, options) for mark in dict.fromkeys(marks)]
    kept = tuple(option for option in found if option)
    if kept or not _RECOMMENDED.search(statement):
        return kept
    return (recommended,)


def takes_up_all(statement: str) -> bool:
    """Whether it agrees to everything that was recommended: "All four agreed", "as recommended"."""
    return bool(_ALL_AGREED.search(statement) or _RECOMMENDED.search(statement))


def _marks(text: str) -> list[str]:
    found: list[str] = []
    for sentence in re.split(r"(?<=[.;])\s+|\n", text):
        for match in _REFERENCE.finditer(sentence):
            if not _REFUSED.search(sentence[max(0, match.start() - _NEAR) : match.start()]):
                many = match["many"] or match["one"]
                found += [m.casefold() for m in re.findall(r"\b([A-Za-z]|\d{1,2})\b", many)]
    return [mark for mark in found if mark not in ("a",) or len(found) < 3]


def _option(mark: str, options: str) -> str:
    for line in options.splitlines():
        found = _OPTION.match(line)
        if found and found["mark"].casefold() == mark:
            return line[found.end() :].split(":")[0]
    return ""
