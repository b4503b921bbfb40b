"""Migrations: one transaction each, a copy before, a newer register refused."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, inspect, select, text

from sigdocs.errors import RegisterWrong
from sigdocs.model.events import EventKind
from sigdocs.register import migrations, open_register, schema
from sigdocs.register.migrations import Migration
from tests.register.at_work import record_all, start
from tests.register.conftest import KEY, arrived, everything, stamp

FIRST = migrations.MIGRATIONS[:1]


def made_by_the_first_version(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A register as it was before the second step, with a case in it."""
    with monkeypatch.context() as old:
        old.setattr(migrations, "MIGRATIONS", FIRST)
        with open_register(url, key=KEY, create=True, by=stamp()) as register:
            register.record_submission(arrived(1), by=stamp())


def test_the_steps_come_to_what_the_schema_says(register, url) -> None:
    engine = create_engine(url)
    found = inspect(engine)
    tables = schema.METADATA.tables
    assert set(found.get_table_names()) == set(tables)
    for name, table in tables.items():
        columns = {c["name"]: (str(c["type"]), c["nullable"]) for c in found.get_columns(name)}
        assert columns == {c.name: (str(c.type), c.nullable) for c in table.columns}
        key = found.get_pk_constraint(name)["constrained_columns"]
        assert key == [c.name for c in table.primary_key.columns]
        indexes = {i["name"]: i["column_names"] for i in found.get_indexes(name)}
        assert indexes == {i.name: [c.name for c in i.columns] for i in table.indexes}
        keys = {tuple(k["constrained_columns"]): k["referred_table"]
                for k in found.get_foreign_keys(name)}  # fmt: skip
        assert keys == {tuple(c.column_keys): c.referred_table.name
                        for c in table.foreign_key_constraints}  # fmt: skip
    engine.dispose()


def test_an_older_register_is_migrated_and_says_so(url, monkeypatch) -> None:
    made_by_the_first_version(url, monkeypatch)
    with open_register(url, key=KEY) as register:
        assert register.cases()[0].reference == "SC-2026-0001"
        assert register.events()[-1].kind is EventKind.REGISTER_MIGRATED
        assert register.verify().sound
        register.place_hold("SC-2026-0001", "inquest", by=stamp())


def test_a_copy_of_the_older_register_is_kept(database, url, monkeypatch) -> None:
    made_by_the_first_version(url, monkeypatch)
    by = stamp()
    with open_register(url, key=KEY, by=by) as register:
        register.record_submission(arrived(2), by=stamp())
    label = "before-3-20261126T090000Z"
    if database.name == "sqlite":
        original = Path(url.removeprefix("sqlite:///"))
        copy = original.with_name(f"{original.stem}.{label}.sqlite")
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        address = f"sqlite:///{copy}"
    else:
        address = f"{url}_{label.replace('-', '_').lower()}"
    engine = create_engine(address)
    with engine.connect() as connection:
        kept = connection.scalars(text("SELECT reference FROM cases")).all()
        steps = connection.scalars(text("SELECT number FROM migrations")).all()
    engine.dispose()
    assert kept == ["SC-2026-0001"]
    assert steps == [1]


def test_a_step_that_fails_leaves_the_steps_before_it_and_stays_pending(
    database, monkeypatch
) -> None:
    url = database.fresh()

    def broken(connection, _key) -> None:
        connection.exec_driver_sql("CREATE TABLE half_made (one INTEGER)")
        connection.exec_driver_sql("CREATE TABLE cases (one INTEGER)")

    step = Migration(number=migrations.newest() + 1, name="broken", apply=broken)
    with monkeypatch.context() as broken_program:
        broken_program.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, step))
        with pytest.raises(RegisterWrong):
            open_register(url, key=KEY, create=True)
    engine = create_engine(url)
    assert not inspect(engine).has_table("half_made")
    with engine.connect() as connection:
        assert connection.scalars(select(schema.migrations.c.number)).all() == [1, 2, 3]
    engine.dispose()
    with open_register(url, key=KEY) as register:
        register.record_submission(arrived(1), by=stamp())
        assert register.verify().sound


def test_a_register_of_a_newer_program_is_refused_and_left_alone(register, url) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        newer = {"number": 99, "name": "from the future", "applied": "2030"}
        connection.execute(insert(schema.migrations).values(newer))
    engine.dispose()
    before = everything(url)
    with pytest.raises(RegisterWrong, match="newer sigdocs") as caught:
        open_register(url, key=KEY)
    assert caught.value.exit_code == 31
    assert everything(url) == before


def test_opening_an_up_to_date_register_writes_nothing(register, url) -> None:
    register.record_submission(arrived(1), by=stamp())
    before = everything(url)
    with open_register(url, key=KEY) as again:
        again.worklist(datetime(2026, 12, 1, tzinfo=UTC).date())
    assert everything(url) == before


def test_two_who_make_the_register_at_once_make_one(database) -> None:
    address = database.fresh()
    both = [start(record_all, address, range(n, n + 1)) for n in (1, 2)]
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    with open_register(address, key=KEY) as register:
        assert register.verify().sound
        assert len(register.cases()) == 2


def test_a_missing_register_is_not_made_by_accident(tmp_path) -> None:
    with pytest.raises(RegisterWrong, match="no register here"):
        open_register(f"sqlite:///{tmp_path}/register.sqlite", key=KEY)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_is_not_filled_by_accident(database, tmp_path) -> None:
    address = database.fresh()
    if database.name == "sqlite":
        Path(address.removeprefix("sqlite:///")).touch()
    with pytest.raises(RegisterWrong, match="holds no register"):
        open_register(address, key=KEY)


def test_a_file_that_is_no_database_is_refused_in_plain_words(tmp_path) -> None:
    path = tmp_path / "register.sqlite"
    path.write_bytes(b"this is no database, and Dr Jones was here " * 100)
    with pytest.raises(RegisterWrong, match="cannot be opened") as caught:
        open_register(f"sqlite:///{path}", key=KEY)
    assert "Jones" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    ["", "register.sqlite", "mysql://localhost/register", "postgresql+psycopg://127.0.0.1:1/none"],
)
def test_an_address_that_leads_nowhere_is_refused_in_plain_words(address) -> None:
    with pytest.raises(RegisterWrong):
        open_register(address, key=KEY)


def test_a_short_key_is_refused(tmp_path) -> None:
    with pytest.raises(RegisterWrong, match="needs 32"):
        open_register(f"sqlite:///{tmp_path}/register.sqlite", key=bytes(31), create=True)


def test_the_file_is_readable_by_its_owner_only_whatever_the_umask(tmp_path) -> None:
    path = tmp_path / "register.sqlite"
    old = os.umask(0)
    try:
        with open_register(f"sqlite:///{path}", key=KEY, create=True) as register:
            register.record_submission(arrived(1), by=stamp())
            modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    finally:
        os.umask(old)
    assert modes == {0o600}
