"""What a form's labels, headings and help look like as words, ready to be looked for.

Words are compared folded, without punctuation, so that "Organisation(s) involved:" and
"organisation (s) involved" are one label. Built once for each definition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sigdocs.model.definitions import FormDefinition, Question

WORD = re.compile(r"[^\W_]+")
_RAISED = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"), " ")
_ASIDE = re.compile(r"\s*\([^()]*\s[^()]*\)")  # "(if relevant)", not the "(s)" of "Organisation(s)"
_TAIL = re.compile(r"\s[–—]\s.*$")
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_MIN_SENTENCE = 5


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, punctuation and the raised digits of footnotes left out."""
    if not text.isascii():
        text = text.translate(_RAISED)
    return tuple(word.casefold() for word in WORD.findall(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to look for, in printed order: a question or a section's heading.

    ``partner`` is the place of the name that a date belongs to, -1 where it belongs to none.
    ``weight`` is how much its wording says: the words of the longest form of the label.
    """

    place: int
    question: str
    section: str
    letter: str
    occurrence: int = 1
    is_heading: bool = False
    partner: int = -1
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Texts that the form itself prints. ``rare``: one long word of each, for a cheap first look."""

    pattern: re.Pattern[str]
    rare: tuple[str, ...]

    def may_stand_in(self, text: str) -> bool:
        """Whether it is worth looking closely."""
        if not self.rare:
            return False
        folded = text.casefold()
        return any(word in folded for word in self.rare)


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to write a label, and the question or section ("§4") it may stand for."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    pattern: re.Pattern[str]
    size: int


def wording(words: tuple[str, ...], keys: tuple[str, ...]) -> Wording:
    """A wording, with the pattern that finds it on one line (a footnote's digit may follow)."""
    pattern = r"[\W_]+".join(map(re.escape, words)) + r"(?=[\d⁰¹²³⁴-⁹]*(?![^\W_]))[\d⁰¹²³⁴-⁹]*"
    return Wording(words, keys, re.compile(pattern, re.IGNORECASE), 2 * sum(map(len, words)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All wordings of one form by first word, longest first; help texts by question; furniture."""

    definition: FormDefinition
    by_first: dict[str, tuple[Wording, ...]]
    firsts: frozenset[str]
    by_key: dict[str, tuple[tuple[str, ...], ...]]
    word_sets: dict[str, tuple[frozenset[str], ...]]
    guidance: dict[str, Printed]
    placeholders: dict[str, frozenset[tuple[str, ...]]]
    long_furniture: Printed
    furniture: frozenset[tuple[str, ...]]
    longest_furniture: int
    orders: dict[int, tuple[Item, ...]]

    def items(self, repeats: int) -> tuple[Item, ...]:
        """The form in printed order, its repeated section ``repeats`` times."""
        if repeats not in self.orders:
            self.orders[repeats] = _items(self, repeats)
        return self.orders[repeats]


_BUILT: dict[int, Vocabulary] = {}


def vocabulary(definition: FormDefinition) -> Vocabulary:
    """Everything the form prints, as words; built once for each definition.

    Kept by identity (the vocabulary holds its definition, so an id is not used again): hashing a
    whole definition would cost more than reading with it.
    """
    known = _BUILT.get(id(definition))
    if known is None:
        known = _BUILT[id(definition)] = _build(definition)
    return known


def _build(definition: FormDefinition) -> Vocabulary:
    by_key: dict[str, tuple[tuple[str, ...], ...]] = {}
    for section in definition.sections:
        by_key[f"§{section.id}"] = _forms(section.headings)
    for question in definition.questions:
        by_key[question.id] = _forms(question.labels)
    fixed = [*definition.titles, *definition.furniture]
    fixed += [heading for section in definition.sections for heading in section.headings]
    by_first = _index(by_key)
    return Vocabulary(
        definition=definition,
        by_first=by_first,
        firsts=frozenset(by_first),
        by_key=by_key,
        word_sets={key: tuple(map(frozenset, forms)) for key, forms in by_key.items()},
        guidance={q.id: _printed(_help(q)) for q in definition.questions},
        placeholders={
            q.id: frozenset(words_of(text) for text in q.placeholders) for q in definition.questions
        },
        long_furniture=_printed([t for t in fixed if len(words_of(t)) >= _MIN_SENTENCE]),
        furniture=frozenset(words_of(text) for text in fixed),
        longest_furniture=2 * max(map(len, fixed)),
        orders={},
    )


def _forms(labels: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A label as printed, and without what people leave out: the aside in brackets, the reminder."""
    found: dict[tuple[str, ...], None] = {}
    for label in labels:
        shorter = _TAIL.sub("", label)
        for form in (label, shorter, _ASIDE.sub("", label), _ASIDE.sub("", shorter)):
            found.setdefault(words_of(form))
    return tuple(sorted(found, key=len, reverse=True))


def _index(by_key: dict[str, tuple[tuple[str, ...], ...]]) -> dict[str, tuple[Wording, ...]]:
    shared: dict[tuple[str, ...], list[str]] = {}
    for key, forms in by_key.items():
        for form in forms:
            shared.setdefault(form, []).append(key)
    by_first: dict[str, list[Wording]] = {}
    for form, keys in shared.items():
        by_first.setdefault(form[0], []).append(wording(form, tuple(keys)))
    return {
        first: tuple(sorted(found, key=lambda w: len(w.words), reverse=True))
        for first, found in by_first.items()
    }


def _help(question: Question) -> list[str]:
    """A question's help, whole and sentence by sentence (people delete some of it)."""
    texts = list(question.guidance)
    for text in question.guidance:
        texts += [s for s in _SENTENCE.split(text) if len(words_of(s)) >= _MIN_SENTENCE]
    return texts


def _printed(texts: list[str]) -> Printed:
    """What finds any of the texts whatever the case, spacing and punctuation."""
    forms = sorted({words_of(text) for text in texts}, key=len, reverse=True)
    choices = "|".join(r"[\W_]+".join(map(re.escape, form)) for form in forms)
    pattern = (
        rf"[(\[\"'“‘]?\b(?:{choices})(?:\b|(?=[⁰¹²³⁴-⁹]))[\d⁰¹²³⁴-⁹]?[)\]\"'”’.:;]*"
        if forms
        else r"(?!)"
    )
    rare = tuple({max(form, key=len) for form in forms})
    return Printed(pattern=re.compile(pattern, re.IGNORECASE), rare=rare)


def _items(known: Vocabulary, repeats: int) -> tuple[Item, ...]:
    definition = known.definition
    found: list[Item] = []
    for section in definition.sections:
        inside = [q for q in definition.questions if q.section == section.id]
        for occurrence in range(1, (repeats if section.repeats else 1) + 1):
            found.append(_item(known, len(found), f"§{section.id}", section.id, "", occurrence))
            for q in inside:
                found.append(_item(known, len(found), q.id, section.id, q.letter, occurrence))
    return tuple(found)


def _item(
    known: Vocabulary, place: int, key: str, section: str, letter: str, occurrence: int
) -> Item:
    return Item(
        place=place,
        question=key,
        section=section,
        letter=letter,
        occurrence=occurrence,
        is_heading=key.startswith("§"),
        partner=place - 1 if key.endswith(".date") else -1,
        weight=max(map(len, known.by_key[key])),
    )
