"""IG's review from the terminal: what waits, a case's rows, one decision, approval."""

from __future__ import annotations

from datetime import date

from sigdocs.errors import ApprovalMissing
from sigdocs.model.cases import CaseStatus
from sigdocs.model.finding_rows import finding_rows
from sigdocs.model.minimised import Action, Purpose
from sigdocs.model.outcomes import Shown
from sigdocs.model.personal import PersonalText
from sigdocs.model.reviews import Review, RowDecision, Verdict
from sigdocs.model.workspace import Workspace
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.desk import open_desk
from sigdocs.workflows.finalise import approve_release, waits_for_approval
from sigdocs.workflows.revealing import reveal_case
from sigdocs.workflows.review import approve, fingerprint_of, settle

_VERDICTS = {"keep": Verdict.KEEP, "remove": Verdict.REMOVE, "change": Verdict.CHANGE}


def waiting_for_ig(workspace: Workspace, today: date) -> Shown:
    """The cases that are with IG, the oldest first."""
    with open_desk(workspace, today=today) as desk:
        cases = sorted(desk.register.cases(CaseStatus.WITH_IG), key=lambda case: case.since)
    return Shown(
        title="With Information Governance",
        columns=("Case", "Function", "Since", "Meeting"),
        rows=tuple(
            (c.reference, c.function, say_date(c.since.date()), say_date(c.meeting)) for c in cases
        ),
        notes=() if cases else ("Nothing waits for Information Governance.",),
    )


def rows_of(workspace: Workspace, reference: str, today: date) -> Shown:
    """Every finding of a case's form for the Group. It holds originals: restricted."""
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        reveal_case(desk, reference)
        _, checked = desk.latest_form(reference)
        minimised = desk.minimise(reference, checked, Purpose.GROUP)
        fingerprint = fingerprint_of(desk, reference, checked, minimised)
    rows = [
        (
            str(row.number),
            row.spellings,
            row.first.category.value,
            "keep" if row.first.action is Action.KEPT else row.first.replacement,
            row.first.reason,
        )
        for row in finding_rows(minimised)
    ]
    rows += [
        (f"U{number}", word.text.reveal(), "unexplained", "keep", word.why)
        for number, word in enumerate(minimised.unexplained, 1)
    ]
    return Shown(
        title=f"{reference}, for the Group (restricted)",
        columns=("Row", "Words", "Category", "Now", "Why"),
        rows=tuple(rows),
        notes=(f"Fingerprint: {fingerprint}",),
    )


def decide_row(
    workspace: Workspace, reference: str, *, row: str, verdict: str, words: str, today: date
) -> tuple[str, ...]:
    """Decide one row, rebuild the documents, and say what follows.

    Raises:
        RegisterWrong: there is no such case or row.
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        opened, checked = desk.latest_form(reference)
        minimised = desk.minimise(reference, checked, Purpose.GROUP)
        decision = RowDecision(row=row, verdict=_VERDICTS[verdict], change_to=PersonalText(words))
        review = Review(
            reference=reference,
            purpose=Purpose.GROUP,
            recipient="",
            fingerprint=fingerprint_of(desk, reference, checked, minimised),
            rows=(decision,),
        )
        return settle(desk, reference, opened.form, checked, minimised, review).notes


def approve_case(workspace: Workspace, reference: str, *, fingerprint: str, today: date) -> str:
    """Approve exactly the document of today, or a finished draft, which is then sealed.

    Raises:
        ApprovalMissing: the fingerprint is that of an older document, or the submitter's own.
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        if waits_for_approval(desk, reference, fingerprint):
            sealed = approve_release(desk, reference, fingerprint)
            return "\n".join(("Approved and sealed.", *map(str, sealed.paths), *sealed.notes))
        _, checked = desk.latest_form(reference)
        minimised = desk.minimise(reference, checked, Purpose.GROUP)
        if fingerprint_of(desk, reference, checked, minimised) != fingerprint:
            raise ApprovalMissing(
                "The fingerprint is not that of the newest document.",
                next_step=f"sigdocs review show {reference} prints it.",
            )
        approve(desk, reference, fingerprint)
    return f"{reference} is approved for the Group."
