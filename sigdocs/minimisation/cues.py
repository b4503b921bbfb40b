"""What one place says about who a person is, and the words that stand around a name there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sigdocs.minimisation.mentions import Mention
from sigdocs.model.forms import FormKind
from sigdocs.model.people import Category

TOLD = {
    FormKind.NOTIFICATION: frozenset(["1e", "1f", "2a", "8b"]),
    FormKind.AUDIT_TRAIL: frozenset(["1k", "1l", "2a"]),
}
"""The answers that tell what happened to whom."""
KEPT = (Category.OWN_STAFF, Category.OFFICIAL)
"""Whose names the Group reads."""
OF_MESSAGES = ("header of a message or list", "closing of a letter", "greeting")
CERTAIN, LIKELY, SURELY, BEFALLEN = 100, 60, 55, 45
"""Weights: a name field of the form; words that say it outright; what befalls patients only; a story."""
_PLAIN = {
    Category.OWN_STAFF: CERTAIN,
    Category.OFFICIAL: 70,
    Category.PATIENT: SURELY,
    Category.RELATIVE: 85,
    Category.OTHER_CLINICIAN: 70,
}
CLINICAL = frozenset(
    [
        "dr", "doctor", "drs", "prof", "professor", "sister", "nurse", "midwife", "matron", "surgeon",
        "pharmacist", "physio",
    ]
)  # fmt: skip
OFFICIAL = frozenset(
    [
        "ds", "dc", "di", "dci", "pc", "sgt", "sergeant", "inspector", "detective", "constable",
        "superintendent", "coroner", "cllr", "councillor", "judge",
    ]
)  # fmt: skip
CLERGY = frozenset(
    [
        "rev", "reverend", "revd", "fr", "pastor", "imam", "rabbi", "canon", "deacon", "archdeacon", "vicar",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What one place says about a person's role. ``weight``: heavier cues win.

    ``is_told``: the place is in an answer that tells what happened; ``is_by_field``: only the question
    that the name stands in speaks for the role, no word beside it; ``is_patient_too``: a child whom the
    words beside it show as the patient ("whose son Dan, aged four, died").
    """

    role: Category
    weight: int
    post: str = ""
    noun: str = ""
    is_told: bool = False
    is_by_field: bool = False
    is_patient_too: bool = False


def around(mention: Mention, width: int = 60) -> tuple[str, str]:
    """The words of the same sentence before and after the name."""
    text, run = mention.passage.text, mention.run
    start, end = mention.passage.sentence_at(run.start)
    return text[max(start, run.start - width) : run.start], text[
        run.end : min(end, run.end + width)
    ]


def weighed(cues: Sequence[Cue]) -> Cue:
    """The cue that decides: the heaviest, unless it would keep a name that another place speaks against.

    What speaks against an office beside a name is plain evidence of a patient, a relative or the
    practitioner; against the question alone, that the name stands in the story too. A practitioner
    whom the form lists is one, whoever's nephew they are.
    """
    best = max(cues, key=lambda cue: cue.weight)
    if best.role is Category.RELATIVE:
        listed = [cue for cue in cues if cue.role is Category.PRACTITIONER]
        return listed[0] if listed else best
    if best.role not in KEPT or best.weight >= CERTAIN:
        return best
    against = [cue for cue in cues if cue.role not in KEPT and _speaks(cue, best)]
    return max(against, key=lambda cue: cue.weight, default=best)


def _speaks(cue: Cue, kept: Cue) -> bool:
    if cue.role in (Category.PATIENT, Category.RELATIVE, Category.PRACTITIONER):
        least = BEFALLEN if kept.is_by_field else SURELY
        return cue.weight >= least or (kept.is_by_field and cue.is_told)
    return kept.is_by_field and cue.is_told and cue.weight <= kept.weight


def standing(cue: Cue) -> Category | None:
    """The role that a place states so plainly that nobody of another standing is meant; else None."""
    role = Category.OTHER_CLINICIAN if cue.role is Category.PRACTITIONER else cue.role
    return role if cue.weight >= _PLAIN.get(role, CERTAIN + 1) else None
