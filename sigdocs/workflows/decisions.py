"""The decision that a form holds: the latest one, with dates worked out by England's working days."""

from __future__ import annotations

from sigdocs.model.decisions import Decision
from sigdocs.model.forms import ParsedForm
from sigdocs.parsing.decision import read_decision, read_resubmission
from sigdocs.reference.recipients import recipients
from sigdocs.reference.working_days import working_days


def decision_in(form: ParsedForm) -> Decision | None:
    """The Group's decision in a form: on the resubmission (8d) where there is one, else 4a (18-24)."""
    days = working_days()
    again = read_resubmission(form, recipients(), working_days=days)
    return again or read_decision(form, recipients(), working_days=days)
