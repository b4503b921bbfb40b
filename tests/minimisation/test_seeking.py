"""Finding a person who asks: however the name is spelt, by number, by pseudonym, and nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.minimisation.seeking import Sought
from sigdocs.model.personal import personal

SOUGHT = Sought(
    names=personal(["Jérémy O'Connell-Reid", "Jem Onslow"]),
    numbers=personal(["GMC 7012345", "12"]),
    labels=("Consultant A",),
)
ANN = Sought(names=personal(["Margaret Fairweather"]))


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Dr Jeremy O\u2019Connell-Reid's clinic", "full name"),
        ("O'CONNELL-REID, Jeremy", "full name"),
        ("his old name, Jem Onslow, is still used", "full name"),
        ("number 701 2345 of the register", ""),
        ("GMC no: GMC7012345", "their number"),
        ("seen by Consultant A.", "as Consultant A"),
        ("seen by Consultant AB", ""),
        ("on the 12th", ""),
    ],
)
def test_every_name_number_and_pseudonym_counts(text: str, certainty: str) -> None:
    assert SOUGHT.certainty(text) == certainty


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Margaret Fairweather", "full name"),
        ("Margaret Jane Mary Fairweather", "full name"),
        ("FAIRWEATHER Margaret (Mrs)", "full name"),
        ("Margret Fairweather came", "full name, misspelt"),
        ("Margaret Fairwether came", "full name, misspelt"),
        ("M Fairweather", "initial and surname"),
        ("Dr M.J. Fairweather", "initial and surname"),
        ("Fairweather, M", "initial and surname"),
        ("Mrs Fairweather", "surname only"),
        ("the Fairweathers' house", "surname, misspelt"),
        ("Mrs Fairwether", "surname, misspelt"),
        ("fair weather is expected in Margaret Street", ""),
        ("Margaret said so", ""),
        ("", ""),
    ],
)
def test_how_surely_words_are_about_the_person_is_said(text: str, certainty: str) -> None:
    assert ANN.certainty(text) == certainty


NICKNAMES = {"margaret": ("maggie", "peggy"), "megan": ("meg",), "elizabeth": ("beth", "liz")}


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Peggy Fairweather", "nickname and surname"),
        ("Fairweather, Maggie", "nickname and surname"),
        ("Meg Fairweather", "surname only"),
        ("Liz Fairweather", "surname only"),
        ("Maggie came", ""),
    ],
)
def test_short_forms_of_a_first_name_count_beside_the_surname(text: str, certainty: str) -> None:
    assert replace(ANN, nicknames=NICKNAMES).certainty(text) == certainty


def test_one_short_form_finds_the_name_in_full_and_in_other_short_forms() -> None:
    peggy = Sought(names=personal(["Peggy Fairweather"]), nicknames=NICKNAMES)
    assert peggy.certainty("Margaret Fairweather") == "nickname and surname"
    assert peggy.certainty("Maggie Fairweather") == "nickname and surname"


def test_alone_a_first_name_counts_only_where_the_case_is_about_the_person_and_as_a_name() -> None:
    known = replace(ANN, alone=frozenset({"margaret", "peggy", "may"}))
    assert known.certainty("Then Peggy's notes were lost.") == "first name only"
    assert known.certainty("She may come.") == ""
    assert known.certainty("Mrs May said so.") == "first name only"
    assert ANN.certainty("Then Peggy's notes were lost.") == ""


@given(before=st.text(max_size=30), after=st.text(max_size=30))
def test_the_full_name_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    assert ANN.certainty(f"{before}\n Margaret Fairweather \n{after}").startswith("full name")
