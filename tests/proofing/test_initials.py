"""Initials that a form gives people: "Dr Amira Said (AS)"."""

from __future__ import annotations

import pytest
from docx.document import Document
from proof_documents import proof, rendered, word
from test_watch import form, minimised

from sigdocs.model.documents import Watch
from sigdocs.model.people import Category
from sigdocs.proofing import watch_for

NAMES = (
    ("Dr Amira Said", Category.PATIENT),
    ("Jane Mary Oldroyd-Kent", Category.PATIENT),
    ("Carol Finch", Category.PATIENT),
    ("Rory O'Neil", Category.PATIENT),
)
FORM = form(
    q1f="Dr Amira Said (AS) saw Carol Finch. CF was ill. JOK, and J.M.O., agreed. The RO, "
    "Rory O'Neil, was told; the GP was not."
)


def with_text(text: str, seen: Watch) -> set[str]:
    content = word(lambda document: document.add_paragraph(text))
    return proof(content, seen, substituted=(*rendered(b"").substituted, text))


@pytest.mark.parametrize(
    "text",
    ["Then AS came.", "A.S. agreed", "told A S so", "AS", "AS’s view", "CF, JOK and others", "(CF)",
     "JMO said", "J.M.O. said", "GMC, CF, NHS"],
)  # fmt: skip
def test_initials_of_removed_people_are_caught(text: str) -> None:
    assert with_text(text, watch_for(FORM, minimised(*NAMES))) == {"leak-strong"}


@pytest.mark.parametrize(
    "text",
    [
        "As it was",
        "as before",
        "the RO was told",
        "the GP",
        "SEEN AS URGENT TODAY",
        "ASA, CFS",
        "cf. p. 4",
    ],
)
def test_small_words_posts_and_headings_are_not(text: str) -> None:
    assert with_text(text, watch_for(FORM, minimised(*NAMES))) == set()


def test_initials_that_the_form_never_writes_are_not_looked_for() -> None:
    seen = watch_for(form(q1f="Carol Finch was ill."), minimised(*NAMES))
    assert with_text("CF was ill", seen) == set()


def test_initials_of_somebody_who_is_kept_may_stay() -> None:
    kept = (("Dr Anwar Sheikh", Category.PRACTITIONER),)
    seen = watch_for(FORM, minimised(*NAMES, kept=kept))
    assert with_text("Then AS came.", seen) == set()
    assert with_text("Then CF came.", seen) == {"leak-strong"}


def test_a_short_surname_in_capitals_is_a_surname_too() -> None:
    seen = watch_for(form(q1f="LEE was ill."), minimised(("LEE", Category.PATIENT)))
    assert with_text("Then LEE came.", seen) >= {"leak-strong"}
    content = word(lambda document: document.add_paragraph("Then Lee came."))
    assert proof(content, seen) == {"leak-weak"}


def test_the_language_of_a_document_is_nobodys_initials() -> None:
    seen = watch_for(
        form(q1f="Gwen Bell (GB) was ill."), minimised(("Gwen Bell", Category.PATIENT))
    )

    def in_english(document: Document) -> None:
        document.core_properties.language = "en-GB"
        document.add_paragraph("Nobody is named.")

    assert proof(word(in_english), seen) == set()
    assert with_text("en-GB was ill", seen) == {"leak-strong"}, "on a page it is no language"
