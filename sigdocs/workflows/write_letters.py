"""The letters that a decision asks for, as drafts: the function lead's, and each recipient's (21-24)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sigdocs.errors import NotAForm
from sigdocs.model.briefs import BriefReply
from sigdocs.model.cases import Arriving
from sigdocs.model.documents import RenderedDocument, Watch
from sigdocs.model.letters import SharingBrief
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.outcomes import Written
from sigdocs.model.personal import personal
from sigdocs.model.workspace import Workspace
from sigdocs.proofing import watch_for
from sigdocs.rendering.briefs import render_sharing_brief
from sigdocs.rendering.outcome import render_outcome_letter
from sigdocs.rendering.ro_letter import render_ro_letter
from sigdocs.rendering.sharing import render_sharing_letter
from sigdocs.workflows.briefs import (
    Sharing,
    brief_for,
    latest_reply,
    letters_folder,
    prepare_sharing,
    read_reply,
    watch_of,
    with_addressee,
)
from sigdocs.workflows.check_templates import refuse_faulty_templates
from sigdocs.workflows.conditions import reminders
from sigdocs.workflows.decided import basis_of, decided_case, resting_on
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.forms import recipient_key
from sigdocs.workflows.named_papers import record_paper
from sigdocs.workflows.publishing import publish_all
from sigdocs.workflows.reporting import report_to_ig

_NO_BRIEF = (
    "Written from suggestions alone: nobody has completed a brief. "
    "sigdocs letter brief writes one; its addressee is confirmed every time."
)


def write_outcome_letter(
    workspace: Workspace, reference: str, *, today: date, pdf: bool
) -> Written:
    """Draft the letter to the function lead: decision, rationale, actions, what happens next.

    Raises:
        ApprovalMissing: the Group has not decided the case.
    """
    refuse_faulty_templates(workspace, "outcome_letter")
    with open_desk(workspace, today=today) as desk:
        letter, watch, _ = outcome_letter(desk, reference)
        folder = letters_folder(desk, reference)
        return publish_all(desk, letter, watch, folder, pdf=pdf, reference=reference)


def outcome_letter(desk: Desk, reference: str) -> tuple[RenderedDocument, Watch, MinimisedForm]:
    """The letter to the function lead as sigdocs drafts it, what must not be in it, and its source.

    Raises:
        ApprovalMissing: the Group has not decided the case.
    """
    case = decided_case(desk, reference)
    minimised = desk.minimise(reference, case.checked, Purpose.GROUP)
    letter = render_outcome_letter(
        desk.template("outcome_letter"),
        reference=reference,
        decision=case.decision,
        minimised=minimised,
        office=desk.workspace.office,
        function=case.checked.profile.function,
        recipients=case.recipients,
        dated=desk.today,
    )
    letter = resting_on(letter, basis_of(desk, reference))
    return letter, watch_for(case.form, minimised), minimised


def write_brief(workspace: Workspace, reference: str, *, recipient: str, today: date) -> Written:
    """Write the one-page brief for a letter to one recipient, prefilled from the decision.

    Raises:
        ApprovalMissing: the case is not decided, or its decision names no such recipient.
    """
    key = recipient_key(recipient, own_letter=True)
    refuse_faulty_templates(workspace, "sharing_brief")
    with open_desk(workspace, today=today) as desk:
        sharing = prepare_sharing(desk, reference, key)
        document = render_sharing_brief(
            desk.template("sharing_brief"),
            brief=sharing.brief,
            office=workspace.office,
            is_exchange=sharing.is_exchange,
        )
        watch = watch_for(sharing.form, sharing.minimised)
        watch = with_addressee(watch, sharing.brief.addressee)
        folder = letters_folder(desk, reference)
        return publish_all(
            desk, document, watch, folder, pdf=False, reference=reference, recipient=key
        )


def write_sharing_letter(
    workspace: Workspace,
    reference: str,
    *,
    recipient: str,
    today: date,
    pdf: bool,
    brief: bytes | None = None,
) -> Written:
    """Draft the letter that shares information with one recipient of the decision.

    Args:
        workspace: where. reference: the case. recipient: any name of it. today: the letter's date.
        pdf: a PDF beside the Word draft. brief: the completed brief; without one the last that came
            back, and without any the suggestions alone.

    Raises:
        ApprovalMissing: the Group has not decided the case, or not to share with this recipient; the
            addressee is a subject or conflicted; a confirmed condition is broken.
        NotAForm: the brief is another case's or another recipient's.
    """
    key = recipient_key(recipient, own_letter=True)
    refuse_faulty_templates(workspace, "sharing_letter", "ro_letter", "redaction_report")
    with open_desk(workspace, today=today) as desk:
        reply = latest_reply(desk, reference, key) if brief is None else read_reply(desk, brief)
        if reply is not None and (reply.reference, reply.recipient) != (reference, key):
            raise NotAForm(
                "The brief is about another case or for another recipient.",
                next_step="Name the case and the recipient that stand in the brief's heading.",
            )
        written = _letter(desk, prepare_sharing(desk, reference, key), reply, pdf=pdf)
        if brief is not None:
            record_paper(desk, brief, reference=reference, arriving=Arriving.COMPLETED_BRIEF)
        return written


def take_brief(desk: Desk, content: bytes) -> tuple[str, Written]:
    """Write the letter from a brief that a person completed; returns the case and what was written.

    Raises:
        ApprovalMissing, NotAForm, RegisterWrong: as ``write_sharing_letter``.
    """
    reply = read_reply(desk, content)
    sharing = prepare_sharing(desk, reply.reference, reply.recipient)
    return reply.reference, _letter(desk, sharing, reply, pdf=False)


def _letter(desk: Desk, sharing: Sharing, reply: BriefReply | None, *, pdf: bool) -> Written:
    letter, watch = sharing_letter(desk, sharing, brief_for(desk, sharing, reply))
    reference = sharing.reference
    written = publish_all(
        desk,
        letter,
        watch,
        letters_folder(desk, reference),
        pdf=pdf,
        reference=reference,
        recipient=sharing.to.key,
    )
    report_to_ig(
        desk, reference, sharing.form, sharing.minimised, letter, recipient=sharing.to.title
    )
    told = (
        *(() if reply else (_NO_BRIEF,)),
        *reminders(sharing.conditions, desk.people(reference), desk.today),
    )
    return replace(written, notes=(*told, *written.notes))


def sharing_letter(
    desk: Desk, sharing: Sharing, brief: SharingBrief
) -> tuple[RenderedDocument, Watch]:
    """The letter to a recipient as sigdocs drafts it from a brief, and what must not be in it."""
    if sharing.is_exchange:
        return _ro_letter(desk, sharing, brief)
    letter = render_sharing_letter(
        desk.template("sharing_letter"),
        brief=brief,
        office=desk.workspace.office,
        dated=desk.today,
    )
    if not sharing.is_exchange:  # which rests on the advice at 2g, not on a decision
        letter = resting_on(letter, basis_of(desk, sharing.reference))
    return letter, watch_of(sharing, brief)


def _ro_letter(desk: Desk, sharing: Sharing, brief: SharingBrief) -> tuple[RenderedDocument, Watch]:
    """The letter between responsible officers: ours signs it, and so is named in it."""
    own = _own_officer(desk)
    letter = render_ro_letter(
        desk.template("ro_letter"),
        brief=brief,
        office=desk.workspace.office,
        own_officer=own,
        dated=desk.today,
    )
    watch = watch_of(sharing, brief)
    return letter, replace(watch, kept=(*watch.kept, *personal((own,))))


def _own_officer(desk: Desk) -> str:
    """NHS Resolution's Responsible Officer, as the configuration names the members of the Group."""
    posts = ((m.name, m.post.casefold()) for m in desk.workspace.members)
    return next((name for name, post in posts if "responsible officer" in post), "")


def decided_recipients(desk: Desk, reference: str) -> tuple[str, ...]:
    """The keys of the recipients that the Group decided to tell, in the decided order."""
    return decided_case(desk, reference).decision.recipients
