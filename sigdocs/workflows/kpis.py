"""Keeps what the KPI questions of an accepted form were answered, for the report to the SMT (30)."""

from __future__ import annotations

from sigdocs.model.forms import FormKind, ParsedForm
from sigdocs.model.records import KpiAnswer
from sigdocs.parsing.kpi import read_kpis
from sigdocs.workflows.desk import Desk


def record_kpis(desk: Desk, reference: str, form: ParsedForm) -> None:
    """Record yes, no or neither for 2h, 5a, 5b, 7a and 7b; a later form's answer replaces it."""
    if form.kind is not FormKind.NOTIFICATION:
        return
    for question, yes in read_kpis(form).items():
        answer = KpiAnswer(reference=reference, question=question, yes=yes)
        desk.register.record_kpi(answer, by=desk.stamp)
