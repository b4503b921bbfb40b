"""How the tables came to be: numbered steps, each in one transaction with the record of itself.

Before a register that holds anything is changed, it is copied: an SQLite file beside itself, a
PostgreSQL schema into a schema beside itself. The copies are left to the person to remove.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, insert, inspect, select

from sigdocs.model.events import EventKind, Stamp, facts
from sigdocs.register import chain, schema, steps
from sigdocs.register.backup import back_up
from sigdocs.register.chain import Writing

_ADVISORY_LOCK = 0x51D0C5
"""Any number that other programs in the same PostgreSQL do not use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step. ``apply`` gets the connection and the vault's key."""

    number: int
    name: str
    apply: Callable[[Connection, bytes], None]


def _first_tables(connection: Connection, key: bytes) -> None:
    _execute(connection, steps.FIRST_TABLES)
    chain.begin(connection, key)


def _retention_and_kpis(connection: Connection, _key: bytes) -> None:
    _execute(connection, steps.RETENTION_AND_KPIS)


def _sealed_entries(connection: Connection, _key: bytes) -> None:
    _execute(connection, steps.SEALED_ENTRIES)


def _execute(connection: Connection, statements: tuple[str, ...]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


MIGRATIONS: tuple[Migration, ...] = (
    Migration(number=1, name="the first tables", apply=_first_tables),
    Migration(number=2, name="retention and KPI answers", apply=_retention_and_kpis),
    Migration(number=3, name="versions of sealed entries", apply=_sealed_entries),
)


def version_of(engine: Engine) -> int:
    """The number of the last step that this database has had, 0 for an empty one."""
    with engine.connect() as connection:
        return _version(connection)


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table("migrations"):
        return 0
    return connection.scalar(select(func.max(schema.migrations.c.number))) or 0


def newest() -> int:
    """The number of the last step that this program knows."""
    return MIGRATIONS[-1].number


def migrate(engine: Engine, key: bytes, by: Stamp) -> None:
    """Bring the database up to date; a step that fails leaves what the steps before it made."""
    done = version_of(engine)
    if 0 < done < newest():
        back_up(engine, f"before-{newest()}", by.at)
    for step in MIGRATIONS:
        if step.number > done:
            _run(engine, key, step, by)


def _run(engine: Engine, key: bytes, step: Migration, by: Stamp) -> None:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
        if _version(connection) >= step.number:
            return  # another process was faster
        step.apply(connection, key)
        row = {"number": step.number, "name": step.name, "applied": chain.moment(by.at)}
        connection.execute(insert(schema.migrations).values(row))
        kind = EventKind.REGISTER_OPENED if step.number == 1 else EventKind.REGISTER_MIGRATED
        Writing(connection, key, by).tell(kind, facts=facts(number=step.number))
