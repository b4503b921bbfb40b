"""What the Group decided (18-24), as read from sections 4-5 or a decision sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sigdocs.model.personal import PersonalText


class Outcome(StrEnum):
    """Further organisational action? (19)."""

    NO_ACTION = "no"
    ACTION = "yes"
    DEFERRED = "deferred"
    ENHANCED = "enhanced"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedAction:
    """One agreed action. ``due`` is None where the timescale is not a date; ``kpi`` None if not said.

    ``recipient`` is a key of recipients.toml when the action is to share information.
    """

    number: int
    what: PersonalText
    owner: PersonalText
    timescale: str = ""
    due: date | None = None
    kpi: bool | None = None
    recipient: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision of the Group. ``recipients`` are keys of recipients.toml, in the decided order.

    From a decision sheet only: ``statement`` is the decision in the Group's words; ``asks`` the
    assurance that is required, by recipient (21); ``escalation`` what follows without it;
    ``support`` what is offered; ``advice`` what advice was sought, and from whom (20, 23);
    ``corrects`` why it corrects an earlier decision of the meeting.
    """

    outcome: Outcome
    rationale: PersonalText
    meeting: date | None
    actions: tuple[AgreedAction, ...] = ()
    recipients: tuple[str, ...] = ()
    confirmed_by: PersonalText = PersonalText("")
    confirmed_on: date | None = None
    statement: PersonalText = PersonalText("")
    asks: tuple[tuple[str, PersonalText], ...] = ()
    escalation: PersonalText = PersonalText("")
    support: PersonalText = PersonalText("")
    advice: PersonalText = PersonalText("")
    corrects: PersonalText = PersonalText("")
