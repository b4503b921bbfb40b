"""Releasing learning: never without IG's approval, outside only with the SMT's agreement (25)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sigdocs.errors import ApprovalMissing, LeakFound
from sigdocs.inbox.notes import keep_note
from sigdocs.inbox.originals import original
from sigdocs.model.cases import CaseStatus
from sigdocs.model.digests import ApprovedSummary, Audience
from sigdocs.model.documents import DocumentKind, Watch
from sigdocs.model.events import EventKind, FactKey, Role, facts
from sigdocs.model.minimised import Purpose
from sigdocs.model.outcomes import Written
from sigdocs.model.personal import PersonalText
from sigdocs.model.records import DocumentStatus
from sigdocs.model.workspace import Workspace
from sigdocs.parsing.learning import read_summary
from sigdocs.proofing import watch_for_all
from sigdocs.rendering.finish import template_words
from sigdocs.rendering.learning_digest import render_learning_digest
from sigdocs.workflows.check_templates import refuse_faulty_templates
from sigdocs.workflows.decided import decided_case
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.finalise import SCOPE, finish_draft
from sigdocs.workflows.publishing import as_pdf, publish, publish_all

_OUTSIDE = "external"


def release_learning(workspace: Workspace, reference: str, *, to: Audience, today: date) -> Written:
    """Release the approved summary of a case to an audience, as a sealed PDF.

    Raises:
        ApprovalMissing: Information Governance has approved no finished summary of the case, or the
            Senior Management Team has not agreed that exactly this one goes outside.
        OfficeMissing: no PDF can be made.
    """
    with open_desk(workspace, today=today) as desk:
        fingerprint = approved_summary(desk, reference)
        if to is Audience.EXTERNAL:
            _refuse_unagreed(desk, reference, fingerprint)
        finished = finish_draft(desk, original(desk.vault, fingerprint))
        if finished.sha256 != fingerprint:
            raise LeakFound("The approved summary is not what was approved; it is not released.")
        stem = finished.document.stem.replace("-final", f"-{to.value}")
        published = publish(
            desk,
            as_pdf(replace(finished.document, stem=stem)),
            finished.draft.watch,
            workspace.outbox / "learning" / to.value,
            reference=reference,
            recipient=to.value,
            sources=(fingerprint,),
        )
        if published.path is not None:
            _record(desk, reference, fingerprint, to)
        paths = (published.path,) if published.path else ()
        return Written(paths=paths, notes=published.notes, exit_code=published.exit_code)


def agree_outside(
    workspace: Workspace, reference: str, *, by: PersonalText, on: date, today: date
) -> Written:
    """Record that the Senior Management Team agreed to share exactly this summary outside.

    ``by`` says who agreed and where it is minuted; the words are kept in the vault.

    Raises:
        ApprovalMissing: Information Governance has approved no summary; not the chair's to record;
            the day lies ahead.
    """
    if on > today:
        raise ApprovalMissing("An agreement of a later day is none yet.")
    with open_desk(workspace, today=today) as desk:
        fingerprint = approved_summary(desk, reference)
        stamp = desk.stamp_as(Role.CHAIR)
        note = keep_note(desk.vault, reference, by)
        told = facts(document=fingerprint, on=on, note=note)
        with desk.register.together():
            desk.register.approve(reference, fingerprint, scope=_OUTSIDE, by=stamp)
            desk.register.note(EventKind.SMT_AGREED, by=stamp, reference=reference, facts=told)
    step = f"sigdocs learning release {reference} --to external"
    return Written(notes=(f"Recorded. To release it outside: {step}",))


def approved_summary(desk: Desk, reference: str) -> str:
    """The hash of the finished summary of a case that Information Governance approved last.

    Raises:
        ApprovalMissing: there is none.
    """
    desk.case(reference)
    for made in reversed(desk.register.documents(reference)):
        known = made.facts
        is_final = known.kind is DocumentKind.LEARNING_SUMMARY and known.sources
        if is_final and made.status is DocumentStatus.RELEASED:
            fingerprint = known.sources[0]
            if desk.register.is_approved(reference, fingerprint, scope=SCOPE):
                return fingerprint
    raise ApprovalMissing(
        f"Information Governance has approved no finished learning summary of {reference}.",
        next_step="Rewrite the draft, then: sigdocs finalise FILE. It says how to approve.",
    )


def write_digest(workspace: Workspace, *, to: Audience, since: date | None, today: date) -> Written:
    """A themed digest over every summary released to an audience: Word and PDF.

    It holds only sentences that Information Governance approved, and counts without small numbers.

    Raises:
        ApprovalMissing: no summary has been released to that audience.
    """
    refuse_faulty_templates(workspace, "learning_digest")
    with open_desk(workspace, today=today) as desk:
        released = _released(desk, to, since)
        if not released:
            raise ApprovalMissing(
                "No learning summary has been released to them.",
                next_step=f"Release some first: sigdocs learning release CASE --to {to.value}",
            )
        document = render_learning_digest(
            desk.template("learning_digest"),
            [each.summary for each in released],
            audience=to,
            since=since,
            office=workspace.office,
            small_numbers=workspace.small_numbers,
            dated=today,
        )
        return publish_all(
            desk, document, _watch(desk, released), workspace.outbox / "learning" / "digests",
            pdf=workspace.make_pdf, recipient=to.value,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Released:
    reference: str
    summary: ApprovedSummary


def _released(desk: Desk, to: Audience, since: date | None) -> list[_Released]:
    """The summaries released to an audience whose approval still stands, the last of each case."""
    wanted = {to, Audience.EXTERNAL}
    last: dict[str, str] = {}
    for event in desk.register.events(kind=EventKind.LEARNING_RELEASED):
        is_theirs = event.fact(FactKey.RECIPIENT) in wanted
        if is_theirs and (since is None or event.by.at.date() >= since):
            last[event.reference] = event.fact(FactKey.DOCUMENT)
    lines = template_words(desk.template("learning_summary")).splitlines()
    return [
        _Released(
            reference=reference, summary=read_summary(original(desk.vault, fingerprint), lines)
        )
        for reference, fingerprint in sorted(last.items())
        if desk.register.is_approved(reference, fingerprint, scope=SCOPE)
    ]


def _watch(desk: Desk, released: list[_Released]) -> Watch:
    pairs = []
    for each in released:
        case = decided_case(desk, each.reference)
        minimised = desk.minimise(each.reference, case.checked, Purpose.LEARNING)
        pairs.append((case.form, minimised))
    return watch_for_all(pairs)


def _refuse_unagreed(desk: Desk, reference: str, fingerprint: str) -> None:
    if not desk.register.is_approved(reference, fingerprint, scope=_OUTSIDE):
        raise ApprovalMissing(
            "The Senior Management Team's agreement to share this summary outside is not recorded.",
            next_step=f'sigdocs learning agree {reference} --on DATE --by "who, and where minuted"',
        )


def _record(desk: Desk, reference: str, fingerprint: str, to: Audience) -> None:
    told = facts(document=fingerprint, recipient=to)
    kind = EventKind.LEARNING_RELEASED
    with desk.register.together():
        desk.register.note(kind, by=desk.stamp, reference=reference, facts=told)
        if desk.case(reference).status is CaseStatus.CLOSED:
            desk.register.move(reference, CaseStatus.LEARNING, by=desk.stamp)
