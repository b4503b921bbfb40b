"""Marks of removal go from a letter where the sentence can do without them, and only there."""

from __future__ import annotations

import pytest

from sigdocs.model.extracts import extract, is_administration, split_sentences
from sigdocs.model.gaps import without_gaps


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Patient 1, [date of birth removed], NHS No [NHS number removed].", "Patient 1."),
        ("He was [identifying detail removed]. ([reference removed])", ""),
        (
            "Patient 3, a person in their 20s [identifying detail removed], NHS No "
            "[NHS number removed]. The lesion was benign.",
            "Patient 3, a person in their 20s. The lesion was benign.",
        ),
        ("His widow brings the claim ([reference removed]).", "His widow brings the claim."),
        ("GMC 9051286. PPA case [reference removed].", "GMC 9051286."),
        ("Mr A (NHS number: [NHS number removed], born [date of birth removed]) came in.",
         "Mr A came in."),
        ("She was seen by [name removed].", ""),
        ("It was on a piece of paper. ([reference removed]).", "It was on a piece of paper."),
        ("Patient 1, NHS No [NHS number removed], lost an eye.", "Patient 1 lost an eye."),
        ("Patient 3, of [address removed], an inpatient, died.", "Patient 3, an inpatient, died."),
        ("He went on when the nurse was [health detail removed], and said so.",
         "He went on, and said so."),
        ("She was seen by Consultant A who had [health detail removed].",
         "She was seen by Consultant A."),
        # without what was removed these would not be sentences: the mark stays for a person
        ("She was seen by [name removed] and Dr Osei.", "She was seen by [name removed] and Dr Osei."),
        ("The hospital number [hospital number removed] was wrong.",
         "The hospital number [hospital number removed] was wrong."),
        # nothing was removed here
        ("The list [see above] went on.", "The list [see above] went on."),
        ("She came in.", "She came in."),
        ("No number was found on the slide.", "No number was found on the slide."),
    ],
)  # fmt: skip
def test_marks_go_where_the_sentence_can_do_without(written: str, printed: str) -> None:
    assert without_gaps(split_sentences(written)) == printed


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("The consultant's own explanation is that the unit was short-staffed.", "account"),
        ("She accepts that the scan was not looked at.", "account"),
        ("Dr Featherby explained that the list was full.", "account"),
        ("Dr Szymborska explained that the list was full.", "known"),
        ("It is alleged that the notes were changed.", "untested"),
        ("Causation is disputed.", "untested"),
        ("The audit found nine major discrepancies.", "known"),
        ("Three claims have been notified.", "known"),
        ("The audit's own methods were sound.", "known"),
        ("I set this out so that the Group can see why.", ""),
        ("From: Kofi", ""),
        ("Subject: RE: urgent", ""),
    ],
)
def test_lines_are_sorted_by_their_wording(line: str, part: str) -> None:
    found = extract(line, speakers=("Dr Lucian Featherby",))
    parts = {"known": found.known, "untested": found.untested, "account": found.account}
    assert [name for name, lines in parts.items() if lines] == ([part] if part else [])


def test_one_line_may_hold_both_fact_and_allegation() -> None:
    found = extract("- The drug was given twice. It is alleged that this was deliberate.")
    assert found.known == ("The drug was given twice.",)
    assert found.untested == ("It is alleged that this was deliberate.",)


@pytest.mark.parametrize(
    ("sentence", "is_so"),
    [
        ("By 12 October 2026.", True),
        ("Owner: Deputy Director.", True),
        ("KPI 2.", True),
        ("Not a KPI item.", True),
        ("From now until closed.", True),
        ("By asking the Trust, we may learn more.", False),
        ("From the audit we know of nine.", False),
        ("Owners of the practice were told.", False),
    ],
)
def test_administration_is_told_from_what_is_to_be_done(sentence: str, is_so: bool) -> None:
    assert is_administration(sentence) is is_so
