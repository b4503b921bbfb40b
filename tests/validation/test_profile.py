"""Function, focus and the rest of the profile on forms by other hands (profiles.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sigdocs.model.findings import Focus
from sigdocs.model.forms import FormKind
from sigdocs.reference.rules import validation_rules
from sigdocs.validation.profile import infer_profile
from tests.validation.builder import form_of

CASES = json.loads(Path(__file__).with_name("profiles.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["about"])
def test_function_and_focus_are_inferred_with_their_place(case: dict[str, Any]) -> None:
    profile = infer_profile(form_of(case["answers"]), validation_rules())
    assert (profile.function, profile.focus) == (case["function"], case["focus"])
    assert bool(profile.function_evidence) is bool(case["function"])
    assert profile.focus_evidence in case["answers"]


def test_what_a_person_says_wins_over_what_is_inferred() -> None:
    form = form_of(CASES[0]["answers"])
    profile = infer_profile(
        form, validation_rules(), function="Primary Care Appeals", focus=Focus.TEAM
    )
    assert (profile.function, profile.function_evidence) == ("Primary Care Appeals", "given")
    assert (profile.focus, profile.focus_evidence) == (Focus.TEAM, "given")


def test_decided_brought_back_and_enhanced() -> None:
    rules = validation_rules()
    decided = infer_profile(form_of({"4a": "Agreed.", "8a": "New facts."}), rules)
    fresh = infer_profile(form_of({"4a": "", "8a": ""}), rules)
    record = infer_profile(form_of({"1g": "A. Lead", "4a": []}, FormKind.AUDIT_TRAIL), rules)
    assert (decided.decided, decided.resubmission, decided.enhanced) == (True, True, False)
    assert (fresh.decided, fresh.resubmission, fresh.enhanced) == (False, False, False)
    assert record.enhanced
