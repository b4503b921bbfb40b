"""The learning summary (25): a draft for a person to rewrite, marked as awaiting IG's advice.

Its sentences come from 1e, 1f, 2c, 3b and 4a of forms that are minimised for learning, and from
nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.extracts import is_administration, split_sentences
from sigdocs.model.gaps import without_gaps
from sigdocs.model.learning import LearningCodes, SuggestedCode
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.wording import capitalised, paragraphs, unmarked

_LONGEST = {"1e": 80, "1f": 260, "2c": 120, "3b": 120, "4a": 120}
_NO_LESSON = re.compile(
    r"\b(?:I|I'm|I’m|I've|I’ve|me|my|KPI|[Oo]wner|Option [A-Z]|this form|section \d)\b"
    r"|^\W*(?:from|sent|to|cc|subject|date|re)\s*:|\d{6}"
)
_HEADED = re.compile(r"^(?:rationale|reasons?|decision|recommendation)\s*:\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]\s+|^\W*(?:agreed )?actions?\s*:", re.IGNORECASE)
_GAP = re.compile(r"\[[^\]]*\]|█+|\bremoved\b")
INTRUDER_QUESTIONS = (
    "Could the practitioner recognise themselves, and could a close colleague recognise them?",
    "Could the patient or the family recognise the case?",
    "Could staff of the organisation, or people who live near it, recognise it?",
    "Could a journalist put it together with press reports, inquests, tribunal or court papers?",
    "Is there a rare condition, job, procedure, date or number that singles someone out?",
    "Is the combination of theme, setting and staff group so rare that it points to one case?",
    "Would two of our own summaries, read together, point to someone?",
)


def render_learning_summary(
    template: bytes,
    *,
    reference: str,
    forms: Sequence[MinimisedForm],
    codes: LearningCodes,
    office: Office,
    alike: int | None = None,
    small_numbers: int = 7,
    is_draft: bool = True,
) -> RenderedDocument:
    """Fill templates/learning_summary.docx.

    Args:
        template: the bytes of the template.
        reference: the summary's own reference (never a person's name).
        forms: one or more cases, minimised for the purpose ``learning``.
        codes: the suggested codes.
        office: who publishes.
        alike: how many cases in the register share the combination of codes; None if not known.
        small_numbers: counts from 1 to this are not printed (IG's setting).
        is_draft: whether it still awaits IG's advice.

    Raises:
        ValueError: a form was minimised for another purpose.
    """
    if any(form.purpose is not Purpose.LEARNING for form in forms):
        raise ValueError("a learning summary is written from forms minimised for learning")
    context = {
        "reference": reference,
        "draft": is_draft,
        "office": office_values(office),
        "mattered": _narrative(forms, "1e"),
        "happened": _narrative(forms, "1f"),
        "done": _narrative(forms, "2c"),
        "decided": [*_narrative(forms, "3b"), *_narrative(forms, "4a")],
        "codes": _codes(codes),
        "cohort": _cohort(alike, small_numbers),
        "intruder_questions": list(INTRUDER_QUESTIONS),
    }
    return finish(
        fill(template, context),
        template,
        kind=DocumentKind.LEARNING_SUMMARY,
        reference=reference,
        stem=f"{reference}-learning-summary",
        title="Learning from a significant concern",
        is_draft=is_draft,
    )


def _narrative(forms: Sequence[MinimisedForm], question: str) -> list[str]:
    """Each paragraph of an answer without the sentences that teach nothing."""
    found: list[str] = []
    words = 0
    for form in forms:
        directions = {direction.text.reveal().strip() for direction in form.directions}
        for line in _lines(form, question):
            sentences = [s for s in split_sentences(_HEADED.sub("", line)) if _teaches(s)]
            kept = capitalised(without_gaps([s for s in sentences if s not in directions]))
            words += len(kept.split())
            if kept and (not found or words <= _LONGEST[question]):
                found.append(kept)
    return found


def _lines(form: MinimisedForm, question: str) -> list[str]:
    """The lines of an answer; of a decision, those before its numbered actions."""
    lines = paragraphs(form.text(question))
    if question == "4a":
        lines = [line for line in lines if not _NUMBERED.match(line)]
    return unmarked(lines)


def _teaches(sentence: str) -> bool:
    """Not the writer's aside, not administration, and not a sentence with a hole in it."""
    if _NO_LESSON.search(sentence):
        return False
    if is_administration(sentence):
        return False
    rest = without_gaps([sentence])
    return len(rest.split()) >= 3 and not _GAP.search(rest)


def _codes(codes: LearningCodes) -> dict[str, Any]:
    def values(code: SuggestedCode) -> dict[str, str]:
        return {"value": code.value, "evidence": code.evidence}

    return {
        "theme": values(codes.theme),
        "setting": values(codes.setting),
        "staff_group": values(codes.staff_group),
        "factors": [values(factor) for factor in codes.factors],
    }


def _cohort(alike: int | None, small_numbers: int) -> str:
    if alike is None:
        return "How many cases share this combination of codes has not been counted."
    if alike <= small_numbers:
        return (
            f"Between 1 and {small_numbers} cases in our register share this combination of theme, "
            "setting and staff group. So small a number can point to someone: consider wider codes."
        )
    return (
        f"{alike:,} cases in our register share this combination of theme, setting and staff group."
    )
