"""What a form lets one infer about its case, each with the question it rests on.

Every part can be overridden by a person; nothing here is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable

from sigdocs.model.findings import CaseProfile, Focus
from sigdocs.model.forms import AnswerState, FormKind, ParsedForm
from sigdocs.model.rules import Rules
from sigdocs.validation.focus import infer_focus
from sigdocs.validation.function import infer_function

_URGENT = {
    FormKind.NOTIFICATION: ("1a", "1b", "2f", "2g", "3b", "1e", "1f"),
    FormKind.AUDIT_TRAIL: ("1l", "1k", "6a"),
}
# Where the care of patients is told, "urgent" is said of scans and operations.
_NARRATIVE = frozenset({"1e", "1f", "1k", "6a"})
GIVEN = "given"


def infer_profile(
    form: ParsedForm, rules: Rules, *, function: str | None = None, focus: Focus | None = None
) -> CaseProfile:
    """The profile of a case; ``function`` and ``focus`` given by a person win."""
    found, evidence = (function, GIVEN) if function is not None else infer_function(form, rules)
    about, about_evidence = (focus, GIVEN) if focus is not None else infer_focus(form, rules)
    urgent = urgent_evidence(form, rules)
    return CaseProfile(
        function=found,
        function_evidence=evidence,
        focus=about,
        focus_evidence=about_evidence,
        urgent=bool(urgent),
        urgent_evidence=urgent,
        decided=any_answered(form, ("4a",)) and form.kind is FormKind.NOTIFICATION,
        resubmission=any_answered(form, ("8a", "8b")) and form.kind is FormKind.NOTIFICATION,
        enhanced=form.kind is FormKind.AUDIT_TRAIL,
    )


def urgent_evidence(form: ParsedForm, rules: Rules) -> str:
    """The first question that says the matter is urgent (14), "" when none does."""
    for question in _URGENT[form.kind]:
        text = form.text(question)
        plainly = question not in _NARRATIVE and rules.shows("urgent-word", text)
        if plainly or rules.shows("urgent", text):
            return question
    return ""


def any_answered(form: ParsedForm, questions: Iterable[str]) -> bool:
    """Whether one of the questions has an answer, in any occurrence."""
    wanted = set(questions)
    return any(a.state is AnswerState.ANSWERED for a in form.answers if a.question in wanted)
