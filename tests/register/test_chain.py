"""The chain of events shows every change, removal and reordering, at its end too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import AnswerFacts, CaseStatus, FindingFacts, Reason
from sigdocs.model.decisions import Outcome
from sigdocs.model.documents import DocumentKind
from sigdocs.model.events import ChainHead, EventKind, Role
from sigdocs.model.forms import AnswerState
from sigdocs.model.records import (
    ActionFacts,
    Assurance,
    DecisionFacts,
    DocumentFacts,
    DocumentStatus,
    KpiAnswer,
    Meeting,
)
from sigdocs.model.retention import DueForPurge, Hold, Kept
from sigdocs.model.sealed import SealedEntry
from sigdocs.register import open_register, schema
from sigdocs.register.approvals import is_approved
from sigdocs.register.verify import verify
from tests.register.conftest import KEY, MEETING, arrived, digest, stamp

CASE = "SC-2026-0001"
ROAD = (CaseStatus.MINIMISED, CaseStatus.WITH_IG, CaseStatus.READY, CaseStatus.LISTED)


def fill(register) -> None:
    """Something in every table."""
    register.record_meeting(Meeting(on=MEETING, deadline=date(2026, 12, 3)), by=stamp())
    details = {
        "findings": (FindingFacts(code="late", severity="warning"),),
        "answers": (
            AnswerFacts(question="1f", occurrence=1, state=AnswerState.ANSWERED, length=4),
        ),
    }
    for number in range(1, 4):
        register.record_submission(arrived(number, **details), by=stamp(number))
    for minute, status in enumerate(ROAD, 5):
        register.move(CASE, status, by=stamp(minute))
    letter = DocumentFacts(
        sha256=digest(5),
        kind=DocumentKind.SHARING_LETTER,
        status=DocumentStatus.DRAFT,
        stem=f"{CASE}-letter-to-gmc",
        reference=CASE,
        recipient="gmc",
    )
    register.record_document(letter, by=stamp(10))
    register.approve(CASE, digest(5), scope="recipient", by=stamp(11, Role.IG, "sam"))
    found = register.find_condition(
        CASE, kind="leave-out", question="2g", words=digest(6), by=stamp(12)
    )
    assert found.number == 1
    agreed = DecisionFacts(
        outcome=Outcome.ACTION,
        source=digest(7),
        meeting=MEETING,
        actions=(ActionFacts(number=1, due=date(2027, 1, 8), kpi=True, recipient="gmc"),),
    )
    register.record_decision(CASE, agreed, by=stamp(13))
    owed = Assurance(reference=CASE, recipient="gmc", due=date(2027, 2, 1))
    register.record_assurance(owed, by=stamp(14))
    register.record_kpi(KpiAnswer(reference=CASE, question="5a", yes=True), by=stamp(15))
    register.place_hold(CASE, Hold.INQUEST, by=stamp(16))
    register.move("SC-2026-0002", CaseStatus.WITHDRAWN, by=stamp(17), reason=Reason.SENDER_ASKED)
    gone = DueForPurge(
        reference="SC-2026-0002", kept=Kept.ORIGINALS, due=MEETING, files=(digest(2),)
    )
    register.record_purge(gone, by=stamp(18))
    register.record_sealed([SealedEntry(file=digest(9), version=2)], by=stamp(18))
    register.note(EventKind.REVEALED, by=stamp(18), reference=CASE)


@pytest.fixture(scope="module")
def filled_url(database) -> str:
    address = database.fresh()
    with open_register(address, key=KEY, create=True) as register:
        fill(register)
    return address


@pytest.fixture(scope="module")
def engine(filled_url):
    made = create_engine(filled_url)
    yield made
    made.dispose()


@contextmanager
def undone(engine) -> Iterator[Connection]:
    """A transaction that is rolled back: whoever edits in here edits the database itself."""
    with engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


def codes(connection: Connection, expected: ChainHead | None = None) -> set[str]:
    heads = (expected,) if expected else ()
    return {fault.code for fault in verify(connection, KEY, *heads).faults}


def test_an_untouched_record_is_sound(filled_url) -> None:
    with open_register(filled_url, key=KEY) as register:
        found = register.verify()
        assert found.faults == ()
        assert found.sound
        assert found.head == register.head()
        assert found.head.sequence == len(register.events())


def test_every_table_has_something_to_tamper_with(engine) -> None:
    with engine.connect() as connection:
        empty = [t.name for t in schema.METADATA.sorted_tables
                 if connection.execute(select(t)).first() is None]  # fmt: skip
    assert empty == []


def test_a_head_from_a_manifest_is_met_and_another_is_not(filled_url) -> None:
    with open_register(filled_url, key=KEY) as register:
        head = register.head()
        assert register.verify(head).sound
        forged = ChainHead(sequence=head.sequence - 2, mac=head.mac)
        assert [fault.code for fault in register.verify(forged).faults] == ["manifest"]


def test_another_key_can_neither_verify_nor_write(filled_url) -> None:
    with open_register(filled_url, key=bytes(32)) as other:
        assert not other.verify().sound
        other.record_meeting(Meeting(on=MEETING, deadline=date(2026, 12, 3)), by=stamp())
        with pytest.raises(RegisterWrong, match="not sealed"):
            other.record_submission(arrived(9), by=stamp())


TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=1)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_changing_any_character_of_any_entry_is_found(engine, data) -> None:
    events = schema.events
    with undone(engine) as connection:
        rows = connection.execute(select(events).order_by(events.c.sequence)).all()
        row = data.draw(st.sampled_from(rows), label="entry")
        column = data.draw(st.sampled_from(["body", "mac", "kind", "at", "reference"]))
        text = getattr(row, column)
        place = data.draw(st.integers(0, len(text)))
        width = data.draw(st.integers(0, 1))
        changed = text[:place] + data.draw(TEXT | st.just("")) + text[place + width :]
        if changed == text:
            return
        mine = events.c.sequence == row.sequence
        connection.execute(update(events).where(mine).values({column: changed}))
        faults = verify(connection, KEY).faults
        assert any(fault.sequence in (row.sequence, row.sequence + 1) for fault in faults)


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_removing_any_entries_is_found(engine, data) -> None:
    with undone(engine) as connection:
        numbers = list(connection.scalars(select(schema.events.c.sequence)))
        gone = data.draw(st.sets(st.sampled_from(numbers), min_size=1))
        connection.execute(delete(schema.events).where(schema.events.c.sequence.in_(gone)))
        assert codes(connection) & {"removed", "end"}


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_removing_entries_and_counting_the_rest_anew_is_found(engine, data) -> None:
    events = schema.events
    with undone(engine) as connection:
        rows = connection.execute(select(events).order_by(events.c.sequence)).mappings().all()
        gone = data.draw(st.integers(1, len(rows)), label="removed")
        kept = [dict(row) for row in rows if row["sequence"] != gone]
        connection.execute(delete(events))
        connection.execute(insert(events), [row | {"sequence": n} for n, row in enumerate(kept, 1)])
        assert codes(connection) & {"changed", "end", "unreadable"}


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_swapping_two_entries_is_found(engine, data) -> None:
    events = schema.events
    with undone(engine) as connection:
        rows = connection.execute(select(events)).mappings().all()
        pair = data.draw(st.lists(st.sampled_from(rows), min_size=2, max_size=2,
                                  unique_by=lambda row: row["sequence"]))  # fmt: skip
        for own, other in (pair, pair[::-1]):
            taken = {k: v for k, v in dict(other).items() if k != "sequence"}
            mine = events.c.sequence == own["sequence"]
            connection.execute(update(events).where(mine).values(taken))
        assert "changed" in codes(connection)


@pytest.mark.parametrize("column", ["sequence", "mac", "seal"])
def test_a_changed_seal_is_found(engine, column) -> None:
    with undone(engine) as connection:
        new = 3 if column == "sequence" else "0" * 64
        connection.execute(update(schema.head).values({column: new}))
        assert "head" in codes(connection)


def test_cutting_off_the_end_and_pointing_the_head_before_it_is_found(engine) -> None:
    events = schema.events
    with undone(engine) as connection:
        last, before = connection.execute(
            select(events).order_by(events.c.sequence.desc()).limit(2)
        ).all()
        connection.execute(delete(events).where(events.c.sequence == last.sequence))
        head = {"sequence": before.sequence, "mac": before.mac}
        connection.execute(update(schema.head).values(head))
        assert codes(connection) == {"head"}


def test_an_old_copy_put_back_shows_against_the_head_of_a_manifest(engine, database) -> None:
    address = database.fresh()
    with open_register(address, key=KEY, create=True) as register:
        register.record_submission(arrived(1), by=stamp())
    made = create_engine(address)
    with made.begin() as connection:
        old = dict(connection.execute(select(schema.head)).mappings().one())
    with open_register(address, key=KEY) as register:
        register.note(EventKind.REVEALED, by=stamp(9))
        printed = register.head()
    with made.begin() as connection:
        connection.execute(delete(schema.events).where(schema.events.c.sequence > old["sequence"]))
        connection.execute(update(schema.head).values(old))
    with made.connect() as connection:
        assert codes(connection) == set()
        assert codes(connection, printed) == {"manifest"}
    made.dispose()


EDITS: list[tuple[str, dict[str, Any]]] = [
    ("cases", {"status": "closed"}),
    ("cases", {"urgent": True}),
    ("cases", {"meeting": date(2027, 1, 14)}),
    ("cases", {"since": "2026-11-01T00:00:00.000000+00:00"}),
    ("cases", {"received": date(2026, 11, 24)}),
    ("submissions", {"disposition": "refused"}),
    ("submissions", {"revision": 2}),
    ("documents", {"status": "released"}),
    ("documents", {"recipient": "cqc"}),
    ("decisions", {"outcome": "no"}),
    ("decisions", {"words": digest(99)}),
    ("actions", {"status": "done"}),
    ("actions", {"due": date(2028, 1, 1)}),
    ("actions", {"kpi": False}),
    ("assurances", {"received_on": date(2026, 12, 24)}),
    ("conditions", {"status": "dismissed"}),
    ("approvals", {"withdrawn": True}),
    ("approvals", {"user": "eve"}),
    ("meetings", {"deadline": date(2026, 12, 9)}),
    ("kpis", {"yes": False}),
    ("holds", {"lifted": "2026-12-01T00:00:00.000000+00:00"}),
]


@pytest.mark.parametrize(("table", "edit"), EDITS, ids=lambda value: str(value)[:40])
def test_a_row_changed_behind_the_chain_is_found(engine, table, edit) -> None:
    with undone(engine) as connection:
        connection.execute(update(schema.METADATA.tables[table]).values(edit))
        assert codes(connection) == {"table"}


@pytest.mark.parametrize("table", ["documents", "assurances", "conditions", "approvals", "kpis",
                                   "holds", "meetings", "actions"])  # fmt: skip
def test_a_row_removed_behind_the_chain_is_found(engine, table) -> None:
    with undone(engine) as connection:
        connection.execute(delete(schema.METADATA.tables[table]))
        assert codes(connection) == {"table"}


def test_an_approval_put_into_the_table_by_hand_opens_no_door(filled_url, database) -> None:
    address = database.fresh()
    forged = {"reference": CASE, "sha256": digest(5), "scope": "recipient", "role": "ig",
              "user": "sam", "at": "2026-11-26T09:00:00.000000+00:00",
              "withdrawn": False}  # fmt: skip
    with open_register(address, key=KEY, create=True) as register:
        register.record_submission(arrived(1), by=stamp())
        made = create_engine(address)
        with made.begin() as connection:
            connection.execute(insert(schema.approvals).values(forged))
        made.dispose()
        assert not register.is_approved(CASE, digest(5), scope="recipient")
        assert {fault.code for fault in register.verify().faults} == {"table"}


def test_an_approval_written_without_the_key_opens_no_door(filled_url, engine) -> None:
    events = schema.events
    with undone(engine) as connection:
        mine = events.c.kind == str(EventKind.APPROVAL_GIVEN)
        row = dict(connection.execute(select(events).where(mine)).mappings().one())
        last = connection.scalar(select(events.c.sequence).order_by(events.c.sequence.desc()))
        body = row["body"].replace(digest(5), digest(55))
        forged = row | {"body": body.replace(f":{row['sequence']},", f":{last + 1},")}
        connection.execute(insert(events).values(forged | {"sequence": last + 1}))
        assert is_approved(connection, KEY, CASE, digest(5), "recipient")
        assert not is_approved(connection, KEY, CASE, digest(55), "recipient")


def test_an_entry_of_a_twin_register_is_found(database) -> None:
    """The same key and the same number, but another past: only the chain tells them apart."""
    addresses = [database.fresh(), database.fresh()]
    for address, first in zip(addresses, (1, 2), strict=True):
        with open_register(address, key=KEY, create=True, by=stamp()) as register:
            register.record_submission(arrived(first, case=None), by=stamp())
            register.note(EventKind.REVEALED, by=stamp(first))
    own, twin = (create_engine(address) for address in addresses)
    with twin.connect() as connection:
        last = select(schema.events).order_by(schema.events.c.sequence.desc()).limit(1)
        transplant = dict(connection.execute(last).mappings().one())
        head = dict(connection.execute(select(schema.head)).mappings().one())
    with own.begin() as connection:
        mine = schema.events.c.sequence == transplant["sequence"]
        connection.execute(update(schema.events).where(mine).values(transplant))
        connection.execute(update(schema.head).values(head))
        assert codes(connection) == {"changed"}
    own.dispose()
    twin.dispose()


@pytest.mark.parametrize("table", ["documents", "decisions", "conditions", "holds"])
def test_a_row_of_a_case_that_is_not_there_is_refused(filled_url, table) -> None:
    target = schema.METADATA.tables[table]
    orphan = update(target).values(reference="SC-2026-0099")
    register = open_register(filled_url, key=KEY)
    with register._engine.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(orphan)
    register.close()


def test_an_export_can_be_checked_by_itself(filled_url) -> None:
    with open_register(filled_url, key=KEY) as register:
        lines, head = register.export(), register.head()
        assert register.check_export(lines, head).sound
        assert not register.check_export(lines[:-1], head).sound
        assert not register.check_export((*lines[:3], lines[4], lines[3], *lines[5:]), head).sound
        edited = (lines[0], lines[1].replace("2026", "2025"), *lines[2:])
        assert [f.sequence for f in register.check_export(edited, head).faults] == [2]
        with pytest.raises(RegisterWrong, match="not an exported chain"):
            register.check_export(("{}",), head)
        assert len(register.export(CASE)) == len(register.events(CASE))
