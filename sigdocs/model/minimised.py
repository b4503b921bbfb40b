"""Forms after minimisation, for one purpose, with a reason for every change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText


class Purpose(StrEnum):
    """What the reader needs the document for (17, 25-27)."""

    GROUP = "group"
    RECIPIENT = "recipient"
    LEARNING = "learning"


class Action(StrEnum):
    """What the policy does with a finding."""

    KEPT = "kept"
    PSEUDONYMISED = "pseudonymised"
    GENERALISED = "generalised"
    REMOVED = "removed"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """One passage and what was decided about it (``kept`` ones are recorded too).

    ``start`` and ``end`` count characters of the answer's text as read; layers have question "".
    """

    question: str
    occurrence: int
    start: int
    end: int
    category: Category
    action: Action
    replacement: str
    reason: str
    paragraph: str
    evidence: str
    original: PersonalText
    person: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimisedAnswer:
    """An answer with only what the purpose allows. Its text may be shown to that purpose's readers."""

    question: str
    occurrence: int
    text: str
    state: AnswerState


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """A wish found in 2f, 2g, 4a or 8d ("leave out her health"): a condition once confirmed."""

    question: str
    text: PersonalText
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unexplained:
    """Something the finder cannot explain, for the reviewer's list."""

    question: str
    occurrence: int
    start: int
    end: int
    text: PersonalText
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimisedForm:
    """A form for one purpose (and one recipient). The only form a renderer may see.

    ``redactions`` holds what was changed, ``kept`` what was found and left, each with its reason.
    ``reference`` is its case, "" where there is none.
    """

    kind: FormKind
    edition: int
    purpose: Purpose
    recipient: str = ""
    answers: tuple[MinimisedAnswer, ...]
    redactions: tuple[Redaction, ...]
    kept: tuple[Redaction, ...] = ()
    directions: tuple[Direction, ...] = ()
    unexplained: tuple[Unexplained, ...] = ()
    confidential_source: bool = False
    policy_version: str = ""
    reference: str = ""

    @property
    def readers(self) -> str:
        """For whom: the key of the recipient, else the purpose."""
        return self.recipient or self.purpose.value

    def text(self, question: str, occurrence: int = 1) -> str:
        """The minimised words of an answer, "" where there are none."""
        for answer in self.answers:
            if answer.question == question and answer.occurrence == occurrence:
                return answer.text
        return ""
