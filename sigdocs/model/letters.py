"""What a letter to an outside recipient says: the brief that a person completes (21, 22, 27).

``suggest_brief`` prefills it from the decision and from 1c, 1d, 1e and 1f as minimised for that
recipient. Nothing from 2a, 2b, 2g, 3a, 3b, 4d or 4e is carried over by itself, and what the form
does not say stays empty: the letter then shows a marked gap for a person to complete.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sigdocs.model.decisions import AgreedAction, Decision
from sigdocs.model.extracts import (
    extract,
    in_minimised_words,
    split_sentences,
    without_administration,
    without_bullet,
)
from sigdocs.model.gaps import without_gaps
from sigdocs.model.minimised import Direction, MinimisedForm
from sigdocs.model.people import Category
from sigdocs.model.recipients import Needs, Recipient

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
_CONTACT = re.compile(r"^\W*contacts?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Who the letter goes to, as a person confirmed it. Empty until then."""

    name: str = ""
    post: str = ""
    organisation: str = ""
    address: tuple[str, ...] = ()
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing that the recipient is asked; ``by`` is when in plain words, "" if not said."""

    what: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingBrief:
    """What one letter says, part by part, in the order in which it says it.

    Every text is minimised for the recipient. An empty part is a gap for a person to complete;
    ``shortened`` says that 1f had more than a letter should carry; ``conditions`` are for the
    secretariat and are never printed.
    """

    reference: str
    recipient: Recipient
    addressee: Addressee = Addressee()
    decided_on: date | None = None
    about: tuple[str, ...] = ()
    concern: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    shortened: bool = False
    untested: tuple[str, ...] = ()
    account: tuple[str, ...] = ()
    told: str = ""
    reason: str = ""
    asks: tuple[Ask, ...] = ()
    reply_by: date | None = None
    offers: tuple[str, ...] = ()
    others_told: tuple[str, ...] = ()
    escalation: str = ""
    conditions: tuple[Direction, ...] = ()


def suggest_brief(
    *,
    reference: str,
    recipient: Recipient,
    decision: Decision,
    minimised: MinimisedForm,
    recipients: tuple[Recipient, ...] = (),
) -> SharingBrief:
    """A first brief for ``recipient``, for a person to check and complete.

    ``minimised`` is the form minimised for this very recipient; ``recipients`` are the kinds of
    recipient that ``decision.recipients`` names by key.

    Raises:
        ValueError: ``minimised`` was made for another recipient.
    """
    if minimised.recipient and minimised.recipient != recipient.key:
        raise ValueError("the form was minimised for another recipient")
    facts = extract(minimised.text("1f"), speakers=_practitioners(minimised))
    titles = {known.key: known.title for known in recipients}
    others = [titles[k] for k in decision.recipients if k != recipient.key and k in titles]
    return SharingBrief(
        reference=reference,
        recipient=recipient,
        decided_on=decision.meeting,
        about=_about(recipient, minimised),
        concern=_lines(minimised.text("1e")),
        known=facts.known,
        shortened=facts.shortened,
        untested=facts.untested,
        account=facts.account,
        asks=_required(recipient, decision, minimised) or _asks(recipient, decision, minimised),
        offers=_lines(in_minimised_words(decision.support, minimised, questions=("4a",))),
        others_told=tuple(others),
        escalation=_escalation(decision, minimised),
        conditions=minimised.directions,
    )


def _about(recipient: Recipient, minimised: MinimisedForm) -> tuple[str, ...]:
    """Whom the letter is about: what the recipient must act on, and no more (17)."""
    organisations = _lines(minimised.text("1c"))
    if recipient.needs is not Needs.PRACTITIONER:
        return organisations
    lines = [line for line in _lines(minimised.text("1d")) if not _CONTACT.match(line)]
    named = _practitioners(minimised)
    chosen = [line for line in lines if any(name in line for name in named)]
    return (*(chosen or lines[:1]), *organisations)


def _practitioners(minimised: MinimisedForm) -> tuple[str, ...]:
    """The practitioners whom the reader may know, by every spelling that was kept."""
    kept = (k.original.reveal() for k in minimised.kept if k.category is Category.PRACTITIONER)
    return tuple(sorted(set(kept), key=len, reverse=True))


def _lines(text: str) -> tuple[str, ...]:
    lines = (without_gaps(split_sentences(without_bullet(line))) for line in text.splitlines())
    return tuple(line for line in lines if line)


def _required(
    recipient: Recipient, decision: Decision, minimised: MinimisedForm
) -> tuple[Ask, ...]:
    """The assurance that the Group's decision sheet asks of this recipient (21)."""
    return tuple(
        Ask(what=line)
        for key, words in decision.asks
        if key == recipient.key
        for line in _lines(in_minimised_words(words, minimised, questions=("4a",)))
    )


def _asks(recipient: Recipient, decision: Decision, minimised: MinimisedForm) -> tuple[Ask, ...]:
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


def _escalation(decision: Decision, minimised: MinimisedForm) -> str:
    """What the Group agreed for the case that no assurance comes (21)."""
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
    words = action.what.reveal().casefold()
    return any(
        re.search(rf"\b{re.escape(name.casefold())}\b", words)
        for name in (recipient.title, *recipient.aliases)
    )


def _things_asked(text: str) -> list[str]:
    """What follows "The Group asks you for:", thing by thing."""
    asked = _ASKS.search(without_administration(text))
    if not asked:
        return []
    what = " ".join(asked["what"].split()).rstrip(" .")
    link = (asked["link"] or "for").casefold()
    if link == "to":
        return [f"action to {what}"]
    if link == "that":
        return [f"assurance that {what}"]
    return [thing.strip() for thing in _NEXT_THING.split(what) if thing.strip()]
