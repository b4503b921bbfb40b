"""Further editions of a pack: a copy without a case, a supplement of late papers, what a pack holds.

Deliberately knows nothing of files: the workflow says which pages the first edition has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from sigdocs.model.meetings import (
    AbsentCase,
    AbsentPaper,
    AgendaItem,
    AgendaKind,
    Pack,
    PackCase,
    PackEntry,
    PackPaper,
)
from sigdocs.rendering.pack import case_bookmark, paper_bookmark
from sigdocs.rendering.paper_blocks import paper_blocks
from sigdocs.rendering.wording import say_list

CONFLICT = "Left out of this copy because of a conflict of interest."


def without(pack: Pack, references: Collection[str], *, copy_for: str = "") -> Pack:
    """The copy for a member with a conflict: the cases are listed, with the reason, and not shown.

    Actions and suggested matches of those cases go too (28), and papers that speak of them, like
    the last minutes. A reference that is not in the pack changes nothing.
    """
    gone = [case for case in pack.cases if case.reference in references]
    absent = tuple(
        AbsentCase(
            reference=case.reference, function=case.facts.function, reason=CONFLICT, kind=case.kind
        )
        for case in gone
    )
    papers = [paper for paper in pack.papers if _speaks_of(paper, references)]
    return replace(
        pack,
        cases=tuple(case for case in pack.cases if case.reference not in references),
        papers=tuple(paper for paper in pack.papers if paper not in papers),
        absent_papers=(*pack.absent_papers, *(absent_paper(p, CONFLICT) for p in papers)),
        withheld=(*pack.withheld, *absent),
        follow_up=tuple(row for row in pack.follow_up if row.reference not in references),
        interests=tuple(row for row in pack.interests if row.reference not in references),
        copy_for=copy_for,
    )


def _speaks_of(paper: PackPaper, references: Collection[str]) -> bool:
    words = "\n".join(paper_blocks(paper.content, title=paper.title).texts)
    return any(reference in words for reference in references)


def absent_paper(paper: PackPaper, reason: str) -> AbsentPaper:
    """What stands on the agenda in place of a paper."""
    return AbsentPaper(key=paper.key, title=paper.title, reason=reason)


def supplement(
    pack: Pack,
    late: Collection[PackCase],
    *,
    pages: int,
    issued: date | None = None,
    papers: Collection[PackPaper] = (),
) -> Pack:
    """Late papers for those who hold ``pack``: its page numbers stand, these carry on from them.

    Args:
        pack: the edition that is out.
        late: cases that came after it; each goes under "Late papers".
        pages: the last page number printed in ``pack`` (and its earlier supplements).
        issued: the day of the supplement.
        papers: the secretariat's papers that came after it, each under its own item.
    """
    cases = tuple(replace(case, kind=AgendaKind.LATE) for case in late)
    added = [case.reference for case in cases] + [f"paper {paper.key}" for paper in papers]
    names = say_list(added)
    has_late = any(item.kind is AgendaKind.LATE for item in pack.agenda)
    late_item = () if has_late else (AgendaItem(kind=AgendaKind.LATE, title="Late papers"),)
    last = f"the last page of edition {pack.edition} is page {pages}"
    return replace(
        pack,
        edition=pack.edition + 1,
        supplements=pack.edition,
        first_page=pages + 1,
        late_papers_before=pack.late_papers_before + len(pack.cases_under(AgendaKind.LATE)),
        agenda=(*pack.agenda, *late_item),
        cases=cases,
        papers=tuple(papers),
        absent_papers=(),
        issued=issued,
        changes=(f"Added: {names}. Nothing else has changed; {last}.",),
        follow_up=(),
        interests=(),
        not_accepted=(),
        withheld=(),
    )


def contents(pack: Pack, pages: Mapping[str, int], *, last_page: int) -> tuple[PackEntry, ...]:
    """What a pack holds and what it lacks, in printed order, for the manifest.

    Args:
        pack: the pack.
        pages: bookmark to printed page number (``office.seal.page_numbers``); empty without a PDF.
        last_page: the printed number of the last page; 0 without a PDF.
    """
    starts = sorted({*pages.values(), last_page + 1})
    items = {item.kind: item.title for item in pack.agenda}
    return (*_papers(pack, pages, starts, items), *_absent(pack, items))


def _papers(
    pack: Pack, pages: Mapping[str, int], starts: list[int], items: Mapping[AgendaKind, str]
) -> Iterator[PackEntry]:
    for number, item in enumerate(pack.agenda, start=1):
        names = [(p.key, paper_bookmark(p.key)) for p in pack.papers if p.item == number]
        names += [(c.reference, case_bookmark(c.reference)) for c in pack.cases_under(item.kind)]
        for reference, mark in names:
            first = pages.get(mark, 0)
            following = next((start for start in starts if start > first), 0)
            yield PackEntry(
                reference=reference,
                item=items[item.kind],
                first_page=first,
                last_page=following - 1 if first else 0,
            )


def _absent(pack: Pack, items: Mapping[AgendaKind, str]) -> Iterator[PackEntry]:
    for case in (*pack.withheld, *pack.not_accepted):
        item = items.get(case.kind, "") if case.kind else ""
        yield PackEntry(reference=case.reference, item=item, reason=case.reason)
    for paper in pack.absent_papers:
        yield PackEntry(reference=paper.key, item=pack.agenda[paper.item - 1].title,
                        reason=paper.reason)  # fmt: skip
