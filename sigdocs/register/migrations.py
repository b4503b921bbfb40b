"""How the tables came to be: numbered steps, each in one transaction with the record of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, insert, inspect, select

from sigdocs.model.events import EventKind, Stamp, facts
from sigdocs.register import chain, schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step. ``apply`` gets the connection and the vault's key."""

    number: int
    name: str
    apply: Callable[[Connection, bytes], None]


def _create(connection: Connection, key: bytes) -> None:
    schema.METADATA.create_all(connection)
    chain.begin(connection, key)


MIGRATIONS = (Migration(number=1, name="the first tables", apply=_create),)


def version_of(engine: Engine) -> int:
    """The number of the last step that this database has had, 0 for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("migrations"):
            return 0
        return connection.scalar(select(func.max(schema.migrations.c.number))) or 0


def newest() -> int:
    """The number of the last step that this program knows."""
    return MIGRATIONS[-1].number


def migrate(engine: Engine, key: bytes, by: Stamp) -> None:
    """Bring the database up to date; a step that fails leaves what the steps before it made."""
    done = version_of(engine)
    for step in MIGRATIONS:
        if step.number > done:
            _run(engine, key, step, by)


def _run(engine: Engine, key: bytes, step: Migration, by: Stamp) -> None:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        step.apply(connection, key)
        row = {"number": step.number, "name": step.name, "applied": chain.moment(by.at)}
        connection.execute(insert(schema.migrations).values(row))
        kind = EventKind.REGISTER_OPENED if step.number == 1 else EventKind.REGISTER_MIGRATED
        chain.append(connection, key, kind, by, facts=facts(number=step.number))
