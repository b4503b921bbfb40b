"""Answers made to be slow, or of any words at all: every check ends soon and none falls over."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sigdocs.model.findings import ValidatedForm
from sigdocs.model.forms import Answer, AnswerState, FormKind, ParsedForm
from sigdocs.model.personal import PersonalText
from sigdocs.parsing.decision import read_decision, read_resubmission
from sigdocs.reference.definitions import form_definition
from sigdocs.reference.recipients import recipients
from sigdocs.reference.rules import validation_rules
from sigdocs.validation import validate

SLOW = ["( ", "\n- ", "Option 1, ", "\t", "A ", "Mr A. ", "to be ", "if no ", "(a/", "1/1/", "KPI "]
_LONG = 12_000  # characters; squared work would take minutes
_SECONDS = 10.0


def form_of_text(kind: FormKind, text: str) -> ParsedForm:
    answers = tuple(
        Answer(question=q.id, text=PersonalText(text), state=AnswerState.ANSWERED)
        for q in form_definition(kind).questions
    )
    return ParsedForm(kind=kind, edition=17, answers=answers)


def work(form: ParsedForm) -> ValidatedForm:
    checked = validate(
        form,
        definition=form_definition(form.kind),
        rules=validation_rules(),
        received=date(2026, 12, 2),
        meetings=(date(2026, 12, 10),),
        meeting=None,
        today=date(2026, 12, 3),
    )
    read_decision(form, recipients())
    read_resubmission(form, recipients())
    return checked


@pytest.mark.parametrize("seed", SLOW)
def test_a_long_answer_of_one_pattern_does_not_stall(seed: str) -> None:
    form = form_of_text(FormKind.NOTIFICATION, (seed * _LONG)[:_LONG])
    began = time.process_time()
    work(form)
    assert time.process_time() - began < _SECONDS


_PIECES = st.sampled_from(
    [
        "Agreed", "actions:", "1.", "(ii)", "-", "\n", "Owner:", "by", "31 June 2026", "GMC", "the",
        "Trust", "if", "not", "KPI", "within 5 working days", "|", "/", "Dr", "Zoë", "to write", ";",
        "Option 2", "12/13/2026", "Rationale:", "deferred", "”", "Chief Executive", "99 days", "0",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(words=st.lists(_PIECES, max_size=30), kind=st.sampled_from(list(FormKind)))
def test_no_arrangement_of_words_stops_a_check(words: list[str], kind: FormKind) -> None:
    checked = work(form_of_text(kind, " ".join(words)))
    assert checked.complete is (not checked.errors)
    assert all(finding.message and finding.code for finding in checked.findings)
