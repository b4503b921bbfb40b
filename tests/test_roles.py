"""Who may do what: roles from sigdocs.toml, checked against the operating system's user."""

from __future__ import annotations

import getpass
import os
import re
from datetime import date
from pathlib import Path

import pytest

from sigdocs.errors import ReferenceWrong
from sigdocs.model.events import EventKind, Role
from sigdocs.model.shapes import login_name
from sigdocs.reference.workspace import load_workspace
from sigdocs.workflows.desk import open_desk
from tests.command import sigdocs as command
from tests.conftest import SAMPLES
from tests.test_review import drop, fill_in, report, sigdocs

ME = login_name(getpass.getuser())
CASE = "SC-2026-0001"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    root = tmp_path / "concerns"
    command("init", str(root))
    drop(root / "inbox", SAMPLES / "S01-annex.docx")
    assert "1 accepted" in sigdocs("run", "-w", str(root)).stdout
    return root


def set_roles(root: Path, **roles: str) -> None:
    """Put users into roles; the others stay open to anyone."""
    file = root / "sigdocs.toml"
    text = file.read_text("utf-8")
    for role, user in roles.items():
        text = re.sub(rf"^{role} = \[.*?\]", f'{role} = ["{user}"]', text, flags=re.M)
    file.write_text(text, "utf-8")


def fingerprint(root: Path) -> str:
    shown = sigdocs("review", "show", CASE, "-w", str(root)).stdout
    found = re.search(r"Fingerprint: ([0-9a-f]{64})", shown)
    assert found, shown
    return found[1]


def test_only_ig_decides_and_approves(case: Path) -> None:
    now = fingerprint(case)
    set_roles(case, ig="somebody-else")
    for words in (("approve", CASE, now), ("decide", CASE, "1", "keep")):
        done = sigdocs("review", *words, "-w", str(case))
        assert done.returncode == 21, words
        assert "for ig only" in done.stderr
    set_roles(case, ig=ME)
    assert sigdocs("review", "decide", CASE, "1", "keep", "-w", str(case)).returncode == 0
    with open_desk(load_workspace(case), today=date(2026, 11, 2)) as desk:
        (ruled,) = [e for e in desk.register.events() if e.kind is EventKind.REDACTIONS_RULED]
    assert (ruled.by.actor.role, ruled.by.actor.user) == (Role.IG, ME)


def test_a_report_counts_as_the_word_of_whoever_put_it_there(case: Path, tmp_path: Path) -> None:
    filled = fill_in(report(case), {}, approve=True, to=tmp_path / "report.docx")
    set_roles(case, ig="somebody-else")
    drop(case / "inbox" / "ig", filled)
    done = sigdocs("run", "-w", str(case))
    assert "1 held" in done.stdout and done.returncode == 21, done.stdout
    verified = command("audit", "verify", "-w", str(case))
    assert verified.returncode == 0


def test_only_the_secretariat_runs_the_inbox_and_writes_what_leaves(case: Path) -> None:
    set_roles(case, secretariat="somebody-else", ig="another")
    assert sigdocs("run", "-w", str(case)).returncode == 21
    assert sigdocs("pack", "build", "2026-11-12", "-w", str(case)).returncode == 21
    assert not list((case / "outbox" / "packs").rglob("*.docx"))
    assert sigdocs("status", "-w", str(case)).returncode == 0, "the worklist is for everybody"


def test_who_submitted_may_not_approve(tmp_path: Path) -> None:
    root = tmp_path / "concerns"
    command("init", str(root))
    set_roles(root, ig=ME)
    drop(root / "inbox", SAMPLES / "S01-annex.docx")
    assert "1 accepted" in sigdocs("run", "-w", str(root)).stdout
    done = sigdocs("review", "approve", CASE, fingerprint(root), "-w", str(root))
    assert done.returncode == 21
    assert "submitted" in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_who_did_not_submit_may_approve(tmp_path: Path) -> None:
    root = tmp_path / "concerns"
    command("init", str(root))
    set_roles(root, ig=ME)
    drop(root / "inbox", SAMPLES / "S01-annex.docx")
    os.chown(root / "inbox" / "S01-annex.docx", 1, 1)
    sigdocs("run", "-w", str(root))
    assert sigdocs("review", "approve", CASE, fingerprint(root), "-w", str(root)).returncode == 0


def test_showing_what_was_removed_is_gated_and_recorded(case: Path) -> None:
    form = str(SAMPLES / "S01-annex.docx")
    reveal = ("minimise", "--for", "group", "--reveal", "-w", str(case), form)
    ran = command(*reveal)
    assert ran.returncode == 0
    sigdocs("review", "show", CASE, "-w", str(case))
    with open_desk(load_workspace(case), today=date(2026, 11, 2)) as desk:
        kinds = [event.kind for event in desk.register.events()]
    assert kinds.count(EventKind.REVEALED) == 2
    set_roles(case, ig="somebody-else", secretariat="another")
    ran = command(*reveal)
    assert (ran.returncode, ran.stdout) == (21, "")
    for words in (("show", CASE), ("conditions", CASE), ("confirm", CASE, "1")):
        assert sigdocs("review", *words, "-w", str(case)).returncode == 21, words


def test_the_configuration_is_checked(tmp_path: Path) -> None:
    root = tmp_path / "concerns"
    command("init", str(root))
    set_roles(root, ig="jo")
    workspace = load_workspace(root)
    assert workspace.may_act(Role.IG, "jo") and not workspace.may_act(Role.IG, "sam")
    assert workspace.may_act(Role.CHAIR, "sam"), "an empty list lets anyone"
    for wrong in ('"jo"', '["Jo Smith"]', "[7]"):
        text = (root / "sigdocs.toml").read_text("utf-8")
        broken = re.sub(r"^ig = \[.*?\]", f"ig = {wrong}", text, flags=re.M)
        (tmp_path / "sigdocs.toml").write_text(broken, "utf-8")
        with pytest.raises(ReferenceWrong, match="ig is not a list of login names"):
            load_workspace(tmp_path)


GATED = {
    "run": (("run",), "secretariat"),
    "accept": (("case", "accept", CASE, "--reason", "late"), "chair"),
    "withdraw": (("case", "withdraw", CASE, "--reason", "sender-asked"), "secretariat"),
    "close": (("case", "close", CASE, "--reason", "nothing-to-do"), "secretariat"),
    "separate": (("case", "separate", CASE, "00000000"), "secretariat"),
    "join": (("case", "join", CASE, "--into", CASE), "secretariat"),
    "meeting": (("case", "meeting", CASE, "2026-12-10"), "secretariat"),
    "decide": (
        ("case", "decide-between-meetings", CASE, "--outcome", "no", "--because", "x"), "chair",
    ),
    "show": (("review", "show", CASE), "ig or secretariat"),
    "row": (("review", "decide", CASE, "1", "remove"), "ig"),
    "approve": (("review", "approve", CASE, ""), "ig"),
    "conditions": (("review", "conditions", CASE), "ig or secretariat"),
    "hold": (("hold", "place", CASE, "--reason", "inquest"), "ig"),
    "purge": (("purge", "--today", "2070-01-01"), "ig"),
    "dry run": (("purge", "--dry-run"), "ig"),
    "sar": (("sar", "Ann Example"), "ig"),
    "encrypt": (("vault", "encrypt"), "ig"),
    "held": (("held", "dismiss", "00000000", "--reason", "other"), "secretariat"),
}  # fmt: skip


def head_of(root: Path) -> str:
    with open_desk(load_workspace(root), today=date(2026, 11, 2)) as desk:
        return str(desk.register.head())


def test_whoever_has_no_part_in_it_is_refused_and_nothing_is_recorded(case: Path) -> None:
    now = fingerprint(case)
    set_roles(case, secretariat="a", ig="b", chair="c")
    before = head_of(case)
    for what, (words, part) in GATED.items():
        typed = [word or now for word in words]
        done = sigdocs(*typed, "-w", str(case))
        assert (done.returncode, part in done.stderr) == (21, True), (what, done.stderr)
    assert head_of(case) == before


@pytest.mark.parametrize(
    ("words", "role", "kind"),
    [
        (("hold", "place", CASE, "--reason", "inquest"), Role.IG, EventKind.HOLD_PLACED),
        (("sar", "Ann Example"), Role.IG, EventKind.SUBJECT_ACCESS),
        (("case", "meeting", CASE, "2026-12-10"), Role.SECRETARIAT, EventKind.MEETING_SET),
        (("review", "decide", CASE, "1", "remove"), Role.IG, EventKind.REDACTIONS_RULED),
    ],
)
def test_each_use_of_a_part_is_recorded_with_who_and_in_which(
    case: Path, words: tuple[str, ...], role: Role, kind: EventKind
) -> None:
    set_roles(case, **{role.value: ME})
    done = sigdocs(*words, "-w", str(case))
    assert done.returncode == 0, done.stderr
    with open_desk(load_workspace(case), today=date(2026, 11, 2)) as desk:
        event = desk.register.events(kind=kind)[-1]
    assert (event.by.actor.role, event.by.actor.user) == (role, ME)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_a_paper_counts_as_the_word_of_whoever_put_it_there(case: Path) -> None:
    """A decision sheet that somebody slips into the secretariat's inbox decides nothing."""
    assert sigdocs("case", "sheet", CASE, "-w", str(case)).returncode == 0
    (sheet,) = (case / "outbox").rglob("*decision-sheet*.docx")
    set_roles(case, chair="somebody-else", secretariat=ME)
    drop(case / "inbox" / "secretariat", sheet)
    os.chown(case / "inbox" / "secretariat" / sheet.name, 1, 1)
    done = sigdocs("run", "-w", str(case))
    assert "1 held" in done.stdout and done.returncode == 21, done.stdout
    assert "for secretariat or chair only" in done.stdout
