"""Minimises a checked form for one purpose: find, decide, apply (17, 22-27).

It deliberately knows no files and no recipients' addresses, and proves nothing: that is proofing's part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sigdocs.minimisation.applying import apply
from sigdocs.minimisation.bands import counted, first_year, years
from sigdocs.minimisation.case_table import table_of
from sigdocs.minimisation.decide import Judge
from sigdocs.minimisation.directions import directions
from sigdocs.minimisation.finding import Findings, find
from sigdocs.minimisation.generalise import learning_marks
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.rulings import overrule, ruled_marks
from sigdocs.minimisation.tagger import Tags, names_model
from sigdocs.minimisation.text import Passage
from sigdocs.minimisation.unexplained import ranked, unexplained
from sigdocs.minimisation.worth_reading import Doubt, doubts, likeliest
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.minimised import (
    Direction,
    MinimisedAnswer,
    MinimisedForm,
    Purpose,
    Redaction,
    Unexplained,
)
from sigdocs.model.people import Category, PeopleTable
from sigdocs.model.policy import Policy
from sigdocs.model.reviews import Ruling


def minimise(
    checked: ValidatedForm,
    *,
    purpose: Purpose,
    people: PeopleTable,
    policy: Policy,
    recipient: str = "",
    rulings: Sequence[Ruling] = (),
) -> tuple[MinimisedForm, PeopleTable]:
    """The form with only what ``purpose`` allows, and the case's table of people, grown.

    Offsets of redactions count code points of the answer as read; layers have question "".
    ``recipient`` is a key of purposes.toml and is needed for ``Purpose.RECIPIENT`` only; one that is
    not listed gets the least. ``rulings`` are what IG decided for this purpose and recipient.
    """
    form = checked.form
    found = find(checked, people, policy)
    year = people.first_year or first_year(_dates(found), checked.received.year)
    judge = Judge(
        policy,
        purpose,
        recipient,
        checked.profile.focus,
        {e.key: e for e in found.book.entries},
        found.organisations,
        year,
    )
    texts: dict[tuple[str, int], str] = {}
    changed: list[Redaction] = []
    kept: list[Redaction] = []
    read: list[tuple[Passage, list[Mark]]] = []
    wishes = tuple(d for passage in found.passages for d in directions(passage))
    for place, passage in enumerate(found.passages):
        marks = list(found.marks[place])
        if purpose is Purpose.LEARNING:
            marks += _for_learning(passage, found.tags[place], policy, marks)
            marks = counted(passage, marks, year, policy.dates)
            marks += years(passage, marks, year, policy.dates)
        marks += ruled_marks(passage, marks, rulings)
        decided = [
            judge.decide(
                mark, passage.text[mark.start : mark.end], passage.text[mark.end : mark.end + 90]
            )
            for mark in sorted(marks, key=lambda m: m.start)
        ]
        decided = [
            overrule(one, passage.text[one.mark.start : one.mark.end], rulings) for one in decided
        ]
        text, redactions, left = apply(passage, decided)
        changed += redactions
        kept += left
        if passage.question:
            texts[passage.question, passage.occurrence] = text
            read.append((passage, marks))
    minimised = MinimisedForm(
        kind=form.kind,
        edition=form.edition,
        purpose=purpose,
        recipient=recipient,
        answers=tuple(
            MinimisedAnswer(
                question=a.question,
                occurrence=a.occurrence,
                text=texts.get((a.question, a.occurrence), ""),
                state=a.state,
            )
            for a in form.answers
        ),
        redactions=tuple(changed),
        kept=tuple(kept),
        directions=wishes,
        unexplained=_to_look_at(read, wishes, policy),
        confidential_source=found.has_source,
        policy_version=policy.version,
    )
    return minimised, _table(found, people, year)


def _to_look_at(
    read: Sequence[tuple[Passage, list[Mark]]], wishes: Sequence[Direction], policy: Policy
) -> tuple[Unexplained, ...]:
    """The reviewer's list: words that may be names, then sentences that somebody should read."""
    model = names_model(policy.names_model, policy.words.forenames)
    words = {wish.text.reveal() for wish in wishes}
    odd: list[Unexplained] = []
    doubtful: list[Doubt] = []
    for passage, marks in read:
        odd += unexplained(passage, [(m.start, m.end) for m in marks], policy.words, model)
        doubtful += doubts(passage, marks, words)
    return (*ranked(odd, model), *likeliest(doubtful))


def _dates(found: Findings) -> list[str]:
    """The words of every exact date of an event."""
    pairs = zip(found.passages, found.marks, strict=True)
    return [
        p.text[m.start : m.end] for p, marks in pairs for m in marks if m.category is Category.DATE
    ]


def _for_learning(
    passage: Passage, tags: Tags, policy: Policy, marks: Sequence[Mark]
) -> list[Mark]:
    model = names_model(policy.names_model, policy.words.forenames)
    people = [m for m in marks if m.category is Category.OTHER_PERSON]
    return learning_marks(passage, policy.words, model, tags, policy.small_numbers, people)


def _table(found: Findings, before: PeopleTable, year: int) -> PeopleTable:
    grown = table_of(found.book.entries, before, year)
    return replace(grown, organisations=found.organisations.table())
