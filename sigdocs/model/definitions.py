"""What a form asks: questions, their labels by edition, guidance, which are mandatory.

The facts are in ``sigdocs/reference/forms/*.toml``; ``sigdocs.reference`` loads and checks them.
"""

from __future__ import annotations

from dataclasses import dataclass

from sigdocs.model.forms import FormKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a form.

    ``labels`` has the current wording first, then older or common ones, all without the letter;
    ``editions`` is (first, last) version of the guidance whose form has it, both included;
    ``mandatory`` is "always", "claims" (function is Claims Management) or "no";
    ``shape`` is "text", "name", "date", "yes-no" or "people".
    """

    id: str
    section: str
    letter: str
    labels: tuple[str, ...]
    guidance: tuple[str, ...] = ()
    mandatory: str = "no"
    editions: tuple[int, int] = (1, 17)
    shape: str = "text"
    repeats: bool = False
    placeholders: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The current wording."""
        return self.labels[0]

    def in_edition(self, edition: int) -> bool:
        """Whether that edition's form asks it."""
        return self.editions[0] <= edition <= self.editions[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered section; ``optional`` ones may be deleted by the sender (pages 6-8)."""

    id: str
    headings: tuple[str, ...]
    optional: bool = False
    repeats: bool = False

    @property
    def heading(self) -> str:
        """The current wording."""
        return self.headings[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDefinition:
    """One form: its title lines, sections and questions in printed order."""

    kind: FormKind
    titles: tuple[str, ...]
    furniture: tuple[str, ...]
    editions: tuple[int, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]

    def question(self, question_id: str) -> Question:
        """The question with that id; KeyError for an id the form does not have."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def in_edition(self, edition: int) -> tuple[Question, ...]:
        """The questions that edition asks, in printed order."""
        return tuple(q for q in self.questions if q.in_edition(edition))
