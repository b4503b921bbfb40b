"""Anonymised learning: a draft that awaits Information Governance's advice (25)."""

from __future__ import annotations

import hashlib
import hmac
from datetime import date

from sigdocs.errors import RegisterWrong
from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.forms import ParsedForm
from sigdocs.model.learning import suggest_codes
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.outcomes import Written
from sigdocs.model.recognition import Recognition
from sigdocs.model.workspace import Workspace
from sigdocs.parsing.learning import read_summary
from sigdocs.parsing.word import read_word
from sigdocs.proofing import watch_for
from sigdocs.reference.learning_codes import code_book
from sigdocs.reference.rules import validation_rules
from sigdocs.rendering.learning import narrative_of, render_learning_summary
from sigdocs.rendering.recognition import render_recognition_check
from sigdocs.workflows.check_templates import refuse_faulty_templates
from sigdocs.workflows.decided import decided_case
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.publishing import keep_restricted, publish_all
from sigdocs.workflows.recognition import recognition_of
from sigdocs.workflows.reporting import report_to_ig

_ATTEMPTS = 1000


def draft_learning(workspace: Workspace, reference: str, *, today: date) -> Written:
    """Draft a learning summary of one decided case, as Word.

    Raises:
        ApprovalMissing: the Group has not decided the case.
    """
    refuse_faulty_templates(workspace, "learning_summary", "learning_check", "redaction_report")
    with open_desk(workspace, today=today) as desk:
        own = _own_reference(desk, reference, today)
        summary, form, minimised = learning_summary(desk, reference, own=own)
        folder = workspace.outbox / "learning"
        watch = watch_for(form, minimised)
        written = publish_all(desk, summary, watch, folder, pdf=False, reference=reference)
        report_to_ig(desk, reference, form, minimised, summary)
        codes = suggest_codes((minimised,), code_book()).combination
        text = "\n".join(line for lines in narrative_of((minimised,)).values() for line in lines)
        known = recognition_of(desk, reference, form, minimised, codes, text)
        _write_check(desk, reference, own, known, is_finished=False)
        return written


def check_finished(desk: Desk, reference: str, own: str, content: bytes) -> None:
    """The check again for the finished summary: by the codes that people chose, and their words.

    Args:
        own: the summary's own reference. content: the summary as it would be sealed.
    """
    case = decided_case(desk, reference)
    minimised = desk.minimise(reference, case.checked, Purpose.LEARNING)
    text = "\n".join(block.text for block in read_word(content).blocks if not block.table)
    codes = read_summary(content, ()).combination
    known = recognition_of(desk, reference, case.form, minimised, codes, text)
    _write_check(desk, reference, own, known, is_finished=True)


def learning_summary(
    desk: Desk, reference: str, *, own: str
) -> tuple[RenderedDocument, ParsedForm, MinimisedForm]:
    """The summary of a decided case as sigdocs drafts it, with the form that it is made from.

    ``own`` is the summary's own reference.

    Raises:
        ApprovalMissing: the Group has not decided the case.
    """
    case = decided_case(desk, reference)
    minimised = desk.minimise(reference, case.checked, Purpose.LEARNING)
    book, indicators = code_book(), validation_rules().indicators
    summary = render_learning_summary(
        desk.template("learning_summary"),
        reference=own,
        forms=(minimised,),
        codes=suggest_codes((minimised,), book, indicators),
        office=desk.workspace.office,
    )
    return summary, case.form, minimised


def _own_reference(desk: Desk, reference: str, today: date) -> str:
    """A reference of the summary's own: who reads it cannot tell which case it came from.

    No two cases share one, though it is drawn from few figures.
    """
    taken = {
        made.facts.stem[: len("LS-2026-00000")]
        for made in desk.register.documents()
        if made.facts.kind is DocumentKind.LEARNING_SUMMARY and made.facts.reference != reference
    }
    for attempt in range(_ATTEMPTS):
        message = f"learning {reference} {attempt}".encode()
        digest = hmac.new(desk.key, message, hashlib.sha256).hexdigest()
        own = f"LS-{today.year}-{int(digest[:8], 16) % 100_000:05d}"
        if own not in taken:
            return own
    raise RegisterWrong("This year has no reference left for a learning summary.")


def _write_check(
    desk: Desk, reference: str, own: str, known: Recognition, *, is_finished: bool
) -> None:
    """Whether anyone could be recognised: for Information Governance, in the restricted folder."""
    check = render_recognition_check(
        desk.template("learning_check"),
        summary=own,
        reference=reference,
        known=known,
        office=desk.workspace.office,
        small_numbers=desk.workspace.small_numbers,
        is_finished=is_finished,
    )
    folder = desk.workspace.restricted / "learning" / reference
    keep_restricted(desk, check, folder, reference=reference)
