"""A workspace: the folders people use and the settings they chose (``sigdocs.toml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sigdocs.model.events import Role
from sigdocs.model.records import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Someone expected at meetings. ``part`` is "Chair", "Deputy chair", "Member" or "Secretariat"."""

    name: str
    post: str = ""
    part: str = "Member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who sends the documents."""

    name: str
    organisation: str
    email: str
    telephone: str
    address: tuple[str, ...]
    signatory: str
    signatory_post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Where things lie and how they are to be done.

    ``register_url`` is an SQLAlchemy URL; ``stable_seconds`` how long a file must have been still
    before it is taken; ``small_numbers`` the largest count that a learning summary suppresses,
    ``report_small_numbers`` the same in the SMT summary's recipients (0 prints every count);
    ``kpi_targets`` targets in per cent by question, where they differ from kpis.toml;
    ``key_file`` what holds the passphrase of an encrypted vault, where nobody is to be asked.
    """

    root: Path
    office: Office
    meetings: tuple[Meeting, ...]
    members: tuple[Member, ...]
    register_url: str
    stable_seconds: float
    small_numbers: int
    pack_needs_approval: bool
    make_pdf: bool
    report_small_numbers: int = 0
    kpi_targets: tuple[tuple[str, int], ...] = ()
    ocr: bool
    office_seconds: float = 120
    vault_encrypted: bool = False
    key_file: Path | None = None
    roles: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    """The login names of those who may act in each part; empty means anyone."""

    @property
    def inbox(self) -> Path:
        """Where function leads' forms arrive."""
        return self.root / "inbox"

    @property
    def outbox(self) -> Path:
        """Where proven documents leave from."""
        return self.root / "outbox"

    @property
    def restricted(self) -> Path:
        """Documents that hold originals by nature (0700)."""
        return self.root / "restricted"

    @property
    def vault(self) -> Path:
        """Originals, the key of the event chain, and the keys of pseudonyms (0700)."""
        return self.root / "vault"

    @property
    def templates(self) -> Path:
        """The Word templates that the secretariat edits."""
        return self.root / "templates"

    @property
    def papers(self) -> Path:
        """Word papers of the secretariat's for its packs."""
        return self.root / "papers"

    @property
    def pack_spec(self) -> Path:
        """What its packs hold."""
        return self.root / "pack.toml"

    @property
    def has_roles(self) -> bool:
        """Whether the configuration says who is who."""
        return any(self.roles.values())

    def may_act(self, role: Role, user: str) -> bool:
        """Whether a login name may act in a part."""
        return user in self.roles[role] if self.roles.get(role) else True

    @property
    def meeting_dates(self) -> tuple[date, ...]:
        """The dates of the Group's meetings, in order."""
        return tuple(meeting.on for meeting in self.meetings)
