"""Strangers in prose, in many hands: who is found by spelling, place and company, and what stays."""

from __future__ import annotations

import pytest

from sigdocs.minimisation import minimise
from sigdocs.minimisation.casing import recased
from sigdocs.minimisation.spans import Spans
from sigdocs.minimisation.tagger import names_model
from sigdocs.model.findings import Focus
from sigdocs.model.minimised import Purpose
from sigdocs.model.people import PeopleTable
from sigdocs.reference.purposes import minimisation_policy
from tests.minimisation.forms import checked, minimised

POLICY = minimisation_policy()
MODEL = names_model(POLICY.names_model, POLICY.words.forenames)


def read(text: str, purpose: Purpose = Purpose.LEARNING, question: str = "1f") -> str:
    form = minimised(
        {"1a": "Ann Other, Case Manager", question: text},
        purpose=purpose,
        focus=Focus.TEAM,
    )
    return form.text(question)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Bed 3 was Okonkwo, bed 4 empty.", "Okonkwo"),
        ("Both Szyma\u0144ski and Brzezicki deny it.", "Brzezicki"),
        ("Priti/Hannah to chase.", "Priti"),
        ("Giannopoulou (registrar) did not come.", "Giannopoulou"),
        ("Seen by Thwaites ST4 and Ekwueme FY2.", "Ekwueme"),
        ("Consultant of the week: Adenuga.", "Adenuga"),
        ("Nobody had told Oyinkansola about it.", "Oyinkansola"),
        ("Sandra in coding noticed it.", "Sandra"),
        ("Happiness Dube did the observations.", "Happiness"),
        ("HHJ Cranbourne gave directions.", "Cranbourne"),
        ("The consultant (Yetunde, CT2) was alone.", "Yetunde"),
        ("Ali Raza, 14M, was next.", "Raza"),
        ("Ms Mireia Puigdemont i Soler came.", "Soler"),
        ("Ask the ward.\nBibi x\n", "Bibi"),
        ("12 Mar\tKaur, Harjit\tnone", "Kaur"),
        ("RO (A Roth) says wait.", "A Roth"),
        ("Abimbola opened the door.", "Abimbola"),
        ("May rang back and said she was fine.", "May"),
        ("Tadhg Mac an Bhaird fell.", "Bhaird"),
        ("Mr Cathal Mac an tSionnaigh came.", "Sionnaigh"),
        ("Mr Alan Pike II complained.", "II"),
        ("From: Gethin-Ball, Lowri (MD)\n", "Gethin"),
        ("Present: Ann Day, Deepak Rawal, Sunniva (trainee)", "Sunniva"),
    ],
)
def test_people_are_found_by_place_and_spelling(text: str, gone: str) -> None:
    assert gone not in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Kerr incision was extended.",
        "We rely on the Francis report and the Kirkup inquiry.",
        "He was on Clexane, Xarelto and Keppra.",
        "MRSA swabs, a DEXA scan and DoLS papers were done.",
        "Salter-Harris II, Gustilo 3a.",
        "She was on Juniper ward. Juniper was short of staff.",
        "The Pyxis machine and the Omnicell cabinet.",
        "Will the Trust say sorry? Hope so. Young people waited.",
        "Boots and Lloyds dispensed it; Tesco refused.",
        "Trainees from Health Education England left in August.",
    ],
)
def test_things_that_look_like_names_stay(text: str) -> None:
    assert read(text, Purpose.GROUP) == text


@pytest.mark.parametrize(
    ("text", "gone", "kept"),
    [
        ("the practice manager gulsen yildirim rang us", "yildirim", " rang us"),
        ("seen by mrs hatice demirtas and her mother", "demirtas", "seen by"),
        ("so has the nurse hope lovelace", "lovelace", "so has"),
        ("a man called arthur hill keeps a hill farm", "arthur", "keeps a hill farm"),
        ("MISS WINIFRED COOK HAD BEEN A CLERK. DR MANSOORI HAS STOPPED.", "COOK", "HAD BEEN A"),
        ("SON MAREK FOUND HIM IN THE BAY ALONE.", "MAREK", "FOUND HIM IN THE BAY"),
        ("VISITING PSYCHIATRIST DR FAISAL AL-MANSOORI CAME.", "AL-", "CAME."),
    ],
)
def test_lines_without_telling_capitals_are_read_like_others(
    text: str, gone: str, kept: str
) -> None:
    said = read(text)
    assert gone not in said
    assert kept in said


def test_a_line_with_capitals_of_its_own_is_left_as_it_is() -> None:
    text = "Seen by the nurse. No plan was made.\nnone"
    assert recased(text, POLICY.words, MODEL) == text


def test_capitals_are_suggested_without_changing_the_length() -> None:
    text = "\u0130stanbul \u00df ay\u015fe y\u0131ld\u0131r\u0131m said no\nDR STRA\u00dfE SAID NO TO \u0130T"
    assert len(recased(text, POLICY.words, MODEL)) == len(text)


@pytest.mark.parametrize(
    ("name", "other"),
    [("adenuga", "overdoses"), ("brzezicki", "antenatal"), ("yildirim", "tazocin")],
)
def test_unknown_names_are_spelt_unlike_other_words(name: str, other: str) -> None:
    assert MODEL.shape(name) > 0 > MODEL.shape(other)


def test_initials_that_speak_in_minutes_are_a_member_of_staff() -> None:
    form = minimised(
        {"1a": "Iris Palmer, Case Manager", "2d": "1. IP went through the cases. The GP said no."},
        purpose=Purpose.LEARNING,
    )
    assert "IP" not in form.text("2d")
    assert "GP said no" in form.text("2d")


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Mr O'Dwyer was told. Dwyer disagrees.", "Dwyer"),
        ("Mr Dwyer was told. O'Dwyer disagrees.", "Dwyer"),
        ("Autumn Page (DOB 3/4/2001) went home. Then autumn's mum rang.", "autumn"),
        ("Autumn Page (DOB 3/4/2001) went home. Then miss page rang.", " page"),
        ("Lady Marchbank wrote. Patient 4, Obi Eze-Marchbank, died.", "Eze"),
    ],
)
def test_a_name_found_once_is_carried_on(text: str, gone: str) -> None:
    assert gone not in read(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("At the ward nobody asked Zainab.", "Person"),
        ("The consultants are Lim and Prendergast.", "Person"),
        ("Imam Yusuf Hersi sat with the family.", "Person"),
        ("1. Tadeusz Nowicki - retained swab", "Patient"),
        ("Mrs Ola Wray complained.", "Patient"),
        ("We met Farrah Sohal in May.", "Person"),
    ],
)
def test_nobody_is_called_a_patient_without_a_reason(text: str, said: str) -> None:
    assert f"{said} 1" in read(text, Purpose.GROUP)


def test_initials_in_brackets_are_known_in_later_documents_of_the_case() -> None:
    first = checked({"1a": "Ann Other, Case Manager", "1d": "Dr Amira Said (AS), registrar"})
    _, people = minimise(first, purpose=Purpose.GROUP, people=PeopleTable(), policy=POLICY)
    later = minimised(
        {"8b": "We hear that AS was told twice."}, people=people, purpose=Purpose.LEARNING
    )
    assert "AS" not in later.text("8b")


@pytest.mark.parametrize(
    ("spans", "asked", "touched"),
    [
        ([(2, 4), (8, 9)], (4, 8), False),
        ([(2, 4), (8, 9)], (3, 4), True),
        ([(8, 9), (2, 4), (4, 8)], (5, 6), True),
        ([], (0, 9), False),
        ([(0, 10), (2, 3)], (9, 12), True),
    ],
)
def test_stretches_of_text_know_what_touches_them(
    spans: list[tuple[int, int]], asked: tuple[int, int], touched: bool
) -> None:
    assert Spans(spans).touch(*asked) is touched


def test_the_reviewer_sees_unknown_words_that_open_a_sentence_or_a_cell() -> None:
    form = minimised({"1a": "Ann Other, Case Manager", "1f": "Wards were short. Zibbet\t4 boxes"})
    listed = {row.text.reveal() for row in form.unexplained}
    assert "Wards" not in listed
    assert "Zibbet" in listed or "Zibbet" not in form.text("1f")


def test_initials_of_nobody_known_under_a_message_are_no_fault() -> None:
    assert "QR" not in read("She has had depression. He was told.\nQR\n")


def test_the_family_of_a_known_person_is_found() -> None:
    assert "Finnemore" not in read("Mrs Tallulah Finnemore died. The Finnemores want an apology.")
