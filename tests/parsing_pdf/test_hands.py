"""PDFs in hands that the samples do not have: every answer right, none in a wrong question."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.parsing.pdf import parse_pdf
from sigdocs.reference.definitions import form_definitions
from tests.parsing_pdf import fillable, printed
from tests.parsing_pdf.cases import CASES, NOTIFICATION, wrong


@pytest.mark.parametrize("hand", printed.HANDS)
def test_every_answer_of_a_print_is_read(hand: str) -> None:
    kind, make = printed.HANDS[hand]
    form = parse_pdf(make(), form_definitions())
    assert form.kind is kind
    assert wrong(form, CASES[kind]) == []
    assert form.unassigned == ()


@pytest.mark.parametrize("hand", fillable.HANDS)
def test_every_field_is_read_though_its_name_says_nothing(hand: str) -> None:
    kind, make = fillable.HANDS[hand]
    form = parse_pdf(make(), form_definitions())
    assert form.kind is kind
    assert wrong(form, CASES[kind]) == []


def test_ticked_boxes_radio_buttons_and_lists() -> None:
    form = parse_pdf(
        fillable.boxes(q2h="Yes", q5a="No", q4c="10 December 2026"), form_definitions()
    )
    assert form.text("2h").split() == ["☒", "Yes", "☐", "No"]
    assert form.text("5a").split() == ["☐", "Yes", "☒", "No"]
    assert form.text("4c") == "10 December 2026"
    others = {key: text for key, text in NOTIFICATION.items() if key != ("2h", 1)}
    assert [w for w in wrong(form, others) if not w.startswith(("2h", "5a", "4c"))] == []


def test_boxes_that_nobody_ticked_are_blank() -> None:
    form = parse_pdf(fillable.boxes(), form_definitions())
    states = {q: form.answer(q) for q in ("2h", "5a", "4c")}
    assert {q: a.state for q, a in states.items() if a} == {
        "2h": AnswerState.BLANK,
        "5a": AnswerState.BLANK,
        "4c": AnswerState.PLACEHOLDER,
    }


def test_a_ticked_no_at_2h_declines() -> None:
    answer = parse_pdf(fillable.boxes(q2h="No"), form_definitions()).answer("2h")
    assert answer is not None
    assert answer.state is AnswerState.DECLINED


def test_blank_questions_of_a_print_are_blank() -> None:
    form = parse_pdf(printed.HANDS["no-rules-audit"][1](), form_definitions())
    blanks = {a.question for a in form.answers if a.state is AnswerState.BLANK}
    assert blanks == {"1h", "5b", "signoff5.name", "signoff5.date"}


def test_names_are_not_left_broken_over_lines() -> None:
    text = parse_pdf(printed.HANDS["no-rules"][1](), form_definitions()).text("1f")
    assert "Miss Perpetua Lindqvist-Amadi (GMC 9377120), wrote to her manager" in text
    assert text.count("\n") == 6
    assert "\n1. The booking system" in text


def test_headers_footers_and_page_numbers_become_layers() -> None:
    form = parse_pdf(printed.HANDS["stacked"][1](), form_definitions())
    found = {(layer.kind.value, layer.text.reveal()) for layer in form.layers}
    assert ("header", "OFFICIAL - SENSITIVE: restricted circulation") in found
    assert ("footer", "Page 2 of 9") in found
    assert not any("restricted circulation" in a.text.reveal() for a in form.answers)


def test_each_answer_says_where_it_stands() -> None:
    form = parse_pdf(fillable.HANDS["above"][1](), form_definitions())
    assert {a.where for a in form.answers if a.question == "1a"} == {"page 1, box 1"}
    content = printed.HANDS["boxed"][1]()
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
    form = parse_pdf(content, form_definitions())
    for question, words in (
        ("1a", "Tamsin"),
        ("2d", "Bartholomew Quince\r\nDate"),
        ("3b", "while"),
    ):
        answer = form.answer(question)
        (page,) = [n for n, text in enumerate(pages, start=1) if words in text]
        assert answer is not None
        assert re.fullmatch(rf"page {page}, table \d+, row \d+", answer.where)


def test_the_form_is_told_by_its_questions() -> None:
    assert (
        parse_pdf(printed.HANDS["stacked-audit"][1](), form_definitions()).kind
        is FormKind.AUDIT_TRAIL
    )
