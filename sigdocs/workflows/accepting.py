"""What follows when a form is accepted: minimised for the Group, reported to IG, its case moved on."""

from __future__ import annotations

import hashlib

from sigdocs.minimisation.letter_case import answers_without_case
from sigdocs.model.documents import RenderedDocument
from sigdocs.model.findings import Focus, ValidatedForm
from sigdocs.model.forms import ParsedForm
from sigdocs.model.meetings import CaseFacts
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.proofing import watch_for
from sigdocs.reference.definitions import form_definition
from sigdocs.reference.findings import finding_words
from sigdocs.rendering.notification import render_notification
from sigdocs.rendering.said_once import said_once
from sigdocs.validation.wording import short_place
from sigdocs.workflows.conditions import find_conditions
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.kpis import record_kpis
from sigdocs.workflows.moving_on import move_on
from sigdocs.workflows.publishing import Published, publish
from sigdocs.workflows.reporting import report_to_ig

SCOPE = "group"
"""What IG approves a case's document for."""
FOCUS_WORDS = {
    Focus.INDIVIDUAL: "One practitioner",
    Focus.TEAM: "A team",
    Focus.ORGANISATION: "An organisation",
}


def answer_accepted(
    desk: Desk, reference: str, form: ParsedForm, checked: ValidatedForm, source: str
) -> tuple[tuple[str, ...], int]:
    """Minimise, render, prove, release and move the case on.

    Args:
        source: the hash of the file the form came in.

    Returns:
        Notes for the run's line, and the exit code of the file (20: withheld).
    """
    published = publish_for_group(desk, reference, form, checked)
    with desk.register.together():  # listed and decided at once, or a power cut parts the two
        move_on(desk, reference, form, source)
        record_kpis(desk, reference, form)
    codes = {finding.code for finding in checked.warnings}
    warnings = [words.title for words in finding_words() if words.code in codes]
    told = (f"Warnings: {'; '.join(warnings)}.",) if warnings else ()
    return (*told, *_read_by_a_person(form), *published.notes), published.exit_code


def _read_by_a_person(form: ParsedForm) -> tuple[str, ...]:
    """What to say of answers in which the finder is half blind."""
    questions = answers_without_case(form)
    if not questions:
        return ()
    definition = form_definition(form.kind)
    places = ", ".join(short_place(question, definition) for question in questions)
    return (
        f"{places}: little or no difference between capital and small letters, so names may have been "
        "missed. Information Governance must read and approve it first.",
    )


def publish_for_group(
    desk: Desk, reference: str, form: ParsedForm, checked: ValidatedForm
) -> Published:
    """The minimised form in the outbox, and the redaction report about it for IG.

    A form in which names may have been missed is not in the outbox before IG has approved it.
    """
    minimised = desk.minimise(reference, checked, Purpose.GROUP)
    document = group_document(desk, reference, checked, minimised)
    folder = desk.workspace.outbox / "cases" / reference
    published = Published()
    if not answers_without_case(form) or _is_approved(desk, reference, document):
        published = publish(desk, document, watch_for(form, minimised), folder, reference=reference)
    report_to_ig(desk, reference, form, minimised, document)
    find_conditions(desk, reference, minimised.directions)
    return published


def _is_approved(desk: Desk, reference: str, document: RenderedDocument) -> bool:
    fingerprint = hashlib.sha256(document.content).hexdigest()
    return desk.register.is_approved(reference, fingerprint, scope=SCOPE)


def group_document(
    desk: Desk, reference: str, checked: ValidatedForm, minimised: MinimisedForm
) -> RenderedDocument:
    """A case's form as the Group sees it; the same values give the same bytes."""
    return render_notification(
        desk.template("notification"),
        reference=reference,
        form=minimised,
        definition=form_definition(checked.form.kind),
        facts=case_facts(checked, minimised),
    )


def case_facts(checked: ValidatedForm, minimised: MinimisedForm) -> CaseFacts:
    """The facts that stand on a cover sheet; all of them without a person's name."""
    profile = checked.profile
    return CaseFacts(
        function=profile.function,
        focus=FOCUS_WORDS[profile.focus],
        received=checked.received,
        meeting=checked.meeting,
        urgency="Urgent" if profile.urgent else "",
        other_functions=minimised.text("2b"),
        warnings=tuple(dict.fromkeys(f.message for f in said_once(checked.warnings))),
    )
