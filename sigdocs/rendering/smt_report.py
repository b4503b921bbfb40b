"""The six-monthly summary to the Senior Management Team as Word (30): a draft for the chair."""

from __future__ import annotations

from typing import Any

from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.smt import FigureTable, SmtFacts
from sigdocs.model.workspace import Office
from sigdocs.rendering.charts import Chart, bars_chart, columns_chart, targets_chart
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.pictures import with_charts
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.smt_figures import at_a_glance, figure_tables
from sigdocs.rendering.wording import say_date

# The fields of each table's columns, in the order of ``FigureTable.columns``.
FIELDS = {
    **dict.fromkeys(("functions", "months", "focus", "outcomes"), ("name", "count", "share")),
    "times": ("name", "count", "median", "shortest", "longest"),
    "kpis": ("name", "area", "target", "yes", "no", "unanswered", "result", "met"),
    "recipients": ("name", "decided", "drafted", "sent"),
    "actions": ("name", "agreed", "done", "late", "open", "overdue", "dropped"),
}


def render_smt_report(
    template: bytes, facts: SmtFacts, *, office: Office, is_draft: bool = True
) -> RenderedDocument:
    """Fill templates/smt_report.docx and draw its charts.

    The pictures named chart-functions, chart-months, chart-outcomes and chart-kpis in the template
    are replaced; each chart's numbers are in the table under it and in its alternative text.
    """
    tables = figure_tables(facts)
    period = f"{say_date(facts.start)} to {say_date(facts.end)}"
    context = {
        "office": office_values(office),
        "draft": is_draft,
        "period": period,
        "period_words": f"Notifications received from {period}",
        "starts": say_date(facts.start),
        "ends": say_date(facts.end),
        "prepared": say_date(facts.as_at),
        "glance": at_a_glance(facts),
        **{table.name: _table(table) for table in tables},
    }
    document = finish(
        fill(template, context),
        template,
        kind=DocumentKind.SMT_SUMMARY,
        reference=period_code(facts),
        stem=summary_stem(facts),
        title=f"Significant concerns: summary for the Senior Management Team, {period}",
        is_draft=is_draft,
    )
    return with_charts(document, charts(facts, tables))


def summary_stem(facts: SmtFacts) -> str:
    """The name of the summary's files."""
    return f"{period_code(facts)}-smt-summary"


def period_code(facts: SmtFacts) -> str:
    """The period as names of files and the summary's own reference have it."""
    return f"{facts.start.isoformat()}-to-{facts.end.isoformat()}"


def charts(facts: SmtFacts, tables: tuple[FigureTable, ...]) -> dict[str, Chart]:
    """The charts by the names of their pictures in the template."""
    by_name = {table.name: table for table in tables}
    results = [
        (f"{target.question} {target.short}".strip(), _per_cent(str(row[6])), target.target)
        for target, row in zip(facts.targets, by_name["kpis"].rows, strict=True)
    ]
    return {
        "chart-functions": bars_chart(by_name["functions"]),
        "chart-months": columns_chart(by_name["months"]),
        "chart-outcomes": bars_chart(by_name["outcomes"]),
        "chart-kpis": targets_chart(by_name["kpis"].title, results),
    }


def _per_cent(shown: str) -> int | None:
    return int(shown.removesuffix("%")) if shown.endswith("%") else None


def _table(table: FigureTable) -> dict[str, Any]:
    fields = FIELDS[table.name]
    rows = [dict(zip(fields, map(str, row), strict=True)) for row in table.rows]
    return {"rows": rows, "note": table.note}
