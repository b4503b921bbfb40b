"""When each case came to each status: the figures for the KPIs and the six-monthly summary (30)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from sigdocs.model.cases import Case, CaseStatus
from sigdocs.model.decisions import Outcome
from sigdocs.model.events import Event, EventKind, FactKey
from sigdocs.model.records import Milestones
from sigdocs.register import actions, chain, life


def milestones(connection: Connection) -> tuple[Milestones, ...]:
    """One for each case, by reference, from the chain rather than from what is current."""
    moves: dict[str, list[Event]] = {}
    outcomes: dict[str, Outcome] = {}
    for event in chain.read(connection):
        if event.kind is EventKind.CASE_MOVED:
            moves.setdefault(event.reference, []).append(event)
        elif event.kind is EventKind.DECISION_RECORDED:
            outcomes[event.reference] = Outcome(event.fact(FactKey.OUTCOME))
    answers = actions.kpis(connection)
    return tuple(
        Milestones(
            case=case,
            first=_first(case, moves.get(case.reference, [])),
            outcome=outcomes.get(case.reference),
            kpis=tuple(answer for answer in answers if answer.reference == case.reference),
        )
        for case in life.all_cases(connection)
    )


def _first(case: Case, moves: list[Event]) -> tuple[tuple[CaseStatus, datetime], ...]:
    first = {CaseStatus.RECEIVED: case.created}
    for event in moves:
        first.setdefault(CaseStatus(event.fact(FactKey.TO)), event.by.at)
    return tuple(first.items())
