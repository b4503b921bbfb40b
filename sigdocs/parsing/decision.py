"""Reads the Group's decision (18-24) from sections 4-5 of a notification, and a later one from section 8.

A first reading of prose, for the secretariat to confirm: it never adds what is not written, and
leaves a date or an owner out where the words do not settle it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sigdocs.model.dates import single_date, written_dates
from sigdocs.model.decisions import AgreedAction, Decision, Outcome
from sigdocs.model.forms import AnswerState, FormKind, ParsedForm
from sigdocs.model.personal import PersonalText
from sigdocs.model.recipients import Recipient
from sigdocs.model.rules import WorkingDays
from sigdocs.parsing.decision_actions import actions_in
from sigdocs.parsing.decision_options import chosen_options, takes_up_all
from sigdocs.parsing.decision_outcome import outcome_of
from sigdocs.parsing.decision_recipients import recipients_in
from sigdocs.parsing.decision_text import parts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """The questions that hold a decision."""

    decision: str
    recommended: str
    owner: str
    meeting: str
    confirmed: str


_FIRST = _Places(decision="4a", recommended="3b", owner="4b", meeting="4c", confirmed="4f")
_AGAIN = _Places(decision="8d", recommended="8c", owner="", meeting="8e", confirmed="8f")


def read_decision(
    form: ParsedForm,
    recipients: tuple[Recipient, ...],
    *,
    working_days: WorkingDays | None = None,
) -> Decision | None:
    """The decision at 4a, with its actions, recipients and confirmation; None where 4a has none.

    ``recipients`` of the result are those with whom the Group decided to share, in its order; an
    action that shares only if something happens first carries its recipient, the decision does not.
    Timescales in working days become dates only where ``working_days`` is given.
    """
    return _read(form, _FIRST, recipients, working_days)


def read_resubmission(
    form: ParsedForm,
    recipients: tuple[Recipient, ...],
    *,
    working_days: WorkingDays | None = None,
) -> Decision | None:
    """The later decision at 8d on a case that was brought back; None where 8d has none.

    "All agreed" there takes up the recommended actions of 8c.
    """
    return _read(form, _AGAIN, recipients, working_days)


def _read(
    form: ParsedForm,
    places: _Places,
    recipients: tuple[Recipient, ...],
    days: WorkingDays | None,
) -> Decision | None:
    answer = form.answer(places.decision)
    if form.kind is not FormKind.NOTIFICATION or answer is None:
        return None
    if answer.state is not AnswerState.ANSWERED:
        return None
    parts = parts_of(answer.text.reveal())
    items = parts.items
    if not items and takes_up_all(parts.statement):
        items = parts_of(form.text(places.recommended)).items
    meeting = _day(form, places.meeting)
    owner = form.text(places.owner) if places.owner else ""
    actions = actions_in(
        items, recipients, meeting=meeting, owner=owner, elsewhere=parts.statement, days=days
    )
    keys = _decided_order(form, parts.statement, actions, recipients)
    return Decision(
        outcome=outcome_of(parts.statement, has_steps=bool(actions or keys)),
        rationale=PersonalText(parts.rationale),
        meeting=meeting,
        actions=actions,
        recipients=keys,
        confirmed_by=PersonalText(_without_date(form.text(places.confirmed))),
        confirmed_on=_day(form, f"{places.confirmed}.date") or _day(form, places.confirmed),
    )


def _decided_order(
    form: ParsedForm,
    statement: str,
    actions: tuple[AgreedAction, ...],
    recipients: tuple[Recipient, ...],
) -> tuple[str, ...]:
    """Statement first, then the actions; a bare "Option 2 agreed" takes the option's words at 3a."""
    found = list(recipients_in(statement, recipients))
    for action in actions:
        found += recipients_in(action.what.reveal(), recipients)
    if not found and not any(action.recipient for action in actions):
        for option in chosen_options(statement, form.text("3a"), form.text("3b")):
            found += recipients_in(option, recipients)
    if outcome_of(statement, has_steps=bool(found)) in (Outcome.NO_ACTION, Outcome.DEFERRED):
        return ()
    return tuple(dict.fromkeys(found))


def _day(form: ParsedForm, question: str) -> date | None:
    """The date in a field; one without a year takes it from the other dates of sections 4-5."""
    text = form.text(question)
    known = [
        day
        for other in ("4c", "4f.date", "8e", "8f.date", "4a", "8d")
        for written in written_dates(form.text(other))
        if written.year and (day := written.value(date(written.year, 7, 1)))
    ]
    if any(w.year for w in written_dates(text)) or known:
        return single_date(text, known[0] if known else date(2000, 7, 1))
    return None


def _without_date(text: str) -> str:
    """The name without a date beside it: "M. Ainsley, 9 October 2026"."""
    first = next(iter(written_dates(text)), None)
    return (text[: first.start] if first else text).strip(" ,;-\u2013\n")
