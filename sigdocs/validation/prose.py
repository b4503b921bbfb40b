"""Checks of what answers say: privilege, confidence, checks, RO advice, options (12-14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sigdocs.model.dates import written_dates
from sigdocs.model.rules import Rules
from sigdocs.validation.case import Case
from sigdocs.validation.faults import Fault
from sigdocs.validation.function import mentions
from sigdocs.validation.names import people_named

_FEW_WORDS = 5
_NOT_PRIVILEGED_PLACES = frozenset({"2g"})
_PRO = re.compile(
    r"\b(?:advantages?|pros?|benefits?|strengths?|positives?|upsides?)\b|^[ \t]*(?:for|in favour)\b"
    r"|\bfor:|^[ \t]*\+|\(\+\)|\badv\.",
    re.IGNORECASE | re.MULTILINE,
)
_CON = re.compile(
    r"\b(?:disadvantages?|cons?|drawbacks?|risks?|weaknesses|negatives?|downsides?)\b"
    r"|^[ \t]*against\b|\bagainst:"
    r"|^[ \t]*[-\u2212\u2013] |\(-\)|\bdisadv",
    re.IGNORECASE | re.MULTILINE,
)
# Options weighed in running prose: "direct and proportionate, but relies on the Trust alone".
_WEIGHED = re.compile(
    r"[,;:.\u2013-] ?\W{0,4}(?:but|however|although|though|yet|whereas|while|on the other hand|may)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:all|other|relevant) (?:\w+ ){0,2}functions?\b", re.IGNORECASE)
_NOT_TOLD = re.compile(
    r"\b(?:not|never|yet to|no one|nobody)\b[^.]{0,20}\b(?:shared|checked|asked|discussed|told|contacted)\b",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(r"(?<![\d/])[0-3]?\d[/.][01]?\d(?![\d/])")
_SOURCE = re.compile(r"\b[A-Z]{2}\b(?=[ ,:)]|$)")


def privileged_material(case: Case) -> Iterator[Fault]:
    """Privileged material must not be quoted or appended (Annex D 2a), wherever it stands."""
    for answer in case.answered():
        elsewhere = answer.question not in _NOT_PRIVILEGED_PLACES
        if elsewhere and case.rules.shows("privileged", answer.text.reveal()):
            yield case.fault("privileged-material", answer.question, answer.occurrence)


def whistleblower(case: Case) -> Iterator[Fault]:
    """Someone raised the concern in confidence (12)."""
    for answer in case.answered():
        if case.rules.shows("whistleblower", answer.text.reveal()):
            yield case.fault("whistleblower", answer.question, answer.occurrence)


def enhanced_process(case: Case) -> Iterator[Fault]:
    """The wording of paragraph 34: an immediate need, with no local process or no time.

    Wording cannot show all three for certain, so the immediate need and one other will do.
    """
    if case.profile.decided:
        return
    places = ("1e", "1f", "2c", "2d", "2f", "2g", "3a", "3b")
    shown = {
        t: [q for q in places if _shows(case.rules, t, case.answered_text(q))] for t in _TRIGGERS
    }
    need, no_local, no_time = (shown[t] for t in _TRIGGERS)
    if need and (no_local or no_time):
        yield case.fault("enhanced-process?", need[0])


_TRIGGERS = ("enhanced-immediate", "enhanced-no-local", "enhanced-no-time")


def checks_not_recorded(case: Case) -> Iterator[Fault]:
    """2b must summarise what other functions hold (13)."""
    text = case.answered_text("2b")
    told = bool(_TOLD.search(text)) and not _NOT_TOLD.search(text)
    asked = told or any(
        mentions(f, text) for f in case.rules.functions if f.name != case.profile.function
    )
    if not asked:
        yield case.fault("checks-not-recorded", "2b")


def bare_references(case: Case) -> Iterator[Fault]:
    """A whole answer like "see above": an answer by its state, but the reader must go and look."""
    for answer in case.answered():
        words = answer.text.reveal().split()
        if len(words) <= _FEW_WORDS and case.rules.shows("bare-reference", " ".join(words)):
            yield case.fault("blank", answer.question, answer.occurrence, variant="reference")


def ro_advice_unattributed(case: Case) -> Iterator[Fault]:
    """2g says who advised and when, and the advice is no older than the facts at 1f."""
    text = case.answered_text("2g")
    if not text:
        return
    has_name = bool(people_named(text)) or bool(_SOURCE.search(re.sub(r"\bRO\b", "", text)))
    has_date = bool(written_dates(text)) or _DAY_AND_MONTH.search(text) is not None
    variant = {(True, False): "date", (False, True): "name", (False, False): "both"}.get(
        (has_name, has_date), ""
    )
    if not variant and _is_older(case, text):
        variant = "older"
    if variant:
        yield case.fault("ro-advice-unattributed", "2g", variant=variant)


def options_without_pros_cons(case: Case) -> Iterator[Fault]:
    """3a asks for the advantages and disadvantages of each option."""
    text = case.answered_text("3a")
    if text and not weighs_options(text):
        yield case.fault("options-without-pros-cons", "3a")


def weighs_options(text: str) -> bool:
    """Whether something speaks for and against: labelled, signed, or weighed in prose."""
    return bool(_PRO.search(text) and _CON.search(text)) or bool(_WEIGHED.search(text))


def _is_older(case: Case, advice: str) -> bool:
    advised = _latest(advice, case.received)
    facts = _latest(case.answered_text("1f"), case.received)
    return bool(advised and facts and advised < facts)


def _latest(text: str, received: date) -> date | None:
    days = [d for w in written_dates(text) if (d := w.value_before(received)) and d <= received]
    return max(days, default=None)


def _shows(rules: Rules, theme: str, text: str) -> bool:
    return bool(text) and rules.shows(theme, text)
