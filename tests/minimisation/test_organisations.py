"""Organisations as people write them: companies, short forms, hospitals without the word, no capitals."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from sigdocs.minimisation.casing import recased
from sigdocs.minimisation.organisations import Organisations
from sigdocs.minimisation.tagger import names_model
from sigdocs.minimisation.text import passage
from sigdocs.model.people import PeopleTable
from sigdocs.reference.purposes import minimisation_policy


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
    ],
)
def test_what_is_no_name_stays(prose: str) -> None:
    assert found("-", prose)[1] == []
