"""A form that was joined to the wrong case is taken out again: a person says so, and nothing is lost.

Two cases that were joined wrongly are parted by the same way: the form with which the one ended
goes back to it, and it is open again. What was made and decided meanwhile stays on record; what IG
ruled and who the people are stays with the case in which it was said.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from sigdocs.errors import NotAForm, RegisterWrong
from sigdocs.inbox.notes import keep_note
from sigdocs.model.cases import Arriving, CaseStatus, Submission
from sigdocs.model.events import Role, Stamp
from sigdocs.model.outcomes import Shown, Written
from sigdocs.model.personal import PersonalText
from sigdocs.model.runs import RunLine
from sigdocs.model.workspace import Workspace
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.group_papers import record_files
from sigdocs.workflows.held import as_it_came
from sigdocs.workflows.matching import Match, belonging
from sigdocs.workflows.settling import settle_form

_COLUMNS = ("File", "Revision", "Received", "What it was", "Where it came from")
_FEWEST = 4


def forms_to_separate(workspace: Workspace, reference: str, today: date) -> Shown:
    """The forms of a case, each with the letters that it is called by.

    Raises:
        RegisterWrong: there is no such case.
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        rows = tuple(_row(desk, file) for file in desk.register.forms(reference))
    return Shown(
        title=f"The forms of {reference}",
        columns=_COLUMNS,
        rows=rows,
        notes=(f"One is another concern's: sigdocs case separate {reference} FILE --because …",),
    )


def _row(desk: Desk, file: Submission) -> tuple[str, ...]:
    number = str(file.revision) if file.revision else ""
    what = file.arriving.value.replace("-", " ")
    source = desk.register.joined_from(file.reference, file)
    return (file.sha256[:8], number, say_date(file.received), what, source)


def separate_form(
    workspace: Workspace,
    reference: str,
    code: str,
    *,
    into: str,
    words: PersonalText,
    today: date,
) -> Written:
    """Take a form out of a case and record it where it belongs: all of it, or nothing.

    Args:
        workspace: where. reference: the case. code: the first letters of the file's hash.
        into: the case that it belongs to; "" for the one it was joined with, else a new one.
        words: why; the vault keeps them. today: what day it counts as.

    Raises:
        RegisterWrong: there is no such case or form, or it is the case's only one. NotAForm: the
            other case has another kind of form. ApprovalMissing: not of the secretariat.
    """
    with open_desk(workspace, today=today) as desk:
        by = desk.stamp_as(Role.SECRETARIAT)
        desk.case(reference)
        file = _called(desk, reference, code)
        before = _before(desk, reference, file)
        note = keep_note(desk.vault, reference, words)
        with desk.register.together():  # the form is never of both cases, nor of none
            lines = [_put_where_it_belongs(desk, file, into, note, by)]
            if before:
                lines.append(_restore(desk, before, file, by))
    told = [f"{line.reference}: {line.message}" for line in lines if line.message]
    done = f"The form is no longer of {reference}; it is of {lines[0].reference}."
    return Written(notes=(done, *told), exit_code=max(line.exit_code for line in lines))


def _called(desk: Desk, reference: str, code: str) -> Submission:
    """The form of a case whose hash begins so."""
    wanted = code.strip().lower()
    files = [file for file in desk.register.forms(reference) if file.sha256.startswith(wanted)]
    if len(files) != 1 or len(wanted) < _FEWEST:
        which = "More than one form of it is" if len(files) > 1 else "No form of it is"
        raise RegisterWrong(
            f"{which} called that.", next_step=f"sigdocs case separate {reference} lists them."
        )
    return files[0]


def _before(desk: Desk, reference: str, file: Submission) -> Submission | None:
    """The form that counts again once ``file`` is gone, None where a newer one counts anyway.

    Raises:
        RegisterWrong: it is the only form of the case.
    """
    others = [f for f in desk.register.forms(reference) if f.revision and f != file]
    newest = max(others, key=lambda other: other.revision, default=None)
    if newest is None:
        raise RegisterWrong(
            f"It is the only form of {reference}.",
            next_step=f"sigdocs case withdraw {reference} --reason another-case",
        )
    is_the_only_record = not file.revision and len(record_files(desk, reference)) == 1
    return newest if newest.revision < file.revision or is_the_only_record else None


def _put_where_it_belongs(desk: Desk, file: Submission, into: str, note: str, by: Stamp) -> RunLine:
    reference, came_from = file.reference, desk.register.joined_from(file.reference, file)
    opened, _ = desk.form_in(file)
    if into:
        found = belonging(desk, desk.case(into), opened.form)
    elif came_from and desk.case(came_from).status is CaseStatus.WITHDRAWN:
        found = Match(reference=came_from, arriving=Arriving.RESTORED)
    else:
        found = Match()
    if found.is_doubtful:
        raise NotAForm(f"{into} has another kind of form.", next_step="Name another case, or none.")
    return settle_form(
        desk, as_it_came(desk, file), opened, found,
        arrival=_arrival("separated", desk, file), number=1, run="",
        record=partial(desk.register.separate, reference, file, by=by, note=note),
    )  # fmt: skip


def _restore(desk: Desk, before: Submission, file: Submission, by: Stamp) -> RunLine:
    found = Match(reference=before.reference, arriving=Arriving.RESTORED)
    opened, _ = desk.form_in(before)
    return settle_form(
        desk, as_it_came(desk, before), opened, found,
        arrival=_arrival("restored", desk, file), number=2, run="",
        record=partial(desk.register.restore, by=by),
    )  # fmt: skip


def _arrival(what: str, desk: Desk, file: Submission) -> str:
    """A code of its own for what is recorded because ``file`` was taken out of its case."""
    number = desk.register.submissions(file.reference).index(file) + 1
    return f"{what}-{file.reference.lower()}-{number}"
