"""What a letter asks of its reader, and what follows without an answer, as the Group decided (21).

From the decision sheet's rows for this recipient where there are any, else from the agreed actions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sigdocs.model.dates import single_date
from sigdocs.model.decisions import AgreedAction, Decision
from sigdocs.model.extracts import (
    in_minimised_words,
    split_sentences,
    without_administration,
    without_bullet,
)
from sigdocs.model.gaps import without_gaps
from sigdocs.model.minimised import MinimisedForm
from sigdocs.model.recipients import Recipient

_ASKS = re.compile(
    r"\b(?:asking|to ask|requesting|to request|seeking|to seek|inviting|to invite)\b"
    r"(?:\s+(?:him|her|them|it|the \w+))?\s*(?P<link>for|that|to)?\s+(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
_NEXT_THING = re.compile(r";\s*(?:and\s+)?|,\s+(?:and\s+)?(?=an?\s)|\s+and\s+(?=an?\s)")
_ADMINISTRATIVE = re.compile(
    r"^(?:by|from|owner|lead|timescale|kpi|not a kpi|due)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_REQUESTED = re.compile(
    r"(?P<what>\w.{2,80}?)\s+(?:(?:is|are|to be)\s+)?(?:requested|sought|asked for|required)\b",
    re.IGNORECASE,
)
_IF_NONE = re.compile(r"if\s+(?:none|not?\b|this|that|it|there|assurances?|nothing)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing that the recipient is asked; ``by`` is when in plain words, "" if not said."""

    what: str
    by: str = ""


def required(recipient: Recipient, decision: Decision, minimised: MinimisedForm) -> tuple[Ask, ...]:
    """The assurance that the Group's decision sheet asks of this recipient (21)."""
    return tuple(
        Ask(what=line)
        for key, words in decision.asks
        if key == recipient.key
        for line in lines_of(in_minimised_words(words, minimised, questions=("4a",)))
    )


def asked(recipient: Recipient, decision: Decision, minimised: MinimisedForm) -> tuple[Ask, ...]:
    """What the agreed actions for this recipient ask of it; not who writes the letter, nor when."""
    found: list[Ask] = []
    comes_first = decision.recipients[:1] == (recipient.key,)
    for action in decision.actions:
        text = in_minimised_words(action.what, minimised, questions=("4a", "8d"))
        requested = _REQUESTED.match(text)
        if _concerns(action, recipient):
            found += [Ask(what=what) for what in _things_asked(text)]
        elif comes_first and not action.recipient and requested:
            what = requested["what"].strip()
            found.append(Ask(what=what[0].lower() + what[1:], by=action.timescale))
    return tuple(found)


def escalation_of(recipient: Recipient, decision: Decision, minimised: MinimisedForm) -> str:
    """What the Group agreed for the case that no assurance comes (21); not to those it leads to."""
    agreed = _agreed_escalation(decision, minimised)
    return "" if _names(agreed, recipient) else agreed


def _agreed_escalation(decision: Decision, minimised: MinimisedForm) -> str:
    if decision.escalation.reveal():
        return in_minimised_words(decision.escalation, minimised, questions=("4a",))
    for action in decision.actions:
        text = in_minimised_words(action.what, minimised, questions=("4a", "8d"))
        if _IF_NONE.match(text):
            when = f" ({action.timescale})" if action.timescale else ""
            agreed = without_administration(text).rstrip(" .")
            return f"The Group agreed: {agreed[0].lower()}{agreed[1:]}{when}."
    return ""


def _concerns(action: AgreedAction, recipient: Recipient) -> bool:
    if action.recipient:
        return action.recipient == recipient.key
    return _names(action.what.reveal(), recipient)


def _names(text: str, recipient: Recipient) -> bool:
    words = text.casefold()
    return any(
        re.search(rf"\b{re.escape(name.casefold())}\b", words)
        for name in (recipient.title, *recipient.aliases)
    )


def _things_asked(text: str) -> list[str]:
    """What follows "The Group asks you for:", thing by thing."""
    found = _ASKS.search(without_administration(text))
    if not found:
        return []
    what = " ".join(found["what"].split()).rstrip(" .")
    link = (found["link"] or "for").casefold()
    if link == "to":
        return [f"action to {what}"]
    if link == "that":
        return [f"assurance that {what}"]
    return [thing.strip() for thing in _NEXT_THING.split(what) if thing.strip()]


def reply_day(decision: Decision, recipient: Recipient) -> date | None:
    """The day by which the Group's decision sheet wants this recipient's assurance."""
    near = decision.meeting
    if near is None:
        return None
    days = (
        single_date(words.reveal(), near) for key, words in decision.asks if key == recipient.key
    )
    return next((day for day in days if day is not None), None)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text without bullets and without marks of minimisation."""
    lines = (without_gaps(split_sentences(without_bullet(line))) for line in text.splitlines())
    return tuple(line for line in lines if line)
