"""A form in which capitals tell nothing waits for IG, whatever the workspace's setting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sigdocs.model.cases import CaseStatus
from tests.conftest import SAMPLES
from tests.matching.test_matching import desk_of, drop, root, with_answers
from tests.minimisation.test_letter_case import PROSE
from tests.test_review import sigdocs

__all__ = ["root"]


@pytest.mark.parametrize(
    ("summary", "status"), [(PROSE.lower(), CaseStatus.WITH_IG), (PROSE, CaseStatus.READY)]
)
def test_it_waits_for_ig_and_is_ready_once_approved(
    root: Path, tmp_path: Path, summary: str, status: CaseStatus
) -> None:
    form = with_answers(SAMPLES / "S01-annex.docx", tmp_path / "form.docx", _1f=summary)
    line = drop(root, form)
    assert ("names may have been missed" in line.message) is (status is CaseStatus.WITH_IG)
    with desk_of(root) as desk:
        assert desk.case(line.reference).status is status
    released = root / "outbox" / "cases" / line.reference
    assert released.exists() is (status is CaseStatus.READY)
    shown = sigdocs("review", "show", line.reference, "-w", str(root)).stdout
    found = re.search(r"Fingerprint: ([0-9a-f]{64})", shown)
    assert found
    done = sigdocs("review", "approve", line.reference, found[1], "-w", str(root))
    assert done.returncode == 0, done.stderr
    assert len(list(released.glob("*.docx"))) == 1
    with desk_of(root) as desk:
        assert desk.case(line.reference).status is CaseStatus.READY
