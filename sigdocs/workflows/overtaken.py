"""What a ruling has overtaken leaves the outbox: it holds words that IG has since removed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from sigdocs.model.documents import RenderedDocument
from sigdocs.model.records import DocumentStatus
from sigdocs.outbox import take_back
from sigdocs.workflows.desk import Desk


def take_back_overtaken(
    desk: Desk, reference: str, document: RenderedDocument, folder: Path
) -> None:
    """Take back every earlier release of a document, and record it as withheld.

    Args:
        document: as it reads now, released or withheld itself.
        folder: where its releases lie.
    """
    now = hashlib.sha256(document.content).hexdigest()
    for made in desk.register.documents(reference):
        is_earlier = made.facts.stem == document.stem and made.facts.sha256 != now
        if is_earlier and made.status is DocumentStatus.RELEASED:
            take_back(folder, of=made.facts.sha256)
            overtaken = replace(made.facts, status=DocumentStatus.WITHHELD)
            desk.register.record_document(overtaken, by=desk.stamp)
