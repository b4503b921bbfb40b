"""The words of findings: held to the code both ways, plain, and without a word of the form."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sigdocs.errors import ReferenceWrong
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.forms import Answer, AnswerState, FormKind, ParsedForm
from sigdocs.model.personal import PersonalText
from sigdocs.model.rules import Rules
from sigdocs.reference.definitions import form_definition
from sigdocs.reference.rules import validation_rules
from sigdocs.validation import validate
from sigdocs.validation.faults import CODES, Fault
from sigdocs.validation.wording import check_words, worded
from tests.validation.builder import form_of

COMPLETE = json.loads(Path(__file__).with_name("complete.json").read_text("utf-8"))
NOTIFICATION = form_definition(FormKind.NOTIFICATION)
AUDIT_TRAIL = form_definition(FormKind.AUDIT_TRAIL)


def check(form: ParsedForm, rules: Rules | None = None) -> ValidatedForm:
    return validate(
        form,
        definition=form_definition(form.kind),
        rules=rules or validation_rules(),
        received=date(2026, 12, 4),
        meetings=(date(2026, 12, 10), date(2027, 1, 14)),
        meeting=None,
        today=date(2026, 12, 8),
    )


def test_the_file_and_the_program_have_the_same_codes_and_cases() -> None:
    rules = validation_rules()
    check_words(rules)
    assert {w.code: set(w.variants) for w in rules.findings} == {
        c: set(v) for c, v in CODES.items()
    }


@pytest.mark.parametrize("change", ["dropped", "added", "case"])
def test_a_code_in_only_one_of_the_two_stops_the_check(change: str) -> None:
    rules = validation_rules()
    words = list(rules.findings)
    if change == "dropped":
        words.pop()
    elif change == "added":
        words.append(replace(words[0], code="untidy"))
    else:
        words[0] = replace(words[0], variants={**words[0].variants, "torn": "is torn"})
    with pytest.raises(ReferenceWrong, match=r"findings\.toml"):
        check(form_of(COMPLETE["notification"]), replace(rules, findings=tuple(words)))


def test_a_placeholder_of_another_code_is_named() -> None:
    rules = validation_rules()
    words = [replace(w, message="{sections}") if w.code == "blank" else w for w in rules.findings]
    form = form_of({**COMPLETE["notification"], "2f": ""})
    with pytest.raises(ReferenceWrong, match="blank: 'sections' is not known"):
        check(form, replace(rules, findings=tuple(words)))


def test_places_are_named_as_the_form_prints_them() -> None:
    def said(question: str, occurrence: int = 1, trail: bool = False) -> str:
        fault = Fault(code="missing", question=question, occurrence=occurrence, variant="blank")
        return worded(fault, validation_rules(), AUDIT_TRAIL if trail else NOTIFICATION).message

    assert said("1b") == "Question 1(b) \u201cDirector responsible\u201d has no answer."
    assert said("3b") == "Question 3(b) \u201cRecommended action\u201d has no answer."
    assert said("2g").startswith("Question 2(g) \u201cAdvice from the NHS Resolution")
    assert (
        said("4f.date")
        == "The date beside question 4(f) \u201cOutcome confirmed by\u201d has no answer."
    )
    assert said("signoff1-2.name", trail=True).startswith(
        "The name in the sign-off of sections 1 and 2"
    )
    assert said("signoff4.date", 2, trail=True) == (
        "The date in the sign-off of section 4 for meeting 2 has no answer."
    )


def test_late_says_which_meeting_would_be_in_time() -> None:
    late = next(f for f in check(form_of(COMPLETE["notification"])).findings if f.code == "late")
    assert "4 working days before the meeting on Thursday 10 December 2026" in late.message
    assert "in time for the meeting on Thursday 14 January 2027" in late.message


def test_every_finding_has_something_to_do_and_a_paragraph() -> None:
    for words in validation_rules().findings:
        assert words.paragraph
        assert words.to_mend.endswith(".")
        assert words.title


_WORDS = st.text(alphabet="QZXJ", min_size=6, max_size=9)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_message_holds_a_word_of_the_form(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(list(FormKind)))
    secret = data.draw(_WORDS)
    states = [AnswerState.ANSWERED, AnswerState.BLANK, AnswerState.DEFERRED, AnswerState.DECLINED]
    answers = []
    for question in form_definition(kind).questions:
        state = data.draw(st.sampled_from(states))
        text = (
            f"Dr {secret} urgent privileged and confidential 31 June 2026" if state.has_text else ""
        )
        answers.append(Answer(question=question.id, text=PersonalText(text), state=state))
    result = check(ParsedForm(kind=kind, edition=17, answers=tuple(answers)))
    assert all(secret not in f"{f}" for f in result.findings)
    assert secret not in repr(result)
