"""A trust's own hospital numbers for a look-back: whether the Group decided on one, and the rows (27).

Numbers come from what the form says of the events, never from the questions that are kept back; who is
behind a number is said by the pseudonym of the letter and by nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sigdocs.model.decisions import Decision
from sigdocs.model.forms import ParsedForm
from sigdocs.model.minimised import MinimisedForm, Redaction
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText

_KEPT_BACK = ("2a", "2b", "2g", "3a", "3b", "4d", "4e", "")
_LOOKBACK = re.compile(r"\blook(?:ing|ed|s)?[ -]?backs?\b|\b(?:patient )?recalls?\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no|not|nor|never|without|against|declined|rejected|whether|considered|deferred?)\b"
    r"|n['\u2019]t\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_REASONS = re.compile(r"^\W*(?:rationale|reasons?)\b", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookbackRow:
    """One hospital number. ``place``: question and line of the form, for a person to look it up.

    ``patient`` is the pseudonym, "" where nobody is tied to the number; ``is_elsewhere``: its line
    names another organisation than 1c does.
    """

    number: PersonalText
    place: str
    patient: str
    is_elsewhere: bool


def decides_lookback(decision: Decision, stated: str) -> bool:
    """Whether the Group decided on a look-back.

    What was agreed counts: the statement, the actions and the assurances, not the reasons, and no
    sentence that denies or weighs it. ``stated`` is 4a, for a decision without a sheet.
    """
    reasons = _REASONS.search(stated)
    agreed = decision.statement.reveal() or stated[: reasons.start() if reasons else None]
    texts = [agreed, *(words.reveal() for _, words in decision.asks)]
    texts += [action.what.reveal() for action in decision.actions]
    return any(
        (found := _LOOKBACK.search(sentence)) and not _DENIED.search(sentence[: found.start()])
        for text in texts
        for sentence in _SENTENCE.split(text)
    )


def lookback_rows(form: ParsedForm, minimised: MinimisedForm) -> tuple[LookbackRow, ...]:
    """The hospital numbers of a form, each once, in the order in which it gives them."""
    rows: dict[str, LookbackRow] = {}
    for found in sorted(_numbers(minimised), key=lambda one: (one.question, one.start)):
        number = " ".join(found.original.reveal().split())
        if number not in rows:
            rows[number] = _row(found, number, form, minimised)
    return tuple(rows.values())


def organisations_at_1c(minimised: MinimisedForm) -> set[str]:
    """The organisations that 1c names, folded."""
    marks = (*minimised.kept, *minimised.redactions)
    return {
        _folded(mark.original.reveal())
        for mark in marks
        if mark.question == "1c" and mark.category is Category.ORGANISATION
    }


def _numbers(minimised: MinimisedForm) -> Iterator[Redaction]:
    for one in (*minimised.redactions, *minimised.kept):
        if one.category is Category.HOSPITAL_NUMBER and one.question not in _KEPT_BACK:
            yield one


def _row(found: Redaction, number: str, form: ParsedForm, minimised: MinimisedForm) -> LookbackRow:
    answer = form.answer(found.question, found.occurrence)
    text = answer.text.reveal() if answer else ""
    start = text.rfind("\n", 0, found.start) + 1
    end = text.find("\n", found.end) % (len(text) + 1)
    beside = [
        mark
        for mark in (*minimised.redactions, *minimised.kept)
        if (mark.question, mark.occurrence) == (found.question, found.occurrence)
        and start <= mark.start < end
    ]
    return LookbackRow(
        number=PersonalText(number),
        place=f"question {found.question}, line {text.count(chr(10), 0, found.start) + 1}",
        patient=_patient(found, beside),
        is_elsewhere=_names_another(beside, organisations_at_1c(minimised)),
    )


def _patient(found: Redaction, beside: list[Redaction]) -> str:
    """The pseudonym of the patient who is named last before the number, on its line."""
    named = [
        mark
        for mark in beside
        if mark.category is Category.PATIENT and mark.start < found.start and mark.replacement
    ]
    return max(named, key=lambda mark: mark.start).replacement if named else ""


def _names_another(beside: list[Redaction], here: set[str]) -> bool:
    """Whether the line names an organisation that 1c does not."""
    return any(
        not any(_folded(mark.original.reveal()) in name for name in here)
        for mark in beside
        if mark.category is Category.ORGANISATION
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
