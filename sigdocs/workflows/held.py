"""Files that wait for a person: what they are, which case they belong to, or that they are done with.

A file that was held or failed has left the inbox; its original lies in the vault under its hash, whose
first letters are what people call it by.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from sigdocs.errors import NotAForm, RegisterWrong, SigdocsError
from sigdocs.inbox.kind import kind_of
from sigdocs.inbox.notes import keep_note
from sigdocs.inbox.originals import original
from sigdocs.inbox.words import forget_words, kept_words
from sigdocs.model.arrivals import ArrivedFile
from sigdocs.model.cases import Reason, Submission
from sigdocs.model.events import EventKind, Role, facts
from sigdocs.model.outcomes import Shown, Written
from sigdocs.model.personal import PersonalText
from sigdocs.model.runs import RunLine
from sigdocs.model.workspace import Workspace
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.matching import MARK, Match, belonging, gist_of, known_gist, match
from sigdocs.workflows.opening import Opened, open_form
from sigdocs.workflows.posting import posted_with
from sigdocs.workflows.settling import settle_form

_COLUMNS = ("File", "What became of it", "Received", "From", "Why")
_WHY = {
    "not-a-form": "no form we know, or another case's reference",
    "unreadable": "it cannot be read",
    "no-text": "a scan without text",
    "approval-missing": "an approval or a condition is missing",
    "incomplete": "it is not filled in completely",
    "leak": "it held something that was removed",
    "office": "the office suite failed",
    "unsafe": "it could do harm",
}
_FEWEST = 4


def held_files(workspace: Workspace, today: date) -> Shown:
    """The files that wait for a person, the oldest first."""
    with open_desk(workspace, today=today) as desk:
        rows = tuple(_row(file) for file in desk.register.waiting())
    return Shown(
        title="Files that wait for a person",
        columns=_COLUMNS,
        rows=rows,
        notes=(("sigdocs held show FILE shows one.",) if rows else ("No file waits for anybody.",)),
    )


def _row(file: Submission) -> tuple[str, ...]:
    why = _WHY.get(file.error, file.error.replace("-", " "))
    return (file.sha256[:8], str(file.disposition), say_date(file.received), file.submitter, why)


def show_held(workspace: Workspace, code: str, today: date) -> Shown:
    """One waiting file beside the case that it names, for whoever may see originals; recorded.

    Raises:
        RegisterWrong: no file, or more than one, is called that. ApprovalMissing: not for them.
    """
    with open_desk(workspace, today=today) as desk:
        desk.need(Role.SECRETARIAT, Role.IG)
        file = _called(desk, code)
        content = original(desk.vault, file.sha256)
        name = kept_words(desk.vault, file.sha256)
        rows = [("Its name when it came", name.reveal() if name else "", "")]
        rows += [("Received", say_date(file.received), ""), ("Put there by", file.submitter, "")]
        rows.append(("Kind of file", kind_of(content).value, ""))
        rows += _compared(desk, content)
        told = facts(file=file.sha256)
        desk.register.note(EventKind.REVEALED, by=desk.stamp, facts=told)
    return Shown(
        title=f"File {file.sha256[:8]}",
        columns=("What", "This file", "The case it names"),
        rows=tuple(rows),
        notes=(
            f"It belongs to a case: sigdocs held take {file.sha256[:8]} --case SC-…",
            f"It is a new concern: sigdocs held take {file.sha256[:8]} --new",
            f"Look at it once more: sigdocs held take {file.sha256[:8]}",
            f"Nothing is to come of it: sigdocs held dismiss {file.sha256[:8]} --reason …",
        ),
    )


def _compared(desk: Desk, content: bytes) -> list[tuple[str, str, str]]:
    """What the form is about beside what the case is about, or why it cannot be opened."""
    try:
        opened = open_form(content, ocr=desk.workspace.ocr)
    except SigdocsError as problem:
        return [("Why it waits", str(problem), "")]
    reference = dict(opened.form.marks).get(MARK, "")
    case = desk.register.case(reference) if reference else None
    mine, other = gist_of(opened.form), known_gist(desk, case) if case else None
    known = reference if case else f"{reference} (no such case)" if reference else "none"
    return [
        ("Reference in the file", known, ""),
        (
            "Organisations",
            mine.organisations.reveal(),
            other.organisations.reveal() if other else "",
        ),
        ("Summary", mine.summary.reveal(), other.summary.reveal() if other else ""),
    ]


def take_held(workspace: Workspace, code: str, *, case: str, is_new: bool, today: date) -> RunLine:
    """Take a waiting form as a case's, as a new case, or (neither) look at it once more.

    Raises:
        RegisterWrong: no such file or case. NotAForm: the form cannot belong to that case, or still
            nobody knows. SigdocsError: it still cannot be read.
    """
    with open_desk(workspace, today=today) as desk:
        desk.need(Role.SECRETARIAT)
        file = _called(desk, code)
        arrived = as_it_came(desk, file)
        opened = open_form(arrived.content, ocr=workspace.ocr)
        found = _told(desk, opened, case, is_new=is_new)
        line = settle_form(
            desk, arrived, opened, found, arrival=file.arrival, number=1, run=file.run
        )
        line = posted_with(desk, line)
    forget_words(desk.vault, file.sha256)
    return line


def _told(desk: Desk, opened: Opened, case: str, *, is_new: bool) -> Match:
    if is_new:
        return Match()
    found = belonging(desk, desk.case(case), opened.form) if case else match(desk, opened.form)
    if found.is_doubtful and case:
        raise NotAForm(
            f"{case} has another kind of form: this one cannot belong to it.",
            next_step="Say --new, or name the right case.",
        )
    if found.is_doubtful:
        raise NotAForm(
            "Its reference and its words still disagree.",
            next_step="Say --case with the right case, or --new.",
        )
    return found


def dismiss_held(
    workspace: Workspace, code: str, *, reason: Reason, words: PersonalText, today: date
) -> Written:
    """Say that nothing is to come of a waiting file. The original stays in the vault.

    Raises:
        RegisterWrong: no such file. ApprovalMissing: whoever asks is not of the secretariat.
    """
    with open_desk(workspace, today=today) as desk:
        by, file = desk.stamp_as(Role.SECRETARIAT), _called(desk, code)
        note = keep_note(desk.vault, f"file-{file.sha256[:12]}", words)
        desk.register.set_aside(file.sha256, by=by, reason=reason, note=note)
    return Written(notes=(f"File {file.sha256[:8]} is set aside.",))


def _called(desk: Desk, code: str) -> Submission:
    """The waiting file whose hash begins so."""
    wanted = code.strip().lower()
    files = [file for file in desk.register.waiting() if file.sha256.startswith(wanted)]
    if len(files) != 1 or len(wanted) < _FEWEST:
        which = "More than one waiting file is" if len(files) > 1 else "No waiting file is"
        raise RegisterWrong(f"{which} called that.", next_step="sigdocs held lists them.")
    return files[0]


def as_it_came(desk: Desk, file: Submission) -> ArrivedFile:
    """The file as it lay in the inbox, from its original."""
    name = kept_words(desk.vault, file.sha256) or PersonalText("")
    received = datetime.combine(file.received, time(), tzinfo=UTC)
    return ArrivedFile(
        name=name,
        content=original(desk.vault, file.sha256),
        sha256=file.sha256,
        received=received,
        modified=0,
        owner=file.submitter,
    )
