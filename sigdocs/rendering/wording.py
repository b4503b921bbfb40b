"""How things are said in a document: dates, places on the form, paragraphs, lists.

Plain English only; nothing here reads a form or a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from sigdocs.model.definitions import Question

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SIGN_OFF = re.compile(r"signoff(?P<first>\d+)(?:-(?P<last>\d+))?\.(?P<part>name|date)")

NO_FUNCTION = "Function not known"
"""What stands where the form does not tell which function raised the concern."""


def say_date(day: date | None, *, otherwise: str = "") -> str:
    """A date as "10 December 2026"; ``otherwise`` where there is none."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else otherwise


def say_status(code: str) -> str:
    """Where a case stands, in plain words: "with-ig" is "with Information Governance"."""
    return "with Information Governance" if code == "with-ig" else code.replace("-", " ")


def say_weekday(day: date) -> str:
    """A date as "Thursday 10 December 2026", for a deadline."""
    return f"{_WEEKDAYS[day.weekday()]} {say_date(day)}"


def say_list(things: Sequence[str]) -> str:
    """Things as "a, b and c"."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"


def capitalised(text: str) -> str:
    """A text that starts with a capital; all else as it is."""
    return text[:1].upper() + text[1:]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: split at line feeds, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def unmarked(lines: Iterable[str]) -> list[str]:
    """Lines without a bullet or number in front: the template brings its own."""
    found = (
        re.sub(r"^(?:[-–•*‣▪·]|\(?\d{1,2}[.)]|\(?[A-Za-z]\))\s+", "", line).strip()
        for line in lines
    )
    return [line for line in found if line]


def place_of(question: Question, occurrence: int = 1) -> str:
    """Where a question stands on the form, as a person would say it.

    "Section 3, question a"; "Sign-off of sections 1 and 2: name"; "Section 4, question f: date".
    """
    signed = _SIGN_OFF.fullmatch(question.id)
    if signed:
        return _sign_off(signed, occurrence)
    letter = "".join(c for c in question.id.partition(".")[0] if c.isalpha())
    again = f" (number {occurrence})" if occurrence > 1 else ""
    part = ": date" if question.id.endswith(".date") else ""
    return f"Section {question.section}, question {letter}{again}{part}"


def _sign_off(signed: re.Match[str], occurrence: int) -> str:
    first, last = signed["first"], signed["last"]
    sections = f"sections {first} and {last}" if last else f"section {first}"
    again = f" (meeting {occurrence})" if occurrence > 1 else ""
    return f"Sign-off of {sections}{again}: {signed['part']}"
