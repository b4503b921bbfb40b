"""The minimised form as a document in its familiar layout: notification or audit-trail record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sigdocs.model.definitions import FormDefinition
from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.forms import FormKind
from sigdocs.model.meetings import CaseFacts
from sigdocs.model.minimised import MinimisedForm
from sigdocs.model.notices import Stands
from sigdocs.rendering.fill import Filled, fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.look import fingerprint, form_sections
from sigdocs.rendering.trail import sign_off_rows, told_rows
from sigdocs.rendering.wording import say_date

_KINDS = {
    FormKind.NOTIFICATION: DocumentKind.NOTIFICATION,
    FormKind.AUDIT_TRAIL: DocumentKind.AUDIT_TRAIL,
}


def render_notification(
    template: bytes,
    *,
    reference: str,
    form: MinimisedForm,
    definition: FormDefinition,
    facts: CaseFacts,
    told: Sequence[Stands] = (),
) -> RenderedDocument:
    """Fill templates/notification.docx with a minimised form (either kind).

    Questions without an answer read "Not answered"; sections not reached are left out; a repeated
    meeting is printed once for each time it was held, with its own sign-off. An audit-trail record
    begins with the table of its sign-offs; ``told`` is who was told of the process (38).
    """
    kind, heading = _KINDS[form.kind], definition.titles[0]
    title = f"{heading}: {reference}"
    context = {
        "reference": reference,
        "title": heading,
        "facts": facts_values(facts),
        "sections": form_sections(form, definition),
        "sign_offs": sign_off_rows(form, definition),
        "told": told_rows(told),
    }
    stem = f"{reference}-{kind.value}"
    return finished(fill(template, context), template, kind, reference, stem=stem, title=title)


def facts_values(facts: CaseFacts) -> dict[str, Any]:
    """The facts of a case as a template prints them; empty where there is nothing to say."""
    return {
        "function": facts.function,
        "focus": facts.focus,
        "received": say_date(facts.received),
        "meeting": say_date(facts.meeting),
        "urgency": facts.urgency,
        "other_functions": facts.other_functions,
        "conditions": list(facts.conditions),
        "warnings": list(facts.warnings),
    }


def finished(
    filled: Filled, template: bytes, kind: DocumentKind, reference: str, *, stem: str, title: str
) -> RenderedDocument:
    """The document with its marks and the template's own words as often as they are printed."""
    marks = {"SigdocsHash": fingerprint(filled.substituted)}
    document = finish(
        filled, template, kind=kind, reference=reference, stem=stem, title=title, marks=marks
    )
    return replace(document, template_text=filled.template_text)
