"""Cases: their life, and what the register keeps about them (facts, never words).

The words of a decision, an action, a condition or a reason live in the vault; the register holds a
pointer to them (``words``, ``note``: the SHA-256 under which the vault keeps them).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sigdocs.model.findings import Finding, Focus
from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.model.shapes import is_code, is_hash, is_login, is_question, is_reference


class CaseStatus(StrEnum):
    """Where a case stands. Each value is what a person would say of it."""

    RECEIVED = "received"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    MINIMISED = "minimised"
    WITH_IG = "with-ig"
    READY = "ready"
    LISTED = "listed"
    NO_FURTHER_ACTION = "no-further-action"
    ACTION_AGREED = "action-agreed"
    DEFERRED = "deferred"
    ACTIONS_OPEN = "actions-open"
    ENHANCED = "enhanced"
    CLOSED = "closed"
    LEARNING = "learning"
    WITHDRAWN = "withdrawn"


_S = CaseStatus
_DECIDED = (_S.NO_FURTHER_ACTION, _S.ACTION_AGREED, _S.DEFERRED)
_STANDARD: dict[CaseStatus, tuple[CaseStatus, ...]] = {
    _S.RECEIVED: (_S.RETURNED, _S.ACCEPTED),
    _S.RETURNED: (_S.RECEIVED,),
    _S.ACCEPTED: (_S.MINIMISED,),
    _S.MINIMISED: (_S.WITH_IG,),
    _S.WITH_IG: (_S.READY,),
    _S.READY: (_S.LISTED, *_DECIDED),
    _S.LISTED: _DECIDED,
    _S.NO_FURTHER_ACTION: (_S.ACTIONS_OPEN, _S.CLOSED),
    _S.ACTION_AGREED: (_S.ACTIONS_OPEN,),
    _S.DEFERRED: (_S.LISTED,),
    _S.ACTIONS_OPEN: (_S.CLOSED,),
    _S.ENHANCED: (_S.ACCEPTED, _S.ACTIONS_OPEN, _S.CLOSED),
    _S.CLOSED: (_S.LEARNING,),
    _S.LEARNING: (),
    _S.WITHDRAWN: (),
}
# A same-day need can arise (34) until the Group's actions are under way.
_MAY_BECOME_ENHANCED = frozenset(_STANDARD) - {_S.ENHANCED, _S.CLOSED, _S.LEARNING, _S.WITHDRAWN}


def _moves(status: CaseStatus) -> frozenset[CaseStatus]:
    moves = set(_STANDARD[status])
    if status in _MAY_BECOME_ENHANCED:
        moves.add(_S.ENHANCED)
    if status is not _S.WITHDRAWN:
        moves.add(_S.WITHDRAWN)
    return frozenset(moves)


MOVES: Mapping[CaseStatus, frozenset[CaseStatus]] = {status: _moves(status) for status in _S}
"""A case's life: from each status, the only ones it can move to."""


def needs_reason(before: CaseStatus, after: CaseStatus) -> bool:
    """Whether a move is only recorded with its reason.

    Withdrawing, moving to or from the enhanced process (33-43), and the chair deciding between
    meetings, which is a decision on a case that is ready but was not listed.
    """
    between_meetings = before is _S.READY and after in _DECIDED
    return between_meetings or _S.ENHANCED in (before, after) or after is _S.WITHDRAWN


class Reason(StrEnum):
    """Why: a closed list, since reasons stand in events. Words of a reason go to the vault."""

    LATE_ACCEPTED = "late-accepted"
    INCOMPLETE_ACCEPTED = "incomplete-accepted"
    BETWEEN_MEETINGS = "between-meetings"
    SAME_DAY_NEED = "same-day-need"
    STOOD_DOWN = "stood-down"
    TESTS_NOT_MET = "tests-not-met"
    GROUP_DECIDED = "group-decided"
    SENDER_ASKED = "sender-asked"
    ANOTHER_CASE = "another-case"
    NOT_FOR_THIS_PROCESS = "not-for-this-process"
    IG_APPROVED = "ig-approved"
    IG_NOT_REQUIRED = "ig-not-required"
    INFORMATION_RECEIVED = "information-received"
    POSTPONED = "postponed"
    MENDED = "mended"
    ACTIONS_COMPLETED = "actions-completed"
    NOTHING_TO_DO = "nothing-to-do"
    CORRECTION = "correction"
    OTHER = "other"


class Turn(StrEnum):
    """Whose turn it is."""

    SECRETARIAT = "secretariat"
    FUNCTION_LEAD = "function lead"
    IG = "information governance"
    GROUP = "the Group"
    OWNERS = "action owners"
    NOMINATED_LEAD = "nominated lead"
    NOBODY = "nobody"


TURNS: Mapping[CaseStatus, Turn] = {
    _S.RECEIVED: Turn.SECRETARIAT,
    _S.RETURNED: Turn.FUNCTION_LEAD,
    _S.ACCEPTED: Turn.SECRETARIAT,
    _S.MINIMISED: Turn.SECRETARIAT,
    _S.WITH_IG: Turn.IG,
    _S.READY: Turn.SECRETARIAT,
    _S.LISTED: Turn.GROUP,
    _S.NO_FURTHER_ACTION: Turn.SECRETARIAT,
    _S.ACTION_AGREED: Turn.SECRETARIAT,
    _S.DEFERRED: Turn.FUNCTION_LEAD,
    _S.ACTIONS_OPEN: Turn.OWNERS,
    _S.ENHANCED: Turn.NOMINATED_LEAD,
    _S.CLOSED: Turn.NOBODY,
    _S.LEARNING: Turn.NOBODY,
    _S.WITHDRAWN: Turn.NOBODY,
}


class Disposition(StrEnum):
    """What became of a file: each file has exactly one."""

    ACCEPTED = "accepted"
    RETURNED = "returned"
    DUPLICATE = "duplicate"
    OUTCOME = "outcome"
    REVIEW = "review"
    HELD = "held"
    REFUSED = "refused"
    FAILED = "failed"
    STILL_ARRIVING = "still-arriving"

    @property
    def is_final(self) -> bool:
        """Whether the same file can get no other: held, failed and still arriving wait."""
        return self not in (Disposition.HELD, Disposition.FAILED, Disposition.STILL_ARRIVING)


class Arriving(StrEnum):
    """What an arriving file turned out to be."""

    NEW_CASE = "new-case"
    MENDED = "mended"
    RESUBMISSION = "resubmission"
    OUTCOME = "outcome"
    FOLLOW_UP = "follow-up"
    AUDIT_TRAIL = "audit-trail"
    REVIEW_COPY = "review-copy"
    COMPLETED_BRIEF = "completed-brief"
    EDITED_DRAFT = "edited-draft"
    DECISION_SHEET = "decision-sheet"
    DUPLICATE = "duplicate"
    RESTORED = "restored"
    UNKNOWN = "unknown"


def _check(kind: str, good: bool) -> None:
    if not good:
        raise ValueError(f"the {kind} has not the shape of one")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case. ``function`` is a function's name from the reference data or "".

    ``since`` is when it came to its status; ``due`` what was set with the last move; ``continues``
    the reference of an earlier, closed case that this one takes up again.
    """

    reference: str
    form: FormKind
    edition: int
    function: str
    focus: Focus
    urgent: bool
    status: CaseStatus
    received: date
    since: datetime
    created: datetime
    meeting: date | None = None
    due: date | None = None
    revision: int = 0
    continues: str = ""

    @property
    def turn(self) -> Turn:
        """Whose turn it is: a record of the enhanced process that was returned is its lead's (35)."""
        if self.status is _S.RETURNED and self.form is FormKind.AUDIT_TRAIL:
            return Turn.NOMINATED_LEAD
        return TURNS[self.status]

    @property
    def is_pressing(self) -> bool:
        """Whether it goes before others: urgent (14), or a same-day need to act (34)."""
        same_day = self.status is _S.RETURNED and self.form is FormKind.AUDIT_TRAIL
        return self.urgent or same_day or self.status is _S.ENHANCED


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What a form says about its case, without words (from ``ValidatedForm.profile``)."""

    form: FormKind
    edition: int
    function: str = ""
    focus: Focus = Focus.ORGANISATION
    urgent: bool = False
    meeting: date | None = None
    continues: str = ""

    def __post_init__(self) -> None:
        """Refuse words where a reference belongs."""
        _check("reference", not self.continues or is_reference(self.continues))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFacts:
    """An answer without its words: state, length in characters, keyed fingerprint."""

    question: str
    occurrence: int
    state: AnswerState
    length: int
    fingerprint: str = ""

    def __post_init__(self) -> None:
        """Refuse anything but an id and a hash."""
        _check("question", is_question(self.question))
        _check("fingerprint", not self.fingerprint or is_hash(self.fingerprint))


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFacts:
    """A finding without its message."""

    code: str
    severity: str
    question: str = ""
    occurrence: int = 1
    state: str = ""

    def __post_init__(self) -> None:
        """Refuse anything but codes and ids."""
        _check("code", is_code(self.code) and bool(self.code))
        _check("question", is_question(self.question))
        _check("state", is_code(self.state) and is_code(self.severity))


def finding_facts(findings: tuple[Finding, ...]) -> tuple[FindingFacts, ...]:
    """The findings without their words."""
    return tuple(
        FindingFacts(
            code=finding.code,
            severity=str(finding.severity),
            question=finding.question,
            occurrence=finding.occurrence,
            state=str(finding.state or ""),
        )
        for finding in findings
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """One file and all that is recorded about it in one transaction.

    ``reference`` "" with ``case`` given opens a case; both given make a new revision of that case;
    ``case`` None leaves the case's facts alone. ``arrival`` tells two arrivals of the same bytes
    apart (a code of the inbox's own, never a file name). ``submitter`` is the login name of whoever
    put it in the inbox, where known: that person may not approve. ``reason`` and ``note`` say why
    the chair accepts it late or incomplete.
    """

    sha256: str
    disposition: Disposition
    arriving: Arriving
    received: date
    source_format: str = ""
    error: str = ""
    reference: str = ""
    case: CaseFacts | None = None
    findings: tuple[FindingFacts, ...] = ()
    answers: tuple[AnswerFacts, ...] = ()
    reason: Reason | None = None
    note: str = ""
    due: date | None = None
    arrival: str = ""
    run: str = ""
    submitter: str = ""

    def __post_init__(self) -> None:
        """Refuse words where codes, hashes and references belong."""
        _check("sha256", is_hash(self.sha256))
        _check("reference", not self.reference or is_reference(self.reference))
        _check("source format", is_code(self.source_format))
        _check("error", is_code(self.error))
        _check("note", not self.note or is_hash(self.note))
        _check("arrival", is_code(self.arrival) and is_code(self.run))
        _check("submitter", not self.submitter or is_login(self.submitter))


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A recorded file. ``already`` says that this very file had been recorded before.

    ``submitter`` is the login name of whoever put it in the inbox, "" where that is not known.
    """

    sha256: str
    disposition: Disposition
    arriving: Arriving
    received: date
    recorded: datetime
    reference: str = ""
    revision: int = 0
    source_format: str = ""
    error: str = ""
    arrival: str = ""
    run: str = ""
    submitter: str = ""
    already: bool = False
