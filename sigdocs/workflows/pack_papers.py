"""The secretariat's Word papers for a pack: found, opened, and looked at before they are put in.

A paper that is not there is "to follow"; one that cannot be opened, or that holds what was removed
from a case, is withheld with the reason. The pack is built in any case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sigdocs.errors import SigdocsError, Unreadable, Unsafe
from sigdocs.inbox.originals import original
from sigdocs.model.documents import DocumentKind, ProvenDocument, Watch
from sigdocs.model.meetings import AbsentPaper, AgendaItem, Pack, PackPaper, PaperToAdd
from sigdocs.model.records import DocumentStatus
from sigdocs.parsing.word import read_word
from sigdocs.proofing import prove
from sigdocs.rendering.editions import absent_paper
from sigdocs.rendering.pack import render_pack
from sigdocs.rendering.paper_blocks import Paper, paper_blocks
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.desk import Desk

_MOST_BYTES = 50 * 1024 * 1024
TO_FOLLOW = "To follow."
LEAK = "Withheld: it holds personal data that was removed from a case, or that nobody has cleared."


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredPapers:
    """What is there and what is not; ``notes`` for the secretariat, without words of a paper."""

    papers: tuple[PackPaper, ...] = ()
    absent: tuple[AbsentPaper, ...] = ()
    notes: tuple[str, ...] = ()
    exit_code: int = 0


def gather_papers(desk: Desk, agenda: Sequence[AgendaItem], meeting: date) -> GatheredPapers:
    """Every paper that the specification asks for, for one meeting."""
    found = GatheredPapers()
    for number, item in enumerate(agenda, start=1):
        minutes = _last_minutes(desk, meeting) if item.last_minutes else ()
        wanted: tuple[PaperToAdd | PackPaper, ...] = (*minutes, *item.papers)
        for count, paper in enumerate(wanted, start=1):
            found = _add(desk, found, f"{number}.{count}", paper, meeting)
    return found


def _add(
    desk: Desk, found: GatheredPapers, key: str, paper: PaperToAdd | PackPaper, meeting: date
) -> GatheredPapers:
    try:
        content = paper.content if isinstance(paper, PackPaper) else _read(desk, paper, meeting)
        if not content:
            missing = AbsentPaper(key=key, title=paper.title, reason=TO_FOLLOW)
            return replace(
                found,
                absent=(*found.absent, missing),
                notes=(*found.notes, f"Paper {key} is to follow: it is not in papers/{meeting}."),
            )
        notes = _looked_at(content, key, paper.title)
    except SigdocsError as problem:
        missing = AbsentPaper(key=key, title=paper.title, reason=f"Withheld: {problem.message}")
        return replace(
            found,
            absent=(*found.absent, missing),
            notes=(*found.notes, f"Paper {key} is withheld: {problem}"),
            exit_code=max(found.exit_code, problem.exit_code),
        )
    taken = PackPaper(key=key, title=paper.title, content=content)
    return replace(found, papers=(*found.papers, taken), notes=(*found.notes, *notes))


def _read(desk: Desk, paper: PaperToAdd, meeting: date) -> bytes:
    """The file of this meeting, else the one for all; b"" where there is none."""
    folder = desk.workspace.papers
    for path in (folder / meeting.isoformat() / paper.file, folder / paper.file):
        if path.is_file():
            return _bytes_of(path)
    return b""


def _bytes_of(path: Path) -> bytes:
    if path.stat().st_size > _MOST_BYTES:
        raise Unsafe("The paper is larger than 50 MB.", next_step="Make its pictures smaller.")
    try:
        return path.read_bytes()
    except OSError:
        raise Unreadable("The paper cannot be opened.", next_step="May you read it?") from None


def _looked_at(content: bytes, key: str, title: str) -> tuple[str, ...]:
    """What the secretariat should know of a paper that can be taken.

    Raises:
        Unreadable, Unsafe, NotAForm: it cannot.
    """
    file = read_word(content)  # refuses macros, bombs and what is no Word document
    paper = paper_blocks(content, title=title)
    notes = []
    if paper.undescribed:
        pictures = "1 picture" if paper.undescribed == 1 else f"{paper.undescribed} pictures"
        notes.append(f"Paper {key}: {pictures} without alternative text.")
    lost = _words_left_behind([block.text for block in file.blocks], paper)
    if lost:
        words = "1 word" if lost == 1 else f"{lost} words"
        notes.append(f"Paper {key}: {words} of it are not in the pack; compare the two.")
    return tuple(notes)


def _words_left_behind(texts: Collection[str], paper: Paper) -> int:
    """How many words of the body were not taken, tables of contents and the title aside."""
    taken = Counter(" ".join((*paper.texts, *paper.left_behind)).split())
    return sum((Counter(" ".join(texts).split()) - taken).values())


def _last_minutes(desk: Desk, meeting: date) -> tuple[PackPaper, ...]:
    """The sealed minutes of the meeting before, as the chair confirmed them."""
    before = [day for day in desk.workspace.meeting_dates if day < meeting]
    made = desk.register.documents(meeting=before[-1]) if before else ()
    sealed = [
        d.facts
        for d in made
        if d.facts.kind is DocumentKind.MINUTES and d.status is DocumentStatus.RELEASED
    ]
    if not sealed or not sealed[-1].sources:
        return ()
    title = f"Minutes of the meeting on {say_date(before[-1])}"
    content = original(desk.vault, sealed[-1].sources[0])
    return (PackPaper(key="", title=title, content=content),)


def without_leaks(desk: Desk, pack: Pack, watch: Watch) -> tuple[Pack, tuple[str, ...], int]:
    """The pack without the papers that hold what was removed; what to tell; the exit code."""
    leaking = [paper for paper in pack.papers if not _is_clean(desk, pack, paper, watch)]
    notes = tuple(
        f"Paper {p.key} is withheld: it holds personal data that was removed from a case."
        for p in leaking
    )
    absent = tuple(absent_paper(paper, LEAK) for paper in leaking)
    kept = tuple(paper for paper in pack.papers if paper not in leaking)
    clean = replace(pack, papers=kept, absent_papers=(*pack.absent_papers, *absent))
    return clean, notes, 20 if leaking else 0


def _is_clean(desk: Desk, pack: Pack, paper: PackPaper, watch: Watch) -> bool:
    """Whether a pack of this paper alone can be proven."""
    alone = replace(pack, cases=(), papers=(paper,), follow_up=(), interests=(), attendees=())
    document = render_pack(desk.template("pack"), alone)
    return isinstance(prove(document, watch), ProvenDocument)
