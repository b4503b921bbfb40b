"""Checks a form like a careful secretary: ParsedForm to ValidatedForm.

States decide, not strings; all findings are collected, none raised; nothing is mended here.
"""

from __future__ import annotations

from datetime import date

from sigdocs.model.definitions import FormDefinition
from sigdocs.model.findings import Finding, Focus, Severity, ValidatedForm
from sigdocs.model.forms import FormKind, ParsedForm
from sigdocs.model.rules import Rules
from sigdocs.validation.case import Case
from sigdocs.validation.faults import Fault
from sigdocs.validation.profile import infer_profile
from sigdocs.validation.wording import check_words, worded


def validate(
    form: ParsedForm,
    *,
    definition: FormDefinition,
    rules: Rules,
    received: date,
    meetings: tuple[date, ...],
    meeting: date | None,
    today: date,
    function: str | None = None,
    focus: Focus | None = None,
) -> ValidatedForm:
    """Check a form; findings come errors first, each group in the order of the form.

    ``meeting`` is the meeting it is for; None means the first of ``meetings`` that is not before
    ``received`` (an audit trail is for none). ``function`` and ``focus`` override what is inferred.

    Raises:
        ReferenceWrong: findings.toml and the program do not fit each other.
    """
    from sigdocs.validation.validator import faults  # cerberus, only where it checks

    check_words(rules)
    profile = infer_profile(form, rules, function=function, focus=focus)
    case = Case(
        form=form,
        definition=definition,
        rules=rules,
        profile=profile,
        received=received,
        meetings=meetings,
        meeting=meeting or _next_meeting(form, meetings, received),
        today=today,
    )
    found = [worded(fault, rules, definition) for fault in _in_form_order(faults(case), definition)]
    return ValidatedForm(
        form=form,
        findings=tuple(_errors_first(found)),
        profile=profile,
        received=received,
        meeting=case.meeting,
    )


def _next_meeting(form: ParsedForm, meetings: tuple[date, ...], received: date) -> date | None:
    if form.kind is FormKind.AUDIT_TRAIL:
        return None
    return min((m for m in meetings if m >= received), default=None)


def _in_form_order(faults: tuple[Fault, ...], definition: FormDefinition) -> list[Fault]:
    place = {question.id: n for n, question in enumerate(definition.questions)}
    return sorted(faults, key=lambda f: (place.get(f.question, -1), f.occurrence))


def _errors_first(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: f.severity is not Severity.ERROR)
