"""The JSON that other tools rely on: one object a form, in the shapes that docs/reference/json.md fixes."""

from __future__ import annotations

from typing import Any

from sigdocs.errors import SigdocsError
from sigdocs.model.findings import Finding, ValidatedForm
from sigdocs.model.forms import ParsedForm
from sigdocs.model.minimised import MinimisedForm, Redaction


def read_object(file: str, form: ParsedForm) -> dict[str, Any]:
    """What ``sigdocs read --json`` prints for one file. Holds personal text."""
    return {
        "file": file,
        "form": form.kind.value,
        "edition": form.edition,
        "answers": [
            {
                "question": answer.question,
                "occurrence": answer.occurrence,
                "text": answer.text.reveal(),
                "state": answer.state.value,
                "where": answer.where,
            }
            for answer in form.answers
        ],
        "layers": [
            {"kind": layer.kind.value, "text": layer.text.reveal(), "where": layer.where}
            for layer in form.layers
        ],
        "unassigned": [text.reveal() for text in form.unassigned],
        "notices": [
            {"code": notice.code, "message": notice.message, "where": notice.where}
            for notice in form.notices
        ],
    }


def check_object(file: str, checked: ValidatedForm) -> dict[str, Any]:
    """What ``sigdocs check --json`` prints for one file. Holds no personal text."""
    return {
        "file": file,
        "form": checked.form.kind.value,
        "complete": checked.complete,
        "findings": [_finding_object(finding) for finding in checked.findings],
    }


def minimise_object(file: str, minimised: MinimisedForm, *, reveal: bool) -> dict[str, Any]:
    """What ``sigdocs minimise --json`` prints for one file; originals only with ``reveal``."""
    return {
        "file": file,
        "purpose": minimised.purpose.value,
        "answers": [
            {"question": a.question, "occurrence": a.occurrence, "text": a.text}
            for a in minimised.answers
        ],
        "redactions": [
            _redaction_object(r, reveal=reveal) for r in minimised.redactions if r.question
        ],
    }


def error_object(file: str, problem: SigdocsError) -> dict[str, Any]:
    """The line of a file that could not be processed."""
    return {"file": file, "error": {"code": problem.code, "message": str(problem)}}


def _finding_object(finding: Finding) -> dict[str, Any]:
    return {
        "question": finding.question,
        "occurrence": finding.occurrence,
        "code": finding.code,
        "state": finding.state.value if finding.state else None,
        "severity": finding.severity.value,
        "message": finding.message,
    }


def _redaction_object(redaction: Redaction, *, reveal: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "question": redaction.question,
        "occurrence": redaction.occurrence,
        "start": redaction.start,
        "end": redaction.end,
        "category": redaction.category.value,
        "action": redaction.action.value,
        "replacement": redaction.replacement,
        "reason": redaction.reason,
        "paragraph": redaction.paragraph,
        "evidence": redaction.evidence,
    }
    if reveal:
        shown["original"] = redaction.original.reveal()
    return shown
