"""What is wrong with a form, as values: all collected, none raised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sigdocs.model.forms import AnswerState, ParsedForm


class Severity(StrEnum):
    """Errors send the form back; warnings are for the secretariat and never do."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault. ``message`` is plain English for the sender and holds no words of the form."""

    code: str
    severity: Severity
    message: str
    question: str = ""
    occurrence: int = 1
    state: AnswerState | None = None
    paragraph: str = ""
    to_mend: str = ""


class Focus(StrEnum):
    """What the concern is about (17): it decides whose names the Group needs."""

    INDIVIDUAL = "individual"
    TEAM = "team"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseProfile:
    """What is inferred from a form, each with the place it rests on ("1a", "1d" …); all overridable."""

    function: str
    function_evidence: str
    focus: Focus
    focus_evidence: str
    urgent: bool = False
    urgent_evidence: str = ""
    decided: bool = False
    resubmission: bool = False
    enhanced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidatedForm:
    """A form that has been checked. It may be incomplete: it carries its findings."""

    form: ParsedForm
    findings: tuple[Finding, ...]
    profile: CaseProfile
    received: date
    meeting: date | None = None

    @property
    def complete(self) -> bool:
        """Whether there is no error (domain facts, Findings)."""
        return not any(f.severity is Severity.ERROR for f in self.findings)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that send the form back."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that do not."""
        return tuple(f for f in self.findings if f.severity is Severity.WARNING)
