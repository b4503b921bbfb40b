"""From scratch, whatever the minimiser says: names of the form's own fields, shapes of identifiers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sigdocs.model.documents import ProofFinding, Removed, Watch
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText
from sigdocs.proofing import shapes
from sigdocs.proofing.faults import found
from sigdocs.proofing.fold import Folded, Passage, fold
from sigdocs.proofing.kept import Kept
from sigdocs.proofing.name_fields import names_in
from sigdocs.proofing.names import Name, initial_forms, strong_forms
from sigdocs.proofing.ordinary import ORDINARY
from sigdocs.proofing.reading import Reopened
from sigdocs.proofing.standing import alone, is_name_here

_CONTACT_CODES = frozenset(shape.code for shape in shapes.CONTACTS)
_ADDRESS = 120
_COMMON_TITLES = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor")


def names_left(reopened: Reopened, kept: Kept, watch: Watch) -> Iterator[ProofFinding]:
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
        if not kept.holds(start, len(form.letters)) and is_name_here(everything, start, named)
    ]
    yield from found("name-left", "a name field of the form", places)


def _surname(
    reopened: Reopened, template: Folded, kept: Kept, name: Name
) -> Iterator[ProofFinding]:
    """A surname alone, unless it is an ordinary word too or part of a term of art or a place."""
    form = fold(name.surname)
    is_ordinary = name.surname.casefold() in ORDINARY or len(form.letters) < 4
    if is_ordinary or any(True for _ in template.weak(form)):
        return
    starts = [s for s in alone(reopened.everything, form) if not kept.holds(s, len(form.letters))]
    yield from found(
        "name-left",
        "a name field of the form",
        [reopened.everything.passage_at(start).place for start in starts],
    )


def identifiers_left(reopened: Reopened, kept: Kept, watch: Watch) -> Iterator[ProofFinding]:
    """Identifiers by their shape, less what the template brings and the policy keeps."""
    template = fold(reopened.document.template_text).letters
    known = {fold(k.reveal()).letters for k in watch.kept}
    of_the_form = _contact_test(reopened, watch)
    for passage in reopened.passages:
        for code, text in _identifiers(passage):
            letters = fold(text).letters
            is_ours = letters in template or any(letters in each for each in known)
            if not is_ours and (code not in _CONTACT_CODES or of_the_form(letters)):
                yield from found("identifier-left", code.value, [passage.place])


def _identifiers(passage: Passage) -> Iterator[tuple[Category, str]]:
    return shapes.find((*shapes.NUMBERS, *shapes.CONTACTS), passage.text if passage.is_text else "")


def _contact_test(reopened: Reopened, watch: Watch) -> Callable[[str], bool]:
    """Whether a contact detail is the form's: our own office and the addressee have some too.

    Where the form's are not known, every one counts that was not put in by itself or at the end of
    a short text, as an office's telephone number and address are.
    """
    if watch.contacts is not None:
        contacts = {
            fold(form).letters
            for contact in watch.contacts
            for form in shapes.telephone_forms(contact.reveal())
        }
        return lambda letters: letters in contacts
    alone = [fold(text).letters for text in reopened.document.substituted if len(text) < _ADDRESS]
    return lambda letters: not any(text.endswith(letters) for text in alone)
