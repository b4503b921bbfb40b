"""Every recipient's letter: fitting words, the set order, and nothing of what is kept back (21, 22, 27)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sigdocs.model.decisions import Decision, Outcome
from sigdocs.model.letters import SharingBrief, suggest_brief
from sigdocs.model.minimised import Purpose
from sigdocs.model.people import PeopleTable
from sigdocs.model.personal import PersonalText
from sigdocs.model.recipients import Needs, Recipient
from sigdocs.reference.recipients import recipients
from sigdocs.rendering.briefs import render_sharing_brief
from sigdocs.rendering.sharing import render_sharing_letter
from sigdocs.workflows.forms import check_form, minimise_form
from tests.rendering_letters import invented as made
from tests.rendering_letters import reading
from tests.rendering_letters.test_letters import template
from tests.validation.builder import form_of

KEPT_BACK = ("2a", "2b", "2g", "3a", "3b", "4d", "4e")
PLANTED = {q: f"Quixotry{q.replace('a', 'alpha').replace('b', 'bravo')}" for q in KEPT_BACK}
FORM = {
    **{q: made.RAW[q] for q in ("1a", "1b", "1c", "1d", "1e", "1f", "2c")},
    "2a": f"Two letters of claim, and {PLANTED['2a']}.",
    "2b": f"Safety and Learning were asked; {PLANTED['2b']} came back.",
    "2g": f"Dr Anselm Quill, RO, 20 November 2026: share, because of {PLANTED['2g']}.",
    "3a": f"A: do nothing. Disadvantage: {PLANTED['3a']}.",
    "3b": f"Option B within 5 working days, for {PLANTED['3b']}.",
    "4a": "The Group agreed to share.\nRationale: two serious outcomes on one list.",
    "4d": f"Hester Vance, Chair; {PLANTED['4d']}",
    "4e": f"Nobody else; {PLANTED['4e']}",
}
DECISION = Decision(
    outcome=Outcome.ACTION,
    rationale=PersonalText("Two serious outcomes on one list."),
    meeting=date(2026, 12, 10),
    recipients=tuple(r.key for r in recipients()),
    asks=(("cqc", PersonalText("a dated account of the inspection, by 8 January 2027")),),
    escalation=PersonalText("Without an answer, NHS England is told."),
    support=PersonalText("Advice from Practitioner Performance Advice."),
)
FITTING = {
    "medical-director": "If you are also the responsible officer",
    "chief-executive": "sooner and more directly than anyone else",
    "private-provider": "sooner and more directly than anyone else",
    "nhs-england": "You oversee NHS organisations in England",
    "gmc": "As the regulator of doctors",
    "nmc": "As the regulator of nurses, midwives",
    "gdc": "As the regulator of dentists",
    "gphc": "As the regulator of pharmacists",
    "hcpc": "As the regulator of allied health professionals",
    "cqc": "As the regulator of health and care services",
    "hssib": "You investigate patient safety concerns",
    "maternity-oversight": "the safety of maternity and neonatal services",
    "icb": "You commission these services",
    "risk-summit": "A risk summit lets commissioners",
    "police": "may be evidence of a criminal offence",
    "nhscfa": "may be evidence of a criminal offence",
}
ORDER = [
    "What we know",
    "What is alleged, or has not been tested",
    "account",
    "Why we are telling you",
    "What we ask of you",
    "What we offer",
    "Who else is being told",
    "If the concern is not resolved",
    "The standing of this letter",
]
TOLD_OF_THE_SURGEON = ("medical-director", "private-provider", "gmc", "police", "nhscfa")


def suggested(to: Recipient) -> SharingBrief:
    day = date(2026, 11, 20)
    checked = check_form(form_of(FORM), received=day, meetings=(), meeting=None, today=day)
    minimised, _ = minimise_form(
        checked, purpose=Purpose.RECIPIENT, people=PeopleTable(), recipient=to.key
    )
    return suggest_brief(
        reference=made.REFERENCE,
        recipient=to,
        decision=DECISION,
        minimised=minimised,
        recipients=recipients(),
    )


def letter(brief: SharingBrief) -> bytes:
    return render_sharing_letter(
        template("sharing_letter"), brief=brief, office=made.OFFICE
    ).content


@pytest.mark.parametrize("to", recipients(), ids=lambda r: r.key)
def test_a_letter_fits_its_reader_and_says_nothing_that_is_kept_back(to: Recipient) -> None:
    brief = suggested(to)
    content = letter(brief)
    told = reading.text(content)
    headings = [words for level, words in reading.headings(content) if level == 2]
    assert all(wanted in found for wanted, found in zip(ORDER, headings, strict=True))
    assert FITTING[to.key] in told
    others = {words for key, words in FITTING.items() if words != FITTING[to.key]}
    assert not [words for words in others if words in told]
    shown = told + reading.text(
        render_sharing_brief(template("sharing_brief"), brief=brief, office=made.OFFICE).content
    )
    assert "Quixotry" not in shown
    assert "Tarrant" not in shown
    assert "Abbott" not in shown
    assert ("Featherby" in told) == (to.key in TOLD_OF_THE_SURGEON)
    assert ("9912345" in told) == (to.key in TOLD_OF_THE_SURGEON)
    assert "null" not in told.casefold()
    assert "_" not in told


@pytest.mark.parametrize("to", recipients(), ids=lambda r: r.key)
def test_who_may_investigate_a_crime_is_not_given_away_and_the_writer_is_warned(
    to: Recipient,
) -> None:
    brief = suggested(to)
    others = reading.text(letter(brief)).partition("Who else is being told")[2]
    assert ("NHS Counter Fraud Authority" in others) == (to.key == "police")
    shown = reading.text(
        render_sharing_brief(template("sharing_brief"), brief=brief, office=made.OFFICE).content
    )
    assert "Tipping off" in shown
    assert "Tipping off" not in reading.text(letter(brief))


def test_support_is_offered_to_the_organisation_concerned_only() -> None:
    offered = {to.key for to in recipients() if suggested(to).offers}
    assert offered == {"medical-director", "chief-executive", "private-provider"}


def test_the_account_of_one_who_is_not_named_is_an_account_too() -> None:
    (to,) = (r for r in recipients() if r.key == "chief-executive")
    brief = suggested(to)
    assert [line.split(" says")[0] for line in brief.account] == ["Consultant A"]


def test_a_regulator_whose_register_nobody_is_on_is_pointed_out() -> None:
    known = {r.key: r for r in recipients()}
    for key, is_warned in (("nmc", True), ("gmc", False), ("cqc", False)):
        shown = reading.text(
            render_sharing_brief(
                template("sharing_brief"), brief=suggested(known[key]), office=made.OFFICE
            ).content
        )
        assert ("whom this regulator registers" in shown) == is_warned


def test_a_day_to_reply_comes_from_the_sheet_and_escalation_is_not_told_to_its_goal() -> None:
    known = {r.key: r for r in recipients()}
    assert suggested(known["cqc"]).reply_by == date(2027, 1, 8)
    assert suggested(known["gmc"]).reply_by is None
    assert suggested(known["cqc"]).escalation == "Without an answer, NHS England is told."
    assert suggested(known["nhs-england"]).escalation == ""


def test_what_we_know_is_cut_to_what_a_page_holds() -> None:
    known = {r.key: r for r in recipients()}
    long = "\n".join(f"On day {n} a patient was harmed on the same list again." for n in range(60))
    day = date(2026, 11, 20)
    form = form_of({**FORM, "1f": long})
    checked = check_form(form, received=day, meetings=(), meeting=None, today=day)
    minimised, _ = minimise_form(
        checked, purpose=Purpose.RECIPIENT, people=PeopleTable(), recipient="cqc"
    )
    brief = suggest_brief(
        reference=made.REFERENCE, recipient=known["cqc"], decision=DECISION, minimised=minimised
    )
    assert brief.shortened
    assert len(" ".join(brief.known).split()) <= 90


def test_needs_of_a_recipient_decide_the_heading_of_the_account() -> None:
    for to in recipients():
        heading = (
            "The practitioner’s account" if to.key in TOLD_OF_THE_SURGEON else "The account of"
        )
        assert heading in reading.text(letter(suggested(to)))
        assert to.needs is Needs.PRACTITIONER or to.key not in TOLD_OF_THE_SURGEON
    assert replace(suggested(recipients()[0]), names_practitioner=False).account
