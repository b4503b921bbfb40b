"""What an edited draft is held against: its case or meeting, its purpose and recipient, and what it may hold.

Our own properties in the file say what it is. They can be typed, so the register must know a draft
of ours of that kind too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sigdocs.errors import NotAForm
from sigdocs.model.documents import DocumentKind, RenderedDocument, Watch
from sigdocs.model.letters import Addressee
from sigdocs.model.recipients import Recipient
from sigdocs.model.records import DocumentFacts
from sigdocs.parsing.word import read_word
from sigdocs.proofing import watch_for
from sigdocs.rendering.reminder_letters import AWAITED
from sigdocs.workflows.briefs import brief_for, latest_reply, prepare_sharing
from sigdocs.workflows.conditions import Bound, confirmed, find_conditions
from sigdocs.workflows.decided import BASIS
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.draft_learning import learning_summary
from sigdocs.workflows.draft_minutes import minutes_of
from sigdocs.workflows.reminder_drafts import TEMPLATE as REMINDER
from sigdocs.workflows.reminder_drafts import reminder_again, render_due
from sigdocs.workflows.report_smt import summary_of
from sigdocs.workflows.trail import notice_draft
from sigdocs.workflows.write_letters import outcome_letter, sharing_letter

TEMPLATES = {
    DocumentKind.OUTCOME_LETTER: "outcome_letter",
    DocumentKind.SHARING_LETTER: "sharing_letter",
    DocumentKind.RO_LETTER: "ro_letter",
    DocumentKind.LEARNING_SUMMARY: "learning_summary",
    DocumentKind.MINUTES: "minutes",
    DocumentKind.ENHANCED_NOTICE: "enhanced_notice",
    DocumentKind.SMT_SUMMARY: "smt_report",
    DocumentKind.REMINDER_LETTER: REMINDER,
}
TO_OUTSIDERS = (DocumentKind.SHARING_LETTER, DocumentKind.RO_LETTER)
_KEPT_MARKS = (BASIS, AWAITED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as sigdocs would write it today.

    ``reference`` is its case, "" for the papers of a ``meeting`` or a period; ``own`` what it prints.
    """

    reference: str
    own: str
    document: RenderedDocument
    watch: Watch
    template: bytes
    conditions: tuple[Bound, ...] = ()
    to: Recipient | None = None
    addressee: Addressee | None = None
    reply_by: date | None = None
    meeting: date | None = None

    @property
    def kind(self) -> DocumentKind:
        """What it is."""
        return self.document.kind

    @property
    def goes_outside(self) -> bool:
        """Whether another organisation gets it: a letter about a concern, or a reminder of one."""
        is_reminder = self.kind is DocumentKind.REMINDER_LETTER and self.to is not None
        return is_reminder or self.kind in TO_OUTSIDERS

    @property
    def needs_approval(self) -> bool:
        """What leaves the function that raised the concern needs IG's word (25, 27)."""
        return self.goes_outside or self.kind is DocumentKind.LEARNING_SUMMARY

    @property
    def basis(self) -> dict[str, str]:
        """On what it rests: a decision, or what is still awaited."""
        marks = dict(read_word(self.document.content).marks)
        return {name: marks[name] for name in _KEPT_MARKS if marks.get(name)}

    @property
    def marks(self) -> dict[str, str]:
        """The properties that the sealed document carries."""
        found = {"SigdocsReference": self.own, "SigdocsKind": self.kind.value, **self.basis}
        return found | ({"SigdocsRecipient": self.to.key} if self.to else {})


def draft_for(desk: Desk, marks: Mapping[str, str]) -> Draft:
    """What an edited draft is held against, found by the properties in the file.

    Raises:
        NotAForm: it is no draft that sigdocs wrote for this workspace.
        ApprovalMissing: what it rests on is gone (decision, recipient, condition).
    """
    kind, own = marks.get("SigdocsKind", ""), marks.get("SigdocsReference", "")
    made = _recorded(desk, kind, own, marks.get("SigdocsRecipient", ""))
    if made.kind is DocumentKind.REMINDER_LETTER:
        return _reminder_letter(desk, made, own, marks.get(AWAITED, ""))
    return _MAKERS[DocumentKind(kind)](desk, made, own)


def _sharing_letter(desk: Desk, made: DocumentFacts, own: str) -> Draft:
    sharing = prepare_sharing(desk, made.reference, made.recipient)
    reply = latest_reply(desk, made.reference, made.recipient)
    brief = brief_for(desk, sharing, reply)
    letter, watch = sharing_letter(desk, sharing, brief)
    return Draft(
        reference=made.reference,
        own=own,
        document=letter,
        watch=watch,
        template=_template(desk, made),
        conditions=sharing.conditions,
        to=sharing.to,
        addressee=brief.addressee,
        reply_by=brief.reply_by,
    )


def _learning_summary(desk: Desk, made: DocumentFacts, own: str) -> Draft:
    summary, form, minimised = learning_summary(desk, made.reference, own=own)
    return Draft(
        reference=made.reference,
        own=own,
        document=summary,
        watch=watch_for(form, minimised),
        template=_template(desk, made),
    )


def _outcome_letter(desk: Desk, made: DocumentFacts, own: str) -> Draft:
    letter, watch, minimised = outcome_letter(desk, made.reference)
    find_conditions(desk, made.reference, minimised.directions)
    return Draft(
        reference=made.reference,
        own=own,
        document=letter,
        watch=watch,
        template=_template(desk, made),
        conditions=confirmed(desk, made.reference, minimised.directions),
    )


def _minutes(desk: Desk, made: DocumentFacts, own: str) -> Draft:
    meeting = date.fromisoformat(own)
    minutes, watch = minutes_of(desk, meeting)
    return Draft(
        reference="",
        own=own,
        document=minutes,
        watch=watch,
        template=_template(desk, made),
        meeting=meeting,
    )


def _enhanced_notice(desk: Desk, made: DocumentFacts, own: str) -> Draft:
    notice, to, watch = notice_draft(desk, made.reference, made.recipient)
    return Draft(
        reference=made.reference,
        own=own,
        document=notice,
        watch=watch,
        template=_template(desk, made),
        to=to,
    )


def _smt_summary(desk: Desk, made: DocumentFacts, own: str) -> Draft:
    start, end = map(date.fromisoformat, own.split("-to-"))
    summary, watch = summary_of(desk, start, end)
    return Draft(
        reference="", own=own, document=summary, watch=watch, template=_template(desk, made)
    )


def _reminder_letter(desk: Desk, made: DocumentFacts, own: str, awaited: str) -> Draft:
    due = reminder_again(desk, awaited)
    day, number = date.fromisoformat(own[:_DAY]), int(own.rpartition("-")[2])
    return Draft(
        reference=due.reference,
        own=own,
        document=render_due(desk, due, number=number, dated=day),
        watch=due.watch,
        template=_template(desk, made),
        conditions=due.sharing.conditions if due.sharing else (),
        to=due.sharing.to if due.sharing else None,
        addressee=due.reminder.addressee if due.sharing else None,
    )


_MAKERS: dict[DocumentKind, Callable[[Desk, DocumentFacts, str], Draft]] = {
    DocumentKind.SHARING_LETTER: _sharing_letter,
    DocumentKind.RO_LETTER: _sharing_letter,
    DocumentKind.LEARNING_SUMMARY: _learning_summary,
    DocumentKind.OUTCOME_LETTER: _outcome_letter,
    DocumentKind.MINUTES: _minutes,
    DocumentKind.ENHANCED_NOTICE: _enhanced_notice,
    DocumentKind.SMT_SUMMARY: _smt_summary,
}
_OF_NO_CASE = (DocumentKind.MINUTES, DocumentKind.SMT_SUMMARY, DocumentKind.REMINDER_LETTER)
_DAY = len("2026-12-10")


def _template(desk: Desk, made: DocumentFacts) -> bytes:
    return desk.template(TEMPLATES[made.kind])


def _recorded(desk: Desk, kind: str, own: str, key: str) -> DocumentFacts:
    """What the register knows of a draft of that kind, reference and recipient."""
    is_ours = own and kind in {known.value for known in TEMPLATES}
    for made in desk.register.documents() if is_ours else ():
        facts = made.facts
        is_same = (facts.kind, facts.recipient) == (kind, key)
        is_placed = facts.reference or facts.kind in _OF_NO_CASE
        if is_same and is_placed and f"{facts.stem}-".startswith(f"{own}-"):
            return facts
    raise NotAForm(
        "The file is no letter, summary or minutes that sigdocs drafted here.",
        next_step="Edit the draft itself in Word, and save it as .docx.",
    )
