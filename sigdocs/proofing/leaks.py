"""What was removed and is there after all: strong forms, weak forms, and from scratch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from sigdocs.model.documents import ProofFinding, Removed, Watch
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText
from sigdocs.proofing import dates, shapes
from sigdocs.proofing.counting import Balance
from sigdocs.proofing.fold import Folded, Passage, fold
from sigdocs.proofing.name_fields import names_in
from sigdocs.proofing.names import TITLES, Name, initial_forms, read_name, strong_forms
from sigdocs.proofing.ordinary import (
    BEFORE_A_PLACE,
    ORDINARY,
    ORDINARY_TITLES,
    PLACE_WORDS,
    TERM_WORDS,
)
from sigdocs.proofing.reading import Reopened

_DATES = frozenset(("date", "date-of-birth"))
_CONTACT_CODES = frozenset(shape.code for shape in shapes.CONTACTS)
_ADDRESS = 120
_LONG_ENOUGH = 6
_GROWN_UP = 18
"""Below, "5 years" is as likely a span of time, and is counted."""
_LONGEST_KEPT = 10
"""Words: a name, an organisation, an identifier. A longer passage would cover the names in it."""
_COMMON_TITLES = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor")
_ALWAYS_A_TITLE = frozenset(("mr", "mrs", "ms", "mx"))


def leaks(reopened: Reopened, watch: Watch) -> Iterator[ProofFinding]:
    """Everything that was removed, and everything that looks as if it should have been."""
    balance = Balance(reopened=reopened)
    kept = Kept(reopened.everything, watch)
    yield from _removed(reopened, balance, kept, watch)
    yield from _names(reopened, kept, watch)
    yield from _shapes(reopened, kept, watch)


class Kept:
    """Which stretches of the document the policy keeps."""

    def __init__(self, everything: Folded, watch: Watch) -> None:
        self.days = dates.days(tuple(kept.reveal() for kept in watch.kept))
        self._covered = bytearray(len(everything.letters) + 1)
        for text in dict.fromkeys(_kept_spellings(watch)):
            form = fold(text)
            for start in everything.strong(form) if len(form.letters) > 2 else ():
                end = start + len(form.letters)
                self._covered[start:end] = b"\1" * (end - start)

    def holds(self, start: int, size: int) -> bool:
        """Whether the whole of a stretch is kept."""
        return all(self._covered[start : start + size])


def _kept_spellings(watch: Watch) -> Iterator[str]:
    for kept in watch.kept:
        text = kept.reveal()
        if len(text.split()) <= _LONGEST_KEPT:
            yield text
        name = read_name(text) if len(text.split()) < 6 else None
        if name and name.is_full:
            yield from (*strong_forms(name), *initial_forms(name), name.surname)


def _removed(
    reopened: Reopened, balance: Balance, kept: Kept, watch: Watch
) -> Iterator[ProofFinding]:
    for removed in dict.fromkeys(each for one in watch.removed for each in _spelled(one)):
        if removed.code in _DATES:
            yield from _dates(balance, removed, kept.days)
        elif removed.code == "age":
            yield from _ages(reopened, balance, removed)
        elif removed.strong:
            yield from _strong(reopened, balance, kept, removed)
        else:
            places = balance.excess(fold(removed.text.reveal()))
            yield from _found("leak-weak", removed.code, places)


def _spelled(removed: Removed) -> Iterator[Removed]:
    """A full name is looked for in its other spellings too, whoever made the watch."""
    yield removed
    name = read_name(removed.text.reveal()) if removed.code.startswith("person:") else None
    if name and removed.strong and name.is_full and name.forenames[0][0].isupper():
        for form in strong_forms(name):
            if len(fold(form).letters) >= _LONG_ENOUGH:
                yield replace(removed, text=PersonalText(form))


def _strong(
    reopened: Reopened, balance: Balance, kept: Kept, removed: Removed
) -> Iterator[ProofFinding]:
    form = fold(removed.text.reveal())
    everything, size = reopened.everything, len(form.letters)
    places, excused = [], False
    for start in _matches(everything, form, removed):
        if removed.excusable and kept.holds(start, size):
            excused = True
        else:
            places.append(everything.passage_at(start).place)
    yield from _found("leak-strong", removed.code, places)
    if excused and not places:
        yield from _found("leak-strong", removed.code, balance.excess(form))


def _matches(everything: Folded, form: Folded, removed: Removed) -> Iterator[int]:
    if removed.code.startswith("person:") and not any(form.gaps[1 : len(form.letters)]):
        yield from _alone(everything, form)
        return
    for start in everything.strong(form):
        if _is_name_here(everything, start, removed):
            yield start


def _is_name_here(everything: Folded, start: int, removed: Removed) -> bool:
    """False for "the midwife may": title and surname are both ordinary words, written small."""
    words = removed.text.reveal().casefold().replace(".", "").split()
    if len(words) != 2 or words[0] not in TITLES or words[0] in _ALWAYS_A_TITLE:
        return True
    if words[1] not in ORDINARY and words[0] not in ORDINARY_TITLES:
        return True
    return bool(everything.capitals[start + len(words[0])])


def _dates(balance: Balance, removed: Removed, kept: Counter[dates.Day]) -> Iterator[ProofFinding]:
    """A date by what it says, however written; a date of birth not once, unless it is kept too.

    Where no exact date may be left (learning), our own dates may: they are put in by themselves.
    """
    for day in dates.days((removed.text.reveal(),)):
        there = [p.place for p in balance.found.passages for _ in range(_times(day, p.text))]
        allowed = [p.text for p in balance.allowed.passages]
        if removed.strong and not kept[day]:
            is_birth = removed.code == "date-of-birth"
            allowed = [] if is_birth else [*filter(dates.is_just_a_date, allowed)]
        if len(there) > sum(_times(day, text) for text in allowed):
            yield from _found("leak-date", removed.code, there)


def _times(day: dates.Day, text: str) -> int:
    found = dates.days((text,))
    return found[day]


def _ages(reopened: Reopened, balance: Balance, removed: Removed) -> Iterator[ProofFinding]:
    age = dates.age_of(removed.text.reveal())
    there = [p.place for p in balance.found.passages for _ in range(dates.ages((p.text,))[age])]
    spare = sum(dates.ages((p.text,))[age] for p in balance.allowed.passages)
    none = removed.strong and len(age) > 1 and int(age) >= _GROWN_UP
    if age and len(there) > (0 if none else spare):
        yield from _found("leak-age", removed.code, there)


def _names(reopened: Reopened, kept: Kept, watch: Watch) -> Iterator[ProofFinding]:
    """Names in the form's own name fields, less what the policy keeps."""
    template = fold(reopened.document.template_text)
    for name in dict.fromkeys(
        n for field in watch.own_name_fields for n in names_in(field.reveal())
    ):
        for text in dict.fromkeys(_spellings(name)):
            yield from _name(reopened.everything, template, kept, text)
        yield from _surname(reopened, template, kept, name)


def _spellings(name: Name) -> Iterator[str]:
    yield from strong_forms(name)
    for title in _COMMON_TITLES if name.surname.casefold() not in ORDINARY else ():
        yield f"{title} {name.surname}"
    if name.surname.casefold() not in ORDINARY:
        yield from initial_forms(name)


def _name(everything: Folded, template: Folded, kept: Kept, text: str) -> Iterator[ProofFinding]:
    form = fold(text)
    if len(form.letters) < 4 or any(True for _ in template.strong(form)):
        return
    named = Removed(text=PersonalText(text), code="name", strong=True)
    places = [
        everything.passage_at(start).place
        for start in everything.strong(form)
        if not kept.holds(start, len(form.letters)) and _is_name_here(everything, start, named)
    ]
    yield from _found("name-left", "a name field of the form", places)


def _surname(
    reopened: Reopened, template: Folded, kept: Kept, name: Name
) -> Iterator[ProofFinding]:
    """A surname alone, unless it is an ordinary word too or part of a term of art or a place."""
    form = fold(name.surname)
    is_ordinary = name.surname.casefold() in ORDINARY or len(form.letters) < 4
    if is_ordinary or any(True for _ in template.weak(form)):
        return
    starts = [s for s in _alone(reopened.everything, form) if not kept.holds(s, len(form.letters))]
    yield from _found("name-left", "a name field of the form", _places(reopened.everything, starts))


def _alone(everything: Folded, form: Folded) -> Iterator[int]:
    """Where one word stands as a name: not "Bell's palsy", not "Florence ward"."""
    for start in everything.weak(form):
        before, after = everything.neighbours(start, len(form.letters))
        is_place = after in PLACE_WORDS or before in BEFORE_A_PLACE
        if everything.passage_at(start).is_text and after not in TERM_WORDS and not is_place:
            yield start


def _places(everything: Folded, starts: Iterable[int]) -> list[str]:
    return [everything.passage_at(start).place for start in starts]


def _shapes(reopened: Reopened, kept: Kept, watch: Watch) -> Iterator[ProofFinding]:
    """Identifiers by their shape, less what the template brings and the policy keeps."""
    template = fold(reopened.document.template_text).letters
    known = {fold(k.reveal()).letters for k in watch.kept}
    of_the_form = _contact_test(reopened, watch)
    for passage in reopened.passages:
        for code, text in _identifiers(passage):
            letters = fold(text).letters
            is_ours = letters in template or any(letters in each for each in known)
            if not is_ours and (code not in _CONTACT_CODES or of_the_form(letters)):
                yield from _found("identifier-left", code.value, [passage.place])


def _identifiers(passage: Passage) -> Iterator[tuple[Category, str]]:
    return shapes.find((*shapes.NUMBERS, *shapes.CONTACTS), passage.text if passage.is_text else "")


def _contact_test(reopened: Reopened, watch: Watch) -> Callable[[str], bool]:
    """Whether a contact detail is the form's: our own office and the addressee have some too.

    Where the form's are not known, every one counts that was not put in by itself or at the end of
    a short text, as an office's telephone number and address are.
    """
    if watch.contacts is not None:
        contacts = {fold(contact.reveal()).letters for contact in watch.contacts}
        return lambda letters: letters in contacts
    alone = [fold(text).letters for text in reopened.document.substituted if len(text) < _ADDRESS]
    return lambda letters: not any(text.endswith(letters) for text in alone)


def _found(code: str, category: str, places: Iterable[str]) -> Iterator[ProofFinding]:
    said = {
        "leak-strong": "Something that was removed is in the document",
        "leak-weak": "A word that was removed is in the document more often than was kept",
        "leak-date": "A date that was removed is in the document",
        "leak-age": "An age that was removed is in the document",
        "name-left": "A name from the form is in the document and the policy does not keep it",
        "identifier-left": "Something that looks like an identifier is in the document",
    }[code]
    for place in dict.fromkeys(places):
        yield ProofFinding(code=code, place=place, message=f"{said} ({category}).")
