"""Anonymised learning: a draft that awaits Information Governance's advice (25)."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from datetime import date

from sigdocs.model.documents import RenderedDocument
from sigdocs.model.forms import ParsedForm
from sigdocs.model.learning import suggest_codes
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.outcomes import Written
from sigdocs.model.workspace import Workspace
from sigdocs.proofing import watch_for
from sigdocs.reference.learning_codes import code_book
from sigdocs.reference.rules import validation_rules
from sigdocs.rendering.learning import render_learning_summary
from sigdocs.workflows.decided import decided_case
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.publishing import publish_all
from sigdocs.workflows.reporting import report_to_ig


def draft_learning(workspace: Workspace, reference: str, *, today: date) -> Written:
    """Draft a learning summary of one decided case, as Word.

    Raises:
        ApprovalMissing: the Group has not decided the case.
    """
    with open_desk(workspace, today=today) as desk:
        own = _own_reference(desk, reference, today)
        summary, form, minimised = learning_summary(desk, reference, own=own)
        folder = workspace.outbox / "learning"
        watch = watch_for(form, minimised)
        written = publish_all(desk, summary, watch, folder, pdf=False, reference=reference)
        report_to_ig(desk, reference, form, minimised, summary)
        return written


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
        alike=_alike(desk, reference),
        small_numbers=desk.workspace.small_numbers,
    )
    return summary, case.form, minimised


def _own_reference(desk: Desk, reference: str, today: date) -> str:
    """A reference of the summary's own: who reads it cannot tell which case it came from."""
    digest = hmac.new(desk.key, f"learning {reference}".encode(), hashlib.sha256).hexdigest()
    return f"LS-{today.year}-{int(digest[:8], 16) % 10_000:04d}"


def _alike(desk: Desk, reference: str) -> int:
    """How many cases of the register share function and focus with this one, itself included."""
    cases = desk.register.cases()
    counted = Counter((case.function, case.focus) for case in cases)
    own = next(case for case in cases if case.reference == reference)
    return counted[own.function, own.focus]
