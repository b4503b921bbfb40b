"""Legal holds, and the removal of what has been kept long enough. The bare record stays for good.

Files go first and the record of it comes last: a purge that was cut off is simply repeated. What goes
with what is said in ``removing``.
"""

from __future__ import annotations

from datetime import date, datetime

from sigdocs.inbox.lock import workspace_lock
from sigdocs.inbox.notes import keep_note
from sigdocs.model.events import Role
from sigdocs.model.outcomes import Shown, Written
from sigdocs.model.personal import PersonalText
from sigdocs.model.retention import DueForPurge, Hold
from sigdocs.model.workspace import Workspace
from sigdocs.reference.retention import retention_rules
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.removing import remove

_BEYOND = (
    "Backups, snapshots of the disk and, with PostgreSQL, its log, archive and replicas are beyond "
    "this: let them expire by their own rules."
)
_COLUMNS = ("Case", "What", "Files", "Due since", "Held by", "Done")


def hold_case(
    workspace: Workspace,
    reference: str,
    hold: Hold,
    *,
    lift: bool,
    words: PersonalText,
    today: date,
) -> Written:
    """Place a legal hold on a case, or lift it.

    Raises:
        RegisterWrong: there is no such hold to lift. ApprovalMissing: not IG.
    """
    with open_desk(workspace, today=today) as desk:
        desk.case(reference)
        by, note = desk.stamp_as(Role.IG), keep_note(desk.vault, reference, words)
        change = desk.register.lift_hold if lift else desk.register.place_hold
        change(reference, hold, by=by, note=note)
        standing = desk.register.holds(reference)
    told = ", ".join(each.value for each in standing) or "none"
    return Written(notes=(f"{reference}: legal holds that stand: {told}.",))


def purge(workspace: Workspace, *, dry_run: bool, today: date) -> Shown:
    """Remove what has been kept long enough, or only show it.

    Raises:
        ApprovalMissing: whoever asks is not IG. RegisterWrong: a run is at work here.
    """
    now = datetime.now().astimezone()
    with workspace_lock(workspace.root, now=now), open_desk(workspace, today=today) as desk:
        desk.need(Role.IG)
        due = desk.register.due_for_purge(retention_rules(), today)
        rows = tuple(_row(desk, each, dry_run=dry_run) for each in due)
        if rows and not dry_run:
            desk.register.scrub()
    return Shown(
        title=f"Kept long enough on {say_date(today)}",
        columns=_COLUMNS,
        rows=rows,
        notes=(_BEYOND,) if rows else ("Nothing is due to be removed.",),
    )


def _row(desk: Desk, due: DueForPurge, *, dry_run: bool) -> tuple[str, ...]:
    done = "would be removed" if dry_run else "removed"
    if due.holds:
        done = "kept: a legal hold stands"
    elif not dry_run:
        remove(desk, due)
        desk.register.record_purge(due, by=desk.stamp_as(Role.IG))
    holds = ", ".join(hold.value for hold in due.holds)
    what = due.kept.value.replace("-", " ")
    return (due.reference, what, str(len(due.files)), say_date(due.due), holds, done)
