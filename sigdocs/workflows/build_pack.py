"""The meeting pack: one document about every case of a meeting, proven, in editions, with a manifest.

The first build is edition 1. Built again with nothing changed, it is the same edition and the same
pages. Papers that came later go into a supplement, so that the first edition's page numbers stand;
where something changed or went, there is a new edition with a list of what changed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from sigdocs.errors import ReferenceWrong
from sigdocs.model.meetings import Pack, PackSpec
from sigdocs.model.outcomes import Written
from sigdocs.model.workspace import Workspace
from sigdocs.reference.pack_spec import pack_spec
from sigdocs.rendering.editions import contents, supplement, without
from sigdocs.rendering.wording import say_date, say_list
from sigdocs.workflows.check_templates import refuse_faulty_templates
from sigdocs.workflows.decision_sheets import write_sheets
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.leaking_cases import sift
from sigdocs.workflows.pack_cases import ReadyCase, assemble, gather_cases
from sigdocs.workflows.pack_manifest import Issued, latest_issue, record_issue
from sigdocs.workflows.pack_papers import gather_papers, without_leaks
from sigdocs.workflows.print_pack import (
    PrintedPack,
    print_pack,
    publish_pack,
    publish_protected,
    watch_of,
)


def build_pack(
    workspace: Workspace,
    *,
    meeting: date,
    today: date,
    leave_out: Collection[str] = (),
    password: str = "",
) -> Written:
    """Build the pack for ``meeting``: Word, tagged PDF where the office suite is there, manifest.

    Args:
        leave_out: references of the cases that a copy for a conflicted member does not show (28).
        password: the PDF opens with it (AES-256); "" for none.

    Raises:
        ReferenceWrong: there is no such meeting in the calendar, no such case in its pack, or
            pack.toml is wrong.
    """
    _refuse_unknown(workspace, meeting)
    spec = pack_spec(workspace.pack_spec if workspace.pack_spec.exists() else None)
    folder = workspace.outbox / "packs" / meeting.isoformat()
    refuse_faulty_templates(workspace, "pack", "decision_sheet")
    with open_desk(workspace, today=today) as desk:
        ready, pack, told = _gather(desk, spec, meeting)
        issued = latest_issue(folder, meeting)
        if leave_out:
            written = _copy(desk, _reissued(pack, issued), ready, leave_out, folder, password)
        elif issued is not None and issued.supplements and issued.stands(pack):
            written = _standing(desk, issued, ready, folder, meeting, password)
        else:
            written = _issue(desk, pack, issued, ready, folder, password)
    return _together(written, told)


def _gather(desk: Desk, spec: PackSpec, meeting: date) -> tuple[list[ReadyCase], Pack, Written]:
    """The cases and papers of a meeting, and what the secretariat is to be told of them."""
    ready, withheld = gather_cases(desk, meeting)
    papers = gather_papers(desk, spec.agenda, meeting)
    pack = assemble(desk, spec, meeting, ready, withheld, papers)
    pack, leaks, code = without_leaks(desk, pack, watch_of(desk, ready))
    missing = tuple(f"{each.reference} is withheld: {each.reason}" for each in pack.withheld)
    notes = (*missing, *papers.notes, *leaks)
    return ready, pack, Written(notes=notes, exit_code=max(papers.exit_code, code))


def _issue(
    desk: Desk,
    pack: Pack,
    issued: Issued | None,
    ready: list[ReadyCase],
    folder: Path,
    password: str,
) -> Written:
    """An edition or a supplement, its manifest, and the decision sheets of the meeting."""
    edition = _edition(pack, issued)
    made, written = _printed(desk, edition, ready, folder, password)
    if written.paths:
        record = record_issue(
            desk, made.pack, contents(made.pack, made.pages, last_page=made.last_page),
            last_page=made.last_page, files=written.paths, folder=folder, before=issued,
            whole=pack,
        )  # fmt: skip
        written = replace(written, paths=(*written.paths, record))
    cases = [(each.case.reference, each.form, each.minimised) for each in ready]
    folder = desk.workspace.outbox / "packs" / pack.meeting.isoformat() / "decision-sheets"
    return _together(written, write_sheets(desk, cases, pack.meeting, folder))


def _printed(
    desk: Desk, pack: Pack, ready: list[ReadyCase], folder: Path, password: str, ending: str = ""
) -> tuple[PrintedPack, Written]:
    """The pack as it went out: where it leaked, without the cases that are to blame."""
    made = print_pack(desk, pack).named(ending)
    written = publish_pack(desk, made, ready, folder, password=password)
    sifted = None if written.paths else sift(desk, made.pack, watch_of(desk, ready))
    if sifted is None or sifted.pack.cases == made.pack.cases:
        return made, written
    kept = print_pack(desk, sifted.pack).named(ending)
    again = publish_pack(desk, kept, ready, folder, password=password)
    withheld = Written(notes=(*made.notes, *sifted.notes), exit_code=written.exit_code)
    return kept, _together(again, withheld)


def _together(*parts: Written) -> Written:
    """What was written for a meeting, in order, and everything that is to be told."""
    return Written(
        paths=tuple(path for part in parts for path in part.paths),
        notes=tuple(note for part in parts for note in part.notes),
        exit_code=max(part.exit_code for part in parts),
    )


def _refuse_unknown(workspace: Workspace, meeting: date) -> None:
    if meeting not in workspace.meeting_dates:
        dates = say_list([say_date(day) for day in workspace.meeting_dates])
        raise ReferenceWrong(
            f"No meeting on {say_date(meeting)} is in sigdocs.toml.",
            next_step=f"There are: {dates}.",
        )


def _edition(pack: Pack, issued: Issued | None) -> Pack:
    """The edition to build: the first, the same again, a supplement, or a new one with its changes."""
    if issued is None:
        return pack
    came, went, changed = issued.differences(pack)
    if issued.stands(pack):
        return _reissued(pack, issued)
    adds_only = came and not (went or changed) and issued.has_order_of(pack)
    if adds_only and issued.last_page and not issued.is_empty:
        return _supplement(pack, issued, came)
    said = (("Added", came), ("Taken out", went), ("Changed", changed))
    changes = tuple(f"{word}: {say_list(sorted(names))}." for word, names in said if names)
    front = ("The agenda or its lists have changed; the papers have not.",)
    return replace(pack, edition=issued.edition + 1, changes=changes or front)


def _supplement(pack: Pack, issued: Issued, came: Collection[str]) -> Pack:
    late = [case for case in pack.cases if case.reference in came]
    papers = [paper for paper in pack.papers if f"paper {paper.key}" in came]
    held = replace(_reissued(pack, issued), cases=issued.held(pack))
    return supplement(held, late, papers=papers, pages=issued.last_page, issued=pack.issued)


def _reissued(pack: Pack, issued: Issued | None) -> Pack:
    """The pack as it was issued: its edition and its day, whatever today is."""
    if issued is None:
        return pack
    return replace(pack, edition=issued.edition, issued=issued.on)


def _standing(
    desk: Desk,
    issued: Issued,
    ready: list[ReadyCase],
    folder: Path,
    meeting: date,
    password: str,
) -> Written:
    """A supplement to which nothing is to be added; with a password, a protected copy of it."""
    paths = (*(folder / name for name in issued.files), issued.path)
    written = Written(paths=paths, notes=("Nothing has changed since.",))
    pdfs = [path for path in paths if path.suffix == ".pdf" and "protected" not in path.stem]
    if not (password and pdfs):
        return written
    return _together(
        written, publish_protected(desk, pdfs[0], ready, folder, meeting, password=password)
    )


def _copy(
    desk: Desk,
    pack: Pack,
    ready: list[ReadyCase],
    leave_out: Collection[str],
    folder: Path,
    password: str,
) -> Written:
    """A copy that does not show some cases, for a member with a conflict of interest (28)."""
    known = {case.reference for case in pack.cases}
    if not set(leave_out) <= known:
        raise ReferenceWrong(
            "The pack does not hold that case.", next_step=f"It holds: {say_list(sorted(known))}."
        )
    copy = without(pack, leave_out, copy_for="a member with a conflict of interest")
    ending = "-without-" + "-".join(sorted(leave_out))
    return _printed(desk, copy, ready, folder, password, ending)[1]
