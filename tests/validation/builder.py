"""Builds ParsedForm values from the truth's answers, or from a few answers given in a test."""

from __future__ import annotations

from typing import Any

from sigdocs.model.forms import Answer, FormKind, ParsedForm
from sigdocs.model.personal import PersonalText
from sigdocs.parsing import states


def answer(question: str, text: str, occurrence: int = 1) -> Answer:
    state = states.state_of(text, question=question)
    kept = text if state.has_text else ""
    return Answer(question=question, occurrence=occurrence, text=PersonalText(kept), state=state)


def form_of(
    answers: dict[str, Any], kind: FormKind = FormKind.NOTIFICATION, edition: int = 17
) -> ParsedForm:
    """Truth answers: a repeated answer is a list of {text, name, date} (sign-offs of that copy)."""
    found: list[Answer] = []
    for question, value in answers.items():
        if isinstance(value, str):
            found.append(answer(question, value))
            continue
        for number, copy in enumerate(value, start=1):
            found.append(answer(question, copy["text"], number))
            found.append(answer(f"signoff{question[0]}.name", copy["name"], number))
            found.append(answer(f"signoff{question[0]}.date", copy["date"], number))
    return ParsedForm(kind=kind, edition=edition, answers=tuple(found))
