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
from sigdocs.rendering.general_terms import in_general_terms, nouns_of
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.wording import capitalised, paragraphs, unmarked

_LONGEST = {"1e": 80, "1f": 260, "2c": 120, "3b": 120, "4a": 120}
_NO_LESSON = re.compile(
    r"\b(?:I|I'm|I’m|I've|I’ve|me|my|KPI|[Oo]wner|Option [A-Z]|this form|section \d)\b"
    r"|^\W*(?:from|sent|to|cc|subject|date|re)\s*:|\d{6}"
    r"|\b[Oo]ptions? \(?[A-Za-z0-9]\b|^\W*\([a-z]\)|^[B-H] (?=[a-z])|\bthe following\W*$"
    r"|\b(?:working days|the Chair|e-?mail\w*|correspondence|apologies|chronology)\b"
    r"|\b[Rr]eply (?:asked|requested)|\b[Ff]eedback to the Group|\bafter the meeting\b"
)
_HEADED = re.compile(r"^(?:rationale|reasons?|decision|recommendation)\s*:\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]\s+|^\W*(?:agreed )?actions?\s*:", re.IGNORECASE)
_INTRODUCTION = 9  # words; a shorter line before a list says nothing once the list is prose
_GAP = re.compile(r"\[[^\]]*\]|█+|\bremoved\b")


def render_learning_summary(
    template: bytes,
    *,
    reference: str,
    forms: Sequence[MinimisedForm],
    codes: LearningCodes,
    office: Office,
    is_draft: bool = True,
) -> RenderedDocument:
    """Fill templates/learning_summary.docx.

    Args:
        template: the bytes of the template.
        reference: the summary's own reference (never a person's name).
        forms: one or more cases, minimised for the purpose ``learning``.
        codes: the suggested codes.
        office: who publishes.
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
        **narrative_of(forms),
        "codes": _codes(codes),
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


def narrative_of(forms: Sequence[MinimisedForm]) -> dict[str, list[str]]:
    """The sentences of a summary by field: what happened, why it mattered, what was done, decided."""
    return {
        "mattered": _narrative(forms, "1e"),
        "happened": _narrative(forms, "1f"),
        "done": _narrative(forms, "2c"),
        "decided": [*_narrative(forms, "3b"), *_narrative(forms, "4a")],
    }


def _narrative(forms: Sequence[MinimisedForm], question: str) -> list[str]:
    """Each paragraph of an answer without the sentences that teach nothing."""
    found: list[str] = []
    words = 0
    for form in forms:
        nouns = nouns_of(form)
        directions = {direction.text.reveal().strip() for direction in form.directions}
        for line in _lines(form, question):
            said = [s for s in split_sentences(_HEADED.sub("", line)) if s not in directions]
            general = (in_general_terms(without_gaps([s]), nouns) for s in said)
            kept = capitalised(" ".join(s for s in general if _teaches(s)))
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
    least = _INTRODUCTION if rest.rstrip().endswith(":") else 3
    return len(rest.split()) >= least and not _GAP.search(rest)


def _codes(codes: LearningCodes) -> dict[str, Any]:
    def values(code: SuggestedCode) -> dict[str, str]:
        return {"value": code.value, "evidence": code.evidence}

    return {
        "theme": values(codes.theme),
        "setting": values(codes.setting),
        "staff_group": values(codes.staff_group),
        "factors": [values(factor) for factor in codes.factors],
    }
