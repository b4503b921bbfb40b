"""How people say what is to be passed on, and accounts that only look like it."""

from __future__ import annotations

import pytest

from sigdocs.minimisation.directions import directions
from sigdocs.minimisation.text import passage


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kindly do not forward the chronology to the agency.", "leave-out"),
        ("Her epilepsy need not be mentioned.", "leave-out"),
        ("Delete the sentence about his bankruptcy.", "leave-out"),
        ("The governor must have no part in it.", "leave-out"),
        ("The police may be told of the theft but not the diagnosis.", "leave-out"),
        ("No approach should be made to him before the arrest.", "not-before"),
        ("Tell the school through the health visitor.", "handle"),
        ("The brother's job ought to stay out of any letter.", "leave-out"),
        ("No reference to the adoption, please.", "leave-out"),
        ("The father would not want the school to be named.", "leave-out"),
        ("Under no circumstances approach the landlord.", "leave-out"),
        ("Postpone the letter until the hearing is over.", "not-before"),
        ("The letter can go once the jury has retired.", "not-before"),
        ("Say nothing to the agency for the moment.", "not-before"),
        ("The chief nurse alone may be told, and nobody else.", "only-to"),
        ("Restrict circulation to the Group.", "only-to"),
        ("Caldicott Guardian to see the draft before it leaves.", "tell-first"),
        ("Ring the medical director beforehand.", "tell-first"),
        ("The letter ought to say that nothing is proved.", "say-also"),
        ("Copy the letter to the regional office.", "say-also"),
        ("Never by post: use secure e-mail.", "handle"),
        ("Treat the address as confidential.", "handle"),
        ("Under no circumstances is the nephew to be mentioned.", "leave-out"),
        ("The rumour should not be repeated to the council.", "leave-out"),
        ("Write to her flat and not the clinic.", "handle"),
        ("His diagnosis should be left to him to disclose.", "leave-out"),
        ("The two juniors aren't to be identified to anyone.", "leave-out"),
        ("Her trade shouldn't be asked about.", "leave-out"),
        ("No patient's job should be given.", "leave-out"),
        ("I would speak to the coroner before writing to the college.", "not-before"),
        ("It must not be presented as something that we know.", "leave-out"),
        ("The family would prefer that it wasn't mentioned.", "leave-out"),
        ("This is to go to the board but to nobody on the unit.", "only-to"),
        ("Her faith is not relevant to anyone.", "leave-out"),
    ],
)
def test_a_wish_has_the_kind_that_it_is(text: str, kind: str) -> None:
    found = list(directions(passage("4a", 1, f"The Group discussed it. {text}")))
    assert [(d.kind, d.text.reveal()) for d in found] == [(kind, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The midwife was not told until the morning.",
        "No reference to the allergy was found in the notes.",
        "Hold the clamp until the vessel is tied, says the manual.",
        "The drain should be taken out on day two.",
        "The policy says that staff must not share passwords.",
        "He was asked not to eat before the scan.",
        "The referral was not mentioned at the meeting.",
        "Only one of the families has been told.",
        "The pump must not be used before it is repaired.",
        "The dose was omitted and the feed was withheld.",
        "Nothing published yet.",
        "The dose should not be repeated.",
        "He was left to disclose it himself.",
        "She walked to her flat and not the clinic.",
        "The rash is not relevant to the claim.",
        "I would have spoken to her before writing the note.",
        "Under no circumstances is the dose to be given by mouth.",
    ],
)
def test_an_account_or_an_order_of_care_is_no_wish(text: str) -> None:
    assert list(directions(passage("4a", 1, text))) == []
