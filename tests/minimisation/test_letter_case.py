"""Where capitals tell nothing, a person reads before the Group does."""

from __future__ import annotations

import pytest

from sigdocs.minimisation.letter_case import answers_without_case
from sigdocs.model.forms import Answer, AnswerState, FormKind, ParsedForm
from sigdocs.model.personal import PersonalText

PROSE = (
    "The drip was left open overnight. The nurse on the bay had asked twice for help and nobody came. "
    "By the morning the patient was cold and the family had been rung. Two more were found the same day. "
)


def form_with(text: str) -> ParsedForm:
    answer = Answer(
        question="1f", occurrence=1, text=PersonalText(text), state=AnswerState.ANSWERED, where=""
    )
    return ParsedForm(kind=FormKind.NOTIFICATION, edition=17, answers=(answer,))


@pytest.mark.parametrize("text", [PROSE.lower(), PROSE.upper(), PROSE.lower() * 5 + "NHS"])
def test_dictated_or_shouted_text_is_named(text: str) -> None:
    assert answers_without_case(form_with(text)) == ("1f",)


@pytest.mark.parametrize(
    "text", [PROSE, PROSE + "- NOT GIVEN, NOT SIGNED", "see the report of the trust", "NONE KNOWN"]
)
def test_prose_and_short_answers_are_not(text: str) -> None:
    assert answers_without_case(form_with(text)) == ()


HALF = (
    "The drip was left open overnight by somebody. the nurse on the bay had asked twice. "
    "nobody ever came to her. "
    "By the morning the patient was cold. The family had been rung by then. "
)


def test_a_form_of_which_a_third_of_the_sentences_lack_capitals_is_named() -> None:
    assert answers_without_case(form_with(HALF * 4)) == ("1f",)


@pytest.mark.parametrize(
    "text",
    [
        HALF * 3,  # six sentences: too few to tell
        HALF * 4 + PROSE * 6,  # a quarter of the sentences
        PROSE
        + "- no second check of any dose\n- agency use at four in ten\n" * 6,  # items of a list
    ],
)
def test_a_few_small_sentences_or_items_of_a_list_are_not(text: str) -> None:
    assert answers_without_case(form_with(text)) == ()
