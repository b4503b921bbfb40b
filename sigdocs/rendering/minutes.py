"""The minutes of a meeting: attendance, declarations, decisions with their rationale, actions (20, 28)."""

from __future__ import annotations

from typing import Any

from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.minutes import MinutedCase, Minutes
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.outcome import decision_values
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.wording import NO_FUNCTION, say_date, say_weekday


def render_minutes(
    template: bytes, *, minutes: Minutes, office: Office, is_draft: bool = True
) -> RenderedDocument:
    """Fill templates/minutes.docx."""
    day = minutes.meeting
    following = minutes.next_meeting
    context = {
        "reference": say_date(day),
        "draft": is_draft,
        "office": office_values(office),
        "meeting": say_weekday(day),
        "present": list(minutes.present),
        "attending": list(minutes.attending),
        "apologies": list(minutes.apologies),
        "declarations": [{"reference": r, "words": words} for r, words in minutes.declarations],
        "cases": [_case(case) for case in minutes.cases],
        "next_meeting": say_weekday(following) if following else "",
    }
    return finish(
        fill(template, context),
        template,
        kind=DocumentKind.MINUTES,
        reference=day.isoformat(),
        stem=f"{day.isoformat()}-minutes",
        title=f"Minutes of the Significant Concerns Group, {say_date(day)}",
        is_draft=is_draft,
    )


def _case(case: MinutedCase) -> dict[str, Any]:
    values = decision_values(case.decision, case.form, case.recipients)
    return {"reference": case.reference, "function": case.function or NO_FUNCTION, **values}
