"""Files that arrive: what lies in an inbox, and what was read from it.

A file's name is personal text: leads put patients' and doctors' names into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sigdocs.model.personal import PersonalText


class FileKind(StrEnum):
    """What a file is by its content, whatever its name says. The value is its usual ending."""

    DOCX = "docx"
    DOCM = "docm"
    DOC = "doc"
    ODT = "odt"
    PDF = "pdf"
    EML = "eml"
    RTF = "rtf"
    ENCRYPTED_OFFICE = "encrypted-office"
    OTHER_OFFICE = "other-office"
    ZIP = "zip"
    IMAGE = "image"
    PROGRAM = "program"
    TEXT = "text"
    EMPTY = "empty"
    UNKNOWN = "unknown"


class ArrivalState(StrEnum):
    """Whether a file may be touched yet."""

    READY = "ready"
    STILL_ARRIVING = "still-arriving"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One entry of an inbox, not read yet. ``size`` in bytes, ``modified`` in nanoseconds.

    ``reason`` says why it is not ready, without its name.
    """

    name: PersonalText
    state: ArrivalState
    size: int = 0
    modified: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedFile:
    """A file as it was read, in one piece. ``received`` is the file's time, with its time zone.

    ``owner`` is the login name of whoever owns it, "" where the system has no name for them.
    """

    name: PersonalText
    content: bytes
    sha256: str
    received: datetime
    modified: int
    owner: str = ""

    def __repr__(self) -> str:
        """Say what it is, never what is in it."""
        return f"ArrivedFile({self.sha256[:12]}, {len(self.content)} bytes)"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedForm:
    """The form that came with an e-mail: the attachment and who sent it when.

    ``sent`` is None where the message has no date that can be read.
    """

    name: PersonalText
    content: bytes
    sender: PersonalText
    sent: datetime | None

    def __repr__(self) -> str:
        """Say how much there is, never what."""
        return f"AttachedForm({len(self.content)} bytes)"
