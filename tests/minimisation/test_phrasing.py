"""What a reader gets is English: replacements fit the sentences they stand in. Everybody is invented."""

from __future__ import annotations

import pytest
from forms import minimised

from sigdocs.model.minimised import Purpose

KNOWN = "Mr Alan Thorpe, consultant surgeon, GMC number 7654321"


def _told(text: str, purpose: Purpose = Purpose.LEARNING) -> str:
    return minimised({"1d": KNOWN, "1f": text}, purpose=purpose).text("1f")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("He died on 3 May 2026.", "He died on a day in the second quarter of year one."),
        ("Stillborn 3 May 2026.", "Stillborn in the second quarter of year one."),
        ("He was ill from 3 to 9 May 2026.", "He was ill in the second quarter of year one."),
        ("Seen on 3 May and 4 June 2026.", "Seen on days in the second quarter of year one."),
        ("It fell due by 3 May 2026.", "It fell due by the second quarter of year one."),
        ("3 May 2026: a call.", "The second quarter of year one: a call."),
        ("The 3 May 2026 list ran late.", "The second quarter of year one list ran late."),
        ("Sent: 3 May 2026 16:04", "Sent: the second quarter of year one"),
    ],
)
def test_a_quarter_fits_its_sentence(written: str, told: str) -> None:
    assert _told(written) == told


def test_days_of_one_episode_keep_their_order() -> None:
    told = _told("She was induced on 4 May 2026, bled on 5 May and died on 9 May 2026.")
    assert told == (
        "She was induced on a day in the second quarter of year one (day 1), bled on day 2 and"
        " died on day 6."
    )


def test_a_count_that_would_give_the_date_away_is_not_told() -> None:
    assert "day 9" not in _told("She was induced on 1 May 2026 and died on 9 May 2026.")


def test_days_are_counted_within_a_paragraph_only() -> None:
    assert "day 6" not in _told("She was induced on 4 May 2026.\n\nAnother was seen on 9 May 2026.")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("A 47-year-old woman came.", "A woman in her forties came."),
        ("An 82-year-old diabetic man came.", "A diabetic man in his eighties came."),
        ("The claimant, aged 79, came.", "The claimant, in their seventies, came."),
        ("She is 26; he was 66 when he fell.", "She is in her twenties; he was in his sixties when he fell."),
        ("She had just turned 80.", "She had just reached her eighties."),
        ("At the age of 47 she fell.", "In her forties she fell."),
        ("A 3-week-old baby was cooled.", "A baby in infancy was cooled."),
        ("A 94-year-old man fell.", "A man in his nineties or older fell."),
        ("A 6-year-old girl fell.", "A girl under ten fell."),
    ],
)  # fmt: skip
def test_an_age_band_fits_its_sentence(written: str, told: str) -> None:
    assert _told(written) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Two babies died and three were cooled.", "A few babies died and some were cooled."),
        ("The two patients recovered.", "The few patients recovered."),
        ("All three patients recovered.", "All the patients recovered."),
        ("One of the five mothers bled.", "One of the mothers bled."),
        ("Four of the five women bled.", "Some women bled."),
        ("Deaths: 3.", "Deaths: 7 or fewer."),
        (
            "He was on call on four of the five nights.",
            "He was on call on four of the five nights.",
        ),
        ("Band 6 nurses gave 2 units for 3 days.", "Band 6 nurses gave 2 units for 3 days."),
        ("One in three women bled.", "One in three women bled."),
        ("Two week wait patients were missed.", "Two week wait patients were missed."),
        ("12 patients of 3 wards fell.", "12 patients of 3 wards fell."),
    ],
)
def test_small_counts_of_people_go_and_other_numbers_stay(written: str, told: str) -> None:
    assert _told(written) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "Mrs Beryl Hope's son Tom Hope and his wife Jane Hope came. Tom's wife rang.",
            "Patient 1's son (Relative of Patient 1) and his wife (Relative 2 of Patient 1) came."
            " Another relative of Patient 1 rang.",
        ),
        (
            "Mrs Beryl Hope's son Tom Hope and his wife Jane Hope came. Jane Hope's letter is here.",
            "Patient 1's son (Relative of Patient 1) and his wife (Relative 2 of Patient 1) came."
            " Patient 1's second relative's letter is here.",
        ),
        (
            "Mrs Beryl Hope's mother-in-law, Ada Lunn, came. Mrs Hope's mother-in-law wept.",
            "Patient 1's mother-in-law, Relative of Patient 1, came. Patient 1's mother-in-law wept.",
        ),
        (
            "Patient: Mrs Ola Wray. Her parents Ben Wray and Eve Wray came.",
            "Patient: Patient 1. Her parents (two relatives of Patient 1) came.",
        ),
    ],
)
def test_relatives_are_told_apart(written: str, told: str) -> None:
    assert _told(written, Purpose.GROUP) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("3) Pt Mrs Ola Wray - aged 70, fell.", "3) Patient 1 - aged 70, fell."),
        (
            "Ola Wray, aged 70, died. Hal Wray rang. The Wray family wept.",
            "Patient 1, aged 70, died. Relative of Patient 1 rang. The family of Patient 1 wept.",
        ),
    ],
)
def test_a_family_and_a_patient_are_said_once(written: str, told: str) -> None:
    assert _told(written, Purpose.GROUP) == told


def test_a_name_in_brackets_after_the_same_name_goes() -> None:
    told = _told(
        "The midwife, Małgorzata Wiśniewska (Gosia), rang. Gosia was right.", Purpose.GROUP
    )
    assert told == "The midwife, Midwife A, rang. Midwife A was right."


def test_a_number_that_the_form_gave_a_patient_is_theirs_alone() -> None:
    told = _told(
        '"Patient 2" is Mrs Julie Hart. Patient: Mrs Ida Wynn. Mrs Hart died.', Purpose.GROUP
    )
    assert told == "Patient 2. Patient: Patient 3. Patient 2 died."


def test_two_wards_are_told_apart() -> None:
    assert _told("She was on Maple ward and then Rose ward.") == (
        "She was on a ward and then another ward."
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Ill since 2019, seen in May 2026.",
         "Ill since an earlier year, seen in the second quarter of year one."),
        ("Born in the summer of 2026, seen on 3 May 2025.",
         "Born in the summer of year two, seen on a day in the second quarter of year one."),
        ("The Care Act 2014 and 2000 patients.", "The Care Act 2014 and 2000 patients."),
    ],
)  # fmt: skip
def test_a_year_by_itself_is_a_date_too(written: str, told: str) -> None:
    assert _told(written) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("When the optometrist Ms Kay Ames wrote, he left.", "When Optometrist A wrote, he left."),
        ("It went to the patient Mrs Ola Wray.", "It went to Patient 1."),
        ('The midwife Kay Ames, known as "Kit", left.', "Midwife A left."),
    ],
)
def test_a_role_is_said_once(written: str, told: str) -> None:
    assert _told(written, Purpose.GROUP) == told


def test_a_relative_belongs_to_the_patient_of_the_same_row() -> None:
    told = _told(
        "1. Mrs Ola Wray bled. Her son Ben came.\n2. His mother Jane Peel rang. Patient: Tim Peel fell.",
        Purpose.GROUP,
    )
    assert told == (
        "1. Patient 1 bled. Her son (Relative of Patient 1) came.\n"
        "2. His mother (Relative of Patient 2) rang. Patient: Patient 2 fell."
    )


def test_a_numbered_case_is_no_count() -> None:
    assert _told("Case four was late.") == "Case four was late."


def test_a_pronoun_of_the_clause_tells_whose_age_it_is() -> None:
    assert _told("Mrs Ola Wray was aged 36 and in her second pregnancy.") == (
        "Patient 1 was in her thirties and in her second pregnancy."
    )


def test_days_are_counted_within_a_numbered_case_only() -> None:
    told = _told("1. A man died on 4 May 2026.\n2. A woman was seen on 7 May 2026, died on 9 May.")
    assert told.split("\n")[0] == "1. A man died on a day in the second quarter of year one."
    assert told.endswith("(day 1), died on day 3.")


def test_a_quotation_mark_or_bracket_is_not_left_open() -> None:
    told = minimised({"1d": '"Dr" Ana Berzina, nurse', "1f": "x"}, purpose=Purpose.LEARNING)
    assert told.text("1d").count('"') % 2 == 0


def test_the_days_of_an_episode_are_counted_from_its_earliest_date() -> None:
    told = _told(
        "We heard on 14 May 2026. He was seen on 4 May 2026, came back on 6 May and died on 11 May."
    )
    assert told == (
        "We heard on day 11. He was seen on a day in the second quarter of year one (day 1), came back on"
        " day 3 and died on day 8."
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Away from January to March 2026.", "Away in the first quarter of year one."),
        (
            "Away from May to August 2026.",
            "Away from the second quarter to the third quarter of year one.",
        ),
    ],
)
def test_months_of_a_span_become_quarters(written: str, told: str) -> None:
    assert _told(written) == told
