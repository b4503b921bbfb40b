"""Directions on sharing (2f, 2g, 4a, 8d): found, confirmed by the secretariat, and then kept to.

The register keeps a keyed fingerprint of each, the vault the words. A condition binds with the words
of the newest form. What a program can check, it checks; of the rest it reminds.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import date

from sigdocs.errors import ApprovalMissing
from sigdocs.inbox.words import keep_words
from sigdocs.model.dates import written_dates
from sigdocs.model.minimised import Direction
from sigdocs.model.people import PeopleTable, Person
from sigdocs.model.personal import PersonalText
from sigdocs.model.recipients import Recipient
from sigdocs.model.records import Condition, ConditionStatus
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.left_out import forbidden_words, stands_in

_KINDS = {
    "leave-out": "leave something out, or someone",
    "tell-first": "tell someone first",
    "only-to": "to one recipient and no other",
    "not-before": "not before something has happened",
    "say-also": "say something besides",
    "handle": "handle with care",
}
_NOT_SHARED = re.compile(
    r"\b(?:not|never|don['\u2019]t)\b[^.;]{0,30}\b(?:shar|tell|told|inform|sen[dt]|disclos|cop(?:y|ied))"
    r"\w*\s+(?:\w+ ){0,2}?(?:with|to)\b(?P<rest>[^.;]{0,60})",
    re.IGNORECASE,
)
# What is to be left out: the object of "leave out", "do not mention", or what stands before "is".
_OBJECTS = (
    re.compile(r"\b(?:leav|keep|tak)\w*\s+out\s+(?:of \w+ )?(?P<what>[^.;,]{3,80})", re.IGNORECASE),
    re.compile(r"\b(?:leave|keep|take)\s+(?P<what>[^.;,]{3,60}?)\s+out\b", re.IGNORECASE),
    re.compile(
        r"\b(?:not|don['\u2019]t|without)\s+(?:shar\w+|disclos\w+|nam\w+|includ\w+|mention\w*|quot\w+)"
        r"\s+(?P<what>[^.;,]{3,60})",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\W*(?P<what>[^.;,]{3,60}?)\s+"
        r"(?:is|are|isn['\u2019]t|aren['\u2019]t|should|must|will|do(?:es)? not)\b",
        re.IGNORECASE,
    ),
)
_NAMES = re.compile(r"\bnam(?:e|es|ed|ing)\b|\bidentif", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_DIRECTING = frozenset(
    re.findall(
        r"\S+",
        """
        this that these those with from about into their them they which what anything anyone
        information detail details fact facts matter question paragraph section answer asked
        """,
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A confirmed condition with its words, and what it forbids that a program can look for."""

    number: int
    direction: Direction
    forbidden: tuple[PersonalText, ...] = ()


def find_conditions(desk: Desk, reference: str, directions: tuple[Direction, ...]) -> None:
    """Record the directions of a form, so that a person can confirm or dismiss each."""
    for direction in directions:
        words = fingerprint_of_words(desk, direction)
        keep_words(desk.vault, words, direction.text)
        desk.register.find_condition(
            reference,
            kind=direction.kind,
            question=direction.question,
            words=words,
            by=desk.stamp,
        )


def confirmed(desk: Desk, reference: str, directions: tuple[Direction, ...]) -> tuple[Bound, ...]:
    """The conditions that bind, with their words.

    Raises:
        ApprovalMissing: a confirmed condition is no longer in the newest form.
    """
    words = {fingerprint_of_words(desk, direction): direction for direction in directions}
    binding = [
        c for c in desk.register.conditions(reference) if c.status is ConditionStatus.CONFIRMED
    ]
    for condition in binding:
        if condition.words not in words:
            raise ApprovalMissing(
                f"Condition {condition.number} of {reference} is not in its newest form.",
                next_step=f"Confirm or dismiss it anew: sigdocs letter conditions {reference}.",
            )
    return tuple(
        Bound(
            number=c.number,
            direction=words[c.words],
            forbidden=forbidden_words(desk, reference, words[c.words]),
        )
        for c in binding
    )


def broken(
    conditions: tuple[Bound, ...],
    *,
    texts: tuple[str, ...],
    people: PeopleTable,
    to: Recipient | None,
    today: date,
) -> tuple[str, ...]:
    """What breaks a confirmed condition, in words that give nothing away.

    Args:
        conditions: those that bind. texts: the document's own paragraphs, without the template's.
        people: everyone known in the case. to: whom it goes to (None: nobody outside).
        today: when it would leave.
    """
    found = []
    for each in conditions:
        sentence, kind = each.direction.text.reveal(), each.direction.kind
        if to is not None and kind == "leave-out" and _excludes(sentence, to):
            found.append(f"Condition {each.number}: nothing is to be shared with this recipient.")
        elif to is not None and kind == "only-to" and not _is_named(sentence, to):
            found.append(f"Condition {each.number}: it is for another recipient only.")
        elif kind == "leave-out" and (
            any(_says(text, sentence, people) for text in texts)
            or any(stands_in(words, texts) for words in each.forbidden)
        ):
            found.append(f"Condition {each.number}: what is to be left out is in the document.")
        elif kind == "not-before" and any(today < day for day in _days(sentence, today)):
            found.append(f"Condition {each.number}: the day has not come.")
    return tuple(found)


def reminders(conditions: tuple[Bound, ...], people: PeopleTable, today: date) -> tuple[str, ...]:
    """The confirmed conditions that only a person can see to."""
    return tuple(
        f"Condition {each.number} (question {each.direction.question}): "
        f"{_KINDS.get(each.direction.kind, each.direction.kind)}. See to it."
        for each in conditions
        if not _can_be_checked(each.direction, people, today)
    )


def told(condition: Condition) -> tuple[str, ...]:
    """A direction as a row of a table, without its words."""
    kind = _KINDS.get(condition.kind, condition.kind)
    return (str(condition.number), condition.question, kind, condition.status.value)


def fingerprint_of_words(desk: Desk, direction: Direction) -> str:
    """A keyed hash: the register's file alone tells nothing of a short sentence."""
    message = f"condition {direction.question} {direction.text.reveal()}"
    return hmac.new(desk.key, message.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _can_be_checked(direction: Direction, people: PeopleTable, today: date) -> bool:
    sentence = direction.text.reveal()
    if direction.kind == "only-to":
        return True
    if direction.kind == "not-before":
        return bool(_days(sentence, today))
    return direction.kind == "leave-out" and bool(
        _object(sentence) or _named_in(sentence, people) or _NOT_SHARED.search(sentence)
    )


def _excludes(sentence: str, to: Recipient) -> bool:
    """Whether a direction says not to share with this recipient."""
    said = _NOT_SHARED.search(sentence)
    return said is not None and _is_named(said["rest"], to)


def _is_named(words: str, to: Recipient) -> bool:
    """Whether the recipient is named there, by title or as people call it."""
    names = "|".join(re.escape(name) for name in (to.title, *to.aliases))
    return re.search(rf"(?<!\w)(?:{names})(?!\w)", words, re.IGNORECASE) is not None


def _says(text: str, sentence: str, people: PeopleTable) -> bool:
    """Whether a paragraph holds what is to be left out: a name, or most of the words for it."""
    if _NAMES.search(sentence):
        return any(
            re.search(rf"(?<!\w){re.escape(name.reveal())}(?!\w)", text)
            for person in _named_in(sentence, people)
            for name in person.names
        )
    wanted = _object(sentence)
    return bool(wanted) and 2 * len(wanted & _stems(text)) > len(wanted)


def _named_in(sentence: str, people: PeopleTable) -> tuple[Person, ...]:
    """Whose names are to be left out: by their post or part ("the ward manager", "patients")."""
    if not _NAMES.search(sentence):
        return ()
    words = _stems(sentence)
    return tuple(
        person
        for person in people.people
        if (post := _stems(person.post) or _stems(person.role.value.partition(":")[2]))
        and post <= words
    )


def _object(sentence: str) -> set[str]:
    """The words for what is to be left out, none where it cannot be told."""
    if _NAMES.search(sentence):
        return set()
    what = next((m["what"] for pattern in _OBJECTS if (m := pattern.search(sentence))), "")
    return _stems(what) - _DIRECTING


def _stems(text: str) -> set[str]:
    """Words without a plural or possessive s."""
    return {word.casefold().removesuffix("s") for word in _WORD.findall(text)}


def _days(sentence: str, today: date) -> list[date]:
    return [day for written in written_dates(sentence) if (day := written.value(today))]
