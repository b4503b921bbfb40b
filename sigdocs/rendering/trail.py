"""The enhanced process on paper (38): which sections are signed, who was told, and the notices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sigdocs.model.definitions import FormDefinition, Question
from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.notices import Notice, Standing, Stands, When
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.wording import capitalised, paragraphs, say_date, say_list

_NAME, _DATE = ".name", ".date"
_ASKED = {
    When.ACTIVATED: (
        "Tell the nominated lead if you want to be involved, or to be told in another way.",
        "Say whether the Board should be told, and by whom.",
    ),
    When.USED: ("Say whether the Board should be told, and by whom.",),
    When.STOOD_DOWN: (
        "Note the outcome and the residual issues.",
        "Decide what the Group needs to monitor, and who reports to it.",
    ),
}
_OPENINGS = {
    When.ACTIVATED: "The enhanced significant concerns process has been activated, since immediate "
    "action is needed and the normal process is not appropriate (paragraph 33).",
    When.MOVED_ON: "This is how the concern stands that is managed under the enhanced process.",
    When.USED: "The enhanced significant concerns process has been used (paragraph 38).",
    When.STOOD_DOWN: "The temporary group has been stood down. This confirms what was agreed, what "
    "is left to do, and what needs monitoring (paragraph 38).",
}


def sign_off_rows(form: MinimisedForm, definition: FormDefinition) -> list[dict[str, str]]:
    """Each section of an audit-trail record that was begun, with who confirmed it and when.

    An empty list for a notification, which has no sign-offs by section.
    """
    signed = [q for q in definition.questions if q.id.startswith("signoff") and _is_name(q)]
    begun = {answer.question[0] for answer in form.answers if answer.text.strip()}
    rows = []
    for question in signed:
        sections = question.id.removeprefix("signoff").removesuffix(_NAME).split("-")
        if begun.intersection(sections):
            rows += [_signed(form, definition, question, n) for n in _occurrences(form, question)]
    return rows


def told_rows(standings: Sequence[Stands]) -> list[dict[str, str]]:
    """Who must be told and who is considered, with how it stands in plain words."""
    return [{"who": s.to, "why": s.why, "stands": say_standing(s)} for s in standings]


def say_standing(stands: Stands) -> str:
    """How a notice stands: "Told on 6 October 2026", "To be considered"."""
    if stands.standing is Standing.GIVEN:
        return f"Told on {say_date(stands.on)}"
    if stands.standing is Standing.NOT_NEEDED:
        return f"Considered on {say_date(stands.on)}: not needed"
    before = f" (last told on {say_date(stands.on)})" if stands.on else ""
    return f"{capitalised(stands.standing.value)}{before}"


def render_notice(
    template: bytes,
    notice: Notice,
    *,
    reference: str,
    record: MinimisedForm,
    definition: FormDefinition,
    labels: Mapping[str, str],
    considered: Sequence[Stands],
    stood_down: bool,
    in_absence: bool,
    office: Office,
    dated: date,
) -> RenderedDocument:
    """Fill templates/enhanced_notice.docx: a draft for the nominated lead.

    Args:
        template: the bytes of the template.
        notice: which of the notices of paragraph 38.
        reference: the case.
        record: the audit-trail record, minimised for the Group.
        definition: the record's questions. labels: short names for some of them.
        considered: those who are to be considered, with how each stands.
        stood_down: whether the temporary group was stood down (8b).
        in_absence: whether somebody takes it in the addressee's absence.
        office: who writes.
        dated: the day of the notice.

    Raises:
        ValueError: the record was minimised for another purpose.
    """
    if record.purpose is not Purpose.GROUP:
        raise ValueError("a notice is written from the record minimised for the Group")
    asked = (*notice.questions, *(notice.stood_down if stood_down else ()))
    context = {
        "reference": reference,
        "draft": True,
        "office": office_values(office),
        "dated": say_date(dated),
        "to": notice.to,
        "in_absence": notice.in_absence if in_absence else "",
        "heading": notice.heading,
        "opening": _OPENINGS[notice.when],
        "facts": [_fact(record, definition.question(q), labels) for q in asked],
        "confirmed": _confirmed(sign_off_rows(record, definition)),
        "asked": list(_ASKED.get(notice.when, ())),
        "considered": told_rows(considered),
    }
    return finish(
        fill(template, context),
        template,
        kind=DocumentKind.ENHANCED_NOTICE,
        reference=reference,
        stem=f"{reference}-notice-{notice.key}",
        title=f"{reference}: {notice.heading[:1].lower()}{notice.heading[1:]}",
        is_draft=True,
        marks={"SigdocsRecipient": notice.key},
    )


def _fact(record: MinimisedForm, question: Question, labels: Mapping[str, str]) -> dict[str, str]:
    lines = paragraphs(record.text(question.id))
    label = labels.get(question.id, question.label)
    return {"label": label, "text": "\n".join(lines) or "Not recorded yet"}


def _confirmed(rows: Sequence[Mapping[str, str]]) -> str:
    """Whether the sections begun so far are signed by the lead or the decision-maker."""
    missing = [row["section"] for row in rows if not (row["name"] and row["date"])]
    if not missing:
        return "Every section of the record that was begun is confirmed with name and date."
    return f"Not confirmed yet: {say_list(missing)}. All other sections are."


def _is_name(question: Question) -> bool:
    return question.id.endswith(_NAME)


def _occurrences(form: MinimisedForm, question: Question) -> range:
    """Once, or once for each meeting that was written down (section 4)."""
    if not question.repeats:
        return range(1, 2)
    section = question.section
    return range(1, max(a.occurrence for a in form.answers if a.question[0] == section) + 1)


def _signed(
    form: MinimisedForm, definition: FormDefinition, question: Question, occurrence: int
) -> dict[str, str]:
    numbers = question.id.removeprefix("signoff").removesuffix(_NAME).split("-")
    headings = {section.id: section.heading for section in definition.sections}
    named = " and ".join(f"{n}. {headings[n]}" for n in numbers)
    again = f": meeting {occurrence}" if question.repeats else ""
    day = question.id.removesuffix(_NAME) + _DATE
    return {
        "section": f"{named}{again}",
        "name": form.text(question.id, occurrence).strip(),
        "date": form.text(day, occurrence).strip(),
    }
