"""What a meeting of the Group gets: the agenda, the cases, who comes, what is due (18-21, 28-29).

Every value here has been minimised for the Group or is the secretariat's own wording: plain
strings, ready to print. How they look is the template's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
class PaperToAdd:
    """A Word paper that the secretariat wants in the pack. ``file``: its name in ``papers/``."""

    file: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item of business, in the order of the tuple; ``notes`` are printed under its title.

    ``papers`` come under it in this order; with ``last_minutes`` the sealed minutes of the meeting
    before come first, where there are any.
    """

    kind: AgendaKind
    title: str
    notes: tuple[str, ...] = ()
    papers: tuple[PaperToAdd, ...] = ()
    last_minutes: bool = False


class PackPart(StrEnum):
    """The parts of a pack that the secretariat may leave out; all others are always there."""

    HANDLING = "handling"
    MATCHES = "matches"
    EXPECTED = "expected"
    ACTIONS = "actions"
    COVER_SHEETS = "cover-sheets"
    WORKSHEETS = "worksheets"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSpec:
    """What is special about one meeting. ``notes`` stand under the item of that kind."""

    time: str = ""
    place: str = ""
    apologies: tuple[str, ...] = ()
    notes: Mapping[AgendaKind, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSpec:
    """What the packs of a workspace hold (``pack.toml``): order, parts and headings.

    ``headings``: the heading of each part by its name, all of them there.
    """

    agenda: tuple[AgendaItem, ...]
    headings: Mapping[str, str]
    left_out: frozenset[PackPart] = frozenset()
    time: str = ""
    place: str = ""
    meetings: Mapping[date, MeetingSpec] = field(default_factory=dict)

    def meeting(self, day: date) -> MeetingSpec:
        """What is special about the meeting on ``day``, over what holds for every meeting."""
        found = self.meetings.get(day, MeetingSpec())
        return replace(found, time=found.time or self.time, place=found.place or self.place)


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
    number: int = 0
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
class PackPaper:
    """A Word paper of the secretariat's that is part of the pack.

    ``key``: the numbers of its item and of the paper under it, "3.1"; ``content``: the .docx.
    """

    key: str
    title: str
    content: bytes

    @property
    def item(self) -> int:
        """The number of its item on the agenda, from 1."""
        return int(self.key.partition(".")[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsentPaper:
    """A paper that is on the agenda and not in the pack, with the reason."""

    key: str
    title: str
    reason: str

    @property
    def item(self) -> int:
        """The number of its item on the agenda, from 1."""
        return int(self.key.partition(".")[0])


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
    ``headings`` and ``left_out`` as in ``PackSpec``.
    """

    meeting: date
    agenda: tuple[AgendaItem, ...]
    cases: tuple[PackCase, ...]
    headings: Mapping[str, str]
    left_out: frozenset[PackPart] = frozenset()
    papers: tuple[PackPaper, ...] = ()
    absent_papers: tuple[AbsentPaper, ...] = ()
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
