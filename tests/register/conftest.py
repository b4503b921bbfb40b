"""An open register over every database there is, and entries to put into it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sigdocs.model.cases import Arrived, Arriving, CaseFacts, Disposition
from sigdocs.model.events import Actor, Role, Stamp, Versions
from sigdocs.model.findings import Focus
from sigdocs.model.forms import FormKind
from sigdocs.register import open_register
from sigdocs.register.book import Register

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


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/register.sqlite"


@pytest.fixture
def register(url: str) -> Iterator[Register]:
    with open_register(url, key=KEY, create=True) as opened:
        yield opened
