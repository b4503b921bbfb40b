"""What minimisation promises for every text, tried on many."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sigdocs.minimisation import minimise
from sigdocs.minimisation.applying import apply
from sigdocs.minimisation.decide import Decided
from sigdocs.minimisation.identifiers import identifiers, is_nhs_number
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.text import fold, passage
from sigdocs.model.minimised import Action, Purpose
from sigdocs.model.people import Category, PeopleTable
from sigdocs.reference.purposes import minimisation_policy
from tests.minimisation.forms import checked

POLICY = minimisation_policy()
PIECES = st.sampled_from(
    [
        "Mr Idris Penhallow",
        "Mrs Price",
        "price",
        "PENHALLOW, Idris",
        "his wife, Bronwen",
        "Dr Will Hope",
        "hope",
        "may",
        "in May 2026",
        "DOB 3/5/1950",
        "aged 69",
        "999 526 0182",
        "purchase order 4500127786",
        "M25CT111/020",
        "Wells score",
        "Parkinson's disease",
        "14 Tenter Row, Harrowdene, HX9 4QT",
        "020 7946 0102",
        "a.b@c.example",
        "Oakmere",
        "Oakmere Valley NHS Foundation Trust",
        "on 4 June 2025",
        "Wójcik",
        "Wojcik",
        "the registrar, Dr Li Ming,",
        "said that",
        "\n\n",
        ". ",
        ", ",
        "(",
        ")",
        '"',
        "From: Price, Ann\n",
        'counsel advised that "prospects are poor".',
        "three patients",
        "Poppy ward",
        "'",
        "’s",
        "-",
        "a ",
        "an ",
        "Sister May",
        "Baby K",
        "é",
        "🙂",
        "told us in confidence that",
        "Ng",
        "O'Neill",
        "al-Rashid",
        "Adeyemi-\nClarke",
        "The only surgeon in the region",
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=200)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(TEXTS, TEXTS, st.sampled_from(Purpose))
def test_offsets_are_valid_and_say_what_stood_there(
    first: str, second: str, purpose: Purpose
) -> None:
    answers = {"1d": first, "1f": second}
    form, _ = minimise(checked(answers), purpose=purpose, people=PeopleTable(), policy=POLICY)
    for change in (*form.redactions, *form.kept):
        assert 0 <= change.start < change.end <= len(answers[change.question])
        there = answers[change.question][change.start : change.end]
        assert change.original.reveal() == there


@QUICK
@given(TEXTS, st.sampled_from(Purpose))
def test_the_new_text_is_the_old_one_with_the_changes_put_in(text: str, purpose: Purpose) -> None:
    form, _ = minimise(checked({"1f": text}), purpose=purpose, people=PeopleTable(), policy=POLICY)
    rebuilt, place = "", 0
    for change in form.redactions:
        assert change.start >= place, "changes overlap"
        rebuilt += text[place : change.start] + change.replacement
        place = change.end
    assert form.text("1f") == rebuilt + text[place:]


@QUICK
@given(TEXTS, TEXTS, st.sampled_from(Purpose))
def test_a_second_reading_with_the_table_changes_neither_table_nor_text(
    first: str, second: str, purpose: Purpose
) -> None:
    form = checked({"1d": first, "1f": second})
    once, people = minimise(form, purpose=purpose, people=PeopleTable(), policy=POLICY)
    twice, again = minimise(form, purpose=purpose, people=people, policy=POLICY)
    assert [(p.key, p.label, p.role) for p in again.people] == [
        (p.key, p.label, p.role) for p in people.people
    ]
    assert again.organisations == people.organisations
    assert [a.text for a in twice.answers] == [a.text for a in once.answers]


spans = st.tuples(st.integers(0, 39), st.integers(1, 15))


@given(st.lists(spans, max_size=8), st.data())
def test_no_character_of_a_finding_survives_however_findings_overlap(
    rows: list[tuple[int, int]], data: st.DataObject
) -> None:
    text = "".join(chr(0x4E00 + n) for n in range(40))  # every character once
    decided = []
    for start, length in rows:
        action = data.draw(st.sampled_from([Action.REMOVED, Action.WITHHELD, Action.PSEUDONYMISED]))
        mark = Mark(
            start=start,
            end=min(40, start + length),
            category=Category.OTHER_PERSON,
            evidence="drawn",
        )
        decided.append(
            Decided(
                mark=mark,
                category=mark.category,
                action=action,
                replacement="[gone]",
                reason="r",
                paragraph="17",
            )
        )
    changed, redactions, _ = apply(passage("1f", 1, text), decided)
    removed = {text[n] for d in decided for n in range(d.mark.start, d.mark.end)}
    assert not removed & set(changed)
    assert set(text) - removed <= set(changed)
    assert all(a.end <= b.start for a, b in zip(redactions, redactions[1:], strict=False))


@given(st.integers(0, 999_999_999), st.sampled_from(["", " ", "-"]))
def test_every_valid_nhs_number_is_found_in_each_way_of_writing_it(nine: int, gap: str) -> None:
    digits = f"{nine:09d}"
    check = (11 - sum(int(d) * w for d, w in zip(digits, range(10, 1, -1), strict=True)) % 11) % 11
    number = f"{digits}{check}"
    if check == 10 or not is_nhs_number(number):
        return
    written = gap.join((number[:3], number[3:6], number[6:]))
    text = f"Seen on the ward, {written}, and sent home."
    found = [text[m.start : m.end] for m in identifiers(passage("1f", 1, text))]
    assert any(re.sub(r"\D", "", word) == number for word in found)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)
