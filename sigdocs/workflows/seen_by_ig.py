"""Whether Information Governance has seen what a pack is to hold, as it is now."""

from __future__ import annotations

import hashlib

from sigdocs.minimisation.letter_case import answers_without_case
from sigdocs.model.events import EventKind, FactKey
from sigdocs.model.minimised import Purpose
from sigdocs.workflows.accepting import SCOPE, group_document
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.group_papers import GroupPaper


def awaits_ig(desk: Desk, reference: str, paper: GroupPaper) -> bool:
    """Whether a paper may not go into a pack yet: IG has to see it, and has not as it is now.

    What IG approved stands while its file is the newest and no row of it was decided otherwise
    since; that the meeting was put off, which changes the cover sheet, takes nothing away.
    """
    if not (desk.workspace.pack_needs_approval or answers_without_case(paper.form)):
        return False
    return not (_is_seen(desk, reference, paper) or _is_approved(desk, reference, paper))


def _is_seen(desk: Desk, reference: str, paper: GroupPaper) -> bool:
    is_seen = False
    for event in desk.register.events(reference):
        if event.fact(FactKey.KIND) != SCOPE:
            continue
        if event.kind is EventKind.APPROVAL_GIVEN:
            is_seen = is_seen or event.fact(FactKey.FILE) == paper.file.sha256
        elif event.kind in (EventKind.APPROVAL_WITHDRAWN, EventKind.REDACTIONS_RULED):
            is_seen = False
    return is_seen


def _is_approved(desk: Desk, reference: str, paper: GroupPaper) -> bool:
    """Whether the very document of today is: a ruling was taken back, say."""
    minimised = desk.minimise(reference, paper.checked, Purpose.GROUP)
    document = group_document(desk, reference, paper.checked, minimised)
    fingerprint = hashlib.sha256(document.content).hexdigest()
    return desk.register.is_approved(reference, fingerprint, scope=SCOPE)
