"""Words that are also names: asked about when they stop a document, cleared by IG place by place.

The words, the places and the reasons lie in the vault; the record has only that a place of a
document was cleared, by whom. A cleared place counts for the readers it was cleared for, as long as
the document is the same there; a full name or an identifier is never cleared (``proofing.clearing``).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.clearances import load_clearances, store_clearances
from sigdocs.model.clearances import Clearance, ReportRow, Spot
from sigdocs.model.documents import (
    DocumentKind,
    ProofFinding,
    ProvenDocument,
    RenderedDocument,
    Watch,
)
from sigdocs.model.events import EventKind, Role, facts
from sigdocs.model.outcomes import Shown, Written
from sigdocs.model.personal import PersonalText
from sigdocs.model.reviews import ClearedPlace
from sigdocs.model.workspace import Workspace
from sigdocs.proofing import prove, prove_protected
from sigdocs.proofing.telling import in_words
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.group_papers import group_papers
from sigdocs.workflows.revealing import reveal_case

_AT_ONCE = (DocumentKind.NOTIFICATION.value, DocumentKind.AUDIT_TRAIL.value)


def proved(
    desk: Desk, document: RenderedDocument, watch: Watch, password: str = ""
) -> ProvenDocument | tuple[ProofFinding, ...]:
    """Prove a document with what IG cleared; weak forms that stop it are put before IG.

    ``password`` opens a PDF that is protected.
    """
    cases = dict.fromkeys(removed.row.case for removed in watch.removed if removed.row)
    cleared = tuple(c for case in cases for c in load_clearances(desk.vault, case))
    watch = replace(watch, cleared=cleared)
    outcome = prove_protected(document, watch, password) if password else prove(document, watch)
    if not isinstance(outcome, ProvenDocument):
        _ask(desk, document, outcome)
    return outcome


def _ask(desk: Desk, document: RenderedDocument, findings: Sequence[ProofFinding]) -> None:
    """Keep each place that could be cleared, once, under a number of its case."""
    digest = hashlib.sha256(document.content).hexdigest()
    for case in dict.fromkeys(f.row.case for f in findings if f.row and f.spot):
        known = list(load_clearances(desk.vault, case))
        asked = Counter((each.row.readers, each.spot) for each in known if not each.is_cleared)
        seen: Counter[tuple[ReportRow, Spot]] = Counter()
        for finding in findings:
            row, spot = finding.row, finding.spot
            if row and spot and row.case == case:
                seen[row, spot] += 1
                if (
                    seen[row, spot] > asked[row.readers, spot]
                ):  # the same sentence twice: two places
                    asked[row.readers, spot] += 1
                    known.append(_new(len(known) + 1, row, spot, finding, document, digest))
        store_clearances(desk.vault, case, tuple(known))


def _new(
    number: int,
    row: ReportRow,
    spot: Spot,
    finding: ProofFinding,
    document: RenderedDocument,
    digest: str,
) -> Clearance:
    return Clearance(
        number=number,
        row=row,
        spot=spot,
        kind=document.kind.value,
        document=digest,
        place=finding.place,
    )


def open_places(desk: Desk, reference: str, readers: str) -> tuple[Clearance, ...]:
    """The places of a case's documents for these readers that nobody has cleared."""
    return tuple(
        each
        for each in load_clearances(desk.vault, reference)
        if each.row.readers == readers and not each.is_cleared
    )


def clear_places(desk: Desk, reference: str, places: Iterable[ClearedPlace]) -> int:
    """Clear places for the reasons that IG gave; returns how many were open until now.

    Raises:
        ApprovalMissing: whoever is at work does not act for Information Governance.
        RegisterWrong: the case has no such place.
    """
    done = 0
    for place in places:
        before = _place(desk, reference, place.number)
        if not before.is_cleared:
            _settle(desk, before, place.reason.reveal())
            done += 1
    return done


def list_places(workspace: Workspace, reference: str, today: date) -> Shown:
    """Every place of a case that was asked about, as it stands in the document: restricted.

    Raises:
        RegisterWrong: there is no such case.
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        reveal_case(desk, reference)
        places = load_clearances(desk.vault, reference)
    some = next((each for each in places if not each.is_cleared), None)
    to_do = f'sigdocs review clear {reference} {some.number} --because "the month"' if some else ""
    return Shown(
        title=f"Words that are also names, {reference} (restricted)",
        columns=("Number", "Document", "Place", "As it stands", "Row", "Stands"),
        rows=tuple(_told(each) for each in places),
        notes=(
            ("No document of this case waits for a word to be cleared.",)
            if not places
            else (f"To clear one: {to_do}",) if some else ()
        ),
    )  # fmt: skip


def _told(each: Clearance) -> tuple[str, ...]:
    spot = each.spot
    stands = f"… {spot.before.reveal()} [{spot.word.reveal()}] {spot.after.reveal()} …"
    row = f"{each.row.number} ({each.row.readers})"
    state = f"cleared: {each.reason.reveal()}" if each.is_cleared else "stops the document"
    return (str(each.number), each.kind, in_words(each.place), stands, row, state)


def settle_place(
    workspace: Workspace, reference: str, number: int, *, reason: str, today: date
) -> Written:
    """Clear a place for a reason, or ("") withdraw what was cleared; says what comes next.

    Raises:
        ApprovalMissing: whoever is at work does not act for Information Governance.
        RegisterWrong: there is no such case or place.
    """
    done = f"Place {number} of {reference} {'is cleared' if reason else 'stops it again'}."
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        place = _place(desk, reference, number)
        _settle(desk, place, reason)
        if place.kind in _AT_ONCE:
            return _rebuilt(desk, place, done)
    again = "Build the pack again." if place.kind == DocumentKind.PACK else "Finalise it again."
    return Written(notes=(done, again) if reason else (done,))


def _rebuilt(desk: Desk, place: Clearance, done: str) -> Written:
    """The form for the Group is made again at once: it is made of the form alone."""
    from sigdocs.workflows.accepting import publish_for_group

    papers = group_papers(desk, place.row.case)
    kinds = {each.form.kind.value.replace("_", "-"): each for each in papers}
    paper = kinds.get(place.kind, papers[0])
    published = publish_for_group(desk, place.row.case, paper.form, paper.checked)
    told = ("The document is released.",) if published.path else published.notes
    return Written(notes=(done, *told), exit_code=published.exit_code)


def _place(desk: Desk, reference: str, number: int) -> Clearance:
    for each in load_clearances(desk.vault, reference):
        if each.number == number:
            return each
    raise RegisterWrong(
        f"{reference} has no place {number} to clear.",
        next_step=f"sigdocs review clear {reference} lists them.",
    )


def _settle(desk: Desk, place: Clearance, reason: str) -> None:
    by = desk.stamp_as(Role.IG)
    reference = place.row.case
    known = load_clearances(desk.vault, reference)
    changed = replace(place, reason=PersonalText(reason.strip()))
    kept = tuple(changed if each.number == place.number else each for each in known)
    store_clearances(desk.vault, reference, kept)
    kind = EventKind.PLACE_CLEARED if changed.is_cleared else EventKind.CLEARANCE_WITHDRAWN
    told = facts(document=place.document, number=place.number, kind=place.row.readers)
    desk.register.note(kind, by=by, reference=reference, facts=told)
