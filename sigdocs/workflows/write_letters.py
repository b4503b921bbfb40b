"""The letters that a decision asks for, as drafts: the function lead's, and each recipient's (21-24)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sigdocs.errors import ApprovalMissing
from sigdocs.model.decisions import Decision
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.forms import ParsedForm
from sigdocs.model.letters import suggest_brief
from sigdocs.model.minimised import Purpose
from sigdocs.model.outcomes import Written
from sigdocs.model.recipients import Recipient
from sigdocs.model.workspace import Workspace
from sigdocs.parsing.decision import read_decision
from sigdocs.proofing import watch_for
from sigdocs.reference.recipients import recipients
from sigdocs.rendering.outcome import render_outcome_letter
from sigdocs.rendering.sharing import render_sharing_letter
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.forms import recipient_key
from sigdocs.workflows.publishing import publish_all


def write_outcome_letter(
    workspace: Workspace, reference: str, *, today: date, pdf: bool
) -> Written:
    """Draft the letter to the function lead: decision, rationale, actions, what happens next.

    Raises:
        ApprovalMissing: the Group has not decided the case.
    """
    with open_desk(workspace, today=today) as desk:
        form, checked, decision = _decided(desk, reference)
        minimised = desk.minimise(reference, checked, Purpose.GROUP)
        letter = render_outcome_letter(
            desk.template("outcome_letter"),
            reference=reference,
            decision=decision,
            minimised=minimised,
            office=workspace.office,
            function=checked.profile.function,
            recipients=_named(decision),
            dated=today,
        )
        watch, folder = watch_for(form, minimised), _folder(desk, reference)
        return publish_all(desk, letter, watch, folder, pdf=pdf, reference=reference)


def write_sharing_letter(
    workspace: Workspace, reference: str, *, recipient: str, today: date, pdf: bool
) -> Written:
    """Draft the letter that shares information with one recipient of the decision.

    Raises:
        ApprovalMissing: the Group has not decided the case, or not to share with this recipient.
    """
    key = recipient_key(recipient)
    with open_desk(workspace, today=today) as desk:
        form, checked, decision = _decided(desk, reference)
        if key not in decision.recipients:
            raise ApprovalMissing(
                f"The decision on {reference} does not share with that recipient.",
                next_step=f"It names: {', '.join(decision.recipients) or 'nobody'}.",
            )
        to = next(known for known in recipients() if known.key == key)
        minimised = desk.minimise(reference, checked, Purpose.RECIPIENT, key)
        brief = suggest_brief(
            reference=reference,
            recipient=to,
            decision=decision,
            minimised=minimised,
            recipients=_named(decision),
        )
        letter = render_sharing_letter(
            desk.template("sharing_letter"), brief=brief, office=workspace.office, dated=today
        )
        watch, folder = watch_for(form, minimised), _folder(desk, reference)
        return publish_all(desk, letter, watch, folder, pdf=pdf, reference=reference, recipient=key)


def decided_recipients(desk: Desk, reference: str) -> tuple[str, ...]:
    """The keys of the recipients that the Group decided to tell, in the decided order."""
    return _decided(desk, reference)[2].recipients


def _decided(desk: Desk, reference: str) -> tuple[ParsedForm, ValidatedForm, Decision]:
    desk.case(reference)
    opened, checked = desk.latest_form(reference)
    decision = read_decision(opened.form, recipients())
    if decision is None or not desk.register.decisions(reference):
        raise ApprovalMissing(
            f"The Group has not decided {reference} yet.",
            next_step="Record the decision first: sections 4 and 5 of its form.",
        )
    return opened.form, checked, decision


def _named(decision: Decision) -> tuple[Recipient, ...]:
    return tuple(known for known in recipients() if known.key in decision.recipients)


def _folder(desk: Desk, reference: str) -> Path:
    return desk.workspace.outbox / "letters" / reference
