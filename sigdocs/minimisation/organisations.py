"""Organisations that the case is about: by how their names end, by 1c, and by their short forms.

Regulators, royal colleges and NHS bodies that act in role are listed in words.toml and are not marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sigdocs.minimisation.letter_case import is_without_case
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.organisation_cues import Told, told
from sigdocs.minimisation.organisation_patterns import (
    BRACKETED,
    CALLED,
    FIRST_OF_LINE,
    FOLLOWING,
    LEAD_INS,
    LINE,
    NEXT_WORD,
    OF_MEDICINE,
    OPENING,
    OWN_QUESTIONS,
    PERSON_LINKS,
    PUBLIC,
    RUN,
    SURE_HEADS,
    TITLE,
    TITLED,
    WEAK_HEADS,
    all_heads,
    any_of,
    bare_name,
    ends_like_one,
    is_sort,
    short_pattern,
    spoken_pattern,
    well_known,
)
from sigdocs.minimisation.short_forms import short_forms
from sigdocs.minimisation.spans import Spans
from sigdocs.minimisation.tagger import NamesModel
from sigdocs.minimisation.text import Passage, fold
from sigdocs.model.numbers import in_letters
from sigdocs.model.people import Category, PeopleTable
from sigdocs.model.personal import PersonalText
from sigdocs.model.policy import KnownOrganisation, Words


class Organisations:
    """The organisations of a case: spelling to stable pseudonym, and short forms."""

    def __init__(
        self,
        table: PeopleTable,
        words: Words,
        model: NamesModel,
        known: Sequence[KnownOrganisation],
    ) -> None:
        """Begin with those that the case's table holds."""
        self.words, self.model = words, model
        self.generic = words.organisation_generic
        self.names: list[tuple[str, str]] = [
            (name.reveal(), label) for name, label in table.organisations
        ]
        self.kinds: dict[str, str] = {fold(name): "law" for name in words.law_firms}
        self.also: dict[str, list[str]] = {}
        self.regions = {fold(row.name): row.region for row in known}
        self._spelt: dict[str, tuple[tuple[str, str], ...]] = {}
        self._told: dict[tuple[str, str, str], tuple[Told, ...]] = {}

    def learn(self, passages: Iterable[Passage]) -> None:
        """Add every organisation that is named in full, in the order of the form."""
        for passage in passages:
            for one in self._full(passage):
                self._take_in(passage.text, one)

    def _take_in(self, text: str, one: Told) -> None:
        """Add a name, what it is, and the short form in brackets after it: "… NHS Trust ("ETH")"."""
        name = text[one.start : one.end]
        self.add(name)
        if one.kind:
            self.kinds.setdefault(bare_name(name), one.kind)
        bracketed = BRACKETED.match(text, one.end)
        if bracketed and self._is_short_form(bracketed["short"]):
            self.also.setdefault(bare_name(name), []).append(bracketed["short"])
            self._spelt.clear()

    def _is_short_form(self, short: str) -> bool:
        """Whether what stands in brackets after a name is short for it, and no word for what it is."""
        parts = [fold(part) for part in short.split()]
        return not all(
            part in self.generic or part in self.words.abbreviations or part in self.words.places
            for part in parts
        )

    def add(self, name: str) -> str:
        """The pseudonym of a name, a new one where it is not known yet."""
        bare = re.sub(r"\s+", " ", re.sub(r"^[Tt]he ", "", name))
        for known, label in self.names:
            if fold(known) == bare_name(name):
                return label
        label = f"Organisation {in_letters(len({label for _, label in self.names}))}"
        self.names.append((bare, label))
        return label

    def marks(self, passage: Passage) -> list[Mark]:
        """Every mention in a passage, full or short."""
        text = passage.text
        spans = Spans()
        found = []
        for one in self._full(passage):
            end = self._extended(text, one.end)
            spans.add(one.start, end)
            found.append(
                _mark(one.start, end, "name of an organisation", self._sureness(one, text))
            )
        for pattern in self._short_patterns(passage):
            for match in pattern.finditer(text):
                end = self._extended(text, match.end())
                if not spans.touch(match.start(), end) and not self._in_a_name(text, match):
                    spans.add(match.start(), end)
                    found.append(
                        _mark(match.start(), end, "short form of an organisation's name", 0.9)
                    )
        return found

    def _in_a_name(self, text: str, match: re.Match[str]) -> bool:
        """Whether a lone word stands in somebody's name: "Mrs Tamar Eze" is not of Tamar Vale Trust."""
        if " " in match.group():
            return False
        following = FOLLOWING.match(text, match.end())
        word = fold(following["word"]) if following else ""
        is_plain = (
            word in self.generic or word in self.words.abbreviations or word in self.words.posts
        )
        known = self.model.is_forename(word) or self.model.is_surname(word)
        return (known and not is_plain) or bool(
            TITLED.search(text, max(0, match.start() - 12), match.start())
        )

    def _sureness(self, one: Told, text: str) -> float:
        """1.0 for the full name of a public body: nobody's surname in it is that person."""
        name = text[one.start : one.end]
        by_its_end = not one.kind and " " in name
        return 1.0 if by_its_end and self.kind(name) in PUBLIC else 0.95

    def _extended(self, text: str, end: int) -> int:
        """Where a name ends with the words for its kind that follow: "Wealden Ambulance", "… Group plc"."""
        while following := FOLLOWING.match(text, end):
            word = fold(following["word"])
            if word not in self.generic and not CALLED.fullmatch(following["word"]):
                break
            end = following.end()
        return end

    def label_of(self, text: str) -> str:
        """The pseudonym of a mention: of the full name, or of the one it is short for."""
        bare = bare_name(text)
        for known, label in self.names:
            if fold(known) == bare:
                return label
        shorts = [(fold(s), label) for known, label in self.names for s in self.shorts(known)]
        for short, label in shorts:
            if bare == short:
                return label
        longest = max((s for s, _ in shorts if bare.startswith(f"{s} ")), key=len, default="")
        for short, label in shorts:
            if longest and short == longest:
                return label
        return "an organisation"

    def full_name(self, label: str) -> str:
        """The first spelling seen of the organisation with that pseudonym."""
        return next((known for known, own in self.names if own == label), "")

    def table(self) -> tuple[tuple[PersonalText, str], ...]:
        """The spellings with their pseudonyms, for the case's table."""
        return tuple((PersonalText(name), label) for name, label in self.names)

    def kind(self, name: str) -> str:
        """The type of an organisation, by how its name ends and what it holds."""
        folded = name.lower().replace("\u2019", "'")
        kind = self.kinds.get(bare_name(name)) or next(
            (self.words.organisation_heads[h] for h in all_heads(self.words) if folded.endswith(h)),
            "other",
        )
        if kind in ("trust", "hospital") and "trust" in folded:
            special = {
                "ambulance": "ambulance-trust",
                "mental": "mental-trust",
                "partnership": "mental-trust",
            }
            special |= {"children": "children-trust", "community": "community-trust"}
            kind = next((value for word, value in special.items() if word in folded), kind)
        return kind

    def shorts(self, name: str) -> tuple[str, ...]:
        """What people call it, and what stands in brackets after it."""
        return (*short_forms(name, self.words, self.model), *self.also.get(bare_name(name), ()))

    def _short_patterns(self, passage: Passage) -> Iterator[re.Pattern[str]]:
        """The pattern of every spelling and short form whose first word the passage holds."""
        any_case = any(map(is_without_case, passage.written.splitlines()))
        small = passage.text.casefold()
        for known, _ in self.names:
            for word, spelling in self._spellings(known):
                if word in small:
                    yield short_pattern(spelling, any_case=any_case)

    def _spellings(self, known: str) -> tuple[tuple[str, str], ...]:
        """(first word in small letters, spelling) of a name and of its short forms."""
        if known not in self._spelt:
            spellings = (known, *self.shorts(known))
            self._spelt[known] = tuple((one.split()[0].casefold(), one) for one in spellings)
        return self._spelt[known]

    def bodies(self, passage: Passage) -> list[tuple[int, int]]:
        """Where bodies stand that are nobody's name: those listed, and the firms of lawyers."""
        patterns = (any_of(self.words.not_organisations), any_of(self.words.law_firms))
        return [m.span() for pattern in patterns for m in pattern.finditer(passage.text)]

    def _full(self, passage: Passage) -> tuple[Told, ...]:
        """Every place that names an organisation in full: learnt first, then marked."""
        key = passage.question, passage.text, passage.written
        if key not in self._told:
            self._told[key] = tuple(self._read(passage))
        return self._told[key]

    def _read(self, passage: Passage) -> Iterator[Told]:
        listed = any_of(self.words.not_organisations).finditer(passage.text)
        taken = Spans(m.span() for m in listed)
        for one in self._candidates(passage):
            if one.start < one.end and not taken.touch(one.start, one.end):
                taken.add(one.start, one.end)
                yield one

    def _candidates(self, passage: Passage) -> Iterator[Told]:
        """By list, by the end of the name, by the words beside it; in 1c and 1i whatever opens a line."""
        text = passage.text
        for known in (any_of(self.words.law_firms), well_known(self.words)):
            yield from (Told(*match.span(), "") for match in known.finditer(text))
        for match in ends_like_one(self.words).finditer(text):
            yield Told(self._trimmed(passage, match), match.end(), "")
        yield from told(passage, self.words, self.model)
        for line in LINE.finditer(passage.written):
            if is_without_case(line.group()):
                yield from self._spoken(passage, line.group().lower(), line.start())
        if passage.question in OWN_QUESTIONS:
            yield from self._asked_for(passage)

    def _spoken(self, passage: Passage, line: str, offset: int) -> Iterator[Told]:
        for match in spoken_pattern(self.words).finditer(line):
            own = [word for word in match["own"].split() if fold(word) not in self.generic]
            is_named = passage.question in OWN_QUESTIONS or not all(map(self._is_plain, own))
            if own and is_named:
                yield Told(offset + match.start("name"), offset + match.end("name"), "")
        opening = OPENING.match(line) if passage.question in OWN_QUESTIONS else None
        if opening and not all(fold(word) in self.generic for word in opening[1].split()):
            yield Told(offset + opening.start(1), offset + opening.end(1), "")

    def _asked_for(self, passage: Passage) -> Iterator[Told]:
        """In 1c and 1i: what opens a line, and every capitalised run that is nobody's name."""
        for line in FIRST_OF_LINE.finditer(passage.text):
            yield Told(*line.span(1), "")
        for run in RUN.finditer(passage.text):
            first = fold(run["own"])
            known = self.model.is_forename(first) or (
                " " not in run.group() and self.model.is_surname(first)
            )
            post = fold((NEXT_WORD.match(passage.text, run.end()) or [""] * 2)[1])
            is_listed = first in self.words.not_names or self._is_plain(run["own"])
            is_listed = is_listed or (run.group().isupper() and " " not in run.group())  # CNST
            if not (known or is_listed or post in self.words.posts or TITLE.match(run.group())):
                yield Told(*run.span(), "")

    def _trimmed(self, passage: Passage, match: re.Match[str]) -> int:
        """Where the name begins, without words that only lead up to it; its end if nothing is left."""
        text = passage.text
        is_named = passage.question in OWN_QUESTIONS  # 1c and 1i ask for names
        start, end = match.span()
        head = match.group("head")
        words = list(re.finditer(r"\S+", text[start : end - len(head)]))
        while (
            words and fold(words[0].group().strip(".,")) in LEAD_INS and words[0].group() != "The"
        ):
            words.pop(0)
        led = text[: start + words[0].start()] if words else ""
        words = words[self._of_person(led, [w.group() for w in words]) :]
        own = [w.group() for w in words if fold(w.group()) not in self.generic]
        job = re.match(
            r"\s+(?:[Mm]anager|[Nn]urse|[Ll]ead|[Pp]artner|[Dd]irector)", text[end : end + 12]
        )
        if "\n" in match.group() and job:
            return end  # a list: "Dr Thuy Nguyen", then on a line of its own "Practice manager …"
        is_weak = head.lower() in WEAK_HEADS
        if not own or self._is_person(match.group(), own) or (is_weak and "\n" in match.group()):
            return end
        is_plain = all(self._is_plain(word) for word in own) and (
            is_weak or len(own) < 3 or all(is_sort(word) for word in own)
        )
        if is_plain and not is_named and not self._is_telling(head, own):
            return end
        return start + words[0].start()

    def _of_person(self, before: str, parts: Sequence[str]) -> int:
        """How many words are a person who is of or at it: "Leona Vickery of West Calder ICB"."""
        links = [place for place, part in enumerate(parts) if part in PERSON_LINKS]
        if not links or not 0 < links[0] < 5 or any("," in part for part in parts[: links[0]]):
            return 0
        is_named = links[0] > 1 and self.model.is_forename(fold(parts[0]))
        if not is_named and not (TITLED.search(before[-12:]) or TITLE.match(parts[0] + " ")):
            return 0
        place = links[0] + 1
        while place < len(parts) and parts[place] in ("the", "our", "their"):
            place += 1
        return place

    def _is_person(self, whole: str, own: Sequence[str]) -> bool:
        """Whether the end of the name is a surname after a title or a forename: "Jane Church"."""
        titled = TITLE.match(whole) is not None
        is_named = self.model.is_forename(fold(own[0])) and len(own) == 1
        last = fold(whole.split()[-1])
        return (self.model.is_surname(last) or last in WEAK_HEADS) and (titled or is_named)

    def _is_telling(self, head: str, own: Sequence[str]) -> bool:
        """Whether an ordinary word before that head is a name all the same: "Riverside Medical Centre"."""
        folded = [fold(word.strip(".,")) for word in own]
        if any(map(is_sort, folded)):
            return "nhs" in head.lower() or "foundation" in head.lower()
        return (
            folded[-1] in self.words.street_heads or re.sub(r"\s+", " ", head.lower()) in SURE_HEADS
        )

    def _is_plain(self, word: str) -> bool:
        """Whether a word is ordinary English, so that "Day Surgery" is no organisation."""
        folded = fold(word.strip(".,"))
        is_listed = folded in self.words.not_names or folded in self.words.vocabulary
        return is_listed or self.model.is_ordinary(folded) or folded.endswith(OF_MEDICINE)


def _mark(start: int, end: int, evidence: str, confidence: float) -> Mark:
    return Mark(
        start=start,
        end=end,
        category=Category.ORGANISATION,
        evidence=evidence,
        confidence=confidence,
    )
