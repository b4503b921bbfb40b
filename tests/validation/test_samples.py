"""The samples' truth: complete or not, what to mend, function and focus, warnings."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sigdocs.model.findings import ValidatedForm
from sigdocs.model.forms import FormKind, ParsedForm
from sigdocs.parsing import parse
from sigdocs.reference.definitions import form_definition, form_definitions
from sigdocs.reference.rules import validation_rules
from sigdocs.validation import validate
from tests.conftest import SAMPLES, SHARED
from tests.validation.builder import form_of

MEETINGS = (date(2026, 10, 8), date(2026, 11, 12), date(2026, 12, 10), date(2027, 1, 14))
MAPPING = json.loads(Path(__file__).with_name("warnings.json").read_text("utf-8"))
FOLDER = SHARED / "samples" if (SHARED / "samples").is_dir() else SAMPLES
FILES = sorted(FOLDER.glob("*.json"))


def test_there_are_samples() -> None:
    assert FILES, "neither ../shared/samples nor samples/ holds forms"


def checked(form: ParsedForm, truth: dict[str, Any]) -> ValidatedForm:
    is_notification = form.kind is FormKind.NOTIFICATION
    return validate(
        form,
        definition=form_definition(form.kind),
        rules=validation_rules(),
        received=date.fromisoformat(truth["submitted"]),
        meetings=MEETINGS,
        meeting=date.fromisoformat(truth["meeting_date"]) if is_notification else None,
        today=date(2026, 12, 8),
    )


def to_mend(result: ValidatedForm) -> list[str]:
    """The truth writes the sign-off of the second meeting as 4a.2.name."""
    return [
        f"4a.{f.occurrence}.{f.question.split('.')[1]}"
        if f.question.startswith("signoff4")
        else f.question
        for f in result.errors
    ]


def assert_as_the_truth_says(result: ValidatedForm, truth: dict[str, Any]) -> None:
    expect = truth["expect"]
    assert to_mend(result) == expect["missing"]
    assert result.complete is expect["complete"]
    assert result.profile.function == truth["function"]
    assert result.profile.focus == expect["focus"]
    raised = {f.code for f in result.warnings} | {f"{f.code}:{f.question}" for f in result.findings}
    raised |= {"profile:resubmission"} if result.profile.resubmission else set()
    for said in expect["warnings"]:
        assert MAPPING[said] == [] or set(MAPPING[said]) <= raised, said


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_the_answers_of_a_sample_are_judged_as_its_truth_says(path: Path) -> None:
    truth = json.loads(path.read_text("utf-8"))
    form = form_of(truth["answers"], FormKind(truth["form"]), truth["version"])
    assert_as_the_truth_says(checked(form, truth), truth)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_the_file_of_a_sample_is_judged_as_its_truth_says(path: Path) -> None:
    truth = json.loads(path.read_text("utf-8"))
    file = next(f for e in (".docx", ".pdf") if (f := path.with_suffix(e)).exists())
    form = parse(file.read_bytes(), suffix=file.suffix, definitions=form_definitions())
    assert_as_the_truth_says(checked(form, truth), truth)
