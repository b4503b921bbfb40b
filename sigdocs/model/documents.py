"""Documents on their way out: rendered, proven, or restricted.

A ``ProvenDocument`` can only be made by ``sigdocs.proofing``; the outbox takes nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sigdocs.model.clearances import Clearance, ReportRow, Spot
from sigdocs.model.personal import PersonalText


class DocumentKind(StrEnum):
    """What a document is."""

    NOTIFICATION = "notification"
    AUDIT_TRAIL = "audit-trail"
    PACK = "pack"
    RETURN_LETTER = "return-letter"
    OUTCOME_LETTER = "outcome-letter"
    SHARING_LETTER = "sharing-letter"
    SHARING_BRIEF = "sharing-brief"
    LEARNING_SUMMARY = "learning-summary"
    REDACTION_REPORT = "redaction-report"
    SENDER_COPY = "sender-copy"
    BLANK_FORM = "blank-form"
    MINUTES = "minutes"
    DECISION_SHEET = "decision-sheet"
    SMT_SUMMARY = "smt-summary"
    REMINDERS = "reminders"
    REMINDER_LETTER = "reminder-letter"
    RO_REQUEST = "ro-request"
    RO_LETTER = "ro-letter"
    LOOKBACK_SCHEDULE = "lookback-schedule"
    SUBJECT_ACCESS = "subject-access"
    LEARNING_CHECK = "learning-check"
    LEARNING_DIGEST = "learning-digest"
    ENHANCED_NOTICE = "enhanced-notice"


class RestrictedPurpose(StrEnum):
    """The two purposes whose documents hold originals by nature; never the outbox."""

    SENDER = "sender"
    IG = "ig"


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
EMAIL = "message/rfc822"
HTML = "text/html"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """One value that must not be in the document.

    ``strong``: not once, folded for case, accent, spacing, punctuation (full name, title + surname,
    identifiers of six characters and more, e-mail, address). Otherwise weak (surname or forename
    alone, age, date): no more often than in the substituted text and the template together.
    ``code`` is the category; the words are never printed. ``excusable``: whether a passage that
    the policy keeps may hold it (another case of a pack may rightly keep the name).
    ``is_initials``: it counts only where it is written in capitals. ``is_telling``: a weak form that
    is no ordinary word (a rare surname): it counts wherever it stands as a name and is not kept, even
    where it was put in. ``row``: where IG finds it.
    """

    text: PersonalText
    code: str
    strong: bool
    excusable: bool = True
    is_initials: bool = False
    is_telling: bool = False
    row: ReportRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What proofing looks for.

    ``own_name_fields``: answers of the form's own name fields (1a, 1b, 1d, sign-offs …) as
    written, for the from-scratch check; ``kept``: what the policy keeps.
    ``contacts``: contact details found in the form; None where they are not known, and then every
    contact detail that neither the template nor ``kept`` has is a finding. ``cleared``: the places
    of weak forms that Information Governance cleared.
    """

    removed: tuple[Removed, ...] = ()
    own_name_fields: tuple[PersonalText, ...] = ()
    kept: tuple[PersonalText, ...] = ()
    contacts: tuple[PersonalText, ...] | None = None
    cleared: tuple[Clearance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedDocument:
    """A finished file that has not been proven.

    ``stem`` is the file name without ending, made of our own reference and the kind only.
    ``substituted`` is every text that the renderer put in, once for each time it was put in
    (headers and footers included); ``template_text`` is the words the template itself brings;
    ``dropped_controls`` how many characters that no document can hold were left out.
    """

    kind: DocumentKind
    media_type: str
    content: bytes
    stem: str
    title: str
    substituted: tuple[str, ...] = ()
    template_text: str = ""
    is_draft: bool = False
    dropped_controls: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenDocument:
    """A document that proofing reopened and found clean. ``sha256`` is of ``content``."""

    document: RenderedDocument
    sha256: str
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedDocument:
    """A document that holds originals by nature: restricted folder only, purposes sender and ig."""

    document: RenderedDocument
    purpose: RestrictedPurpose


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofFinding:
    """Why a document is not released: a code and a place, never the words.

    ``row`` of the redaction report says them to IG. ``times`` it stands at that place. ``spot``:
    for a weak form, how it stands there, so that IG can clear it.
    """

    code: str
    place: str
    message: str
    row: ReportRow | None = None
    times: int = 1
    spot: Spot | None = None
