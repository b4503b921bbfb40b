"""What stands above the policy table: the confidential source, privilege, directions."""

from __future__ import annotations

import pytest

from sigdocs.minimisation.directions import directions
from sigdocs.minimisation.privilege import privileged
from sigdocs.minimisation.text import passage
from sigdocs.model.minimised import Action, Purpose
from tests.minimisation.forms import minimised

PEOPLE = "Mr Owen Vale, consultant surgeon, GMC 9012345."


@pytest.mark.parametrize("purpose", list(Purpose))
def test_whoever_raised_the_concern_in_confidence_is_named_to_nobody(purpose: Purpose) -> None:
    told = (
        "The anaesthetist, Dr Ada Quist, wrote that the count was wrong. Dr Quist raised a Freedom "
        "to Speak Up concern on 13 November 2026 and fears detriment."
    )
    form = minimised({"1d": PEOPLE, "1f": told}, purpose=purpose, recipient="medical-director")
    text = form.text("1f")
    assert "Quist" not in text and "anaesthetist" not in text and "13 November" not in text
    assert text.startswith("A member of staff wrote that the count was wrong.")
    assert form.confidential_source


def test_the_guardian_to_whom_it_was_told_is_no_source() -> None:
    told = "The Freedom to Speak Up guardian, Jane Orr, said that Dr Ada Quist wrote to her."
    form = minimised({"1d": PEOPLE, "1f": told})
    assert all(r.paragraph != "12" or "Orr" not in r.original.reveal() for r in form.redactions)


@pytest.mark.parametrize(
    "text",
    [
        'Counsel advised in conference: "Breach cannot be defended."',
        "Panel solicitors advise that prospects of success are 25%.",
        "From: A\nSubject: PRIVILEGED AND CONFIDENTIAL\n\nBreach is plain.\nTom",
        "Leading counsel (Ann Orr KC) thinks that the claim will fail.",
    ],
)
def test_suspected_privileged_passages_are_withheld(text: str) -> None:
    form = minimised({"1d": PEOPLE, "2a": f"Two claims, both open.\n\n{text}"})
    assert form.text("2a").startswith("Two claims, both open.")
    assert "[Passage withheld" in form.text("2a")
    assert any(r.action is Action.WITHHELD for r in form.redactions)
    for word in ("defended", "25%", "plain", "fail"):
        assert word not in form.text("2a")


@pytest.mark.parametrize(
    "text",
    [
        "No privileged document is quoted or attached.",
        "All factual; no reports or advice attached.",
        "Counsel for the Trust is instructed. Nothing from that advice is given here.",
        "An expert report (privileged - not shared with the group).",
        "Instructed the panel firm to ask the Trust two questions.",
        "No privileged material is needed for that.",
    ],
)
def test_words_about_privilege_are_not_privileged(text: str) -> None:
    assert privileged(passage("2a", 1, text)) == []


@pytest.mark.parametrize(
    ("question", "text", "kind"),
    [
        ("2g", "Her health should be left out of both letters.", "leave-out"),
        ("2g", "He asks that named nurses are taken out of anything which leaves us.", "leave-out"),
        ("2g", "She advises that the health report be withheld for now.", "leave-out"),
        ("2f", "Nothing is to be sent; not before the inquest.", "not-before"),
        ("4a", "The practitioner is to be told by the Trust first.", "tell-first"),
        ("8d", "The letter should say so.", "say-also"),
        ("2f", "This needs tight handling.", "handle"),
    ],
)
def test_wishes_become_directions(question: str, text: str, kind: str) -> None:
    found = list(directions(passage(question, 1, f"The Trust replied. {text}")))
    assert [(d.kind, d.text.reveal()) for d in found] == [(kind, text)]


@pytest.mark.parametrize(
    "text",
    [
        "She said that the swab was taken out of the wound.",
        "The clinic letters were removed by the Trust in May.",
        "He was taken out of the rota by his consultant.",
    ],
)
def test_accounts_of_what_happened_are_no_directions(text: str) -> None:
    assert list(directions(passage("2f", 1, text))) == []


def test_only_the_four_questions_hold_directions() -> None:
    assert list(directions(passage("3b", 1, "Her health should be left out."))) == []
