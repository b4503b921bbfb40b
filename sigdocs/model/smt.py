"""What the six-monthly summary to the Senior Management Team is made from, and its figures (30).

Counts, days and titles only: nothing here names a person, an organisation outside or a case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sigdocs.model.records import ActionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiTarget:
    """A key performance indicator as the business plan lists them: what, whose area, target.

    ``question`` is the question of the notification that answers it; ``target`` in per cent of the
    answers that say yes or no; ``short`` names it in a chart.
    """

    question: str
    wording: str
    area: str
    target: int
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtCase:
    """One notification of the period, without anything that could identify it.

    ``focus`` and ``outcome`` in words; ``decided_after`` and ``closed_after`` in working days from
    the day of receipt, None where it has not happened; ``kpis`` question and answer (None: neither
    yes nor no).
    """

    function: str
    focus: str
    received: date
    outcome: str
    is_urgent: bool = False
    is_enhanced: bool = False
    decided_after: int | None = None
    closed_after: int | None = None
    kpis: tuple[tuple[str, bool | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtAction:
    """One action of a decision on a case of the period."""

    function: str
    status: ActionStatus
    due: date | None = None
    done_on: date | None = None
    counts_for_kpi: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtRecipient:
    """With how many cases a kind of recipient was concerned.

    ``decided``: the Group decided to share; ``drafted``: a letter was drafted; ``sent``: sealed.
    """

    title: str
    decided: int = 0
    drafted: int = 0
    sent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtFacts:
    """Everything the summary counts. ``small_numbers``: the largest count that is not printed."""

    start: date
    end: date
    as_at: date
    cases: tuple[SmtCase, ...]
    actions: tuple[SmtAction, ...] = ()
    recipients: tuple[SmtRecipient, ...] = ()
    targets: tuple[KpiTarget, ...] = ()
    assurances_awaited: int = 0
    assurances_overdue: int = 0
    small_numbers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """One table of the summary, the same in Word, CSV and the workbook.

    ``name`` is its code ("functions"); the first column names the row. ``suppressed``: counts up to
    the workspace's small number are not printed.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    note: str = ""
    suppressed: bool = False
