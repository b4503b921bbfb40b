"""Open the register: SQLite in WAL mode, or PostgreSQL by URL, with the same promises."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError

from sigdocs.errors import RegisterWrong
from sigdocs.model.events import Actor, Role, Stamp
from sigdocs.register import migrations
from sigdocs.register.book import Register

BUSY = 30
"""Seconds to wait for another process's transaction."""
KEY_LENGTH = 32
"""Bytes: as long as the hash, the least that RFC 2104 (3) advises."""


def open_register(
    url: str, *, key: bytes, create: bool = False, by: Stamp | None = None
) -> Register:
    """Open the register at ``url``; close it with ``with`` or ``.close()``.

    Args:
        url: ``sqlite:///path/to/register.sqlite`` or ``postgresql+psycopg://…``.
        key: the vault's key, 32 bytes or more.
        create: make it where it does not exist yet.
        by: who makes or migrates it (the program itself, now, unless told).

    Raises:
        RegisterWrong: the file is missing (and ``create`` is False), is no register, was made by a
            newer sigdocs, or its last entry is not sealed with this key.
    """
    if len(key) < KEY_LENGTH:
        raise RegisterWrong(f"The vault's key has {len(key)} bytes and needs {KEY_LENGTH}.")
    with _plain_errors():
        engine = _engine(_parsed(url), create=create)
        try:
            _bring_up_to_date(engine, key, by, create=create)
        except BaseException:
            engine.dispose()
            raise
    return Register(engine, key)


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        raise RegisterWrong(
            "The register's address cannot be read.",
            next_step='Write register = "sqlite:///register.sqlite" in sigdocs.toml.',
        ) from None


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Say what a database said as RegisterWrong, without its words: they may quote values."""
    try:
        yield
    except DatabaseError as error:
        raise RegisterWrong(
            f"The register cannot be opened ({type(error.orig).__name__}).",
            next_step="Is it a register of sigdocs, and is the database running?",
        ) from None


def _engine(url: URL, *, create: bool) -> Engine:
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, create=create)
    if url.get_backend_name() == "postgresql":
        return create_engine(url, pool_pre_ping=True, isolation_level="READ COMMITTED")
    raise RegisterWrong("The register is kept in SQLite or PostgreSQL.")


def _sqlite(url: URL, *, create: bool) -> Engine:
    path = Path(url.database or "")
    if not create and not path.is_file():
        raise RegisterWrong(
            "There is no register here yet.", next_step="Make a workspace with `sigdocs init`."
        )
    if not path.exists():
        # Made by us, so that nobody else can read it from the first byte on.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    engine = create_engine(url, connect_args={"timeout": BUSY})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """WAL survives a power cut with synchronous FULL; NORMAL could lose the last commits."""
    connection.isolation_level = None  # we say BEGIN ourselves
    _switch_to_wal(connection)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """SQLite does not wait here by itself when another process makes the same switch."""
    give_up = time.monotonic() + BUSY
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.02)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    """Writers queue from their first statement on: BEGIN IMMEDIATE (no upgrade, no deadlock)."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: Engine, key: bytes, by: Stamp | None, *, create: bool) -> None:
    version, newest = migrations.version_of(engine), migrations.newest()
    if version > newest:
        raise RegisterWrong(
            f"The register was made by a newer sigdocs (tables {version}, known {newest}).",
            next_step="Install the newer sigdocs.",
        )
    if version == 0 and not create:
        raise RegisterWrong(
            "The database holds no register.", next_step="Make a workspace with `sigdocs init`."
        )
    if version < newest:
        program = Stamp(actor=Actor(role=Role.PROGRAM, user="sigdocs"), at=datetime.now(UTC))
        migrations.migrate(engine, key, by or program)
