"""Events: what happened to a case, who did it, when, to which file, under which versions.

An event holds codes, hashes, references, numbers and dates, never words of a form: ``Fact`` refuses
anything else when it is made, so that the audit trail can be shown to an inspector as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

_HASH = r"[0-9a-f]{64}"
_REFERENCE = r"SC-[0-9]{4}-[0-9]{4,6}"
_CODE = r"[a-z0-9]+(?:[-_:.?][a-z0-9]+)*\??"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NUMBER = r"-?[0-9]{1,9}"
_QUESTION = r"[0-9][a-z](?:\.date)?|signoff[0-9](?:-[0-9])?\.(?:name|date)"
_LOGIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,31}")
_VERSION = re.compile(r"[A-Za-z0-9.+_-]{0,64}")


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
        if not _LOGIN.fullmatch(self.user):
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
            if not _VERSION.fullmatch(version):
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
    CASE_OPENED = "case-opened"
    CASE_AMENDED = "case-amended"
    CASE_MOVED = "case-moved"
    MEETING_SET = "meeting-set"
    MEETING_RECORDED = "meeting-recorded"
    DOCUMENT_RECORDED = "document-recorded"
    DOCUMENT_RELEASED = "document-released"
    DOCUMENT_WITHHELD = "document-withheld"
    DECISION_RECORDED = "decision-recorded"
    ACTION_RECORDED = "action-recorded"
    ACTION_UPDATED = "action-updated"
    ASSURANCE_AWAITED = "assurance-awaited"
    ASSURANCE_RECEIVED = "assurance-received"
    CONDITION_FOUND = "condition-found"
    CONDITION_CONFIRMED = "condition-confirmed"
    CONDITION_DISMISSED = "condition-dismissed"
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


class FactKey(StrEnum):
    """What a fact of an event is about; the key decides the shape of its value (``SHAPES``)."""

    FILE = "file"
    FIRST_FILE = "first-file"
    DOCUMENT = "document"
    NOTE = "note"
    WORDS = "words"
    HEAD = "head"
    CASE = "case"
    FROM = "from"
    TO = "to"
    REASON = "reason"
    DISPOSITION = "disposition"
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
    RUN = "run"
    QUESTION = "question"
    REVISION = "revision"
    EDITION = "edition"
    NUMBER = "number"
    ERRORS = "errors"
    WARNINGS = "warnings"
    COUNT = "count"
    RECEIVED = "received"
    MEETING = "meeting"
    DUE = "due"
    ON = "on"


_HASHES = (
    FactKey.FILE, FactKey.FIRST_FILE, FactKey.DOCUMENT, FactKey.NOTE, FactKey.WORDS, FactKey.HEAD,
)  # fmt: skip
_NUMBERS = (
    FactKey.REVISION, FactKey.EDITION, FactKey.NUMBER, FactKey.ERRORS, FactKey.WARNINGS,
    FactKey.COUNT,
)  # fmt: skip
_DATES = (FactKey.RECEIVED, FactKey.MEETING, FactKey.DUE, FactKey.ON)
SHAPES: dict[FactKey, re.Pattern[str]] = {
    **{key: re.compile(_CODE) for key in FactKey},
    **{key: re.compile(_HASH) for key in _HASHES},
    **{key: re.compile(_NUMBER) for key in _NUMBERS},
    **{key: re.compile(_DATE) for key in _DATES},
    FactKey.CASE: re.compile(_REFERENCE),
    FactKey.QUESTION: re.compile(_QUESTION),
}
LONGEST = 64


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of an event: a code, hash, reference, number or date, as the key demands."""

    key: FactKey
    value: str

    def __post_init__(self) -> None:
        """Refuse words: the one place that keeps personal text out of every event."""
        if not isinstance(self.value, str) or len(self.value) > LONGEST:
            raise ValueError(f"the {self.key} of an event is a short code, hash or date")
        if not SHAPES[self.key].fullmatch(self.value):
            raise ValueError(f"the {self.key} of an event has not the shape of one")


def facts(**values: str | int | bool | date | None) -> tuple[Fact, ...]:
    """Facts from keywords (``first_file=`` for first-file); "" and None are left out."""
    return tuple(
        Fact(FactKey(key.replace("_", "-")), _plain(value))
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
        if self.reference and not is_reference(self.reference):
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


def is_reference(text: str) -> bool:
    """Whether ``text`` has the shape of a case reference (SC-2026-0001)."""
    return re.fullmatch(_REFERENCE, text) is not None


def is_hash(text: str) -> bool:
    """Whether ``text`` is a SHA-256 in hexadecimal."""
    return re.fullmatch(_HASH, text) is not None


def is_code(text: str) -> bool:
    """Whether ``text`` is a code (or ""): lower-case words joined by hyphens, 64 at most."""
    return not text or (len(text) <= LONGEST and re.fullmatch(_CODE, text) is not None)


def is_question(text: str) -> bool:
    """Whether ``text`` is a question's id (or "")."""
    return not text or re.fullmatch(_QUESTION, text) is not None
