"""The chair's six-monthly summary to the Senior Management Team (30): counted, written, proven."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sigdocs.model.cases import Case, CaseStatus
from sigdocs.model.decisions import Outcome
from sigdocs.model.documents import DocumentKind, RenderedDocument, Watch
from sigdocs.model.forms import FormKind
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.outcomes import Written
from sigdocs.model.records import Assurance, DocumentStatus, Milestones
from sigdocs.model.smt import SmtAction, SmtCase, SmtFacts, SmtRecipient
from sigdocs.model.workspace import Workspace
from sigdocs.proofing import watch_for
from sigdocs.reference.kpis import with_targets
from sigdocs.reference.recipients import recipients
from sigdocs.reference.working_days import working_days
from sigdocs.rendering.smt_report import render_smt_report
from sigdocs.rendering.smt_sheets import as_csv, as_workbook
from sigdocs.workflows.accepting import FOCUS_WORDS
from sigdocs.workflows.ask_ro import RESPONSIBLE_OFFICER
from sigdocs.workflows.check_templates import refuse_faulty_templates
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.publishing import publish, publish_all

_OUTCOMES = {
    Outcome.NO_ACTION: "No further action",
    Outcome.ACTION: "Further action agreed",
    Outcome.DEFERRED: "Deferred for information",
    Outcome.ENHANCED: "Enhanced process",
}
_UNDECIDED = {
    CaseStatus.RETURNED: "Returned to its sender, not yet mended",
    CaseStatus.WITHDRAWN: "Withdrawn",
    CaseStatus.ENHANCED: "Enhanced process",
}
_TEMPLATE = "smt_report"


def report_to_smt(workspace: Workspace, *, start: date, end: date, today: date) -> Written:
    """Write the summary of the notifications received from ``start`` to ``end``, both included.

    Word as a draft for the chair, PDF where the office suite is there, CSV and a workbook.

    Raises:
        ReferenceWrong: the template or a target is wrong.
    """
    refuse_faulty_templates(workspace, _TEMPLATE)
    with open_desk(workspace, today=today) as desk:
        found = _received(desk, start, end)
        facts = _facts(desk, found, start, end)
        watch = _watch(desk, found)
        folder = workspace.outbox / "reports"
        document = render_smt_report(desk.template(_TEMPLATE), facts, office=workspace.office)
        written = publish_all(desk, document, watch, folder, pdf=workspace.make_pdf)
        sheets = [
            publish(desk, made, watch, folder) for made in (as_csv(facts), as_workbook(facts))
        ]
        return replace(
            written,
            paths=(*written.paths, *(sheet.path for sheet in sheets if sheet.path)),
            notes=(*written.notes, *(note for sheet in sheets for note in sheet.notes)),
            exit_code=max(written.exit_code, *(sheet.exit_code for sheet in sheets)),
        )


def summary_of(desk: Desk, start: date, end: date) -> tuple[RenderedDocument, Watch]:
    """The summary of a period as sigdocs drafts it today, and what must not be in it."""
    found = _received(desk, start, end)
    facts = _facts(desk, found, start, end)
    office = desk.workspace.office
    return render_smt_report(desk.template(_TEMPLATE), facts, office=office), _watch(desk, found)


def _received(desk: Desk, start: date, end: date) -> list[Milestones]:
    return [m for m in desk.register.milestones() if start <= m.case.received <= end]


def _facts(desk: Desk, found: list[Milestones], start: date, end: date) -> SmtFacts:
    references = [milestone.case.reference for milestone in found]
    owed = [a for r in references for a in desk.register.assurances(r) if _is_awaited(a)]
    return SmtFacts(
        start=start,
        end=end,
        as_at=desk.today,
        cases=tuple(_case(desk, milestone) for milestone in found),
        actions=tuple(_actions(desk, references)),
        recipients=_recipients(desk, references),
        targets=with_targets(dict(desk.workspace.kpi_targets)),
        assurances_awaited=len(owed),
        assurances_overdue=sum(assurance.due < desk.today for assurance in owed),
        small_numbers=desk.workspace.report_small_numbers,
    )


def _is_awaited(assurance: Assurance) -> bool:
    """The advice of our own Responsible Officer, chased in the same way, is no assurance (21)."""
    return assurance.received_on is None and assurance.recipient != RESPONSIBLE_OFFICER


def _case(desk: Desk, milestone: Milestones) -> SmtCase:
    case = milestone.case
    closed = milestone.at(CaseStatus.CLOSED)
    return SmtCase(
        function=case.function,
        focus=FOCUS_WORDS[case.focus],
        received=case.received,
        outcome=_outcome(milestone),
        is_urgent=case.urgent,
        is_enhanced=(
            case.form is FormKind.AUDIT_TRAIL or milestone.at(CaseStatus.ENHANCED) is not None
        ),
        decided_after=_days(case, _decided_on(desk, case)),
        closed_after=_days(case, closed.date() if closed else None),
        kpis=tuple((answer.question, answer.yes) for answer in milestone.kpis),
    )


def _outcome(milestone: Milestones) -> str:
    if milestone.outcome is not None:
        return _OUTCOMES[milestone.outcome]
    return _UNDECIDED.get(milestone.case.status, "Not yet decided")


def _decided_on(desk: Desk, case: Case) -> date | None:
    """The day of the first decision: of the meeting, else of its confirmation, else its record."""
    decisions = desk.register.decisions(case.reference)
    if not decisions:
        return None
    first = decisions[0]
    return first.facts.meeting or first.facts.confirmed_on or first.at.date()


def _days(case: Case, day: date | None) -> int | None:
    return None if day is None else working_days().notice(case.received, day)


def _actions(desk: Desk, references: Iterable[str]) -> Iterable[SmtAction]:
    for reference in references:
        for row in desk.register.actions(reference):
            yield SmtAction(
                function=row.function,
                status=row.status,
                due=row.facts.due,
                done_on=row.done_on,
                counts_for_kpi=row.facts.kpi,
            )


def _recipients(desk: Desk, references: Iterable[str]) -> tuple[SmtRecipient, ...]:
    """With how many cases each kind of recipient was concerned; the usual order of recipients."""
    decided, drafted, sent = (defaultdict[str, set[str]](set) for _ in range(3))
    for reference in references:
        for decision in desk.register.decisions(reference):
            for key in decision.facts.recipients:
                decided[key].add(reference)
        for letter in desk.register.documents(reference):
            if letter.facts.kind is DocumentKind.SHARING_LETTER and letter.facts.recipient:
                _add_letter(letter.status, drafted, sent, letter.facts.recipient, reference)
    return tuple(
        SmtRecipient(
            title=recipient.title,
            decided=len(decided[recipient.key]),
            drafted=len(drafted[recipient.key]),
            sent=len(sent[recipient.key]),
        )
        for recipient in recipients()
        if decided[recipient.key] or drafted[recipient.key] or sent[recipient.key]
    )


def _add_letter(
    status: DocumentStatus,
    drafted: dict[str, set[str]],
    sent: dict[str, set[str]],
    key: str,
    reference: str,
) -> None:
    """A letter that was sealed was drafted first."""
    if status in (DocumentStatus.DRAFT, DocumentStatus.RELEASED):
        drafted[key].add(reference)
    if status is DocumentStatus.RELEASED:
        sent[key].add(reference)


def _watch(desk: Desk, found: list[Milestones]) -> Watch:
    """No name and no contact detail of any form of the period, as if all had been left out."""
    watches = [_nothing_of(desk, milestone.case.reference) for milestone in found]
    return Watch(
        own_name_fields=tuple(name for watch in watches for name in watch.own_name_fields),
        contacts=tuple(contact for watch in watches for contact in watch.contacts or ()),
    )


def _nothing_of(desk: Desk, reference: str) -> Watch:
    form = desk.latest_form(reference)[0].form
    nothing = MinimisedForm(
        kind=form.kind, edition=form.edition, purpose=Purpose.GROUP, answers=(), redactions=()
    )
    return watch_for(form, nothing)
