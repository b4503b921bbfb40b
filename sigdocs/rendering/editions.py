"""Further editions of a pack: a copy without a case, a supplement of late papers, what a pack holds.

Deliberately knows nothing of files: the workflow says which pages the first edition has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from sigdocs.model.meetings import (
    CASE_KINDS,
    AbsentCase,
    AgendaKind,
    Pack,
    PackCase,
    PackEntry,
)
from sigdocs.rendering.pack import case_bookmark
from sigdocs.rendering.wording import say_list

CONFLICT = "Left out of this copy because of a conflict of interest."


def without(pack: Pack, references: Collection[str], *, copy_for: str = "") -> Pack:
    """The copy for a member with a conflict: the cases are listed, with the reason, and not shown.

    Actions and suggested matches of those cases go too (28). A reference that is not in the pack
    changes nothing.
    """
    gone = [case for case in pack.cases if case.reference in references]
    absent = tuple(
        AbsentCase(
            reference=case.reference, function=case.facts.function, reason=CONFLICT, kind=case.kind
        )
        for case in gone
    )
    return replace(
        pack,
        cases=tuple(case for case in pack.cases if case.reference not in references),
        withheld=(*pack.withheld, *absent),
        follow_up=tuple(row for row in pack.follow_up if row.reference not in references),
        interests=tuple(row for row in pack.interests if row.reference not in references),
        copy_for=copy_for,
    )


def supplement(
    pack: Pack, late: Collection[PackCase], *, pages: int, issued: date | None = None
) -> Pack:
    """Late papers for those who hold ``pack``: its page numbers stand, these carry on from them.

    Args:
        pack: the edition that is out.
        late: cases that came after it; each goes under "Late papers".
        pages: the last page number printed in ``pack`` (and its earlier supplements).
        issued: the day of the supplement.
    """
    cases = tuple(replace(case, kind=AgendaKind.LATE) for case in late)
    names = say_list([case.reference for case in cases])
    last = f"the last page of edition {pack.edition} is page {pages}"
    return replace(
        pack,
        edition=pack.edition + 1,
        supplements=pack.edition,
        first_page=pages + 1,
        late_papers_before=pack.late_papers_before + len(pack.cases_under(AgendaKind.LATE)),
        cases=cases,
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
    order = [item.kind for item in pack.agenda if item.kind in CASE_KINDS]
    for case in (case for kind in order for case in pack.cases_under(kind)):
        first = pages.get(case_bookmark(case.reference), 0)
        following = next((start for start in starts if start > first), 0)
        yield PackEntry(
            reference=case.reference,
            item=items[case.kind],
            first_page=first,
            last_page=following - 1 if first else 0,
        )


def _absent(pack: Pack, items: Mapping[AgendaKind, str]) -> Iterator[PackEntry]:
    for case in (*pack.withheld, *pack.not_accepted):
        item = items.get(case.kind, "") if case.kind else ""
        yield PackEntry(reference=case.reference, item=item, reason=case.reason)
