"""A case's story as a person tells it: what came, what was found and made, decided, and is due.

No words of a form: states, lengths, codes and dates only, as the register has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sigdocs.model.cases import AnswerFacts, Arriving, Disposition, FindingFacts, Submission
from sigdocs.model.decisions import Outcome
from sigdocs.model.events import Event, EventKind, FactKey
from sigdocs.model.outcomes import Shown
from sigdocs.model.records import ActionRow, ActionStatus, AnswerChange, Story
from sigdocs.model.workspace import Workspace
from sigdocs.rendering.wording import say_date, say_status
from sigdocs.workflows.answers import told_in_order
from sigdocs.workflows.desk import open_desk
from sigdocs.workflows.interchange import story_objects
from sigdocs.workflows.stale import stale_documents
from sigdocs.workflows.trail import open_notices

_CAME = {
    Arriving.NEW_CASE: "A form came and opened the case",
    Arriving.MENDED: "The form came again, mended",
    Arriving.RESUBMISSION: "The case was resubmitted (section 8)",
    Arriving.OUTCOME: "The form came with the Group's decision (sections 4 and 5)",
    Arriving.FOLLOW_UP: "The form came with the follow-up (sections 6 and 7)",
    Arriving.AUDIT_TRAIL: "The record of the enhanced process came",
    Arriving.REVIEW_COPY: "Information Governance sent a redaction report back",
    Arriving.EDITED_DRAFT: "An edited draft came back",
    Arriving.DECISION_SHEET: "A decision sheet came",
    Arriving.DUPLICATE: "The same file came once more",
    Arriving.RESTORED: "A form of the case counts again as its newest",
}
_FORMATS = {"docx": "Word", "docm": "Word", "pdf": "PDF", "eml": "e-mail", "odt": "OpenDocument"}
_DECIDED = {
    Outcome.ACTION: "further action",
    Outcome.NO_ACTION: "no further action",
    Outcome.DEFERRED: "deferred for information",
    Outcome.ENHANCED: "the enhanced process",
}
_TOLD = {
    EventKind.CASE_MOVED: "Moved from {from} to {to}",
    EventKind.CASE_JOINED: "Joined with {case}: they are one concern",
    EventKind.CASE_SEPARATED: "Separated from {case}: file {file} is of another concern",
    EventKind.MEETING_SET: "Put to the meeting of {meeting}",
    EventKind.APPROVAL_GIVEN: "Approved: document {document} ({kind})",
    EventKind.APPROVAL_WITHDRAWN: "Approval withdrawn: document {document}",
    EventKind.CHAIR_DECIDED: "The chair decided",
    EventKind.PLACE_CLEARED: "A word that is also a name was cleared at one place ({number})",
    EventKind.CLEARANCE_WITHDRAWN: "A cleared place ({number}) stops the document again",
    EventKind.CONDITION_FOUND: "A direction on sharing was found in question {question}",
    EventKind.CONDITION_CONFIRMED: "Direction {number} confirmed",
    EventKind.CONDITION_DISMISSED: "Direction {number} dismissed",
    EventKind.ACTION_UPDATED: "Action {number}: {status} {on}",
    EventKind.ASSURANCE_AWAITED: "Assurance asked of {recipient}, due {due}",
    EventKind.ASSURANCE_RECEIVED: "Assurance came from {recipient} on {on}",
    EventKind.ASSURANCE_ENDED: "No assurance is awaited from {recipient} any more",
    EventKind.REVEALED: "What was removed was shown to somebody",
    EventKind.HOLD_PLACED: "Legal hold placed ({kind})",
    EventKind.HOLD_LIFTED: "Legal hold lifted ({kind})",
    EventKind.PURGED: "Removed for good: {kind} ({count})",
    EventKind.SUBJECT_ACCESS: "Searched for a subject access request",
    EventKind.SMT_AGREED: "The SMT agreed on {on} to share learning outside: document {document}",
    EventKind.LEARNING_RELEASED: "Learning released to {recipient}: document {document}",
    EventKind.NOTICE_RECORDED: "Under paragraph 38, {recipient}: {status} on {on}",
    EventKind.LOOKS_LIKE: "May be about the same as {case}: somebody is to compare the two",
}
_MADE = (
    EventKind.DOCUMENT_RECORDED,
    EventKind.DOCUMENT_RELEASED,
    EventKind.DOCUMENT_WITHHELD,
)
_Entry = tuple[datetime, str, str]


def story_of(workspace: Workspace, reference: str, today: date) -> Shown:
    """A case's story in order of time, and what comes next.

    Raises:
        RegisterWrong: there is no such case.
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        story = desk.register.story(reference)
        due = [row for row in desk.register.worklist(today) if row.reference == reference]
        to_tell = open_notices(desk, reference)
        stale = tuple(stale_documents(desk, story))
    case = story.case
    heading = (reference, case.function, "URGENT" if case.urgent else "", _plain(case.status))
    notes = [f"Next: {case.turn.value}."]
    notes += [f"Due: {say_date(row.due)} ({row.due_for})." for row in due if row.due]
    notes += told_in_order(story, today)
    notes += [_action(row, today) for row in story.actions if row.status is ActionStatus.OPEN]
    notes += to_tell
    notes += stale
    if case.continues:
        notes.append(f"It takes up {case.continues} again.")
    return Shown(
        title=" · ".join(word for word in heading if word),
        columns=("When", "What happened", "More"),
        rows=tuple((say_date(at.date()), what, more) for at, what, more in _entries(story)),
        notes=tuple(notes),
        objects=story_objects(story, next(iter(due), None)),
    )


def _entries(story: Story) -> Iterator[_Entry]:
    """In the order of the chain: what one run did has one moment."""
    files = {(file.sha256, file.arrival): file for file in story.submissions}
    found = dict(story.findings)
    for event in story.events:
        if event.kind in (EventKind.FILE_RECORDED, EventKind.FILE_SETTLED):
            file = files.get((event.fact(FactKey.FILE), event.fact(FactKey.ARRIVAL)))
            if file is not None:
                yield from _arrival(file, found.get(file.revision, ()), story.changes)
        elif event.kind in _MADE:
            yield event.by.at, _document(event), _plain(event.fact(FactKey.STATUS))
        elif event.kind is EventKind.DECISION_RECORDED:
            yield event.by.at, *_decision(event)
        elif event.kind in _TOLD:
            yield event.by.at, _event(event), _plain(event.fact(FactKey.REASON))


def _arrival(
    file: Submission, findings: tuple[FindingFacts, ...], changes: tuple[AnswerChange, ...]
) -> Iterator[_Entry]:
    """A file, what was found in it, and what it changed in the revision before."""
    kind = _FORMATS.get(file.source_format, file.source_format.upper())
    revision = f", revision {file.revision}" if file.revision else ""
    verdict = "" if file.disposition is Disposition.DUPLICATE else _plain(file.disposition)
    more = f"{kind}, received {say_date(file.received)}{revision}: {verdict}".strip(" ,:")
    yield file.recorded, _CAME.get(file.arriving, "A file came"), more
    if findings and file.revision:
        yield file.recorded, "Found in it", "; ".join(map(_finding, findings))
    changed = [change for change in changes if change.revision == file.revision]
    if file.revision > 1:
        words = "; ".join(map(_change, changed)) or "no answer changed"
        yield file.recorded, f"Changed since revision {file.revision - 1}", words


def _finding(finding: FindingFacts) -> str:
    state = f" ({_plain(finding.state)})" if finding.state else ""
    place = f"{finding.question}: " if finding.question else ""
    return f"{place}{_plain(finding.code)}{state}"


def _change(change: AnswerChange) -> str:
    number = f" ({change.occurrence})" if change.occurrence > 1 else ""
    return f"{change.question}{number}: {_answer(change.before)} → {_answer(change.after)}"


def _answer(answer: AnswerFacts | None) -> str:
    if answer is None:
        return "not there"
    length = f", {answer.length} characters" if answer.length else ""
    return f"{_plain(answer.state)}{length}"


def _document(event: Event) -> str:
    recipient = event.fact(FactKey.RECIPIENT)
    to = f" for {recipient}" if recipient else ""
    return f"Made: {_plain(event.fact(FactKey.KIND))}{to}"


def _decision(event: Event) -> tuple[str, str]:
    outcome = _DECIDED[Outcome(event.fact(FactKey.OUTCOME))]
    meeting = event.fact(FactKey.MEETING)
    at = say_date(date.fromisoformat(meeting)) if meeting else "meeting not said"
    return f"Decided: {outcome}", f"{event.fact(FactKey.COUNT)} actions agreed, {at}"


def _event(event: Event) -> str:
    told = {fact.key.value: _shown(fact.key, fact.value) for fact in event.facts}
    return _TOLD[event.kind].format_map(_Blank(told)).strip()


class _Blank(dict[str, str]):
    """Facts that an event does not have are left blank."""

    def __missing__(self, key: str) -> str:
        return ""


def _shown(key: FactKey, value: str) -> str:
    if key in (FactKey.MEETING, FactKey.ON, FactKey.DUE):
        return say_date(date.fromisoformat(value))
    return (
        f"{value[:8]}…" if len(value) == 64 else _plain(value) if key is not FactKey.CASE else value
    )


def _action(row: ActionRow, today: date) -> str:
    due = say_date(row.facts.due, otherwise="without a date")
    late = " OVERDUE" if row.is_overdue(today) else ""
    return f"Action {row.facts.number} is open, due {due}{late}."


def _plain(code: str) -> str:
    return say_status(str(code).replace("_", "-"))
