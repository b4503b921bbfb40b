"""IG's word: decisions read back from a report, applied to every mention, and approval by hash.

An approval holds for exactly the document whose hash it names. Where IG changed a row, the
documents are rebuilt and a new report asks for approval of the new ones.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.rulings import load_rulings, store_rulings
from sigdocs.model.cases import CaseStatus, Reason
from sigdocs.model.events import EventKind, Role, facts
from sigdocs.model.finding_rows import finding_rows
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.forms import ParsedForm
from sigdocs.model.minimised import Action, MinimisedForm, Purpose
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText
from sigdocs.model.reviews import Review, RowDecision, Ruling, Verdict
from sigdocs.parsing.review import read_review
from sigdocs.rendering.redactions import rows_hash
from sigdocs.workflows.accepting import group_document, publish_for_group
from sigdocs.workflows.desk import Desk

SCOPE = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What became of a report that came back. ``notes`` hold no words of the form."""

    reference: str
    changed_rows: int
    approved: bool
    notes: tuple[str, ...] = ()


def take_review(desk: Desk, content: bytes) -> Reviewed:
    """Apply a report that IG filled in.

    Raises:
        NotAForm: it is no redaction report, or not about a form for the Group.
        RegisterWrong: there is no such case.
    """
    review = read_review(content)
    reference = desk.case(review.reference).reference
    opened, checked = desk.latest_form(reference)
    minimised = desk.minimise(reference, checked, review.purpose, review.recipient)
    if minimised.purpose is not Purpose.GROUP:
        return _settle_draft(desk, reference, minimised, review)
    current = fingerprint_of(desk, reference, checked, minimised)
    if review.fingerprint != current:
        publish_for_group(desk, reference, opened.form, checked)
        words = "The report is about an older document; a new report asks again."
        return Reviewed(reference=reference, changed_rows=0, approved=False, notes=(words,))
    return settle(desk, reference, opened.form, checked, minimised, review)


def _settle_draft(desk: Desk, reference: str, minimised: MinimisedForm, review: Review) -> Reviewed:
    """A report on a letter or a learning summary: its rows count when it is drafted again.

    Approval is of the finished letter or summary itself, so none is taken from here.
    """
    if review.rows_hash != rows_hash(minimised):
        words = "The report is about an older document; draft it again for a new report."
        return Reviewed(reference=reference, changed_rows=0, approved=False, notes=(words,))
    changed = _keep_rulings(desk, reference, review, rulings_of(review, minimised))
    notes = tuple(f"Row {row} could not be read." for row in review.unreadable_rows)
    words = f"{_rows(changed)} changed; they count once it is drafted again." if changed else ""
    asked = "Approve the finished document: sigdocs finalise says how." if review.approved else ""
    told = tuple(each for each in (words, asked) if each)
    return Reviewed(
        reference=reference, changed_rows=changed, approved=False, notes=(*told, *notes)
    )


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


def settle(
    desk: Desk,
    reference: str,
    form: ParsedForm,
    checked: ValidatedForm,
    minimised: MinimisedForm,
    review: Review,
) -> Reviewed:
    """Keep the rulings; rebuild where something changed, else record the approval."""
    rulings = rulings_of(review, minimised)
    changed = _keep_rulings(desk, reference, review, rulings)
    notes = tuple(f"Row {row} could not be read." for row in review.unreadable_rows)
    if changed:
        publish_for_group(desk, reference, form, checked)
        words = f"{_rows(changed)} changed; a new report asks for approval of the new document."
        return Reviewed(
            reference=reference,
            changed_rows=changed,
            approved=False,
            notes=(words, *notes),
        )
    is_approved = review.approved is True and not review.unreadable_rows
    if is_approved:
        approve(desk, reference, review.fingerprint)
    return Reviewed(reference=reference, changed_rows=0, approved=is_approved, notes=notes)


def approve(desk: Desk, reference: str, fingerprint: str) -> None:
    """Record IG's approval of exactly this document, and move the case on."""
    by = desk.stamp_as(Role.IG)
    desk.register.approve(reference, fingerprint, scope=SCOPE, by=by)
    if desk.case(reference).status is CaseStatus.WITH_IG:
        desk.register.move(reference, CaseStatus.READY, by=by, reason=Reason.IG_APPROVED)


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
