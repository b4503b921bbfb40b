"""A redaction report that lies there but is not on record, because the power went, is recorded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sigdocs.model.documents import DocumentKind
from sigdocs.model.records import DocumentFacts
from sigdocs.register.recording import Recording
from sigdocs.workflows.places import make
from tests.conftest import SAMPLES
from tests.matching.test_matching import desk_of, drop


def test_a_report_whose_record_was_cut_off_is_recorded_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, form = make(tmp_path / "concerns").root, SAMPLES / "S01-annex.docx"
    record = Recording.record_document

    def cut_off(self: Recording, document: DocumentFacts, **by: Any) -> None:
        if (document.kind, document.media) == (DocumentKind.REDACTION_REPORT, "docx"):
            raise KeyboardInterrupt
        record(self, document, **by)

    with monkeypatch.context() as power:
        power.setattr(Recording, "record_document", cut_off)
        with pytest.raises(KeyboardInterrupt):
            drop(root, form)
    before = {
        path: path.read_bytes() for path in (root / "restricted").rglob("*") if path.is_file()
    }
    assert any(path.suffix == ".docx" for path in before)

    reference = drop(root, form).reference

    with desk_of(root) as desk:
        made = [m.facts for m in desk.register.documents(reference)]
    reports = [m.media for m in made if m.kind is DocumentKind.REDACTION_REPORT]
    assert sorted(reports) == ["docx", "html"]
    after = {path: path.read_bytes() for path in (root / "restricted").rglob("*") if path.is_file()}
    assert after == before
