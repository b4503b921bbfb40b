"""Every column of every table is held by the chain: changing any one of them shows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Date, Integer, Table, create_engine, select, update
from sqlalchemy.exc import IntegrityError

from sigdocs.register import open_register, schema
from tests.register.conftest import KEY
from tests.register.test_chain import codes, fill, undone

COLUMNS = [
    (table.name, column.name) for table in schema.METADATA.sorted_tables for column in table.columns
]


@pytest.fixture(scope="module")
def engine(database):
    address = database.fresh()
    with open_register(address, key=KEY, create=True) as register:
        fill(register)
    made = create_engine(address)
    yield made
    made.dispose()


def another(column: Column[Any], value: Any) -> Any:
    """A value that the column may have, and has not."""
    if isinstance(column.type, Date):
        return value + timedelta(days=1) if value else date(2027, 1, 1)
    if isinstance(column.type, Boolean):
        return not value
    if isinstance(column.type, Integer):
        return value + 100
    return f"{value or ''}0"


def change(connection: Any, table: Table, name: str) -> None:
    row = connection.execute(select(table)).mappings().first()
    mine = [key == row[key.name] for key in table.primary_key]
    new = another(table.columns[name], row[name])
    connection.execute(update(table).where(*mine).values({name: new}))


@pytest.mark.parametrize(("table", "name"), COLUMNS)
def test_a_column_changed_behind_the_chain_is_found(engine, table, name) -> None:
    with undone(engine) as connection:
        try:
            change(connection, schema.METADATA.tables[table], name)
        except IntegrityError:
            return  # the database itself refuses it: another row points here
        assert codes(connection)


def test_the_same_record_unchanged_is_sound(engine) -> None:
    with undone(engine) as connection:
        assert codes(connection) == set()


@pytest.mark.parametrize("table", ["findings", "answers"])
def test_a_detail_that_was_taken_out_or_put_in_is_found(engine, table) -> None:
    details = schema.METADATA.tables[table]
    with undone(engine) as connection:
        row = dict(connection.execute(select(details)).mappings().first())
        connection.execute(details.delete())
        assert codes(connection) == {"table"}
    with undone(engine) as connection:
        more = row | ({"occurrence": 9} if table == "answers" else {"number": 9})
        connection.execute(details.insert().values(more))
        assert codes(connection) == {"table"}
