"""Decisions read from section 4: the samples', and others by other hands (decisions.json)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sigdocs.model.decisions import Decision
from sigdocs.parsing.decision import read_decision, read_resubmission
from sigdocs.parsing.decision_recipients import recipients_in
from sigdocs.reference.recipients import recipients
from sigdocs.reference.working_days import working_days
from tests.conftest import SAMPLES, SHARED
from tests.validation.builder import form_of

SHARING = json.loads(Path(__file__).with_name("sharing.json").read_text("utf-8"))
UNSEEN = json.loads(Path(__file__).with_name("decisions.json").read_text("utf-8"))
FOLDER = SHARED / "samples" if (SHARED / "samples").is_dir() else SAMPLES


def read(answers: dict[str, Any]) -> Decision | None:
    return read_decision(form_of(answers), recipients(), working_days=working_days())


def sample(name: str) -> Decision:
    found = sorted(FOLDER.glob(f"{name}-*.json"))
    if not found:
        pytest.skip(f"no sample of case {name} in {FOLDER.name}")
    decision = read(json.loads(found[0].read_text("utf-8"))["answers"])
    assert decision is not None
    return decision


def rows(decision: Decision) -> list[list[Any]]:
    return [
        [a.owner.reveal(), a.due.isoformat() if a.due else None, a.kpi, a.recipient]
        for a in decision.actions
    ]


def test_two_letters_in_the_decided_order_with_five_actions() -> None:
    decision = sample("S05")
    assert decision.outcome == "yes"
    assert decision.recipients == ("medical-director", "gmc")
    assert decision.meeting == date(2026, 10, 8)
    assert decision.confirmed_by.reveal() == "Margaret Ainsley-Cooke"
    assert decision.confirmed_on == date(2026, 10, 9)
    assert decision.rationale.reveal().startswith("four serious outcomes")
    assert rows(decision) == [
        ["PPA adviser", "2026-10-12", True, "medical-director"],
        ["Director of Advice and Appeals", "2026-10-09", False, "medical-director"],
        ["RO", "2026-10-15", True, "gmc"],
        ["Dervla Quigley", None, True, ""],
        ["PPA adviser", "2026-12-10", True, ""],
    ]


def test_sharing_that_hangs_on_a_condition_is_not_decided_yet() -> None:
    decision = sample("S06")
    assert decision.recipients == ("chief-executive",)
    assert [a.recipient for a in decision.actions] == ["chief-executive", "", "cqc"]
    assert [a.due for a in decision.actions] == [
        date(2026, 7, 16),
        date(2026, 8, 13),
        date(2026, 8, 27),
    ]
    assert {a.owner.reveal() for a in decision.actions} == {"Iain Drummond-Shaw"}


@pytest.mark.parametrize("case", UNSEEN, ids=lambda c: c["about"])
def test_a_decision_in_another_hand(case: dict[str, Any]) -> None:
    decision = read(case["answers"])
    assert decision is not None
    expected = case["expect"]
    assert decision.outcome == expected["outcome"]
    assert list(decision.recipients) == expected["recipients"]
    assert rows(decision) == expected["actions"]
    if "meeting" in expected:
        assert decision.meeting == date.fromisoformat(expected["meeting"])
    if "rationale" in expected:
        assert decision.rationale.reveal().startswith(expected["rationale"])
    if "what" in expected:
        assert [a.what.reveal() for a in decision.actions] == expected["what"]


def test_a_form_without_a_decision_has_none() -> None:
    assert read({"1a": "Jo Bloggs", "4a": ""}) is None
    assert read({"1a": "Jo Bloggs", "4a": "TBC"}) is None


def test_working_days_are_not_guessed_without_a_calendar() -> None:
    form = form_of(
        {"4a": "1. Chair to write to CQC within 5 working days", "4c": "23 December 2026"}
    )
    blind = read_decision(form, recipients())
    seeing = read_decision(form, recipients(), working_days=working_days())
    assert blind is not None
    assert blind.actions[0].due is None
    assert seeing is not None
    # 24, 29, 30, 31 December, 4 January: Christmas, its moved day and New Year are bank holidays.
    assert seeing.actions[0].due == date(2027, 1, 4)


@pytest.mark.parametrize("row", SHARING, ids=lambda r: r["text"][:60])
def test_with_whom_a_sentence_decides_to_share(row: dict[str, Any]) -> None:
    assert list(recipients_in(row["text"], recipients())) == row["recipients"]


def test_a_case_brought_back_has_a_later_decision() -> None:
    found = sorted(FOLDER.glob("S06-*.json"))
    if not found:
        pytest.skip(f"no sample of case S06 in {FOLDER.name}")
    form = form_of(json.loads(found[0].read_text("utf-8"))["answers"])
    decision = read_resubmission(form, recipients(), working_days=working_days())
    assert decision is not None
    assert decision.meeting == date(2026, 11, 12)
    assert decision.recipients == ("cqc", "nhs-england", "chief-executive")
    assert [(a.due, a.kpi) for a in decision.actions[:3]] == [
        (date(2026, 11, 16), True),
        (date(2026, 11, 19), False),
        (None, True),
    ]
    assert decision.confirmed_on == date(2026, 11, 13)
    assert read_resubmission(form_of({"8d": ""}), recipients()) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Further action. 1. Write to the Trust by 4 January 2027. 2. Report back in a month.",
            [("Write to the Trust", "2027-01-04"), ("Report back in a month", "2027-01-10")],
        ),
        (
            "We agreed to act: a) ring the commissioner by 14 December 2026; b) ask the Trust for "
            "its review within 5 working days; and c) a letter to its board by 8 January 2027.",
            [
                ("ring the commissioner", "2026-12-14"),
                ("ask the Trust for its review", "2026-12-17"),
                ("a letter to its board", "2027-01-08"),
            ],
        ),
        (
            "Action: (i) RO to speak to the Trust by 14 December 2026, (ii) Claims to send the "
            "report by 18 December 2026.",
            [
                ("RO to speak to the Trust", "2026-12-14"),
                ("Claims to send the report", "2026-12-18"),
            ],
        ),
        (
            "The Group considered (a) the concern itself; (b) whether it goes on; (c) what others "
            "report. Further action. The RO to write to the Trust by 4 January 2027.",
            [("The RO to write to the Trust", "2027-01-04")],
        ),
    ],
)
def test_a_list_on_one_line_is_a_list(words: str, found: list[tuple[str, str]]) -> None:
    decision = read({"4a": words, "4c": "10 December 2026"})
    assert decision is not None
    told = [(a.what.reveal(), a.due.isoformat() if a.due else "") for a in decision.actions]
    assert told == found


def test_reasons_that_are_numbered_on_one_line_are_no_actions() -> None:
    words = "No further action. 1. The ward is closed, 2. its review is done and 3. nobody is hurt."
    decision = read({"4a": words, "4c": "10 December 2026"})
    assert decision is not None
    assert decision.actions == ()
