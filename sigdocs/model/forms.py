"""Forms as they were read: answers, their states, layers, notices.

Sources: guidance v17, Annexes D and E; ids and states as in the domain facts (docs/reference/domain.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sigdocs.model.personal import PersonalText


class FormKind(StrEnum):
    """Which form it is."""

    NOTIFICATION = "notification"
    AUDIT_TRAIL = "audit_trail"


class AnswerState(StrEnum):
    """What kind of answer a question got. Rules test states, never strings."""

    ANSWERED = "answered"
    BLANK = "blank"
    PLACEHOLDER = "placeholder"
    GUIDANCE = "guidance"
    DEFERRED = "deferred"
    NOT_APPLICABLE = "not_applicable"
    DECLINED = "declined"
    UNREADABLE = "unreadable"

    @property
    def has_text(self) -> bool:
        """Whether JSON shows the text: not for blank, placeholder and guidance."""
        return self not in (AnswerState.BLANK, AnswerState.PLACEHOLDER, AnswerState.GUIDANCE)


class LayerKind(StrEnum):
    """A place in a file that holds words outside the visible answers."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    HIDDEN = "hidden"
    COMMENT = "comment"
    HEADER = "header"
    FOOTER = "footer"
    TEXT_BOX = "text-box"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    PROPERTY = "property"
    MERGED_AWAY = "merged-away"
    ALTERNATIVE_TEXT = "alternative-text"
    BOOKMARK = "bookmark"
    LINK = "link"
    FIELD = "field"
    CUSTOM_XML = "custom-xml"
    EMBEDDED = "embedded"
    LINKED = "linked"
    ANNOTATION = "annotation"
    OUTLINE = "outline"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer. ``text`` is "" for blank, placeholder and guidance; else as written."""

    question: str
    occurrence: int = 1
    text: PersonalText
    state: AnswerState
    where: str = ""

    def __post_init__(self) -> None:
        """Hold the promise that states without text have none."""
        if not self.state.has_text and len(self.text):
            raise ValueError(f"an answer that is {self.state} has no text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Words that are not part of the visible answers, and where they lie."""

    kind: LayerKind
    text: PersonalText
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the reader wants a person to know; ``message`` holds no personal words."""

    code: str
    message: str
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedForm:
    """A form as it was read; nothing about it has been judged.

    ``edition`` is the newest version of the guidance whose form has these questions (17, 10, 4 …).
    ``reference`` and ``marks`` come from our own custom document properties, where the file has them.
    """

    kind: FormKind
    edition: int
    answers: tuple[Answer, ...]
    layers: tuple[Layer, ...] = ()
    unassigned: tuple[PersonalText, ...] = ()
    notices: tuple[Notice, ...] = ()
    source_format: str = "docx"
    marks: tuple[tuple[str, str], ...] = ()

    def answer(self, question: str, occurrence: int = 1) -> Answer | None:
        """The answer to a question, or None where this form does not have it."""
        for found in self.answers:
            if found.question == question and found.occurrence == occurrence:
                return found
        return None

    def text(self, question: str, occurrence: int = 1) -> str:
        """The words of an answer ("" where there is none): personal text, handle with care."""
        found = self.answer(question, occurrence)
        return found.text.reveal() if found else ""

    def occurrences(self, question: str) -> tuple[Answer, ...]:
        """Every answer to a repeated question, in order."""
        return tuple(a for a in self.answers if a.question == question)
