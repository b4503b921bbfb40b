"""The themed digest over approved learning summaries, with small numbers left out (25)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sigdocs.model.digests import ApprovedSummary, Audience, Rows, counts, digest_themes
from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.small_numbers import is_small, shown_count
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.wording import say_date

TITLE = "Learning from significant concerns"
_AUDIENCES = {
    Audience.FUNCTIONS: "For the functions of NHS Resolution.",
    Audience.EXTERNAL: "For users of our services and other organisations, with the agreement of "
    "our Senior Management Team.",
}


def render_learning_digest(
    template: bytes,
    summaries: Sequence[ApprovedSummary],
    *,
    audience: Audience,
    since: date | None,
    office: Office,
    small_numbers: int,
    dated: date,
) -> RenderedDocument:
    """Fill templates/learning_digest.docx.

    Args:
        template: the bytes of the template.
        summaries: what each approved summary says.
        audience: for whom. since: only what was released from this day on; None for all.
        office: who publishes.
        small_numbers: counts from 1 to this are not printed (IG's setting).
        dated: the day, for the name of the file.
    """
    most = small_numbers
    context = {
        "reference": say_date(dated),
        "office": office_values(office),
        "heading": TITLE,
        "is_sensitive": audience is Audience.FUNCTIONS,
        "audience": _AUDIENCES[audience],
        "summaries": _summaries(len(summaries), most),
        "since": say_date(since),
        "themes": [
            {"name": t.name, "headlines": list(t.headlines), "lessons": list(t.lessons)}
            for t in digest_themes(summaries, most)
        ],
        "rule": _rule(most),
        "by_theme": _table(counts(summaries, lambda s: (s.theme,), most)),
        "by_setting": _table(counts(summaries, lambda s: (s.setting,), most)),
        "by_staff_group": _table(counts(summaries, lambda s: (s.staff_group,), most)),
        "by_factor": _table(counts(summaries, lambda s: s.factors, most)),
    }
    return finish(
        fill(template, context),
        template,
        kind=DocumentKind.LEARNING_DIGEST,
        reference=dated.isoformat(),
        stem=f"{dated.isoformat()}-learning-digest-{audience.value}",
        title=TITLE,
    )


def _summaries(count: int, most: int) -> str:
    if is_small(count, most):
        return f"fewer than {most + 1} summaries"
    about = "about " if most else ""
    return f"{about}{shown_count(count, most)} summaries"


def _rule(most: int) -> str:
    if not most:
        return "Every count is printed."
    return (
        f"Counts from 1 to {most} are not printed, and all others are rounded to the nearest five, so "
        "that no single case can be worked out."
    )


def _table(rows: Rows) -> dict[str, Any]:
    shown = rows or (("No code chosen", "0"),)
    return {"rows": [{"name": name, "count": count} for name, count in shown]}
