"""IG's word: decisions read back from a report, applied to every mention, and approval by hash.

An approval holds for exactly the document whose hash it names. Where IG changed a row, the
documents are rebuilt and a new report asks for approval of the new ones.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.rulings import load_rulings, store_rulings
from sigdocs.model.cases import CaseStatus, Reason
from sigdocs.model.events import EventKind, Role, facts
from sigdocs.model.finding_rows import finding_rows
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.minimised import Action, MinimisedForm, Purpose
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText
from sigdocs.model.reviews import Review, RowDecision, Ruling, Verdict
from sigdocs.parsing.review import read_review
from sigdocs.rendering.redactions import rows_hash
from sigdocs.rendering.wording import say_list
from sigdocs.workflows.accepting import SCOPE, group_document, publish_for_group
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.group_papers import GroupPaper, group_papers
from sigdocs.workflows.moving_on import record_decided
from sigdocs.workflows.overtaken import take_back_overtaken
from sigdocs.workflows.review_clearances import clear_places
from sigdocs.workflows.review_overtaken import take_back_drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What became of a report that came back. ``notes`` hold no words of the form.

    ``exit_code`` is 20 where the document made anew was withheld.
    """

    reference: str
    changed_rows: int
    approved: bool
    notes: tuple[str, ...] = ()
    exit_code: int = 0


def take_review(desk: Desk, content: bytes) -> Reviewed:
    """Apply a report that IG filled in.

    Raises:
        NotAForm: it is no redaction report.
        RegisterWrong: there is no such case. ApprovalMissing: the sender does not act for IG.
    """
    review = read_review(content)
    reference = desk.case(review.reference).reference
    paper = _paper_of(desk, reference, review)
    minimised = desk.minimise(reference, paper.checked, review.purpose, review.recipient)
    is_about_these = review.rows_hash == rows_hash(minimised)
    if minimised.purpose is not Purpose.GROUP:
        if not is_about_these:
            return _outdated_draft(desk, review)
        return settle_draft(desk, _whole(review, minimised), minimised)
    current = fingerprint_of(desk, reference, paper.checked, minimised)
    if review.fingerprint != current or not is_about_these:
        publish_for_group(desk, reference, paper.form, paper.checked)
        words = "The report is about an older document; fill in the newest report of the case."
        return Reviewed(reference=reference, changed_rows=0, approved=False, notes=(words,))
    return settle(desk, paper, minimised, _whole(review, minimised))


def _paper_of(desk: Desk, reference: str, review: Review) -> GroupPaper:
    """The form that a report is about: letters are written from the newest notification."""
    if review.purpose is Purpose.GROUP:
        return paper_about(desk, reference, review.fingerprint)
    latest = desk.latest_file(reference)
    return next(each for each in group_papers(desk, reference) if each.file == latest)


def paper_about(desk: Desk, reference: str, fingerprint: str) -> GroupPaper:
    """The form whose document for the Group has this hash today; else what goes before the Group."""
    papers = group_papers(desk, reference)
    for paper in papers:
        minimised = desk.minimise(reference, paper.checked, Purpose.GROUP)
        if fingerprint_of(desk, reference, paper.checked, minimised) == fingerprint:
            return paper
    return papers[0]


def _whole(review: Review, minimised: MinimisedForm) -> Review:
    """The report with a doubt about the rows that somebody took out of it."""
    rows = [str(row.number) for row in finding_rows(minimised)]
    rows += [f"U{number}" for number, _ in enumerate(minimised.unexplained, 1)]
    missing = [row for row in rows if row not in review.numbers]
    if not missing:
        return review
    which = f"Row {missing[0]} is" if len(missing) == 1 else f"Rows {say_list(missing)} are"
    doubt = f"{which} missing: fill in the report as it was sent."
    return replace(review, doubts=(*review.doubts, doubt))


def _outdated_draft(desk: Desk, review: Review) -> Reviewed:
    """Its rows are those of before; a place is cleared by its own number."""
    cleared = clear_places(desk, review.reference, review.cleared)
    words = "The report is about an older document; draft it again for a new report."
    notes = (words, *_cleared_words(cleared))
    return Reviewed(reference=review.reference, changed_rows=0, approved=False, notes=notes)


def settle_draft(desk: Desk, review: Review, minimised: MinimisedForm) -> Reviewed:
    """A report on a letter or a learning summary: its rows count when it is drafted again.

    Approval is of the finished letter or summary itself, so none is taken from here.
    """
    reference = minimised.reference
    cleared = clear_places(desk, reference, review.cleared)
    changed = _keep_rulings(desk, reference, review, rulings_of(review, minimised))
    words = f"{_rows(changed)} changed; they count once it is drafted again." if changed else ""
    if changed and take_back_drafts(desk, minimised):
        words += " The draft as it was is no longer in the outbox."
    asked = "Approve the finished document: sigdocs finalise says how." if review.approved else ""
    told = tuple(each for each in (words, *_cleared_words(cleared), asked) if each)
    return Reviewed(
        reference=reference,
        changed_rows=changed,
        approved=False,
        notes=(*told, *review.doubts, *review.remarks),
    )


def _cleared_words(cleared: int) -> tuple[str, ...]:
    if not cleared:
        return ()
    what = "1 place is" if cleared == 1 else f"{cleared} places are"
    return (f"{what} cleared; finalise or draft the document again.",)


def _keep_rulings(desk: Desk, reference: str, review: Review, rulings: tuple[Ruling, ...]) -> int:
    """Keep what IG decided in the vault, and the fact in the record; returns how many there are.

    Raises:
        ApprovalMissing: whoever is at work does not act for Information Governance.
    """
    by = desk.stamp_as(Role.IG)
    if rulings:
        before = load_rulings(desk.vault, reference)
        store_rulings(desk.vault, reference, (*before, *rulings))
        told = facts(document=review.fingerprint, count=len(rulings), kind=review.purpose.value)
        desk.register.note(EventKind.REDACTIONS_RULED, by=by, reference=reference, facts=told)
    return len(rulings)


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def settle(desk: Desk, paper: GroupPaper, minimised: MinimisedForm, review: Review) -> Reviewed:
    """Keep the rulings; rebuild where something changed, else record the approval."""
    reference = minimised.reference
    changed = _keep_rulings(desk, reference, review, rulings_of(review, minimised))
    cleared = clear_places(desk, reference, review.cleared)
    notes: tuple[str, ...] = (*review.doubts, *review.remarks)
    exit_code = 0
    if changed or cleared:
        published = publish_for_group(desk, reference, paper.form, paper.checked)
        notes = (*_cleared_words(cleared), *published.notes, *notes)
        exit_code = published.exit_code
    if changed:
        _take_back_earlier(desk, reference, paper.checked)
        words = f"{_rows(changed)} changed; a new report asks for approval of the new document."
        notes = (words, *notes)
    is_approved = review.approved is True and not (changed or review.doubts)
    if is_approved:
        approve(desk, reference, review.fingerprint, paper)
    elif review.approved and review.doubts:
        notes = (*notes, "Nothing is approved until every row can be read.")
    return Reviewed(
        reference=reference,
        changed_rows=changed,
        approved=is_approved,
        notes=notes,
        exit_code=exit_code,
    )


def _take_back_earlier(desk: Desk, reference: str, checked: ValidatedForm) -> None:
    """Earlier copies hold what IG has just removed: none of them stays in the outbox."""
    minimised = desk.minimise(reference, checked, Purpose.GROUP)
    document = group_document(desk, reference, checked, minimised)
    folder = desk.workspace.outbox / "cases" / reference
    take_back_overtaken(desk, reference, document, folder)


def approve(desk: Desk, reference: str, fingerprint: str, paper: GroupPaper) -> None:
    """Record IG's approval of exactly this document, and move the case on.

    A form that waited with the Group's decision in it (4-5) is decided with that. The record of the
    enhanced process that was joined to a notification waits by itself.
    """
    by, source = desk.stamp_as(Role.IG), paper.file.sha256
    with desk.register.together():
        desk.register.approve(reference, fingerprint, scope=SCOPE, by=by, file=source)
        is_with_ig = desk.case(reference).status is CaseStatus.WITH_IG
        if is_with_ig and paper.file == desk.latest_file(reference):
            desk.register.move(reference, CaseStatus.READY, by=by, reason=Reason.IG_APPROVED)
            record_decided(desk, reference, paper.form, source)
    publish_for_group(desk, reference, paper.form, paper.checked)


def rulings_of(review: Review, minimised: MinimisedForm) -> tuple[Ruling, ...]:
    """The rows that IG decided otherwise than proposed, as rulings.

    Raises:
        RegisterWrong: the report has a row that the case does not have.
    """
    kept = {str(row.number) for row in finding_rows(minimised) if row.first.action is Action.KEPT}

    def changes(row: RowDecision) -> bool:
        stands = row.row in kept or row.row.startswith("U")
        return row.verdict is not Verdict.AGREE and not (stands and row.verdict is Verdict.KEEP)

    return tuple(_ruling(review, row, minimised) for row in review.rows if changes(row))


def _ruling(review: Review, row: RowDecision, minimised: MinimisedForm) -> Ruling:
    spellings: tuple[PersonalText, ...]
    if row.row.startswith("U"):
        number = int(row.row[1:])
        words = minimised.unexplained[number - 1 : number]
        category, person = Category.UNEXPLAINED, ""
        spellings = tuple(word.text for word in words)
    else:
        found = [r for r in finding_rows(minimised) if r.number == int(row.row)]
        category = found[0].first.category if found else Category.UNEXPLAINED
        person = found[0].first.person if found else ""
        spellings = tuple(r.original for each in found for r in each.redactions)
    if not spellings:
        raise RegisterWrong(
            f"The report has a row {row.row} that the case does not have.",
            next_step="Send the newest report of the case.",
        )
    return Ruling(
        purpose=review.purpose,
        recipient=review.recipient,
        category=category,
        spellings=tuple(dict.fromkeys(spellings)),
        verdict=row.verdict,
        person=person,
        replacement=row.change_to.reveal(),
    )


def fingerprint_of(
    desk: Desk, reference: str, checked: ValidatedForm, minimised: MinimisedForm
) -> str:
    """The hash of the document that a report of today would be about."""
    if minimised.purpose is not Purpose.GROUP:
        raise RegisterWrong(
            "Only reports on documents for the Group are taken back so far.",
            next_step="Change the letter's or summary's draft itself.",
        )
    document = group_document(desk, reference, checked, minimised)
    return hashlib.sha256(document.content).hexdigest()
