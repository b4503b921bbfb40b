"""What a letter to an outside recipient says: the brief that a person completes (21, 22, 27).

``suggest_brief`` prefills it from the decision and from 1c, 1d, 1e and 1f as minimised for that
recipient. Nothing from 2a, 2b, 2g, 3a, 3b, 4d or 4e is carried over by itself, and what the form
does not say stays empty: the letter then shows a marked gap for a person to complete.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sigdocs.model.asks import Ask, asked, escalation_of, lines_of, reply_day, required
from sigdocs.model.decisions import Decision
from sigdocs.model.extracts import extract, in_minimised_words, split_sentences
from sigdocs.model.minimised import Direction, MinimisedForm
from sigdocs.model.people import Category
from sigdocs.model.recipients import PROVIDERS, Needs, Recipient

_CONTACT = re.compile(r"^\W*contacts?\b", re.IGNORECASE)
_LIAISON = re.compile(r"\bliaison advis|\bELA\b|\bemployer link\b", re.IGNORECASE)
_MOST_WORDS = 90  # of what we know: the brief is one page, and a letter is no copy of the form


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Who the letter goes to, as a person confirmed it. Empty until then."""

    name: str = ""
    post: str = ""
    organisation: str = ""
    address: tuple[str, ...] = ()
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingBrief:
    """What one letter says, part by part, in the order in which it says it.

    Every text is minimised for the recipient. An empty part is a gap for a person to complete;
    ``shortened`` says that 1f had more than a letter should carry; ``via`` through whom it goes where
    the Group decided so; ``names_practitioner`` whether the reader learns who it is.
    For whoever completes the brief, and never printed in the letter: ``conditions``; ``source`` of the
    suggested addressee; ``many_organisations`` where 1c names several; ``tips_off`` where the decision
    also tells a body that may investigate a crime; ``lookback`` how many hospital numbers the form
    has, where the Group decided on a look-back.
    """

    reference: str
    recipient: Recipient
    addressee: Addressee = Addressee()
    via: str = ""
    names_practitioner: bool = False
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
    source: str = ""
    many_organisations: bool = False
    tips_off: bool = False
    lookback: int = 0


def suggest_brief(
    *,
    reference: str,
    recipient: Recipient,
    decision: Decision | None,
    minimised: MinimisedForm,
    recipients: tuple[Recipient, ...] = (),
) -> SharingBrief:
    """A first brief for ``recipient``, for a person to check and complete.

    ``minimised`` is the form minimised for this very recipient; ``recipients`` are the kinds of
    recipient that ``decision.recipients`` names by key. An exchange between responsible officers
    (11) does not wait for a decision: then it is None.

    Raises:
        ValueError: ``minimised`` was made for another recipient.
    """
    if minimised.recipient and minimised.recipient != recipient.key:
        raise ValueError("the form was minimised for another recipient")
    facts = extract(minimised.text("1f"), speakers=_speakers(minimised), longest=_MOST_WORDS)
    brief = SharingBrief(
        reference=reference,
        recipient=recipient,
        names_practitioner=recipient.needs is Needs.PRACTITIONER and bool(_kept(minimised)),
        about=_about(recipient, minimised),
        concern=lines_of(minimised.text("1e")),
        known=facts.known,
        shortened=facts.shortened,
        untested=facts.untested,
        account=facts.account,
        conditions=minimised.directions,
    )
    return brief if decision is None else _decided(brief, decision, minimised, recipients)


def _decided(
    brief: SharingBrief,
    decision: Decision,
    minimised: MinimisedForm,
    recipients: tuple[Recipient, ...],
) -> SharingBrief:
    """The brief with what the Group decided of it."""
    to = brief.recipient
    return replace(
        brief,
        decided_on=decision.meeting,
        via=to.via if _LIAISON.search(minimised.text("4a")) else "",
        asks=required(to, decision, minimised) or asked(to, decision, minimised),
        reply_by=reply_day(decision, to),
        offers=_offered(decision, minimised) if to.key in PROVIDERS else (),
        others_told=_others(to, decision, recipients),
        tips_off=any(each.tipping_off and each.key != to.key for each in recipients),
        escalation=escalation_of(to, decision, minimised),
    )


def _offered(decision: Decision, minimised: MinimisedForm) -> tuple[str, ...]:
    """The support that the Group offers: to the organisation concerned, not to who oversees it."""
    return lines_of(in_minimised_words(decision.support, minimised, questions=("4a",)))


def _others(
    to: Recipient, decision: Decision, recipients: tuple[Recipient, ...]
) -> tuple[str, ...]:
    """Who else is told, in the decided order: a body that may investigate a crime is not given away."""
    known = {each.key: each for each in recipients}
    others = [known[key] for key in decision.recipients if key != to.key and key in known]
    return tuple(each.title for each in others if to.tipping_off or not each.tipping_off)


def _about(recipient: Recipient, minimised: MinimisedForm) -> tuple[str, ...]:
    """Whom the letter is about: what the recipient must act on, and no more (17)."""
    organisations = lines_of(minimised.text("1c"))
    if recipient.needs is not Needs.PRACTITIONER:
        return organisations
    lines = [line for line in lines_of(minimised.text("1d")) if not _CONTACT.match(line)]
    named = _kept(minimised)
    others = {r.replacement for r in minimised.redactions} - {""}
    chosen = [_of_them(line, named, others) for line in lines if any(n in line for n in named)]
    return (*(chosen or lines[:1]), *organisations)


def _of_them(line: str, named: Collection[str], others: Collection[str]) -> str:
    """A line without the sentences that are about somebody else, whom the reader may not know."""
    return " ".join(
        sentence
        for sentence in split_sentences(line)
        if any(name in sentence for name in named) or not any(o in sentence for o in others)
    )


def _kept(minimised: MinimisedForm) -> tuple[str, ...]:
    """The practitioners whom the reader may know, by every spelling that was kept."""
    kept = (k.original.reveal() for k in minimised.kept if k.category is Category.PRACTITIONER)
    return tuple(sorted(set(kept), key=len, reverse=True))


def _speakers(minimised: MinimisedForm) -> tuple[str, ...]:
    """Whose account it may be: the practitioners by name, or by pseudonym ("Consultant A")."""
    labels = {
        r.replacement for r in minimised.redactions if r.category is Category.PRACTITIONER
    } - {""}
    return (*_kept(minimised), *sorted(labels))
