"""What a check reports, before it has words, and every code and case there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sigdocs.model.forms import AnswerState

_STATES = tuple(s.value for s in AnswerState if s is not AnswerState.ANSWERED)

# Each code of the domain facts with its cases; findings.toml must have exactly these.
CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "missing": _STATES,
        "lead-not-eligible": (),
        "late": ("in_time", "none_listed"),
        "urgent": (),
        "approval-missing": (),
        "not-a-post-holder": (),
        "unnecessary-names": ("people", "patients", "claims"),
        "privileged-material": (),
        "enhanced-process?": (),
        "checks-not-recorded": (),
        "ro-advice-unattributed": ("name", "date", "both", "older"),
        "options-without-pros-cons": (),
        "no-timescale": (),
        "dates": ("impossible", "future", "order", "not_a_date", "not_kept"),
        "hidden-layers": ("tracked", "comments", "hidden"),
        "whistleblower": (),
        "blank": (*_STATES, "reference"),
        "signed-by-other": (),
        "section-out-of-order": (),
        "edition-old": (),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A code at a place; ``variant`` is one of ``CODES``, ``facts`` fill the wording."""

    code: str
    question: str = ""
    occurrence: int = 1
    state: AnswerState | None = None
    variant: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
