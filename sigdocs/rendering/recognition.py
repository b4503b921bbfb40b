"""The check whether anyone could be recognised in a learning summary: for Information Governance (25).

It counts without suppressing: a restricted document, never the outbox.
"""

from __future__ import annotations

from sigdocs.model.documents import (
    DocumentKind,
    RestrictedDocument,
    RestrictedPurpose,
)
from sigdocs.model.recognition import Recognition, intruder_answers
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.returns import office_values


def render_recognition_check(
    template: bytes,
    *,
    summary: str,
    reference: str,
    known: Recognition,
    office: Office,
    small_numbers: int,
    is_finished: bool,
) -> RestrictedDocument:
    """Fill templates/learning_check.docx.

    Args:
        template: the bytes of the template.
        summary: the summary's own reference. reference: its case.
        known: what was counted.
        office: who asks.
        small_numbers: the largest count that IG's rule calls small.
        is_finished: whether it is about the finished summary, with the codes that people chose.
    """
    context = {
        "reference": summary,
        "case": reference,
        "office": office_values(office),
        "codes": " · ".join(known.combination),
        "finished": is_finished,
        "cases": f"{known.cases:,}",
        "unread": known.unread,
        "counted": [{"what": each.what, "cases": f"{each.cases:,}"} for each in known.counted],
        "small_numbers": small_numbers,
        "answers": [
            {"question": each.question, "answer": each.answer.value, "why": each.why}
            for each in intruder_answers(known, small_numbers)
        ],
    }
    document = finish(
        fill(template, context),
        template,
        kind=DocumentKind.LEARNING_CHECK,
        reference=summary,
        stem=f"{summary}-learning-check",
        title="Could anyone be recognised? Check of a learning summary",
    )
    return RestrictedDocument(document=document, purpose=RestrictedPurpose.IG)
