"""The people of a case while a form is being read: who is who, under which names.

It starts from the case's ``PeopleTable`` and only ever adds to it, so that pseudonyms stay the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from sigdocs.minimisation.gender import KIN_GENDER, TITLE_GENDER
from sigdocs.minimisation.names import Name, is_title, read_run
from sigdocs.minimisation.slips import is_misspelling, slips
from sigdocs.minimisation.text import fold, passage
from sigdocs.model.people import Category, PeopleTable, Person
from sigdocs.model.policy import Words

WARD_SISTER = frozenset(
    ("ward", "night", "charge", "theatre", "senior", "junior", "district", "clinic", "duty", "unit")
)
"""What makes a sister a nurse, not a relative."""
_SMALL = ("baby", "infant", "child", "twin", "master")


_SAME = (
    {Category.OFFICIAL, Category.OTHER_CLINICIAN},
    {Category.OFFICIAL, Category.OWN_STAFF},
)
"""What one person may well be: a doctor who is a coroner."""
_CHILD = {Category.PATIENT, Category.RELATIVE}

Index = dict[str, dict[int, "Entry"]]


def turned(name: Name) -> set[str]:
    """A name as one word, begun at each part: "chenyuting" for Chen Yu-Ting, and for Yuting Chen."""
    parts = name.parts
    if not 1 < len(parts) < 5 or name.initials:
        return set()
    return {"".join(parts[n:] + parts[:n]) for n in range(len(parts))}


@dataclass(slots=True, kw_only=True)
class Entry:
    """One person while reading. ``spellings`` as written, ``names`` their shapes.

    ``given``, ``family``, ``titles`` and ``parts`` (nicknames too) are what the names hold, ``whole`` each
    name in one word; ``standings`` the roles that their places state plainly; ``order`` is the person's
    place in the book.
    """

    key: str
    role: Category = Category.OTHER_PERSON
    label: str = ""
    spellings: list[str] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    nicknames: set[str] = field(default_factory=set)
    post: str = ""
    identifiers: list[str] = field(default_factory=list)
    registers: list[Category] = field(default_factory=list)
    is_subject: bool = False
    evidence: str = ""
    relative_of: str = ""
    gender: str = ""
    place: tuple[int, int] = (1 << 30, 0)
    is_settled: bool = False
    letters: set[str] = field(default_factory=set)
    order: int = 0
    given: set[str] = field(default_factory=set)
    family: set[tuple[str, ...]] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    standings: set[Category] = field(default_factory=set)
    index: Index = field(default_factory=dict)
    ends: Index = field(default_factory=dict)

    @property
    def genders(self) -> set[str]:
        """As in "m" or "f", as far as titles and kin words tell."""
        told = {TITLE_GENDER[t] for t in self.titles if t in TITLE_GENDER}
        return told | ({self.gender} if self.gender else set())

    def add(self, name: Name, spelling: str) -> None:
        """Record one more way to write the name."""
        if name not in self.names:
            self.names.append(name)
            self.given.update(part for part in name.given if len(part) > 1)
            self.family.add(name.family)
            self.whole |= turned(name)
            self.ends.setdefault(name.family[-1], {})[self.order] = self
            self.titles.update(name.title.split())
            self._file(part for part in name.parts if len(part) > 1)
        if spelling not in self.spellings:
            self.spellings.append(spelling)

    def clashes(self, name: Name, stands: Category | None) -> bool:
        """Whether a short name belongs to somebody else: a patient is not the nurse of that surname."""
        if stands is None or not self.standings or stands in self.standings:
            return False
        if len(name.parts) + len(name.initials) > 1:
            return False
        return not any(
            {stands, own} in _SAME or (not name.title and {stands, own} == _CHILD)
            for own in self.standings
        )

    def call(self, name: Name, spelling: str) -> None:
        """Record another name of the same person: one part is what people call them."""
        if len(name.parts) == 1 and not name.initials:
            self.nick(name.parts)
        else:
            self.add(name, spelling)

    def nick(self, words: Iterable[str]) -> None:
        """Record what people call them."""
        words = set(words)
        self.nicknames |= words
        self._file(words)

    def _file(self, parts: Iterable[str]) -> None:
        """Keep the parts, here and in the index by which the book finds people."""
        for part in parts:
            self.parts.add(part)
            self.index.setdefault(part, {})[self.order] = self


@lru_cache(maxsize=4)
def _longer(words: Words) -> dict[str, set[str]]:
    """Short forenames to what they may be short for: "rich" to "richard"."""
    found: dict[str, set[str]] = {}
    for name, shorts in words.nicknames.items():
        for short in shorts:
            found.setdefault(short, set()).add(name)
    return found


class Book:
    """Everyone known so far."""

    def __init__(self, table: PeopleTable, words: Words) -> None:
        """Open the book at what the case's table already holds."""
        self.words = words
        self.has_namesakes = False
        self.index: Index = {}
        self.ends: Index = {}
        self.entries: list[Entry] = []
        for person in table.people:
            self.entries.append(self._entry(person))

    def _entry(self, person: Person) -> Entry:
        entry = Entry(
            key=person.key,
            order=len(self.entries),
            index=self.index,
            ends=self.ends,
            letters={letters.reveal() for letters in person.initials},
            role=person.role,
            label=person.label,
            post=person.post,
            is_subject=person.is_subject,
            evidence=person.evidence,
            identifiers=[number.reveal() for number in person.identifiers],
            registers=list(person.registers),
            is_settled=True,
        )
        for spelling in person.names:
            self._add(entry, name_of(spelling.reveal(), self.words), spelling.reveal())
        return entry

    def _add(self, entry: Entry, name: Name, spelling: str) -> None:
        entry.add(name, spelling)
        for given in name.given:
            entry.nick(self.words.nicknames.get(given, ()))
            entry.nick(_longer(self.words).get(given, ()))

    def entry(self, key: str) -> Entry:
        """The entry with that key."""
        place = key.removeprefix("person-")
        likely = self.entries[int(place) - 1 : int(place)] if place.isdigit() else []
        if likely and likely[0].key == key:
            return likely[0]
        return next(entry for entry in self.entries if entry.key == key)

    def _sharing(self, name: Name) -> Iterable[Entry]:
        """Everyone with a part of the name; for a letter alone, everyone."""
        parts = [part for part in name.parts if len(part) > 1]
        if not parts:
            return self.entries
        return {o: e for part in parts for o, e in self.index.get(part, {}).items()}.values()

    def find(self, name: Name, gender: str = "") -> list[Entry]:
        """Who a name may belong to: those whose names it fits, best fit first."""
        fits = [(self._fit(entry, name), -entry.order, entry) for entry in self._sharing(name)]
        best = max((score for score, _, _ in fits), default=0)
        if gender:
            fits = [row for row in fits if gender in (row[2].genders or {gender})]
            best = max((score for score, _, _ in fits), default=0)
        found = [row for row in fits if row[0] > 0 and row[0] >= best - 1]
        return [entry for _, _, entry in sorted(found, key=lambda row: row[:2], reverse=True)]

    def note(
        self,
        name: Name,
        spelling: str,
        evidence: str,
        stands: Category | None = None,
        *,
        may_be_slip: bool = True,
    ) -> Entry:
        """The person of that name: a known one, with one more spelling, or a new one.

        ``stands``: the role that this place states plainly, if any; ``may_be_slip``: it may be a
        misspelling of another's name.
        """
        gender = KIN_GENDER.get(evidence.rsplit(" ", 1)[-1], "")
        found = self.find(name, gender) or (self._misspelt(name) if may_be_slip else [])
        found = [entry for entry in found if not entry.clashes(name, stands)]
        if found and len(found) > 1 and len(name.parts) == 1:
            return found[0]
        entry = found[0] if found else self._new(evidence)
        self._add(entry, name, spelling)
        entry.gender = entry.gender or gender
        if stands is not None:
            entry.standings.add(stands)
        return entry

    def _new(self, evidence: str) -> Entry:
        """A new person at the end of the book."""
        number = len(self.entries)
        key = f"person-{number + 1}"
        entry = Entry(key=key, evidence=evidence, order=number, index=self.index, ends=self.ends)
        self.entries.append(entry)
        return entry

    def take_in(self, fresh: Book) -> dict[str, Entry]:
        """Join what one document says to what the case knew; returns who each fresh key is here.

        Reading a document afresh first, then joining, makes a second reading the same as the first.
        """
        known = list(self.entries)
        has_subject = any(entry.is_subject for entry in known)
        found: dict[str, Entry] = {}
        claimed: set[str] = set()
        for other in fresh.entries:
            entry = self._same(other, known, claimed)
            if entry is None:
                entry = self._new(other.evidence)
                entry.role, entry.post = other.role, other.post
                entry.is_subject = other.is_subject and not has_subject
            claimed.add(entry.key)
            found[other.key] = entry
            entry.gender = entry.gender or other.gender
            entry.nick(other.nicknames)
            entry.letters |= other.letters
            for name, spelling in zip(other.names, other.spellings, strict=False):
                self._add(entry, name, spelling)
            for spelling in other.spellings:
                self._add(entry, name_of(spelling, self.words), spelling)
        return found

    def _same(self, other: Entry, known: list[Entry], claimed: set[str]) -> Entry | None:
        """The known person with a spelling in common (most of all the first), or whom a name fits."""
        free = [entry for entry in known if entry.key not in claimed]
        shared = [
            (
                len(set(e.spellings) & set(other.spellings)),
                e.spellings[:1] == other.spellings[:1],
                e,
            )
            for e in free
        ]
        best = max(shared, key=lambda row: (row[1], row[0]), default=(0, False, None))
        if best[0] and best[2] is not None:
            return best[2]
        fullest = max(other.names, key=lambda name: len(name.parts))
        fits = [e for e in self.find(fullest, other.gender) if e in known]
        return fits[0] if fits else None

    def _misspelt(self, name: Name) -> list[Entry]:
        """Whose surname this nearly is, where given names and titles do not contradict."""
        found = []
        if not name.title and not name.given and self._is_risky(name):
            return []
        for entry in self._ending_like(name.family[-1]):
            near = any(
                len(family) == len(name.family)
                and all(
                    a == b or is_misspelling(a, b) for a, b in zip(family, name.family, strict=True)
                )
                for family in entry.family
            )
            given = not name.given or not entry.given or bool(set(name.given) & entry.parts)
            given = given or any(self._is_given_slip(part, entry) for part in name.given)
            if near and given and self._agrees(entry, name):
                found.append(entry)
        if not found and len(name.parts) == 1 and not name.title:
            found = [e for e in self.entries if self._is_given_slip(name.parts[0], e)]
        return found[:1]

    def _is_given_slip(self, word: str, entry: Entry) -> bool:
        """As in "Siobahn" for Siobhan; not "Daniela" for Daniel, which is a forename of its own."""
        if len(word) < 6 or word in self.words.forenames or word in self.words.name_like:
            return False
        return any(len(given) > 5 and is_misspelling(given, word) for given in entry.given)

    def _ending_like(self, word: str) -> list[Entry]:
        """Everyone whose surname ends in the word or a slip of it, in the order of the book."""
        known = list(self.ends)
        alike = [known[place] for place in slips(word, known)]
        rows = {o: e for end in {word, *alike} for o, e in self.ends.get(end, {}).items()}
        return [rows[order] for order in sorted(rows)]

    def _is_risky(self, name: Name) -> bool:
        """One part alone, short or an ordinary word: it may well be somebody else's."""
        return any(len(part) < 5 or part in self.words.name_like for part in name.family)

    def _fit(self, entry: Entry, name: Name) -> int:
        """0: someone else; higher: better. Titles and given names must not contradict."""
        parts = {part for part in name.parts if len(part) > 1}
        if not self._agrees(entry, name):
            return 0
        if not parts:
            if any(own.parts == name.parts and own.title == name.title for own in entry.names):
                return 6
            return 2 if name.title not in ("", *_SMALL) and self._begins(entry, name) else 0
        known = entry.parts
        if parts <= known:
            has_surname = any(set(family) & parts for family in entry.family)
            return 4 + has_surname + (parts == known)
        shared = parts & known
        if shared and turned(name) & entry.whole:
            return 5
        if known == set(name.given) and not entry.titles:
            return 3  # "Anna-Lena", then "Anna-Lena Roth"
        widens = set(name.family) & shared and not (entry.given - shared)
        return 3 if widens and known <= parts else 0

    def _begins(self, entry: Entry, name: Name) -> bool:
        """As in "Mr O" for Mr Okonkwo: clinicians and staff only, since patients get letters of their own."""
        known = entry.role not in (Category.PATIENT, Category.RELATIVE)
        return known and any(family[0][0] == name.parts[-1] for family in entry.family if family)

    def _agrees(self, entry: Entry, name: Name) -> bool:
        genders = entry.genders
        theirs = {TITLE_GENDER[t] for t in name.title.split() if t in TITLE_GENDER}
        if genders and theirs and not genders & theirs:
            return False
        if not name.given and {name.title} | entry.titles == {"mrs", "miss"}:
            return False
        if any(t in _SMALL for t in name.title.split()) != any(t in _SMALL for t in entry.titles):
            return not name.title or not entry.titles
        return self._initials_agree(entry, name)

    def _initials_agree(self, entry: Entry, name: Name) -> bool:
        """Initials must fit the given names, and a middle initial those seen before."""
        given = entry.given
        if not name.initials:
            return True
        if not name.given:
            if set(name.parts) <= given:  # "Grace B" for Grace Bell
                return any(family[0][0] == name.initials[-1] for family in entry.family)
            return not given or any(g.startswith(name.initials[0]) for g in given)
        seen = {known.initials for known in entry.names if known.given}
        return not self.has_namesakes or not seen or name.initials in seen


@lru_cache(maxsize=4096)
def name_of(spelling: str, words: Words) -> Name:
    """The shape of a name that is known to be one ("Dr Ruth Calloway", "SIDDALL, Brian")."""
    last, _, first = spelling.partition(",")
    if first.strip() and " " not in last.strip().lower().replace(" de ", "").replace(" la ", ""):
        spelling = f"{first.strip()} {last.strip()}"
    text = passage("", 1, spelling)
    for index in range(len(text.tokens)):
        if is_title(text, index, words) and index + 1 < len(text.tokens):
            continue
        run = read_run(text, index, words, lower=True)
        if run is not None and run.last == len(text.tokens) - 1:
            return run.name
    parts = tuple(t.fold for t in text.tokens) or (fold(spelling),)
    return Name(title="", parts=parts, surname=1)
