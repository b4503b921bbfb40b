"""A paper that is named on the command line counts as if it had come by the inbox: kept and recorded."""

from __future__ import annotations

import hashlib

from sigdocs.inbox.originals import keep
from sigdocs.model.cases import Arrived, Arriving, Disposition
from sigdocs.workflows.desk import Desk


def record_paper(
    desk: Desk,
    content: bytes,
    *,
    reference: str,
    arriving: Arriving,
    disposition: Disposition = Disposition.ACCEPTED,
) -> None:
    """Keep a Word file in the vault and record it as a case's; the same again changes nothing."""
    keep(content, desk.vault)
    arrived = Arrived(
        sha256=hashlib.sha256(content).hexdigest(),
        disposition=disposition,
        arriving=arriving,
        received=desk.today,
        source_format="docx",
        reference=reference,
    )
    desk.register.record_submission(arrived, by=desk.stamp)
