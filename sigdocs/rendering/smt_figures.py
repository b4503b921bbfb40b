"""The figures of the six-monthly summary (30): every table, and what it says at a glance.

Counts by function, month, focus and outcome are what the paragraph asks for. Which bodies were told
could single a case out: there, counts up to the workspace's small number are not printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from statistics import median

from sigdocs.model.numbers import say_number
from sigdocs.model.records import ActionStatus
from sigdocs.model.smt import FigureTable, KpiTarget, SmtAction, SmtCase, SmtFacts
from sigdocs.rendering.wording import NO_FUNCTION, capitalised, say_date, say_list

_MOST_MONTHS = 36


def figure_tables(facts: SmtFacts) -> tuple[FigureTable, ...]:
    """Every table of the summary, in the order they are printed."""
    cases = facts.cases
    return (
        _counted("functions", "Notifications by function", "Function", _functions(cases)),
        _counted("months", "Notifications by month of receipt", "Month", _months(facts)),
        _counted("focus", "Notifications by focus", "Focus", _count(cases, lambda c: c.focus)),
        _counted("outcomes", "Notifications by outcome", "Outcome", _outcomes(cases)),
        _times(cases),
        _kpis(facts),
        _recipients(facts),
        _actions(facts),
    )


def _counted(name: str, title: str, column: str, counts: dict[str, int]) -> FigureTable:
    total = sum(counts.values())
    counted = counts or {"No notification": 0}
    rows = [(row, count, _share(count, total)) for row, count in counted.items()]
    return FigureTable(
        name=name,
        title=title,
        columns=(column, "Notifications", "Share"),
        rows=(*rows, ("Total", total, _share(total, total))),
    )


def _share(count: int, total: int) -> str:
    return f"{_per_cent(count, total)}%" if total else "–"


def _per_cent(count: int, total: int) -> int:
    """Half a per cent is rounded up, as people do."""
    return (200 * count + total) // (2 * total)


def _count(cases: Iterable[SmtCase], of: Callable[[SmtCase], str]) -> dict[str, int]:
    """Counts, the largest first, then by name."""
    counts = Counter(of(case) for case in cases)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _functions(cases: Iterable[SmtCase]) -> dict[str, int]:
    return _count(cases, lambda case: case.function or NO_FUNCTION)


def _outcomes(cases: Iterable[SmtCase]) -> dict[str, int]:
    return _count(cases, lambda case: case.outcome)


def _months(facts: SmtFacts) -> dict[str, int]:
    """Every month of the period, those without a notification too."""
    counts = Counter((case.received.year, case.received.month) for case in facts.cases)
    months: list[tuple[int, int]] = []
    year, month = facts.start.year, facts.start.month
    while (year, month) <= (facts.end.year, facts.end.month) and len(months) < _MOST_MONTHS:
        months.append((year, month))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return {say_date(date(y, m, 1)).partition(" ")[2]: counts[y, m] for y, m in months}


def _times(cases: Sequence[SmtCase]) -> FigureTable:
    decided = [case.decided_after for case in cases if case.decided_after is not None]
    closed = [case.closed_after for case in cases if case.closed_after is not None]
    return FigureTable(
        name="times",
        title="Time in working days",
        columns=("From notification to", "Notifications", "Median", "Shortest", "Longest"),
        rows=(_time("Decision of the Group", decided), _time("Closure", closed)),
        note="The day of receipt counts, the day of the decision or closure does not.",
    )


def _time(name: str, days: list[int]) -> tuple[str | int, ...]:
    if not days:
        return (name, 0, "–", "–", "–")
    return (name, len(days), f"{median(days):g}", str(min(days)), str(max(days)))


def _kpis(facts: SmtFacts) -> FigureTable:
    return FigureTable(
        name="kpis",
        title="Key performance indicators",
        columns=(
            "Indicator",
            "Area",
            "Target",
            "Yes",
            "No",
            "Not answered",
            "Result",
            "Target met",
        ),
        rows=tuple(_kpi(target, facts.cases) for target in facts.targets),
        note="The result is the share of yes among the answers that say yes or no.",
    )


def _kpi(target: KpiTarget, cases: Sequence[SmtCase]) -> tuple[str | int, ...]:
    answers = [dict(case.kpis).get(target.question) for case in cases]
    yes, no = answers.count(True), answers.count(False)
    name = f"{target.wording} ({target.question})"
    shown = (name, target.area, f"{target.target}%", yes, no, len(answers) - yes - no)
    if not yes + no:
        return (*shown, "–", "No answers yet")
    is_met = 100 * yes >= target.target * (yes + no)
    return (*shown, _share(yes, yes + no), "Met" if is_met else "Not met")


def _recipients(facts: SmtFacts) -> FigureTable:
    most = facts.small_numbers
    rows = tuple(
        (r.title, *(_without_small(count, most) for count in (r.decided, r.drafted, r.sent)))
        for r in facts.recipients
    )
    note = f"Counts from 1 to {most} are not printed: they could single a case out." if most else ""
    return FigureTable(
        name="recipients",
        title="Recipients informed",
        columns=("Recipient", "Sharing decided", "Letters drafted", "Letters sent"),
        rows=rows,
        note=note,
        suppressed=bool(most),
    )


def _without_small(count: int, most: int) -> str | int:
    return f"1 to {most}" if 0 < count <= most else count


def _actions(facts: SmtFacts) -> FigureTable:
    functions = list(dict.fromkeys(a.function or NO_FUNCTION for a in facts.actions))
    rows = [
        _action_row(
            name, [a for a in facts.actions if (a.function or NO_FUNCTION) == name], facts.as_at
        )
        for name in sorted(functions)
    ]
    kpi = [action for action in facts.actions if action.counts_for_kpi]
    return FigureTable(
        name="actions",
        title="Actions agreed",
        columns=("Function", "Agreed", "Done", "Done late", "Open", "Of these overdue", "Dropped"),
        rows=(
            *rows,
            _action_row("Total", facts.actions, facts.as_at),
            _action_row("Of these relevant to the KPI", kpi, facts.as_at),
        ),
        note=f"As they stood on {say_date(facts.as_at)}.",
    )


def _action_row(name: str, actions: Sequence[SmtAction], as_at: date) -> tuple[str | int, ...]:
    stands = Counter(action.status for action in actions)
    late = sum(bool(a.done_on and a.due and a.done_on > a.due) for a in actions)
    return (
        name,
        len(actions),
        stands[ActionStatus.DONE],
        late,
        stands[ActionStatus.OPEN],
        sum(is_overdue(action, as_at) for action in actions),
        stands[ActionStatus.DROPPED],
    )


def is_overdue(action: SmtAction, as_at: date) -> bool:
    """Whether it should have been done before ``as_at``."""
    return action.status is ActionStatus.OPEN and action.due is not None and action.due < as_at


def at_a_glance(facts: SmtFacts) -> list[str]:
    """The summary in a few sentences."""
    total = len(facts.cases)
    if not total:
        return ["No notification was received in this period."]
    decided = [case.decided_after for case in facts.cases if case.decided_after is not None]
    return [
        _received(total, sum(c.is_urgent for c in facts.cases)),
        _enhanced(sum(c.is_enhanced for c in facts.cases)),
        _decided(decided, total),
        *_kpi_sentences(facts),
        _open_actions(facts),
        _assurances(facts),
    ]


def _of_them(count: int) -> str:
    return f"{say_number(count)} of them" if count else "none of them"


def _assurances(facts: SmtFacts) -> str:
    count = facts.assurances_awaited
    if not count:
        return "No assurance from a recipient is awaited."
    are = "assurance from a recipient is" if count == 1 else "assurances from recipients are"
    said = f"{capitalised(say_number(count))} {are} awaited"
    return f"{said}, {_of_them(facts.assurances_overdue)} overdue."


def _received(total: int, urgent: int) -> str:
    if total == 1:
        return f"One notification was received. It was {'' if urgent else 'not '}urgent."
    said = f"{capitalised(say_number(total))} notifications were received"
    return f"{said}, {_of_them(urgent)} urgent."


def _enhanced(count: int) -> str:
    if not count:
        return "The enhanced process was not used."
    times = {1: "once", 2: "twice"}.get(count, f"{say_number(count)} times")
    return f"The enhanced process was used {times}."


def _decided(days: list[int], total: int) -> str:
    if not days:
        return (
            f"{'It' if total == 1 else 'None of them'} has {'not ' * (total == 1)}been decided yet."
        )
    unit = "working day" if median(days) == 1 else "working days"
    after = f"{median(days):g} {unit}"
    if len(days) == 1:
        which = "It" if total == 1 else f"One of the {say_number(total)}"
        return f"{which} has been decided, {after} after receipt."
    return f"{_some(len(days), total)} have been decided, after a median of {after} from receipt."


def _some(count: int, total: int) -> str:
    """How many of them, where there are several."""
    if count == total:
        return "Both" if total == 2 else f"All {say_number(total)}"
    return f"{capitalised(say_number(count))} of the {say_number(total)}"


def _kpi_sentences(facts: SmtFacts) -> list[str]:
    rows = _kpis(facts).rows
    met = [t.question for t, row in zip(facts.targets, rows, strict=True) if row[-1] == "Met"]
    missed = [t.question for t, r in zip(facts.targets, rows, strict=True) if r[-1] == "Not met"]
    both = ((" met", met), (" not met", missed))
    return [
        f"Target{more}{said}: indicator{more} {say_list(which)}."
        for said, which in both
        if which
        for more in ["s" if len(which) > 1 else ""]
    ]


def _open_actions(facts: SmtFacts) -> str:
    if not facts.actions:
        return "No action has been agreed yet."
    still = [a for a in facts.actions if a.status is ActionStatus.OPEN]
    overdue = sum(is_overdue(action, facts.as_at) for action in still)
    total = len(facts.actions)
    if not still:
        return "No agreed action is open any more."
    if total == 1:
        return f"One action was agreed. It is open and {'' if overdue else 'not '}overdue."
    are = "is" if len(still) == 1 else "are"
    late = (
        f"{_of_them(overdue)} overdue" if len(still) > 1 else f"{'' if overdue else 'not '}overdue"
    )
    joined = ", " if len(still) > 1 else " and "
    return f"{_some(len(still), total)} agreed actions {are} open{joined}{late}."
