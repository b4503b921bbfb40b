"""What every check is given: the form, its definition, the rules and the facts around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sigdocs.model.definitions import FormDefinition
from sigdocs.model.findings import CaseProfile
from sigdocs.model.forms import Answer, AnswerState, ParsedForm
from sigdocs.model.personal import PersonalText
from sigdocs.model.rules import Rules
from sigdocs.validation.faults import Fault

FORM = "form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A form on the secretary's desk. ``meeting`` is None where none is listed or it has none."""

    form: ParsedForm
    definition: FormDefinition
    rules: Rules
    profile: CaseProfile
    received: date
    meetings: tuple[date, ...]
    meeting: date | None
    today: date

    def is_answered(self, question: str, occurrence: int = 1) -> bool:
        """Whether the question has an answer."""
        return self.state(question, occurrence) is AnswerState.ANSWERED

    def state(self, question: str, occurrence: int = 1) -> AnswerState:
        """The state of an answer; a question that the file does not have is blank."""
        answer = self.form.answer(question, occurrence)
        return answer.state if answer else AnswerState.BLANK

    def answered_text(self, question: str, occurrence: int = 1) -> str:
        """The words of an answer, "" unless it is answered."""
        return (
            self.form.text(question, occurrence) if self.is_answered(question, occurrence) else ""
        )

    def answered(self) -> tuple[Answer, ...]:
        """Every answered question, in the order of the file."""
        return tuple(a for a in self.form.answers if a.state is AnswerState.ANSWERED)

    def fault(
        self,
        code: str,
        question: str = "",
        occurrence: int = 1,
        *,
        variant: str = "",
        facts: Mapping[str, str] | None = None,
    ) -> Fault:
        """A fault at a question, with that question's state."""
        state = self.state(question, occurrence) if question else None
        return Fault(
            code=code,
            question=question,
            occurrence=occurrence,
            state=state,
            variant=variant,
            facts=facts or {},
        )


def is_empty(answer: Answer) -> bool:
    """Whether nothing was written there."""
    return not answer.state.has_text or answer.text == PersonalText("")
