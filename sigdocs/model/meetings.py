"""What a meeting of the Group gets: the agenda, the cases, who comes, what is due (18-21, 28-29).

Every value here has been minimised for the Group or is the secretariat's own wording: plain
strings, ready to print. How they look is the template's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sigdocs.model.definitions import FormDefinition
from sigdocs.model.minimised import MinimisedForm


class AgendaKind(StrEnum):
    """The kinds of business; those from URGENT to LATE hold cases."""

    APOLOGIES = "apologies"
    INTERESTS = "interests"
    MINUTES = "minutes"
    FOLLOW_UP = "follow-up"
    URGENT = "urgent"
    NEW = "new"
    RESUBMITTED = "resubmitted"
    ENHANCED = "enhanced"
    LATE = "late"
    PAPER = "paper"
    OTHER_BUSINESS = "other-business"
    NEXT_MEETING = "next-meeting"

    @property
    def holds_cases(self) -> bool:
        """Whether cases are listed under it."""
        return self in CASE_KINDS


CASE_KINDS = (
    AgendaKind.URGENT,
    AgendaKind.NEW,
    AgendaKind.RESUBMITTED,
    AgendaKind.ENHANCED,
    AgendaKind.LATE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item of business, in the order of the tuple; ``notes`` are printed under its title."""

    kind: AgendaKind
    title: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Someone expected at the meeting. ``part``: "Chair", "Member", "Secretariat" and the like."""

    name: str
    post: str = ""
    part: str = "Member"
    has_sent_apologies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestMatch:
    """A possible conflict of interest for the member to declare or dismiss (28): only a hint."""

    member: str
    reference: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpAction:
    """An action from an earlier meeting that is due (24). ``due`` as printed."""

    reference: str
    action: str
    owner: str
    due: str
    is_overdue: bool = False
    update: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What a cover sheet says beyond the form. What is empty is left out or said to be missing.

    ``focus`` in words ("One practitioner", "A team", "An organisation"); ``urgency`` is empty for a
    case that is not urgent; ``ro_advice`` and ``kpi_confirmation`` empty: taken from 2g and 2h.
    """

    function: str
    focus: str = ""
    received: date | None = None
    meeting: date | None = None
    urgency: str = ""
    ro_advice: str = ""
    kpi_confirmation: str = ""
    other_functions: str = ""
    conditions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnhancedReport:
    """What the Group is told of a case that took the enhanced process (38)."""

    outcome: str
    residual_issues: str = ""
    monitoring: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCase:
    """A case in the pack: under which business, its cover sheet and its minimised form."""

    reference: str
    kind: AgendaKind
    facts: CaseFacts
    form: MinimisedForm
    definition: FormDefinition
    enhanced: EnhancedReport | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsentCase:
    """A case that is known but not in these papers: reference, function and the reason only.

    ``kind`` is set for a case withheld from its place on the agenda (it failed, or the copy is for
    a member with a conflict); None for papers that were not accepted for the meeting.
    """

    reference: str
    function: str
    reason: str
    kind: AgendaKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The papers of one meeting.

    ``edition`` counts from 1. ``changes`` says what this edition changes. A supplement
    (``supplements`` = the edition it adds to) holds late papers only and its pages are numbered
    from ``first_page``, so that the first edition's numbers stand; its items are
    numbered on from the ``late_papers_before``. ``copy_for`` names the reader of a special copy.
    """

    meeting: date
    agenda: tuple[AgendaItem, ...]
    cases: tuple[PackCase, ...]
    edition: int = 1
    issued: date | None = None
    time: str = ""
    place: str = ""
    chair: str = ""
    attendees: tuple[Attendee, ...] = ()
    interests: tuple[InterestMatch, ...] = ()
    follow_up: tuple[FollowUpAction, ...] = ()
    not_accepted: tuple[AbsentCase, ...] = ()
    withheld: tuple[AbsentCase, ...] = ()
    next_meeting: date | None = None
    next_deadline: date | None = None
    changes: tuple[str, ...] = ()
    supplements: int = 0
    first_page: int = 1
    late_papers_before: int = 0
    copy_for: str = ""

    def cases_under(self, kind: AgendaKind) -> tuple[PackCase, ...]:
        """The cases under one kind of business, in the order given."""
        return tuple(case for case in self.cases if case.kind is kind)


def standard_agenda() -> tuple[AgendaItem, ...]:
    """The order of business unless the secretariat has set another one (29: item 2 is standing)."""
    titles = {
        AgendaKind.APOLOGIES: "Welcome and apologies",
        AgendaKind.INTERESTS: "Conflicts of interest",
        AgendaKind.MINUTES: "Minutes of the last meeting and matters arising",
        AgendaKind.FOLLOW_UP: "Follow-up actions due",
        AgendaKind.URGENT: "Urgent cases",
        AgendaKind.NEW: "New notifications",
        AgendaKind.RESUBMITTED: "Resubmitted cases",
        AgendaKind.ENHANCED: "Cases under the enhanced process, to report",
        AgendaKind.LATE: "Late papers",
        AgendaKind.OTHER_BUSINESS: "Any other business",
        AgendaKind.NEXT_MEETING: "Next meeting",
    }
    return tuple(AgendaItem(kind=kind, title=title) for kind, title in titles.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class PackEntry:
    """One line of what a pack holds, for its manifest: nothing personal.

    ``first_page`` and ``last_page`` are printed numbers, 0 where there is no PDF or no paper;
    ``reason`` says why a case is not in the pack.
    """

    reference: str
    item: str
    first_page: int = 0
    last_page: int = 0
    reason: str = ""
