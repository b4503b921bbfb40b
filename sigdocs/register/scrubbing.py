"""Leaves nothing of removed rows behind in the database's own files.

SQLite overwrites what is deleted (``secure_delete``); here its log is emptied and the file rebuilt.
PostgreSQL keeps dead rows until the table is rewritten. Its log and every backup are beyond this.
"""

from __future__ import annotations

from sqlalchemy import Engine

_TABLES = "findings, answers"


def scrub(engine: Engine) -> None:
    """Rebuild what held rows that were removed; nobody else may be writing."""
    if engine.dialect.name == "sqlite":
        _rebuild(engine)
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"VACUUM FULL {_TABLES}")


def _rebuild(engine: Engine) -> None:
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("VACUUM")
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()
