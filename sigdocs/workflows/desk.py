"""What a workflow works with: the workspace, its register, and who is at work when."""

from __future__ import annotations

import getpass
import hashlib
import hmac
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from importlib.metadata import version

from sigdocs.errors import ApprovalMissing, ReferenceWrong, RegisterWrong
from sigdocs.inbox.originals import original
from sigdocs.inbox.people import load_people, store_people
from sigdocs.inbox.rulings import load_rulings
from sigdocs.inbox.unlocking import open_vault
from sigdocs.inbox.vault import Vault, is_vault, vault_in_use, vault_key
from sigdocs.model.cases import Case, Submission
from sigdocs.model.events import Actor, Role, Stamp, Versions
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.people import PeopleTable
from sigdocs.model.policy import KnownOrganisation
from sigdocs.model.shapes import login_name
from sigdocs.model.workspace import Workspace
from sigdocs.reference.directory import known_organisations
from sigdocs.reference.versions import form_version, policy_version
from sigdocs.register import open_register
from sigdocs.register.book import Register
from sigdocs.workflows.colleagues import with_colleagues
from sigdocs.workflows.forms import check_form, minimise_form
from sigdocs.workflows.opening import Opened, open_form

_PARTS = (Role.SECRETARIAT, Role.IG, Role.CHAIR, Role.SUBMITTER)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """An open workspace. ``now`` is when the work is done (events); ``today`` what day it counts as."""

    workspace: Workspace
    register: Register
    vault: Vault
    key: bytes
    today: date
    user: str = field(default_factory=lambda: login_name(getpass.getuser()))

    @cached_property
    def stamp(self) -> Stamp:
        """Who, in the part they may act in, when and with which program."""
        allowed = (role for role in _PARTS if self.workspace.may_act(role, self.user))
        return Stamp(
            actor=Actor(role=next(allowed, Role.PROGRAM), user=self.user),
            at=datetime.now().astimezone(),
            versions=self.versions,
        )

    @cached_property
    def versions(self) -> Versions:
        """Which form definitions, policy, templates and program do the work."""
        digest = hashlib.sha256()
        for template in sorted(self.workspace.templates.glob("*.docx")):
            digest.update(template.name.encode() + template.read_bytes())
        return Versions(
            form=form_version(),
            policy=policy_version(),
            templates=digest.hexdigest()[:12],
            program=version("sigdocs"),
        )

    def stamp_as(self, role: Role) -> Stamp:
        """The same, in another part.

        Raises:
            ApprovalMissing: whoever is at work may not act in it.
        """
        self.need(role)
        return replace(self.stamp, actor=Actor(role=role, user=self.user))

    def need(self, *roles: Role) -> None:
        """Go on only if whoever is at work may act in one of these parts.

        Raises:
            ApprovalMissing: they may not.
        """
        if not any(self.workspace.may_act(role, self.user) for role in roles):
            parts = " or ".join(role.value for role in roles)
            raise ApprovalMissing(
                f"This is for {parts} only.", next_step="[roles] in sigdocs.toml says who that is."
            )

    def on_behalf_of(self, owner: str) -> Desk:
        """The same desk with the owner of a file that was sent back at work, where one is known."""
        return replace(self, user=owner) if owner else self

    def submitter(self, owner: str) -> str:
        """Who submitted a file, by its owner: "" where whoever is at work put it there for somebody.

        Where the configuration says who is who, the owner counts in any case.
        """
        return owner if self.workspace.has_roles or owner != self.user else ""

    def template(self, name: str) -> bytes:
        """A Word template of this workspace.

        Raises:
            ReferenceWrong: it is missing, or no Word document.
        """
        try:
            template = (self.workspace.templates / f"{name}.docx").read_bytes()
        except OSError:
            raise ReferenceWrong(
                f"The template {name}.docx is missing.", next_step="Run: sigdocs init ."
            ) from None
        if not zipfile.is_zipfile(io.BytesIO(template)):
            raise ReferenceWrong(
                f"The template {name}.docx is not a Word document.",
                next_step="Move it away, then run: sigdocs init .",
            )
        return template

    def arrival_code(self, name: str, modified: int) -> str:
        """A code that tells two arrivals apart and says nothing of the name."""
        message = f"{modified} {name}".encode("utf-8", "surrogatepass")
        return hmac.new(self.key, message, hashlib.sha256).hexdigest()[:32]

    @cached_property
    def organisations(self) -> tuple[KnownOrganisation, ...]:
        """The organisations of the imported directory."""
        return known_organisations(self.workspace.root)

    def people(self, reference: str) -> PeopleTable:
        """Who is known in a case."""
        return load_people(self.vault, reference)

    def minimise(
        self, reference: str, checked: ValidatedForm, purpose: Purpose, recipient: str = ""
    ) -> MinimisedForm:
        """Minimise a form of a case; the case's table of people grows and is kept."""
        before = self.people(reference)
        minimised, people = minimise_form(
            checked,
            purpose=purpose,
            recipient=recipient,
            people=with_colleagues(before, self.workspace.members, checked.form),
            rulings=load_rulings(self.vault, reference),
            organisations=self.organisations,
        )
        if people != before:
            store_people(self.vault, reference, people)
        return replace(minimised, reference=reference)

    def case(self, reference: str) -> Case:
        """A case by its reference.

        Raises:
            RegisterWrong: there is none.
        """
        found = self.register.case(reference)
        if found is None:
            raise RegisterWrong(
                f"There is no case {reference}." if len(reference) < 15 else "No such case.",
                next_step="sigdocs status lists them.",
            )
        return found

    def latest_form(self, reference: str) -> tuple[Opened, ValidatedForm]:
        """The newest form of a case, read again from its original and checked again."""
        return self.form_in(self.latest_file(reference))

    def latest_file(self, reference: str) -> Submission:
        """The newest revision of a case's form.

        Raises:
            RegisterWrong: the case has no form.
        """
        files = [file for file in self.register.submissions(reference) if file.revision]
        if not files:
            raise RegisterWrong(f"Case {reference} has no form.", next_step="Look at its story.")
        return max(files, key=lambda file: file.revision)

    def form_in(self, file: Submission) -> tuple[Opened, ValidatedForm]:
        """A form of a case, read again from its original and checked again."""
        content = original(self.vault, file.sha256)
        opened = open_form(content, ocr=self.workspace.ocr)
        case = self.case(file.reference)
        checked = check_form(
            opened.form,
            received=file.received,
            meetings=self.workspace.meeting_dates,
            meeting=case.meeting,
            today=self.today,
        )
        return opened, checked


@contextmanager
def open_desk(
    workspace: Workspace, *, today: date, create: bool = False, alone: bool = False
) -> Iterator[Desk]:
    """Open the vault and the register of a workspace; close them afterwards.

    Args:
        workspace: where. today: what day it counts as. create: make what is not there yet.
        alone: nobody else may have the vault open meanwhile.

    Raises:
        RegisterWrong: the vault's key or the register is missing, newer, or in use.
        VaultLocked: the vault is encrypted, and its passphrase is missing or another one.
    """
    workspace.vault.mkdir(mode=0o700, exist_ok=True)
    with vault_in_use(workspace.vault, alone=alone):
        vault = open_vault(
            workspace.vault,
            encrypted=workspace.vault_encrypted,
            key_file=workspace.key_file,
            create=create,
        )
        key = vault_key(vault)
        with open_register(workspace.register_url, key=key, create=create) as register:
            vault = replace(vault, known=register.sealed_entry)
            desk = Desk(workspace=workspace, register=register, vault=vault, key=key, today=today)
            _record_meetings(desk)
            yield desk
            _record_sealed(desk)


def _record_sealed(desk: Desk) -> None:
    """Record which versions an encrypted vault now holds, where some are newer than known.

    What was cut off before this is recorded by whoever opens the desk next.
    """
    known = {entry.file: entry.version for entry in desk.register.sealed_entries()}
    held = [entry for _, entry in desk.vault.sealed()]
    if any(entry.version > known.get(entry.file, 0) for entry in held):
        desk.register.record_sealed(held, by=desk.stamp)


def is_ready(workspace: Workspace) -> bool:
    """Whether a workspace has its vault: one that is half set up has not."""
    return is_vault(workspace.vault)


def _record_meetings(desk: Desk) -> None:
    for meeting in desk.workspace.meetings:
        desk.register.record_meeting(meeting, by=desk.stamp)
