"""Identifiers: what is found, by which rule, and what looks alike but stays."""

from __future__ import annotations

import pytest

from sigdocs.minimisation.addresses import addresses
from sigdocs.minimisation.dates import date_marks
from sigdocs.minimisation.identifiers import identifiers, is_nhs_number
from sigdocs.minimisation.sensitive import sensitive
from sigdocs.minimisation.text import passage
from sigdocs.model.people import Category
from sigdocs.reference.gazetteers import gazetteers

C = Category


def found(text: str) -> set[tuple[str, Category]]:
    cut = passage("1f", 1, text)
    numbers = identifiers(cut)
    dates = date_marks(cut, (), numbers, received_year=2026)
    streets = addresses(cut, gazetteers())
    rest = sensitive(cut, gazetteers(), (), {}, "")
    marks = (*numbers, *dates, *streets, *rest)
    return {(text[m.start : m.end], m.category) for m in marks}


@pytest.mark.parametrize(
    ("text", "words", "category"),
    [
        ("NHS No 999 526 0182", "999 526 0182", C.NHS_NUMBER),
        ("(999-526-0182)", "999-526-0182", C.NHS_NUMBER),
        ("number 9995260182 on the label", "9995260182", C.NHS_NUMBER),
        ("NHS number 999 526 0183 (mistyped)", "999 526 0183", C.NHS_NUMBER),
        ("GMC No. 9012345", "9012345", C.GMC_NUMBER),
        ("GPhC 2099417, formerly GMC", "2099417", C.GPHC_NUMBER),
        ("GDC registration 998204", "998204", C.GDC_NUMBER),
        ("NMC PIN 98K0471E", "98K0471E", C.NMC_PIN),
        ("(HCPC PA 048213)", "PA 048213", C.HCPC_NUMBER),
        ("NI No: QQ 12 34 56 C", "QQ 12 34 56 C", C.NI_NUMBER),
        ("national insurance AB123456C", "AB123456C", C.NI_NUMBER),
        ("passport no. 533918207", "533918207", C.PASSPORT),
        ("his car, KX71 RTO, was", "KX71 RTO", C.VEHICLE),
        ("hospital number SW0417733", "SW0417733", C.HOSPITAL_NUMBER),
        ("MRN 4417733", "4417733", C.HOSPITAL_NUMBER),
        ("our ref M24CT318/041", "M24CT318/041", C.CLAIM_REFERENCE),
        ("PPA-30418", "PPA-30418", C.CLAIM_REFERENCE),
        ("case no 20261234", "20261234", C.CLAIM_REFERENCE),
        ("ring 07700 900461", "07700 900461", C.PHONE),
        ("+44 20 7946 0018", "+44 20 7946 0018", C.PHONE),
        ("+64 4 123 4567", "+64 4 123 4567", C.PHONE),
        ("bleep 1234", "bleep 1234", C.PHONE),
        ("020 7946 0102 ext 44", "020 7946 0102 ext 44", C.PHONE),
        ("a.b-c@trust.example", "a.b-c@trust.example", C.EMAIL),
        ("see www.echo.example/news/1", "www.echo.example/news/1", C.ONLINE_ADDRESS),
        ("as @rower_99 posts", "@rower_99", C.ONLINE_ADDRESS),
        ("at HX9 4QT", "HX9 4QT", C.POSTCODE),
        ("DOB 02/05/1951", "02/05/1951", C.DATE_OF_BIRTH),
        ("date of birth: 4th of July 1948", "4th of July 1948", C.DATE_OF_BIRTH),
        ("born on 30.01.2019", "30.01.2019", C.DATE_OF_BIRTH),
        ("on Friday 8 November 2024", "Friday 8 November 2024", C.DATE),
        ("died 2.1.26", "2.1.26", C.DATE),
        ("on 30 and 31 October 2026", "30 and 31 October 2026", C.DATE),
        ("admitted 2026-03-04", "2026-03-04", C.DATE),
        ("a 47-year-old woman", "47-year-old", C.AGE),
        ("aged 69, of", "69", C.AGE),
        ("she was 58yo", "58yo", C.AGE),
        ("of 14 Tenter Row, Harrowdene, HX9 4QT", "14 Tenter Row, Harrowdene, HX9", C.ADDRESS),
        ("Home: 41 priory rise, kirkden DN38 2WR", "41 priory rise, kirkden", C.ADDRESS),
        ("he is white Polish", "white Polish", C.ETHNICITY),
        ("a devout Roman Catholic", "Roman Catholic", C.RELIGION),
    ],
)
def test_identifiers_are_found(text: str, words: str, category: Category) -> None:
    assert (words, category) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "purchase order 4500127786", "PO 4500118844", "invoice 3300917725", "job number 7700412296",
        "our reference 2026081144", "order 9995260182", "under the Mental Health Act 1983",
        "FP17", "L4/5 and L5/S1", "band 3", "0.5 mg", "12 of 3,900", "Grade 2", "Year 7",
        "in 2024-25", "C-arm images", "COVID-19", "ICD-10", "polish up", "version 17",
    ],
)  # fmt: skip
def test_what_looks_like_an_identifier_but_is_none_stays(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(
    ("digits", "valid"),
    [
        ("9995260182", True),
        ("9995260183", False),
        ("0000000000", False),
        ("123", False),
        ("4000000004", True),
    ],
)
def test_the_mod_eleven_check(digits: str, valid: bool) -> None:
    assert is_nhs_number(digits) is valid
