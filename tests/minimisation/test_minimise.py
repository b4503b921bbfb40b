"""What comes out of minimisation, for whom, on forms small enough to read."""

from __future__ import annotations

import pytest

from sigdocs.minimisation import minimise
from sigdocs.model.findings import Focus
from sigdocs.model.minimised import Action, Purpose
from sigdocs.model.people import Category, PeopleTable
from sigdocs.reference.purposes import minimisation_policy
from tests.minimisation.forms import checked, minimised

FORM = {
    "1a": "Rhodri Pask, Case Manager, Claims Management, tel 020 7946 0102",
    "1b": "Ingrid Salter, Director of Claims Management",
    "1c": "Oakmere Valley NHS Foundation Trust",
    "1d": "Dr Ngozi Umeh-Barlow, consultant cardiologist, GMC 9012345.\n"
    "Others: the Medical Director, Dr Elspeth Kincaid.",
    "1f": "Mr Idris Penhallow (DOB 3 May 1950, NHS No 999 526 0182, our ref M25CT111/020) was "
    "admitted to Oakmere on 4 June 2025. His wife, Mrs Bronwen Penhallow, was told nothing. "
    "UMEH-BARLOW saw him on day 2; the registrar, Dr Li Ming, did not. Mr Penhallow's stent "
    "failed. Paid on purchase order 4500127786.",
    "2g": "Dr Tomasz Wrona, RO, 2 November 2026: share with the Medical Director.",
}


def text(purpose: Purpose, recipient: str = "", focus: Focus = Focus.INDIVIDUAL) -> dict[str, str]:
    form = minimised(FORM, purpose=purpose, recipient=recipient, focus=focus)
    return {answer.question: answer.text for answer in form.answers}


def test_the_group_reads_of_patients_and_relatives_by_pseudonym() -> None:
    told = text(Purpose.GROUP)["1f"]
    assert "Penhallow" not in told and "999 526" not in told and "1950" not in told
    assert "Patient 1 (DOB [date of birth removed]" in told
    assert "Relative of Patient 1" in told
    assert "Patient 1's stent" in told


def test_the_group_knows_the_practitioner_the_dates_and_our_own_staff() -> None:
    told = text(Purpose.GROUP)
    assert "Dr Ngozi Umeh-Barlow" in told["1d"] and "GMC 9012345" in told["1d"]
    assert "UMEH-BARLOW" in told["1f"] and "4 June 2025" in told["1f"]
    assert "Rhodri Pask" in told["1a"] and "Tomasz Wrona" in told["2g"]
    assert "Kincaid" not in told["1d"] and "Li Ming" not in told["1f"]
    assert "020 7946" not in told["1a"]


def test_a_concern_about_an_organisation_names_no_practitioner() -> None:
    told = text(Purpose.GROUP, focus=Focus.ORGANISATION)
    assert "Umeh" not in told["1d"] and "9012345" not in told["1d"]
    assert "Oakmere Valley NHS Foundation Trust" in told["1c"]


@pytest.mark.parametrize(
    ("recipient", "names_practitioner"),
    [("medical-director", True), ("gmc", True), ("nmc", False), ("cqc", False), ("nobody", False)],
)
def test_only_a_recipient_who_must_act_on_the_practitioner_gets_the_name(
    recipient: str, names_practitioner: bool
) -> None:
    told = text(Purpose.RECIPIENT, recipient)
    assert ("Umeh-Barlow" in told["1d"]) is names_practitioner
    assert ("9012345" in told["1d"]) is names_practitioner
    assert "Penhallow" not in told["1f"]
    assert "Pask" not in told["1a"]


def test_a_recipient_that_is_not_listed_does_not_learn_the_organisation() -> None:
    assert "Oakmere" in text(Purpose.RECIPIENT, "cqc")["1c"]
    assert "Oakmere" not in text(Purpose.RECIPIENT, "nobody")["1c"]


def test_learning_says_neither_who_nor_where_nor_when() -> None:
    told = " ".join(text(Purpose.LEARNING).values())
    for word in (
        "Penhallow",
        "Umeh",
        "Barlow",
        "Oakmere",
        "June",
        "2025",
        "Pask",
        "Wrona",
        "Li Ming",
    ):
        assert word not in told, word
    assert "the second quarter of year one" in told


def test_numbers_of_orders_and_invoices_are_no_nhs_numbers() -> None:
    assert "purchase order 4500127786" in text(Purpose.GROUP)["1f"]


def test_each_change_says_what_why_and_on_what_evidence() -> None:
    form = minimised(FORM)
    assert form.redactions
    for change in form.redactions:
        assert change.reason and change.paragraph and change.evidence
        assert change.action is not Action.KEPT
        original = next(t for q, t in FORM.items() if q == change.question)
        assert change.original.reveal() == original[change.start : change.end]
    assert {k.category for k in form.kept} >= {Category.PRACTITIONER, Category.ORGANISATION}


def test_pseudonyms_stay_the_same_in_the_next_document_of_the_case() -> None:
    policy = minimisation_policy()
    _, people = minimise(checked(FORM), purpose=Purpose.GROUP, people=PeopleTable(), policy=policy)
    later = checked({"1f": "Mrs Ada Quill (DOB 1 May 1960) came first. Then Idris Penhallow died."})
    form, grown = minimise(later, purpose=Purpose.GROUP, people=people, policy=policy)
    told = form.text("1f")
    assert "Then Patient 1 died" in told and told.startswith("Patient 2")
    assert [p.label for p in grown.people][: len(people.people)] == [p.label for p in people.people]


def test_nothing_personal_is_printed_with_a_minimised_form_of_a_case() -> None:
    form, people = minimise(
        checked(FORM), purpose=Purpose.GROUP, people=PeopleTable(), policy=minimisation_policy()
    )
    printed = repr(people) + repr(form.redactions)
    assert "Penhallow" not in printed and "Umeh" not in printed
