"""What the minutes of a meeting say: who was there, what was declared, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sigdocs.model.decisions import Decision
from sigdocs.model.minimised import MinimisedForm
from sigdocs.model.recipients import Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutedCase:
    """One decided case. ``form`` is its form, with the outcome, minimised for the Group."""

    reference: str
    function: str
    decision: Decision
    form: MinimisedForm
    recipients: tuple[Recipient, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """One meeting. Names are those of members and officers at work, in the Group's own words.

    ``declarations`` pairs a case with what was declared; empty lists are gaps for a person.
    """

    meeting: date
    present: tuple[str, ...] = ()
    attending: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    declarations: tuple[tuple[str, str], ...] = ()
    cases: tuple[MinutedCase, ...] = ()
    next_meeting: date | None = None
