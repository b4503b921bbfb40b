"""Pseudonyms: "Patient 1", "Relative of Patient 1", "Consultant B". Given once, never changed (17)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sigdocs.minimisation.people import Book, Entry, is_misspelling
from sigdocs.model.people import Category

_NAMED_BY_POST = (Category.PRACTITIONER, Category.OTHER_CLINICIAN)
_UNTITLED = {
    "Nurse": "Nursing Professional",
    "Midwife": "Midwifery Professional",
    "Pharmacist": "Pharmacy Professional",
}
_ORDINALS = ("", "Second ", "Third ", "Fourth ", "Fifth ", "Sixth ")


def give_labels(book: Book, places: dict[str, list[tuple[int, int]]]) -> None:
    """Label everyone who has none yet, in the order in which the form names them.

    ``places``: for each key the (passage, offset) pairs where the person is mentioned.
    """
    for entry in book.entries:
        entry.place = min(places.get(entry.key, []), default=(1 << 30, 0))
    waiting = sorted(
        (e for e in book.entries if not e.label), key=lambda e: (not e.is_subject, e.place)
    )
    for entry in waiting:
        if entry.role is not Category.RELATIVE:
            entry.label = _label(entry, book.entries)
    for entry in waiting:
        if entry.role is Category.RELATIVE:
            owner = _owner(entry, book.entries, places)
            entry.relative_of = owner.key if owner else ""
            entry.label = _free(f"elative of {owner.label if owner else 'a patient'}", book.entries)


def _label(entry: Entry, others: list[Entry]) -> str:
    if entry.role is Category.PATIENT:
        return f"Patient {_next_number('Patient', others)}"
    if entry.role in _NAMED_BY_POST:
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
    letters = [chr(ord("A") + n) for n in range(26)]
    doubled = [a + b for a in letters for b in letters]
    return next(letter for letter in letters + doubled if f"{noun} {letter}" not in used)


def _free(tail: str, others: Iterable[Entry]) -> str:
    """As in "Relative of Patient 1", then "Second relative of Patient 1" and so on."""
    used = {e.label for e in others}
    for ordinal in _ORDINALS:
        label = f"{ordinal}r{tail}" if ordinal else f"R{tail}"
        if label not in used:
            return label
    return f"Further r{tail}"


def _owner(
    entry: Entry, others: list[Entry], places: dict[str, list[tuple[int, int]]]
) -> Entry | None:
    """Whose relative it is: the practitioner of that surname, else the patient named last before."""
    surnames = {part for family in entry.family for part in family}
    for other in others:
        theirs = {part for family in other.family for part in family}
        near = any(a == b or is_misspelling(a, b) for a in surnames for b in theirs)
        if other.is_subject and near:
            return other
    patients = [e for e in others if e.role is Category.PATIENT]
    here = entry.place
    before = [
        (place, e)
        for e in patients
        for place in places.get(e.key, [])
        if place[0] == here[0] and place < here
    ]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    shared = [e for e in patients if {p for f in e.family for p in f} & surnames]
    return next(iter([*shared, *patients]), None)
