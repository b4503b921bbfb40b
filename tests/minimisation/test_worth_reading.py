"""The sentences on the reviewer's list: what no grammar heard, and what is left alone."""

from __future__ import annotations

import pytest

from sigdocs.minimisation import minimise
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.text import passage
from sigdocs.minimisation.worth_reading import ADVICE, DIRECTION, SOURCE, doubts, likeliest
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.people import Category, PeopleTable
from sigdocs.model.reviews import Ruling, Verdict
from sigdocs.reference.purposes import minimisation_policy
from sigdocs.rendering.review_texts import compare, place_key
from tests.minimisation.forms import checked, minimised


def listed(text: str, question: str = "2f", marks: tuple[Mark, ...] = ()) -> list[str]:
    """Why the sentences of a text are listed, in order."""
    rows = likeliest(tuple(doubts(passage(question, 1, text), marks, ())))
    return [row.why for row in rows]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("He whispered it to me and swore that he had learnt it from nobody.", SOURCE),
        ("She is scared, and talked to us on the stairs.", SOURCE),
        ("Two of the porters made me swear that I would forget who they were.", SOURCE),
        ("Chambers reckon this one is best paid for.", ADVICE),
        ("The verdict of those who act for us: pay.", ADVICE),
        ("Our solicitor, whose draft it is, doubts the second witness.", ADVICE),
        ("A word to the widow, please, and not by letter.", DIRECTION),
        ("The college may see it unless he is charged.", DIRECTION),
        ("It is better that the brother should hear it at home.", DIRECTION),
    ],
)
def test_loose_words_that_stand_together_are_worth_reading(text: str, why: str) -> None:
    assert listed(text) == [why]


@pytest.mark.parametrize(
    "text",
    [
        "The drain was taken out on the second day and the wound was dry.",
        "The child was frightened of the scanner and lay still.",
        "He was advised to rest and given a date for review.",
        "Counsel for the family attended.",
        "The ward has twelve beds and is on the second floor.",
    ],
)
def test_what_tells_of_care_and_places_is_not_listed(text: str) -> None:
    assert listed(text, "1f") == []


def test_orders_are_looked_for_only_where_orders_are_given() -> None:
    text = "Nobody should ring her brother."
    assert (listed(text), listed(text, "1f")) == ([DIRECTION], [])


def test_advice_is_listed_with_the_sentences_that_go_on_about_it() -> None:
    text = "The barrister has sent her opinion. It is that the nurse was right. The ward is closed."
    rows = likeliest(tuple(doubts(passage("2a", 1, text), (), ())))
    assert [row.text.reveal() for row in rows] == [text.removesuffix(" The ward is closed.")]


def test_what_is_withheld_or_known_is_not_listed_again() -> None:
    text = "Chambers reckon this one is best paid for."
    gone = Mark(start=0, end=len(text), category=Category.PRIVILEGED, evidence="")
    assert listed(text, marks=(gone,)) == []
    text = "Nobody should ring her brother."
    assert list(doubts(passage("2f", 1, text), (), (text,))) == []


def test_few_of_a_kind_are_listed_the_likeliest_first() -> None:
    text = " ".join(f"Chambers reckon that number {n} will pass." for n in range(9))
    text += " Chambers reckon, in their opinion, that there is no defence to it."
    rows = likeliest(tuple(doubts(passage("2a", 1, text), (), ())))
    assert len(rows) == 6 and "no defence" in rows[0].text.reveal()


TEXT = "Mrs Ottilie Brandreth, who whispered it to me, made me swear that I would forget her."


def _listed_row(form: MinimisedForm) -> str:
    return next(row.text.reveal() for row in form.unexplained if row.why == SOURCE)


def test_names_come_first_and_a_listed_sentence_can_be_removed_with_the_name_in_it() -> None:
    answers = {"2d": f"{TEXT} The number 88123456 was on the band."}
    before = minimised(answers)
    whys = [row.why for row in before.unexplained]
    assert whys.index("number whose kind is not known") < whys.index(SOURCE)
    assert _listed_row(before) == TEXT
    row = next(row for row in before.unexplained if row.why == SOURCE)
    ruling = Ruling(
        purpose=Purpose.GROUP,
        recipient="",
        category=Category.UNEXPLAINED,
        spellings=(row.text,),
        verdict=Verdict.REMOVE,
        person="",
        replacement="",
    )
    after, _ = minimise(
        checked(answers),
        purpose=Purpose.GROUP,
        people=PeopleTable(),
        policy=minimisation_policy(),
        rulings=(ruling,),
    )
    assert after.text("2d").startswith("[words removed] The number")
    assert "Brandreth" not in after.text("2d") and "whispered" not in after.text("2d")


def test_the_page_marks_a_listed_sentence_beside_the_name_that_opens_it() -> None:
    form = minimised({"2d": TEXT})
    numbers = {place_key(row): f"U{n}" for n, row in enumerate(form.unexplained, 1)}
    numbers |= {place_key(row): "1" for row in (*form.redactions, *form.kept)}
    compared = compare(form, numbers, question="2d", occurrence=1, text=TEXT)
    pieces = [piece for line in compared.lines for piece in line if piece.is_finding]
    assert "Brandreth" in pieces[0].before and "whispered" in pieces[1].before
    assert len({piece.place for piece in pieces}) == len(pieces) >= 2
    assert "".join(piece.before for line in compared.lines for piece in line) == TEXT
