"""Which version of a sealed entry is the newest: recorded once, never lowered, held by the chain."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, delete, insert

from sigdocs.model.events import EventKind
from sigdocs.model.sealed import SealedEntry
from sigdocs.register import schema
from tests.register.conftest import digest, stamp

ONE, TWO = (SealedEntry(file=digest(number), version=3) for number in (1, 2))


def told(register) -> int:
    return len(register.events(kind=EventKind.VAULT_RECORDED))


def test_only_what_is_newer_is_recorded_and_the_same_again_is_no_event(register) -> None:
    register.record_sealed([ONE, TWO], by=stamp())
    assert (register.sealed_entries(), told(register)) == ((ONE, TWO), 1)
    older = SealedEntry(file=ONE.file, version=2)
    register.record_sealed([older, TWO], by=stamp(1))
    assert (register.sealed_entry(ONE.file), told(register)) == (ONE, 1)
    gone = SealedEntry(file=ONE.file, version=4, is_gone=True)
    register.record_sealed([gone], by=stamp(2))
    assert (register.sealed_entries(), told(register)) == ((gone, TWO), 2)
    assert register.verify().sound


def test_a_vault_that_is_plain_again_has_no_versions(register) -> None:
    register.record_sealed([ONE], by=stamp())
    register.forget_sealed(by=stamp(1))
    assert (register.sealed_entries(), register.verify().sound) == ((), True)
    register.record_sealed([SealedEntry(file=ONE.file, version=1)], by=stamp(2))
    assert register.verify().sound


@pytest.mark.parametrize("change", ["taken out", "put in"])
def test_a_row_taken_out_or_put_in_is_found(register, url, change) -> None:
    register.record_sealed([ONE, TWO], by=stamp())
    engine, table = create_engine(url), schema.sealed_entries
    row = {"file": digest(3), "version": 1, "gone": False}
    with engine.begin() as connection:
        if change == "put in":
            connection.execute(insert(table).values(row))
        else:
            connection.execute(delete(table).where(table.c.file == ONE.file))
    engine.dispose()
    (fault,) = register.verify().faults
    assert fault.message == "sealed_entries: it is not as recorded"


def test_words_are_no_name_of_a_sealed_file() -> None:
    with pytest.raises(ValueError, match="keyed hash"):
        SealedEntry(file="people/Ann-Example.json", version=1)
