"""Runs every finder over a form: who is in it, where they are named, and what else is personal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sigdocs.minimisation.addresses import addresses
from sigdocs.minimisation.casing import recased
from sigdocs.minimisation.cues import Cue, standing
from sigdocs.minimisation.dates import date_marks
from sigdocs.minimisation.identifiers import identifiers
from sigdocs.minimisation.initials import Initials
from sigdocs.minimisation.labels import give_labels
from sigdocs.minimisation.marks import Mark, overlaps, without_overlaps
from sigdocs.minimisation.mentions import Mention
from sigdocs.minimisation.organisations import Organisations
from sigdocs.minimisation.other_names import is_other_name, last_before, note_bracketed
from sigdocs.minimisation.people import Book, Entry
from sigdocs.minimisation.privilege import privileged
from sigdocs.minimisation.propagation import Aliases
from sigdocs.minimisation.protected import (
    Heard,
    descriptions,
    source_dates,
    source_marks,
    sources,
)
from sigdocs.minimisation.roles import cue_of
from sigdocs.minimisation.sensitive import sensitive
from sigdocs.minimisation.settling import settle, subjects
from sigdocs.minimisation.slips import is_misspelling
from sigdocs.minimisation.strangers import Finder
from sigdocs.minimisation.tagger import NamesModel, Tags, names_model
from sigdocs.minimisation.text import Passage, passage
from sigdocs.model.findings import Focus, ValidatedForm
from sigdocs.model.forms import Layer, LayerKind, ParsedForm
from sigdocs.model.people import Category, PeopleTable
from sigdocs.model.policy import Policy, Words

_ONLY_A_LABEL = re.compile(
    r"[\s*\u2022-]*(?:(?:GMC|NMC|GDC|GPhC|HCPC|registration|reg|PIN)\b\W*|(?:no|number|pin|ref)\b\W*){1,4}",
    re.I,
)
_FIELD_CODE = re.compile(
    r"\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|TOC|SEQ|DATE|TIME|FORMTEXT|FORMCHECKBOX|"
    r"FORMDROPDOWN|FILENAME|STYLEREF|NOTEREF)\b[^\w]*(?:\\|\*|$|[\w\s\\*\"-]*MERGEFORMAT)"
)
_PROGRAM = re.compile(  # what stands as the author where nobody set one
    r"\s*(?:python-docx|docx4j|apache poi|openpyxl|pandoc|libreoffice|openoffice|aspose|google docs|"
    r"wps office|onlyoffice|(?:microsoft )?office user|windows user|microsoft(?: office)?(?: word)?|"
    r"acrobat\w*|user|admin(?:istrator)?|owner|author|unknown|anonymous)\b[^a-z]*",
    re.I,
)
_NAMESAKES = re.compile(
    r"same name|real doctor|real nurse|genuine|impost[eo]r|identity|namesake|belongs to|"
    r"no relation|different (?:doctor|nurse|person)|not the same",
    re.I,
)
_REGISTRATIONS = (
    Category.GMC_NUMBER,
    Category.NMC_PIN,
    Category.GDC_NUMBER,
    Category.GPHC_NUMBER,
    Category.HCPC_NUMBER,
)
_INSIDE = (Category.OWN_STAFF, Category.OFFICIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found: passages (answers, then layers with question ""), their marks, people."""

    passages: tuple[Passage, ...]
    marks: tuple[tuple[Mark, ...], ...]
    book: Book
    organisations: Organisations
    has_source: bool
    tags: tuple[Tags, ...]


def find(checked: ValidatedForm, people: PeopleTable, policy: Policy) -> Findings:
    """Read the whole form once for people, then once more for every mention of them."""
    form, words, model = (
        checked.form,
        policy.words,
        names_model(policy.names_model, policy.words.forenames),
    )
    passages = _passages(form, words, model)
    organisations = Organisations(people, words, model, policy.organisations)
    organisations.learn(passages)
    fixed = [_fixed(p, organisations, policy) for p in passages]
    bodies = [organisations.bodies(p) for p in passages]
    fresh = Book(PeopleTable(), words)
    fresh.has_namesakes = any(_NAMESAKES.search(p.text) for p in passages)
    tags = tuple(model.tag(p, words) for p in passages)
    things = _things(passages, words)
    finders = [
        Finder(p, form.kind, words, model, tags[i], [*_spans(fixed[i]), *bodies[i]], things)
        for i, p in enumerate(passages)
    ]
    mentions = [mention for finder in finders for mention in finder.mentions()]
    cues = [cue_of(mention, form.kind, words) for mention in mentions]
    met = _meet(mentions, cues, fresh)
    _settle(met, cues, fresh, checked)
    book = Book(people, words)
    book.has_namesakes = fresh.has_namesakes
    known = book.take_in(fresh)
    named = [(mention, known[entry.key]) for mention, entry in met]
    aliases, letters = Aliases(book, words, model), Initials(book.entries, words)
    persons = [
        _persons(p, named, aliases, letters, fixed[i], bodies[i]) for i, p in enumerate(passages)
    ]
    _tie_numbers(book, passages, persons, fixed)
    give_labels(book, _places(persons), passages)
    marks, told = _complete(checked, passages, persons, fixed, book, policy)
    return Findings(
        passages=passages,
        marks=marks,
        book=book,
        organisations=organisations,
        has_source=told,
        tags=tags,
    )


def _things(passages: Sequence[Passage], words: Words) -> frozenset[str]:
    """The words before "ward", "unit", "House", "score" and the like: "Juniper" alone is then the ward."""
    heads = words.place_heads | words.medical_heads
    return frozenset(
        one.fold
        for p in passages
        for index, (one, after) in enumerate(zip(p.tokens, p.tokens[1:], strict=False))
        if one.is_capital and after.fold in heads and p.gap(index) == " "
    )


def _is_instruction(layer: Layer) -> bool:
    """A field of Word's own (PAGE, NUMPAGES …), a program as the author: its words are no one's name."""
    text = layer.text.reveal()
    if layer.kind is LayerKind.PROPERTY:
        return bool(_PROGRAM.fullmatch(text))
    return layer.kind is LayerKind.FIELD and bool(_FIELD_CODE.match(text))


def _passages(form: ParsedForm, words: Words, model: NamesModel) -> tuple[Passage, ...]:
    rows = [(a.question, a.occurrence, a.text.reveal()) for a in form.answers if len(a.text)]
    rows += [
        ("", n, layer.text.reveal())
        for n, layer in enumerate(form.layers, 1)
        if len(layer.text) and not _is_instruction(layer)
    ]
    return tuple(passage(q, n, recased(text, words, model), text) for q, n, text in rows)


def _fixed(passage: Passage, organisations: Organisations, policy: Policy) -> list[Mark]:
    """What has a shape of its own: organisations, numbers, contact details, addresses."""
    numbers = identifiers(passage)
    streets = [_before_number(m, numbers, passage.text) for m in addresses(passage, policy.words)]
    return [*numbers, *streets, *organisations.marks(passage)]


def _before_number(mark: Mark, numbers: Sequence[Mark], text: str) -> Mark:
    """An address between the number that it seems to begin with and the one that it runs into.

    In "NHS No 999 123 4560, Rose Cottage" it is the cottage, not 4560 Rose Cottage.
    """
    start = max(
        (n.end for n in numbers if n.start < mark.start < n.end < mark.end), default=mark.start
    )
    start = mark.end - len(text[start : mark.end].lstrip(" ,;)\n")) if start > mark.start else start
    inner = [n.start for n in numbers if start < n.start < mark.end]
    end = len(text[: min(inner, default=mark.end)].rstrip(" ,;(\n"))
    return replace(mark, start=start, end=max(end, start + 1))


def _meet(found: Sequence[Mention], cues: Sequence[Cue], book: Book) -> list[tuple[Mention, Entry]]:
    """Note everyone who is named: full names first, so that short ones find their owner."""
    order = sorted(range(len(found)), key=lambda n: (-min(2, len(found[n].run.name.parts)), n))
    noted: dict[int, Entry] = {}
    linked = False
    for number in [n for n in order if not is_other_name(found[n])]:
        mention = found[number]
        if not linked and len(mention.run.name.parts) < 2:
            _link(found, noted)
            linked = True
        spelling = mention.passage.text[mention.run.start : mention.run.end]
        noted[number] = book.note(
            mention.run.name,
            spelling,
            f"{mention.passage.question}: {mention.evidence}",
            standing(cues[number]),
            may_be_slip=not _is_beside_its_like(found, number),
        )
        note_bracketed(mention, noted[number], book.words)
    _link(found, noted)
    for number in [n for n in order if n not in noted]:
        mention = found[number]
        spelling = mention.passage.text[mention.run.start : mention.run.end]
        noted[number] = book.note(mention.run.name, spelling, mention.evidence)
    return [(found[number], noted[number]) for number in range(len(found))]


def _is_beside_its_like(found: Sequence[Mention], number: int) -> bool:
    """As in "Joan Roberts and Joan Robert": of two so alike, side by side, neither is a slip."""
    own = found[number]
    text, family = own.passage.text, own.run.name.family[-1]
    if " and " not in text[max(0, own.run.start - 5) : own.run.end + 5]:
        return False
    return any(
        is_misspelling(other.run.name.family[-1], family)
        for other in found
        if other.passage is own.passage
        and (other.run.end == own.run.start - 5 or own.run.end == other.run.start - 5)
    )


def _link(found: Sequence[Mention], noted: dict[int, Entry]) -> None:
    """Give each other name ("known as Tasos") to the person named last before it on its line."""
    for number, mention in enumerate(found):
        if number in noted or not is_other_name(mention):
            continue
        owner = last_before(mention, found, noted)
        if owner is not None:
            noted[number] = owner
            spelling = mention.passage.text[mention.run.start : mention.run.end]
            owner.call(mention.run.name, spelling)


def _spans(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in marks]


def _settle(
    named: Sequence[tuple[Mention, Entry]],
    cues: Sequence[Cue],
    book: Book,
    checked: ValidatedForm,
) -> None:
    """Give everyone a role, and find the practitioner whom the concern is about."""
    settle(named, cues)
    if checked.profile.focus is Focus.INDIVIDUAL and not any(e.is_subject for e in book.entries):
        for key in subjects(list(named), checked.form.kind):
            book.entry(key).is_subject = True


def _persons(
    passage: Passage,
    named: Sequence[tuple[Mention, Entry]],
    aliases: Aliases,
    letters: Initials,
    fixed: Sequence[Mark],
    bodies: Sequence[tuple[int, int]],
) -> list[Mark]:
    """Every mention of a person in a passage, each place once."""
    own = [
        Mark(
            start=m.run.start,
            end=m.run.end,
            category=Category.OTHER_PERSON,
            evidence=m.evidence,
            confidence=m.confidence,
            person=aliases.owner(m, e),
        )
        for m, e in named
        if m.passage is passage
    ]
    numbers = [m for m in fixed if m.category is not Category.ORGANISATION or m.confidence == 1]
    others = [Mark(start=s, end=e, category=Category.ORGANISATION, evidence="") for s, e in bodies]
    known = without_overlaps([*own, *aliases.marks(passage, [*own, *numbers, *others])])
    free = [mark for mark in letters.marks(passage) if not overlaps(mark, known)]
    return without_overlaps([*known, *free])


def _tie_numbers(
    book: Book,
    passages: Sequence[Passage],
    persons: Sequence[list[Mark]],
    fixed: Sequence[list[Mark]],
) -> None:
    """Tie each registration number to the person named last before it in the same line.

    A line that is nothing but the number ("GDC no: 998431") speaks of whoever the lines above name.
    """
    owners: dict[str, str] = {number: e.key for e in book.entries for number in e.identifiers}
    for place, one in enumerate(passages):
        for at, mark in enumerate(fixed[place]):
            if mark.category not in _REGISTRATIONS:
                continue
            digits = re.sub(r"\W", "", one.text[mark.start : mark.end]).upper()
            line = _line_of(one.text, mark.start)
            before = [m.person for m in persons[place] if line <= m.start < mark.start]
            key = owners.get(digits) or (before[-1] if before else "")
            if key:
                _tie(book.entry(key), digits, mark.category)
                owners[digits] = key
                fixed[place][at] = replace(mark, person=key)


def _line_of(text: str, place: int) -> int:
    """Where the line of a number begins; a line with only its label belongs to the paragraph above."""
    line = text.rfind("\n", 0, place) + 1
    if _ONLY_A_LABEL.fullmatch(text, line, place):
        return text.rfind("\n\n", 0, line) + 1
    return line


def _tie(entry: Entry, digits: str, category: Category) -> None:
    if digits not in entry.identifiers:
        entry.identifiers.append(digits)
    if category not in entry.registers:
        entry.registers.append(category)


def _places(persons: Sequence[list[Mark]]) -> dict[str, list[tuple[int, int]]]:
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, marks in enumerate(persons):
        for mark in marks:
            places[mark.person].append((number, mark.start))
    return places


def _complete(
    checked: ValidatedForm,
    passages: tuple[Passage, ...],
    persons: list[list[Mark]],
    fixed: list[list[Mark]],
    book: Book,
    policy: Policy,
) -> tuple[tuple[tuple[Mark, ...], ...], bool]:
    """Add dates, special categories, the confidential source and privileged passages."""
    keys, heard = _sources(passages, persons, book)
    called = {
        words for p, one in zip(passages, heard, strict=True) for words in descriptions(p, one)
    }
    roles = {e.key: e.role for e in book.entries}
    subject = next((e.key for e in book.entries if e.is_subject), "")
    marks = []
    for place, one in enumerate(passages):
        dates = date_marks(one, persons[place], fixed[place], received_year=checked.received.year)
        free = [d for d in dates if not _inside(d, fixed[place])]
        marks.append(
            (
                *(m for m in persons[place] if m.person not in keys),
                *_unnamed(fixed[place], persons[place]),
                *free,
                *sensitive(one, policy.words, persons[place], roles, subject),
                *source_marks(one, persons[place], keys, heard[place], called),
                *source_dates(one, free, keys, persons[place], heard[place]),
                *privileged(one),
            )
        )
    return tuple(marks), bool(keys) or any(one.told for one in heard)


def _sources(
    passages: Sequence[Passage], persons: Sequence[list[Mark]], book: Book
) -> tuple[set[str], list[Heard]]:
    outsiders = {e.key for e in book.entries if e.role not in _INSIDE and not e.is_subject}
    keys = {e.key for e in book.entries if e.role is Category.CONFIDENTIAL_SOURCE}
    heard = [sources(one, persons[place], outsiders) for place, one in enumerate(passages)]
    keys = keys.union(*(one.people for one in heard))
    for key in keys:
        book.entry(key).role = Category.CONFIDENTIAL_SOURCE
    return keys, heard


def _inside(mark: Mark, others: Sequence[Mark]) -> bool:
    return any(
        o.start <= mark.start and mark.end <= o.end and o.category is not Category.ORGANISATION
        for o in others
    )


def _unnamed(fixed: Sequence[Mark], persons: Sequence[Mark]) -> list[Mark]:
    """Without the short forms of organisations that are a person's surname in this place."""
    return [
        m
        for m in fixed
        if m.category is not Category.ORGANISATION
        or not any(p.start <= m.start and m.end <= p.end for p in persons)
    ]
