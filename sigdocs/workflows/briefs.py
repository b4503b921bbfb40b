"""The brief between a decision and a letter: written, completed by a person, taken back (21, 22)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sigdocs.errors import ApprovalMissing
from sigdocs.inbox.originals import original
from sigdocs.model.briefs import LABELS, BriefReply, completed_brief
from sigdocs.model.cases import Arriving, Disposition
from sigdocs.model.documents import Watch
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.forms import AnswerState, FormKind, ParsedForm
from sigdocs.model.letters import Addressee, SharingBrief, suggest_brief
from sigdocs.model.lookback import decides_lookback, lookback_rows
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.personal import personal
from sigdocs.model.recipients import Recipient
from sigdocs.parsing.brief import read_brief
from sigdocs.proofing import watch_for
from sigdocs.reference.recipients import recipient_of, responsible_officer
from sigdocs.workflows.addressees import refuse_addressee
from sigdocs.workflows.conditions import Bound, broken, confirmed, find_conditions
from sigdocs.workflows.decided import Decided, decided_case
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.suggested_addresses import PROVIDER_POSTS, with_suggested_addressee

RESPONSIBLE_OFFICER = responsible_officer().key


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """All that a letter to one recipient is written from. ``brief`` is the suggestion."""

    reference: str
    form: ParsedForm
    to: Recipient
    minimised: MinimisedForm
    brief: SharingBrief
    conditions: tuple[Bound, ...]
    decides_lookback: bool = False

    @property
    def is_exchange(self) -> bool:
        """Whether it is an exchange between responsible officers (11)."""
        return self.to.key == RESPONSIBLE_OFFICER


def prepare_sharing(desk: Desk, reference: str, key: str) -> Sharing:
    """What may be shared with a recipient, and a first brief.

    Raises:
        ApprovalMissing: the case is not decided, the decision names no such recipient, or a
            confirmed condition says not to share with it. For an exchange between responsible
            officers: their advice at 2g is missing.
    """
    if key == RESPONSIBLE_OFFICER:
        checked, decided = _advised(desk, reference), None
    else:
        decided = _decided_to_share(desk, reference, key)
        checked = decided.checked
    to = recipient_of(key)
    minimised = desk.minimise(reference, checked, Purpose.RECIPIENT, key)
    find_conditions(desk, reference, minimised.directions)
    conditions = confirmed(desk, reference, minimised.directions)
    people = desk.people(reference)
    refuse_broken(broken(conditions, texts=(), people=people, to=to, today=desk.today))
    brief = suggest_brief(
        reference=reference,
        recipient=to,
        decision=decided.decision if decided else None,
        minimised=minimised,
        recipients=decided.recipients if decided else (),
    )
    is_lookback = decided is not None and decides_lookback(
        decided.decision, checked.form.text("4a")
    )
    if is_lookback and to.key in PROVIDER_POSTS:
        brief = replace(brief, lookback=len(lookback_rows(checked.form, minimised)))
    return Sharing(
        reference=reference,
        form=checked.form,
        to=to,
        minimised=minimised,
        brief=with_suggested_addressee(desk, brief, minimised),
        conditions=conditions,
        decides_lookback=is_lookback,
    )


def _decided_to_share(desk: Desk, reference: str, key: str) -> Decided:
    case = decided_case(desk, reference)
    if key not in case.decision.recipients:
        raise ApprovalMissing(
            f"The decision on {reference} does not share with that recipient.",
            next_step=f"It names: {', '.join(case.decision.recipients) or 'nobody'}.",
        )
    return case


def _advised(desk: Desk, reference: str) -> ValidatedForm:
    """A notification on which the Responsible Officer has advised: an exchange rests on it (11)."""
    desk.case(reference)
    _, checked = desk.latest_form(reference)
    advice = checked.form.answer("2g") if checked.form.kind is FormKind.NOTIFICATION else None
    if advice is None or advice.state is not AnswerState.ANSWERED:
        raise ApprovalMissing(
            f"The Responsible Officer has not advised on {reference} yet (2g).",
            next_step=f"Ask for the advice first: sigdocs form ro-request {reference}",
        )
    return checked


def refuse_broken(found: tuple[str, ...]) -> None:
    """Refuse what breaks a confirmed condition.

    Raises:
        ApprovalMissing: there is something that does.
    """
    if found:
        raise ApprovalMissing(
            " ".join(found), next_step="Mend the text, or dismiss the condition with the chair."
        )


def brief_for(desk: Desk, sharing: Sharing, reply: BriefReply | None) -> SharingBrief:
    """The brief as a person completed it; the suggestion where nobody has.

    Raises:
        ApprovalMissing: the addressee is a subject or conflicted, or a confirmed condition is broken.
    """
    if reply is None:
        return sharing.brief
    brief = completed_brief(sharing.brief, reply.answers, near=desk.today)
    people = desk.people(sharing.reference)
    refuse_addressee(desk, sharing.reference, brief.addressee)
    texts = (*brief.about, *brief.concern, *brief.known, *brief.untested, *brief.account)
    texts += (brief.told, brief.reason, *(ask.what for ask in brief.asks), *brief.offers)
    refuse_broken(
        broken(sharing.conditions, texts=texts, people=people, to=sharing.to, today=desk.today)
    )
    return brief


def watch_of(sharing: Sharing, brief: SharingBrief) -> Watch:
    """What a letter must not hold. The addressee, whom a person confirmed, may be named in it."""
    watch = watch_for(sharing.form, sharing.minimised)
    return with_addressee(watch, brief.addressee) if brief.addressee.confirmed_by else watch


def with_addressee(watch: Watch, to: Addressee) -> Watch:
    """The same, but that an addressee may be named."""
    return replace(watch, kept=(*watch.kept, *personal((to.name, to.organisation, *to.address))))


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
