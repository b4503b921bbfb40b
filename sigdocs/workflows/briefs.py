"""The brief between a decision and a letter: written, completed by a person, taken back (21, 22)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sigdocs.errors import ApprovalMissing
from sigdocs.inbox.originals import original
from sigdocs.model.briefs import LABELS, BriefReply, completed_brief
from sigdocs.model.cases import Arriving, Disposition
from sigdocs.model.documents import Watch
from sigdocs.model.letters import SharingBrief, suggest_brief
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.personal import personal
from sigdocs.model.recipients import Recipient
from sigdocs.parsing.brief import read_brief
from sigdocs.proofing import watch_for
from sigdocs.reference.recipients import recipients
from sigdocs.workflows.addressees import refuse_addressee
from sigdocs.workflows.conditions import Bound, broken, confirmed, find_conditions
from sigdocs.workflows.decided import Decided, decided_case
from sigdocs.workflows.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """All that a letter to one recipient is written from. ``brief`` is the suggestion."""

    case: Decided
    to: Recipient
    minimised: MinimisedForm
    brief: SharingBrief
    conditions: tuple[Bound, ...]


def prepare_sharing(desk: Desk, reference: str, key: str) -> Sharing:
    """What may be shared with a recipient, and a first brief.

    Raises:
        ApprovalMissing: the case is not decided, the decision names no such recipient, or a
            confirmed condition says not to share with it.
    """
    case = decided_case(desk, reference)
    if key not in case.decision.recipients:
        raise ApprovalMissing(
            f"The decision on {reference} does not share with that recipient.",
            next_step=f"It names: {', '.join(case.decision.recipients) or 'nobody'}.",
        )
    to = next(known for known in recipients() if known.key == key)
    minimised = desk.minimise(reference, case.checked, Purpose.RECIPIENT, key)
    find_conditions(desk, reference, minimised.directions)
    conditions = confirmed(desk, reference, minimised.directions)
    people = desk.people(reference)
    refuse_broken(broken(conditions, texts=(), people=people, to=to, today=desk.today))
    brief = suggest_brief(
        reference=reference,
        recipient=to,
        decision=case.decision,
        minimised=minimised,
        recipients=case.recipients,
    )
    return Sharing(case=case, to=to, minimised=minimised, brief=brief, conditions=conditions)


def refuse_broken(found: tuple[str, ...]) -> None:
    """Refuse what breaks a confirmed condition.

    Raises:
        ApprovalMissing: there is something that does.
    """
    if found:
        raise ApprovalMissing(
            " ".join(found), next_step="Mend the text, or dismiss the condition with the chair."
        )


def complete(desk: Desk, sharing: Sharing, reply: BriefReply) -> SharingBrief:
    """The brief as a person completed it.

    Raises:
        ApprovalMissing: the addressee is a subject or conflicted, or a confirmed condition is broken.
    """
    brief = completed_brief(sharing.brief, reply.answers, near=desk.today)
    reference = sharing.case.reference
    people = desk.people(reference)
    refuse_addressee(brief.addressee.name, people)
    texts = (*brief.about, *brief.concern, *brief.known, *brief.untested, *brief.account)
    texts += (brief.told, brief.reason, *(ask.what for ask in brief.asks), *brief.offers)
    refuse_broken(
        broken(sharing.conditions, texts=texts, people=people, to=sharing.to, today=desk.today)
    )
    return brief


def watch_of(sharing: Sharing, brief: SharingBrief) -> Watch:
    """What a letter must not hold. The addressee, whom a person confirmed, may be named in it."""
    watch = watch_for(sharing.case.form, sharing.minimised)
    to = brief.addressee
    named = personal((to.name, *to.address)) if to.confirmed_by else ()
    return replace(watch, kept=(*watch.kept, *named))


def read_reply(desk: Desk, content: bytes) -> BriefReply:
    """A brief that came back, of a case that there is.

    Raises:
        NotAForm, Unreadable, Unsafe: it is no brief of ours.
        RegisterWrong: there is no such case.
    """
    reply = read_brief(content, LABELS)
    desk.case(reply.reference)
    return reply


def latest_reply(desk: Desk, reference: str, key: str) -> BriefReply | None:
    """The last completed brief for a recipient that came back, read again from the vault."""
    for file in reversed(desk.register.submissions(reference)):
        if file.arriving is Arriving.COMPLETED_BRIEF and file.disposition is Disposition.ACCEPTED:
            reply = read_brief(original(desk.vault, file.sha256), LABELS)
            if reply.recipient == key:
                return reply
    return None


def letters_folder(desk: Desk, reference: str) -> Path:
    """Where the drafts about a case lie."""
    return desk.workspace.outbox / "letters" / reference
