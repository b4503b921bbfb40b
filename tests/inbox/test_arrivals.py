"""Listing and reading an inbox: only what is whole, plain and meant to be there."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from sigdocs.errors import Unsafe
from sigdocs.inbox.arrivals import look, read, sightings
from sigdocs.model.arrivals import Arrival, ArrivalState

NOW = 1_800_000_000.0


def put(folder: Path, name: str, content: bytes = b"form", *, age: float = 100) -> Path:
    path = folder / name
    path.write_bytes(content)
    os.utime(path, (NOW - age, NOW - age))
    return path


def names(arrivals: tuple[Arrival, ...], state: ArrivalState = ArrivalState.READY) -> list[str]:
    return [a.name.reveal() for a in arrivals if a.state is state]


def only(arrivals: tuple[Arrival, ...]) -> Arrival:
    (arrival,) = arrivals
    return arrival


def test_oldest_first_and_nothing_that_is_not_an_arrival(tmp_path: Path) -> None:
    put(tmp_path, "b.docx", age=50)
    put(tmp_path, "a.pdf", age=90)
    for name in ("~$b.docx", ".hidden", "~WRL0001.tmp", "x.crdownload", "Thumbs.db"):
        put(tmp_path, name)
    (tmp_path / "secretariat").mkdir()
    assert names(look(tmp_path, now=NOW)) == ["a.pdf", "b.docx"]


@pytest.mark.parametrize(
    ("age", "state"),
    [
        (4.9, ArrivalState.STILL_ARRIVING),
        (5.0, ArrivalState.READY),
        (-30.0, ArrivalState.STILL_ARRIVING),  # a clock a little ahead: wait for a second look
        (-3600.0, ArrivalState.READY),  # a clock that is wrong: nobody is writing it now
    ],
)
def test_a_file_must_stand_still(tmp_path: Path, age: float, state: ArrivalState) -> None:
    put(tmp_path, "a.docx", age=age)
    assert only(look(tmp_path, now=NOW, settle=5)).state is state


def test_settle_of_nought_takes_everything(tmp_path: Path) -> None:
    put(tmp_path, "a.docx", age=0)
    assert names(look(tmp_path, now=NOW, settle=0)) == ["a.docx"]


def test_a_second_look_settles_a_file_whose_clock_is_ahead(tmp_path: Path) -> None:
    put(tmp_path, "a.docx", age=-30)
    first = look(tmp_path, now=NOW)
    seen = sightings(first, now=NOW, earlier={})
    assert names(look(tmp_path, now=NOW + 6, earlier=seen)) == ["a.docx"]
    put(tmp_path, "a.docx", b"it grew", age=-30)
    assert names(look(tmp_path, now=NOW + 6, earlier=seen)) == []


def test_links_are_refused_even_when_listed_as_plain(tmp_path: Path) -> None:
    target = put(tmp_path.parent, "secret.docx", b"secret")
    (tmp_path / "a.docx").symlink_to(target)
    arrival = only(look(tmp_path, now=NOW))
    assert arrival.state is ArrivalState.REFUSED
    with pytest.raises(Unsafe, match="link"):
        read(tmp_path, arrival)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    assert only(look(tmp_path, now=NOW)).state is ArrivalState.REFUSED


def test_reading_gives_content_hash_and_time(tmp_path: Path) -> None:
    put(tmp_path, "Dr Jane Doe.docx", b"the form", age=60)
    file = read(tmp_path, only(look(tmp_path, now=NOW)))
    assert file is not None
    assert file.content == b"the form"
    assert file.sha256 == hashlib.sha256(b"the form").hexdigest()
    assert file.received.timestamp() == NOW - 60
    assert file.received.tzinfo is not None


def test_names_and_content_are_never_printed(tmp_path: Path) -> None:
    put(tmp_path, "Jane Doe.docx", b"about Jane Doe")
    arrival = only(look(tmp_path, now=NOW))
    file = read(tmp_path, arrival)
    for printed in (repr(arrival), str(arrival), repr(file), str(file), f"{file}"):
        assert "Jane" not in printed


def test_larger_than_allowed_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "a.docx", b"x" * 11)
    arrival = only(look(tmp_path, now=NOW))
    assert read(tmp_path, arrival, most=11) is not None
    with pytest.raises(Unsafe, match="larger"):
        read(tmp_path, arrival, most=10)


def test_a_file_that_went_away_is_no_failure(tmp_path: Path) -> None:
    path = put(tmp_path, "a.docx")
    arrival = only(look(tmp_path, now=NOW))
    path.unlink()
    assert read(tmp_path, arrival) is None


def test_a_missing_inbox_is_an_error_not_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="inbox"):
        look(tmp_path / "inbox", now=NOW)
