"""From a person's edited draft to the sealed document (21, 25, 27).

The edited file is proven again, checked against confirmed conditions, approved where it leaves the
organisation, converted and recorded by hash. Nothing is rendered over what a person wrote.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from sigdocs.errors import ApprovalMissing, Incomplete, LeakFound
from sigdocs.inbox.originals import is_kept, keep, original
from sigdocs.model.documents import (
    DocumentKind,
    ProvenDocument,
    RenderedDocument,
    RestrictedDocument,
    RestrictedPurpose,
)
from sigdocs.model.events import Role
from sigdocs.model.outcomes import Written
from sigdocs.model.people import PeopleTable
from sigdocs.model.workspace import Workspace
from sigdocs.parsing.word import WordFile, read_word
from sigdocs.proofing import prove
from sigdocs.proofing.name_fields import names_in
from sigdocs.rendering.sealing import gaps_in, says_draft, without_draft_marks
from sigdocs.workflows.addressees import refuse_addressee
from sigdocs.workflows.briefs import refuse_broken
from sigdocs.workflows.conditions import broken, reminders
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.drafts import NEED_APPROVAL, Draft, draft_for
from sigdocs.workflows.publishing import as_pdf, keep_restricted, publish

SCOPE = "release"
_SALUTATION = "dear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """An edited draft that was proven: ready to be sealed."""

    draft: Draft
    document: RenderedDocument

    @property
    def sha256(self) -> str:
        """What is approved, and what the seal records."""
        return hashlib.sha256(self.document.content).hexdigest()


def finalise(workspace: Workspace, content: bytes, *, today: date) -> Written:
    """Prove an edited draft and seal it, where nothing stands in the way.

    Raises:
        NotAForm: it is no draft of ours. Incomplete: passages are still open.
        LeakFound: it holds what was removed, or is not as a finished document must be.
        ApprovalMissing: a confirmed condition is broken, the addressee may not get it, or
            Information Governance has not approved exactly this document.
        OfficeMissing: no PDF can be made.
    """
    with open_desk(workspace, today=today) as desk:
        keep(content, desk.vault)
        finished = finish_draft(desk, content)
        if not _may_leave(desk, finished):
            raise _unapproved(desk, finished)
        return seal(desk, finished)


def take_draft(desk: Desk, content: bytes) -> tuple[str, Written]:
    """The same for a draft that came back through the inbox: it waits where approval is missing.

    Raises:
        As ``finalise``, but for a missing approval.
    """
    finished = finish_draft(desk, content)
    if _may_leave(desk, finished):
        return finished.draft.reference, seal(desk, finished)
    waiting = _unapproved(desk, finished)
    return finished.draft.reference, Written(notes=(str(waiting),), exit_code=waiting.exit_code)


def finish_draft(desk: Desk, content: bytes) -> Finished:
    """Hold an edited draft against its case; see ``finalise`` for what is raised."""
    draft = draft_for(desk, dict(read_word(content).marks))
    title = draft.document.title
    cleaned = without_draft_marks(content, draft.template, title=title, marks=draft.marks)
    file = read_word(cleaned)
    _refuse_open(file)
    texts = _own_texts(file, draft.document.template_text)
    people = desk.people(draft.reference) if draft.conditions else PeopleTable()
    refuse_broken(
        broken(draft.conditions, texts=texts, people=people, to=draft.to, today=desk.today)
    )
    if draft.kind is DocumentKind.SHARING_LETTER:
        _refuse_subject(desk, draft, file)
    document = replace(
        draft.document,
        content=cleaned,
        stem=f"{draft.document.stem}-final",
        substituted=(*draft.document.substituted, *draft.marks.values()),
        is_draft=False,
    )
    outcome = prove(document, draft.watch)
    if not isinstance(outcome, ProvenDocument):
        found = "; ".join(f"{f.code} in {f.place}: {f.message}" for f in outcome)
        raise LeakFound(f"The edited draft is not released. {found}")
    return Finished(draft=draft, document=document)


def seal(desk: Desk, finished: Finished) -> Written:
    """Convert, prove the PDF too, release it and record it with what it was made from."""
    draft = finished.draft
    published = publish(
        desk,
        as_pdf(finished.document),
        draft.watch,
        desk.workspace.outbox / "final" / draft.own,
        reference=draft.reference,
        meeting=draft.meeting,
        recipient=draft.to.key if draft.to else "",
        sources=(finished.sha256,),
    )
    keep(finished.document.content, desk.vault)
    paths = (published.path,) if published.path else ()
    people = desk.people(draft.reference) if draft.conditions else PeopleTable()
    notes = (*published.notes, *reminders(draft.conditions, people, desk.today))
    return Written(paths=paths, notes=notes, exit_code=published.exit_code)


def waits_for_approval(desk: Desk, reference: str, fingerprint: str) -> bool:
    """Whether a finished draft of that hash waits for Information Governance."""
    return is_kept(desk.vault, fingerprint) and any(
        made.facts.sha256 == fingerprint and made.facts.kind in NEED_APPROVAL
        for made in desk.register.documents(reference)
    )


def approve_release(desk: Desk, reference: str, fingerprint: str) -> Written:
    """Record the approval of a finished draft, and seal it.

    Raises:
        ApprovalMissing: who approves may not. OfficeMissing: approved, but no PDF can be made.
    """
    desk.register.approve(reference, fingerprint, scope=SCOPE, by=desk.stamp_as(Role.IG))
    return seal(desk, finish_draft(desk, original(desk.vault, fingerprint)))


def _may_leave(desk: Desk, finished: Finished) -> bool:
    draft = finished.draft
    return draft.kind not in NEED_APPROVAL or desk.register.is_approved(
        draft.reference, finished.sha256, scope=SCOPE
    )


def _unapproved(desk: Desk, finished: Finished) -> ApprovalMissing:
    """Put the finished draft before Information Governance, and say what is waited for."""
    draft = finished.draft
    keep(finished.document.content, desk.vault)
    restricted = RestrictedDocument(
        document=replace(finished.document, stem=f"{draft.document.stem}-for-approval"),
        purpose=RestrictedPurpose.IG,
    )
    folder = desk.workspace.restricted / "approval" / draft.reference
    keep_restricted(desk, restricted, folder, reference=draft.reference)
    return ApprovalMissing(
        "Proven; Information Governance has not approved it yet. "
        f"It lies in restricted/approval/{draft.reference}.",
        next_step=f"sigdocs review approve {draft.reference} {finished.sha256}",
    )


def _refuse_open(file: WordFile) -> None:
    texts = [(block.where, block.text) for block in file.blocks]
    texts += [(layer.where, layer.text.reveal()) for layer in file.layers]
    places = [where for where, text in texts if gaps_in(text)]
    if places:
        raise Incomplete(
            f"Passages in square brackets are still open: {', '.join(dict.fromkeys(places))}.",
            next_step="Complete or delete them, and save the draft again.",
        )
    if any(says_draft(text) for _, text in texts):
        raise Incomplete(
            "The document still says that it is a draft.", next_step="Delete that line."
        )


def _own_texts(file: WordFile, template: str) -> tuple[str, ...]:
    """The paragraphs that are not the template's own words."""
    ours = {" ".join(line.split()) for line in template.splitlines()}
    return tuple(block.text for block in file.blocks if " ".join(block.text.split()) not in ours)


def _refuse_subject(desk: Desk, draft: Draft, file: WordFile) -> None:
    """The address block may have been edited: everyone named down to the salutation is looked at."""
    people = desk.people(draft.reference)
    for block in file.blocks:
        for name in names_in(block.text):
            refuse_addressee(" ".join((name.title, *name.forenames, name.surname)), people)
        if block.text.strip().casefold().startswith(_SALUTATION):
            return
