"""The JSON that other tools rely on: one object a form, in the shapes that docs/reference/json.md fixes."""

from __future__ import annotations

from datetime import date
from typing import Any

from sigdocs.errors import SigdocsError
from sigdocs.model.cases import FindingFacts
from sigdocs.model.events import Event, EventKind, FactKey
from sigdocs.model.findings import Finding, ValidatedForm
from sigdocs.model.forms import ParsedForm
from sigdocs.model.minimised import MinimisedForm, Redaction
from sigdocs.model.records import ActionRow, AnswerChange, Story, WorklistRow

_FILES = (EventKind.FILE_RECORDED, EventKind.FILE_SETTLED)


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


def worklist_object(row: WorklistRow, like: str = "") -> dict[str, Any]:
    """What ``sigdocs status --json`` prints for one line of the worklist."""
    return {
        "case": row.reference or None,
        "file": row.file or None,
        "function": row.function or None,
        "status": row.state,
        "urgent": row.urgent,
        "whose_turn": row.turn.value,
        "since": row.since.isoformat(timespec="seconds"),
        "due": _day(row.due),
        "due_for": row.due_for or None,
        "overdue": row.overdue,
        "meeting": _day(row.meeting),
        "open_directions": row.open_conditions,
        "document_withheld": row.is_withheld,
        "may_be_the_same_as": like or None,
    }


def story_objects(story: Story, due: WorklistRow | None) -> tuple[dict[str, Any], ...]:
    """What ``sigdocs status CASE --json`` prints: the case, then its entries in order."""
    case = story.case
    first = {
        "case": case.reference,
        "status": case.status.value,
        "function": case.function or None,
        "urgent": case.urgent,
        "whose_turn": case.turn.value,
        "since": case.since.isoformat(timespec="seconds"),
        "received": _day(case.received),
        "meeting": _day(case.meeting),
        "due": _day(due.due) if due else None,
        "revision": case.revision,
        "continues": case.continues or None,
    }
    return (first, *(_entry_object(event, story) for event in story.events))


def action_object(row: ActionRow, words: tuple[str, str], today: date) -> dict[str, Any]:
    """What ``sigdocs actions --json`` prints for one open action; words as the Group has them."""
    what, owner = words
    return {
        "case": row.reference,
        "decision": row.decision,
        "number": row.facts.number,
        "action": what,
        "owner": owner,
        "due": _day(row.facts.due),
        "overdue": row.is_overdue(today),
        "kpi": row.facts.kpi,
        "urgent": row.urgent,
    }


def _entry_object(event: Event, story: Story) -> dict[str, Any]:
    entry = {
        "number": event.sequence,
        "at": event.by.at.isoformat(timespec="seconds"),
        "kind": event.kind.value,
        "role": event.by.actor.role.value,
        "user": event.by.actor.user,
        "facts": {fact.key.value: fact.value for fact in event.facts},
    }
    revision = int(event.fact(FactKey.REVISION) or 0) if event.kind in _FILES else 0
    if revision:
        found = dict(story.findings).get(revision, ())
        entry["findings"] = [_finding_facts(each) for each in found]
        changes = (change for change in story.changes if change.revision == revision)
        entry["changes"] = [_change_object(change) for change in changes]
    return entry


def _finding_facts(found: FindingFacts) -> dict[str, Any]:
    return {
        "question": found.question,
        "occurrence": found.occurrence,
        "code": found.code,
        "state": found.state or None,
        "severity": found.severity,
    }


def _change_object(change: AnswerChange) -> dict[str, Any]:
    """States and lengths, never words."""
    return {
        "question": change.question,
        "occurrence": change.occurrence,
        **{
            name: {"state": facts.state.value, "length": facts.length} if facts else None
            for name, facts in (("before", change.before), ("after", change.after))
        },
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


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
