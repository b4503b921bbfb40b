"""Signs of lawyers' advice and of the conduct of a claim, and what only looks like them."""

from __future__ import annotations

import pytest

from sigdocs.minimisation.privilege import privileged
from sigdocs.minimisation.text import passage


@pytest.mark.parametrize(
    "text",
    [
        "Junior counsel's reading is that we would lose, and she recommends an early offer.",
        "According to the panel solicitor the midwife will be a poor witness.",
        "Both lawyers regard causation as the better argument.",
        "The consultant's statement was taken for the purposes of the litigation.",
        "The draft letter of response accepts that the trace was misread.",
        "We hold an unserved report from a neonatologist.",
        "The claim is reserved at \u00a31.8m.",
        "Anything under \u00a390,000 would be acceptable at the settlement meeting.",
        "The prospects of defending breach are put at one in four.",
        "Liability was conceded because our expert would not support the trust.",
        "A Calderbank offer is open until Friday.",
        "Our stance at mediation is that causation is not proved, which is a litigation position.",
        "The report was commissioned in contemplation of proceedings.",
        "We were advised that the notes would look altered.",
        "Dr Quill, whom we have instructed, says that a scan in May would have saved the leg.",
        "Firm's advice: can't defend the second, offer now.",
        "Sols say settle.",
    ],
)
def test_what_is_said_for_a_claim_is_withheld(text: str) -> None:
    assert privileged(passage("2a", 1, f"Two claims are open. {text}"))


@pytest.mark.parametrize(
    "text",
    [
        "The claim was notified in May and solicitors were instructed in June.",
        "The claimant's solicitors say that the scar is ugly.",
        "Ms Vane's lawyer wrote that consent was not taken.",
        "Instructed the panel firm (Orme Vale LLP) to put two questions to the trust.",
        "The judge found that the surgeon had been negligent.",
        "Counsel for the family told the inquest that the notes were late.",
        "Her prospects of walking again are poor.",
        "The reserve list for theatre was empty.",
        "His practising privileges were suspended.",
        "The legal services manager said that the rota was thin.",
        "The consultant advised that the drain should stay in.",
        "An external expert reviewed twenty sets of notes.",
        "The father, a barrister, says that he was told nothing.",
        "Damages of \u00a345,000 were paid in 2019.",
        "The expert instructed by the coroner gave her opinion in draft.",
        'The dietitian saw him. Her advice: "eat little and often".',
        "The plasterers' firm says that the wall was damp.",
    ],
)
def test_what_is_public_or_medical_stays(text: str) -> None:
    assert privileged(passage("2a", 1, f"Two claims are open. {text}")) == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "The expert instructed by us has given her opinion in draft. It is that he would walk.",
            True,
        ),
        ("The trust has taken advice from its own lawyers. Its effect is that she stays.", True),
        ("Dr Quill saw the scan late. That report is privileged and it has not been served.", True),
        ("We were advised that it would fail. It was a wet day.", False),
    ],
)
def test_what_the_advice_was_goes_with_it_and_what_follows_otherwise_stays(
    text: str, whole: bool
) -> None:
    (mark,) = privileged(passage("2a", 1, text))
    assert (mark.start, mark.end == len(text)) == (0, whole)


def test_advice_quoted_after_a_lawyer_is_withheld() -> None:
    text = 'Our solicitor was consulted. Her advice: "apologise, admit nothing".'
    (mark,) = privileged(passage("4a", 1, text))
    assert text[mark.start : mark.end].startswith("Her advice")
