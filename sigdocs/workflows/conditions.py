"""Directions on sharing (2f, 2g, 4a, 8d): found, confirmed by the secretariat, and then kept to.

The register keeps a keyed fingerprint of each; the words are read anew from the form whenever they
are needed. What a program can check, it checks; of the rest it reminds.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import date

from sigdocs.errors import ApprovalMissing, RegisterWrong
from sigdocs.model.dates import written_dates
from sigdocs.model.minimised import Direction, Purpose
from sigdocs.model.outcomes import Shown
from sigdocs.model.recipients import Recipient
from sigdocs.model.records import Condition, ConditionStatus
from sigdocs.model.workspace import Workspace
from sigdocs.workflows.decided import decided_case
from sigdocs.workflows.desk import Desk, open_desk

_KINDS = {
    "leave-out": "leave something out, or someone",
    "tell-first": "tell someone first",
    "not-before": "not before something has happened",
    "say-also": "say something besides",
    "handle": "handle with care",
}
_NOT_SHARED = (
    r"\b(?:not|never|don['\u2019]t)\b[^.;]{0,30}\b(?:shar|tell|told|inform|sen[dt]|disclos|cop(?:y|ied))"
    r"[^.;]{0,40}?(?<!\w)"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
# Words that direct rather than say what is to be left out.
_DIRECTING = frozenset(
    re.findall(
        r"\S+",
        """
        leave left leaves keep kept take taken taking should shall must does share shared sharing
        disclose disclosed name named naming include included mention mentioned quote send tell told
        identified without needed further than redact anonymise anonymised wider onward please
        letter letters with from that this their them they have been being will would about into
        anything anyone information recipient recipients group notification form
        """,
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A confirmed condition with its words."""

    number: int
    direction: Direction


def find_conditions(desk: Desk, reference: str, directions: tuple[Direction, ...]) -> None:
    """Record the directions of a form, so that a person can confirm or dismiss each."""
    for direction in directions:
        desk.register.find_condition(
            reference,
            kind=direction.kind,
            question=direction.question,
            words=_fingerprint(desk, direction),
            by=desk.stamp,
        )


def confirmed(desk: Desk, reference: str, directions: tuple[Direction, ...]) -> tuple[Bound, ...]:
    """The conditions that bind, with their words.

    Raises:
        ApprovalMissing: a confirmed condition is no longer in the newest form.
    """
    words = {_fingerprint(desk, direction): direction for direction in directions}
    binding = [
        c for c in desk.register.conditions(reference) if c.status is ConditionStatus.CONFIRMED
    ]
    for condition in binding:
        if condition.words not in words:
            raise ApprovalMissing(
                f"Condition {condition.number} of {reference} is not in its newest form.",
                next_step=f"Confirm or dismiss it anew: sigdocs letter conditions {reference}.",
            )
    return tuple(Bound(number=c.number, direction=words[c.words]) for c in binding)


def broken(
    conditions: tuple[Bound, ...], *, texts: tuple[str, ...], to: Recipient | None, today: date
) -> tuple[str, ...]:
    """What breaks a confirmed condition, in words that give nothing away.

    Args:
        conditions: those that bind. texts: the document's own paragraphs, without the template's.
        to: whom it goes to (None: nobody outside). today: when it would leave.
    """
    found = []
    for each in conditions:
        sentence, kind = each.direction.text.reveal(), each.direction.kind
        if to is not None and kind == "leave-out" and _names(sentence, to):
            found.append(f"Condition {each.number}: nothing is to be shared with this recipient.")
        elif kind == "leave-out" and any(_says(text, sentence) for text in texts):
            found.append(f"Condition {each.number}: what is to be left out is in the document.")
        elif kind == "not-before" and _is_early(sentence, today):
            found.append(f"Condition {each.number}: the day has not come.")
    return tuple(found)


def reminders(conditions: tuple[Bound, ...]) -> tuple[str, ...]:
    """The confirmed conditions that only a person can see to."""
    return tuple(
        f"Condition {each.number} (question {each.direction.question}): "
        f"{_KINDS.get(each.direction.kind, each.direction.kind)}. See to it."
        for each in conditions
        if each.direction.kind != "leave-out"
    )


def settle_conditions(
    workspace: Workspace,
    reference: str,
    *,
    confirm: tuple[int, ...],
    dismiss: tuple[int, ...],
    today: date,
) -> Shown:
    """Confirm and dismiss directions of a case, and show how each stands.

    Raises:
        RegisterWrong: there is no condition of that number.
    """
    with open_desk(workspace, today=today) as desk:
        case = decided_case(desk, reference)
        minimised = desk.minimise(reference, case.checked, Purpose.GROUP)
        find_conditions(desk, reference, minimised.directions)
        known = {c.number for c in desk.register.conditions(reference)}
        if not {*confirm, *dismiss} <= known:
            raise RegisterWrong(f"{reference} has no condition of that number.")
        for status, numbers in (
            (ConditionStatus.CONFIRMED, confirm),
            (ConditionStatus.DISMISSED, dismiss),
        ):
            for number in numbers:
                desk.register.settle_condition(reference, number, status, by=desk.stamp)
        rows = desk.register.conditions(reference)
    return Shown(
        title=f"Directions on sharing in {reference}",
        columns=("Number", "Question", "Direction", "Stands"),
        rows=tuple(_row(condition) for condition in rows),
        notes=("Their words are in the redaction report.",) if rows else ("There are none.",),
    )


def _row(condition: Condition) -> tuple[str, ...]:
    told = _KINDS.get(condition.kind, condition.kind)
    return (str(condition.number), condition.question, told, condition.status.value)


def _fingerprint(desk: Desk, direction: Direction) -> str:
    """A keyed hash: the register's file alone tells nothing of a short sentence."""
    message = f"condition {direction.question} {direction.text.reveal()}"
    return hmac.new(desk.key, message.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _names(sentence: str, to: Recipient) -> bool:
    """Whether a direction says not to share with this recipient."""
    names = "|".join(re.escape(name) for name in (to.title, *to.aliases))
    return re.search(rf"{_NOT_SHARED}(?:{names})(?!\w)", sentence, re.IGNORECASE) is not None


def _says(text: str, sentence: str) -> bool:
    """Whether a paragraph holds most of what the direction is about (all of it where it is one word)."""
    wanted = _stems(sentence) - {word.removesuffix("s") for word in _DIRECTING}
    there = len(wanted & _stems(text))
    return bool(wanted) and 2 * there > len(wanted)


def _stems(text: str) -> set[str]:
    """Words without a plural or possessive s."""
    return {word.casefold().removesuffix("s") for word in _WORD.findall(text)}


def _is_early(sentence: str, today: date) -> bool:
    days = [day for written in written_dates(sentence) if (day := written.value(today))]
    return any(today < day for day in days)
