"""The watch: what was removed, in every spelling, from one case or from several."""

from __future__ import annotations

from dataclasses import replace

import pytest
from proof_documents import proof, rendered, word

from sigdocs.model.documents import Watch
from sigdocs.model.forms import Answer, AnswerState, FormKind, ParsedForm
from sigdocs.model.minimised import Action, MinimisedAnswer, MinimisedForm, Purpose, Redaction
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText
from sigdocs.proofing import watch_for, watch_for_all


def form(**answers: str) -> ParsedForm:
    return ParsedForm(
        kind=FormKind.NOTIFICATION,
        edition=17,
        answers=tuple(
            Answer(question=q.lstrip("q"), text=PersonalText(t), state=AnswerState.ANSWERED)
            for q, t in answers.items()
        ),
    )


def redaction(text: str, category: Category, action: Action = Action.REMOVED) -> Redaction:
    return Redaction(
        question="1f",
        occurrence=1,
        start=0,
        end=len(text),
        category=category,
        action=action,
        replacement="[removed]",
        reason="",
        paragraph="17",
        evidence="",
        original=PersonalText(text),
    )


def minimised(
    *removed: tuple[str, Category], kept: tuple[tuple[str, Category], ...] = (), text: str = ""
) -> MinimisedForm:
    return MinimisedForm(
        kind=FormKind.NOTIFICATION,
        edition=17,
        purpose=Purpose.GROUP,
        answers=(
            MinimisedAnswer(question="1f", occurrence=1, text=text, state=AnswerState.ANSWERED),
        ),
        redactions=tuple(redaction(*each) for each in removed),
        kept=tuple(redaction(*each, action=Action.KEPT) for each in kept),
    )


def with_text(text: str, seen: Watch) -> set[str]:
    content = word(lambda document: document.add_paragraph(text))
    return proof(content, seen, substituted=(*rendered(b"").substituted, text))


EMPTY = form(q1f="Nothing.")
FULL = watch_for(
    EMPTY,
    minimised(
        ("Mrs Siobhán O'Hanrahan-Wells", Category.PATIENT),
        ("Dr M. de la Haye", Category.OTHER_CLINICIAN),
        ("WOJCIK, Agnieszka", Category.PATIENT),
        ("the anaesthetist, Dr Siew Ling Tan, who told us", Category.CONFIDENTIAL_SOURCE),
        ("999 186 0916", Category.NHS_NUMBER),
        ("SW0417733", Category.HOSPITAL_NUMBER),
        ("M25EN207/003", Category.CLAIM_REFERENCE),
        ("07700 900461", Category.PHONE),
        ("s.ohanrahan@home.example", Category.EMAIL),
        ("22 Groyne Street, Saltmere", Category.ADDRESS),
        ("TA29 8WL", Category.POSTCODE),
        ("30.01.1996", Category.DATE_OF_BIRTH),
        ("Saltmere Coast University Hospitals", Category.ORGANISATION),
        ("the only set of triplets born in the county this year", Category.RARE_DETAIL),
    ),
)


@pytest.mark.parametrize(
    "leak",
    [
        "Siobhan O'Hanrahan-Wells",
        "O’Hanrahan Wells, Siobhan",
        "Mrs OHanrahan-Wells",
        "Mrs. S. O'Hanrahan-Wells",
        "S O'Hanrahan-Wells",
        "Siobhán",
        "O'Hanrahan",
        "M. de la Haye",
        "Dr de la Haye",
        "DE LA HAYE, M.",
        "Agnieszka Wojcik",
        "Wójcik",
        "Agnieszka",
        "Dr Siew Ling Tan",
        "Dr Tan",
        "Siew Ling Tan",
        "9991860916",
        "999-186-0916",
        "sw 0417733",
        "M25EN207 003",
        "M25-EN207-003",
        "(07700) 900 461",
        "S.OHanrahan@home.example",
        "22 Groyne Street Saltmere",
        "ta298wl",
        "30 January 1996",
        "Saltmere Coast University Hospitals' board",
        "the only set of triplets, born in the county, this year",
    ],
)
def test_what_was_removed_is_watched_in_every_spelling(leak: str) -> None:
    assert with_text(f"Then {leak} came up.", FULL) & {"leak-strong", "leak-name", "leak-date"}


@pytest.mark.parametrize(
    "text",
    [
        "Patient 1 had a Wells score of 3; all is well, wells are deep.",
        "The band 6 midwife and the anaesthetist told us.",
        "Haye-on-Wye; a lady in waiting; tan; suntan; a sieve",
        "999 beds; paragraph 186; room 0916",
        "born in 1996; January",
        "the county; triplets; Groyne",
    ],
)
def test_other_words_are_not(text: str) -> None:
    assert with_text(text, FULL) == set()


def test_a_title_and_more_words_than_the_name_are_told_apart() -> None:
    seen = watch_for(EMPTY, minimised(("Dr Tudor about", Category.OTHER_CLINICIAN)))
    assert with_text("We asked Dr Tudor.", seen) == {"leak-strong"}
    assert with_text("It isn't about an individual.", seen) == set()


def test_what_the_policy_kept_is_not_watched_for() -> None:
    made = minimised(kept=(("Dr Femi Lawal", Category.OWN_STAFF),))
    seen = watch_for(form(q1a="Dr Femi Lawal, Director"), made)
    assert with_text("Dr Femi Lawal, Dr Lawal", seen) == set()
    nothing_kept = watch_for(form(q1a="Dr Femi Lawal, Director"), minimised())
    assert with_text("Dr Femi Lawal", nothing_kept) == {"name-left"}


def test_contact_details_of_every_answer_and_layer_are_known() -> None:
    seen = watch_for(form(q2f="Ring 07700 900461 or write to a@b.example, TA29 8WL"), minimised())
    assert {c.reveal() for c in seen.contacts or ()} == {"07700 900461", "a@b.example", "TA29 8WL"}


def test_the_watch_prints_no_words() -> None:
    assert "Hanrahan" not in repr(FULL)
    assert "Hanrahan" not in f"{FULL}"


A = minimised(("Dr Vikram Sethi", Category.PRACTITIONER), text="Doctor A came.")
B = minimised(kept=(("Dr Vikram Sethi", Category.OFFICIAL),), text="RO: Dr Vikram Sethi")


def test_what_one_case_removed_may_stand_where_another_keeps_it() -> None:
    seen = watch_for_all([(EMPTY, A), (EMPTY, B)])
    assert with_text("RO: Dr Vikram Sethi", seen) == set()
    assert "leak-strong" in with_text("RO: Dr Vikram Sethi", watch_for_all([(EMPTY, A)]))


def test_another_cases_licence_does_not_cover_a_slip_in_the_first_cases_own_part() -> None:
    slipped = replace(A, answers=(replace(A.answers[0], text="Doctor A came, and Dr Sethi left."),))
    seen = watch_for_all([(EMPTY, slipped), (EMPTY, B)])
    assert "leak-strong" in with_text("Dr Sethi left. RO: Dr Vikram Sethi", seen)


def test_a_case_that_keeps_and_removes_one_name_is_not_taken_for_a_slip() -> None:
    both = replace(A, kept=B.kept, answers=B.answers)
    seen = watch_for_all([(EMPTY, both), (EMPTY, B)])
    assert with_text("RO: Dr Vikram Sethi", seen) == set()


def test_a_pack_watches_for_every_case() -> None:
    other = minimised(("Bryony Tate-Whitlock", Category.PATIENT))
    seen = watch_for_all([(EMPTY, A), (EMPTY, other)])
    assert with_text("Bryony Tate-Whitlock", seen) == {"leak-strong"}
    assert with_text("Vikram Sethi", seen) == {"leak-strong"}


def test_for_learning_no_exact_date_or_age_is_left() -> None:
    made = minimised(
        ("3 September 2025", Category.DATE), ("66 years", Category.AGE), ("5 years", Category.AGE)
    )
    group = watch_for(EMPTY, made)
    learning = watch_for(EMPTY, replace(made, purpose=Purpose.LEARNING))
    for text in ("On 03/09/2025 it was.", "A man aged 66 came."):
        assert with_text(text, group) == set()
        assert with_text(text, learning) & {"leak-date", "leak-age"}
    assert with_text("It took 5 years from September 2025; 66 beds.", learning) == set()


@pytest.mark.parametrize(
    "text",
    ["+44 7700 900461", "0044 7700 900461", "00447700900461", "+44 (0)7700 900461", "447700900461"],
)
def test_a_telephone_number_is_the_same_from_abroad(text: str) -> None:
    assert "leak-strong" in with_text(f"Ring {text} today.", FULL)
    assert with_text("Ring +44 7700 900462 today.", FULL) == set()
    abroad = watch_for(EMPTY, minimised(("+44 20 7946 0123", Category.PHONE)))
    assert "leak-strong" in with_text("Ring 020 7946 0123 today.", abroad)


def typed(text: str, seen: Watch) -> set[str]:
    """A sentence that a person typed into a draft: nobody put it in."""
    return proof(word(lambda document: document.add_paragraph(text)), seen)


@pytest.mark.parametrize("name", ["Agnieszca", "Agnieska", "Wojick", "Wojcyk"])
def test_a_misspelt_name_that_somebody_typed_is_put_before_ig(name: str) -> None:
    assert typed(f"Then {name} came.", FULL) == {"leak-weak"}
    assert with_text(f"Then {name} came.", FULL) == set(), "put in on purpose"


def test_other_words_are_no_misspellings() -> None:
    text = "Haymaking and Agnosticism; Hanover; Wojtyla; the groin; Agnes; Grogan"
    assert typed(text, FULL) == set()


def test_initials_set_apart_are_put_before_ig_where_somebody_typed_them() -> None:
    seen = watch_for(EMPTY, minimised(("Lottie Marchbank", Category.PATIENT)))
    assert typed("L.M. died.", seen) == {"leak-weak"}
    assert typed("L M died.", seen) == {"leak-weak"}
    assert typed("LM died.", seen) == set(), "two letters of many meanings"
    assert with_text("Appendix L.M. is long.", seen) == set(), "put in on purpose"


def test_a_bare_initial_is_no_word_to_look_for() -> None:
    seen = watch_for(EMPTY, minimised(("Petunia G", Category.OWN_STAFF)))
    assert {removed.text.reveal() for removed in seen.removed} >= {"Petunia"}
    assert typed("Plan G is on; vitamin G.", seen) == set()
    assert typed("Ask Petunia G. again.", seen) == {"leak-strong"}


def test_a_name_in_a_hashtag_or_a_user_name_is_caught() -> None:
    for tag in ("#justiceforagnieszka", "@mumofsiobhan96"):
        assert "leak-strong" in with_text(f"See {tag} there.", FULL)
    assert with_text("See #justiceforall there.", FULL) == set()


def test_a_date_of_birth_without_marks_or_in_words_is_a_date_too() -> None:
    assert with_text("Born 19960130 there.", FULL) == {"leak-date"}
    assert with_text("Born on the thirtieth of January 1996.", FULL) == {"leak-date"}
    assert with_text("Born on the thirtieth day of January, 1997.", FULL) == set()
    assert with_text("Order 1996013012 there.", FULL) == set()
