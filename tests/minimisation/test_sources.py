"""Whoever speaks in confidence: how people say so, who it then is, and what points to them."""

from __future__ import annotations

import pytest

from sigdocs.minimisation.confidence import signs
from sigdocs.minimisation.text import passage
from sigdocs.model.minimised import Purpose
from tests.minimisation.forms import minimised

SUBJECT = "Mr Owen Vale, consultant surgeon, GMC 9012345."


@pytest.mark.parametrize(
    "text",
    [
        "The caller does not want to be quoted.",
        "He told me on condition that his name went no further.",
        "She is dreading losing her job over this.",
        "A porter rang us anonymously.",
        "Nobody on the unit is to learn that it was him who rang us.",
        "We gave an undertaking that nothing would lead back to her.",
        "The identity of the informant is protected.",
        "He would be blacklisted if it came out.",
        "They raised it through Freedom to Speak Up.",
        "Strictly between ourselves, the log was filled in later.",
        "She is anxious that none of her colleagues should hear that she rang us.",
        "They agreed to talk only if we swore to it.",
        "He begged me to pretend that he had never called.",
        "She asked me to forget that she had rung.",
        "We promised not to say who.",
    ],
)
def test_a_wish_a_fear_or_a_manner_of_telling_is_a_sign(text: str) -> None:
    assert list(signs(passage("1f", 1, text)))


@pytest.mark.parametrize(
    "text",
    [
        "Patient confidentiality was not respected.",
        "The confidence interval was wide.",
        "The source of the leak was a cracked pipe.",
        "The patient's name was left off the list by mistake.",
        "The survey was confidential.",
        "The trust has a whistleblowing policy.",
        "The family asked that the child not be named.",
        "He was operated on privately.",
        "She was afraid that the scar would open.",
        "She is anxious that none of her wounds should open again.",
        "He would only talk if the interpreter came.",
        "The ward promised not to ring at night.",
        "The child likes to pretend that he is not asleep.",
    ],
)
def test_confidentiality_in_general_is_no_sign(text: str) -> None:
    assert list(signs(passage("1f", 1, text))) == []


@pytest.mark.parametrize("purpose", list(Purpose))
def test_what_a_source_without_a_name_is_called_goes_for_every_purpose(purpose: Purpose) -> None:
    told = (
        "A dialysis technician at the Fenside unit told us in confidence that the filters were reused. "
        "She is the only one who works nights.\n\nThe dialysis technician at the Fenside unit kept a list."
    )
    form = minimised({"1d": SUBJECT, "1f": told}, purpose=purpose, recipient="medical-director")
    text = form.text("1f")
    for gone in ("dialysis", "Fenside", "technician", "only one", "nights"):
        assert gone not in text, text
    assert text.startswith("A member of staff told us in confidence")
    assert form.confidential_source


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The trust is not aware that Iris Tolland rang us, and she wants it kept that way.",
            "Tolland",
        ),
        (
            "Iris Tolland rang us in May. The filters were reused. This must stay confidential.",
            "Tolland",
        ),
        ("Between ourselves, this came from Iris Tolland.", "Tolland"),
        ("It was Iris Tolland who blew the whistle.", "Tolland"),
    ],
)
def test_the_person_is_found_before_after_and_sentences_back(text: str, name: str) -> None:
    form = minimised({"1d": SUBJECT, "1f": text}, purpose=Purpose.RECIPIENT, recipient="gmc")
    assert name not in form.text("1f")
    assert any(name in r.original.reveal() and r.paragraph == "12" for r in form.redactions)


def test_whom_the_concern_is_about_is_never_its_source() -> None:
    text = "Mr Vale told us in confidence that he had been ill."
    form = minimised({"1d": SUBJECT, "1f": text})
    assert "Vale" in form.text("1f")


def test_the_writer_of_a_message_who_asks_not_to_be_told_of_is_its_source() -> None:
    message = (
        "The stock sheets are filled in at the end of the month.\nPlease delete this when read. "
        "If it gets back to head office that it was me, I would lose my post.\nTamsin\n"
    )
    form = minimised({"1d": f"{SUBJECT} Tamsin Orrey, dispenser.", "1f": message})
    assert "Tamsin" not in form.text("1f") + form.text("1d")
    assert any("Tamsin" in r.original.reveal() and r.paragraph == "12" for r in form.redactions)


def test_how_few_they_are_points_to_a_source() -> None:
    told = (
        "Somebody who works in the mortuary told us on condition that nobody would learn who it was. "
        "There are three members of the mortuary staff. The freezer failed in May."
    )
    text = minimised({"1d": SUBJECT, "1f": told}).text("1f")
    assert "mortuary" not in text and "three" not in text
    assert "The freezer failed in May." in text


def test_an_order_not_to_name_somebody_who_told_nothing_is_no_sign() -> None:
    text = "Dr Ilse Moran did what was asked of her and ought not to be named in the letter."
    form = minimised({"1d": SUBJECT, "2g": text})
    assert not form.confidential_source


def test_a_post_and_a_place_before_the_name_go_with_it() -> None:
    told = (
        "A dialysis technician at the Fenside unit, Iris Tolland, came to us on condition that nobody "
        "would learn it was her. Another technician, who works nights at Fenside, gave us the log and "
        "begged us to leave his name out. There are three technicians on nights."
    )
    text = minimised({"1d": SUBJECT, "1f": told}).text("1f")
    for gone in ("dialysis", "Fenside", "Tolland", "technician", "nights", "three"):
        assert gone not in text, text
