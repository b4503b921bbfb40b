"""Who may approve: IG or the chair, never who submitted; each word and each withdrawal is on record."""

from __future__ import annotations

import pytest

from sigdocs.errors import ApprovalMissing, RegisterWrong
from sigdocs.model.cases import Arriving, Disposition
from sigdocs.model.events import EventKind, FactKey, Role
from tests.register.conftest import arrived, digest, stamp

CASE = "SC-2026-0001"
DOCUMENT = digest(50)


@pytest.fixture
def submitted(register):
    """A case whose two revisions were submitted by two people."""
    register.record_submission(arrived(1, submitter="ann"), by=stamp())
    mended = arrived(2, reference=CASE, arriving=Arriving.MENDED, submitter="bo")
    register.record_submission(mended, by=stamp(1))
    return register


def is_approved(register, scope: str = "group") -> bool:
    return register.is_approved(CASE, DOCUMENT, scope=scope)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.IG, Role.CHAIR)])
def test_nobody_else_approves(submitted, role) -> None:
    head = submitted.head()
    with pytest.raises(ApprovalMissing, match="Only information governance or the chair"):
        submitted.approve(CASE, DOCUMENT, scope="group", by=stamp(2, role, "sam"))
    assert (is_approved(submitted), submitted.head()) == (False, head)


@pytest.mark.parametrize("role", [Role.IG, Role.CHAIR])
@pytest.mark.parametrize("who", ["ann", "bo", "cy"])
def test_who_submitted_any_form_of_the_case_may_not_approve(submitted, role, who) -> None:
    copy = arrived(1, Disposition.ACCEPTED, arrival="again", submitter="cy")
    submitted.record_submission(copy, by=stamp(2))  # the same file, put there once more by another
    head = submitted.head()
    with pytest.raises(ApprovalMissing, match="submitted"):
        submitted.approve(CASE, DOCUMENT, scope="group", by=stamp(3, role, who))
    assert (is_approved(submitted), submitted.head()) == (False, head)


@pytest.mark.parametrize("role", [Role.IG, Role.CHAIR])
def test_an_approval_says_who_of_which_document_made_of_which_form(submitted, role) -> None:
    by = stamp(2, role, "sam")
    submitted.approve(CASE, DOCUMENT, scope="group", by=by, file=digest(2))
    (event,) = submitted.events(CASE, EventKind.APPROVAL_GIVEN)
    told = [event.fact(key) for key in (FactKey.DOCUMENT, FactKey.KIND, FactKey.FILE)]
    assert told == [DOCUMENT, "group", digest(2)]
    assert (event.by.actor, event.by.versions) == (by.actor, by.versions)
    assert is_approved(submitted) and not is_approved(submitted, "recipient")
    assert not submitted.is_approved(CASE, digest(51), scope="group")


def test_a_withdrawal_is_on_record_and_a_new_approval_counts_again(submitted) -> None:
    by = stamp(2, Role.IG, "sam")
    submitted.approve(CASE, DOCUMENT, scope="group", by=by)
    submitted.withdraw_approval(CASE, DOCUMENT, scope="group", by=stamp(3, Role.IG, "sam"))
    assert not is_approved(submitted)
    with pytest.raises(RegisterWrong, match="no such approval"):
        submitted.withdraw_approval(CASE, DOCUMENT, scope="group", by=by)
    submitted.approve(CASE, DOCUMENT, scope="group", by=stamp(4, Role.IG, "sam"))
    assert is_approved(submitted)
    kinds = [event.kind for event in submitted.events(CASE)][-3:]
    assert kinds == [
        EventKind.APPROVAL_GIVEN, EventKind.APPROVAL_WITHDRAWN, EventKind.APPROVAL_GIVEN,
    ]  # fmt: skip
    assert submitted.verify().sound
