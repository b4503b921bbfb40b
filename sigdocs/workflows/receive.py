"""The inbox, once: each file is read, kept, judged, recorded, answered, and cleared, in this order.

A file leaves the inbox last. A run that was killed is simply run again: the register knows the
file, and every document is written under the same name with the same content.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from sigdocs.errors import ApprovalMissing, Incomplete, NotAForm, SigdocsError, Unsafe
from sigdocs.inbox.arrivals import Sighting, look, read, sightings
from sigdocs.inbox.lock import Holder, workspace_lock
from sigdocs.inbox.originals import clear, keep
from sigdocs.inbox.vault import sweep_vault
from sigdocs.inbox.words import keep_words
from sigdocs.model.arrivals import Arrival, ArrivalState, ArrivedFile
from sigdocs.model.cases import Arrived, Arriving, Disposition
from sigdocs.model.events import EventKind, Role, facts
from sigdocs.model.personal import PersonalText
from sigdocs.model.runs import RunLine, RunReport
from sigdocs.model.workspace import Workspace
from sigdocs.outbox import sweep
from sigdocs.workflows.check_templates import refuse_faulty_templates
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.matching import match
from sigdocs.workflows.opening import open_form
from sigdocs.workflows.papers import Taken, take_paper
from sigdocs.workflows.posting import post_returns
from sigdocs.workflows.review import take_review
from sigdocs.workflows.settling import settle_form

Advance = Callable[[int, int], None]
Sightings = dict[Path, dict[PersonalText, Sighting]]
"""By inbox: since when each file has had its size and time."""


def run_inbox(
    workspace: Workspace, *, today: date, advance: Advance, seen: Sightings | None = None
) -> RunReport:
    """Process the inbox of a workspace once.

    Args:
        workspace: where. today: what day it counts as. advance: told (files done, files in all).
        seen: what earlier looks at the inboxes saw.

    Raises:
        RegisterWrong: another run is at work here, or the register cannot be used.
    """
    refuse_faulty_templates(workspace, "notification", "return_letter", "redaction_report")
    now = datetime.now().astimezone()
    with (
        workspace_lock(workspace.root, now=now) as dead,
        open_desk(workspace, today=today) as desk,
    ):
        desk.need(Role.SECRETARIAT)
        _tidy_up(desk, dead)
        arrivals = list(arrivals_in(workspace, seen))
        run = f"run-{now:%Y%m%d-%H%M%S}"
        lines = []
        for number, (inbox, arrival) in enumerate(arrivals, 1):
            lines.append(_one(desk, inbox, arrival, number, run))
            advance(number, len(arrivals))
        posted = post_returns(desk)
        desk.register.note(
            EventKind.RUN_FINISHED, by=desk.stamp, facts=facts(run=run, count=len(arrivals))
        )
        return RunReport(
            arrived=len(arrivals),
            lines=tuple(lines),
            folders=_folders_in(workspace.inbox),
            posted=posted,
        )


def _tidy_up(desk: Desk, dead: Holder | None) -> None:
    """Sweep away what an interrupted run left half written, and record that its lock was taken."""
    sweep_vault(desk.vault)
    for folder in (desk.workspace.outbox, desk.workspace.restricted):
        sweep(folder)
    if dead is not None:
        told = facts(number=dead.pid)
        desk.register.note(EventKind.LOCK_TAKEN_OVER, by=desk.stamp, facts=told)


def arrivals_in(
    workspace: Workspace, seen: Sightings | None = None
) -> Iterator[tuple[Path, Arrival]]:
    """What lies in the inboxes: function leads' forms first, then what colleagues sent back.

    ``seen`` is what earlier looks saw, for files whose time cannot be trusted; it learns from this.
    """
    seen, now = {} if seen is None else seen, time.time()
    for folder in (workspace.inbox, *(workspace.inbox / name for name in _SENT_BACK)):
        if folder.is_dir():
            earlier = seen.get(folder, {})
            found = look(folder, now=now, settle=workspace.stable_seconds, earlier=earlier)
            seen[folder] = sightings(found, now=now, earlier=earlier)
            yield from ((folder, arrival) for arrival in found)


def _folders_in(inbox: Path) -> int:
    """How many folders lie in the inbox that are none of ours: nobody looks into them."""
    return sum(1 for entry in inbox.iterdir() if entry.is_dir() and entry.name not in _SENT_BACK)


def _one(desk: Desk, inbox: Path, arrival: Arrival, number: int, run: str) -> RunLine:
    """One file; what is wrong with it never stops the others."""
    try:
        if arrival.state is ArrivalState.REFUSED:
            raise Unsafe(arrival.reason, next_step="Remove it from the inbox.")
        file = read(inbox, arrival) if arrival.state is ArrivalState.READY else None
    except SigdocsError as problem:
        return _problem_line(number, problem)
    if file is None:
        return RunLine(number=number, disposition=Disposition.STILL_ARRIVING)
    keep(file.content, desk.vault)
    take = _SENT_BACK.get(inbox.name) if inbox != desk.workspace.inbox else None
    if take is None:
        line = _settle(desk, file, number, run)
    else:
        line = _settle_sent_back(desk, file, number, run, take)
    clear(inbox, file)
    return line


def _settle(desk: Desk, file: ArrivedFile, number: int, run: str) -> RunLine:
    arrival = desk.arrival_code(file.name.reveal(), file.modified)
    try:
        opened = open_form(file.content, name=file.name, ocr=desk.workspace.ocr)
    except SigdocsError as problem:
        return _not_settled(desk, file, arrival, run, number, problem)
    found = match(desk, opened.form)
    if found.is_doubtful:
        return _not_settled(desk, file, arrival, run, number, _doubt())
    return settle_form(desk, file, opened, found, arrival=arrival, number=number, run=run)


def _settle_sent_back(
    desk: Desk, file: ArrivedFile, number: int, run: str, take: Callable[[Desk, bytes], Taken]
) -> RunLine:
    """A document of ours that a colleague filled in or edited, and sent back."""
    arrival = desk.arrival_code(file.name.reveal(), file.modified)
    try:
        taken = take(desk.on_behalf_of(file.owner), file.content)
    except SigdocsError as problem:
        return _not_settled(desk, file, arrival, run, number, problem)
    arrived = Arrived(
        sha256=file.sha256,
        disposition=taken.disposition,
        arriving=taken.arriving,
        received=file.received.date(),
        source_format="docx",
        reference=taken.reference,
        arrival=arrival,
        run=run,
    )
    recorded = desk.register.record_submission(arrived, by=desk.stamp)
    return RunLine(
        number=number,
        disposition=recorded.disposition,
        reference=taken.reference,
        message=taken.message,
        exit_code=taken.exit_code,
    )


def _take_review(desk: Desk, content: bytes) -> Taken:
    """A redaction report that IG sent back."""
    reviewed = take_review(desk, content)
    told = "Approved." if reviewed.approved else "Not approved yet."
    return Taken(
        reference=reviewed.reference,
        disposition=Disposition.REVIEW,
        arriving=Arriving.REVIEW_COPY,
        message=" ".join((told, *reviewed.notes)),
        exit_code=reviewed.exit_code,
    )


_SENT_BACK = {"ig": _take_review, "secretariat": take_paper}


def _doubt() -> NotAForm:
    return NotAForm(
        "The form carries the reference of a case whose organisations and summary are others.",
        next_step="Compare the two, then say which case it belongs to: sigdocs held.",
    )


def _problem_line(number: int, problem: SigdocsError, file: str = "") -> RunLine:
    if isinstance(problem, Unsafe):
        disposition = Disposition.REFUSED
    elif isinstance(problem, (NotAForm, ApprovalMissing, Incomplete)):
        disposition = Disposition.HELD
    else:
        disposition = Disposition.FAILED
    return RunLine(
        number=number,
        disposition=disposition,
        file=file,
        code=problem.code,
        message=str(problem),
        exit_code=problem.exit_code,
    )


def _not_settled(
    desk: Desk, file: ArrivedFile, arrival: str, run: str, number: int, problem: SigdocsError
) -> RunLine:
    """Record a file that nothing can be made of; its name is kept where only people look."""
    line = _problem_line(number, problem, file.sha256)
    keep_words(desk.vault, file.sha256, file.name)
    arrived = Arrived(
        sha256=file.sha256,
        disposition=line.disposition,
        arriving=Arriving.UNKNOWN,
        received=file.received.date(),
        error=line.code,
        arrival=arrival,
        run=run,
        submitter=desk.submitter(file.owner),
    )
    recorded = desk.register.record_submission(arrived, by=desk.stamp)
    if recorded.disposition is Disposition.DUPLICATE:
        again = f"It came before. {line.message}"
        return replace(line, disposition=recorded.disposition, message=again)
    return line
