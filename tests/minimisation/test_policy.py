"""The policy table that Information Governance owns: what it must say, and how it refuses mistakes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sigdocs.errors import ReferenceWrong
from sigdocs.minimisation import minimise
from sigdocs.model.minimised import Action, Purpose
from sigdocs.model.people import Category, PeopleTable
from sigdocs.reference import purposes
from sigdocs.reference.files import load_toml
from sigdocs.reference.purposes import minimisation_policy
from sigdocs.reference.recipients import recipients, responsible_officer
from tests.minimisation.forms import checked


def test_every_recipient_that_we_know_has_its_needs_written_down() -> None:
    policy = minimisation_policy()
    known = (*recipients(), responsible_officer())
    assert {r.key for r in policy.recipients} == {r.key for r in known}


def test_each_rule_gives_a_reason_and_a_paragraph() -> None:
    for rule in minimisation_policy().rules:
        assert len(rule.reason) > 10 and rule.paragraph


def test_identifiers_and_contact_details_are_kept_for_nobody() -> None:
    never = {
        Category.NHS_NUMBER, Category.NI_NUMBER, Category.DATE_OF_BIRTH, Category.PHONE, Category.EMAIL,
        Category.ADDRESS, Category.POSTCODE, Category.CLAIM_REFERENCE, Category.HOSPITAL_NUMBER,
        Category.PASSPORT, Category.VEHICLE, Category.ONLINE_ADDRESS, Category.ETHNICITY,
        Category.RELIGION, Category.PATIENT, Category.RELATIVE, Category.CONFIDENTIAL_SOURCE,
    }  # fmt: skip
    kept = {rule.category for rule in minimisation_policy().rules if rule.action is Action.KEPT}
    assert not never & kept


def test_learning_keeps_nothing() -> None:
    rules = [r for r in minimisation_policy().rules if r.purpose is Purpose.LEARNING]
    assert rules and all(rule.action is not Action.KEPT for rule in rules)


def test_what_no_rule_lists_is_removed_with_that_reason() -> None:
    policy = minimisation_policy()
    rules = tuple(r for r in policy.rules if r.category is not Category.RELIGION)
    form, _ = minimise(
        checked({"1f": "He is a devout Methodist."}),
        purpose=Purpose.GROUP,
        people=PeopleTable(),
        policy=replace(policy, rules=rules),
    )
    assert form.text("1f") == "He is a devout [religion removed]."
    assert form.redactions[0].action is Action.REMOVED
    assert "No rule lists" in form.redactions[0].reason


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"dates": "monthly"},
        {
            "rules": [
                {
                    "purpose": "group",
                    "categories": ["person:patient"],
                    "action": "hide",
                    "reason": "r",
                    "paragraph": "17",
                }
            ]
        },
        {
            "rules": [
                {
                    "purpose": "group",
                    "categories": ["person:pateint"],
                    "action": "keep",
                    "reason": "r",
                    "paragraph": "17",
                }
            ]
        },
        {
            "rules": [
                {
                    "purpose": "gruop",
                    "categories": ["age"],
                    "action": "keep",
                    "reason": "r",
                    "paragraph": "17",
                }
            ]
        },
        {"rules": [{"purpose": "group", "categories": ["age"], "action": "keep", "reason": "r"}]},
        {"recipients": [{"keys": ["gmc"], "need": ["organisation"]}]},
    ],
)
def test_a_slip_in_the_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]
) -> None:
    raw = {**load_toml("purposes.toml"), **change}
    monkeypatch.setattr(purposes, "load_toml", lambda *parts: raw)
    minimisation_policy.cache_clear()
    try:
        with pytest.raises(ReferenceWrong):
            minimisation_policy()
    finally:
        minimisation_policy.cache_clear()
