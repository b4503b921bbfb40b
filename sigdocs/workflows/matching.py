"""Which case an arriving form belongs to. A reference alone never joins two files: forms are reused."""

from __future__ import annotations

from dataclasses import dataclass

from sigdocs.model.forms import FormKind, ParsedForm
from sigdocs.workflows.desk import Desk

MARK = "SigdocsReference"
_AGREEING = {FormKind.NOTIFICATION: ("1c", "1f"), FormKind.AUDIT_TRAIL: ("1i", "2a")}
_CLOSE_ENOUGH = 60.0  # of 100: an answer that was mended stays closer than this to what it was


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The case a form belongs to. ``is_doubtful``: its mark and its words disagree; a person decides."""

    reference: str = ""
    is_doubtful: bool = False


def match(desk: Desk, form: ParsedForm) -> Match:
    """The case that a mended form belongs to: our mark in the file, and words that agree.

    The words are those of the organisations (1c, 1i) and of the summary (1f, 2a).
    """
    reference = dict(form.marks).get(MARK, "")
    if not reference:
        return Match()
    if desk.register.case(reference) is None:
        return Match(reference=reference, is_doubtful=True)
    before, _ = desk.latest_form(reference)
    agrees = before.form.kind is form.kind and all(
        _agree(before.form.text(question), form.text(question)) for question in _AGREEING[form.kind]
    )
    return Match(reference=reference, is_doubtful=not agrees)


def _agree(before: str, after: str) -> bool:
    """Whether one answer can be a mended form of the other; a blank agrees with everything."""
    from rapidfuzz import fuzz

    if not before or not after:
        return True
    return fuzz.token_set_ratio(before, after) >= _CLOSE_ENOUGH
