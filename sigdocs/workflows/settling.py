"""A form whose case is known: checked, recorded, and answered, in this order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from sigdocs.model.arrivals import ArrivedFile
from sigdocs.model.cases import (
    Arrived,
    Arriving,
    CaseFacts,
    Disposition,
    Submission,
    finding_facts,
)
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.records import ActionStatus
from sigdocs.model.runs import RunLine
from sigdocs.workflows.accepting import answer_accepted
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.forms import check_form
from sigdocs.workflows.matching import Match, remember_gist, suggest
from sigdocs.workflows.opening import Opened
from sigdocs.workflows.returning import answer_returned


def settle_form(
    desk: Desk,
    file: ArrivedFile,
    opened: Opened,
    found: Match,
    *,
    arrival: str,
    number: int,
    run: str,
    record: Callable[[Arrived], Submission] | None = None,
) -> RunLine:
    """Check, record and answer a form whose case is known.

    ``record`` records it where that is more than recording an arrival.
    """
    checked = _checked(desk, file, opened, found)
    arrived = replace(
        _arrived(desk, file, opened, checked, found),
        arrival=arrival, run=run, submitter=desk.submitter(file.owner),
    )  # fmt: skip
    put = record or partial(desk.register.record_submission, by=desk.stamp)
    submission = put(arrived)
    alike = _remember(desk, submission, opened, checked)
    line = _answer(desk, submission, opened, checked, file.content, number)
    told = (line.message, alike, _to_close(desk, submission))
    return replace(line, message=" ".join(words for words in told if words))


def _to_close(desk: Desk, submission: Submission) -> str:
    """A follow-up (6-7) tells of actions in words: a person says which of them are done."""
    if submission.arriving is not Arriving.FOLLOW_UP or not submission.revision:
        return ""
    reference = submission.reference
    rows = desk.register.actions(reference)
    numbers = [str(row.facts.number) for row in rows if row.status is ActionStatus.OPEN]
    if not numbers:
        return ""
    return f"Open actions: {', '.join(numbers)}. Done? sigdocs actions done {reference} NUMBER."


def _remember(desk: Desk, submission: Submission, opened: Opened, checked: ValidatedForm) -> str:
    """Keep what the case is about; say which older case a new one may be the same as."""
    if submission.disposition is Disposition.DUPLICATE or not submission.revision:
        return ""
    reference = submission.reference
    remember_gist(desk, reference, opened.form)
    if submission.arriving is not Arriving.NEW_CASE:
        return ""
    alike = suggest(desk, reference, checked.profile.function, opened.form)
    return f"It may be about the same as {alike}: compare the two." if alike else ""


def _checked(desk: Desk, file: ArrivedFile, opened: Opened, found: Match) -> ValidatedForm:
    """The form, checked; a record that is joined to a case goes to that case's meeting."""
    received = opened.sent or file.received.date()
    is_trail = found.arriving is Arriving.AUDIT_TRAIL
    return check_form(
        opened.form,
        received=received,
        meetings=desk.workspace.meeting_dates,
        meeting=desk.case(found.reference).meeting if is_trail else None,
        today=desk.today,
    )


def _arrived(
    desk: Desk, file: ArrivedFile, opened: Opened, checked: ValidatedForm, found: Match
) -> Arrived:
    profile = checked.profile
    case = CaseFacts(
        form=opened.form.kind,
        edition=opened.form.edition,
        function=profile.function,
        focus=profile.focus,
        urgent=profile.urgent,
        meeting=checked.meeting,
        continues=found.continues,
    )
    is_trail = found.arriving is Arriving.AUDIT_TRAIL
    return Arrived(
        sha256=file.sha256,
        disposition=_disposition(checked, found),
        arriving=found.arriving,
        received=checked.received,
        source_format=opened.source_format,
        reference=found.reference,
        case=None if is_trail else case,
        findings=finding_facts(checked.findings),
        answers=desk.register.answer_facts(opened.form),
    )


def _disposition(checked: ValidatedForm, found: Match) -> Disposition:
    if not checked.complete:
        return Disposition.RETURNED
    is_outcome = found.arriving is Arriving.OUTCOME
    return Disposition.OUTCOME if is_outcome else Disposition.ACCEPTED


def _answer(
    desk: Desk,
    submission: Submission,
    opened: Opened,
    checked: ValidatedForm,
    content: bytes,
    number: int,
) -> RunLine:
    reference = submission.reference
    if submission.disposition is Disposition.DUPLICATE:
        first = desk.register.find_submission(submission.sha256)
        if first is not None and _is_unanswered(desk, first):
            line = _answer(desk, first, opened, checked, content, number)
            return replace(line, disposition=Disposition.DUPLICATE)
        return RunLine(number=number, disposition=Disposition.DUPLICATE, reference=reference)
    if submission.disposition is Disposition.RETURNED:
        notes, code = answer_returned(desk, submission, opened, checked, content)
    else:
        notes, code = answer_accepted(desk, reference, opened.form, checked, submission.sha256)
    return RunLine(
        number=number,
        disposition=submission.disposition,
        reference=reference,
        message=" ".join(notes),
        exit_code=code,
    )


def _is_unanswered(desk: Desk, file: Submission) -> bool:
    """Whether a power cut came between the record of a form and the documents made of it."""
    is_form = file.disposition in (Disposition.ACCEPTED, Disposition.RETURNED, Disposition.OUTCOME)
    made = desk.register.documents(file.reference) if file.revision else ()
    since = [document for document in made if document.at >= file.recorded]
    return is_form and bool(file.revision) and not since
