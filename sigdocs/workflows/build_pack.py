"""The meeting pack: one document about every case of a meeting, proven, in editions, with a manifest.

The first build is edition 1. Built again with nothing changed, it is the same edition and the same
pages. Papers that came later go into a supplement, so that the first edition's page numbers stand;
where a case changed or went, there is a new edition with a list of what changed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sigdocs.errors import ReferenceWrong
from sigdocs.model.documents import PDF, ProvenDocument, RenderedDocument
from sigdocs.model.meetings import Pack
from sigdocs.model.outcomes import Written
from sigdocs.model.personal import personal
from sigdocs.model.workspace import Workspace
from sigdocs.proofing import watch_for_all
from sigdocs.rendering.editions import contents, supplement, without
from sigdocs.rendering.marks import with_page_numbers
from sigdocs.rendering.pack import render_pack
from sigdocs.rendering.wording import say_date, say_list
from sigdocs.workflows.decision_sheets import write_sheets
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.pack_cases import ReadyCase, assemble, gather_cases
from sigdocs.workflows.pack_manifest import Issued, latest_issue, record_issue
from sigdocs.workflows.publishing import publish
from sigdocs.workflows.review_clearances import proved


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A pack as Word and, where there is an office suite, PDF; where each case starts."""

    word: RenderedDocument
    pdf: RenderedDocument | None
    pages: dict[str, int]
    last_page: int
    notes: tuple[str, ...] = ()


def build_pack(
    workspace: Workspace, *, meeting: date, today: date, leave_out: Collection[str] = ()
) -> Written:
    """Build the pack for ``meeting``: Word, tagged PDF where the office suite is there, manifest.

    Args:
        leave_out: references of the cases that a copy for a conflicted member does not show (28).

    Raises:
        ReferenceWrong: there is no such meeting in the calendar, or no such case in its pack.
    """
    _refuse_unknown(workspace, meeting)
    folder = workspace.outbox / "packs" / meeting.isoformat()
    with open_desk(workspace, today=today) as desk:
        ready, withheld = gather_cases(desk, meeting)
        pack = assemble(desk, meeting, ready, withheld)
        issued = latest_issue(folder, meeting)
        if leave_out:
            return _copy(desk, _reissued(pack, issued), ready, leave_out, folder)
        if issued is not None and issued.supplements and issued.stands(pack):
            paths = tuple(folder / name for name in issued.files)
            return Written(paths=(*paths, issued.path), notes=("Nothing has changed since.",))
        pack = _edition(pack, issued)
        made = _make(desk, pack)
        written = _publish(desk, made, ready, folder, meeting)
        if written.paths:
            record = record_issue(
                desk, pack, contents(pack, made.pages, last_page=made.last_page),
                last_page=made.last_page, files=written.paths, folder=folder, before=issued,
            )  # fmt: skip
            written = replace(written, paths=(*written.paths, record))
        cases = [(each.case.reference, each.form, each.minimised) for each in ready]
        written = _together(written, write_sheets(desk, cases, meeting))
        missing = tuple(f"{each.reference} is withheld: {each.reason}" for each in pack.withheld)
        return replace(written, notes=(*written.notes, *missing))


def _together(pack: Written, sheets: Written) -> Written:
    """What was written for a meeting: its pack, and a decision sheet for each of its cases."""
    return Written(
        paths=(*pack.paths, *sheets.paths),
        notes=(*pack.notes, *sheets.notes),
        exit_code=max(pack.exit_code, sheets.exit_code),
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
    if issued.last_page and not (went or changed):
        late = [case for case in pack.cases if case.reference in came]
        held = replace(_reissued(pack, issued), cases=issued.held(pack))
        return supplement(held, late, pages=issued.last_page, issued=pack.issued)
    said = (("Added", came), ("Taken out", went), ("Changed", changed))
    changes = tuple(f"{word}: {say_list(sorted(names))}." for word, names in said if names)
    return replace(pack, edition=issued.edition + 1, changes=changes)


def _reissued(pack: Pack, issued: Issued | None) -> Pack:
    """The pack as it was issued: its edition and its day, whatever today is."""
    if issued is None:
        return pack
    return replace(pack, edition=issued.edition, issued=issued.on)


def _copy(
    desk: Desk, pack: Pack, ready: list[ReadyCase], leave_out: Collection[str], folder: Path
) -> Written:
    """A copy that does not show some cases, for a member with a conflict of interest (28)."""
    known = {case.reference for case in pack.cases}
    if not set(leave_out) <= known:
        raise ReferenceWrong(
            "The pack does not hold that case.", next_step=f"It holds: {say_list(sorted(known))}."
        )
    copy = without(pack, leave_out, copy_for="a member with a conflict of interest")
    made = _make(desk, copy)
    stem = "-".join((made.word.stem, "without", *sorted(leave_out)))
    made = replace(
        made,
        word=replace(made.word, stem=stem),
        pdf=replace(made.pdf, stem=stem) if made.pdf else None,
    )
    return _publish(desk, made, ready, folder, pack.meeting)


def _make(desk: Desk, pack: Pack) -> _Made:
    """Render; convert once, so that the Word file's index gets its page numbers too."""
    from sigdocs.errors import OfficeMissing
    from sigdocs.office import Seal, page_numbers, to_pdf

    word = render_pack(desk.template("pack"), pack)
    if not desk.workspace.make_pdf:
        return _Made(word=word, pdf=None, pages={}, last_page=0)
    seal = Seal(is_pack=True, first_page=pack.first_page)
    try:
        content = to_pdf([(word.stem, word.content)], seal=seal)[0]
    except OfficeMissing as problem:
        note = f"No PDF was made. {problem}"
        return _Made(word=word, pdf=None, pages={}, last_page=0, notes=(note,))
    pages = page_numbers(content)
    last_page = pack.first_page - 1 + _page_count(content)
    numbered = with_page_numbers(word, pages)
    pdf = replace(numbered, content=content, media_type=PDF)
    return _Made(word=numbered, pdf=pdf, pages=pages, last_page=last_page)


def _page_count(pdf: bytes) -> int:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def _publish(
    desk: Desk, made: _Made, ready: list[ReadyCase], folder: Path, meeting: date
) -> Written:
    """Both or neither: a Word pack whose own PDF holds a leak is no clean pack."""
    watch = watch_for_all([(each.form, each.minimised) for each in ready])
    members = personal(member.name for member in desk.workspace.members)
    watch = replace(watch, kept=(*watch.kept, *members))  # a patient may share a forename with one
    made_here = [document for document in (made.word, made.pdf) if document is not None]
    faulty = [d for d in made_here if not isinstance(proved(desk, d, watch), ProvenDocument)]
    done = [publish(desk, d, watch, folder, meeting=meeting) for d in faulty or made_here]
    return Written(
        paths=tuple(each.path for each in done if each.path),
        notes=(*made.notes, *(note for each in done for note in each.notes)),
        exit_code=max(each.exit_code for each in done),
    )
