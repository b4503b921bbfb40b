"""Which case an arriving form belongs to, and what it brings: nobody's word but the form's own.

A reference alone never joins two files, since leads reuse old forms: the words must agree too. A
form without our reference is never joined, however close its words; the case is only suggested.
"""

from __future__ import annotations

from dataclasses import dataclass

from sigdocs.inbox.gists import Gist, load_gist, store_gist
from sigdocs.model.cases import Arriving, Case, CaseStatus
from sigdocs.model.decisions import Decision, Outcome
from sigdocs.model.events import EventKind, FactKey, facts
from sigdocs.model.forms import AnswerState, FormKind, ParsedForm
from sigdocs.model.personal import PersonalText
from sigdocs.workflows.decisions import decision_in
from sigdocs.workflows.desk import Desk

MARK = "SigdocsReference"
_ABOUT = {FormKind.NOTIFICATION: ("1c", "1f"), FormKind.AUDIT_TRAIL: ("1i", "2a")}
_CLOSE_ENOUGH = 60.0  # of 100: an answer that was mended stays closer than this to what it was
_ALIKE = 85.0  # of 100: two people's accounts of one event are further apart than a copied form
_OVER = (CaseStatus.CLOSED, CaseStatus.LEARNING, CaseStatus.WITHDRAWN)
_RESUBMITTED, _FOLLOWED_UP = ("8",), ("6", "7")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The case a form belongs to ("" for a new one) and what the form is to it.

    ``is_doubtful``: its mark and its words disagree, a person decides. ``continues``: the closed
    case that a new one takes up again.
    """

    reference: str = ""
    is_doubtful: bool = False
    arriving: Arriving = Arriving.NEW_CASE
    continues: str = ""


def match(desk: Desk, form: ParsedForm) -> Match:
    """The case that a form belongs to: our mark in the file, and words that agree.

    The words are those of the organisations (1c, 1i) and of the summary (1f, 2a).
    """
    reference = dict(form.marks).get(MARK, "")
    if not reference:
        return Match()
    case = desk.register.case(reference)
    if case is None or not _agree(known_gist(desk, case), gist_of(form)):
        return Match(reference=reference if case else "", is_doubtful=True)
    return belonging(desk, case, form)


def belonging(desk: Desk, case: Case, form: ParsedForm) -> Match:
    """What a form is to the case that it belongs to; doubtful where it is the wrong kind of form."""
    if case.form is not form.kind:
        return _of_another_form(case, form)
    if case.status in _OVER and _says(form, _RESUBMITTED):
        return Match(arriving=Arriving.RESUBMISSION, continues=case.reference)
    return Match(reference=case.reference, arriving=_arriving(desk, case.reference, form))


def _of_another_form(case: Case, form: ParsedForm) -> Match:
    """The record of the enhanced process goes with its notification; nothing goes the other way."""
    if form.kind is FormKind.AUDIT_TRAIL:
        return Match(reference=case.reference, arriving=Arriving.AUDIT_TRAIL)
    return Match(reference=case.reference, is_doubtful=True)


def _arriving(desk: Desk, reference: str, form: ParsedForm) -> Arriving:
    if form.kind is FormKind.AUDIT_TRAIL:
        return Arriving.MENDED
    if new_decision(desk, reference, form) is not None:
        return Arriving.OUTCOME
    if _says(form, _RESUBMITTED):
        return Arriving.RESUBMISSION
    if desk.register.decisions(reference) and _says(form, _FOLLOWED_UP):
        return Arriving.FOLLOW_UP
    return Arriving.MENDED


def new_decision(desk: Desk, reference: str, form: ParsedForm) -> Decision | None:
    """The decision in a form, where the register has none yet or only that it was deferred.

    A form that comes again, resubmitted or followed up, still carries the earlier decision.
    """
    decision = decision_in(form)
    recorded = desk.register.decisions(reference)
    if decision is None or not recorded:
        return decision
    was_deferred = recorded[-1].facts.outcome is Outcome.DEFERRED
    return decision if was_deferred and decision.outcome is not Outcome.DEFERRED else None


def _says(form: ParsedForm, sections: tuple[str, ...]) -> bool:
    """Whether anything in these sections is answered."""
    return any(
        answer.question[:1] in sections and answer.state is AnswerState.ANSWERED
        for answer in form.answers
    )


def gist_of(form: ParsedForm) -> Gist:
    """What a form says it is about."""
    organisations, summary = _ABOUT[form.kind]
    return Gist(
        organisations=PersonalText(form.text(organisations)),
        summary=PersonalText(form.text(summary)),
    )


def remember_gist(desk: Desk, reference: str, form: ParsedForm) -> None:
    """Keep what a case is about, for the next form that may belong to it."""
    gist = gist_of(form)
    if load_gist(desk.vault, reference) != gist:
        store_gist(desk.vault, reference, gist)


def known_gist(desk: Desk, case: Case) -> Gist:
    """What a case is about; from its form where it was recorded before gists were kept."""
    kept = load_gist(desk.vault, case.reference)
    return kept or gist_of(desk.latest_form(case.reference)[0].form)


def _agree(before: Gist, after: Gist) -> bool:
    """Whether one can be the mended form of the other; a blank agrees with everything."""
    pairs = ((before.organisations, after.organisations), (before.summary, after.summary))
    return all(_closeness(one, other) >= _CLOSE_ENOUGH for one, other in pairs)


def _closeness(one: PersonalText, other: PersonalText) -> float:
    from rapidfuzz import fuzz

    if not len(one) or not len(other):
        return 100.0
    return fuzz.token_set_ratio(one.reveal().casefold(), other.reveal().casefold())


def suggest(desk: Desk, reference: str, function: str, form: ParsedForm) -> str:
    """An older case that a new one looks like, "" for none; recorded once, never joined.

    Same function (where both say it), and organisations and summary close in wording.
    """
    told = desk.register.events(reference)
    known = [e.fact(FactKey.CASE) for e in told if e.kind is EventKind.LOOKS_LIKE]
    if known:
        return known[0]
    gist = gist_of(form)
    for candidate in desk.register.candidates():
        apart = function and candidate.function and function != candidate.function
        if candidate.reference >= reference or apart:
            continue
        other = load_gist(desk.vault, candidate.reference)
        if other is not None and _is_alike(gist, other):
            told_of = facts(case=candidate.reference)
            desk.register.note(
                EventKind.LOOKS_LIKE, by=desk.stamp, reference=reference, facts=told_of
            )
            return candidate.reference
    return ""


def _is_alike(one: Gist, other: Gist) -> bool:
    from rapidfuzz import fuzz

    words = (one.organisations, other.organisations, one.summary, other.summary)
    if not all(len(text) for text in words):
        return False
    summaries = fuzz.token_sort_ratio(
        one.summary.reveal().casefold(), other.summary.reveal().casefold()
    )
    return _closeness(one.organisations, other.organisations) >= _ALIKE and summaries >= _ALIKE
