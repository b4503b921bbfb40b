"""One row a rule and case: what must and must not be raised, on a form that is otherwise complete.

A mark is ``code``, ``code:question`` or ``code:question:case`` (the case being a state, or a variant
by its wording in findings.toml).
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sigdocs.model.findings import Focus, ValidatedForm
from sigdocs.model.forms import FormKind, Layer, LayerKind, ParsedForm
from sigdocs.model.personal import PersonalText
from sigdocs.reference.definitions import form_definition
from sigdocs.reference.rules import validation_rules
from sigdocs.validation import validate
from sigdocs.validation.faults import CODES
from tests.validation.builder import form_of

HERE = Path(__file__).parent
ROWS = json.loads((HERE / "rules.json").read_text("utf-8"))
TRAIL_ROWS = json.loads((HERE / "trail_rules.json").read_text("utf-8"))
COMPLETE = json.loads((HERE / "complete.json").read_text("utf-8"))
MEETINGS = (date(2026, 12, 10), date(2027, 1, 14))
_DAY = "2026-12-02"


def marks(result: ValidatedForm) -> set[str]:
    """Every mark of every finding; a case is known by its state or its words."""
    rules = validation_rules()
    found: set[str] = set()
    for finding in result.findings:
        found |= {finding.code, f"{finding.code}:{finding.question}"}
        cases = [finding.state.value] if finding.state else []
        for case, words in rules.words(finding.code).variants.items():
            cases += [case] if words.split("{")[0] in finding.message else []
        found |= {f"{finding.code}:{finding.question}:{case}" for case in cases}
    return found


def checked(kind: FormKind, row: dict[str, Any]) -> ValidatedForm:
    answers = {**COMPLETE[kind.value], **row["answers"]}
    form = form_of(
        {q: a for q, a in answers.items() if a is not None}, kind, row.get("edition", 17)
    )
    layers = tuple(Layer(kind=LayerKind(k), text=PersonalText(t)) for k, t in row.get("layers", ()))
    form = ParsedForm(kind=kind, edition=form.edition, answers=form.answers, layers=layers)
    meeting = date.fromisoformat(row.get("meeting", "2026-12-10"))
    return validate(
        form,
        definition=form_definition(kind),
        rules=validation_rules(),
        received=date.fromisoformat(row.get("received", _DAY)),
        meetings=MEETINGS,
        meeting=meeting if kind is FormKind.NOTIFICATION else None,
        today=date(2026, 12, 8),
        focus=Focus(row["focus"]) if "focus" in row else None,
    )


def assert_row(kind: FormKind, row: dict[str, Any]) -> None:
    raised = marks(checked(kind, row))
    assert [m for m in row["must"] if m not in raised] == []
    assert [m for m in row["must_not"] if m in raised] == []


@pytest.mark.parametrize("kind", list(FormKind))
def test_a_complete_form_has_no_finding_at_all(kind: FormKind) -> None:
    result = checked(kind, {"answers": {}})
    assert [(f.code, f.question) for f in result.findings] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['rule']}-{r['about']}")
def test_a_rule_of_the_notification(row: dict[str, Any]) -> None:
    assert_row(FormKind.NOTIFICATION, row)


@pytest.mark.parametrize("row", TRAIL_ROWS, ids=lambda r: f"{r['rule']}-{r['about']}")
def test_a_rule_of_the_audit_trail(row: dict[str, Any]) -> None:
    assert_row(FormKind.AUDIT_TRAIL, row)


def test_every_code_has_a_row_both_ways() -> None:
    rows = [*ROWS, *TRAIL_ROWS]
    triggered = {m.split(":")[0] for row in rows for m in row["must"]}
    spared = {m.split(":")[0] for row in rows for m in row["must_not"]}
    assert triggered == set(CODES)
    assert spared == set(CODES)
