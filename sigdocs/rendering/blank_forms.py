"""Blank and prefilled forms in Word, built from the form's definition.

Each answer is a content control with the question's id as its tag: a date picker for dates, a
drop-down where the answer is one of a few, help text as a prompt. The first row of each table is a
header row; nothing is merged. What is typed into it reads back as the answer to its question.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from sigdocs.model.definitions import FormDefinition, Question, Section
from sigdocs.model.documents import (
    DocumentKind,
    RenderedDocument,
    RestrictedDocument,
    RestrictedPurpose,
)
from sigdocs.model.forms import FormKind, ParsedForm
from sigdocs.rendering.controls import cell, element, heading, paragraph, row, table
from sigdocs.rendering.fill import Filled, fill
from sigdocs.rendering.finish import finish

_CURRENT = 17
_ABOVE = {FormKind.NOTIFICATION: ("2", "3"), FormKind.AUDIT_TRAIL: ("2", "3", "4", "5", "6", "7")}
_MEETINGS_NOTICE = "Copy and paste this section allow recording of ongoing group meetings"
_ON_ONE_PAGE = ("7",)  # stands on the page of section 6, with which it is deleted
_OPTIONAL = "Delete page if not applicable"
# Where the answer is one of a few, the words to choose from (Annex D; the KPI questions).
_CHOICES = {"2h": ("Confirmed", "Not confirmed")}
_YES_NO = ("Yes", "No")
# The header row of a table; the form definitions list the words as furniture, never an answer.
_HEADS = ("What the form asks", "Your answer")


def render_blank_form(
    template: bytes, *, definition: FormDefinition, edition: int = _CURRENT
) -> RenderedDocument:
    """Fill templates/form.docx with the questions of an edition, nothing answered."""
    return _render(template, definition, edition, None, "")


def render_prefilled_form(
    template: bytes, *, definition: FormDefinition, form: ParsedForm, reference: str
) -> RestrictedDocument:
    """The same form with what was sent already in it: for its sender only.

    Every answer of ``form`` is put in as it was written, repeated ones as often as they came.
    """
    document = _render(template, definition, form.edition, form, reference)
    return RestrictedDocument(document=document, purpose=RestrictedPurpose.SENDER)


def choices_of(question: Question) -> tuple[str, ...]:
    """What a drop-down offers; empty for a question with an answer in free words."""
    if question.id in _CHOICES:
        return _CHOICES[question.id]
    return _YES_NO if question.shape == "yes-no" else ()


def _render(
    template: bytes,
    definition: FormDefinition,
    edition: int,
    form: ParsedForm | None,
    reference: str,
) -> RenderedDocument:
    title = definition.titles[0]
    notices = [n for n in definition.furniture if n.startswith(("Please submit", "This "))]
    filled = fill(template, {"title": title, "notices": notices, "reference": reference})
    blocks = list(_sections(definition, edition, form))
    answers = tuple(a.text.reveal() for a in form.answers) if form else ()
    words = "\n".join(str(text) for block in blocks for text in block.itertext())
    whole = Filled(
        content=with_blocks(filled.content, blocks),
        substituted=(*filled.substituted, *answers),
        dropped_controls=filled.dropped_controls,
        template_text=words if form is None else "",
    )
    name = definition.kind.value.replace("_", "-")
    return finish(
        whole,
        template,
        kind=DocumentKind.SENDER_COPY if form else DocumentKind.BLANK_FORM,
        reference=reference,
        stem=f"{reference}-{name}-form" if reference else f"{name}-form",
        title=f"{reference}: {title}" if reference else title,
    )


def with_blocks(content: bytes, blocks: list[etree._Element]) -> bytes:
    """The document with further blocks before its last section's settings."""
    name = "word/document.xml"
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        parts = {info.filename: source.read(info.filename) for info in source.infolist()}
    root = etree.fromstring(parts[name])
    body = root[0]
    body[-1:] = [*blocks, body[-1]]  # the last child holds the section's settings
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part, data in parts.items():
            target.writestr(part, data)
    return out.getvalue()


def _sections(
    definition: FormDefinition, edition: int, form: ParsedForm | None
) -> Iterator[etree._Element]:
    asked = definition.in_edition(edition)
    for section in definition.sections:
        questions = [q for q in asked if q.section == section.id]
        if questions:
            new_page = section.optional and section.id not in _ON_ONE_PAGE
            yield heading(f"{section.id}. {section.heading}", new_page=new_page)
            yield from _notes(definition, section)
            for occurrence in range(1, _times(questions, form) + 1):
                yield from _tables(definition, section, questions, form, occurrence)


def _notes(definition: FormDefinition, section: Section) -> Iterator[etree._Element]:
    starts = [_OPTIONAL] if section.optional and section.id not in _ON_ONE_PAGE else []
    starts += [_MEETINGS_NOTICE] if section.repeats else []
    for line in definition.furniture:
        if any(line.startswith(start) for start in starts):
            yield paragraph(line, "Small")


def _times(questions: list[Question], form: ParsedForm | None) -> int:
    """How often a section is printed: once, or once for each meeting that was written down."""
    if form is None or not any(q.repeats for q in questions):
        return 1
    return max(max((a.occurrence for a in form.occurrences(q.id)), default=1) for q in questions)


def _tables(
    definition: FormDefinition,
    section: Section,
    questions: list[Question],
    form: ParsedForm | None,
    occurrence: int,
) -> Iterator[etree._Element]:
    """Short answers beside their question in one table; long ones below it, in the full width."""
    above = section.id in _ABOVE[definition.kind]
    for is_above, run in groupby(questions, key=lambda q: above and q.shape in ("text", "people")):
        group = [(q, occurrence if q.repeats else 1) for q in run]
        if is_above:
            for question, number in group:
                label = cell(_label(question), 9298, is_label=True)
                answer = cell([_control(question, form, number)], 9298)
                yield table((9298,), [row([label], is_header=True), row([answer])])
                yield paragraph("", "AfterTable")
        else:
            yield _beside(group, form)
            yield paragraph("", "AfterTable")


def _beside(group: list[tuple[Question, int]], form: ParsedForm | None) -> etree._Element:
    widths = (3400, 5898)
    heads = [
        cell([paragraph(words, "TableHeading")], width, is_label=True)
        for words, width in zip(_HEADS, widths, strict=True)
    ]
    rows = [row(heads, is_header=True)]
    for question, number in group:
        label = cell(_label(question), widths[0], is_label=True)
        rows.append(row([label, cell([_control(question, form, number)], widths[1])]))
    return table(widths, rows)


def _label(question: Question) -> list[etree._Element]:
    letter = f"{question.letter}) " if question.letter else ""
    help_lines = [paragraph(line, "FormHelp") for line in question.guidance]
    return [paragraph(f"{letter}{question.label}", "TableLabel"), *help_lines]


def _control(question: Question, form: ParsedForm | None, occurrence: int) -> etree._Element:
    answer = form.answer(question.id, occurrence) if form else None
    text = answer.text.reveal() if answer else ""
    return element(
        question_id=question.id,
        title=question.label,
        text=text,
        is_date=question.shape == "date",
        choices=choices_of(question),
        prompt=question.placeholders[0] if question.placeholders else "",
    )
