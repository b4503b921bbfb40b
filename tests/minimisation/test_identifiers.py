"""Identifiers: what is found, by which rule, and what looks alike but stays."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sigdocs.minimisation.addresses import addresses
from sigdocs.minimisation.dates import date_marks
from sigdocs.minimisation.identifiers import identifiers, is_nhs_number
from sigdocs.minimisation.sensitive import sensitive
from sigdocs.minimisation.text import passage
from sigdocs.model.minimised import Purpose
from sigdocs.model.people import Category
from sigdocs.reference.gazetteers import gazetteers
from tests.minimisation.forms import minimised

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


@pytest.mark.parametrize(
    ("text", "category", "words"),
    [
        ("GMC number seven three two double one four six, he said", Category.GMC_NUMBER, "seven three two double one four six"),
        ("NHS nine nine nine, one two three, four five six oh", Category.NHS_NUMBER, "nine nine nine, one two three, four five six oh"),
        ("Claim M twenty four CT nine oh one stroke one two", Category.CLAIM_REFERENCE, "M twenty four CT nine oh one stroke one two"),
        ("oh one six three two nine six oh four one two", Category.PHONE, "oh one six three two nine six oh four one two"),
        ("the optometrist (GOC 01-24518)", Category.HCPC_NUMBER, "01-24518"),
        ("social worker SWE SW104421", Category.HCPC_NUMBER, "SW104421"),
        ("Datix W12345 was closed", Category.CLAIM_REFERENCE, "W12345"),
        ("PAS 1234567", Category.HOSPITAL_NUMBER, "1234567"),
        ("on insta: kofi.b_99", Category.ONLINE_ADDRESS, "insta: kofi.b_99"),
        ('the Facebook group "Averham Mums"', Category.ONLINE_ADDRESS, "Averham Mums"),
        ("write to kofi at example dot com", Category.EMAIL, "kofi at example dot com"),
        ("tel 496 0123", Category.PHONE, "496 0123"),
    ],
)  # fmt: skip
def test_what_is_read_out_or_named_by_its_system_is_found(
    text: str, category: Category, words: str
) -> None:
    found = [(m.category, text[m.start : m.end]) for m in identifiers(passage("1f", 1, text))]
    assert (category, words) in found


@pytest.mark.parametrize(
    "text",
    [
        "one or two of the four, nine to five, one in ten, twenty four hours a day",
        "four five-minute checks, one nine-hour list, two two-hour waits",
        "the group met at the clinic dot on nine",
        "twitter was down and the Facebook page of the trust says so",
    ],
)
def test_counts_and_talk_of_networks_are_no_identifiers(text: str) -> None:
    assert identifiers(passage("1f", 1, text)) == []


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Baby Ife Moss, 9/52, was brought in.", "9/52"),
        ("Zoe Dunn 63F died.", "63F"),
        ("Seen in clinic (47M), sent home.", "47M"),
        ("A 46F with chest pain.", "46F"),
        ("Kemi Ade, 3y 2m, had a fit.", "3y 2m"),
        ("Leo, aged 3 years and 4 months, fell.", "4 months"),
        ("Her mum is 15 and at school.", "15"),
        ("The girl was eleven.", "eleven"),
        ("Twin sisters of 55 came.", "55"),
        ("Seen on 2, 3 and 4 May 2026.", "2, 3"),
        ("It came out on the fifth, and the seventh, and again.", "fifth"),
        ("Found in the shower 22/11, cut down.", "22/11"),
        ("Seen Tues 12/5 by the nurse.", "12/5"),
        ("Seen May 12th by the nurse.", "12th"),
        ("d o b 9 9 61", "61"),
        ("born on the ninth of the ninth sixty one", "sixty"),
        ("It fell on the Ides of March.", "Ides"),
        ("Lives at 9 The Strand, Portley.", "Strand"),
        ("Address: 16 LORD ST WEST", "LORD"),
        ("On the narrowboat 'Dilly', Averham Wharf.", "Dilly"),
    ],
)
def test_ages_dates_and_addresses_go_from_learning_however_written(text: str, gone: str) -> None:
    form = minimised({"1f": text}, purpose=Purpose.LEARNING)
    assert gone not in form.text("1f")


@pytest.mark.parametrize(
    "text",
    [
        "a 14F catheter, an 18G cannula and 3M tape",
        "pain 9/10, vision 6/12, cover 24/7, 5/7 of antibiotics, review 1/52",
        "on the fifth floor, on the second day of the rota, for the third time",
        "twice in the third of the wards",
        "They may 12 times have asked.",
    ],
)
def test_sizes_scores_and_orders_stay_in_learning(text: str) -> None:
    assert minimised({"1f": text}, purpose=Purpose.LEARNING).text("1f") == text


def test_an_address_does_not_begin_with_the_end_of_a_number() -> None:
    form = minimised({"1f": "NHS No 999 123 4560, Rose Cottage, Averham AB1 2CD."})
    said = {r.category: r.original.reveal() for r in form.redactions}
    assert said[Category.NHS_NUMBER] == "999 123 4560"
    assert "4560" not in said.get(Category.ADDRESS, "")


@pytest.mark.parametrize("label", ["Reference", "reference", "Our Ref:", "Ref."])
def test_a_claim_reference_may_be_a_sentence_of_its_own(label: str) -> None:
    text = f"The scan was lost. {label} M24GP100/006."
    (mark,) = identifiers(passage("1f", 1, text))
    assert text[mark.start : mark.end] == "M24GP100/006"
    assert identifiers(passage("1f", 1, text.replace(label, "Invoice reference"))) == []
