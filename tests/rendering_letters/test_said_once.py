"""What differs in one word is one point, on a cover sheet as in a letter."""

from __future__ import annotations

from sigdocs.model.findings import Finding, Severity
from sigdocs.rendering.said_once import said_once


def warning(message: str, *, code: str = "hidden-layers", question: str = "") -> Finding:
    return Finding(
        code=code, severity=Severity.WARNING, message=message, question=question, to_mend="Mend it."
    )


def told(*findings: Finding) -> list[str]:
    return [finding.message for finding in said_once(findings)]


def test_three_hidden_layers_are_one_point() -> None:
    layers = [
        warning(f"The file holds {what} that a reader may not see.")
        for what in ("tracked changes", "comments", "hidden text")
    ]
    assert told(*layers) == [
        "The file holds tracked changes, comments and hidden text that a reader may not see."
    ]


def test_points_about_questions_of_their_own_stay_apart() -> None:
    one, other = (warning(f"{q} is blank.", code="blank", question=q) for q in ("2e", "2f"))
    assert told(one, other) == ["2e is blank.", "2f is blank."]
