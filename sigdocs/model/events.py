"""Events: what happened to a case, who did it, when, to which file, under which versions.

An event holds codes, hashes, references, numbers and dates, never words of a form: ``Fact`` refuses
anything else when it is made, so that the audit trail can be shown to an inspector as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sigdocs.model import shapes
from sigdocs.model.cases import Arriving, CaseStatus, Disposition, Reason
from sigdocs.model.decisions import Outcome
from sigdocs.model.findings import Focus
from sigdocs.model.forms import FormKind


class Role(StrEnum):
    """In what part somebody acted (configuration maps roles to operating-system users)."""

    SUBMITTER = "submitter"
    SECRETARIAT = "secretariat"
    IG = "ig"
    CHAIR = "chair"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acted: the role and the login name, never a person's full name."""

    role: Role
    user: str

    def __post_init__(self) -> None:
        """Refuse anything that is not a login name."""
        if not shapes.is_login(self.user):
            raise ValueError("who acted is given by a login name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Which versions did the work: form definition, policy, templates, program; "" for none."""

    form: str = ""
    policy: str = ""
    templates: str = ""
    program: str = ""

    def __post_init__(self) -> None:
        """Refuse anything that is not a version."""
        for version in (self.form, self.policy, self.templates, self.program):
            if not shapes.VERSION.fullmatch(version):
                raise ValueError("a version is letters, digits, dots and hyphens")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who, when (with its time zone) and under which versions: goes with every entry."""

    actor: Actor
    at: datetime
    versions: Versions = Versions()

    def __post_init__(self) -> None:
        """Refuse a time that could mean two moments."""
        if self.at.tzinfo is None:
            raise ValueError("the time of an event needs its time zone")


class EventKind(StrEnum):
    """What happened."""

    REGISTER_OPENED = "register-opened"
    REGISTER_MIGRATED = "register-migrated"
    FILE_RECORDED = "file-recorded"
    FILE_SETTLED = "file-settled"
    FILE_SET_ASIDE = "file-set-aside"
    CASE_OPENED = "case-opened"
    CASE_AMENDED = "case-amended"
    CASE_MOVED = "case-moved"
    CASE_JOINED = "case-joined"
    CASE_SEPARATED = "case-separated"
    MEETING_SET = "meeting-set"
    KPI_RECORDED = "kpi-recorded"
    MEETING_RECORDED = "meeting-recorded"
    DOCUMENT_RECORDED = "document-recorded"
    DOCUMENT_RELEASED = "document-released"
    DOCUMENT_WITHHELD = "document-withheld"
    DECISION_RECORDED = "decision-recorded"
    ACTION_RECORDED = "action-recorded"
    ACTION_UPDATED = "action-updated"
    ASSURANCE_AWAITED = "assurance-awaited"
    ASSURANCE_RECEIVED = "assurance-received"
    ASSURANCE_ENDED = "assurance-ended"
    CONDITION_FOUND = "condition-found"
    CONDITION_CONFIRMED = "condition-confirmed"
    CONDITION_DISMISSED = "condition-dismissed"
    REDACTIONS_RULED = "redactions-ruled"
    PLACE_CLEARED = "place-cleared"
    CLEARANCE_WITHDRAWN = "clearance-withdrawn"
    APPROVAL_GIVEN = "approval-given"
    APPROVAL_WITHDRAWN = "approval-withdrawn"
    CHAIR_DECIDED = "chair-decided"
    REVEALED = "revealed"
    HOLD_PLACED = "hold-placed"
    HOLD_LIFTED = "hold-lifted"
    PURGED = "purged"
    SUBJECT_ACCESS = "subject-access"
    EXPORTED = "exported"
    LOCK_TAKEN_OVER = "lock-taken-over"
    RUN_FINISHED = "run-finished"
    LOOKS_LIKE = "looks-like"
    VAULT_CHANGED = "vault-changed"
    VAULT_RECORDED = "vault-recorded"
    NOTICE_RECORDED = "notice-recorded"
    SMT_AGREED = "smt-agreed"
    LEARNING_RELEASED = "learning-released"


class FactKey(StrEnum):
    """What a fact of an event is about; the key decides the shape of its value (``SHAPES``)."""

    FILE = "file"
    DOCUMENT = "document"
    NOTE = "note"
    WORDS = "words"
    HEAD = "head"
    STEM = "stem"
    CASE = "case"
    FROM = "from"
    TO = "to"
    REASON = "reason"
    DISPOSITION = "disposition"
    ARRIVAL = "arrival"
    ARRIVING = "arriving"
    ERROR = "error"
    FORM = "form"
    FOCUS = "focus"
    URGENT = "urgent"
    KIND = "kind"
    STATUS = "status"
    RECIPIENT = "recipient"
    OUTCOME = "outcome"
    POST = "post"
    KPI = "kpi"
    RUN = "run"
    QUESTION = "question"
    REVISION = "revision"
    EDITION = "edition"
    NUMBER = "number"
    ERRORS = "errors"
    WARNINGS = "warnings"
    DECISION = "decision"
    COUNT = "count"
    RECEIVED = "received"
    MEETING = "meeting"
    DUE = "due"
    ON = "on"
    ESCALATE = "escalate"
    DETAILS = "details"
    ANSWERS = "answers"


_K = FactKey
_HASHES = (_K.FILE, _K.DOCUMENT, _K.NOTE, _K.WORDS, _K.HEAD, _K.DETAILS, _K.ANSWERS)
_NUMBERS = (
    _K.REVISION, _K.EDITION, _K.NUMBER, _K.ERRORS, _K.WARNINGS, _K.DECISION, _K.COUNT,
)  # fmt: skip
_DATES = (_K.RECEIVED, _K.MEETING, _K.DUE, _K.ON, _K.ESCALATE)
SHAPES: dict[FactKey, re.Pattern[str]] = {
    **dict.fromkeys(FactKey, shapes.CODE),
    **dict.fromkeys(_HASHES, shapes.HASH),
    **dict.fromkeys(_NUMBERS, shapes.NUMBER),
    **dict.fromkeys(_DATES, shapes.DAY),
    _K.CASE: shapes.REFERENCE,
    _K.STEM: shapes.STEM,
    _K.QUESTION: shapes.QUESTION,
}
"""The shape of each fact's value."""
VOCABULARIES: dict[FactKey, type[StrEnum]] = {
    _K.FROM: CaseStatus,
    _K.TO: CaseStatus,
    _K.REASON: Reason,
    _K.DISPOSITION: Disposition,
    _K.ARRIVING: Arriving,
    _K.FORM: FormKind,
    _K.FOCUS: Focus,
    _K.OUTCOME: Outcome,
}
"""The facts whose values come from a closed list."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of an event: a code, hash, reference, number or date, as the key demands."""

    key: FactKey
    value: str

    def __post_init__(self) -> None:
        """Refuse words: the one place that keeps personal text out of every event."""
        if not isinstance(self.value, str) or not SHAPES[self.key].fullmatch(self.value):
            raise ValueError(f"the {self.key} of an event has not the shape of one")
        vocabulary = VOCABULARIES.get(self.key)
        if vocabulary and self.value not in set(vocabulary):
            raise ValueError(f"the {self.key} of an event is not one that there is")


def facts(**values: str | int | bool | date | None) -> tuple[Fact, ...]:
    """Facts from keywords (``from_=`` for from); "" and None are left out."""
    return tuple(
        Fact(FactKey(key.rstrip("_")), _plain(value))
        for key, value in sorted(values.items())
        if value is not None and value != ""
    )


def _plain(value: str | int | bool | date) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        raise ValueError("a fact holds a date, not a time")
    return value.isoformat() if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of the chain. ``reference`` is "" for what concerns no one case."""

    sequence: int
    kind: EventKind
    reference: str
    by: Stamp
    facts: tuple[Fact, ...] = ()
    mac: str = ""

    def __post_init__(self) -> None:
        """Refuse a reference that is none."""
        if self.reference and not shapes.is_reference(self.reference):
            raise ValueError("an event names a case by its reference")

    def fact(self, key: FactKey) -> str:
        """The value of a fact, "" where the event has none."""
        return next((fact.value for fact in self.facts if fact.key is key), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainHead:
    """The last entry of the chain: printed in manifests, so that a cut-off end shows too."""

    sequence: int
    mac: str

    def __str__(self) -> str:
        """As manifests print it: number and mac."""
        return f"{self.sequence}:{self.mac}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainFault:
    """Something wrong with the record: a code, the entry (0: none) and plain words."""

    code: str
    sequence: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What checking the whole chain found."""

    head: ChainHead
    faults: tuple[ChainFault, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing was changed, removed or reordered."""
        return not self.faults
