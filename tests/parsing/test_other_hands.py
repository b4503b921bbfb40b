"""Forms that people rebuilt: other columns, other numbers, no colons, text boxes, pasted messages."""

from __future__ import annotations

import pytest

from sigdocs.model.forms import AnswerState
from tests.parsing.cases import NOTIFICATION
from tests.parsing.hands import cell, package, paragraph, row, table
from tests.parsing.other_hands import OTHER_HANDS, asked, heading, lettered, lines
from tests.parsing.test_hands import N, differences, read

FULL = {q.id: str(NOTIFICATION[q.id]).replace("# ", "").replace("- ", "") for q in asked(N)}
GAPS = {**FULL, **dict.fromkeys(("1b", "2b", "2e", "4e"), "")}
NOTICED = {"in_text_boxes": {"answer-in-text-box"}, "no_colon": {"labels-run-on"}}


@pytest.mark.parametrize("answers", [FULL, GAPS], ids=["full", "gaps"])
@pytest.mark.parametrize("hand", OTHER_HANDS)
def test_every_other_hand_is_read_right(hand: str, answers: dict[str, str]) -> None:
    form = read(OTHER_HANDS[hand](N, answers))
    assert differences(form, answers) == []
    assert {n.code for n in form.notices} == NOTICED.get(hand, set())
    for question, text in answers.items():
        if not text:
            answer = form.answer(question)
            assert answer is not None
            assert answer.state is AnswerState.BLANK


def test_a_text_box_beside_an_answer_stays_a_layer() -> None:
    stamp = "<w:p><w:r><w:pict><x:textbox xmlns:x='urn:x'><w:txbxContent>{}</w:txbxContent>"
    stamp = stamp.format(paragraph("RECEIVED")) + "</x:textbox></w:pict></w:r></w:p>"
    rows = [row(cell(paragraph(lettered(q))), cell(stamp + lines(FULL[q.id]))) for q in asked(N)]
    form = read(package(table(*rows)))
    assert differences(form, FULL) == []
    assert form.notices == ()
    assert {layer.text.reveal() for layer in form.layers} == {"RECEIVED"}


def test_a_table_with_headings_like_labels_inside_an_answer_keeps_its_order() -> None:
    inside = table(
        row(cell(paragraph("Name")), cell(paragraph("Date"))),
        row(cell(paragraph("Quince")), cell(paragraph("4 May"))),
    )
    rows = [
        row(cell(paragraph(lettered(q))), cell(inside if q.id == "2c" else lines(FULL[q.id])))
        for q in asked(N)
    ]
    assert read(package(table(*rows))).text("2c").split() == ["Name", "Date", "Quince", "4", "May"]


def test_a_bold_word_that_begins_an_answer_is_no_label() -> None:
    hand = OTHER_HANDS["bold_then_plain"]
    answers = {**FULL, "2f": "Date of the inquest is not fixed.\nOutcome unknown."}
    assert differences(read(hand(N, answers)), answers) == []


@pytest.mark.parametrize("side", ["above", "left"])
def test_answers_before_their_labels_are_noticed(side: str) -> None:
    made = ""
    for section in "1234":
        made += heading(N, section)
        for q in (q for q in asked(N) if q.section == section):
            label, answer = cell(paragraph(lettered(q))), cell(lines(FULL[q.id]))
            made += row(answer) + row(label) if side == "above" else row(answer, label)
    assert "answers-before-labels" in {n.code for n in read(package(table(made))).notices}


def with_label(question: str, label: str) -> bytes:
    made = "".join(
        row(cell(paragraph(label if q.id == question else lettered(q))), cell(lines(FULL[q.id])))
        for q in asked(N)
    )
    return package(table(made))


@pytest.mark.parametrize(
    ("question", "label"),
    [("1b", "b) Which director answers for this?"), ("2d", "Response so far")],
)
def test_a_question_in_words_of_ones_own_is_noticed(question: str, label: str) -> None:
    notices = read(with_label(question, label)).notices
    assert {n.code for n in notices} == {"row-not-known"}
    assert notices[0].where.startswith("table 1, row")


def test_a_line_to_write_on_after_a_label_is_no_answer() -> None:
    assert differences(read(with_label("1b", "b) Director responsible ______")), FULL) == []
