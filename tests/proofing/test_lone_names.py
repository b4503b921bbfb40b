"""A rare surname or forename alone: a weak form that blocks where it stands as a name, until cleared."""

from __future__ import annotations

from dataclasses import replace

import pytest
from proof_documents import proof, prove, rendered, word
from test_watch import EMPTY, form, minimised, redaction, with_text

from sigdocs.model.clearances import Clearance
from sigdocs.model.documents import ProofFinding, ProvenDocument, Watch
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText
from sigdocs.proofing import watch_for, watch_for_all

CASE = replace(minimised(("Ms Oriel Kestevan", Category.PATIENT)), reference="SC-2026-0007")
SEEN = watch_for(EMPTY, CASE)
PLAIN = "We heard from Kestevan twice."


def proved(seen: Watch, *texts: str) -> ProvenDocument | tuple[ProofFinding, ...]:
    clean = rendered(b"").substituted
    content = word(lambda d: [d.add_paragraph(text) for text in texts])
    return prove(rendered(content, substituted=(*clean, *texts)), seen)


@pytest.mark.parametrize(
    "text",
    ["The Kestevan Fatigue Inventory was used.", "Kestevan's triad was absent.", "Kestevan grading",
     "She sat in the Kestevan Hill suite.", "Kestevan Memorial Hospital", "Kestevan staging systems",
     "The Kestevan Foundation paid."],
)  # fmt: skip
def test_an_eponym_or_a_place_is_no_name_of_hers(text: str) -> None:
    assert with_text(text, SEEN) == set()


@pytest.mark.parametrize(
    "text",
    [PLAIN, "kestevans mum rang", "Oriel was told.", "Kestevan. Staging was late.",
     "We asked Kestevan (ward 4).", "We took Kestevan home.", "Kestevan Senior Midwife"],
)  # fmt: skip
def test_it_blocks_in_a_plain_sentence_although_the_minimiser_left_it(text: str) -> None:
    assert with_text(text, SEEN) == {"leak-name"}


@pytest.mark.parametrize(
    "text", ["Dr Kestevan came.", "KESTEVAN, Oriel", "Oriel Kestevan", "See #justiceforkestevan."]
)
def test_with_a_title_or_the_rest_of_the_name_nothing_can_be_cleared(text: str) -> None:
    found = proved(SEEN, text)
    assert isinstance(found, tuple)
    assert {finding.code for finding in found} == {"leak-strong"}
    assert not any(finding.spot for finding in found)


def test_ig_clears_the_place_and_no_other() -> None:
    found = proved(SEEN, PLAIN)
    assert isinstance(found, tuple)
    (one,) = found
    assert one.spot and one.row
    cleared = Clearance(
        number=1,
        row=one.row,
        spot=one.spot,
        kind="pack",
        document="0" * 64,
        place=one.place,
        reason=PersonalText("the village"),
    )
    seen = replace(SEEN, cleared=(cleared,))
    assert isinstance(proved(seen, PLAIN), ProvenDocument)
    assert isinstance(proved(seen, PLAIN, "Then Kestevan left."), tuple)
    assert isinstance(proved(seen, PLAIN.replace("from", "from Dr")), tuple)


def test_what_is_kept_on_purpose_is_no_leak() -> None:
    kept = (
        ("Dr Amos Kestevan", Category.OFFICIAL),
        ("Kestevan and Loftus LLP", Category.OWN_STAFF),
    )
    seen = watch_for(EMPTY, minimised(("Ms Oriel Kestevan", Category.PATIENT), kept=kept))
    text = "Kestevan and Loftus LLP wrote to Dr Kestevan; Kestevan answered."
    assert with_text(text, seen) == set()
    assert with_text("Ms Oriel Kestevan rang.", seen) == {"leak-strong"}


def test_a_pack_watches_for_it_too() -> None:
    assert with_text(PLAIN, watch_for_all([(EMPTY, CASE), (EMPTY, minimised())])) == {"leak-name"}


def test_the_word_of_a_post_that_we_put_in_is_no_name() -> None:
    dispenser = redaction("Dispenser Oriel Kestevan", Category.OTHER_CLINICIAN)
    dispenser = replace(dispenser, replacement="Dispenser A")
    seen = watch_for(EMPTY, replace(CASE, redactions=(dispenser,)))
    assert with_text("Dispenser A was told.", seen) == set()
    assert with_text(PLAIN, seen) == {"leak-name"}


def test_initials_of_a_double_surname_are_no_word() -> None:
    seen = watch_for(EMPTY, minimised(("Dr B O-R", Category.OTHER_CLINICIAN)))
    content = word(lambda d: d.add_paragraph("This or that."))
    assert proof(content, seen) == set()


@pytest.mark.parametrize(
    "field",
    ["Amos Loftus, Volunteer Liaison Manager", "Amos Loftus, solicitor. Works Mon-Thurs. 020"],
)
def test_a_post_or_working_days_in_a_name_field_are_no_name(field: str) -> None:
    seen = watch_for(form(q1a=field), minimised(kept=(("Amos Loftus", Category.OWN_STAFF),)))
    assert with_text(field.replace(" 020", ""), seen) == set()
    assert with_text("Amos Loftus wrote.", watch_for(form(q1a=field), minimised())) == {"name-left"}
