"""The whole main job, in a fresh workspace, on the sample forms. Everybody in them is invented."""

from __future__ import annotations

import os
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from sigdocs.errors import ReferenceWrong
from sigdocs.model.cases import CaseStatus
from sigdocs.model.outcomes import Written
from sigdocs.model.workspace import Workspace
from sigdocs.reference.workspace import default_configuration, shipped
from sigdocs.workflows.build_pack import build_pack
from sigdocs.workflows.desk import open_desk
from sigdocs.workflows.draft_learning import draft_learning
from sigdocs.workflows.places import make
from sigdocs.workflows.receive import run_inbox
from sigdocs.workflows.trail import write_notices, write_record
from sigdocs.workflows.write_letters import (
    decided_recipients,
    write_outcome_letter,
    write_sharing_letter,
)

DEMO_DAY = date(2026, 12, 8)
DEMO_MEETING = date(2026, 12, 10)
_MARK = ".sigdocs-demo"
_KINDS = (
    ("-return-email", "draft e-mail to the sender, letter attached"),
    ("-form-comments", "the sender's own form with comments (restricted)"),
    ("-decision-sheet", "what the Group decides, to be filled in and sent back"),
    ("-form", "a form prefilled with what was sent (restricted)"),
    ("-return-letter", "what the sender must mend, question by question"),
    ("-notification", "the notification, minimised for the Group"),
    ("-audit-trail", "the audit-trail record with its sign-offs, minimised for the Group"),
    ("-notice-", "draft: a notice that paragraph 38 requires"),
    ("-learning-check", "could anyone be recognised? for IG (restricted)"),
    ("-pack-manifest", "what the pack holds, with checksums"),
    ("-pack-edition", "the meeting pack"),
    ("-outcome-letter", "draft: the Group's decision, to the function lead"),
    ("-letter-to-", "draft: an information-sharing letter to one recipient"),
    ("-learning-summary", "draft: anonymised learning, awaiting IG"),
    ("-redaction-report", "what was redacted and why, for IG (restricted)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoShown:
    """What the demo prints, and its exit code."""

    lines: tuple[str, ...]
    exit_code: int


def run_demo(directory: Path, *, today: date, advance: Callable[[int, int], None]) -> DemoShown:
    """Make a fresh workspace, fill its inbox with the samples, and do the main job in it.

    Raises:
        ReferenceWrong: ``directory`` holds something that is no demo.
    """
    workspace = _fresh(directory)
    _fill_inbox(workspace)
    report = run_inbox(workspace, today=today, advance=advance)
    written = [build_pack(workspace, meeting=DEMO_MEETING, today=today)]
    for reference in _decided_cases(workspace, today)[:1]:
        written += _letters(workspace, reference, today)
        written.append(draft_learning(workspace, reference, today=today))
    for reference in _cases_with(workspace, today, CaseStatus.ENHANCED):
        written.append(write_record(workspace, reference, today=today))
        written.append(write_notices(workspace, reference, to="", in_absence=False, today=today))
    lines = [line.words() for line in report.lines]
    lines += report.posted.notes
    lines += [note for each in written for note in each.notes]
    for folder in (workspace.outbox, workspace.restricted):
        lines += ["", *_tree(folder, workspace.root)]
    lines += ["", report.balance()]
    failed = max((each.exit_code for each in written), default=0)
    return DemoShown(lines=tuple(lines), exit_code=failed if report.adds_up else 70)


def _fresh(directory: Path) -> Workspace:
    if directory.exists():
        if not (directory / _MARK).exists() and any(directory.iterdir()):
            raise ReferenceWrong(
                "That folder holds something else.", next_step="Name a new folder for the demo."
            )
        shutil.rmtree(directory)
    settings = shipped("samples").joinpath("demo.toml").read_text("utf-8")
    workspace = make(directory, configuration=default_configuration() + settings)
    (workspace.root / _MARK).touch()
    return workspace


def _fill_inbox(workspace: Workspace) -> None:
    """Copy the samples, each with the day on which it came as its file's date."""
    samples = shipped("samples")
    received = tomllib.loads((samples / "received.toml").read_text("utf-8"))["received"]
    for name, day in received.items():
        target = workspace.inbox / name
        shutil.copyfile(samples / name, target)
        moment = datetime.combine(day, time(9, 30)).astimezone().timestamp()
        os.utime(target, (moment, moment))


def _cases_with(workspace: Workspace, today: date, status: CaseStatus) -> tuple[str, ...]:
    with open_desk(workspace, today=today) as desk:
        return tuple(case.reference for case in desk.register.cases(status))


def _decided_cases(workspace: Workspace, today: date) -> tuple[str, ...]:
    with open_desk(workspace, today=today) as desk:
        cases = (case.reference for case in desk.register.cases())
        return tuple(reference for reference in cases if desk.register.decisions(reference))


def _letters(workspace: Workspace, reference: str, today: date) -> list[Written]:
    """The outcome letter and the sharing letters that the decision asks for, in its order."""
    with open_desk(workspace, today=today) as desk:
        recipients = decided_recipients(desk, reference)
    made = [write_outcome_letter(workspace, reference, today=today, pdf=True)]
    for recipient in recipients:
        made.append(
            write_sharing_letter(workspace, reference, recipient=recipient, today=today, pdf=True)
        )
    return made


def _tree(folder: Path, root: Path) -> list[str]:
    lines = [f"{root.name}/{folder.name}/"]
    for path in sorted(folder.rglob("*")):
        indent = "  " * len(path.relative_to(folder).parts)
        if path.is_dir():
            lines.append(f"{indent}{path.name}/")
        else:
            lines.append(f"{indent}{path.name}  -  {_what(path)}")
    return lines


def _what(path: Path) -> str:
    form = {".docx": "Word", ".pdf": "PDF", ".json": "JSON", ".eml": "e-mail", ".html": "page"}[
        path.suffix
    ]
    for part, words in _KINDS:
        if part in path.stem:
            return f"{words} ({form})"
    return form
