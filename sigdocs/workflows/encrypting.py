"""The vault at rest: encrypted, decrypted, under another passphrase. Each is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sigdocs.errors import RegisterWrong
from sigdocs.inbox.passphrase import new_passphrase
from sigdocs.inbox.unlocking import change_passphrase, decrypt, encrypt, open_vault
from sigdocs.model.events import EventKind, Role, Stamp, facts
from sigdocs.model.outcomes import Written
from sigdocs.model.workspace import Workspace
from sigdocs.workflows.desk import Desk, open_desk

_NOT_ENCRYPTED = "The vault is not encrypted."
_LOST = "Whoever loses the passphrase loses the vault: keep it where a second person finds it."


def encrypt_vault(workspace: Workspace, *, today: date) -> Written:
    """Encrypt the vault, or finish where a power cut came between.

    Raises:
        ApprovalMissing: not IG. VaultLocked: no passphrase. RegisterWrong: somebody is at work.
    """
    # The configuration may say already what is only done here.
    as_it_is = replace(workspace, vault_encrypted=False)
    with open_desk(as_it_is, today=today, alone=True) as desk:
        by, was_encrypted = desk.stamp_as(Role.IG), desk.vault.seal is not None
        count = encrypt(desk.vault, workspace.key_file)
        if count or not was_encrypted:
            told = facts(kind="encrypted", count=count)
            desk.register.note(EventKind.VAULT_CHANGED, by=by, facts=told)
        held = open_vault(workspace.vault, key_file=workspace.key_file).sealed()
        desk.register.record_sealed((entry for _, entry in held), by=by)
    notes = [f"{count} entries were encrypted.", _LOST]
    if not workspace.vault_encrypted:
        notes.append('Write "encrypted = true" under [vault] in sigdocs.toml.')
    return Written(notes=tuple(notes))


def decrypt_vault(workspace: Workspace, *, today: date) -> Written:
    """Decrypt the vault, or finish where a power cut came between.

    Raises:
        ApprovalMissing: not IG. VaultLocked: not its passphrase. RegisterWrong: it is not
            encrypted, or something in it was changed.
    """
    with open_desk(workspace, today=today, alone=True) as desk:
        by = _need_encrypted(desk)
        with desk.register.together():
            desk.register.note(EventKind.VAULT_CHANGED, by=by, facts=facts(kind="decrypted"))
            desk.register.forget_sealed(by=by)
        count = decrypt(desk.vault)
    notes = [f"{count} entries were decrypted."]
    if workspace.vault_encrypted:
        notes.append('Write "encrypted = false" under [vault] in sigdocs.toml.')
    return Written(notes=tuple(notes))


def change_vault_passphrase(workspace: Workspace, file: Path | None, *, today: date) -> Written:
    """Put the vault under another passphrase: typed twice, or the content of ``file``.

    Raises:
        As ``decrypt_vault``.
    """
    with open_desk(workspace, today=today, alone=True) as desk:
        by = _need_encrypted(desk)
        change_passphrase(workspace.vault, workspace.key_file, new_passphrase(file))
        told = facts(kind="passphrase")
        desk.register.note(EventKind.VAULT_CHANGED, by=by, facts=told)
    return Written(notes=("The vault has another passphrase.", _LOST))


def _need_encrypted(desk: Desk) -> Stamp:
    if desk.vault.seal is None:
        raise RegisterWrong(_NOT_ENCRYPTED, next_step="sigdocs vault encrypt does that.")
    return desk.stamp_as(Role.IG)
