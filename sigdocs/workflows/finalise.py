"""From a person's edited draft to the sealed document (21, 25, 27).

The edited file is proven again, checked against confirmed conditions, approved where it leaves the
organisation, converted and recorded by hash. Nothing is rendered over what a person wrote.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sigdocs.errors import ApprovalMissing, Incomplete, LeakFound, SigdocsError, Unreadable
from sigdocs.inbox.kind import kind_of
from sigdocs.inbox.originals import is_kept, keep, original
from sigdocs.model.arrivals import FileKind
from sigdocs.model.cases import Arriving
from sigdocs.model.documents import (
    DocumentKind,
    ProofFinding,
    ProvenDocument,
    RenderedDocument,
    RestrictedDocument,
    RestrictedPurpose,
)
from sigdocs.model.events import Role
from sigdocs.model.letters import Addressee
from sigdocs.model.outcomes import Written
from sigdocs.model.people import PeopleTable
from sigdocs.model.workspace import Workspace
from sigdocs.parsing.word import WordFile, read_word
from sigdocs.proofing.name_fields import names_in
from sigdocs.proofing.names import read_name
from sigdocs.proofing.telling import told
from sigdocs.rendering.sealing import gaps_in, headings_in, says_draft, without_draft_marks
from sigdocs.workflows.addressees import refuse_addressee
from sigdocs.workflows.answers import await_answer
from sigdocs.workflows.briefs import refuse_broken
from sigdocs.workflows.conditions import broken, reminders
from sigdocs.workflows.decided import BASIS, refuse_stale
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.draft_learning import check_finished
from sigdocs.workflows.drafts import TO_OUTSIDERS, Draft, draft_for
from sigdocs.workflows.named_papers import record_paper
from sigdocs.workflows.publishing import as_pdf, keep_restricted, publish
from sigdocs.workflows.review_again import report_again
from sigdocs.workflows.review_clearances import proved

SCOPE = "release"
FOR_APPROVAL = "-for-approval"
_SALUTATION = "dear"
_STANDING = "admission of liability"
_OTHER_FORMATS = (FileKind.DOC, FileKind.ODT, FileKind.RTF, FileKind.PDF)
_UNSETTLED = ("tracked-changes", "comments", "hidden-text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """An edited draft that was proven: ready to be sealed. ``notes``: what it lacks of its template."""

    draft: Draft
    document: RenderedDocument
    notes: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """What is approved, and what the seal records."""
        return hashlib.sha256(self.document.content).hexdigest()


def finalise(workspace: Workspace, content: bytes, *, today: date) -> Written:
    """Prove an edited draft and seal it, where nothing stands in the way.

    Raises:
        NotAForm: it is no draft of ours. Incomplete: passages are still open, or tracked changes,
            comments or hidden text are left in.
        LeakFound: it holds what was removed, or is not as a finished document must be.
        ApprovalMissing: a confirmed condition is broken, the addressee may not get it or was not
            confirmed, or Information Governance has not approved exactly this document.
        OfficeMissing: no PDF can be made.
    """
    with open_desk(workspace, today=today) as desk:
        finished = finish_draft(desk, content)
        record_paper(
            desk, content, reference=finished.draft.reference, arriving=Arriving.EDITED_DRAFT
        )
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
    if kind_of(content) in _OTHER_FORMATS:
        raise Unreadable(
            "The draft was saved in another format than Word's.",
            next_step="Open the draft, save it as .docx, and send that.",
        )
    marks = dict(read_word(content).marks)
    draft = draft_for(desk, marks)
    refuse_stale(marks, draft.basis.get(BASIS, ""))
    _refuse_unconfirmed(draft)
    title = draft.document.title
    cleaned = without_draft_marks(content, draft.template, title=title, marks=draft.marks)
    file = read_word(cleaned)
    _refuse_open(file)
    texts = _own_texts(file, draft.document.template_text)
    people = desk.people(draft.reference) if draft.conditions else PeopleTable()
    refuse_broken(
        broken(draft.conditions, texts=texts, people=people, to=draft.to, today=desk.today)
    )
    if draft.goes_outside:
        _refuse_subject(desk, draft, file)
    document = replace(
        draft.document,
        content=cleaned,
        stem=f"{draft.document.stem}-final",
        substituted=(*draft.document.substituted, *draft.marks.values()),
        is_draft=False,
    )
    outcome = proved(desk, document, draft.watch)
    if not isinstance(outcome, ProvenDocument):
        report_again(desk, document, outcome)
        raise _not_released(outcome)
    return Finished(draft=draft, document=document, notes=tuple(_missing(draft, file)))


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
    if published.path and draft.to and draft.reply_by:
        await_answer(desk, draft.reference, draft.to.key, draft.reply_by)
    paths = (published.path,) if published.path else ()
    people = desk.people(draft.reference) if draft.conditions else PeopleTable()
    notes = (*finished.notes, *published.notes, *reminders(draft.conditions, people, desk.today))
    return Written(paths=paths, notes=notes, exit_code=published.exit_code)


def waits_for_approval(desk: Desk, reference: str, fingerprint: str) -> bool:
    """Whether a finished draft of that hash waits for Information Governance."""
    return is_kept(desk.vault, fingerprint) and any(
        made.facts.sha256 == fingerprint and made.facts.stem.endswith(FOR_APPROVAL)
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
    return not draft.needs_approval or desk.register.is_approved(
        draft.reference, finished.sha256, scope=SCOPE
    )


def _unapproved(desk: Desk, finished: Finished) -> ApprovalMissing:
    """Put the finished draft before Information Governance, and say what is waited for."""
    draft = finished.draft
    keep(finished.document.content, desk.vault)
    restricted = RestrictedDocument(
        document=replace(finished.document, stem=f"{draft.document.stem}{FOR_APPROVAL}"),
        purpose=RestrictedPurpose.IG,
    )
    folder = desk.workspace.restricted / "approval" / draft.reference
    if draft.kind is DocumentKind.LEARNING_SUMMARY:
        check_finished(desk, draft.reference, draft.own, finished.document.content)
    keep_restricted(desk, restricted, folder, reference=draft.reference)
    missing = f"{' '.join(finished.notes)} " if finished.notes else ""
    return ApprovalMissing(
        f"{missing}Proven; Information Governance has not approved it yet. "
        f"It lies in restricted/approval/{draft.reference}.",
        next_step=f"sigdocs review approve {draft.reference} {finished.sha256}",
    )


def _not_released(found: Sequence[ProofFinding]) -> SigdocsError:
    """What a person must do: accept what was tracked, or take out what must not be there."""
    why = "\n".join(told(found))
    if all(f.code in _UNSETTLED for f in found):
        return Incomplete(
            f"The edited draft is not settled.\n{why}\n",
            next_step="In Word accept or reject all changes, delete all comments, show hidden text "
            "and delete it; then save the draft again.",
        )
    return LeakFound(f"The edited draft is not released.\n{why}")


def _missing(draft: Draft, file: WordFile) -> Iterator[str]:
    """The parts of a letter that its reader expects and that somebody took out (21, 27)."""
    if draft.kind not in TO_OUTSIDERS:
        return
    kept = {" ".join(block.text.split()) for block in file.blocks}
    for heading in headings_in(draft.document.content):
        if " ".join(heading.split()) not in kept:
            yield f"The letter has no part “{heading}” any more."
    if not any(_STANDING in line for line in kept):
        yield "The letter does not say any more that it admits no liability."


def _refuse_unconfirmed(draft: Draft) -> None:
    """Who gets a letter is confirmed in its brief, every time (22)."""
    if draft.goes_outside and not (draft.addressee and draft.addressee.confirmed_by):
        to = f" --to {draft.to.key}" if draft.to else ""
        raise ApprovalMissing(
            "Nobody has confirmed the addressee.",
            next_step=f"Complete the brief: sigdocs letter brief {draft.reference}{to}",
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
    head: list[str] = []
    for block in file.blocks:
        head.append(block.text)
        for name in names_in(block.text):
            written = " ".join((name.title, *name.forenames, name.surname))
            refuse_addressee(desk, draft.reference, Addressee(name=written))
        if block.text.strip().casefold().startswith(_SALUTATION):
            break
    confirmed = read_name(draft.addressee.name) if draft.addressee else None
    if confirmed and confirmed.surname.casefold() not in "\n".join(head).casefold():
        raise ApprovalMissing(
            "The letter is addressed to somebody else than its brief confirms.",
            next_step="Confirm the addressee in the brief, or write the letter from it again.",
        )
