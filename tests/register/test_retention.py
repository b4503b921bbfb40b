"""Legal holds, what is due to go, and what is left when it has gone."""

from __future__ import annotations

from datetime import date

import pytest

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import AnswerFacts, CaseStatus, FindingFacts, Reason
from sigdocs.model.documents import DocumentKind
from sigdocs.model.events import EventKind
from sigdocs.model.forms import AnswerState
from sigdocs.model.records import DocumentFacts, DocumentStatus
from sigdocs.model.retention import DueForPurge, Hold, Kept, RetentionRule
from sigdocs.register.loose import add_months
from tests.register.conftest import arrived, digest, everything, stamp

CASE = "SC-2026-0001"
RULES = (
    RetentionRule(kept=Kept.ORIGINALS, months=12),
    RetentionRule(kept=Kept.DRAFTS, months=3, documents=(DocumentKind.SHARING_LETTER,)),
)
CLOSED_ON = date(2026, 11, 26)


def removed(kept: Kept, reference: str = CASE) -> DueForPurge:
    return DueForPurge(reference=reference, kept=kept, due=CLOSED_ON, files=(digest(1),))


@pytest.fixture
def closed(register):
    details = {
        "findings": (FindingFacts(code="late", severity="warning"),),
        "answers": (
            AnswerFacts(question="1f", occurrence=1, state=AnswerState.ANSWERED, length=4),
        ),
    }
    register.record_submission(arrived(1, **details), by=stamp())
    register.record_submission(arrived(2, **details), by=stamp())
    for number, kind in ((7, DocumentKind.SHARING_LETTER), (8, DocumentKind.OUTCOME_LETTER)):
        letter = DocumentFacts(
            sha256=digest(number),
            kind=kind,
            status=DocumentStatus.DRAFT,
            stem=f"{CASE}-{kind}",
            reference=CASE,
        )
        register.record_document(letter, by=stamp())
    register.move(CASE, CaseStatus.WITHDRAWN, by=stamp(1), reason=Reason.SENDER_ASKED)
    return register


@pytest.mark.parametrize(
    ("today", "kinds"),
    [
        (date(2027, 2, 25), []),
        (date(2027, 2, 26), [Kept.DRAFTS]),
        (date(2027, 11, 25), [Kept.DRAFTS]),
        (date(2027, 11, 26), [Kept.ORIGINALS, Kept.DRAFTS]),
    ],
)
def test_things_are_due_on_the_day_their_months_are_over(closed, today, kinds) -> None:
    assert [due.kept for due in closed.due_for_purge(RULES, today)] == kinds


def test_only_what_the_rule_names_goes(closed) -> None:
    originals, drafts = closed.due_for_purge(RULES, date(2030, 1, 1))
    assert originals.files == (digest(1),)
    assert drafts.files == (digest(7),)


def test_a_hold_blocks_the_purge_until_it_is_lifted(closed) -> None:
    closed.place_hold(CASE, Hold.INQUEST, by=stamp(2))
    assert {due.holds for due in closed.due_for_purge(RULES, date(2030, 1, 1))} == {(Hold.INQUEST,)}
    with pytest.raises(RegisterWrong, match="legal hold"):
        closed.record_purge(removed(Kept.ORIGINALS), by=stamp(3))
    closed.lift_hold(CASE, Hold.INQUEST, by=stamp(4))
    closed.record_purge(removed(Kept.ORIGINALS), by=stamp(5))
    assert closed.verify().sound


def test_the_purge_leaves_the_bare_event(closed, url) -> None:
    closed.record_purge(removed(Kept.ORIGINALS), by=stamp(5))
    kept = everything(url)
    assert {row["sha256"] for row in kept["findings"] + kept["answers"]} == {digest(2)}
    assert closed.events(CASE)[-1].kind is EventKind.PURGED
    assert closed.find_submission(digest(1)).reference == CASE
    assert [due.kept for due in closed.due_for_purge(RULES, date(2030, 1, 1))] == [Kept.DRAFTS]


def test_nothing_of_an_open_case_is_removed(closed) -> None:
    with pytest.raises(RegisterWrong, match="not closed"):
        closed.record_purge(removed(Kept.ORIGINALS, "SC-2026-0002"), by=stamp(5))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day, months, later) -> None:
    assert add_months(day, months) == later
