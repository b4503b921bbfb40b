"""IG's review from the terminal: a case's rows, one decision, approval."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sigdocs.errors import ApprovalMissing, RegisterWrong
from sigdocs.model.finding_rows import finding_rows
from sigdocs.model.minimised import Action, MinimisedForm, Purpose
from sigdocs.model.outcomes import Shown, Written
from sigdocs.model.personal import PersonalText
from sigdocs.model.reviews import Review, RowDecision, Verdict
from sigdocs.model.workspace import Workspace
from sigdocs.reference.recipients import recipient_of
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.finalise import approve_release, waits_for_approval
from sigdocs.workflows.forms import recipient_key
from sigdocs.workflows.group_papers import GroupPaper, group_papers
from sigdocs.workflows.revealing import reveal_case
from sigdocs.workflows.review import approve, fingerprint_of, paper_about, settle, settle_draft

_VERDICTS = {
    "agree": Verdict.AGREE,
    "keep": Verdict.KEEP,
    "remove": Verdict.REMOVE,
    "change": Verdict.CHANGE,
}


def rows_of(
    workspace: Workspace, reference: str, today: date, *, readers: str = Purpose.GROUP.value
) -> Shown:
    """Every finding of a case's form for some readers. It holds originals: restricted.

    Args:
        readers: ``group``, ``learning``, or any name of a recipient.

    Raises:
        RegisterWrong: there is no such case. ReferenceWrong: there is no such recipient.
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        reveal_case(desk, reference)
        minimised, paper = _minimised(desk, reference, readers)
        fingerprint = fingerprint_of(desk, reference, paper.checked, minimised) if paper else ""
    return Shown(
        title=f"{reference}, {_audience(minimised)} (restricted)",
        columns=("Row", "Words", "Category", "Now", "Why"),
        rows=tuple(_rows(minimised)),
        notes=tuple(_next_steps(reference, minimised, fingerprint)),
    )


def _minimised(desk: Desk, reference: str, readers: str) -> tuple[MinimisedForm, GroupPaper | None]:
    """What some readers see of a case; for the Group, of the paper that is put before it."""
    purpose, key = _purpose(readers)
    if purpose is not Purpose.GROUP:
        return desk.minimise(reference, desk.latest_form(reference)[1], purpose, key), None
    paper = group_papers(desk, reference)[0]
    return desk.minimise(reference, paper.checked, purpose), paper


def _purpose(readers: str) -> tuple[Purpose, str]:
    """The purpose and the recipient's key that somebody typed."""
    if readers in (Purpose.GROUP.value, Purpose.LEARNING.value):
        return Purpose(readers), ""
    return Purpose.RECIPIENT, recipient_key(readers)


def _audience(minimised: MinimisedForm) -> str:
    if minimised.recipient:
        return f"for the {recipient_of(minimised.recipient).title}"
    return "for the Group" if minimised.purpose is Purpose.GROUP else "for a learning summary"


def _rows(minimised: MinimisedForm) -> Iterator[tuple[str, ...]]:
    for row in finding_rows(minimised):
        is_kept = row.first.action is Action.KEPT
        yield (
            str(row.number),
            row.spellings,
            row.first.category.value,
            "keep" if is_kept else row.first.replacement,
            row.first.reason,
        )
    for number, word in enumerate(minimised.unexplained, 1):
        yield f"U{number}", word.text.reveal(), "unexplained", "keep", word.why


def _next_steps(reference: str, minimised: MinimisedForm, fingerprint: str) -> Iterator[str]:
    """What to type next; a letter or summary is approved once it is finished."""
    readers = "" if minimised.purpose is Purpose.GROUP else f" --for {minimised.readers}"
    yield (
        "To decide a row otherwise: "
        f"sigdocs review decide {reference} ROW keep (or remove, or change --to “…”){readers}"
    )
    if fingerprint:
        yield f"Fingerprint: {fingerprint}"
        yield f"To approve all as it stands: sigdocs review approve {reference} {fingerprint}"


def decide_row(
    workspace: Workspace,
    reference: str,
    *,
    row: str,
    verdict: str,
    words: str,
    today: date,
    readers: str = Purpose.GROUP.value,
) -> Written:
    """Decide one row, make the document again, and say what follows.

    Raises:
        RegisterWrong: there is no such case or row.
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        minimised, paper = _minimised(desk, reference, readers)
        number = _known_row(reference, row, minimised)
        decision = RowDecision(
            row=number, verdict=_VERDICTS[verdict], change_to=PersonalText(words)
        )
        review = Review(
            reference=reference,
            purpose=minimised.purpose,
            recipient=minimised.recipient,
            fingerprint=fingerprint_of(desk, reference, paper.checked, minimised) if paper else "",
            rows=(decision,),
        )
        done = (
            settle(desk, paper, minimised, review)
            if paper
            else settle_draft(desk, review, minimised)
        )
    stands = (f"Row {number} stands as it is proposed: nothing changes.",)
    return Written(notes=done.notes or stands, exit_code=done.exit_code)


def _known_row(reference: str, row: str, minimised: MinimisedForm) -> str:
    """The row as the report prints it.

    Raises:
        RegisterWrong: the report has no such row.
    """
    found = {str(each.number) for each in finding_rows(minimised)}
    found |= {f"U{number}" for number, _ in enumerate(minimised.unexplained, 1)}
    if row.upper() not in found:
        raise RegisterWrong(
            f"The report of {reference} has no such row.",
            next_step=f"sigdocs review show {reference} lists them.",
        )
    return row.upper()


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
        paper = paper_about(desk, reference, fingerprint)
        minimised = desk.minimise(reference, paper.checked, Purpose.GROUP)
        if fingerprint_of(desk, reference, paper.checked, minimised) != fingerprint:
            raise ApprovalMissing(
                "The fingerprint is not that of the newest document.",
                next_step=f"sigdocs review show {reference} prints it.",
            )
        approve(desk, reference, fingerprint, paper)
    return f"{reference} is approved for the Group. The next meeting pack holds it."
