"""What follows from a case, as the register keeps it: documents, decisions, actions, approvals.

Facts only. Whoever owns an action, and the words of a decision, a condition or a note, live in the
vault under the SHA-256 that ``words`` and ``note`` hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sigdocs.model.cases import AnswerFacts, Case, CaseStatus, FindingFacts, Submission, Turn
from sigdocs.model.decisions import Decision, Outcome
from sigdocs.model.documents import PDF, DocumentKind, ProvenDocument
from sigdocs.model.events import Actor, Event
from sigdocs.model.shapes import is_code, is_hash, is_question, is_reference, is_stem


class DocumentStatus(StrEnum):
    """How far a document has come."""

    DRAFT = "draft"
    RELEASED = "released"
    WITHHELD = "withheld"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """A finished document. ``stem`` is our own file name; ``checks`` what proofing did.

    ``sources`` are the hashes of the files it was made from; ``reference`` is "" for a meeting's
    papers; ``recipient`` a key of recipients.toml.
    """

    sha256: str
    kind: DocumentKind
    status: DocumentStatus
    stem: str
    media: str = "docx"
    reference: str = ""
    meeting: date | None = None
    recipient: str = ""
    checks: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse words where codes and hashes belong."""
        codes = (self.media, self.recipient, *self.checks)
        good = is_hash(self.sha256) and all(map(is_hash, self.sources)) and all(map(is_code, codes))
        if not (good and is_stem(self.stem)) or (
            self.reference and not is_reference(self.reference)
        ):
            raise ValueError("a document is recorded by hash, codes and our own file name")


def document_facts(
    proven: ProvenDocument,
    *,
    status: DocumentStatus,
    reference: str = "",
    meeting: date | None = None,
    recipient: str = "",
    sources: tuple[str, ...] = (),
) -> DocumentFacts:
    """What the register keeps of a proven document."""
    return DocumentFacts(
        sha256=proven.sha256,
        kind=proven.document.kind,
        status=status,
        stem=proven.document.stem,
        media="pdf" if proven.document.media_type == PDF else "docx",
        reference=reference,
        meeting=meeting,
        recipient=recipient,
        checks=tuple(sorted({"-".join(check.lower().split()) for check in proven.checks})),
        sources=sources,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedDocument:
    """A document in the register; ``at`` when its status last changed."""

    facts: DocumentFacts
    status: DocumentStatus
    at: datetime


class ActionStatus(StrEnum):
    """How an action stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFacts:
    """One agreed action without its words. ``post`` is the owner's kind of post, a code."""

    number: int
    due: date | None = None
    kpi: bool | None = None
    recipient: str = ""
    post: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        """Refuse words where codes and hashes belong."""
        if not (is_code(self.recipient) and is_code(self.post)):
            raise ValueError("an action names its recipient and its owner's post by a code")
        if self.words and not is_hash(self.words):
            raise ValueError("the words of an action are in the vault, under their hash")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """A decision without its words. ``source`` is the hash of the file that it was read from."""

    outcome: Outcome
    source: str
    meeting: date | None = None
    confirmed_on: date | None = None
    recipients: tuple[str, ...] = ()
    actions: tuple[ActionFacts, ...] = ()
    words: str = ""

    def __post_init__(self) -> None:
        """Refuse words where codes and hashes belong."""
        hashes = (self.source, self.words) if self.words else (self.source,)
        if not (all(map(is_hash, hashes)) and all(map(is_code, self.recipients))):
            raise ValueError("a decision is recorded by hashes, codes and dates")


def decision_facts(
    decision: Decision, *, source: str, words: str = "", posts: Mapping[int, str] | None = None
) -> DecisionFacts:
    """``decision`` without its words, which the vault keeps under ``words``.

    ``posts`` gives the kind of post (a code) of the owner of each action, by its number.
    """
    return DecisionFacts(
        outcome=decision.outcome,
        source=source,
        meeting=decision.meeting,
        confirmed_on=decision.confirmed_on,
        recipients=decision.recipients,
        words=words,
        actions=tuple(
            ActionFacts(
                number=action.number,
                due=action.due,
                kpi=action.kpi,
                recipient=action.recipient,
                post=(posts or {}).get(action.number, ""),
                words=words,
            )
            for action in decision.actions
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedDecision:
    """A decision in the register; ``number`` counts the decisions of the case from 1."""

    reference: str
    number: int
    facts: DecisionFacts
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One action in the register. ``decision`` is the number of the decision it belongs to."""

    reference: str
    decision: int
    facts: ActionFacts
    status: ActionStatus
    function: str = ""
    urgent: bool = False
    done_on: date | None = None

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been done before ``today``."""
        due = self.facts.due
        return self.status is ActionStatus.OPEN and due is not None and due < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Assurance:
    """Something a recipient was asked to confirm; escalated when not received by then (21)."""

    reference: str
    recipient: str
    due: date
    escalate_on: date | None = None
    received_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiAnswer:
    """What a KPI question was answered (2h, 5a, 5b, 7a, 7b); ``yes`` None: neither yes nor no."""

    reference: str
    question: str
    yes: bool | None

    def __post_init__(self) -> None:
        """Refuse anything but a reference and an id."""
        if not (is_reference(self.reference) and is_question(self.question) and self.question):
            raise ValueError("a KPI answer belongs to a case and a question")


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones:
    """When a case first came to each status it has had, its last outcome, its KPI answers."""

    case: Case
    first: tuple[tuple[CaseStatus, datetime], ...]
    outcome: Outcome | None = None
    kpis: tuple[KpiAnswer, ...] = ()

    def at(self, *statuses: CaseStatus) -> datetime | None:
        """The earliest moment at which it came to any of these, None if it never did."""
        return min((at for status, at in self.first if status in statuses), default=None)


class ConditionStatus(StrEnum):
    """Whether a direction found in a form binds (domain facts: a person confirms it)."""

    FOUND = "found"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A direction of 2f, 2g, 4a or 8d. ``kind`` is a code, ``words`` where the vault keeps it."""

    reference: str
    number: int
    kind: str
    question: str
    status: ConditionStatus
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Somebody's word for exactly these bytes (``sha256``); any change of them voids it."""

    reference: str
    sha256: str
    scope: str
    by: Actor
    at: datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of the Group and the last day on which papers are in time.

    ``status`` is a code ("planned", "pack-issued", "held"); "" when recording leaves it as it is.
    """

    on: date
    deadline: date
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorklistRow:
    """One line of the morning worklist.

    ``reference`` is "" for a file that waits for a person (then ``file`` is its hash). ``due_for``
    is a code: "mending", "meeting", "information", "action", "assurance", "set" or "".
    ``open_conditions`` counts directions that nobody has confirmed or dismissed; ``is_withheld``
    says that what the Group is to see was stopped by its proof.
    """

    reference: str
    turn: Turn
    state: str
    urgent: bool
    since: datetime
    due: date | None = None
    due_for: str = ""
    overdue: bool = False
    function: str = ""
    meeting: date | None = None
    open_conditions: int = 0
    is_withheld: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChange:
    """How an answer differs from the revision before (None: it was, or is, not there)."""

    revision: int
    question: str
    occurrence: int
    before: AnswerFacts | None
    after: AnswerFacts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything the register knows of one case, in order of time. ``findings`` by revision."""

    case: Case
    submissions: tuple[Submission, ...]
    findings: tuple[tuple[int, tuple[FindingFacts, ...]], ...]
    changes: tuple[AnswerChange, ...]
    documents: tuple[RecordedDocument, ...]
    decisions: tuple[RecordedDecision, ...]
    actions: tuple[ActionRow, ...]
    assurances: tuple[Assurance, ...]
    conditions: tuple[Condition, ...]
    approvals: tuple[Approval, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A case that an arriving form might belong to; its words are compared by the caller."""

    reference: str
    status: CaseStatus
    function: str
    received: date
    latest_file: str
