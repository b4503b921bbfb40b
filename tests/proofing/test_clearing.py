"""Words that are also names, cleared by IG at one place, for a reason, for some readers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from proof_documents import prove, rendered, word

from sigdocs.model.clearances import Clearance, ReportRow
from sigdocs.model.documents import ProofFinding, ProvenDocument, Removed, Watch
from sigdocs.model.personal import PersonalText

ROW = ReportRow(case="SC-2026-0007", readers="group", number=4)
SAID = "We may ask the trust again when the winter has passed."
MOVED = "They say that May had asked the trust again by then."


def watched(text: str, code: str = "person:patient", *, strong: bool = False) -> Watch:
    return Watch(
        removed=(Removed(text=PersonalText(text), code=code, strong=strong, row=ROW),),
        contacts=(),
    )


def proved(seen: Watch, *texts: str) -> ProvenDocument | tuple[ProofFinding, ...]:
    """A clean document with paragraphs that a person typed into it."""
    return prove(rendered(word(lambda d: [d.add_paragraph(text) for text in texts])), seen)


def cleared(seen: Watch, *texts: str, row: ReportRow = ROW) -> Watch:
    """The same watch once every place that stops these paragraphs is cleared."""
    found = proved(seen, *texts)
    assert isinstance(found, tuple)
    assert all(finding.spot and finding.row == ROW for finding in found)
    places = tuple(
        Clearance(
            number=number,
            row=row,
            spot=finding.spot,
            kind="notification",
            document="0" * 64,
            place=finding.place,
            reason=PersonalText("the verb"),
        )
        for number, finding in enumerate(found, 1)
        if finding.spot
    )
    return replace(seen, cleared=places)


MAY = watched("May")


def test_an_uncleared_word_blocks_and_a_cleared_one_does_not() -> None:
    assert isinstance(proved(MAY, SAID), tuple)
    assert isinstance(proved(cleared(MAY, SAID), SAID), ProvenDocument)


def test_an_open_place_is_not_a_cleared_one() -> None:
    asked = cleared(MAY, SAID)
    still_open = tuple(replace(each, reason=PersonalText("")) for each in asked.cleared)
    assert isinstance(proved(replace(asked, cleared=still_open), SAID), tuple)


@pytest.mark.parametrize(
    "there",
    [
        SAID.replace("ask", "ask of"),
        SAID.replace("We", "Mrs"),
        SAID.replace("may ask", "ask May"),
        SAID + " May was told.",
        MOVED,
    ],
)
def test_it_holds_only_while_the_document_is_the_same_at_that_place(there: str) -> None:
    found = proved(cleared(MAY, SAID), there)
    assert isinstance(found, tuple)
    assert {finding.code for finding in found} <= {"leak-weak", "leak-strong"}


def test_changes_elsewhere_leave_it_cleared() -> None:
    assert isinstance(proved(cleared(MAY, SAID), "Something else.", SAID), ProvenDocument)


def test_another_place_stays_blocked() -> None:
    found = proved(cleared(MAY, SAID), SAID, MOVED)
    assert isinstance(found, tuple)
    (left,) = found
    assert left.spot and left.spot.before.reveal() == "They say that"


def test_a_full_name_is_never_cleared() -> None:
    both = replace(MAY, removed=(*MAY.removed, *watched("Mrs May", strong=True).removed))
    text = "Then Mrs May left."
    spots = cleared(MAY, text)
    found = proved(replace(both, cleared=spots.cleared), text)
    assert isinstance(found, tuple)
    assert {finding.code for finding in found} == {"leak-strong"}
    assert all(finding.spot is None for finding in found), "nobody is asked to clear it"


def test_a_strong_form_in_a_cleared_place_is_still_caught() -> None:
    strong = watched("May", strong=True)
    assert isinstance(proved(replace(strong, cleared=cleared(MAY, SAID).cleared), SAID), tuple)


@pytest.mark.parametrize("row", [replace(ROW, readers="gmc"), replace(ROW, case="SC-2026-0008")])
def test_what_was_cleared_for_some_readers_is_not_for_others(row: ReportRow) -> None:
    assert isinstance(proved(cleared(MAY, SAID, row=row), SAID), tuple)


def test_row_numbers_may_move() -> None:
    asked = cleared(MAY, SAID)
    moved = tuple(replace(r, row=replace(ROW, number=9)) for r in asked.removed)
    assert isinstance(proved(replace(asked, removed=moved), SAID), ProvenDocument)


@pytest.mark.parametrize(
    ("removed", "code", "text", "other"),
    [
        ("31", "age", "Please write within 31 days of this.", "She is aged 31 and well."),
        ("17 April 2025", "date", "Due by 17 April 2025 at noon.", "Seen on 17/4/2025 there."),
    ],
)
def test_ages_and_dates_are_cleared_by_place_too(
    removed: str, code: str, text: str, other: str
) -> None:
    seen = watched(removed, code)
    assert isinstance(proved(cleared(seen, text), text), ProvenDocument)
    assert isinstance(proved(cleared(seen, text), text, other), tuple)


def test_a_date_of_birth_is_never_cleared() -> None:
    text = "Due by 17 April 2025 at noon."
    weak = watched("17 April 2025", "date")
    birth = watched("17 April 2025", "date-of-birth", strong=True)
    assert isinstance(proved(replace(birth, cleared=cleared(weak, text).cleared), text), tuple)


def test_a_clearance_prints_no_words() -> None:
    (place,) = cleared(MAY, SAID).cleared
    assert "ask" not in repr(place)
    assert "verb" not in f"{place}"


def test_the_same_sentence_twice_is_two_places() -> None:
    once = cleared(MAY, SAID)
    found = proved(once, SAID, SAID)
    assert isinstance(found, tuple)
    assert len([f for f in found if f.spot]) == 1, "the second is asked about by itself"
    assert isinstance(proved(cleared(MAY, SAID, SAID), SAID, SAID), ProvenDocument)
    assert isinstance(proved(cleared(MAY, SAID, SAID), SAID), ProvenDocument)
