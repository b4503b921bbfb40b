"""An open register over every database there is, and entries to put into it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import create_engine, select

from sigdocs.model.cases import Arrived, Arriving, CaseFacts, Disposition
from sigdocs.model.events import Actor, Role, Stamp, Versions
from sigdocs.model.findings import Focus
from sigdocs.model.forms import FormKind
from sigdocs.register import open_register
from sigdocs.register.book import Register
from sigdocs.register.schema import METADATA
from tests.register import databases
from tests.register.databases import Database

KEY = bytes(range(32))
MEETING = date(2026, 12, 10)
RECEIVED = date(2026, 11, 25)
NOTIFICATION = CaseFacts(
    form=FormKind.NOTIFICATION,
    edition=17,
    function="Claims Management",
    focus=Focus.INDIVIDUAL,
    meeting=MEETING,
)


def digest(number: int) -> str:
    """A hash that is easy to tell apart from others."""
    return f"{number:064x}"


def stamp(minute: int = 0, role: Role = Role.SECRETARIAT, user: str = "jo") -> Stamp:
    """The secretariat at work on 26 November 2026, some minutes after nine."""
    at = datetime(2026, 11, 26, 9 + minute // 60, minute % 60, tzinfo=UTC)
    versions = Versions(form="17", policy="3", templates="1.2", program="0.1.0")
    return Stamp(actor=Actor(role=role, user=user), at=at, versions=versions)


def arrived(number: int, disposition: Disposition = Disposition.ACCEPTED, **changes: object):
    """A notification that opens a case, unless ``changes`` say otherwise."""
    given = {
        "sha256": digest(number),
        "disposition": disposition,
        "arriving": Arriving.NEW_CASE,
        "received": RECEIVED,
        "source_format": "docx",
        "case": NOTIFICATION,
        "run": "run-1",
    }
    return Arrived(**(given | changes))  # type: ignore[arg-type]


def everything(url: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, sorted: two registers are the same when these are."""
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in METADATA.sorted_tables
        }
    engine.dispose()
    return {name: sorted(found, key=str) for name, found in rows.items()}


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """SQLite, then PostgreSQL: every test that asks for it runs on both."""
    if request.param == "sqlite":
        yield databases.sqlite(tmp_path_factory.mktemp("sqlite"))
        return
    found = databases.programs()
    if found is None:
        pytest.skip("PostgreSQL was NOT tested: initdb is not in /usr/lib/postgresql/*/bin")
    with databases.postgresql(found) as started:
        yield started


@pytest.fixture
def url(database: Database) -> str:
    return database.fresh()


@pytest.fixture
def register(url: str) -> Iterator[Register]:
    with open_register(url, key=KEY, create=True) as opened:
        yield opened
