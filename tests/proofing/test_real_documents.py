"""Real forms through the real stages: clean ones are proven, and one slip anywhere blocks them."""

from __future__ import annotations

import functools
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sigdocs.model.documents import PDF, ProvenDocument, RenderedDocument
from sigdocs.model.minimised import MinimisedForm, Purpose, Redaction
from sigdocs.model.people import Category, PeopleTable
from sigdocs.office import is_available, to_pdf
from sigdocs.proofing import prove, watch_for
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering.notification import render_notification
from sigdocs.workflows.accepting import case_facts
from sigdocs.workflows.forms import check_form, minimise_form, read_file
from tests.conftest import ROOT, SAMPLES

FORMS = sorted(SAMPLES.glob("*.docx"))
TEMPLATE = ROOT / "templates" / "notification.docx"
DAY = date(2026, 11, 20)


@functools.cache
def minimised(file: Path, purpose: Purpose):  # type: ignore[no-untyped-def]
    form = read_file(file)
    checked = check_form(form, received=DAY, meetings=(), meeting=None, today=DAY)
    made, _ = minimise_form(checked, purpose=purpose, recipient="", people=PeopleTable())
    return checked, made


def document(file: Path, made: MinimisedForm) -> RenderedDocument:
    checked, _ = minimised(file, Purpose.GROUP)
    return render_notification(
        TEMPLATE.read_bytes(),
        reference="SC-2026-0001",
        form=made,
        definition=form_definition(made.kind),
        facts=case_facts(checked, made),
    )


@pytest.mark.parametrize("purpose", [Purpose.GROUP, Purpose.LEARNING])
@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_clean_document_is_proven(file: Path, purpose: Purpose) -> None:
    checked, made = minimised(file, purpose)
    found = prove(document(file, made), watch_for(checked.form, made))
    assert isinstance(found, ProvenDocument), [(f.code, f.place) for f in found]


def unredacted(file: Path, made: MinimisedForm, slip: Redaction) -> MinimisedForm:
    """The minimised form as it were if one redaction had not been made."""
    checked, _ = minimised(file, Purpose.GROUP)
    text = checked.form.text(slip.question, slip.occurrence)
    here = [
        r for r in made.redactions if (r.question, r.occurrence) == (slip.question, slip.occurrence)
    ]
    for each in sorted(here, key=lambda r: -r.start):
        if each is not slip:
            text = text[: each.start] + each.replacement + text[each.end :]
    answers = [
        replace(a, text=text)
        if (a.question, a.occurrence) == (slip.question, slip.occurrence)
        else a
        for a in made.answers
    ]
    return replace(made, answers=tuple(answers))


CERTAIN = (
    Category.NHS_NUMBER,
    Category.GMC_NUMBER,
    Category.NMC_PIN,
    Category.DATE_OF_BIRTH,
    Category.EMAIL,
    Category.PHONE,
    Category.POSTCODE,
    Category.CLAIM_REFERENCE,
    Category.HOSPITAL_NUMBER,
)


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_one_identifier_or_full_name_left_in_an_answer_blocks_the_document(file: Path) -> None:
    checked, made = minimised(file, Purpose.GROUP)
    kept = " ".join(k.original.reveal() for k in made.kept)
    slips = [
        r
        for r in made.redactions
        if r.question
        and (
            r.category in CERTAIN or (r.category is Category.PATIENT and " " in r.original.reveal())
        )
        and r.original.reveal() not in kept
    ]
    watch = watch_for(checked.form, made)
    for slip in random.Random(file.stem).sample(slips, min(6, len(slips))):
        found = prove(document(file, unredacted(file, made, slip)), watch)
        assert isinstance(found, tuple), (slip.category, slip.question, slip.start)


def test_documents_are_proven_as_pdf_too_and_an_independent_validator_agrees(
    tmp_path: Path,
) -> None:
    if not is_available():
        pytest.skip("LibreOffice is not installed: no PDF can be made")
    import page

    made = [(file, *minimised(file, Purpose.GROUP)) for file in FORMS[:3]]
    words = [document(file, form) for file, _, form in made]
    sheets = to_pdf([(each.stem, each.content) for each in words])
    for (_, checked, form), word, sheet in zip(made, words, sheets, strict=True):
        found = prove(replace(word, content=sheet, media_type=PDF), watch_for(checked.form, form))
        assert isinstance(found, ProvenDocument), [(f.code, f.place) for f in found]
        file = tmp_path / "sheet.pdf"
        file.write_bytes(sheet)
        verdict = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
        assert verdict.is_compliant, [failure.rule_id for failure in verdict.failures]
