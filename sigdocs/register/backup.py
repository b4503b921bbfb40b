"""Copy a register before it is changed."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, inspect


def back_up(engine: Engine, why: str, at: datetime) -> None:
    """Copy everything: to ``register.before-2-20261126T090000Z.sqlite``, or to a schema."""
    label = f"{why}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if engine.dialect.name == "sqlite":
        _copy_file(engine, label)
    else:
        _copy_schema(engine, label)


def _copy_file(engine: Engine, label: str) -> None:
    """A whole and consistent copy, whoever else is reading or writing; not readable by others."""
    original = Path(engine.url.database or "")
    copy = original.with_name(f"{original.stem}.{label}{original.suffix}")
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("VACUUM INTO ?", (str(copy),))
    finally:
        raw.close()


def _copy_schema(engine: Engine, label: str) -> None:
    with engine.begin() as connection:
        inspector = inspect(connection)
        quote = connection.dialect.identifier_preparer.quote
        name = f"{inspector.default_schema_name}-{label}".replace("-", "_").lower()
        copy = quote(name)
        connection.exec_driver_sql(f"CREATE SCHEMA {copy}")
        for table in inspector.get_table_names():
            original = quote(table)
            connection.exec_driver_sql(f"CREATE TABLE {copy}.{original} AS TABLE {original}")
