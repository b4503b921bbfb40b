"""Whatever is recorded comes back as it went in, on both databases."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sigdocs.model.cases import (
    AnswerFacts,
    Arrived,
    Arriving,
    CaseFacts,
    CaseStatus,
    Disposition,
    FindingFacts,
    Reason,
)
from sigdocs.model.decisions import Outcome
from sigdocs.model.events import Fact, FactKey
from sigdocs.model.findings import Focus
from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.model.records import ActionFacts, DecisionFacts
from sigdocs.model.shapes import QUESTION
from sigdocs.register import open_register
from sigdocs.register.chain import body_of, event_of
from tests.register.conftest import KEY, digest, stamp

FRESH = count(1)
HASHES = st.integers(10**9, 10**12).map(digest)
WORDS = st.text("abcxyz019", min_size=1, max_size=5)
CODES = st.lists(WORDS, min_size=1, max_size=8).map("-".join)
QUESTIONS = st.from_regex(QUESTION, fullmatch=True)
DATES = st.dates(date(2016, 1, 1), date(2099, 12, 31))
FINDINGS = st.builds(
    FindingFacts,
    code=CODES,
    severity=st.sampled_from(["error", "warning"]),
    question=QUESTIONS | st.just(""),
    occurrence=st.integers(1, 40),
    state=st.sampled_from([str(state) for state in AnswerState]) | st.just(""),
)
ANSWERS = st.builds(
    AnswerFacts,
    question=QUESTIONS,
    occurrence=st.integers(1, 40),
    state=st.sampled_from(AnswerState),
    length=st.integers(0, 2_000_000),
    fingerprint=HASHES | st.just(""),
)
CASES = st.builds(
    CaseFacts,
    form=st.sampled_from(FormKind),
    edition=st.integers(1, 17),
    function=st.sampled_from(["", "Claims Management", "Finance & Corporate Planning"]),
    focus=st.sampled_from(Focus),
    urgent=st.booleans(),
    meeting=st.none() | DATES,
)
ACTIONS = st.builds(
    ActionFacts,
    number=st.integers(1, 99),
    due=st.none() | DATES,
    kpi=st.none() | st.booleans(),
    recipient=CODES | st.just(""),
    post=CODES | st.just(""),
    words=HASHES | st.just(""),
)
DECISIONS = st.builds(
    DecisionFacts,
    outcome=st.sampled_from(Outcome),
    source=HASHES,
    meeting=st.none() | DATES,
    confirmed_on=st.none() | DATES,
    recipients=st.lists(CODES, max_size=4).map(tuple),
    actions=st.lists(ACTIONS, max_size=4, unique_by=lambda a: a.number).map(
        lambda actions: tuple(sorted(actions, key=lambda a: a.number))
    ),
    words=HASHES | st.just(""),
)


@pytest.fixture(scope="module")
def kept(database):
    with open_register(database.fresh(), key=KEY, create=True) as register:
        yield register
        assert register.verify().faults == ()


@settings(max_examples=50, deadline=None)
@given(
    case=CASES,
    disposition=st.sampled_from([Disposition.ACCEPTED, Disposition.RETURNED, Disposition.HELD]),
    received=DATES,
    findings=st.lists(FINDINGS, max_size=6).map(tuple),
    answers=st.lists(ANSWERS, max_size=6, unique_by=lambda a: (a.question, a.occurrence)).map(
        tuple
    ),
)
def test_a_file_its_case_and_its_findings(
    kept, case, disposition, received, findings, answers
) -> None:
    arrived = Arrived(
        sha256=digest(next(FRESH)),
        disposition=disposition,
        arriving=Arriving.NEW_CASE,
        received=received,
        case=case,
        findings=findings,
        answers=answers,
    )
    file = kept.record_submission(arrived, by=stamp())
    assert kept.find_submission(arrived.sha256) == file
    assert (file.disposition, file.received) == (disposition, received)
    found = kept.case(file.reference)
    assert (found.form, found.edition, found.function, found.focus, found.urgent) == (
        case.form, case.edition, case.function, case.focus, case.urgent,
    )  # fmt: skip
    assert (found.meeting, found.received) == (case.meeting, received)
    assert kept.findings(arrived.sha256) == findings
    again = Arrived(
        sha256=digest(next(FRESH)),
        disposition=disposition,
        arriving=Arriving.MENDED,
        received=received,
        reference=file.reference,
        case=case,
        answers=answers,
    )
    kept.record_submission(again, by=stamp(1))
    assert kept.story(file.reference).changes == ()


@settings(max_examples=50, deadline=None)
@given(decision=DECISIONS)
def test_a_decision_and_its_actions(kept, decision) -> None:
    arrived = Arrived(
        sha256=digest(next(FRESH)),
        disposition=Disposition.ACCEPTED,
        arriving=Arriving.NEW_CASE,
        received=date(2026, 11, 25),
        case=CaseFacts(form=FormKind.NOTIFICATION, edition=17),
    )
    reference = kept.record_submission(arrived, by=stamp()).reference
    for status in (CaseStatus.MINIMISED, CaseStatus.WITH_IG, CaseStatus.READY, CaseStatus.LISTED):
        kept.move(reference, status, by=stamp())
    kept.record_decision(reference, decision, by=stamp(), reason=Reason.GROUP_DECIDED)
    assert [found.facts for found in kept.decisions(reference)] == [decision]
    assert tuple(row.facts for row in kept.actions(reference)) == decision.actions


def test_every_event_reads_back_from_its_canonical_json(kept) -> None:
    for event in kept.events():
        body = body_of(event)
        assert event_of(body, event.mac) == event
        assert body_of(event_of(body, event.mac)) == body


@given(value=CODES)
def test_a_code_is_kept_as_it_is(value) -> None:
    assert Fact(FactKey.ERROR, value).value == value
