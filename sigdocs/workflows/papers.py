"""What the secretariat sends back through inbox/secretariat: decision sheets, briefs, drafts.

Our own properties in the file say what it is; they survive being saved by another office suite. A
file without them is nobody's paper and is held.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sigdocs.errors import NotAForm
from sigdocs.model.cases import Arriving, Disposition
from sigdocs.model.documents import DocumentKind
from sigdocs.model.events import Role
from sigdocs.parsing.word import read_word
from sigdocs.workflows.decision_sheets import take_sheet
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.drafts import TEMPLATES
from sigdocs.workflows.finalise import take_draft
from sigdocs.workflows.write_letters import take_brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a paper that came back. ``message`` holds no words of it."""

    reference: str
    disposition: Disposition
    arriving: Arriving
    message: str
    exit_code: int = 0


def take_paper(desk: Desk, content: bytes) -> Taken:
    """Do what a paper of the secretariat's asks for.

    Raises:
        ApprovalMissing: whoever put it there acts neither for the secretariat nor as chair.
        NotAForm: it is none of the papers that come back.
        SigdocsError: it cannot be used as it is; see ``sigdocs.errors``.
    """
    desk.need(Role.SECRETARIAT, Role.CHAIR)
    kind = dict(read_word(content).marks).get("SigdocsKind", "")
    take = _TAKERS.get(kind)
    if take is None:
        raise NotAForm(
            "The file is none of the papers that come back to the secretariat.",
            next_step="Put function leads' forms into the inbox itself.",
        )
    return take(desk, content)


def _take_brief(desk: Desk, content: bytes) -> Taken:
    reference, written = take_brief(desk, content)
    done = "Letter drafted from the brief." if written.paths else "No letter was drafted."
    return Taken(
        reference=reference,
        disposition=Disposition.ACCEPTED,
        arriving=Arriving.COMPLETED_BRIEF,
        message=" ".join((done, *written.notes)),
        exit_code=written.exit_code,
    )


def _take_draft(desk: Desk, content: bytes) -> Taken:
    reference, written = take_draft(desk, content)
    done = "Sealed." if written.paths else "Not sealed."
    return Taken(
        reference=reference,
        disposition=Disposition.ACCEPTED,
        arriving=Arriving.EDITED_DRAFT,
        message=" ".join((done, *written.notes)),
        exit_code=written.exit_code,
    )


def _take_sheet(desk: Desk, content: bytes) -> Taken:
    reference, notes = take_sheet(desk, content)
    return Taken(
        reference=reference,
        disposition=Disposition.OUTCOME,
        arriving=Arriving.DECISION_SHEET,
        message=" ".join(notes),
    )


_TAKERS: dict[str, Callable[[Desk, bytes], Taken]] = {
    DocumentKind.DECISION_SHEET: _take_sheet,
    DocumentKind.SHARING_BRIEF: _take_brief,
    **dict.fromkeys(TEMPLATES, _take_draft),
}
