"""The sender's own Word form with a comment at each place that needs work, otherwise untouched.

Comments are put in by inserting bytes: every other byte of the form's text, and every other part of
the file, stays as the sender made it. Our reference goes into the custom properties, so that the
mended form is known again when it comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sigdocs.model.definitions import FormDefinition
from sigdocs.model.documents import (
    DOCX,
    DocumentKind,
    RenderedDocument,
    RestrictedDocument,
    RestrictedPurpose,
)
from sigdocs.model.findings import Finding, Severity
from sigdocs.model.forms import ParsedForm
from sigdocs.rendering.comment_parts import Note, with_notes
from sigdocs.rendering.comment_places import paragraph_for
from sigdocs.rendering.finish import with_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Commented:
    """The form with comments, and the findings for which no place in the file was found."""

    document: RestrictedDocument
    without_place: tuple[Finding, ...]


def comment_form(
    content: bytes,
    *,
    form: ParsedForm,
    findings: Sequence[Finding],
    definition: FormDefinition,
    reference: str,
) -> Commented:
    """The sender's .docx with one comment for each finding.

    Args:
        content: the bytes of the form as it came; it must be a Word document.
        form: the same file as it was read, for the places.
        findings: what needs work; one without a question is put at the title.
        definition: the form's questions.
        reference: our case reference.

    Raises:
        ValueError: it is no Word document with a main text in UTF-8.
    """
    notes: list[Note] = []
    without_place: list[Finding] = []
    for finding in findings:
        place = _place(content, form, finding, definition)
        if place is None:
            without_place.append(finding)
        else:
            notes.append(Note(paragraph=place, text=_words(finding)))
    marked = with_notes(content, notes)
    marks = {"SigdocsReference": reference, "SigdocsKind": DocumentKind.SENDER_COPY.value}
    document = RenderedDocument(
        kind=DocumentKind.SENDER_COPY,
        media_type=DOCX,
        content=with_marks(marked, marks),
        stem=f"{reference}-form-comments",
        title=f"{reference}: your form with comments",
        substituted=tuple(note.text for note in notes),
    )
    restricted = RestrictedDocument(document=document, purpose=RestrictedPurpose.SENDER)
    return Commented(document=restricted, without_place=tuple(without_place))


def _place(
    content: bytes, form: ParsedForm, finding: Finding, definition: FormDefinition
) -> int | None:
    question = next((q for q in definition.questions if q.id == finding.question), None)
    if question is None:
        return paragraph_for(content, where="", labels=definition.titles) or 0
    answer = form.answer(finding.question, finding.occurrence)
    return paragraph_for(
        content,
        where=answer.where if answer else "",
        labels=question.labels,
        guidance=question.guidance,
        occurrence=finding.occurrence,
        tag=finding.question,
    )


def _words(finding: Finding) -> str:
    start = "" if finding.severity is Severity.ERROR else "Please consider: "
    return f"{start}{finding.message} {finding.to_mend}".strip()
