"""Loads, checks and makes workspaces. The only code that knows what ``sigdocs.toml`` looks like."""

from __future__ import annotations

import datetime
import shutil
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

from sigdocs.errors import ReferenceWrong
from sigdocs.model.events import Role
from sigdocs.model.records import Meeting
from sigdocs.model.shapes import is_login
from sigdocs.model.workspace import Member, Office, Workspace
from sigdocs.reference.files import check_keys, load_toml

CONFIGURATION = "sigdocs.toml"
PACK_SPEC = "pack.toml"
_OFFICE = ("name", "organisation", "email", "telephone", "address", "signatory", "signatory_post")
_SETTINGS = (
    "stable_seconds",
    "small_numbers",
    "report_small_numbers",
    "pack_needs_approval",
    "make_pdf",
    "ocr",
    "office_seconds",
)
_TABLES = ("register", "office", "settings", "vault", "meetings", "members", "roles", "kpi_targets")
_FOLDERS = ("inbox", "inbox/secretariat", "inbox/ig", "outbox", "papers")
_PRIVATE_FOLDERS = ("restricted", "vault")


def find_workspace(start: Path) -> Workspace | None:
    """The workspace that ``start`` lies in: the nearest folder upwards with a ``sigdocs.toml``."""
    for folder in (start, *start.parents):
        if (folder / CONFIGURATION).is_file():
            return load_workspace(folder)
    return None


def load_workspace(root: Path) -> Workspace:
    """Read and check the configuration of a workspace.

    Raises:
        ReferenceWrong: no configuration there, not TOML (with the line), or a wrong key (named).
    """
    raw = _read(root / CONFIGURATION)
    check_keys(raw, where=CONFIGURATION, needed=(), allowed=_TABLES)
    office = {**_default("office"), **raw.get("office", {})}
    check_keys(office, where=f"{CONFIGURATION}, [office]", needed=_OFFICE, allowed=())
    settings = {**_default("settings"), **raw.get("settings", {})}
    check_keys(settings, where=f"{CONFIGURATION}, [settings]", needed=_SETTINGS, allowed=())
    office["address"] = tuple(office["address"])
    return Workspace(
        root=root,
        office=Office(**office),
        meetings=tuple(sorted(map(_meeting, raw.get("meetings", [])), key=lambda m: m.on)),
        members=tuple(map(_member, raw.get("members", []))),
        kpi_targets=tuple(raw.get("kpi_targets", {}).items()),
        register_url=raw.get("register") or f"sqlite:///{root / 'register.sqlite'}",
        roles=_roles(raw.get("roles", {})),
        **_vault(root, raw.get("vault", {})),
        **settings,
    )


def make_workspace(root: Path, *, configuration: str | None = None) -> Workspace:
    """Make the folders, the configuration and the templates of a workspace that are not there yet.

    Nothing that exists is changed. ``configuration`` is the text for a new ``sigdocs.toml``.
    """
    for name in _FOLDERS:
        (root / name).mkdir(parents=True, exist_ok=True)
    for name in _PRIVATE_FOLDERS:
        (root / name).mkdir(exist_ok=True)
        (root / name).chmod(0o700)
    target = root / CONFIGURATION
    if not target.exists():
        target.write_text(configuration or default_configuration(), "utf-8")
    if not (root / PACK_SPEC).exists():
        (root / PACK_SPEC).write_text(_shipped_text(PACK_SPEC), "utf-8")
    _copy_templates(root / "templates")
    return load_workspace(root)


def default_configuration() -> str:
    """The text of a new workspace's ``sigdocs.toml``."""
    return _shipped_text("workspace.toml")


def _shipped_text(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def shipped(name: str) -> Path:
    """A folder that comes with sigdocs (``templates``, ``samples``): in the wheel or the repository."""
    package = Path(str(resources.files("sigdocs")))
    return package / name if (package / name).is_dir() else package.parent / name


def _copy_templates(folder: Path) -> None:
    source = shipped("templates")
    folder.mkdir(exist_ok=True)
    if folder.resolve() == source.resolve():
        return
    for template in sorted(source.glob("*.*")):
        if not (folder / template.name).exists():
            shutil.copyfile(template, folder / template.name)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ReferenceWrong(
            "There is no workspace here.", next_step="Make one: sigdocs init DIR."
        ) from None
    except tomllib.TOMLDecodeError as problem:
        raise ReferenceWrong(f"{CONFIGURATION}: {problem}.") from None


def _default(table: str) -> dict[str, Any]:
    return dict(load_toml("workspace.toml")[table])


def _vault(root: Path, raw: dict[str, Any]) -> dict[str, Any]:
    """Whether the vault is encrypted, and the file with its passphrase ("" asks a person)."""
    where = f"{CONFIGURATION}, [vault]"
    vault = {**_default("vault"), **raw}
    check_keys(vault, where=where, needed=("encrypted", "key_file"), allowed=())
    if type(vault["encrypted"]) is not bool or type(vault["key_file"]) is not str:
        raise ReferenceWrong(f"{where}: encrypted is true or false, key_file a path in quotes.")
    if not vault["key_file"]:
        return {"vault_encrypted": vault["encrypted"]}
    file = (root / Path(vault["key_file"]).expanduser()).resolve()
    if file.is_relative_to(root.resolve()):
        raise ReferenceWrong(
            f"{where}: key_file lies in the workspace itself.",
            next_step="Whoever takes the workspace must not get its key with it.",
        )
    return {"vault_encrypted": vault["encrypted"], "key_file": file}


def _roles(raw: dict[str, Any]) -> dict[Role, tuple[str, ...]]:
    """Who may act in which part: lists of login names; an empty list lets anyone."""
    where = f"{CONFIGURATION}, [roles]"
    names = tuple(role.value for role in Role if role is not Role.PROGRAM)
    check_keys(raw, where=where, needed=(), allowed=names)
    for name, users in raw.items():
        is_list = isinstance(users, list) and all(isinstance(user, str) for user in users)
        if not is_list or not all(map(is_login, users)):
            raise ReferenceWrong(
                f"{where}: {name} is not a list of login names.", next_step='Write ["jo", "sam"].'
            )
    return {Role(name): tuple(users) for name, users in raw.items()}


def _meeting(row: dict[str, Any]) -> Meeting:
    where = f"{CONFIGURATION}, [[meetings]]"
    check_keys(row, where=where, needed=("date", "deadline"), allowed=())
    for name in ("date", "deadline"):
        if type(row[name]) is not datetime.date:
            raise ReferenceWrong(f"{where}: {name} is not a date.", next_step="Write 2026-12-10.")
    return Meeting(on=row["date"], deadline=row["deadline"])


def _member(row: dict[str, Any]) -> Member:
    where = f"{CONFIGURATION}, [[members]]"
    check_keys(row, where=where, needed=("name",), allowed=("post", "part"))
    return Member(**row)
