"""Gives everyone a role once all their places have spoken, and finds the practitioner it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sigdocs.minimisation.cues import BEFALLEN, SURELY, Cue, weighed
from sigdocs.minimisation.mentions import OUTSIDE_FIELDS, Mention
from sigdocs.minimisation.people import Entry
from sigdocs.model.forms import FormKind
from sigdocs.model.people import Category

_LITTLE = defaultdict(int, {Category.OTHER_PERSON: 50, Category.PATIENT: 32})
"""Up to which weight a cue says nothing but where the name stands."""


def settle(named: Sequence[tuple[Mention, Entry]], cues: Sequence[Cue]) -> None:
    """Give everyone the role that their cues speak for; a person of an earlier document keeps theirs."""
    own: dict[str, list[Cue]] = defaultdict(list)
    people: dict[str, Entry] = {}
    for (_, entry), cue in zip(named, cues, strict=True):
        if not entry.is_settled:
            own[entry.key].append(cue)
            people[entry.key] = entry
    decided = {key: weighed(said) for key, said in own.items()}
    for key, entry in people.items():
        _give(entry, decided[key], own[key])
    _patients_of_parents(named, own, decided)
    _of_the_family(people, decided)


def _give(entry: Entry, best: Cue, cues: Sequence[Cue]) -> None:
    entry.role = best.role
    entry.post = next(
        (c.noun or c.post for c in sorted(cues, key=lambda c: -c.weight) if c.noun or c.post), ""
    )
    if best.role in (Category.OWN_STAFF, Category.RELATIVE, Category.OFFICIAL):
        entry.post = best.post


def _patients_of_parents(
    named: Sequence[tuple[Mention, Entry]],
    own: Mapping[str, Sequence[Cue]],
    decided: dict[str, Cue],
) -> None:
    """As in "Mr and Mrs Abara, whose son Dan, aged four, died": the child is the patient."""
    places = sorted(((m.passage.question, m.passage.occurrence, m.run.start), e) for m, e in named)
    order = [entry for _, entry in places]
    for at, child in enumerate(order):
        cue = decided.get(child.key)
        if cue is None or cue.role is not Category.RELATIVE:
            continue
        if not any(c.is_patient_too for c in own[child.key]):
            continue
        before = [e for e in order[max(0, at - 2) : at] if e is not child and e.key in decided]
        if any(_is_sure(decided[e.key]) for e in before):
            continue
        child.role, child.post = Category.PATIENT, ""
        decided[child.key] = Cue(role=Category.PATIENT, weight=SURELY)
        for parent in before[-1:]:
            if decided[parent.key].weight <= BEFALLEN + 1:
                parent.role, parent.post = Category.RELATIVE, "parent"


def _is_sure(cue: Cue) -> bool:
    return cue.role is Category.PATIENT and cue.weight >= SURELY


def _of_the_family(people: Mapping[str, Entry], decided: Mapping[str, Cue]) -> None:
    """Of whom nothing is said but a patient's surname: a relative."""
    sure = [e for key, e in people.items() if e.role is Category.PATIENT and _is_sure(decided[key])]
    surnames = {family for e in sure for family in e.family if len(family[-1]) > 2}
    for key, entry in people.items():
        says_little = decided[key].weight <= _LITTLE[decided[key].role]
        if says_little and entry.role is not Category.RELATIVE and entry.family & surnames:
            entry.role, entry.post = Category.RELATIVE, ""


def subjects(mentions: list[tuple[Mention, Entry]], kind: FormKind) -> set[str]:
    """The practitioner (or several named together) whom 1d or 1j puts first (17)."""
    named = [
        (m, e)
        for m, e in mentions
        if m.passage.question == OUTSIDE_FIELDS[kind] and e.role is Category.PRACTITIONER
    ]
    named.sort(key=lambda pair: pair[0].run.start)
    if not named:
        return set()
    first, entry = named[0]
    line_end = first.passage.text.find("\n", first.run.end) % (len(first.passage.text) + 1)
    found = {entry.key}
    place = first.run.end
    for mention, other in named[1:]:
        between = first.passage.text[place : mention.run.start]
        if mention.run.start < line_end and re.fullmatch(r"(?:,)? (?:and|&) ", between):
            found.add(other.key)
        place = mention.run.end
    return found
