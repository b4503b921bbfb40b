"""Small forms for the tests of minimisation. Everybody in them is invented."""

from __future__ import annotations

from datetime import date

from sigdocs.minimisation import minimise
from sigdocs.model.findings import CaseProfile, Focus, ValidatedForm
from sigdocs.model.forms import Answer, AnswerState, FormKind, ParsedForm
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.people import PeopleTable
from sigdocs.model.personal import PersonalText
from sigdocs.reference.purposes import minimisation_policy


def checked(
    answers: dict[str, str],
    *,
    focus: Focus = Focus.INDIVIDUAL,
    kind: FormKind = FormKind.NOTIFICATION,
) -> ValidatedForm:
    """A validated form with these answers."""
    rows = tuple(
        Answer(
            question=question,
            text=PersonalText(text),
            state=AnswerState.ANSWERED if text else AnswerState.BLANK,
        )
        for question, text in answers.items()
    )
    return ValidatedForm(
        form=ParsedForm(kind=kind, edition=17, answers=rows),
        findings=(),
        profile=CaseProfile(
            function="Claims Management",
            function_evidence="1a",
            focus=focus,
            focus_evidence="1d",
        ),
        received=date(2026, 11, 21),
    )


def minimised(
    answers: dict[str, str],
    *,
    purpose: Purpose = Purpose.GROUP,
    recipient: str = "",
    focus: Focus = Focus.INDIVIDUAL,
    kind: FormKind = FormKind.NOTIFICATION,
    people: PeopleTable | None = None,
) -> MinimisedForm:
    """The same, minimised."""
    form, _ = minimise(
        checked(answers, focus=focus, kind=kind),
        purpose=purpose,
        people=people or PeopleTable(),
        policy=minimisation_policy(),
        recipient=recipient,
    )
    return form
