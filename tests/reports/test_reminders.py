"""``reminders``: what is overdue in the demo, counted by hand, and nothing else."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from sigdocs.model.documents import ProvenDocument, RenderedDocument, Watch
from sigdocs.model.letters import Addressee
from sigdocs.model.meetings import FollowUpAction
from sigdocs.proofing import prove
from sigdocs.rendering import reminders
from sigdocs.rendering.contracts import contract_of
from sigdocs.rendering.fields import field_names
from sigdocs.rendering.fill import Filled, fill
from sigdocs.rendering.reminder_letters import (
    Awaited,
    Overdue,
    Reminder,
    render_reminder_letter,
)
from sigdocs.rendering.reminders import Owed, render_reminders
from tests.command import sigdocs as command
from tests.reports.invented import OFFICE, TEMPLATE


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return command(*words, "-w", str(root))


def tables(path: Path) -> list[list[list[str]]]:
    return [[[c.text for c in row.cells] for row in t.rows] for t in Document(str(path)).tables]


def test_ro_advice_and_overdue_actions_are_chased(demo: tuple[Path, str], tmp_path: Path) -> None:
    root = tmp_path / "demo"
    shutil.copytree(demo[0], root)
    assert run(root, "form", "ro-request", "SC-2026-0004", "--today", "2026-12-01").returncode == 0
    done = run(root, "reminders", "--today", "2026-12-08")
    assert done.returncode == 0, done.stderr
    listed, *letters = map(Path, done.stdout.split())
    advice, actions = tables(listed)
    assert [row[0] for row in advice[1:]] == ["SC-2026-0004"]
    assert "overdue" in advice[1][3]
    # Of the first case those due on 9, 12 and 15 October; of the second on 16 and 19 November.
    assert [row[0] for row in actions[1:]] == ["SC-2026-0001"] * 3 + ["SC-2026-0002"] * 2
    assert actions[1][3] == "9 October 2026"
    told = ["\n".join(p.text for p in Document(str(letter)).paragraphs) for letter in letters]
    assert "advice as Responsible Officer" in told[0]
    owners = {row[2] for row in actions[1:]}
    assert len(letters) == 1 + len(owners), "one letter to each, however many actions they have"
    assert sum(len(tables(letter)[0]) - 1 for letter in letters[1:]) == 5
    assert all("DRAFT" in words for words in told)


def test_where_nothing_is_due_nothing_is_written(demo: tuple[Path, str], tmp_path: Path) -> None:
    root = tmp_path / "demo"
    shutil.copytree(demo[0], root)
    done = run(root, "reminders", "--today", "2026-10-09")
    assert (done.returncode, done.stdout) == (0, "")
    assert "Nothing is to be chased" in done.stderr


def test_a_reminder_is_proven_and_has_the_fields_of_its_sample(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[dict[str, object]] = []

    def spied(template: bytes, context: dict[str, object]) -> Filled:
        seen.append(context)
        return fill(template, context)

    monkeypatch.setattr(reminders, "fill", spied)
    owed = Owed(reference="SC-2026-0001", function="Appeals", who="Medical Director", due="today")
    action = FollowUpAction(reference="SC-2026-0001", action="Write & ask", owner="RO", due="today")
    document = render_reminders(
        TEMPLATE.with_name("reminders.docx").read_bytes(),
        advice=(owed,), actions=(action,), assurances=(owed,),
        office=OFFICE, today=date(2026, 12, 8),
    )  # fmt: skip
    assert isinstance(prove(document, Watch(contacts=())), ProvenDocument)
    assert set(field_names(seen[0])) == set(field_names(contract_of("reminders").sample))


def reminder_letter(reminder: Reminder) -> tuple[str, RenderedDocument]:
    document = render_reminder_letter(
        TEMPLATE.with_name("reminder_letter.docx").read_bytes(),
        reminder=reminder, number=1, office=OFFICE, today=date(2027, 1, 12),
    )  # fmt: skip
    opened = Document(io.BytesIO(document.content))
    cells = [c.text for t in opened.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in opened.paragraphs), *cells]), document


def test_a_reader_outside_is_reminded_of_the_answer_and_of_nothing_else() -> None:
    rows = [Overdue(reference="SC-2026-0001", what="Your answer", due="8 January 2027")]
    to = Addressee(name="Dr Ada Unsworth", post="Medical Director", confirmed_by="by telephone")
    told, document = reminder_letter(
        Reminder(
            about=Awaited.ASSURANCE, to="Medical Director", rows=rows, addressee=to,
            key="medical-director", escalation="Without an answer, NHS England is told.",
        )
    )  # fmt: skip
    assert "Dear Dr Ada Unsworth" in told
    assert "We wrote to you in confidence" in told
    assert "Without an answer, NHS England is told." in told
    assert "The Significant Concerns Group agreed" not in told
    assert document.is_draft
    unconfirmed = replace(to, confirmed_by="")
    told, _ = reminder_letter(
        Reminder(about=Awaited.ASSURANCE, to="Medical Director", rows=rows, addressee=unconfirmed)
    )
    assert "Unsworth" not in told
    assert "Dear colleague" in told
