"""Drafts that a ruling has overtaken leave the outbox: they hold words that IG has since removed.

What was sealed stays: it was approved as it is. (The form for the Group: ``overtaken``.)
"""

from __future__ import annotations

from dataclasses import replace

from sigdocs.model.documents import DocumentKind
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.records import DocumentFacts, DocumentStatus
from sigdocs.outbox import take_back
from sigdocs.workflows.desk import Desk


def take_back_drafts(desk: Desk, minimised: MinimisedForm) -> int:
    """Take the drafts for these readers out of the outbox; returns how many there were."""
    reference, outbox = minimised.reference, desk.workspace.outbox
    folders = (outbox / "letters" / reference, outbox / "learning")
    drafts = [
        made.facts
        for made in desk.register.documents(reference)
        if made.status is DocumentStatus.DRAFT and _is_for(made.facts, minimised)
    ]
    for facts in drafts:
        for folder in folders:
            take_back(folder, of=facts.sha256)
        overtaken = replace(facts, status=DocumentStatus.WITHHELD)
        desk.register.record_document(overtaken, by=desk.stamp)
    return len(drafts)


def _is_for(made: DocumentFacts, minimised: MinimisedForm) -> bool:
    if minimised.purpose is Purpose.LEARNING:
        return made.kind is DocumentKind.LEARNING_SUMMARY
    return bool(minimised.recipient) and made.recipient == minimised.recipient
