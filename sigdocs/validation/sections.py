"""How far a form has got: which sections are started, due, copied, in order."""

from __future__ import annotations

from collections.abc import Iterable

from sigdocs.model.definitions import Question
from sigdocs.model.forms import AnswerState
from sigdocs.validation.case import Case, is_empty

# Questions of a notification that come due together: sections 1-3 always, the others once one of
# the group has an answer (the decision, the follow-up, its closure, the resubmission, its outcome).
_GROUPS = (
    ("4a", "4b", "4c", "4d", "4e", "4f", "4f.date", "5a", "5b"),
    ("6a", "6b"),
    ("6c", "6d", "6d.date", "7a", "7b"),
    ("8a", "8b", "8c"),
    ("8d", "8e", "8f", "8f.date"),
)
_GROUP_OF = {question: group for group in _GROUPS for question in group}


def is_due(case: Case, question: str) -> bool:
    """Whether a notification has got as far as this question."""
    return any_answered(case, _GROUP_OF.get(question, ())) if question in _GROUP_OF else True


def any_answered(case: Case, questions: Iterable[str]) -> bool:
    """Whether one of the questions has an answer."""
    return any(case.is_answered(question) for question in questions)


def sections_started(case: Case) -> frozenset[int]:
    """The numbered sections in which something has been answered."""
    number = {q.id: int(q.section) for q in case.definition.questions}
    return frozenset(number[a.question] for a in case.answered() if a.question in number)


def last_started(started: frozenset[int]) -> int:
    """The section in progress; 1 when nothing has been written."""
    return max(started, default=1)


def copies(case: Case, question: Question) -> tuple[int, ...]:
    """The occurrences to check: the first, and each further copy of the section that was used."""
    if not question.repeats:
        return (1,)
    together = [
        q.id for q in case.definition.questions if q.repeats and q.section == question.section
    ]
    used = {a.occurrence for a in case.form.answers if a.question in together and not is_empty(a)}
    return tuple(sorted(used | {1}))


def unsigned(case: Case, section: int) -> bool:
    """Whether a section of an audit trail lacks an answer or a sign-off (1 is signed with 2)."""
    done = (AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE)
    return any(
        case.state(q.id, occurrence) not in done
        for q in case.definition.questions
        if int(q.section) == section and q.id.startswith("signoff")
        for occurrence in copies(case, q)
    )
