"""The cerberus schema of a form: which questions must be answered, and which checks look at them.

Built from the form definition, by edition and by function; a question is a key like ``"4a#2"`` and
its value the state of its answer. States decide, never strings.
"""

from __future__ import annotations

from typing import Any

from sigdocs.model.definitions import Question
from sigdocs.model.findings import Focus
from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.validation.case import FORM, Case
from sigdocs.validation.sections import copies, is_due, last_started, sections_started

Schema = dict[str, dict[str, Any]]

_ANSWERED = (AnswerState.ANSWERED.value,)
_OR_NOT_APPLICABLE = (*_ANSWERED, AnswerState.NOT_APPLICABLE.value)
_OR_EMPTY = (*_OR_NOT_APPLICABLE, "blank", "placeholder", "guidance")
_CLAIMS = "Claims Management"
# In an audit trail "not applicable" can be true of resources, monitoring, outstanding actions; it
# is no answer to who leads, what happened, who met, whether harm is likely, what is to be done.
_NEEDS_SUBSTANCE = frozenset({"1g", "1i", "1k", "1l", "2a", "3c", "4a", "6a", "6d", "7a"})
# Printed on the form itself: "(if relevant)", "(If different from nominated lead)".
_IF_RELEVANT = ("if relevant", "if different", "if applicable")

FORM_CHECKS = {
    FormKind.NOTIFICATION: (
        "notice", "edition", "layers", "urgency", "approval", "post", "personal_data", "privilege",
        "enhanced", "functions_asked", "ro_advice", "options", "timescales", "date_fields",
        "dates_in_text", "confidence", "references", "order_of_sections",
    ),
    FormKind.AUDIT_TRAIL: (
        "edition", "layers", "urgency", "lead", "personal_data", "privilege", "date_fields",
        "dates_in_text", "confidence", "references", "sign_offs", "order_of_sections",
    ),
}  # fmt: skip


def schema_for(case: Case) -> Schema:
    """One row a question that is due, and one for the form as a whole with the named checks."""
    build = _audit_trail if case.form.kind is FormKind.AUDIT_TRAIL else _notification
    return {**build(case), FORM: {"check_with": list(FORM_CHECKS[case.form.kind])}}


def document_for(case: Case, schema: Schema) -> dict[str, str]:
    """The states to check: a question that the schema asks and the file lacks is blank."""
    found = {key: case.state(*parted(key)).value for key in schema if key != FORM}
    return {**found, FORM: case.form.kind.value}


def key_of(question: str, occurrence: int = 1) -> str:
    """The schema's key of an answer."""
    return f"{question}#{occurrence}"


def parted(key: str) -> tuple[str, int]:
    """(question, occurrence) of a key."""
    question, _, occurrence = key.partition("#")
    return question, int(occurrence or 1)


def _row(code: str, allowed: tuple[str, ...]) -> dict[str, Any]:
    return {"allowed": list(allowed), "meta": {"code": code}}


def _notification(case: Case) -> Schema:
    rows: Schema = {}
    for question in case.definition.in_edition(case.form.edition):
        if not is_due(case, question.id):
            continue
        if _is_mandatory(case, question):
            rows[key_of(question.id)] = _row("missing", _ANSWERED)
        elif _may_be_empty(question) and case.profile.focus is not Focus.INDIVIDUAL:
            rows[key_of(question.id)] = _row("blank", _OR_EMPTY)
        else:
            rows[key_of(question.id)] = _row("blank", _OR_NOT_APPLICABLE)
    return rows


def _audit_trail(case: Case) -> Schema:
    """Errors in each section before the last started one; that one is in progress: warnings."""
    rows: Schema = {}
    started = sections_started(case)
    last = last_started(started)
    for question in case.definition.questions:
        if int(question.section) > last:
            continue
        code = "missing" if int(question.section) < last else "blank"
        for occurrence in copies(case, question):
            rows[key_of(question.id, occurrence)] = _row(code, _accepted(question))
    return rows


def _accepted(question: Question) -> tuple[str, ...]:
    if _may_be_empty(question):
        return _OR_EMPTY
    if question.shape == "text" and question.id not in _NEEDS_SUBSTANCE:
        return _OR_NOT_APPLICABLE
    return _ANSWERED


def _is_mandatory(case: Case, question: Question) -> bool:
    if question.mandatory == "claims":
        return case.profile.function == _CLAIMS
    return question.mandatory == "always"


def _may_be_empty(question: Question) -> bool:
    printed = " ".join((question.label, *question.guidance)).casefold()
    return any(words in printed for words in _IF_RELEVANT)
