"""The request to the Responsible Officer for advice at 2g, with what they need to give it (11).

The facts are the notification's own, minimised for the Group: the Responsible Officer sees every
notification. Nothing of 2a is carried over: claims information may rest on privileged papers.
"""

from __future__ import annotations

from datetime import date

from sigdocs.model.definitions import FormDefinition
from sigdocs.model.documents import DocumentKind, RenderedDocument
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.workspace import Office
from sigdocs.rendering.fill import fill
from sigdocs.rendering.finish import finish
from sigdocs.rendering.returns import office_values
from sigdocs.rendering.wording import paragraphs, say_date

QUESTIONS = (
    "Is there a potential risk of harm to patients or doctors, and is an exchange of information "
    "between responsible officers appropriate (paragraph 11)?",
    "Who should be told, by whom and how soon?",
    "Is the threshold met for sharing with a regulator now, or should it be kept under review?",
    "Is there anything that should be left out, or that must be said?",
)
_FACTS = ("1c", "1d", "1e", "1f", "2c", "2d", "2e", "2f", "3b")


def render_ro_request(
    template: bytes,
    *,
    reference: str,
    minimised: MinimisedForm,
    definition: FormDefinition,
    office: Office,
    function: str,
    dated: date,
    reply_by: date,
    meeting: date | None = None,
    urgent: bool = False,
) -> RenderedDocument:
    """Fill templates/ro_request.docx.

    Args:
        template: the bytes of the template.
        minimised: the notification for the purpose ``group``.
        function: the function that raised the concern.
        reply_by: the day by which the advice is needed.
        meeting: the meeting that the notification is for.

    Raises:
        ValueError: the form was minimised for another purpose.
    """
    if minimised.purpose is not Purpose.GROUP:
        raise ValueError("a request for advice is written from the form minimised for the Group")
    known = ((q, minimised.text(q)) for q in _FACTS)
    facts = [
        {"label": f"{q} {definition.question(q).label}", "text": "\n".join(paragraphs(text))}
        for q, text in known
        if text
    ]
    context = {
        "reference": reference,
        "office": office_values(office),
        "dated": say_date(dated),
        "function": function or "one of our functions",
        "reply_by": say_date(reply_by),
        "meeting": say_date(meeting),
        "urgent": urgent,
        "questions": list(QUESTIONS),
        "facts": facts,
    }
    return finish(
        fill(template, context),
        template,
        kind=DocumentKind.RO_REQUEST,
        reference=reference,
        stem=f"{reference}-ro-request",
        title=f"{reference}: request for the Responsible Officer's advice",
    )
