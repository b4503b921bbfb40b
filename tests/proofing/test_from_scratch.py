"""What looks like an identifier, or is a name of the form's own name fields, without any watch."""

from __future__ import annotations

from dataclasses import replace

import pytest
from proof_documents import proof, rendered, watch, word

from sigdocs.model.documents import Watch
from sigdocs.model.personal import personal
from sigdocs.proofing.name_fields import names_in

NOTHING = watch()


def with_text(text: str, seen: Watch = NOTHING) -> set[str]:
    content = word(lambda document: document.add_paragraph(text))
    return proof(content, seen, substituted=(*rendered(b"").substituted, text))


@pytest.mark.parametrize(
    "text",
    [
        "NHS No 999 186 0916",
        "her number is 999-390-9963 and",
        "NHS number: 9990308241.",
        "9990308241",
        "943 476 5919",
        "NI number AB123456C",
        "ab 12 34 56 c",
        "PIN 09F2217E",
        "GMC 9260417",
        "GMC no. 9260417",
        "GMC registration number: C9260417",
        "GDC 998123",
        "GPhC registration 2999123",
        "HCPC PH123456",
        "passport number 999123456",
        "siddall@trust.example",
        "on 07700 900461",
        "on +44 (0)20 7946 0123",
        "on 0161 496 0000",
        "at TA29 8WL",
    ],
)
def test_identifiers_are_found_by_their_shape(text: str) -> None:
    assert with_text(f"Please note {text} below") == {"identifier-left"}


@pytest.mark.parametrize(
    "text",
    [
        "PO 4500131902",
        "our reference 2026081144",
        "999 186 0917",
        "SC-2026-0001",
        "Monday 10 December 2026 at 09:30",
        "paragraphs 18-24 of 2019/20",
        "the GMC decided in 2026",
        "M25EN207/003",
        "EN ISO 14289-1",
        "300 mg and 1,000,000 units",
        "£1,234,567.89",
        "12345678901234567890",
        "the GDC's 2019 guidance",
    ],
)
def test_other_numbers_are_not(text: str) -> None:
    assert with_text(f"Please note {text} below") == set()


def test_an_identifier_that_the_policy_keeps_or_the_template_brings_is_no_finding() -> None:
    assert with_text("GMC 9260417", watch(kept=("9260417",))) == set()
    assert with_text("GMC 9260417", watch(kept=("9260418",))) == {"identifier-left"}
    content = word(lambda document: document.add_paragraph("Ring 020 7946 0000"))
    words = f"{rendered(b'').template_text}\nRing 020 7946 0000"
    assert proof(content, NOTHING, template_text=words) == set()


def test_contact_details_count_where_the_form_holds_them() -> None:
    theirs = replace(NOTHING, contacts=personal(["07700 900461"]))
    assert with_text("Ring (07700) 900 461", theirs) == {"identifier-left"}
    assert with_text("Ring 020 7946 0000", theirs) == set()
    assert with_text("NHS No 999 186 0916", theirs) == {"identifier-left"}


def test_where_the_forms_are_not_known_our_own_address_stands_alone() -> None:
    texts = ("secretariat@group.example", "10 South Colonnade, London E14 4PU")
    content = word(lambda d: [d.add_paragraph(text) for text in texts])
    put_in = (*rendered(b"").substituted, *texts)
    assert proof(content, NOTHING, substituted=put_in) == set()
    assert proof(content, NOTHING) == {"identifier-left"}


FIELD = "Mr Kofi Asante-Boateng, medical director\nDr Rhiannon Llewellyn-Price (GMC 9000001)"


@pytest.mark.parametrize(
    "leak",
    [
        "Kofi Asante-Boateng",
        "Mr Asante-Boateng",
        "Mr. K. Asante Boateng",
        "ASANTE-BOATENG, Kofi",
        "asante-boateng",
        "K Asante-Boateng",
        "Professor Asante-Boateng",
        "Rhiannon Llewellyn-Price",
        "Dr Llewellyn-Price",
    ],
)
def test_names_of_the_name_fields_are_found_though_nothing_was_removed(leak: str) -> None:
    assert "name-left" in with_text(f"Then {leak} came.", watch(fields=(FIELD,)))


def test_names_that_the_policy_keeps_are_no_finding() -> None:
    kept = ("Mr Kofi Asante-Boateng", "Dr Rhiannon Llewellyn-Price")
    text = "Mr Asante-Boateng and Dr Rhiannon Llewellyn-Price (K. Asante-Boateng)"
    assert with_text(text, watch(fields=(FIELD,), kept=kept)) == set()
    assert with_text(text, watch(fields=(FIELD,), kept=kept[:1])) == {"name-left"}


def test_posts_and_organisations_in_a_name_field_are_not_taken_for_names() -> None:
    field = (
        "Medical Director, Director of Midwifery\nClaims Management\nThe Responsible Officer\n"
        "Early Notification team; Practitioner Performance Advice\nBoard of Governors (Quality)"
    )
    text = (
        "The Medical Director and the Director of Midwifery; Claims Management; Early Notification"
    )
    assert with_text(text, watch(fields=(field,))) == set()


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Helen Marsden-Foy, Head of Claims\n07700 900461", {"Marsden-Foy"}),
        ("Dr Femi Lawal, Director of Safety and Learning", {"Lawal"}),
        (
            "Chair: Margaret Ainsley-Cooke. Members: Crewe, Quigley",
            {"Ainsley-Cooke", "Crewe", "Quigley"},
        ),
        ("mr imran qureshi, dentist", {"qureshi"}),
        ("Dr Marguerite de la Haye (medical director)", {"de la Haye"}),
        ("Dr Jonathan P. Long", {"Long"}),
        ("SIDDALL, Brian", {"SIDDALL"}),
        ("- Grace Hope, band 7\n- Thandiwe Mokoena, band 6", {"Hope", "Mokoena"}),
        ("M. Ainsley-Cooke", {"Ainsley-Cooke"}),
        ("Professor O'Driscoll and Miss Ní Bhriain", {"O'Driscoll", "Ní Bhriain"}),
        ("None. The doctor. Supports no one", set()),
        ("Not applicable", set()),
        ("RO advice awaited, see 2g", set()),
        ("Director of Claims Management", set()),
    ],
)
def test_names_are_read_from_name_fields(field: str, names: set[str]) -> None:
    assert {name.surname for name in names_in(field)} == names
