"""Checks of order: sign-offs of an audit trail (38), sections begun before earlier ones."""

from __future__ import annotations

from collections.abc import Iterator

from sigdocs.model.forms import FormKind
from sigdocs.validation.case import Case
from sigdocs.validation.faults import Fault
from sigdocs.validation.names import same_person
from sigdocs.validation.sections import sections_started, unsigned


def signed_by_other(case: Case) -> Iterator[Fault]:
    """Each section is signed off by the nominated lead or the decision-maker (38)."""
    leads = [text for text in (case.answered_text("1g"), case.answered_text("1h")) if text]
    if not leads:
        return
    for answer in case.answered():
        signs = answer.question.startswith("signoff") and answer.question.endswith(".name")
        if signs and not same_person(answer.text.reveal(), leads):
            yield case.fault("signed-by-other", answer.question, answer.occurrence)


def section_out_of_order(case: Case) -> Iterator[Fault]:
    """The last started section stands on earlier ones that are not done."""
    trail = case.form.kind is FormKind.AUDIT_TRAIL
    started = sections_started(case)
    waiting = _unsigned_before(case, started) if trail else _undecided_before(case, started)
    if waiting:
        first = next(
            a.question for a in case.answered() if _section(case, a.question) == max(started)
        )
        yield case.fault("section-out-of-order", first, facts={"sections": _listed(waiting)})


def _unsigned_before(case: Case, started: frozenset[int]) -> list[int]:
    return [n for n in range(1, max(started, default=1)) if unsigned(case, n)]


def _undecided_before(case: Case, started: frozenset[int]) -> list[int]:
    """Follow-up (6, 7) and resubmission (8) come after the Group's decision at 4."""
    return [4] if started & {6, 7, 8} and not case.is_answered("4a") else []


def _section(case: Case, question: str) -> int:
    return int(case.definition.question(question).section)


def _listed(numbers: list[int]) -> str:
    words = [str(n) for n in numbers]
    if len(words) == 1:
        return f"section {words[0]}"
    return f"sections {', '.join(words[:-1])} and {words[-1]}"
