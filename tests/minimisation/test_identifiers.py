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
        ("ref CFA/26/0418-N", "CFA/26/0418-N", C.CLAIM_REFERENCE),
        ("police log HP-20260817-0412", "HP-20260817-0412", C.CLAIM_REFERENCE),
        ("MRN 4471-0098", "4471-0098", C.HOSPITAL_NUMBER),
        ("passport copy on the site 533401372", "533401372", C.PASSPORT),
        (
            "date of birth four july nineteen seventy one",
            "four july nineteen seventy one",
            C.DATE_OF_BIRTH,
        ),
        ("dob 08.iii.52", "08.iii.52", C.DATE_OF_BIRTH),
        ("dob 6 / 2 / 2011", "6 / 2 / 2011", C.DATE_OF_BIRTH),
        ("on the third of february he came", "the third of february", C.DATE),
        (
            "on twenty-first June twenty twenty-six",
            "twenty-first June twenty twenty-six",
            C.DATE,
        ),
        ("on Boxing Day 2025 she", "Boxing Day 2025", C.DATE),
        ("On Valentine's Day she", "Valentine's Day", C.DATE),
        ("a girl of nineteen called", "nineteen", C.AGE),
        ("an octogenarian with", "octogenarian", C.AGE),
        ("the lad (22 y) who", "22 y", C.AGE),
        ("in her late seventies", "late seventies", C.AGE),
        ("a 7 month old boy", "7 month old", C.AGE),
        (
            "at Flat 2b, 81-83 Hay Street, Larkfield",
            "Flat 2b, 81-83 Hay Street, Larkfield",
            C.ADDRESS,
        ),
        ("they live at flat 4 cannery wharf now", "flat 4 cannery wharf", C.ADDRESS),
        ("write to PO Box 12 please", "PO Box 12", C.ADDRESS),
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

        "letter to GDC by january 2027", "the second may be late", "one march past", "in 2024-25",
        "C-arm images", "COVID-19", "ICD-10", "polish up", "version 17",
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
