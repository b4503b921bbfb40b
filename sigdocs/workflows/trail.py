"""The enhanced process (33-43): the clean record, the notices that paragraph 38 requires, who was told.

A notice is a draft of the lead's until it is finalised. That somebody was told in another way, or was
considered and need not be, is recorded with its day; the words of the reason stay in the vault.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sigdocs.errors import ApprovalMissing, RegisterWrong
from sigdocs.inbox.notes import keep_note
from sigdocs.model.cases import Submission
from sigdocs.model.documents import DocumentKind, RenderedDocument, Watch
from sigdocs.model.events import EventKind, FactKey, Role, facts
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.forms import FormKind, ParsedForm
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.notices import (
    Notice,
    RecordState,
    Standing,
    Stands,
    Telling,
    Told,
    is_stood_down,
    standings,
)
from sigdocs.model.outcomes import Written
from sigdocs.model.personal import PersonalText
from sigdocs.model.recipients import Needs, Recipient
from sigdocs.model.records import DocumentStatus
from sigdocs.model.workspace import Workspace
from sigdocs.proofing import watch_for
from sigdocs.reference.definitions import form_definition
from sigdocs.reference.notices import notice_book
from sigdocs.rendering.notification import render_notification
from sigdocs.rendering.trail import render_notice, say_standing
from sigdocs.workflows.accepting import case_facts
from sigdocs.workflows.check_templates import refuse_faulty_templates
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.group_papers import record_files
from sigdocs.workflows.publishing import publish_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The audit-trail record of a case, as it came, as the Group may read it, and how it stands."""

    reference: str
    form: ParsedForm
    checked: ValidatedForm
    minimised: MinimisedForm
    stands: tuple[Stands, ...]

    @property
    def stood_down(self) -> bool:
        """Whether the temporary group was stood down."""
        return is_stood_down(self.form)

    @property
    def watch(self) -> Watch:
        """What must not be in a document made from it."""
        return watch_for(self.form, self.minimised)


def record_of(desk: Desk, reference: str) -> Record:
    """The audit-trail record of a case.

    Raises:
        RegisterWrong: the case has none.
    """
    desk.case(reference)
    files = record_files(desk, reference)
    if not files:
        raise RegisterWrong(
            f"{reference} has no audit-trail record.",
            next_step=f"For one to fill in: sigdocs form audit-trail --case {reference}",
        )
    opened, checked = desk.form_in(files[-1])
    return Record(
        reference=reference,
        form=opened.form,
        checked=checked,
        minimised=desk.minimise(reference, checked, Purpose.GROUP),
        stands=_standings(desk, reference, opened.form, files),
    )


def write_record(workspace: Workspace, reference: str, *, today: date) -> Written:
    """The record as a clean document with its sign-off table and who was told: Word and PDF.

    It is the record as the Group may read it; the original as signed stays in the vault.

    Raises:
        RegisterWrong: the case has no audit-trail record.
    """
    refuse_faulty_templates(workspace, "notification")
    with open_desk(workspace, today=today) as desk:
        record = record_of(desk, reference)
        document = render_notification(
            desk.template("notification"),
            reference=reference,
            form=record.minimised,
            definition=form_definition(FormKind.AUDIT_TRAIL),
            facts=case_facts(record.checked, record.minimised),
            told=record.stands,
        )
        folder = workspace.outbox / "trail" / reference
        return publish_all(
            desk, document, record.watch, folder, pdf=workspace.make_pdf, reference=reference
        )


def write_notices(
    workspace: Workspace, reference: str, *, to: str, in_absence: bool, today: date
) -> Written:
    """Draft the notices that are due, or the one that ``to`` names.

    Raises:
        RegisterWrong: the case has no audit-trail record.
    """
    refuse_faulty_templates(workspace, "enhanced_notice")
    with open_desk(workspace, today=today) as desk:
        record = record_of(desk, reference)
        due = {each.key for each in record.stands if each.is_open}
        wanted = [n for n in notice_book().notices if (n.key == to if to else n.key in due)]
        folder = workspace.outbox / "trail" / reference
        done = [
            publish_all(
                desk, _notice(desk, record, notice, in_absence=in_absence), record.watch, folder,
                pdf=False, reference=reference, recipient=notice.key,
            )
            for notice in wanted
        ]  # fmt: skip
    return Written(
        paths=tuple(path for each in done for path in each.paths),
        notes=(*(note for each in done for note in each.notes), *_outstanding(record)),
        exit_code=max((each.exit_code for each in done), default=0),
    )


def notice_draft(desk: Desk, reference: str, key: str) -> tuple[RenderedDocument, Recipient, Watch]:
    """A notice as sigdocs drafts it, to whom it goes, and what must not be in it.

    Raises:
        RegisterWrong: the case has no audit-trail record.
    """
    record = record_of(desk, reference)
    notice = next(each for each in notice_book().notices if each.key == key)
    to = Recipient(key=key, title=notice.to, aliases=(), needs=Needs.ORGANISATION, paragraph="38")
    return _notice(desk, record, notice, in_absence=False), to, record.watch


def record_telling(
    workspace: Workspace,
    reference: str,
    key: str,
    telling: Telling,
    *,
    on: date,
    words: PersonalText,
    today: date,
) -> Written:
    """Record that somebody was told otherwise than by our notice, or need not be told.

    Raises:
        RegisterWrong: the case has no audit-trail record; who must be told cannot be left out.
    """
    with open_desk(workspace, today=today) as desk:
        record_of(desk, reference)
        known = {each.key for each in notice_book().considered}
        if telling is Telling.NOT_NEEDED and key not in known:
            raise RegisterWrong(
                "Paragraph 38 requires that notice.",
                next_step=f"Only these are considered: {', '.join(sorted(known))}.",
            )
        note = keep_note(desk.vault, reference, words)
        told = facts(recipient=key, status=telling, on=on, note=note)
        by = desk.stamp_as(Role.SECRETARIAT)
        desk.register.note(EventKind.NOTICE_RECORDED, by=by, reference=reference, facts=told)
        stands = record_of(desk, reference).stands
    lines = (f"{each.to}: {say_standing(each)}." for each in stands if each.key == key)
    return Written(notes=tuple(lines))


def open_notices(desk: Desk, reference: str) -> tuple[str, ...]:
    """What is still to be done about the notices of a case, a line each; none without a record."""
    return _outstanding(record_of(desk, reference)) if record_files(desk, reference) else ()


def refuse_untold(desk: Desk, reference: str) -> None:
    """Go on only if everybody who must be told of the enhanced process was told (38).

    Raises:
        ApprovalMissing: somebody was not.
    """
    if not record_files(desk, reference):
        return
    must = {notice.key for notice in notice_book().notices}
    stands = record_of(desk, reference).stands
    untold = [each.to for each in stands if each.is_open and each.key in must]
    if untold:
        raise ApprovalMissing(
            f"Not told yet (38): {', '.join(dict.fromkeys(untold))}.",
            next_step=f"sigdocs trail notices {reference}; sigdocs trail told {reference} WHO.",
        )


def _notice(desk: Desk, record: Record, notice: Notice, *, in_absence: bool) -> RenderedDocument:
    considered = {each.key for each in notice_book().considered}
    return render_notice(
        desk.template("enhanced_notice"),
        notice,
        reference=record.reference,
        record=record.minimised,
        definition=form_definition(FormKind.AUDIT_TRAIL),
        labels=notice_book().labels,
        considered=[each for each in record.stands if each.key in considered],
        stood_down=record.stood_down,
        in_absence=in_absence,
        office=desk.workspace.office,
        dated=desk.today,
    )


def _outstanding(record: Record) -> tuple[str, ...]:
    wanted = {Standing.TO_CONSIDER: "To be considered", Standing.CAN_WAIT: "To be told"}
    lines: dict[str, list[str]] = {}
    for each in record.stands:
        if each.is_open:
            lines.setdefault(wanted.get(each.standing, "To be told now"), []).append(each.to)
    ended = (
        (
            "The temporary group is stood down: the next meeting's pack reports it; then close the "
            f"case: sigdocs case close {record.reference} --reason actions-completed.",
        )
        if record.stood_down
        else ()
    )
    told = (f"{what} (38): {', '.join(dict.fromkeys(who))}." for what, who in lines.items())
    return (*told, *ended)


def _standings(
    desk: Desk, reference: str, form: ParsedForm, files: list[Submission]
) -> tuple[Stands, ...]:
    state = RecordState(
        is_stood_down=is_stood_down(form),
        last=max(file.received for file in files),
        revisions=len(files),
    )
    return standings(notice_book(), state, _told(desk, reference))


def _told(desk: Desk, reference: str) -> dict[str, list[Told]]:
    """Who was told when, by key: by a notice that was sealed, or as somebody recorded it."""
    told: dict[str, list[Told]] = {}
    for made in desk.register.documents(reference):
        is_notice = made.facts.kind is DocumentKind.ENHANCED_NOTICE
        if is_notice and made.status is DocumentStatus.RELEASED:
            told.setdefault(made.facts.recipient, []).append(Told(on=made.at.date()))
    for event in desk.register.events(reference, EventKind.NOTICE_RECORDED):
        on, telling = event.fact(FactKey.ON), Telling(event.fact(FactKey.STATUS))
        each = Told(on=date.fromisoformat(on), telling=telling)
        told.setdefault(event.fact(FactKey.RECIPIENT), []).append(each)
    return {key: sorted(each, key=lambda one: one.on) for key, each in told.items()}
