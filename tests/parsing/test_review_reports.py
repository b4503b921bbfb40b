"""Redaction reports as people really send them back: typed, reordered, doubled, commented, tracked."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import _Row

from sigdocs.errors import NotAForm
from sigdocs.model.documents import DocumentKind
from sigdocs.model.personal import PersonalText
from sigdocs.model.reviews import Review, RowDecision, Verdict
from sigdocs.parsing.review import read_review
from sigdocs.rendering.contracts import contract_of
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from tests.conftest import ROOT

HASH = "a" * 64
MARKS = {
    "SigdocsHash": HASH,
    "SigdocsPurpose": "group",
    "SigdocsRecipient": "",
    "SigdocsRows": "b" * 64,
}
Change = Callable[[Document], None]


def report(*changes: Change, **marks: str) -> bytes:
    """A report of four rows and a word to clear, after somebody worked on it."""
    template = (ROOT / "templates" / "redaction_report.docx").read_bytes()
    sample = contract_of("redaction_report").sample
    first = sample["findings"][0]
    sample |= {
        "findings": [first, {**first, "number": "3"}, {**first, "number": "4"}],
        "fingerprint": HASH,
    }
    made = finish(
        fill(template, sample),
        template,
        kind=DocumentKind.REDACTION_REPORT,
        reference="SC-2026-0005",
        stem="SC-2026-0005-redaction-report-group",
        title="A report",
        marks=MARKS | marks,
    )
    document = docx.Document(io.BytesIO(made.content))
    for change in changes:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def row(document: Document, number: str) -> _Row:
    rows = (each for table in document.tables for each in table.rows)
    return next(each for each in rows if each.cells[0].text == number)


def put(cell_xml: object, words: str) -> None:
    first, *others = cell_xml.iter(qn("w:t"))  # type: ignore[attr-defined]
    first.text = words
    for other in others:
        other.text = ""


def decide(number: str, decision: str, words: str = "") -> Change:
    """Choose or type in a row."""

    def change(document: Document) -> None:
        controls = row(document, number)._tr.xpath(".//w:sdt")
        put(controls[0], decision)
        if words:
            put(controls[1], words)

    return change


def approve(words: str) -> Change:
    def change(document: Document) -> None:
        put(row(document, "Decision")._tr.xpath(".//w:sdt")[0], words)

    return change


def decided(review: Review) -> dict[str, tuple[Verdict, str]]:
    return {each.row: (each.verdict, each.change_to.reveal()) for each in review.rows}


def test_a_report_that_nobody_touched_decides_nothing() -> None:
    review = read_review(report())
    assert set(decided(review)) == {"1", "2", "3", "4", "U1"}
    assert {verdict for verdict, _ in decided(review).values()} == {Verdict.AGREE, Verdict.KEEP}
    assert (review.approved, review.doubts, review.remarks) == (None, (), ())
    assert review.numbers == {"1", "2", "3", "4", "U1"}


@pytest.mark.parametrize(
    ("words", "approved"),
    [
        ("approved", True), ("Approved.", True), ("APPROVED", True), ("approve", True), ("Yes", True),
        ("Yes, approved", True), ("I approve.", True), (" approved ", True),
        ("not approved", False), ("Not approved.", False), ("No", False), ("rejected", False),
        ("Choose", None), ("", None), ("Choose an item.", None),
    ],
)  # fmt: skip
def test_what_is_plainly_meant_is_taken_for_the_approval(words: str, approved: bool | None) -> None:
    review = read_review(report(approve(words)))
    assert review.approved is approved
    assert review.doubts == ()


@pytest.mark.parametrize(
    "words",
    ["approved, but take out row 3", "approved?", "maybe", "see comments", "not not approved"],
)
def test_anything_else_is_no_approval_and_says_what_to_do(words: str) -> None:
    review = read_review(report(approve(words)))
    assert review.approved is None
    (doubt,) = review.doubts
    assert "choose “approved” or “not approved”" in doubt


@pytest.mark.parametrize(
    ("decision", "words", "verdict", "change"),
    [
        ("Keep", "", Verdict.KEEP, ""), ("KEEP.", "", Verdict.KEEP, ""), ("kept", "", Verdict.KEEP, ""),
        ("Remove it", "", Verdict.REMOVE, ""), ("delete", "", Verdict.REMOVE, ""),
        ("redact", "", Verdict.REMOVE, ""), ("Agreed", "", Verdict.AGREE, ""), ("yes", "", Verdict.AGREE, ""),
        ("OK", "", Verdict.AGREE, ""), ("", "", Verdict.AGREE, ""),
        ("change to", "a clinic", Verdict.CHANGE, "a clinic"),
        ("Change", "a clinic", Verdict.CHANGE, "a clinic"),
        ("change to a clinic", "", Verdict.CHANGE, "a clinic"),
        ("Changed to: a clinic", "", Verdict.CHANGE, "a clinic"),
        ("replace by a clinic", "", Verdict.CHANGE, "a clinic"),
    ],
)  # fmt: skip
def test_decisions_may_be_typed(decision: str, words: str, verdict: Verdict, change: str) -> None:
    review = read_review(report(decide("3", decision, words)))
    assert decided(review)["3"] == (verdict, change)
    assert review.doubts == ()


@pytest.mark.parametrize(
    ("decision", "words"),
    [("no", ""), ("keep?", ""), ("keep", "a clinic"), ("change to", ""), ("agree", "a clinic"),
     ("leave", ""), ("disagree", ""), ("see Jo", "")],
)  # fmt: skip
def test_what_is_not_plain_is_named_by_its_row(decision: str, words: str) -> None:
    review = read_review(report(decide("3", decision, words)))
    assert "3" not in decided(review)
    (doubt,) = review.doubts
    assert doubt.startswith("Row 3 could not be read: choose agree, keep, remove or change to")


def reordered(document: Document) -> None:
    last = row(document, "4")._tr
    row(document, "1")._tr.addprevious(last)


def test_rows_count_by_their_number_in_any_order() -> None:
    review = read_review(report(decide("4", "keep"), decide("1", "remove"), reordered))
    assert decided(review)["4"][0] is Verdict.KEEP
    assert decided(review)["1"][0] is Verdict.REMOVE


def doubled(document: Document) -> None:
    tr = row(document, "3")._tr
    tr.addnext(copy.deepcopy(tr))


def test_a_row_that_is_there_twice_must_say_the_same() -> None:
    same = read_review(report(decide("3", "keep"), doubled))
    assert decided(same)["3"][0] is Verdict.KEEP
    assert same.doubts == ()
    conflict = read_review(report(doubled, decide("3", "keep")))
    assert "3" not in decided(conflict)
    assert conflict.doubts == ("Row 3 is there twice with different decisions: leave one of them.",)


def test_a_row_that_was_deleted_is_not_among_the_numbers() -> None:
    def without(document: Document) -> None:
        tr = row(document, "3")._tr
        tr.getparent().remove(tr)

    assert read_review(report(without)).numbers == {"1", "2", "4", "U1"}


def tracked(document: Document) -> None:
    """Word with changes tracked: "agree" struck out, "keep" put in."""
    mark = 'w:id="9" w:author="IG" w:date="2026-12-01T00:00:00Z"'
    content = row(document, "3")._tr.xpath(".//w:sdt")[0].find(qn("w:sdtContent"))
    for child in list(content):
        content.remove(child)
    for xml in (
        f"<w:del {mark} {nsdecls('w')}><w:r><w:delText>agree</w:delText></w:r></w:del>",
        f"<w:ins {mark} {nsdecls('w')}><w:r><w:t>keep</w:t></w:r></w:ins>",
    ):
        content.append(parse_xml(xml))


def test_a_tracked_change_counts_as_it_would_be_accepted() -> None:
    review = read_review(report(tracked))
    assert decided(review)["3"][0] is Verdict.KEEP
    assert review.doubts == ()


def test_comments_and_remarks_decide_nothing_and_are_said_aloud() -> None:
    def comment(document: Document) -> None:
        runs = document.paragraphs[1].runs
        document.add_comment(runs, text="Please take out row 3 as well", author="IG")

    def remark(document: Document) -> None:
        put(row(document, "Comments")._tr.xpath(".//w:sdt")[0], "only without row 3")

    assert [line[:23] for line in read_review(report(comment)).remarks] == [
        "The report has comments"
    ]
    assert [line[:23] for line in read_review(report(remark)).remarks] == [
        "The approval has a rema"
    ]


def test_a_word_is_cleared_with_a_reason_only() -> None:
    cleared = read_review(report(decide("C1", "Clear", "the verb"))).cleared
    assert [(each.number, each.reason.reveal()) for each in cleared] == [(1, "the verb")]
    for decision, reason in (("clear", ""), ("yes", ""), ("leave", "the verb")):
        review = read_review(report(decide("C1", decision, reason)))
        assert review.cleared == ()
        assert review.doubts[0].startswith("Row C1 could not be read: choose clear and say why")


def test_a_purpose_that_there_is_not_is_refused() -> None:
    with pytest.raises(NotAForm):
        read_review(report(SigdocsPurpose="everybody"))


def test_decisions_print_no_words() -> None:
    review = read_review(report(decide("3", "change to", "a clinic in Wyrmsley")))
    assert "Wyrmsley" not in repr(review)
    assert RowDecision(row="3", verdict=Verdict.KEEP, change_to=PersonalText("")) in (
        read_review(report(decide("3", "keep"))).rows
    )
