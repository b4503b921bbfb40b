"""What went wrong once: one small case each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sigdocs.minimisation import minimise
from sigdocs.model.forms import Layer, LayerKind
from sigdocs.model.minimised import Purpose
from sigdocs.model.people import PeopleTable
from sigdocs.model.personal import PersonalText
from sigdocs.reference.purposes import minimisation_policy
from tests.minimisation.forms import checked, minimised

ANSWERS = {
    "1a": "Priti Deshmukh, Senior Adviser, Claims Management",
    "1c": "Hollowfield NHS Trust",
    "1d": "Mr Xavier Oduya, surgeon",
}


def summary(text: str) -> str:
    return minimised({**ANSWERS, "1f": text}).text("1f")


def test_an_address_beside_a_date_of_birth_and_an_nhs_number_goes_whole() -> None:
    text = summary(
        "Mrs Philippa Mellish (DOB 14/02/1951, NHS 999 123 4560, 14 Larch Way, Dunmere DN5 9QT) "
        "was seen."
    )
    assert "Larch" not in text
    assert "Dunmere" not in text
    assert "14/02/1951" not in text
    assert "Patient 1" in text


def test_a_named_house_goes_and_the_patient_before_it_keeps_a_pseudonym() -> None:
    text = summary(
        "Mr Idris Fenn was seen at The Old Forge, Nether Sallow DN5 9QT, and fell twice."
    )
    assert text.startswith("Patient 1 was seen at [address removed]")
    assert not [word for word in ("Forge", "Sallow", "Patient 2") if word in text]


def test_a_ward_sister_is_a_nurse_and_no_relative() -> None:
    text = summary("Ms Ada Cole fell twice and told ward sister Moira Penn about it.")
    assert "Penn" not in text
    assert "Relative" not in text


def test_a_belief_is_no_short_form_of_a_forename() -> None:
    text = summary(
        "Sunniva Holt, a nurse, raised this in confidence with us. She is Sunni and fears for her job."
    )
    assert "She is [religion removed]" in text


def test_a_program_is_nobody_and_an_author_is_somebody() -> None:
    form = checked({**ANSWERS, "1f": "The dose was wrong."})
    values = ("python-docx", "Microsoft Office User", "LibreOffice 7.4", "Ngozi Userman")
    layers = tuple(
        Layer(kind=LayerKind.PROPERTY, text=PersonalText(value), where="property creator")
        for value in values
    )
    form = replace(form, form=replace(form.form, layers=layers))
    _, people = minimise(
        form, purpose=Purpose.GROUP, people=PeopleTable(), policy=minimisation_policy()
    )
    names = {name.reveal() for person in people.people for name in person.names}
    assert {name for name in names if any(value in name for value in values)} == {"Ngozi Userman"}


def test_a_field_of_words_own_is_no_ones_name() -> None:
    form = checked({**ANSWERS, "1f": "The page was torn. See page 3."})
    fields = tuple(
        Layer(kind=LayerKind.FIELD, text=PersonalText(code), where="footer")
        for code in ("PAGE", " NUMPAGES ", "PAGE \\* MERGEFORMAT")
    )
    form = replace(form, form=replace(form.form, layers=fields))
    _, people = minimise(
        form, purpose=Purpose.GROUP, people=PeopleTable(), policy=minimisation_policy()
    )
    names = {name.reveal() for person in people.people for name in person.names}
    assert not {name for name in names if "PAGE" in name}


@pytest.mark.parametrize(
    "told",
    [
        "Mrs Kwan Mei-Ho. Spoke to the matron, who spoke to us.",
        "Ms Orla Denby Wrote to the ward; she wrote twice.",
    ],
)
def test_a_verb_in_capitals_after_a_name_is_no_part_of_it(told: str) -> None:
    verb = "Wrote" if "Wrote" in told else "Spoke"
    text = summary(told)
    assert "Mei" not in text
    assert "Denby" not in text
    assert f"{verb} to the" in text


def test_a_body_of_the_service_is_no_surname_before_a_comma() -> None:
    text = summary("NHSBSA, Kent Police and the NHSBSA again were told that Mr Orde Fallow fell.")
    assert text.count("NHSBSA") == 2
    assert "Fallow" not in text


def test_a_title_is_no_illness() -> None:
    text = summary("The general manager is Ms T. Corrigan; Nurse Ivy Pell has MS.")
    assert "Corrigan" not in text or "Ms T. Corrigan" in text
    assert text.count("health information removed") == 1
