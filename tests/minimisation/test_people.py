"""People: aliases of those the form knows, strangers in prose, and ordinary words that stay."""

from __future__ import annotations

import pytest

from sigdocs.model.findings import Focus
from sigdocs.model.minimised import Purpose
from tests.minimisation.forms import minimised

KNOWN = (
    "Mr Grant Hill, consultant surgeon, GMC 9012345. Others: Dr Rose Marsh-Ødegård; Mr Ian Cross; "
    "Bolanle Ogunleye (known as Bola), nurse; Dr Siobhán O'Shaughnessy-Wójcik; Dr Chen Wei-Ling"
)
PATIENTS = (
    "1. Mrs April Young (DOB 3/4/1960) was admitted. 2. Mr Neil Garden died. 3. Ms Summer Day, 20. "
    "4. Miss Frances Wells (NHS No 999 526 0182). 5. Mr Tadeusz Bhattacharyya, aged 41."
)


def learned(text: str) -> str:
    form = minimised(
        {"1a": "Ann Other, Case Manager", "1d": KNOWN, "1f": PATIENTS, "2d": text},
        purpose=Purpose.LEARNING,
        focus=Focus.TEAM,
    )
    return form.text("2d")


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("It was MARSH-ØDEGÅRD who signed.", "MARSH"),
        ("Marsh-Odegard signed.", "Odegard"),
        ("dr marsh signed", "marsh"),
        ("Ødegård signed.", "degård"),
        ("Dr Marsh's note", "Marsh"),
        ("R. Marsh-Ødegård signed.", "R."),
        ("OGUNLEYE, Bolanle came.", "Bolanle"),
        ("Bola rang.", "Bola"),
        ("Wei-Ling Chen and Dr Chen came", "Chen"),
        ("Siobhan O’Shaughnessy rang.", "Shaughnessy"),
        ("the Bhattacharyya matter", "Bhatta"),
        ("Bhattacharya came.", "Bhatta"),
        ("Mr Bhatacharyya came.", "Bhata"),
        ("Tadeusz\nBhattacharyya came.", "Tadeusz"),
        ("Bhattach-\naryya came.", "aryya"),
        ("the Wells family", "Wells"),
        ("He rang Garden at ten.", "Garden"),
        ("Young told the nurse.", "Young told"),
        ("I saw Fran Wells.", "Fran"),
    ],
)
def test_people_the_form_knows_are_found_under_every_alias(text: str, gone: str) -> None:
    assert gone not in learned(text)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("The nurse, Thulani Mkhwanazi, had asked for help.", "Mkhwanazi"),
        ("Neither Quillan Vosper nor Tegwen Sealy was seen.", "Vosper"),
        ("Patient 7, Dilys, was not harmed.", "Dilys"),
        ("Her sons Cai and Macsen have complained.", "Macsen"),
        ("Signed: T. Okereke-Hughes", "Okereke"),
        ("Mr and Mrs Szczepański-Low were not told.", "Szczep"),
        ("Nurse May came.", "May"),
        ("According to PC 2231 Delyth Marchmont, no.", "Marchmont"),
        ("mrs dilys pugh was moved", "pugh"),
        ("his partner Saffron collected him", "Saffron"),
        ("Her mother-in-law Danuta rang.", "Danuta"),
        ("From: Struthers, Aileen\nTo: Bebb, Hywel\n", "Bebb"),
        ("Best wishes\nOlwen Prytherch\nMatron", "Olwen"),
    ],
)
def test_people_named_only_in_prose_are_found(text: str, gone: str) -> None:
    assert gone not in learned(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hill sign positive.", "Grant funding ended.", "the Red Cross helped", "a Garden III fracture",
        "Wells score 4", "Young people's services", "Young's modulus", "It may be so.", "cross infection",
        "Parkinson's disease", "Kielland's forceps", "Salter-Harris fracture", "a Foley catheter",
        "the Francis report", "Duty of Candour", "Royal College of Surgeons", "Martha's Rule",
        "Cormack-Lehane grade 3", "Being fair principles", "summer holidays", "one day", "Boxing Day",
        "Maintaining High Professional Standards", "Nurse Practitioner on call", "enoxaparin 40 mg",
    ],
)  # fmt: skip
def test_ordinary_words_eponyms_and_titles_of_things_stay(text: str) -> None:
    form = minimised(
        {"1a": "Ann Other, Case Manager", "1d": KNOWN, "1f": PATIENTS, "2d": f"We saw this: {text}"}
    )
    assert form.text("2d") == f"We saw this: {text}"


def test_two_doctors_of_one_name_are_told_apart_and_an_unclear_mention_names_nobody() -> None:
    form = minimised(
        {
            "1d": "A man working as Dr Jonathan Long, locum doctor, GMC 9136642.\n"
            "That number belongs to Dr Jonathan P. Long, who lives abroad.",
            "1f": "The chair wrote to Dr Long.",
        }
    )
    assert "Dr Jonathan Long" in form.text("1d") and "Jonathan P" not in form.text("1d")
    assert "Long" not in form.text("1f")


def test_a_bare_surname_means_the_practitioner_not_the_practitioners_wife() -> None:
    form = minimised(
        {
            "1d": "Mr Imran Qureshi, dentist, GDC 998204. His wife Nadia Qureshi helps.",
            "1f": "Qureshi denies it.",
        }
    )
    assert form.text("1f") == "Qureshi denies it."


def test_a_relative_is_a_relative_of_the_patient_named_before() -> None:
    form = minimised({"1f": "Ms Zainab al-Rashid, DOB 30.01.1996. Her son Yahya was cooled."})
    assert (
        form.text("1f")
        == "Patient 1, DOB [date of birth removed]. Her son (Relative of Patient 1) was cooled."
    )


def test_whoever_is_in_her_forties_is_no_official_though_a_councillor_shares_the_name() -> None:
    told = (
        "Mrs Rukhsana Malik, in her forties, fell. Her brother-in-law, Cllr Tariq Malik, asked why."
    )
    form = minimised({"1d": KNOWN, "1f": told, "2f": "Cllr Malik has written."})
    assert "Rukhsana" not in form.text("1f")
