"""Words that are also names: counted against what was put in, and no more."""

from __future__ import annotations

import pytest
from proof_documents import proof, rendered, watch, word

from sigdocs.model.documents import Watch

# What was removed bears these names; the clean document bears the ordinary words.
ORDINARY_WORDS = watch(
    ("Mrs April May", "person:patient", True),
    ("Mrs May", "person:patient", True),
    ("May", "person:patient", False),
    ("Sister May", "person:other-clinician", True),
    ("Midwife May", "person:other-clinician", True),
    ("Miss Long", "person:patient", True),
    ("Dr Matthew Young", "person:other-clinician", True),
    ("Dr Young", "person:other-clinician", True),
    ("Young", "person:other-clinician", False),
    ("Grace Hope", "person:other-clinician", True),
    ("Hope", "person:other-clinician", False),
    ("Mr Green", "person:patient", True),
    ("Green", "person:patient", False),
    ("Mrs Bell", "person:patient", True),
    ("Bell", "person:patient", False),
    ("Dr Long", "person:other-clinician", True),
    ("Mr Parkinson", "person:patient", True),
    ("Parkinson", "person:patient", True),
    fields=("Mr Parkinson and Dr Young", "Grace Hope, midwife", "Mrs Bell"),
)
TEXT = (
    "The midwife may ask the younger mothers; a sister may hope to miss long shifts. In May 2026 "
    "RAG green turned to amber. May we hope? Long-standing problems with Bell's palsy, the Bishop "
    "score, Parkinson's disease and Parkinson's. The Young Persons' ward is on Bell Street."
)


def with_text(*texts: str, seen: Watch, put_in: tuple[str, ...] | None = None) -> set[str]:
    content = word(lambda document: [document.add_paragraph(text) for text in texts])
    clean = rendered(b"").substituted
    return proof(content, seen, substituted=(*clean, *(texts if put_in is None else put_in)))


def test_ordinary_words_that_are_also_names_do_not_block_a_clean_document() -> None:
    text = TEXT.replace(" and Parkinson's.", ".")
    assert with_text(text, seen=ORDINARY_WORDS) == set()


@pytest.mark.parametrize(
    "leak",
    [
        "Mrs May",
        "mrs may",
        "Sister May",
        "Dr. Young",
        "DR YOUNG",
        "Grace Hope",
        "HOPE, Grace",
        "Mr Green's",
    ],
)
def test_the_same_words_as_names_are_caught_even_where_they_were_put_in(leak: str) -> None:
    assert "leak-strong" in with_text(f"Then {leak} came.", seen=ORDINARY_WORDS)


def test_one_more_of_a_weak_form_than_was_put_in_is_caught() -> None:
    seen = watch(("May", "person:patient", False))
    assert with_text("In May 2026, May came.", seen=seen) == set()
    assert with_text("In May 2026, May came.", seen=seen, put_in=("In May 2026, came.",)) == {
        "leak-weak"
    }


def test_the_words_of_the_template_may_be_repeated_by_a_loop() -> None:
    seen = watch(("Winter", "person:patient", False))
    content = word(lambda d: [d.add_paragraph("Winter pressures: none") for _ in range(5)])
    values = rendered(content)
    template = f"{values.template_text}\nWinter pressures: none"
    assert proof(content, seen, template_text=template) == set()
    content = word(
        lambda d: [d.add_paragraph(f"{word} pressures: none") for word in ("Winter", "Mrs Winter")]
    )
    assert proof(content, seen, template_text=template) == {"leak-weak"}


@pytest.mark.parametrize(
    "written",
    [
        "17 April 2025",
        "17th April 2025",
        "17th of April, 2025",
        "April 17, 2025",
        "17/04/2025",
        "17.4.25",
        "17-04-2025",
        "2025-04-17",
        "17 Apr. 2025",
        "17\u00a0April\u00a02025",
        "17 APRIL 2025",
    ],
)
def test_a_date_is_found_however_it_is_written(written: str) -> None:
    seen = watch(("17.04.2025", "date", False))
    assert "leak-date" in with_text(f"On {written} it was.", seen=seen, put_in=())
    assert with_text(f"On {written} it was.", seen=seen) == set()
    birth = watch(("17 April 2025", "date-of-birth", True))
    assert "leak-date" in with_text(f"On {written} it was.", seen=birth)


def test_a_date_of_birth_that_is_also_a_date_the_policy_keeps_is_counted() -> None:
    birth = ("29 May 2026", "date-of-birth", True)
    assert with_text("Born on 29/5/2026.", seen=watch(birth, kept=("29 May 2026",))) == set()
    assert with_text("Born on 29/5/2026.", seen=watch(birth, kept=("30 May 2026",))) != set()


@pytest.mark.parametrize("written", ["aged 31", "31-year-old", "31 years old", "age: 31", "(31)"])
def test_an_age_is_told_from_other_numbers(written: str) -> None:
    seen = watch(("31", "age", False))
    assert "leak-age" in with_text(f"She, {written}, came.", seen=seen, put_in=())
    assert with_text("Page 31 of 40; 31 beds; 31%", seen=seen, put_in=()) == set()


def test_what_the_policy_keeps_is_no_leak_but_a_stranger_with_that_name_is() -> None:
    removed = ("Mr Lawal", "person:patient", True), ("Lawal", "person:patient", True)
    seen = watch(*removed, kept=("Dr Femi Lawal",))
    assert with_text("Dr Femi Lawal, Dr Lawal and F. Lawal; then Lawal.", seen=seen) == set()
    assert "leak-strong" in with_text("Then Mr Lawal came.", seen=seen)


def test_a_name_both_removed_and_kept_may_not_come_once_too_often() -> None:
    seen = watch(("Dr Sethi", "person:practitioner", True), kept=("Dr Sethi",))
    assert with_text("Dr Sethi agreed.", seen=seen) == set()
    assert with_text("Dr Sethi agreed.", seen=seen, put_in=()) == {"leak-strong"}


def test_a_name_is_no_leak_in_a_term_of_art_or_a_place() -> None:
    seen = watch(("Parkinson", "person:patient", True), ("Florence", "person:patient", True))
    text = "Parkinson's disease; Florence ward; Parkinson disease; St Florence; Florence House"
    assert with_text(text, seen=seen) == set()
    assert with_text("Parkinson was in Florence ward.", seen=seen) == {"leak-strong"}
    assert with_text("Florence was there.", seen=seen) == {"leak-strong"}


def test_a_long_passage_that_is_kept_does_not_cover_the_names_in_it() -> None:
    text = "She was told by Mrs Pargeter that the ward had been short of staff for many months."
    seen = watch(("Mrs Pargeter", "person:patient", True), kept=(text,))
    assert with_text(text, seen=seen) == {"leak-strong"}


@pytest.mark.parametrize("leak", ["Fro\u200bst", "Fro\u00adst", "Frós\u0301t", "Frost's", "Frosts"])
def test_a_short_name_is_seen_through_invisible_marks_and_endings(leak: str) -> None:
    weak = watch(("Frost", "person:patient", False))
    assert with_text(f"Then {leak} came.", seen=weak, put_in=()) == {"leak-weak"}
    assert with_text("Then frosty weather came.", seen=weak, put_in=()) == set()
