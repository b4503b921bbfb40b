"""What proofing has to look for, drawn from what the minimiser says it removed.

The spellings are worked out here anew, from the originals: were the minimiser's own list used, its
gaps would be the proof's gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sigdocs.model.clearances import ReportRow
from sigdocs.model.documents import Removed, Watch
from sigdocs.model.finding_rows import finding_rows
from sigdocs.model.forms import ParsedForm
from sigdocs.model.minimised import Action, MinimisedForm, Purpose, Redaction
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText, personal
from sigdocs.proofing.fold import fold
from sigdocs.proofing.initials import ABBREVIATIONS, initials_of, written_in
from sigdocs.proofing.name_fields import NOT_NAMES, names_in
from sigdocs.proofing.names import TITLES, Name, initial_forms, read_name, strong_forms, weak_forms
from sigdocs.proofing.ordinary import ORDINARY
from sigdocs.proofing.shapes import contacts_in, telephone_forms

NAME_FIELDS = (
    frozenset(
        re.findall(
            r"\S+",
            """
        1a 1b 1d 2g 4b 4d 4e 4f 6b 6d 8f
        """,
        )
    ),
    frozenset(
        re.findall(
            r"\S+",
            """
        1g 1h 1j 3c
        """,
        )
    ),
)
_IDENTIFIERS = frozenset(
    (
        Category.NHS_NUMBER,
        Category.GMC_NUMBER,
        Category.NMC_PIN,
        Category.GDC_NUMBER,
        Category.GPHC_NUMBER,
        Category.HCPC_NUMBER,
        Category.NI_NUMBER,
        Category.PHONE,
        Category.EMAIL,
        Category.ADDRESS,
        Category.POSTCODE,
        Category.CLAIM_REFERENCE,
        Category.HOSPITAL_NUMBER,
        Category.PASSPORT,
        Category.VEHICLE,
        Category.ONLINE_ADDRESS,
    )
)
_MEASURES = frozenset((Category.DATE, Category.DATE_OF_BIRTH, Category.AGE))
_LONG_PHRASE = 40
_LEAST_WORDS = {
    Category.ORGANISATION: 2,
    Category.ETHNICITY: 2,
    Category.RELIGION: 2,
    Category.RARE_DETAIL: 2,
    Category.HEALTH: 3,
}
"""From how many words on such a passage is strong; single rare words are where it says two."""


def watch_for(form: ParsedForm, minimised: MinimisedForm) -> Watch:
    """The watch for one case and one purpose; what was removed knows its row of the report."""
    kept = tuple(r.original for r in minimised.kept)
    kept += tuple(r.original for r in minimised.redactions if r.action is Action.KEPT)
    capitals = _capitals(form, _changed(minimised.redactions), kept)
    exact = minimised.purpose is Purpose.LEARNING
    removed: dict[tuple[PersonalText, str, bool, bool], Removed] = {}
    for row in finding_rows(minimised):
        for redaction in _changed(row.redactions):
            for each in _forms(redaction, capitals, exact=exact):
                same = (each.text, each.code, each.strong, each.is_telling)
                removed.setdefault(same, replace(each, row=_row(minimised, row.number)))
    return Watch(
        removed=tuple(removed.values()),
        own_name_fields=tuple(_name_fields(form)),
        kept=tuple(dict.fromkeys(kept)),
        contacts=personal(contacts_in(_texts(form))),
    )


def _changed(redactions: Iterable[Redaction]) -> tuple[Redaction, ...]:
    return tuple(r for r in redactions if r.action is not Action.KEPT)


def _row(minimised: MinimisedForm, number: int) -> ReportRow | None:
    """Where IG finds the words; a form that belongs to no case has no report."""
    if not minimised.reference:
        return None
    return ReportRow(case=minimised.reference, readers=minimised.readers, number=number)


def watch_for_all(cases: Sequence[tuple[ParsedForm, MinimisedForm]]) -> Watch:
    """The watch for a document about several cases (a pack).

    What one case removed may stand in another case's part where that case keeps it. So that such a
    licence does not cover a slip in the first case's own part, a form that stands in the first
    case's own minimised words outside what it keeps is never excused.
    """
    watches = [watch_for(form, minimised) for form, minimised in cases]
    removed = [
        _bound(form, watch, minimised)
        for watch, (_, minimised) in zip(watches, cases, strict=True)
        for form in watch.removed
    ]
    return Watch(
        removed=tuple(dict.fromkeys(removed)),
        own_name_fields=tuple(dict.fromkeys(f for w in watches for f in w.own_name_fields)),
        kept=tuple(dict.fromkeys(k for w in watches for k in w.kept)),
        contacts=tuple(dict.fromkeys(c for w in watches for c in w.contacts or ())),
    )


def _bound(removed: Removed, watch: Watch, minimised: MinimisedForm) -> Removed:
    form = fold(removed.text.reveal())
    is_counted = not (removed.strong or removed.is_telling)
    if is_counted or any(form.letters in fold(k.reveal()).letters for k in watch.kept):
        return removed
    slipped = any(any(True for _ in fold(a.text).strong(form)) for a in minimised.answers)
    return replace(removed, excusable=not slipped)


def _texts(form: ParsedForm) -> Iterator[str]:
    yield from (answer.text.reveal() for answer in form.answers)
    yield from (layer.text.reveal() for layer in form.layers)
    yield from (text.reveal() for text in form.unassigned)


def _name_fields(form: ParsedForm) -> Iterator[PersonalText]:
    notification, audit_trail = NAME_FIELDS
    fields = audit_trail if form.kind == "audit_trail" else notification
    for answer in form.answers:
        if answer.question in fields or re.fullmatch(r"signoff.*\.name", answer.question):
            yield answer.text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Capitals:
    """Capitals that stand by themselves in the form; initials of names removed, and of names kept."""

    written: frozenset[str]
    known: frozenset[str]
    kept: frozenset[str]


def _capitals(
    form: ParsedForm, changed: Iterable[Redaction], kept: Sequence[PersonalText]
) -> _Capitals:
    ours = tuple(text.reveal() for text in kept)
    theirs = (r.original.reveal() for r in changed if r.category.value.startswith("person:"))
    stays = _all_initials(ours) | written_in(ours)
    return _Capitals(
        written=written_in(_texts(form)) - stays, known=_all_initials(theirs), kept=stays
    )


def _all_initials(texts: Iterable[str]) -> frozenset[str]:
    names = (name for text in texts if (name := read_name(text)) and name.is_full)
    return frozenset(letters.upper() for name in names for letters in initials_of(name))


def _forms(redaction: Redaction, capitals: _Capitals, *, exact: bool) -> Iterator[Removed]:
    """The forms of one redaction. ``exact``: no exact date or age may be left at all (25)."""
    text, category = redaction.original.reveal(), redaction.category
    if not fold(text).letters:
        return
    if category.value.startswith("person:"):
        ours = redaction.replacement.casefold().split()  # "Porter" of "Porter A"
        for each in _person(text, category, capitals):
            is_ours = each.text.reveal().casefold() in ours
            yield replace(each, is_telling=each.is_telling and not is_ours)
    elif category in _MEASURES:
        yield _removed(text, category, strong=exact or category is Category.DATE_OF_BIRTH)
    elif category in _IDENTIFIERS:
        size = len(fold(text).letters)
        is_long = size >= 6 or (size == 5 and category is Category.POSTCODE)
        is_telephone = category is Category.PHONE
        for form in telephone_forms(text) if is_telephone else (text,):
            yield _removed(form, category, strong=is_long)
    else:
        yield from _passage(text, category)


def _person(text: str, category: Category, capitals: _Capitals) -> Iterator[Removed]:
    """The spellings of a person, or the words of a longer passage and the names inside it."""
    letters = re.sub(r"[\W_]", "", text)
    if letters in capitals.written:
        yield _initials(letters, category)
        if letters in capitals.known:
            return
    name = read_name(text) if _is_a_name(text) else None
    if name is None:
        yield from _passage(text, category)
    for found in (name,) if name else names_in(text):
        yield from _spellings(found, category)
        theirs = {letters.upper() for letters in initials_of(found)} if found.is_full else set()
        for letters in sorted(theirs - capitals.kept):
            is_given = letters in capitals.written
            if is_given or letters.casefold() not in ABBREVIATIONS:
                yield replace(_initials(letters, category), strong=is_given)


def _spellings(name: Name, category: Category) -> Iterator[Removed]:
    for form in strong_forms(name):
        yield _removed(form, category, strong=len(fold(form).letters) > 3)
    if name.surname.casefold() not in ORDINARY:
        for form in initial_forms(name):
            yield _removed(form, category, strong=len(name.surname) > 3)
    is_whole = bool(name.title or name.forenames) or _is_surely_a_person(name, category)
    for form in weak_forms(name):
        weak = _removed(form, category, strong=False)
        is_telling = is_whole and _is_rare(form)
        yield replace(weak, is_telling=is_telling)


def _initials(text: str, category: Category) -> Removed:
    """Letter by letter, so that "AS", "A.S." and "A S" are the same."""
    letters = " ".join(re.sub(r"[^A-Z]", "", text))
    return Removed(text=PersonalText(letters), code=category.value, strong=True, is_initials=True)


def _is_surely_a_person(name: Name, category: Category) -> bool:
    """One word with a capital for a patient or relative: told by the prose ("her son Oskar")."""
    is_told = category in (Category.PATIENT, Category.RELATIVE)
    return is_told and name.surname[0].isupper() and not name.surname.isupper()


def _is_rare(word: str) -> bool:
    """A name that is no ordinary word: once known to be removed, it does not stand there alone."""
    return len(word) > 3 and word.casefold() not in ORDINARY and word.casefold() not in NOT_NAMES


def _is_a_name(text: str) -> bool:
    """Few words, and either a title or a capital: not "the band 6 midwife"."""
    words = text.replace(",", " ").split()
    if not 0 < len(words) < 7 or any(figure.isdigit() for figure in text):
        return False
    titled = words[0].strip(".").casefold() in TITLES and len(words) > 1
    return titled or words[0][0].isupper() or len(words) < 3


def _passage(text: str, category: Category) -> Iterator[Removed]:
    """Organisations, details, privileged passages: whole sentences strong, short words weak."""
    for sentence in re.split(r"(?<=[.!?;])\s+|\n+", text):
        size, words = len(fold(sentence).letters), len(sentence.split())
        least = _LEAST_WORDS.get(category, 99)
        is_telling = words >= least or (least == 2 and size > 5 and _is_rare(sentence))
        if size > 2:
            yield _removed(sentence, category, strong=is_telling or size >= _LONG_PHRASE)


def _removed(text: str, category: Category, *, strong: bool) -> Removed:
    return Removed(text=PersonalText(text), code=category.value, strong=strong)
