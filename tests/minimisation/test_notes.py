"""Strangers in notes: beside the short form of a post, as initials, in lines that lost their capitals."""

from __future__ import annotations

import pytest

from sigdocs.minimisation.casing import recased
from sigdocs.model.minimised import Purpose
from tests.minimisation.forms import minimised
from tests.minimisation.test_prose import MODEL, POLICY, read


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("CPN Folasade visits on Mondays.", "Folasade"),
        ("r/v ACP Thistlewood at 0300, nil to add", "Thistlewood"),
        ("The SW, Ottoline Brigstock, wrote twice.", "Ottoline"),
        ("EMT Bronagh and MCA Zebedee lifted her.", "Zebedee"),
        ("Two ODPs Marguerita and Hywel counted.", "Marguerita"),
        ("FY2 Mbatha clerked him.", "Mbatha"),
        ("Brankovic RMN signed.", "Brankovic"),
        ("Castellanos/ST6 came at once.", "Castellanos"),
        ("Dr PM Ganapathy was away.", "Ganapathy"),
        ("Blessed Mutasa held the line.", "Blessed"),
        ("Confidence Ncube did the observations.", "Confidence"),
    ],
)
def test_a_name_beside_the_short_form_of_a_post_goes(text: str, gone: str) -> None:
    assert gone not in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The SHO wrote nothing. ODP cover was thin.",
        "CT Abdomen was booked and a CNS Lymphoma guideline read.",
        "The RMN rota and the HCA bank were short.",
        "Confidence was low. Blessing was not asked for.",
        "MRSA swabs and DoLS papers were done.",
    ],
)
def test_the_short_form_of_a_post_alone_stays(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Present: JQ, KW, LZ.", ("JQ", "KW", "LZ")),
        ("Attendees ZB, QT. Apols VJ", ("ZB", "QT", "VJ")),
        ("Noted by Q.Z.", ("Q.Z",)),
        ("Action: JQ / KW", ("JQ", "KW")),
        ("JQ/KW reviewed the file.", ("JQ", "KW")),
        ("ZB and QT met on Tuesday.", ("ZB", "QT")),
    ],
)
def test_initials_of_nobody_known_go_from_lists_of_people(text: str, gone: tuple[str, ...]) -> None:
    said = read(text)
    assert not [letters for letters in gone if letters in said]


@pytest.mark.parametrize(
    "text",
    [
        "Present: BP, HR and ECG.",
        "Reviewed by MDT. Discussed with GP and ITU.",
        "Action: HR",
        "CQC/GMC reviewed the file.",
        "PrEP and HIV tests. Seen by ED.",
    ],
)
def test_letters_that_stand_for_bodies_posts_and_measures_stay(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize(
    ("text", "gone", "kept"),
    [
        ("BED 9 QUARTERMAINE\nFELL AT 0300", "QUARTERMAINE", "BED 9"),
        ("NOK INFORMED - OLUWASANMI", "OLUWASANMI", "NOK INFORMED"),
        ("HCA XHENGIS FOUND THE PATIENT", "XHENGIS", "FOUND THE PATIENT"),
        (
            "Two more came in. the interpreter quartermaine left early.",
            "quartermaine",
            "left early",
        ),
        ("It was late. told bronagh to stop the pump.", "bronagh", "to stop the pump"),
        ("s/b sho oyebanjo at 3", "oyebanjo", "s/b"),
        ("claims - bronagh w - as above", " w ", "as above"),
    ],
)
def test_names_are_read_where_a_line_or_sentence_lost_its_capitals(
    text: str, gone: str, kept: str
) -> None:
    said = read(text)
    assert gone not in said
    assert kept in said


@pytest.mark.parametrize(
    "text",
    [
        "The drip was left open. The bag, e.g. saline, was empty by noon.",
        "It was checked with sats and obs.\nNOT GIVEN, NOT SIGNED. See above.",
        "Given at noon. no harm was seen by the team.",
        "the sheets were with the holder of the keys",
    ],
)
def test_sentences_that_name_nobody_keep_their_letters(text: str) -> None:
    assert recased(text, POLICY.words, MODEL).lower() == text.lower()
    assert read(text) == text


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("The HCA, Sharp, had gone home.", "Sharp"),
        ("Staff nurse Long was on.", "Long"),
        ("The porter, Tuhiwai, heard it.", "Tuhiwai"),
        ("Bed 4 Quartermaine, bed 5 empty.", "Quartermaine"),
        ("2) Md. Tariqul Haque, 51, never came.", "Md"),
        ("Mohd Yusri was listed.", "Mohd"),
        ("Oluchi E rang at nine.", " E "),
        ("Mother = bronagh tesfaye, rang twice.", "bronagh"),
        ("Baroness Quarmby has asked a question.", "Quarmby"),
        ("The Lord Chancellor met Lord Haverstock.", "Haverstock"),
        ("The Szymanskis have a solicitor.", "Szymanskis"),
        ("It was late. Haslam scanned the wrong side.", "Haslam"),
        ("71\tHaslam\tfall\n80\tno name\tfall", "Haslam"),
    ],
)
def test_names_in_the_place_of_a_person_go(text: str, gone: str) -> None:
    assert gone not in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The nurse Practitioner post and the manager, Claims, were new.",
        "The HCA, Friday, was short. The consultant, May, is a month.",
        "Bed 4 Monday, bed 5 Tuesday. Case 3 Appendix. Room Temperature was high.",
        "Lives in Durban. Flown in from Turku.",
        "The Teams have a rota. The Wards were full. The Tazocins have gone.",
        "Tazocin stopped the fever. Durban sent the scan.",
        "The Lord Chancellor and the Lady Mayoress came.",
        "71\tTazocin\tfall\n80\tDurban\tfall",
    ],
)
def test_what_only_looks_so_is_no_name(text: str) -> None:
    said = read(text, Purpose.GROUP)
    assert said == text


def notes(text: str, question: str = "2d", **others: str) -> str:
    answers = {
        "1a": "Iris Quennell, Case Manager",
        "1d": "Dr Farouk Rahimi-Coleby, GP",
        "4b": "O Vane-Tempest\nLudmila Zaric",
        **others,
        question: text,
    }
    return minimised(answers, purpose=Purpose.LEARNING).text(question)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("1. LZ: forty doses were missed.\n2. IQ - nothing to add.\n", ("LZ", "IQ")),
        ("Confirmed LZ 3/9", ("LZ",)),
        ("OVT took the call.", ("OVT",)),
        ("R-C was there again.", ("R-C",)),
        ("His name is spelt Q U E N N E L L here.", ("Q U E",)),
        ("The ward clerk is Zorba, spelt Z O R B A here.", ("Z O R",)),
        ("Reviewed by J ap H at noon.", ("J ap", " H ")),
        ("Bagged by sr C, then given to baby K.", ("sr C", "baby K")),
    ],
)
def test_letters_that_stand_for_people_go(text: str, gone: tuple[str, ...]) -> None:
    said = notes(text)
    assert not [letters for letters in gone if letters in said]


@pytest.mark.parametrize(
    "text",
    [
        "OE: abdomen soft.\nPR: empty.\n",
        "Confirmed HR 3/9. The T-X ray was read.",
        "Options A B C D were put.",
        "IR35 applies. Give baby A bath.",
    ],
)
def test_letters_that_stand_for_no_one_stay(text: str) -> None:
    assert notes(text) == text


def test_words_of_an_address_are_given_no_capitals() -> None:
    text = "write to bronagh.t@ward.example or see ward.example/bronagh_t today"
    assert recased(text, POLICY.words, MODEL) == text
    assert recased("then call bronagh. nobody came", POLICY.words, MODEL).startswith(
        "then call Bronagh"
    )
