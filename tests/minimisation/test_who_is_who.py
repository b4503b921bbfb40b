"""Who is kept by name for the Group, and what everybody else is called."""

from __future__ import annotations

import pytest

from sigdocs.model.findings import Focus
from sigdocs.model.forms import FormKind
from tests.minimisation.forms import minimised

FIELDS = {
    "1a": "Ingrid Bellamy, Case Manager, Claims Management",
    "1d": "Mr Rufus Tarrant, consultant urologist, GMC 9012345",
}


def told(question: str, text: str, **more: str) -> str:
    """An answer as the Group reads it."""
    return minimised({**FIELDS, question: text, **more}).text(question)


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("1f", "Mr Olu Adair has instructed a solicitor.", "Adair"),
        ("1f", "Mrs Hettie Moon complained to NHS Resolution in May.", "Moon"),
        ("1f", "Mr Gil Sandoval wrote to the coroner.", "Sandoval"),
        ("1f", "The inspector Mrs Edda Wynn spoke to took notes.", "Wynn"),
        ("2b", "Claims hold one letter about Tove Lindqvist.", "Lindqvist"),
        ("2b", "PPA: one call. CM: Abel Kimani's solicitor has written.", "Kimani"),
        ("2e", "GMC: nothing. CQC: a complaint from the mother of Casimir Boyle.", "Boyle"),
        ("4b", "Ingrid Bellamy to write to Mr Casimir Boyle by 3 May 2027.", "Boyle"),
        ("4b", "Ingrid Bellamy; claimant Odile Ferrant to be told.", "Ferrant"),
        ("2g", "Do not write to Mrs Ottilie Drummond, who was admitted again.", "Drummond"),
        ("2d", "He told our handler Mrs Ida Quist had died.", "Quist"),
    ],
)
def test_nobody_is_kept_because_an_office_stands_near(question: str, text: str, name: str) -> None:
    assert name not in told(question, text)


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("1f", "Our handler, Bettina Frome, noticed it.", "Bettina Frome"),
        ("1f", "Wilmot Hague of Claims Management rang.", "Wilmot Hague"),
        ("2c", "We asked Lise Arbour (PPA) and Gus Fell (S&L).", "Lise Arbour"),
        ("2c", "The coroner for Anyshire, Mr Piers Oakden, was told.", "Mr Piers Oakden"),
        ("2c", "Sal Venner, the trust's chief executive, rang.", "Sal Venner"),
        ("2d", "The Head of Legal Services, Roland Pim, replied.", "Roland Pim"),
        ("2b", "Claims Management: Bettina Frome has two files.", "Bettina Frome"),
        ("2e", "CQC: Orson Pell. GMC: Tilda Crane.", "Tilda Crane"),
        (
            "2g",
            "Advice by e-mail, 3 May 2026, from Dr Vera Quentin: tell the trust.",
            "Vera Quentin",
        ),
        ("4b", "Bettina Frome, deputising for Wilmot Hague", "Wilmot Hague"),
    ],
)
def test_whom_a_field_or_an_office_beside_the_name_shows_to_act_in_role_is_kept(
    question: str, text: str, name: str
) -> None:
    assert name in told(question, text)


def test_whom_the_story_tells_of_is_not_kept_because_they_are_named_where_staff_are() -> None:
    form = minimised(
        {
            **FIELDS,
            "1f": "A man called Nils Abara had a detachment. Nils is blind now.",
            "2b": "Claims have a file on it: Nils Abara, no number yet.",
        }
    )
    assert "Abara" not in form.text("1f") + form.text("2b")


def test_a_patient_who_shares_a_surname_with_our_staff_is_somebody_else() -> None:
    form = minimised(
        {
            **FIELDS,
            "1f": "Mrs Bellamy, aged 81, was admitted with sepsis. Bellamy was moved at night.",
            "2c": "Ingrid Bellamy rang the ward.",
        }
    )
    assert "Bellamy" not in form.text("1f") and "Patient 1" in form.text("1f")
    assert "Ingrid Bellamy" in form.text("2c")


def test_a_patient_is_not_the_nurse_of_that_surname() -> None:
    form = minimised(
        {
            **FIELDS,
            "1d": "Nurse Pia Holt, NMC 12A3456E",
            "1f": "Mrs Holt (82) fell. Miss Holt was off sick.",
        },
        focus=Focus.TEAM,
    )
    assert form.text("1f").startswith("Patient 1 (82) fell.")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Case two. Ansel Brodie, brought in by a neighbour, sat on the ward.", "Patient 1"),
        ("A girl of 15, Maren Dahl, was seen.", "Patient 1"),
        ("A young man whom we call by his first name only, Anselm, was told.", "Patient 1"),
        ("pt B = Juno Abernethy, leave not signed.", "Patient 1"),
        ("Case three: Remy and Lucan Okada, twin brothers of 55.", "Patient 1"),
        ('"Ms R" is Elodie Marchetti; she is 26.', "Patient 1"),
        ("Sanna Virtanen gave birth at home.", "Patient 1"),
        ("Canon Auberon Thwaite underwent a cystectomy.", "Patient 1"),
        ("Jory Pencarrow is a 12-year-old with haemophilia.", "Patient 1"),
        ("Sister Agnes Marie, a nun, wrote to us.", "Person 1"),
        ("Sister Agnes Marie wrote it in the notes.", "Nurse A"),
        (
            "The solicitor Ms Ada Orme had a report on Mr Cy Bain (M26FE001/002).",
            "solicitor Ms Ada Orme had",
        ),
        ("Jorah Pellew, a student aged 20, rang the practice.", "Patient 1"),
        ("Then Mr Ivo Castellan reviewed the patient and prescribed gentamicin.", "Clinician A"),
        ("Technician Greta Holm was seen to take it.", "Technician A"),
        ("The optician, Ms Petra Lowe, referred him.", "Optician A"),
        ("the practice director Lucasta Thane told us.", "Person 1"),
        ("Her interpreter, Mr Dawit Bekele, was not asked.", "Person 1"),
        ("His neighbour Winnie Parr brought him.", "Person 1"),
        ("Mr Colm Baird, the ward clerk, saw it.", "Person 1"),
    ],
)
def test_people_are_called_what_they_are(text: str, label: str) -> None:
    assert label in told("1f", text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The senior partner is Dr Mona Veitch.", "Relative"),
        ("The prioress, Mother Agathe, wrote.", "elative"),
        ("Mr Colm Baird was the best man at the wedding.", "Relative"),
    ],
)
def test_a_partner_in_a_practice_and_a_prioress_are_nobodys_relatives(
    text: str, label: str
) -> None:
    assert label not in told("1f", text)


def test_the_child_is_the_patient_and_the_parents_are_the_relatives() -> None:
    text = "A letter came from Mr and Mrs Vance, whose daughter, Lottie, aged 3, died at home."
    assert told("1f", text) == (
        "A letter came from Relative of Patient 1, whose daughter, Patient 1, aged 3, died at home."
    )


def test_of_whom_only_a_patients_surname_is_known_is_a_relative() -> None:
    text = "Ignace Thorne, aged 70, died on 3 May 2026.\nHedda Thorne has asked for the notes."
    assert "Relative of Patient 1 has asked" in told("1f", text)


def test_a_name_turned_about_is_the_same_person() -> None:
    text = "Chen Yu-Ting (DOB 3/4/1990) was induced. The letter says Yuting Chen."
    assert told("1f", text).endswith("The letter says Patient 1.")


def test_in_an_audit_trail_staff_are_those_of_the_fields() -> None:
    form = minimised(
        {
            "1g": "Ingrid Bellamy",
            "2a": "Mr Abel Kimani, 71, was operated on.",
            "7b": "Tell Bellamy.",
        },
        kind=FormKind.AUDIT_TRAIL,
    )
    assert "Kimani" not in form.text("2a") and "Bellamy" in form.text("7b")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Edda Wynn, aged 70, died. She was the mother of Sgt Colm Ferris.", "Ferris"),
        ("The second, Ms D is Dr Leyla Arslan, whom he treated.", "Arslan"),
    ],
)
def test_a_rank_or_a_title_does_not_keep_a_relative_or_a_patient(text: str, name: str) -> None:
    form = told("1f", text)
    assert name not in form and "atient" in form.rsplit("is ", 1)[-1] + form.rsplit("of ", 1)[-1]


def test_a_forename_with_an_initial_is_the_one_of_that_surname() -> None:
    text = "1. Grace Oluwole, aged 30\n2. Grace Bell, aged 31\nThe trace of Grace B was in the wrong notes."
    assert "The trace of Patient 2 was" in told("1f", text)


def test_two_names_that_differ_by_a_letter_are_two_people_where_both_stand_side_by_side() -> None:
    text = "Joan Roberts and Joan Robert were in one bay. Joan Robert (81) fell."
    assert told("1f", text).startswith(
        "Patient 1 and Patient 2 were in one bay. Patient 2 (81) fell."
    )
    slip = "Joan Robertson (81) fell. Joan Robertsen died."
    assert told("1f", slip) == "Patient 1 (81) fell. Patient 1 died."


@pytest.mark.parametrize(
    "text",
    [
        "Ebele Obi (who was Ebele Umeh before her marriage), aged 30, called.",
        "Ludovic Marsh (who likes to be called Dov), aged 30, called.",
        "Agathe Nkemelu (nun - Kathleen Doyle in the records), aged 30, called.",
    ],
)
def test_a_name_that_a_bracket_gives_for_a_person_is_no_second_person(text: str) -> None:
    assert "Person" not in told("1f", text) and "Patient 2" not in told("1f", text)


@pytest.mark.parametrize(
    ("question", "text", "owner"),
    [
        ("2f", "He was recently bereaved: his wife, Solveig, died in July.", "Consultant A"),
        ("2d", "Dr Odile Ferrant used her sister Miriam's number.", "Doctor A"),
        ("2d", "Hal Boon (DOB 3/4/1950) came with his wife Ada.", "Patient 1"),
    ],
)
def test_a_relative_is_a_relative_of_whom_the_pronoun_means(
    question: str, text: str, owner: str
) -> None:
    story = "Patient: Mrs Hope Kane, aged 70, died."
    said = minimised({**FIELDS, "1f": story, question: text}).text(question)
    assert f"of {owner}" in said or f"{owner}'s relative's" in said or "of Patient 2" in said


def test_a_senior_partners_nephew_who_is_the_registrar_is_a_registrar() -> None:
    text = "Dr Toby Veitch, her nephew, is the registrar who admitted the second."
    assert told("1f", text).startswith("Registrar A")


def test_a_manager_among_the_outside_individuals_is_no_clinician() -> None:
    form = minimised({**FIELDS, "1d": "Dr Bo Lund, locum. Operations director: Sal Venner."})
    assert "Sal" not in form.text("1d") and "Clinician" not in form.text("1d")


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        (
            "Jolanta Mazur, aged 40, fell. A second Jolanta Mazur on the Trust's list.",
            "Mazur",
            "Trust",
        ),
        (
            "His GP, Dr Nimal Perera of Hornby Market Surgery, rang.",
            "Perera",
            "Hornby Market Surgery",
        ),
        ("They were treated at Royal Hope Hospital of Anyshire NHS Trust.", "Kim", "Royal Hope"),
    ],
)
def test_a_person_of_an_organisation_is_no_part_of_its_name(
    text: str, name: str, kept: str
) -> None:
    said = told("1f", text)
    assert name not in said and kept in said


PROSE = (
    "{} has made a claim.",
    "We hold a letter of {}.",
    "{} complained to the CQC in May.",
    "Claims: one claim (the matter of {}).",
    "S&L ({} incident) reviewed.",
    "Police interviewed {}.",
    "Do not contact {}.",
    "Inform the family of {}.",
    "{} should be told before the GMC.",
    "panel firm: {} v Trust.",
    "Ombudsman: complaint against {}.",
    "{} is being supported by an advocate.",
    "Expert report on {} awaited.",
    "Duty of candour letter to {} outstanding.",
)


@pytest.mark.parametrize(
    "question", ["1e", "1f", "2b", "2d", "2e", "2g", "2h", "3b", "4b", "6b", "8b"]
)
@pytest.mark.parametrize("name", ["Mrs Odile Ferrant", "Mr Ferrant"])
def test_no_question_keeps_a_name_that_it_only_tells_of(question: str, name: str) -> None:
    """The question alone is no evidence of office: a sentence about somebody may stand in any answer."""
    kept = [text for text in PROSE if "Ferrant" in told(question, text.format(name))]
    assert kept == []


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("2b", "Told my manager Russ Hallam Friday.", "Russ Hallam"),
        ("2b", "Claims for the search above (Gita Lall). PPA - Otto Fane - nil.", "Gita Lall"),
        ("2b", "Shared with Hannah Croft and, in Claims Management, Bo Lind.", "Bo Lind"),
        ("2e", "Anyshire ICB, Sharon Tweddle. NHSBSA Mr Osei.", "Sharon Tweddle"),
        ("2e", "Adult safeguarding at the council - Mrs Immy Sharif.", "Mrs Immy Sharif"),
        ("2e", "Child Death Overview Panel, chair Ms Ottoline Vane.", "Ottoline Vane"),
        ("2g", "Professor Vane said on the telephone on the third: GMC.", "Professor Vane"),
        ("2g", "asked Dr Sethna on 12 August. She says GMC.", "Dr Sethna"),
        ("4b", "Ingrid Bellamy (lead), Otto Fane and Gita Lall", "Gita Lall"),
        ("4d", "Chair: Dame Ada Orme. Present were Otto Fane, Bo Lind.", "Otto Fane"),
    ],
)
def test_who_acts_is_kept_where_the_question_asks_who_acts(
    question: str, text: str, name: str
) -> None:
    assert name in told(question, text)


def test_a_misspelt_forename_is_the_same_person_and_a_forename_of_its_own_is_not() -> None:
    text = "Siobhan Devlin, aged 30, rang. Siobahn was assaulted. Phillipa Noakes (31) and Philipa Noakes."
    said = told("1f", text)
    assert "Patient 1 was assaulted" in said and said.endswith("Patient 2 (31) and Patient 2.")
    both = "Daniel Orme, aged 30, fell. Daniela Orme, aged 32, fell."
    assert told("1f", both) == "Patient 1, aged 30, fell. Patient 2, aged 32, fell."
