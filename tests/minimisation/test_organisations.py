"""Organisations as people write them: companies, short forms, hospitals without the word, no capitals."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from sigdocs.minimisation import minimise
from sigdocs.minimisation.casing import recased
from sigdocs.minimisation.organisations import Organisations
from sigdocs.minimisation.tagger import names_model
from sigdocs.minimisation.text import passage
from sigdocs.model.minimised import Purpose
from sigdocs.model.people import PeopleTable
from sigdocs.model.policy import KnownOrganisation
from sigdocs.reference.purposes import minimisation_policy
from tests.minimisation.forms import checked, minimised


def found(own: str, prose: str) -> list[list[str]]:
    """What is found in 1c, and in 1f after it."""
    policy = minimisation_policy()
    model = names_model(policy.names_model, policy.words.forenames)
    cut = [
        passage(question, 1, recased(text, policy.words, model), text)
        for question, text in (("1c", own), ("1f", prose))
    ]
    organisations = Organisations(PeopleTable(), policy.words, model, ())
    organisations.learn(cut)
    return [sorted(one.written[m.start : m.end] for m in organisations.marks(one)) for one in cut]


@pytest.mark.parametrize(
    ("own", "prose", "names", "mentions"),
    [
        ("Films read by Farlight Reporting LLP", "sent to Farlight again", ["Farlight Reporting LLP"], ["Farlight"]),
        ("Broomfield Pharmacy (Mill Lane) Ltd", "", ["Broomfield Pharmacy (Mill Lane) Ltd"], []),
        ("A clinic in Soho. The Garraway Hospital", "at the Garraway", ["The Garraway Hospital"], ["Garraway"]),
        ("West Fenland Partnership NHS Trust", "the Fenland partnership", ["West Fenland Partnership NHS Trust"], ["Fenland partnership"]),
        ("-", "on a ventilator at St Chad's, then in Oxbury Royal", [], ["Oxbury Royal", "St Chad's"]),
        ("-", "moved from Addenbrooke's to the Royal Marsden", [], ["Addenbrooke's", "Royal Marsden"]),
        ("tanner street surgery and quayside locums ltd", "seen at tanner street surgery", ["quayside locums ltd", "tanner street surgery"], ["tanner street surgery"]),
        ("FERNLEA COURT CARE HOME (OWNER: ALDERWOOD CARE GROUP LTD)", "", ["ALDERWOOD CARE GROUP LTD", "FERNLEA COURT CARE HOME"], []),
        ("Silverdent Dental Ltd", "SilverDent wrote", ["Silverdent Dental Ltd"], ["SilverDent"]),
        ("Ouseley Teaching Hospitals NHS Trust (\"OTH\")", "OTH wrote back", ["Ouseley Teaching Hospitals NHS Trust"], ["OTH"]),
        ("homes: Elmcroft, The Hollies", "at Elmcroft", ["Elmcroft", "The Hollies"], ["Elmcroft"]),
        ("brightwater clinics plc - nhs buyer unknown", "", ["brightwater clinics plc"], []),
        ("-", "He was in HMP Stanegate; Stanegate moved him.", [], ["HMP Stanegate", "Stanegate"]),
        ("-", "The solicitors, Pruett Wainfleet, wrote.", [], ["Pruett Wainfleet"]),
        ("-", "Run by the locum agency Medivale.", [], ["Medivale"]),
        ("-", "Sent to Willow Reach, a nursing home in the town.", [], ["Willow Reach"]),
        ("-", "Referred by The Beeches, and then moved to Princess Alexandra by night.", [], ["Princess Alexandra", "The Beeches"]),
        ("-", "He studied at the University of Astermouth.", [], ["University of Astermouth"]),
        ("-", "The Averham hospital and Averham Borough Council knew.", [], ["Averham Borough Council", "Averham hospital"]),
        ("-", "Riverside Medical Centre and Dalehead Primary School", [], ["Dalehead Primary School", "Riverside Medical Centre"]),
        ("-", "owned by Calderon Health plc, once Calderon Healthcare Group plc", [], ["Calderon Health plc", "Calderon Healthcare Group plc"]),
        ("-", "the crew of Marlshire Ambulance Service; Marlshire Ambulance logged it", [], ["Marlshire Ambulance", "Marlshire Ambulance Service"]),
        ("-", "The baby went to Averham Women's and he to QRI.", [], ["Averham Women's", "QRI"]),
        ("-", "Capsticks are instructed.", [], ["Capsticks"]),
    ],
)  # fmt: skip
def test_organisations_are_found_as_they_are_written(
    own: str, prose: str, names: list[str], mentions: list[str]
) -> None:
    in_own, in_prose = found(own, prose)
    assert [name for name in in_own if name in names] == names
    assert in_prose == mentions


@pytest.mark.parametrize(
    "prose",
    [
        "The Royal College of Nursing and the Royal Society were told.",
        "He went to St John's wort and to the eye clinic.",
        "seen in the eye clinic and on the acute medical unit by the community team",
        "Day Surgery and the Emergency Department of the hospital",
        "the Quality Committee, Good Medical Practice and Adult Social Care",
        "Jane Church and Dr Lodge went to the Board; Prince Boateng rang the surgery.",
        "to the Coroner, from the Ombudsman, by the Okafors and at the Emergency Department",
        "Anna Kowalska, a hospital porter, and Mr Field, the practice manager",
        "Ramsay Hunt syndrome, a Mohs surgery list and the Swann clinic",
        "National Institute for Health and Care Excellence, Crown Prosecution Service",
        "sent for an MRI, to ICU and to the GP",
    ],
)
def test_what_is_no_name_stays(prose: str) -> None:
    assert found("-", prose)[1] == []


def test_nobody_is_made_of_a_name_within_the_name_of_a_public_body() -> None:
    form = minimised(
        {
            "1c": "Tamar Vale NHS Foundation Trust",
            "1f": "Mrs Tamar Eze fell. Tamar was let down by Tamar Dental.",
        }
    )
    assert form.text("1c") == "Tamar Vale NHS Foundation Trust"
    assert "Tamar" not in form.text("1f").replace("Tamar Dental", "")


def test_an_organisation_is_called_by_what_it_is_said_to_be() -> None:
    form = minimised({"1f": "Discharged to Willow Reach, a care home."}, purpose=Purpose.LEARNING)
    assert form.text("1f") == "Discharged to Residential provider A, a care home."


def test_the_region_of_an_organisation_is_said_once() -> None:
    known = KnownOrganisation(name="Ouseley Hospitals NHS Trust", region="Midlands")
    form, _ = minimise(
        checked({"1c": known.name, "1f": "Ouseley Hospitals NHS Trust wrote. Ouseley was late."}),
        purpose=Purpose.LEARNING,
        people=PeopleTable(),
        policy=minimisation_policy((known,)),
    )
    assert form.text("1c") == "Acute provider A (Midlands)"
    assert form.text("1f") == "Acute provider A wrote. Acute provider A was late."


def test_a_doctor_called_ward_is_no_ward() -> None:
    form = minimised(
        {"1f": "On Dr Ward ward round, then on Teasel ward."}, purpose=Purpose.LEARNING
    )
    assert form.text("1f") == "On Doctor A ward round, then on a ward."
