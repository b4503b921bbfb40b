"""Whom a letter must not go to: a subject of the concern, or somebody with a part in it (22, 28)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sigdocs.errors import ApprovalMissing
from sigdocs.model.letters import Addressee
from sigdocs.model.people import Category, Person
from sigdocs.proofing.name_fields import names_in
from sigdocs.proofing.names import Name, read_name
from sigdocs.workflows.decision_sheets import sheet_behind
from sigdocs.workflows.desk import Desk

_PRACTISING = (Category.PRACTITIONER, Category.OTHER_CLINICIAN)
_CONFLICTED = (
    Category.PATIENT,
    Category.RELATIVE,
    Category.CONFIDENTIAL_SOURCE,
)
# Whom a provider's letter rightly goes to (22), though the form names them: they act in their post.
_IN_POST = re.compile(
    r"medical director|\bchief\b|\bexecutive|managing director|responsible officer"
    r"|director of nursing|head of legal|governance",
    re.IGNORECASE,
)
# A line of 1d that tells for itself whom the concern is about: by registration number, or outright.
_SUBJECT_LINE = re.compile(
    r"\b(?:GMC|NMC|GDC|GPhC|HCPC|PIN)\b[^\n]{0,20}\d|\b(?:the subject|subject of|about whom)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"^\W*(?:none|nobody|nil|no (?:conflicts?|interests?))\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_STANDING_IN = frozenset(("acting", "interim", "deputy", "former", "associate", "assistant"))
_PARTS = re.compile(r"\band\b|[,/&;]", re.IGNORECASE)
_SHORTEST, _LONG = 6, 9  # letters from which one slip of the pen counts, and two
_CONFIRM = "Confirm another addressee in the brief."


def refuse_addressee(
    desk: Desk, reference: str, to: Addressee, *, declared: Iterable[str] = ()
) -> None:
    """Refuse a letter to somebody whom the case is about, or who has a part or an interest in it.

    Args:
        to: the addressee as a person wrote it; without name and post it is nobody yet.
        declared: names of those who declared an interest, beside those on the decision sheet.

    Raises:
        ApprovalMissing: the addressee may not get the letter; the message names nobody.
    """
    subject_lines = _subject_lines(desk, reference)
    if any(_holds(to.post or to.name, line) for line in subject_lines):
        raise ApprovalMissing(
            "The form names the holder of the addressee's post as a subject of the concern.",
            next_step="Confirm another executive in the brief; if somebody stands in, say so in the post.",
        )
    addressee = read_name(to.name) if to.name.strip() else None
    if addressee is None:
        return
    for person in desk.people(reference).people:
        if may_be(addressee, list(_names(person))):
            _refuse(person)
    if any(may_be(addressee, [known]) for line in subject_lines for known in names_in(line)):
        raise ApprovalMissing("The addressee is a subject of the concern.", next_step=_CONFIRM)
    interested = (*(read_name(name) for name in declared), *_declared(desk, reference))
    if any(known and may_be(addressee, [known]) for known in interested):
        raise ApprovalMissing("The addressee declared an interest in the case.", next_step=_CONFIRM)


def may_be(one: Name, spellings: list[Name]) -> bool:
    """The same surname or nearly, and no forename or initial that tells the two apart.

    Of a double-barrelled name either part counts; of a name in initials alone, all of them.
    """
    if any(_initials(one) == _initials(name) for name in spellings if _is_initials(one)):
        return True
    alike = [name for name in spellings if _is_alike(one.surname, name.surname)]
    known = [name.forenames[0].casefold() for name in alike if name.forenames]
    if not (known and one.forenames):
        return bool(alike)
    first = one.forenames[0].casefold()
    return any(
        name.startswith(first) or first.startswith(name) or _is_alike(first, name) for name in known
    )


def _refuse(person: Person) -> None:
    """A practitioner whom the form names has a part in it, unless they are told of it in their post."""
    if person.is_subject:
        raise ApprovalMissing("The addressee is a subject of the concern.", next_step=_CONFIRM)
    is_involved = person.role in _PRACTISING and not _IN_POST.search(person.post)
    if is_involved or person.role in _CONFLICTED:
        raise ApprovalMissing(
            "The addressee has a part in the concern, and so a conflict of interest.",
            next_step=_CONFIRM,
        )


def _subject_lines(desk: Desk, reference: str) -> tuple[str, ...]:
    """The lines of 1d (1j) that say of somebody that the concern is about them."""
    opened, _ = desk.latest_form(reference)
    lines = "\n".join(opened.form.text(question) for question in ("1d", "1j")).splitlines()
    subjects = [n for p in desk.people(reference).people if p.is_subject for n in _names(p)]
    return tuple(
        line
        for line in lines
        if _SUBJECT_LINE.search(line)
        or any(may_be(found, subjects) for found in names_in(line) if found.is_full)
    )


def _holds(post: str, line: str) -> bool:
    """Whether a line names the holder of a post in which letters are usually received."""
    told = [word.casefold() for word in _WORD.findall(line)]
    for part in _PARTS.split(post):
        words = [word.casefold() for word in _WORD.findall(part)]
        if not _IN_POST.search(part) or set(words) & _STANDING_IN:
            continue
        starts = (n for n in range(len(told)) if told[n : n + len(words)] == words)
        if any(not set(told[max(0, n - 1) : n]) & _STANDING_IN for n in starts):
            return True
    return False


def _declared(desk: Desk, reference: str) -> Iterator[Name]:
    """Who declared an interest at the meeting, as its decision sheet records."""
    sheet = sheet_behind(desk, reference)
    for line in sheet.text("declarations").splitlines() if sheet else ():
        if not _NOBODY.match(line):
            yield from names_in(line)


def _names(person: Person) -> Iterator[Name]:
    for written in person.names:
        name = read_name(written.reveal())
        if name is not None:
            yield name


def _is_alike(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    first, second = one.casefold(), other.casefold()
    if first == second or first in second.split("-") or second in first.split("-"):
        return bool(first and second)
    shorter = min(len(first), len(second))
    slips = 2 if shorter >= _LONG else 1 if shorter >= _SHORTEST else 0
    return OSA.distance(first, second, score_cutoff=slips) <= slips


def _is_initials(name: Name) -> bool:
    """As in "R. L-P." or "RLP": nothing of it is a word."""
    letters = "".join((*name.forenames, name.surname))
    return len(_initials(name)) > 1 and (
        letters.isupper() and len(letters) <= 2 * len(_initials(name))
    )


def _initials(name: Name) -> str:
    """The first letter of each part; of a part in capitals that is no word, every letter."""
    parts = [
        part for word in (*name.forenames, name.surname) for part in re.split(r"[-.\s]+", word)
    ]
    return "".join(
        part if part.isupper() and len(part) <= 4 else part[:1] for part in parts
    ).casefold()
