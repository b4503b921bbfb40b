"""Who gets what: each recipient of 22 against each thing that a form can hold. Everybody is invented."""

from __future__ import annotations

import pytest

from sigdocs.model.findings import Focus
from sigdocs.model.minimised import Purpose
from sigdocs.reference.recipients import recipients, responsible_officer
from tests.minimisation.forms import minimised

DOCTOR = ("Dr Alma Thorpe", "consultant anaesthetist", "GMC", "7654321")
NURSE = ("Ms Bryony Quill", "staff nurse", "NMC", "12A3456E")
DENTIST = ("Mr Cyrus Tolland", "dentist", "GDC", "123456")
PHARMACIST = ("Ms Dina Farrow", "pharmacist", "GPhC", "2071234")
PARAMEDIC = ("Mr Ewan Strake", "paramedic", "HCPC", "PA041882")
SUBJECTS = (DOCTOR, NURSE, DENTIST, PHARMACIST, PARAMEDIC)
REGULATORS = {"gmc": DOCTOR, "nmc": NURSE, "gdc": DENTIST, "gphc": PHARMACIST, "hcpc": PARAMEDIC}
NAMED_TO = {"medical-director", "private-provider", "other-ro", "police", "nhscfa"}
BY_ROLE = {
    "chief-executive", "nhs-england", "cqc", "icb", "risk-summit", "hssib", "maternity-oversight",
}  # fmt: skip
ALL = tuple(r.key for r in (*recipients(), responsible_officer()))
FORM = {
    "1a": "Ann Other, Head of Casework, tel 020 7946 0123",
    "1c": "Wansbeck Vale NHS Foundation Trust",
    "1f": (
        "Patient: Mrs Ola Wray (NHS no 999 123 4565), aged 47, was harmed on 3 May 2026. Her son Ben Wray"
        " rang. The registrar, Dr Imran Sayed (GMC 7123456), was called. DI Moira Lunn has the file."
    ),
}
NEVER = ("Wray", "Ola", "Ben", "999 123", "47", "Sayed", "7123456", "Lunn", "Other", "7946")


def _shared(key: str, who: tuple[str, str, str, str], focus: Focus = Focus.INDIVIDUAL) -> str:
    name, post, body, number = who
    form = minimised(
        {**FORM, "1d": f"{name}, {post}, {body} number {number}"},
        purpose=Purpose.RECIPIENT,
        recipient=key,
        focus=focus,
    )
    return "\n".join(answer.text for answer in form.answers)


def test_the_table_below_names_every_recipient_once() -> None:
    assert sorted(ALL) == sorted([*REGULATORS, *NAMED_TO, *BY_ROLE])


@pytest.mark.parametrize("who", SUBJECTS, ids=[s[1] for s in SUBJECTS])
@pytest.mark.parametrize("key", ALL)
def test_who_is_named_to_whom(key: str, who: tuple[str, str, str, str]) -> None:
    text = _shared(key, who)
    is_named = key in NAMED_TO or REGULATORS.get(key) is who
    assert (who[0].split()[-1] in text, who[3] in text) == (is_named, is_named)


@pytest.mark.parametrize("key", ALL)
def test_patients_colleagues_officials_numbers_and_ages_go_to_nobody(key: str) -> None:
    text = _shared(key, DOCTOR)
    assert not [word for word in NEVER if word in text]


@pytest.mark.parametrize("key", ALL)
def test_everyone_can_find_the_events_in_their_own_records(key: str) -> None:
    text = _shared(key, DOCTOR)
    assert "Wansbeck Vale NHS Foundation Trust" in text and "3 May 2026" in text


@pytest.mark.parametrize("key", ALL)
def test_where_the_concern_is_about_a_team_nobody_is_named(key: str) -> None:
    text = _shared(key, DOCTOR, Focus.TEAM)
    assert "Thorpe" not in text and "7654321" not in text


def test_a_recipient_that_is_not_listed_gets_the_least() -> None:
    text = _shared("the-papers", DOCTOR)
    assert not [w for w in ("Thorpe", "7654321", "Wansbeck", "3 May", *NEVER) if w in text]


def test_a_regulator_gets_nobody_of_whom_it_is_not_told_that_they_are_theirs() -> None:
    text = _shared("gmc", ("Mx Robin Ashby", "healthcare assistant", "staff", "AB12"))
    assert "Ashby" not in text


@pytest.mark.parametrize("key", ["police", "nhscfa"])
def test_the_reason_for_naming_somebody_to_investigators_is_given(key: str) -> None:
    form = minimised(
        {**FORM, "1d": "Dr Alma Thorpe, consultant, GMC number 7654321"},
        purpose=Purpose.RECIPIENT,
        recipient=key,
    )
    reasons = [k.reason for k in form.kept if k.category.value == "person:practitioner"]
    assert reasons and all("written request" in reason for reason in reasons)


def test_a_number_on_a_line_of_its_own_is_the_subjects_named_above() -> None:
    rows = (
        "Subject:\tMr Cyrus Tolland\nGDC no:\t998431\nHome:\t4 Sea View, Blyth\n"
        "Spouse:\tMrs Maite Tolland (practice manager)\nNurse:\tMiss Una Farrow\tGDC 998112"
    )
    form = minimised({**FORM, "1d": rows}, purpose=Purpose.RECIPIENT, recipient="gdc")
    text = form.text("1d")
    assert "Mr Cyrus Tolland" in text and "998431" in text
    assert not any(word in text for word in ("Maite", "Una", "998112", "Sea View"))
