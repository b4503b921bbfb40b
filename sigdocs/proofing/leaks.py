"""What was removed and is there after all: strong forms not once, weak forms no more than was kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sigdocs.model.documents import PDF, ProofFinding, Removed, Watch
from sigdocs.model.personal import PersonalText
from sigdocs.proofing import dates
from sigdocs.proofing.clearing import Cleared, Sighting, sighting
from sigdocs.proofing.counting import Balance
from sigdocs.proofing.disguises import read_out
from sigdocs.proofing.faults import clearable, found
from sigdocs.proofing.fold import HARD, Folded, fold
from sigdocs.proofing.from_scratch import identifiers_left, names_left
from sigdocs.proofing.kept import Kept
from sigdocs.proofing.misspelling import misspelt
from sigdocs.proofing.names import PARTICLES, TITLES, read_name, strong_forms
from sigdocs.proofing.reading import Reopened
from sigdocs.proofing.standing import alone, as_initials, is_name_here

_DATES = frozenset(("date", "date-of-birth"))
_LONG_ENOUGH, _IN_A_TAG = 6, 5
_LONG_TURNED = 8
_GROWN_UP = 18
"""Below, "5 years" is as likely a span of time, and is counted."""


@dataclass(frozen=True, kw_only=True)
class _Desk:
    """A document with what it is held against. ``cleared`` never counts for a strong form.

    ``named``: 1 for each letter that belongs to a strong form found so far; ``lone``: the letters of
    each word of the rare names that are looked for alone.
    """

    reopened: Reopened
    balance: Balance
    kept: Kept
    cleared: Cleared
    named: bytearray
    lone: frozenset[str]


def leaks(reopened: Reopened, watch: Watch) -> Iterator[ProofFinding]:
    """Everything that was removed, and everything that looks as if it should have been."""
    kept = Kept(reopened.everything, watch)
    desk = _Desk(
        reopened=reopened,
        balance=Balance(reopened=reopened),
        kept=kept,
        cleared=Cleared(clearances=watch.cleared, is_pdf=reopened.document.media_type == PDF),
        named=bytearray(len(reopened.everything.letters)),
        lone=frozenset(_lone_words(watch)),
    )
    spelled = dict.fromkeys(each for one in watch.removed for each in _spelled(one))
    for removed in sorted(spelled, key=lambda each: each.is_telling):  # strong forms first
        yield from _removed(desk, removed)
    yield from names_left(reopened, kept, watch)
    yield from identifiers_left(reopened, kept, watch)


def _lone_words(watch: Watch) -> Iterator[str]:
    for removed in watch.removed:
        words = removed.text.reveal().split() if removed.is_telling else ()
        yield from (fold(w).letters for w in words if w.casefold() not in PARTICLES)


def _removed(desk: _Desk, removed: Removed) -> Iterator[ProofFinding]:
    if removed.code in _DATES:
        yield from _dates(desk, removed)
    elif removed.code == "age":
        yield from _ages(desk, removed)
    elif removed.is_initials:
        yield from _initials(desk, removed)
    elif removed.strong:
        yield from _strong(desk, removed)
    elif removed.is_telling:
        yield from _telling(desk, removed)
    else:
        yield from clearable("leak-weak", removed, desk.balance.excess(removed, desk.cleared))
    if removed.code.startswith("person:") and not removed.is_initials:
        yield from clearable("leak-weak", removed, misspelt(desk.balance, removed, desk.cleared))


def _spelled(removed: Removed) -> Iterator[Removed]:
    """A full name is looked for in its other spellings too, whoever made the watch."""
    yield removed
    for figures in read_out(removed.text.reveal()):
        yield replace(removed, text=PersonalText(figures))
    name = read_name(removed.text.reveal()) if removed.code.startswith("person:") else None
    if name and removed.strong and name.is_full and name.forenames[0][0].isupper():
        for form in strong_forms(name):
            if len(fold(form).letters) >= _LONG_ENOUGH:
                yield replace(removed, text=PersonalText(form))


def _strong(desk: _Desk, removed: Removed) -> Iterator[ProofFinding]:
    form = fold(removed.text.reveal())
    everything, size = desk.reopened.everything, len(form.letters)
    places, excused = _backwards(everything, removed), False
    for start in _matches(everything, form, removed):
        if removed.excusable and desk.kept.holds(start, size):
            excused = True
        else:
            places.append(everything.passage_at(start).place)
            desk.named[start : start + size] = b"\1" * size
    if _is_one_name(removed, form):
        places += desk.balance.tagged_with(form.letters)
    if excused and not places:
        places += [one.place for one in desk.balance.excess(removed, _nothing(desk))]
    yield from found("leak-strong", removed.code, places, removed.row)


def _telling(desk: _Desk, removed: Removed) -> Iterator[ProofFinding]:
    """A rare name alone: wherever it stands as a name and is not kept, until IG clears the place.

    Beside a title or another such name, or inside a hashtag, it is no ordinary word and never cleared.
    """
    form = fold(removed.text.reveal())
    everything, size = desk.reopened.everything, len(form.letters)
    starts = list(alone(everything, form))
    held = {s for s in starts if removed.excusable and desk.kept.holds(s, size)}
    told = {s for s in starts if all(desk.named[s : s + size])}  # part of a full name
    whole = {s for s in starts if _is_whole(desk, s, size)} - held - told
    there = [sighting(everything, s, size) for s in starts if s not in held | told | whole]
    if held and not there:
        there += desk.balance.excess(removed, _nothing(desk))
    yield from clearable("leak-name", removed, desk.cleared.without(there, removed))
    places = [everything.passage_at(start).place for start in sorted(whole)]
    if _is_one_name(removed, form):
        places += desk.balance.tagged_with(form.letters)
    yield from found("leak-strong", removed.code, places, removed.row)


def _is_whole(desk: _Desk, start: int, size: int) -> bool:
    """As in "Miss Frith", "FRITH Oskar": a title or another rare name that was removed is beside it."""
    before, after = desk.reopened.everything.neighbours(start, size)
    return before in TITLES or bool({before, after} & desk.lone)


def _backwards(everything: Folded, removed: Removed) -> list[str]:
    """Where a name of several words is written from its last letter to its first."""
    text = removed.text.reveal()
    if not removed.code.startswith("person:") or " " not in text or len(text) < _LONG_TURNED:
        return []
    return [everything.passage_at(start).place for start in everything.strong(fold(text[::-1]))]


def _is_one_name(removed: Removed, form: Folded) -> bool:
    """One name, long enough to be told inside a longer word ("#justiceforlotty")."""
    is_one = not any(form.gaps[1 : len(form.letters)])
    return removed.code.startswith("person:") and is_one and len(form.letters) >= _IN_A_TAG


def _nothing(desk: _Desk) -> Cleared:
    return replace(desk.cleared, clearances=())


def _matches(everything: Folded, form: Folded, removed: Removed) -> Iterator[int]:
    if removed.code.startswith("person:") and not any(form.gaps[1 : len(form.letters)]):
        yield from alone(everything, form)
        return
    for start in everything.strong(form):
        if is_name_here(everything, start, removed):
            yield start


def _initials(desk: _Desk, removed: Removed) -> Iterator[ProofFinding]:
    """Initials: not once in capitals where the form itself gives them to somebody.

    Others count where they are set apart ("L.M.") more often than they were put in.
    """
    form = fold(removed.text.reveal())
    if removed.strong:
        everything = desk.reopened.everything
        places = [everything.passage_at(start).place for start in as_initials(everything, form)]
        yield from found("leak-strong", removed.code, places, removed.row)
        return
    size = len(form.letters)
    there = tuple(
        sighting(desk.balance.found, start, size) for start in _apart(desk.balance.found, form)
    )
    left = desk.cleared.without(there, removed)
    if len(left) > sum(1 for _ in _apart(desk.balance.allowed, form)):
        yield from clearable("leak-weak", removed, left)


def _apart(folded: Folded, form: Folded) -> Iterator[int]:
    for start in as_initials(folded, form):
        if all(folded.gaps[start + at] == HARD for at in range(1, len(form.letters))):
            yield start


def _dates(desk: _Desk, removed: Removed) -> Iterator[ProofFinding]:
    """A date by what it says, however written; a date of birth not once, unless it is kept too.

    Where no exact date may be left (learning), our own dates may: they are put in by themselves.
    """
    for day in dates.days((removed.text.reveal(),)):
        is_strong = removed.strong and not desk.kept.days[day]
        there = [seen for written, seen in desk.balance.days_found if written == day]
        allowed = [p.text for p in desk.balance.allowed.passages]
        if is_strong:
            is_birth = removed.code == "date-of-birth"
            allowed = [] if is_birth else [*filter(dates.is_just_a_date, allowed)]
        spare = sum(dates.days((text,))[day] for text in allowed)
        yield from _measure("leak-date", desk, removed, there, spare, is_strong=is_strong)


def _ages(desk: _Desk, removed: Removed) -> Iterator[ProofFinding]:
    age = dates.age_of(removed.text.reveal())
    there = [seen for written, seen in desk.balance.ages_found if written == age]
    spare = sum(dates.ages((p.text,))[age] for p in desk.balance.allowed.passages)
    is_strong = removed.strong and len(age) > 1 and int(age) >= _GROWN_UP
    if age:
        spare = 0 if is_strong else spare
        yield from _measure("leak-age", desk, removed, there, spare, is_strong=is_strong)


def _measure(
    code: str,
    desk: _Desk,
    removed: Removed,
    there: Iterable[Sighting],
    spare: int,
    *,
    is_strong: bool,
) -> Iterator[ProofFinding]:
    """A date or age that is there more often than it may be."""
    left = tuple(there) if is_strong else desk.cleared.without(there, removed)
    if len(left) <= spare:
        return
    if is_strong:
        yield from found(code, removed.code, (one.place for one in left), removed.row)
    else:
        yield from clearable(code, removed, left)
