"""Pseudonyms: "Patient 1", "Relative of Patient 1", "Consultant B". Given once, never changed (17)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, count

from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.people import Book, Entry
from sigdocs.minimisation.slips import is_misspelling
from sigdocs.minimisation.text import Passage
from sigdocs.model.numbers import in_letters
from sigdocs.model.people import Category

_UNTITLED = {
    "Nurse": "Nursing Professional",
    "Midwife": "Midwifery Professional",
    "Pharmacist": "Pharmacy Professional",
}
_CLINICIANS = (Category.PRACTITIONER, Category.OTHER_CLINICIAN)
_HAVE_KIN = (Category.PATIENT, *_CLINICIANS)
_WHOSE = re.compile(r"\b(his|her|their|whose) (?:[\w-]+,? ){1,3}\(?$", re.I)
_NAMES_NEXT = re.compile(r"[\"\u201d'\u2019]?(?: is|:| =| -|,)? \(?")
_OWN_LABEL = Pattern(r"\bPatient (\d{1,2})\b")


def give_labels(
    book: Book, places: dict[str, list[tuple[int, int]]], passages: Sequence[Passage] = ()
) -> None:
    """Label everyone who has none yet, in the order in which the form names them.

    ``places``: for each key the (passage, offset) pairs where the person is mentioned. Where the
    form itself writes "Patient 2", the person whom it calls so gets that number, and nobody else does.
    """
    numbers = _own_numbers(passages, places)
    taken = {int(m.group(1)) for p in passages for m in _OWN_LABEL.finditer(p.text)}
    for entry in book.entries:
        entry.place = min(places.get(entry.key, []), default=(1 << 30, 0))
    waiting = sorted(
        (e for e in book.entries if not e.label), key=lambda e: (not e.is_subject, e.place)
    )
    for entry in waiting:
        if entry.role is not Category.RELATIVE:
            entry.label = numbers.get(entry.key) or _label(entry, book.entries, taken)
    for entry in waiting:
        if entry.role is Category.RELATIVE:
            owner = _owner(entry, book.entries, places, passages)
            entry.relative_of = owner.key if owner else ""
            entry.label = _relative(owner.label if owner else "a patient", book.entries)


def _own_numbers(
    passages: Sequence[Passage], places: dict[str, list[tuple[int, int]]]
) -> dict[str, str]:
    """Whom the form calls "Patient 2" beside the name: '"Patient 2" is Mrs Hale', 'Mrs Hale (Patient 2)'."""
    starts = {place: key for key, rows in places.items() for place in rows}
    found: dict[str, str] = {}
    for number, passage in enumerate(passages):
        for match in _OWN_LABEL.finditer(passage.text):
            after = _NAMES_NEXT.match(passage.text, match.end())
            key = starts.get((number, after.end())) if after else None
            if key and match.group() not in found.values():
                found.setdefault(key, match.group())
    return found


def _label(entry: Entry, others: list[Entry], taken: set[int]) -> str:
    if entry.role is Category.PATIENT:
        number = _next_number("Patient", others)
        return f"Patient {next(n for n in range(number, number + 101) if n not in taken)}"
    if entry.role in _CLINICIANS:
        noun = entry.post or "Clinician"
        if noun.lower() in entry.titles:  # "Nurse May" must not become "Nurse A"
            noun = _UNTITLED.get(noun, "Clinician")
        return f"{noun} {_next_letter(noun, others)}"
    if entry.role is Category.OWN_STAFF:
        return f"NHS Resolution staff member {_next_letter('NHS Resolution staff member', others)}"
    if entry.role is Category.OFFICIAL:
        return f"Official {_next_letter('Official', others)}"
    return f"Person {_next_number('Person', others)}"


def _next_number(noun: str, others: Iterable[Entry]) -> int:
    used = [int(m.group(1)) for e in others if (m := re.fullmatch(rf"{noun} (\d+)", e.label))]
    return max(used, default=0) + 1


def _next_letter(noun: str, others: Iterable[Entry]) -> str:
    used = {e.label for e in others}
    return next(letter for n in count() if f"{noun} {(letter := in_letters(n))}" not in used)


def _relative(whose: str, others: Iterable[Entry]) -> str:
    """As in "Relative of Patient 1", then "Relative 2 of Patient 1"."""
    used = {e.label for e in others}
    labels = chain([f"Relative of {whose}"], (f"Relative {n} of {whose}" for n in count(2)))
    return next(label for label in labels if label not in used)


def _row(text: str, offset: int) -> tuple[int, int]:
    """The row, bullet, numbered case or paragraph that holds a place."""
    start = max(text.rfind("\n", 0, offset) + 1, 0)
    end = text.find("\n", offset)
    return start, len(text) if end < 0 else end


def _owner(
    entry: Entry,
    others: list[Entry],
    places: dict[str, list[tuple[int, int]]],
    passages: Sequence[Passage],
) -> Entry | None:
    """Whose relative it is: the practitioner's of that surname, else of whom the same row tells."""
    surnames = {part for family in entry.family for part in family}
    for other in others:
        theirs = {part for family in other.family for part in family}
        near = any(a == b or is_misspelling(a, b) for a in surnames for b in theirs)
        if other.is_subject and near:
            return other
    patients = [e for e in others if e.role is Category.PATIENT]
    number, offset = entry.place
    there = [
        (place[1], e)
        for e in others
        if e.role in _HAVE_KIN and e is not entry
        for place in places.get(e.key, [])
        if place[0] == number
    ]
    text = passages[number].text if number < len(passages) else ""
    return (
        _by_pronoun(text, offset, there, others)
        or _of_row(text, offset, [row for row in there if row[1] in patients])
        or next((e for e in patients if {p for f in e.family for p in f} & surnames), None)
        or next(iter(patients), None)
    )


def _by_pronoun(
    text: str, offset: int, there: list[tuple[int, Entry]], others: list[Entry]
) -> Entry | None:
    """As in "her sister Ada": of a patient before in the row, else of the clinician whom it tells of.

    A row without either that speaks of "his wife" means the practitioner whom the concern is about.
    """
    said = _WHOSE.search(text[max(0, offset - 40) : offset])
    if said is None:
        return None
    start, _ = _row(text, offset)
    gender = {"his": "m", "her": "f"}.get(said.group(1).lower(), "")
    fits = [
        (at, e)
        for at, e in there
        if start <= at < offset
        and gender in (*e.genders, "")
        or start <= at < offset
        and not e.genders
    ]
    for rank in ((Category.PATIENT,), _CLINICIANS):
        rows = [(at, e) for at, e in fits if e.role in rank]
        if rows:
            return max(rows, key=lambda row: row[0])[1]
    if any(start <= at and e.role is Category.PATIENT for at, e in there):
        return None
    subject = next((e for e in others if e.is_subject), None)
    agrees = subject is not None and (not subject.genders or gender in (*subject.genders, ""))
    return subject if agrees and not there else None


def _of_row(text: str, offset: int, there: list[tuple[int, Entry]]) -> Entry | None:
    """The patient of the same row, bullet or paragraph, even if named after it; else the last before."""
    start, end = _row(text, offset) if text else (0, offset)
    own = [(abs(at - offset), at > offset, e) for at, e in there if start <= at < end]
    if own:
        return min(own, key=lambda row: (row[1], row[0]))[2]
    before = [(at, e) for at, e in there if at < offset]
    return max(before, key=lambda pair: pair[0])[1] if before else None
