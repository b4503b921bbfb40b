"""The databases that the register is tested on: SQLite, and a PostgreSQL that is started here.

PostgreSQL comes from Debian's packages (``make test`` installs them where it may). It runs as an
unprivileged user, in a temporary folder, behind a socket in that folder: no port is opened.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

PROGRAMS = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True)
class Database:
    """One kind of database; ``fresh()`` gives the address of an empty one."""

    name: str
    fresh: Callable[[], str]


def programs() -> Path | None:
    """Where the newest PostgreSQL's initdb and postgres are, if they are installed."""
    found = [folder.parent for folder in PROGRAMS.glob("*/bin/initdb")]
    return max(found, key=lambda folder: float(folder.parent.name), default=None)


def sqlite(folder: Path) -> Database:
    """SQLite files in ``folder``."""
    numbers = count(1)
    return Database("sqlite", lambda: f"sqlite:///{folder}/register-{next(numbers)}.sqlite")


@contextmanager
def postgresql(bin_folder: Path) -> Iterator[Database]:
    """A PostgreSQL of our own; each fresh register is a schema in it."""
    folder = Path(tempfile.mkdtemp(prefix="sigdocs-postgresql-"))
    identity = _unprivileged(folder)
    try:
        with _server(bin_folder, folder, identity):
            yield Database(
                "postgresql", _schemas(f"postgresql+psycopg://sigdocs@/postgres?host={folder}")
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> dict[str, Any]:
    """Whom to run it as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


@contextmanager
def _server(bin_folder: Path, folder: Path, identity: dict[str, Any]) -> Iterator[None]:
    data = folder / "data"
    initdb = [bin_folder / "initdb", "-D", data, "-U", "sigdocs", "-A", "trust", "--no-sync"]
    subprocess.run(initdb, check=True, capture_output=True, cwd=folder, **identity)
    settings = {"listen_addresses": "", "unix_socket_directories": folder, "max_connections": 20,
                "shared_buffers": "16MB", "fsync": "off"}  # fmt: skip
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        child = subprocess.Popen(
            [bin_folder / "postgres", "-D", data, *options],
            stdout=log, stderr=log, cwd=folder, **identity,
        )  # fmt: skip
    try:
        _wait(bin_folder, folder)
        yield
    finally:
        child.send_signal(2)  # SIGINT is its fast shutdown
        child.wait(30)


def _wait(bin_folder: Path, folder: Path) -> None:
    for _ in range(300):
        if (
            subprocess.run([bin_folder / "pg_isready", "-q", "-h", folder], check=False).returncode
            == 0
        ):
            return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start: " + (folder / "log").read_text())


def _schemas(url: str) -> Callable[[], str]:
    numbers = count(1)

    def fresh() -> str:
        import psycopg

        name = f"register_{os.getpid()}_{next(numbers)}"
        plain = url.replace("+psycopg", "")
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{url}&options=-csearch_path%3D{name}"

    return fresh
