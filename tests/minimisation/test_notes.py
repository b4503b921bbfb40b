"""Strangers in notes: beside the short form of a post, as initials, in lines that lost their capitals."""

from __future__ import annotations

import pytest

from sigdocs.minimisation.casing import recased
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
    ],
)
def test_sentences_that_name_nobody_keep_their_letters(text: str) -> None:
    assert recased(text, POLICY.words, MODEL).lower() == text.lower()
    assert read(text) == text
