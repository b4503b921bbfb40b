"""Cases in whose part of a pack something stands that was removed: withheld, and the rest goes out.

Each case is looked at as a pack of its own, against what was removed from every case: a patient of
one may be named in another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sigdocs.model.documents import ProofFinding, ProvenDocument, Watch
from sigdocs.model.meetings import AbsentCase, Pack, PackCase
from sigdocs.proofing.telling import told
from sigdocs.rendering.pack import render_pack
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.review_clearances import proved

_LEAK = "Withheld: Information Governance has to look at it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """A pack without the cases that leak; ``notes`` say by row of their reports what stands where."""

    pack: Pack
    notes: tuple[str, ...] = ()


def sift(desk: Desk, pack: Pack, watch: Watch) -> Sifted:
    """Withhold each case that cannot be proven by itself.

    The same pack comes back where no case is to blame, or where what holds for all of them leaks.
    """
    if _findings(desk, pack, (), watch):
        return Sifted(pack=pack)
    found = {each.reference: _findings(desk, pack, (each,), watch) for each in pack.cases}
    bad = [case for case in pack.cases if found[case.reference]]
    absent = tuple(
        AbsentCase(
            reference=case.reference, function=case.facts.function, reason=_LEAK, kind=case.kind
        )
        for case in bad
    )
    kept = tuple(case for case in pack.cases if case not in bad)
    lines = (
        line
        for case in bad
        for line in (f"{case.reference} is withheld from the pack:", *told(found[case.reference]))
    )
    return Sifted(
        pack=replace(pack, cases=kept, withheld=(*pack.withheld, *absent)),
        notes=tuple(dict.fromkeys(lines)),
    )


def _findings(
    desk: Desk, pack: Pack, cases: tuple[PackCase, ...], watch: Watch
) -> tuple[ProofFinding, ...]:
    """Why a pack of these cases alone cannot be proven; () where it can."""
    alone = replace(pack, cases=cases, papers=(), follow_up=(), interests=(), attendees=())
    outcome = proved(desk, render_pack(desk.template("pack"), alone), watch)
    return () if isinstance(outcome, ProvenDocument) else outcome
