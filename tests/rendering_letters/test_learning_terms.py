"""A learning summary in general terms, and the check whether anyone could be recognised."""

from __future__ import annotations

import pytest

from sigdocs.model.findings import Focus
from sigdocs.model.learning import combination_of
from sigdocs.model.recognition import (
    Likelihood,
    Recognition,
    Shared,
    figures_in,
    intruder_answers,
)
from sigdocs.reference.learning_codes import code_book
from sigdocs.rendering.general_terms import in_general_terms

NOUNS = {
    "Patient 1": "the patient",
    "Patient 12": "the patient",
    "Relative of Patient 1": "a relative",
    "Relative of Patient 12": "a relative",
    "Relative 2 of Patient 1": "a relative",
    "Registrar A": "the registrar",
    "NHS Resolution staff member C": "a colleague",
}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Patient 12 went home.", "The patient went home."),
        ("Nobody told Patient 1.", "Nobody told the patient."),
        ("His widow, Relative of Patient 1, brings the claim.", "His widow brings the claim."),
        ("Relative of Patient 1 rang.", "A relative rang."),
        ("Relative 2 of Patient 1 rang.", "A relative rang."),
        ("The on-call registrar, Registrar A, recorded it.", "The on-call registrar recorded it."),
        ("She lives with her aunt, Relative of Patient 1.", "She lives with her aunt."),
        ("A search (NHS Resolution staff member C); no result.", "A search; no result."),
        ("It was seen. Registrar A rang.", "It was seen. The registrar rang."),
        ("The scan was reported at 21:40 and read.", "The scan was reported and read."),
        ("The first (, our) was late.", "The first was late."),
        ("Her son (Relative of Patient 12) was cooled.", "Her son was cooled."),
        ("**Patient 1** fell.", "The patient fell."),
        ("Section 1 and Registrar Avery stay.", "Section 1 and Registrar Avery stay."),
    ],
)
def test_labels_of_people_become_nouns(written: str, said: str) -> None:
    assert in_general_terms(written, NOUNS) == said


def known(**changes: object) -> Recognition:
    values = {
        "combination": ("Medicines", "Acute hospital", "Nurses"),
        "counted": (Shared(what="Theme", cases=30), Shared(what="All three", cases=9)),
        "cases": 60,
        "focus": Focus.TEAM,
    }
    return Recognition(**(values | changes))  # type: ignore[arg-type]


def answers(found: Recognition) -> list[Likelihood]:
    return [each.answer for each in intruder_answers(found, 7)]


def test_what_was_counted_decides_the_suggested_answers() -> None:
    common, less = Likelihood.POSSIBLE, Likelihood.LESS_LIKELY
    assert answers(known()) == [common, common, less, less, less, less, less]
    rare = known(counted=(Shared(what="All three", cases=7),))
    assert answers(rare)[2] is Likelihood.POSSIBLE
    assert answers(rare)[5] is Likelihood.LIKELY
    assert answers(known(focus=Focus.INDIVIDUAL))[0] is Likelihood.LIKELY
    assert answers(known(public=("an inquest",)))[3] is Likelihood.LIKELY
    assert answers(known(figures=("7.5%",)))[4] is Likelihood.POSSIBLE
    assert answers(known(rare=1))[4] is Likelihood.POSSIBLE
    assert answers(known(summaries=1))[6] is Likelihood.POSSIBLE


def test_figures_that_are_left_are_named() -> None:
    assert figures_in("Found in 9 of 120 (7.5%), 2.1 mm deep, 16 months late; 9 again.") == (
        "9", "120", "7.5%", "2.1 mm", "16 months",
    )  # fmt: skip


def test_what_could_be_looked_up_is_found_by_its_words() -> None:
    (press,) = (code for code in code_book().made_public if code.name.startswith("press"))
    assert press.hits("A journalist rang.") == (1, 1)
    assert press.hits("The pressure sore was impressive.") == (0, 0)


def test_the_combination_of_a_case_is_that_of_its_wording() -> None:
    text = "Insulin was dispensed in the wrong dose on the ward of a hospital by a nurse."
    assert combination_of(text, code_book()) == ("Medicines", "Acute hospital", "Nurses")
