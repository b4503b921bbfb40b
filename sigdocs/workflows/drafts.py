"""What an edited draft is held against: its case, its purpose and recipient, and what it may hold.

Our own properties in the file say what it is. They can be typed, so the register must know a draft
of ours of that kind too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sigdocs.errors import NotAForm
from sigdocs.model.documents import DocumentKind, RenderedDocument, Watch
from sigdocs.model.recipients import Recipient
from sigdocs.proofing import watch_for
from sigdocs.workflows.briefs import latest_reply, prepare_sharing
from sigdocs.workflows.conditions import Bound, confirmed, find_conditions
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.draft_learning import learning_summary
from sigdocs.workflows.write_letters import outcome_letter, sharing_letter

TEMPLATES = {
    DocumentKind.OUTCOME_LETTER: "outcome_letter",
    DocumentKind.SHARING_LETTER: "sharing_letter",
    DocumentKind.LEARNING_SUMMARY: "learning_summary",
}
# What leaves the function that raised the concern needs Information Governance's word (25, 27).
NEED_APPROVAL = (DocumentKind.SHARING_LETTER, DocumentKind.LEARNING_SUMMARY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as sigdocs would write it today. ``reference`` is its case; ``own`` what it prints."""

    reference: str
    own: str
    document: RenderedDocument
    watch: Watch
    template: bytes
    conditions: tuple[Bound, ...] = ()
    to: Recipient | None = None

    @property
    def kind(self) -> DocumentKind:
        """What it is."""
        return self.document.kind

    @property
    def marks(self) -> dict[str, str]:
        """The properties that the sealed document carries."""
        found = {"SigdocsReference": self.own, "SigdocsKind": self.kind.value}
        return found | ({"SigdocsRecipient": self.to.key} if self.to else {})


def draft_for(desk: Desk, marks: Mapping[str, str]) -> Draft:
    """What an edited draft is held against, found by the properties in the file.

    Raises:
        NotAForm: it is no draft that sigdocs wrote for a case of this workspace.
        ApprovalMissing: what it rests on is gone (decision, recipient, condition).
    """
    kind, own = marks.get("SigdocsKind", ""), marks.get("SigdocsReference", "")
    key = marks.get("SigdocsRecipient", "")
    reference = _case_of(desk, kind, own, key)
    template = desk.template(TEMPLATES[DocumentKind(kind)])
    if kind == DocumentKind.SHARING_LETTER:
        sharing = prepare_sharing(desk, reference, key)
        letter, watch = sharing_letter(desk, sharing, latest_reply(desk, reference, key))
        return Draft(
            reference=reference,
            own=own,
            document=letter,
            watch=watch,
            template=template,
            conditions=sharing.conditions,
            to=sharing.to,
        )
    if kind == DocumentKind.LEARNING_SUMMARY:
        summary, form, minimised = learning_summary(desk, reference, own=own)
        return Draft(
            reference=reference,
            own=own,
            document=summary,
            watch=watch_for(form, minimised),
            template=template,
        )
    letter, watch, minimised = outcome_letter(desk, reference)
    find_conditions(desk, reference, minimised.directions)
    return Draft(
        reference=reference,
        own=own,
        document=letter,
        watch=watch,
        template=template,
        conditions=confirmed(desk, reference, minimised.directions),
    )


def _case_of(desk: Desk, kind: str, own: str, key: str) -> str:
    """The case for which sigdocs wrote a draft of that kind, reference and recipient."""
    is_ours = own and kind in {known.value for known in TEMPLATES}
    for made in desk.register.documents() if is_ours else ():
        facts = made.facts
        is_same = (facts.kind, facts.recipient) == (kind, key)
        if is_same and facts.reference and facts.stem.startswith(f"{own}-"):
            return facts.reference
    raise NotAForm(
        "The file is no letter or summary that sigdocs drafted here.",
        next_step="Edit the draft itself in Word, and save it as .docx.",
    )
