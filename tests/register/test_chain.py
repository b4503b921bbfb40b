"""The chain of events shows every change, removal and reordering, at its end too."""

from __future__ import annotations

import pytest

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import CaseStatus, Reason
from sigdocs.register import open_register
from tests.register.conftest import arrived, stamp


@pytest.fixture
def filled(register):
    for number in range(1, 4):
        register.record_submission(arrived(number), by=stamp(number))
    register.move("SC-2026-0001", CaseStatus.WITHDRAWN, by=stamp(7), reason=Reason.SENDER_ASKED)
    return register


def test_an_untouched_record_is_sound(filled) -> None:
    found = filled.verify()
    assert found.sound
    assert found.head == filled.head()
    assert found.head.sequence == len(filled.events()) == 12


def test_a_head_from_a_manifest_is_met_and_another_is_not(filled) -> None:
    early = filled.head()
    filled.move("SC-2026-0002", CaseStatus.MINIMISED, by=stamp(8))
    assert filled.verify(early).sound
    forged = type(early)(sequence=early.sequence, mac="0" * 64)
    assert [fault.code for fault in filled.verify(forged).faults] == ["manifest"]


def test_another_key_can_neither_verify_nor_write(filled, url) -> None:
    with open_register(url, key=bytes(32)) as other:
        assert not other.verify().sound
        with pytest.raises(RegisterWrong):
            other.record_submission(arrived(9), by=stamp())
