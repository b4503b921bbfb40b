"""Initials that a form gives somebody ("Dr Amira Said (AS)"), for the watch.

Worked out from the names that were removed and the form's own words: letters in capitals that are
the initials of a removed name and of no name that is kept. Two letters prove little by themselves, so
those that also stand for a post or a body ("RO", "GP") are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sigdocs.proofing.names import Name

_WRITTEN = re.compile(r"(?<![^\W_])(?:[A-Z]\.?[ \xa0-]?){1,3}[A-Z](?![^\W_])")
ABBREVIATIONS = frozenset(
    re.findall(
        r"\S+",
        """
        ad ae ai am bma bmi bp caldicott ccg ccu ceo cfs chief cmo cns cpr cqc ct ctg cv dcc dgh dh dna
        dnr do dob dr ds dvt ecg ed eeg en er fgm foi gdc gdpr gi gmc gmp gp hca hcpc hdu hiv hq hr
        hs hscn hse hssib ia icb icu id ig in iop is isa it itu iv kc kpi la ld lmc ma mca md mdt mh
        mhra mi ml mp mr mri ms nd nhs ni nice nmc no nz ob od oh on op or ot pa pc pct pe phe pm po
        pr pt qa qc qi ra rag rcm rcog rcp rcs rn ro sa sar sat sbar si smt so sui tb tia to ts tv ui
        uk un us vat vte wc who wte
        """,
    )
)
"""Letters that also stand for a post, a body, a unit or an ordinary word."""


def initials_of(name: Name) -> Iterator[str]:
    """The letters that a full name comes down to: with all forenames, the first alone, hyphen parts."""
    firsts = [forename[0] for forename in name.forenames]
    last = [part[0] for part in re.split(r"[\s‑-]+", name.surname) if part[0].isupper()]
    if firsts and last:
        for first in ("".join(firsts), firsts[0]):
            yield from (first + last[0], first + "".join(last))


def written_in(texts: Iterable[str]) -> frozenset[str]:
    """Every pair, triple or four of capitals that stands by itself in a form ("AS", "A.S.")."""
    found = (re.sub(r"[^A-Z]", "", m) for text in texts for m in _WRITTEN.findall(text))
    return frozenset(letters for letters in found if letters.casefold() not in ABBREVIATIONS)
