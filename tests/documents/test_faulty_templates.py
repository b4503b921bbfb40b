"""A template that fails is refused before a command writes anything, never half way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from sigdocs.errors import ReferenceWrong
from sigdocs.model.forms import FormKind
from sigdocs.model.workspace import Workspace
from sigdocs.workflows.ask_ro import ask_responsible_officer
from sigdocs.workflows.build_pack import build_pack
from sigdocs.workflows.draft_learning import draft_learning
from sigdocs.workflows.draft_minutes import draft_minutes
from sigdocs.workflows.make_form import make_form
from sigdocs.workflows.places import workspace_at
from sigdocs.workflows.remind import write_reminders
from sigdocs.workflows.report_smt import report_to_smt
from sigdocs.workflows.trail import write_notices, write_record
from sigdocs.workflows.write_letters import (
    write_brief,
    write_outcome_letter,
    write_sharing_letter,
)
from tests.documents.at_work import CASE, workspace_with

TODAY = date(2026, 12, 11)
MEETING = date(2026, 12, 10)
WORK: list[tuple[str, Callable[[Workspace], object]]] = [
    ("outcome_letter", lambda w: write_outcome_letter(w, CASE, today=TODAY, pdf=False)),
    ("sharing_brief", lambda w: write_brief(w, CASE, recipient="gmc", today=TODAY)),
    ("sharing_letter",
     lambda w: write_sharing_letter(w, CASE, recipient="gmc", today=TODAY, pdf=False)),
    ("redaction_report",
     lambda w: write_sharing_letter(w, CASE, recipient="gmc", today=TODAY, pdf=False)),
    ("pack", lambda w: build_pack(w, meeting=MEETING, today=TODAY)),
    ("decision_sheet", lambda w: build_pack(w, meeting=MEETING, today=TODAY)),
    ("minutes", lambda w: draft_minutes(w, meeting=MEETING, today=TODAY)),
    ("learning_summary", lambda w: draft_learning(w, CASE, today=TODAY)),
    ("learning_check", lambda w: draft_learning(w, CASE, today=TODAY)),
    ("ro_request", lambda w: ask_responsible_officer(w, CASE, today=TODAY, pdf=False)),
    ("form", lambda w: make_form(w, FormKind.NOTIFICATION, case=CASE, today=TODAY)),
    ("reminders", lambda w: write_reminders(w, today=TODAY)),
    ("smt_report", lambda w: report_to_smt(w, start=MEETING, end=TODAY, today=TODAY)),
    ("notification", lambda w: write_record(w, CASE, today=TODAY)),
    ("enhanced_notice", lambda w: write_notices(w, CASE, to="", in_absence=False, today=TODAY)),
]  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = workspace_with(tmp_path_factory.mktemp("faulty") / "concerns", "S05-bigtable.docx")
    return workspace_at(root)


def files(workspace: Workspace) -> set[Path]:
    folders = (workspace.outbox, workspace.restricted)
    return {path for folder in folders for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("name", "work"), WORK, ids=[name for name, _ in WORK])
def test_nothing_is_written_with_a_faulty_template(
    name: str, work: Callable[[Workspace], object], workspace: Workspace
) -> None:
    path = workspace.templates / f"{name}.docx"
    before, whole = files(workspace), path.read_bytes()
    document = docx.Document(str(path))
    document.add_paragraph("{{ misspelt_field }}")
    document.save(str(path))
    try:
        with pytest.raises(ReferenceWrong, match="misspelt_field"):
            work(workspace)
    finally:
        path.write_bytes(whole)
    assert files(workspace) == before
