"""The minutes of a meeting, drafted from what was recorded of it (20, 28-29)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sigdocs.errors import ReferenceWrong
from sigdocs.model.documents import RenderedDocument, Watch
from sigdocs.model.extracts import in_minimised_words
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.minutes import MinutedCase, Minutes
from sigdocs.model.outcomes import Written
from sigdocs.model.sheets import SheetReply
from sigdocs.model.workspace import Workspace
from sigdocs.proofing import watch_for_all
from sigdocs.rendering.minutes import render_minutes
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.check_templates import refuse_faulty_templates
from sigdocs.workflows.decided import Decided, basis_of, decided_case, resting_on
from sigdocs.workflows.decision_sheets import sheet_behind
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.publishing import publish_all, with_members

_APOLOGIES = re.compile(r"\bapologies\b[^:\w]*:?\s*", re.IGNORECASE)  # often told beside 4e


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """A case that the meeting decided, with its sheet where there is one."""

    case: Decided
    minimised: MinimisedForm
    sheet: SheetReply | None


def draft_minutes(workspace: Workspace, *, meeting: date, today: date) -> Written:
    """Draft the minutes of a meeting, as Word.

    Raises:
        ReferenceWrong: there is no such meeting in the calendar.
    """
    if meeting not in workspace.meeting_dates:
        raise ReferenceWrong(
            f"No meeting on {say_date(meeting)} is in sigdocs.toml.",
            next_step="Write it there first.",
        )
    refuse_faulty_templates(workspace, "minutes")
    with open_desk(workspace, today=today) as desk:
        document, watch = minutes_of(desk, meeting)
        folder = workspace.outbox / "minutes"
        return publish_all(desk, document, watch, folder, pdf=False, meeting=meeting)


def minutes_of(desk: Desk, meeting: date) -> tuple[RenderedDocument, Watch]:
    """The minutes of a meeting as sigdocs drafts them, and what must not be in them."""
    heard = [_heard(desk, reference) for reference in _decided_on(desk, meeting)]
    document = render_minutes(
        desk.template("minutes"),
        minutes=_minutes(desk, meeting, heard),
        office=desk.workspace.office,
    )
    watch = watch_for_all([(each.case.form, each.minimised) for each in heard])
    basis = basis_of(desk, *(each.case.reference for each in heard))
    return resting_on(document, basis), with_members(desk, watch)


def _decided_on(desk: Desk, meeting: date) -> list[str]:
    """The cases whose last decision was made at the meeting."""
    references = [case.reference for case in desk.register.cases()]
    last = {r: found[-1] for r in references if (found := desk.register.decisions(r))}
    return [r for r, decision in last.items() if decision.facts.meeting == meeting]


def _heard(desk: Desk, reference: str) -> _Heard:
    case = decided_case(desk, reference)
    minimised = desk.minimise(reference, case.checked, Purpose.GROUP)
    return _Heard(case=case, minimised=minimised, sheet=sheet_behind(desk, reference))


def _minutes(desk: Desk, meeting: date, heard: list[_Heard]) -> Minutes:
    names = {member.name.casefold() for member in desk.workspace.members}
    present = _once(
        one for each in heard for line in _lines(each, "4d") for one in _one_by_one(line, names)
    )
    beside = [_APOLOGIES.split(line) for each in heard for line in _lines(each, "4e")]
    sent = [part for parts in beside for part in parts[1:]]
    sent += [line for each in heard for line in _lines(each, "apologies")]
    following = next((m.on for m in desk.workspace.meetings if m.on > meeting), None)
    declared = [
        (each.case.reference, line) for each in heard for line in _lines(each, "declarations")
    ]
    return Minutes(
        meeting=meeting,
        present=present,
        attending=_once(parts[0] for parts in beside),
        apologies=_apologies(desk, present, _once(parts[0] for parts in beside), _once(sent)),
        declarations=tuple(declared),
        cases=tuple(
            MinutedCase(
                reference=each.case.reference,
                function=each.case.checked.profile.function,
                decision=each.case.decision,
                form=each.minimised,
                recipients=each.case.recipients,
            )
            for each in heard
        ),
        next_meeting=following,
    )


def _apologies(
    desk: Desk, present: tuple[str, ...], attending: tuple[str, ...], sent: tuple[str, ...]
) -> tuple[str, ...]:
    """Those who sent theirs, and those expected whom nobody recorded as present, to be confirmed."""
    if not present:
        return sent
    known = " ".join((*present, *attending, *sent))
    expected = [m.name for m in desk.workspace.members if m.name.split()[-1] not in known]
    return (*sent, *(f"{name} [not recorded as present: apologies?]" for name in expected))


def _lines(each: _Heard, key: str) -> list[str]:
    """The lines of an answer, in words that the Group may read: the sheet's row, else the form's."""
    if each.sheet is not None:
        row = each.sheet.rows.get(key)
        text = in_minimised_words(row, each.minimised, questions=("4d", "4e")) if row else ""
    else:
        text = each.minimised.text(key) if key[0].isdigit() else ""
    return [line.strip(" ;") for line in text.replace(";", "\n").splitlines() if line.strip(" ;")]


def _one_by_one(line: str, names: Collection[str]) -> list[str]:
    """Members that stand in one line, each by themselves; what else stands there stays as it is."""
    parts = re.split(r"\s*,\s*", line)
    known = [re.sub(r"\s*\([^()]*\)$", "", part).casefold() in names for part in parts]
    return parts if all(known) else [line]


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    """Each line once, though it stands in every case's record."""
    found = (line.strip(" .;,") for line in lines)
    return tuple({" ".join(line.split()).casefold(): line for line in found if line}.values())
