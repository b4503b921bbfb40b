"""An invented half-year, small enough to count by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sigdocs.model.records import ActionStatus
from sigdocs.model.smt import SmtAction, SmtCase, SmtFacts, SmtRecipient
from sigdocs.model.workspace import Office
from sigdocs.reference.kpis import kpi_targets

TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "smt_report.docx"
OFFICE = Office(
    name="Significant Concerns Group secretariat",
    organisation="NHS Resolution",
    email="secretariat@significantconcerns.example",
    telephone="",
    address=("1 Example Street", "London"),
    signatory="Chair",
    signatory_post="NHS Resolution",
)
_CASE = SmtCase(
    function="Appeals",
    focus="A team",
    received=date(2026, 1, 8),
    outcome="No further action",
    decided_after=4,
    closed_after=10,
    kpis=(("2h", True), ("5a", True), ("5b", True), ("7a", True), ("7b", False)),
)
CASES = (
    _CASE,
    replace(_CASE, received=date(2026, 3, 31), decided_after=7, closed_after=None,
            outcome="Further action agreed", kpis=(("2h", True), ("5a", False), ("5b", None))),
    replace(_CASE, function="Claims & Co", focus="One practitioner", received=date(2026, 3, 1),
            outcome="Not yet decided", decided_after=None, closed_after=None, kpis=(),
            is_urgent=True, is_enhanced=True),
)  # fmt: skip
_ACTION = SmtAction(function="Appeals", status=ActionStatus.OPEN, due=date(2026, 6, 29))
ACTIONS = (
    _ACTION,
    replace(_ACTION, due=date(2026, 6, 30), counts_for_kpi=True),
    replace(_ACTION, due=None),
    replace(_ACTION, status=ActionStatus.DONE, done_on=date(2026, 6, 30)),
    replace(_ACTION, status=ActionStatus.DONE, done_on=date(2026, 6, 29)),
    replace(_ACTION, status=ActionStatus.DROPPED, function="Claims & Co"),
)
RECIPIENTS = (
    SmtRecipient(title="Medical Director", decided=9, drafted=8, sent=7),
    SmtRecipient(title="Police", decided=1),
)


def half_year(**changes: object) -> SmtFacts:
    """The facts, with changes."""
    facts = SmtFacts(
        start=date(2026, 1, 1),
        end=date(2026, 6, 30),
        as_at=date(2026, 6, 30),
        cases=CASES,
        actions=ACTIONS,
        recipients=RECIPIENTS,
        targets=kpi_targets(),
        assurances_awaited=2,
        assurances_overdue=1,
        small_numbers=7,
    )
    return replace(facts, **changes)  # type: ignore[arg-type]
