"""What a form that comes again sets going: the enhanced process, a new listing, a decision after IG."""

from __future__ import annotations

from pathlib import Path

import pytest

from sigdocs.model.cases import Arriving, CaseStatus, Disposition, Reason
from sigdocs.model.decisions import Outcome
from sigdocs.model.events import FactKey
from sigdocs.workflows.forms import read_file
from sigdocs.workflows.places import make
from sigdocs.workflows.review import approve, paper_about
from tests.conftest import SAMPLES
from tests.matching.test_matching import RESUBMITTED, desk_of, drop, marked, with_answers, without

NOTIFICATION = SAMPLES / "S01-annex.docx"
TRAIL = SAMPLES / "S09-controls.docx"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "concerns").root


def test_the_record_of_the_enhanced_process_goes_with_its_notification(
    root: Path, tmp_path: Path
) -> None:
    first = drop(root, NOTIFICATION)
    notification = read_file(NOTIFICATION)
    about = {"_1i": notification.text("1c"), "_2a": notification.text("1f")}

    second = drop(root, marked(TRAIL, first.reference, tmp_path / "trail.docx", **about))

    assert second.reference == first.reference
    with desk_of(root) as desk:
        assert len(desk.register.cases()) == 1
        assert desk.case(first.reference).status is CaseStatus.ENHANCED
        trail = desk.register.submissions(first.reference)[-1]
        assert (trail.arriving, trail.revision) == (Arriving.AUDIT_TRAIL, 0)
        assert desk.latest_form(first.reference)[0].form.kind == notification.kind
    assert list((root / "outbox" / "cases" / first.reference).glob("*audit-trail*"))


def test_a_record_about_another_concern_is_held_even_with_our_reference(
    root: Path, tmp_path: Path
) -> None:
    first = drop(root, NOTIFICATION)
    line = drop(root, marked(TRAIL, first.reference, tmp_path / "trail.docx"))
    assert line.disposition is Disposition.HELD


def deferred(to: Path) -> Path:
    """The form as the Group deferred it: no answer yet to section 8."""
    words = {"_4a": "Deferred for information: the Trust is to say who reads the films."}
    return with_answers(without(RESUBMITTED, "678", to.with_suffix(".a.docx")), to, **words)


def test_a_deferred_case_is_listed_again_when_its_information_comes(
    root: Path, tmp_path: Path
) -> None:
    first = drop(root, deferred(tmp_path / "deferred.docx"))
    with desk_of(root) as desk:
        assert desk.case(first.reference).status is CaseStatus.DEFERRED

    answers = {"_4a": read_file(tmp_path / "deferred.docx").text("4a"), "_8d": "", "_8e": ""}
    drop(root, marked(RESUBMITTED, first.reference, tmp_path / "again.docx", **answers))

    with desk_of(root) as desk:
        assert desk.case(first.reference).status is CaseStatus.LISTED
        assert desk.register.submissions(first.reference)[-1].arriving is Arriving.RESUBMISSION
        moved = desk.register.events(first.reference)[-1:]
        reasons = [e.fact(FactKey.REASON) for e in desk.register.events(first.reference)]
        assert str(Reason.INFORMATION_RECEIVED) in reasons, moved
        (only,) = desk.register.decisions(first.reference)
        assert only.facts.outcome is Outcome.DEFERRED


def test_the_decision_after_a_deferral_is_recorded_beside_the_first(
    root: Path, tmp_path: Path
) -> None:
    first = drop(root, deferred(tmp_path / "deferred.docx"))
    again = drop(root, marked(RESUBMITTED, first.reference, tmp_path / "again.docx"))
    assert again.disposition is Disposition.OUTCOME
    with desk_of(root) as desk:
        both = desk.register.decisions(first.reference)
        assert [each.facts.outcome is Outcome.DEFERRED for each in both] == [True, False]
        assert desk.register.verify().sound


def test_a_decision_in_a_form_that_waits_for_ig_is_recorded_with_its_approval(root: Path) -> None:
    settings = root / "sigdocs.toml"
    needs = settings.read_text().replace(
        "pack_needs_approval = false", "pack_needs_approval = true"
    )
    settings.write_text(needs)
    line = drop(root, SAMPLES / "S05-bigtable.docx")
    with desk_of(root) as desk:
        assert desk.case(line.reference).status is CaseStatus.WITH_IG
        assert desk.register.decisions(line.reference) == ()
        made = desk.register.documents(line.reference)
        (document,) = [m.facts.sha256 for m in made if m.facts.stem.endswith("-notification")]

        approve(desk, line.reference, document, paper_about(desk, line.reference, document))

        (decided,) = desk.register.decisions(line.reference)
        assert decided.facts.outcome is Outcome.ACTION
        assert desk.case(line.reference).status is CaseStatus.ACTIONS_OPEN
        assert desk.register.actions(line.reference)
        approve(desk, line.reference, document, paper_about(desk, line.reference, document))
        assert len(desk.register.decisions(line.reference)) == 1
