"""Promises of the Word reader, over forms that hypothesis makes up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sigdocs.errors import NotAForm, Unreadable, Unsafe
from sigdocs.model.forms import FormKind
from sigdocs.parsing import parse
from sigdocs.parsing.ledger import ledger
from sigdocs.reference.definitions import form_definition, form_definitions
from tests.parsing.hands import Hand, fill_in
from tests.parsing.test_samples import folded

N = form_definition(FormKind.NOTIFICATION)
A = form_definition(FormKind.AUDIT_TRAIL)
TEXT = (
    "the Trust surgeon (named) was told on 4 May, and 12/06/2026; no reply yet. Name: Date outcome "
    "action? recommended £5,000 Ó'Brien-Łuk 𝒜 «quoted» 50% a) ii. 3b e.g. & < > {{x}} N/A TBC "
    "organisations involved group decision closure questions"
)
WORDS = st.sampled_from(TEXT.split())
SENTENCE = st.lists(WORDS, min_size=2, max_size=14).map(lambda words: "So " + " ".join(words))
ANSWER = st.lists(SENTENCE, min_size=1, max_size=4).map("\n".join)
LAYOUTS = ("side", "stacked", "cell", "plain", "break", "merged", "nested")
HANDS = st.builds(
    Hand,
    layout=st.sampled_from(LAYOUTS),
    letters=st.sampled_from(["typed", "numbered", "auto"]),
    help_at=st.sampled_from(["label", "none"]),
    wrap=st.sampled_from(["", "block", "cell", "row", "table"]),
    bold=st.booleans(),
    heading_numbers=st.booleans(),
)
PATIENT = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@PATIENT
@given(hand=HANDS, data=st.data())
def test_what_is_filled_in_is_what_is_read(hand: Hand, data: st.DataObject) -> None:
    definition = data.draw(st.sampled_from([N, A]))
    gone = data.draw(st.sets(st.sampled_from(["2b", "2d", "6", "7", "8"])))
    if hand.layout in ("plain", "break", "cell") and hand.wrap in ("cell", "row", "table"):
        hand = replace(hand, wrap="")
    kept = [q for q in definition.questions if not {q.id, q.section} & gone]
    answers = {q.id: data.draw(ANSWER) for q in kept if q.shape == "text"}
    answers |= {q.id: "Una Crisp" for q in kept if q.shape in ("name", "people")}
    content = fill_in(definition, answers, hand, skip=frozenset(gone))
    form = parse(content, suffix=".docx", definitions=form_definitions())
    read = {a.question: folded(a.text.reveal()) for a in form.answers}
    wrong = [key for key, text in answers.items() if read.get(key) != folded(text)]
    assert wrong == []
    assert all(text == "" for key, text in read.items() if key not in answers)
    assert ledger(content, form_definitions()).lost == ()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    content=st.binary(max_size=400), head=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
)
def test_any_bytes_at_all_end_in_a_clear_refusal(content: bytes, head: bytes) -> None:
    with pytest.raises((Unreadable, NotAForm, Unsafe)):
        parse(head + content, suffix=".docx", definitions=form_definitions())
