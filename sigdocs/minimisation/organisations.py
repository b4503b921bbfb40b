"""Organisations that the case is about: by how their names end, by 1c, and by their short forms.

Regulators, royal colleges and NHS bodies that act in role are listed in words.toml and are not marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sigdocs.minimisation.letter_case import is_without_case
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.tagger import NamesModel
from sigdocs.minimisation.text import Passage, fold
from sigdocs.model.numbers import in_letters
from sigdocs.model.people import Category, PeopleTable
from sigdocs.model.personal import PersonalText
from sigdocs.model.policy import KnownOrganisation, Words

_OWN_QUESTIONS = ("1c", "1i")
_LEAD_INS = frozenset(
    [
        "at",
        "in",
        "from",
        "to",
        "and",
        "for",
        "by",
        "with",
        "the",
        "of",
        "on",
        "a",
        "an",
        "trust",
        "also",
        "plus",
        "previously",
        "formerly",
        "now",
        "and",
        "earlier",
        "later",
        "both",
        "about",
        "private",
        "including",
        "main",
        "nearby",
        "dr",
        "mr",
        "mrs",
        "ms",
    ]
)
_LINKS = r"(?:and|of|the|upon|le|in|on|&|under|by|for|with|cum|super)"
_WORD = r"(?:St\.|[A-Z](?:[\w'\u2019-]|\.(?=\w)){0,40})"  # a full stop ends a name


_FIRM = re.compile(  # plural verbs: one lawyer "acts", a firm "act"
    rf"\b(?:(?:firm|lawyers|solicitors)(?: (?:is|are)|[,:]) )(?P<firm>{_WORD}(?: (?:(?:and|"
    rf"&) )?{_WORD}){{0,3}})"
)
_PRISON = re.compile(r"\b(?:HMP(?:/YOI)?|HMYOI|YOI|IRC) [A-Z][a-z'\u2019-]+(?: [A-Z][a-z]+)?")
_ACT = re.compile(
    rf"(?P<firm>{_WORD}(?: (?:(?:and|&) )?{_WORD}){{1,3}})"
    r" (?:act for|are acting|are instructed|were instructed|have been instructed)\b"
)


_AT = r"\b(?:at|to|from|in|of|by|via|and) (?:[Tt]he )?"
_ROYAL = re.compile(
    rf"{_AT}(?P<name>(?:[A-Z][a-z'\u2019]+ )?Royal(?: [A-Z][a-z'\u2019]+)?)"
    r"(?! (?:[A-Z]|and [A-Z]))"
)
_ROYAL_BODIES = re.compile(
    r"Royal (?:Coll|Soc|Mail|Navy|Marine|Air|Pharm|Inst|Fam|Assent|Comm|Chart|Mint|House|Acad|Mar)"
)
_SAINT = re.compile(
    rf"{_AT}(?P<name>St\.? [A-Z][a-z]+(?:['\u2019]s|s['\u2019]))"
    r"(?![\w'\u2019]| [A-Z]| (?:wort|dance|fire)\b)"
)
_LINE = re.compile(r"[^\n]+")
# In a text without capitals: a run of words after a mark or a little word, up to what it is.
_SMALL = (
    r"and|at|to|from|in|by|of|with|for|the|an?|our|their|his|her|its|my|your|local|same|other|another|"
    r"private|nearby|any|this|that|each|no|which|who|out|on|is|was|were|be|been|are|also|then|plus|or"
)


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
        self.regions = {fold(row.name): row.region for row in known}
        self._known = tuple(row.name for row in known if len(row.name.split()) > 2)

    def learn(self, passages: Iterable[Passage]) -> None:
        """Add every organisation that is named in full, in the order of the form."""
        for passage in passages:
            for start, end in self._full(passage):
                self.add(passage.text[start:end])

    def add(self, name: str) -> str:
        """The pseudonym of a name, a new one where it is not known yet."""
        bare = re.sub(r"\s+", " ", re.sub(r"^[Tt]he ", "", name))
        for known, label in self.names:
            if fold(known) == fold(bare):
                return label
        label = f"Organisation {in_letters(len({label for _, label in self.names}))}"
        self.names.append((bare, label))
        return label

    def marks(self, passage: Passage) -> list[Mark]:
        """Every mention in a passage, full or short."""
        found = [_mark(s, e, "name of an organisation", 1.0) for s, e in self._full(passage)]
        folded = passage.text.casefold()
        for short, pattern in self._short_patterns(passage):
            if short not in folded:  # cheaper than the pattern, and mostly enough
                continue
            for match in pattern.finditer(passage.text):
                mark = _mark(
                    match.start(), match.end(), "short form of an organisation's name", 0.9
                )
                if not any(m.start < mark.end and mark.start < m.end for m in found):
                    found.append(mark)
        return found

    def label_of(self, text: str) -> str:
        """The pseudonym of a mention: of the full name, or of the one it is short for."""
        bare = fold(re.sub(r"^[Tt]he ", "", re.sub(r"\s+", " ", text)))
        for known, label in self.names:
            if fold(known) == bare:
                return label
        for known, label in self.names:
            if bare in {fold(short) for short in self.shorts(known)}:
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
        kind = next(
            (self.words.organisation_heads[h] for h in _heads(self.words) if folded.endswith(h)),
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
        """What people call it: the words before the first generic one, and its initials."""
        parts = name.split()
        lead: list[str] = []
        for part in parts:
            if fold(part) in self.generic and part.lower() not in (
                "and",
                "of",
                "the",
            ):
                break
            lead.append(part)
        while lead and lead[-1].lower() in ("and", "of", "the"):
            lead.pop()
        if len(lead) == len(parts):
            return ()
        found = [" ".join(lead)] if lead else self._without_ending(parts)
        found += [" ".join(lead[: lead.index("and")])] if "and" in lead[1:] else []
        found += [lead[0]] if len(lead) > 1 and len(lead[0]) > 4 else []
        found += self._endings(parts)
        return tuple(f for f in found if self._distinct(f)) + self._initials(parts)

    def _endings(self, parts: list[str]) -> list[str]:
        """As in "Moor Partnership" for East Moor Partnership NHS Trust: an own word and what follows."""
        is_own = [fold(part) not in self.generic for part in parts]
        return [
            f"{one} {other}"
            for place, (one, other) in enumerate(zip(parts, parts[1:], strict=False))
            if place and is_own[place] and not is_own[place + 1] and len(other) > 3
        ]

    def _without_ending(self, parts: list[str]) -> list[str]:
        """As in "Royal Wey" for Royal Wey Hospital: at least two words, one of them its own."""
        kept = list(parts)
        while kept and fold(kept[-1]) in self.generic:
            kept.pop()
        return [" ".join(kept)] if len(kept) > 1 else []

    def _initials(self, parts: list[str]) -> tuple[str, ...]:
        initials = "".join(p[0] for p in parts if p[0].isupper())
        is_free = len(initials) > 3 and fold(initials) not in self.words.abbreviations
        return (initials,) if is_free else ()

    def _distinct(self, short: str) -> bool:
        words = short.split()
        if len(words) > 1:
            return True
        word = fold(short)
        ordinary = (
            self.model.is_ordinary(word)
            or word in self.words.name_like
            or word in self.words.vocabulary
        )
        return len(word) > 3 and not ordinary and word not in self.words.not_names

    def _short_patterns(self, passage: Passage) -> Iterator[tuple[str, re.Pattern[str]]]:
        """(first word in small letters, pattern) of every spelling and short form."""
        any_case = any(map(is_without_case, passage.written.splitlines()))
        for known, _ in self.names:
            for short in (known, *self.shorts(known)):
                yield short.split()[0].casefold(), _short(short, any_case=any_case)

    def bodies(self, passage: Passage) -> list[tuple[int, int]]:
        """Where bodies stand that are nobody's name: those listed, and firms of lawyers by their verb."""
        listed = [m.span() for m in _others(self.words).finditer(passage.text)]
        firms = [m.span("firm") for p in (_FIRM, _ACT) for m in p.finditer(passage.text)]
        return listed + firms

    def _full(self, passage: Passage) -> Iterator[tuple[int, int]]:
        taken: list[tuple[int, int]] = [
            m.span() for m in _others(self.words).finditer(passage.text)
        ]
        for start, end in self._by_shape(passage):
            taken.append((start, end))
            yield start, end
        for match in _pattern(self.words).finditer(passage.text):
            start = self._trimmed(passage, match)
            if start < match.end() and not any(s < match.end() and start < e for s, e in taken):
                taken.append((start, match.end()))
                yield start, match.end()
        if passage.question in _OWN_QUESTIONS:
            yield from self._first_of_lines(passage, taken)

    def _by_shape(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Prisons, "Northtown Royal", "St Blaise's"; in a text without capitals, what ends in a head."""
        text = passage.text
        for known in (_PRISON, _known_hospitals(self.words)):
            yield from (match.span() for match in known.finditer(text))
        for pattern in (_ROYAL, _SAINT):
            for match in pattern.finditer(text):
                if " " in match["name"] and not _ROYAL_BODIES.search(text, match.start("name")):
                    yield match.span("name")
        for line in _LINE.finditer(passage.written):
            if is_without_case(line.group()):
                yield from self._spoken(passage, line.group().lower(), line.start())

    def _spoken(self, passage: Passage, line: str, offset: int) -> Iterator[tuple[int, int]]:
        for match in _spoken_pattern(self.words).finditer(line):
            own = [word for word in match["own"].split() if fold(word) not in self.generic]
            is_named = passage.question in _OWN_QUESTIONS or not all(map(self._is_plain, own))
            if own and is_named:
                yield offset + match.start("name"), offset + match.end("name")

    def _trimmed(self, passage: Passage, match: re.Match[str]) -> int:
        """Where the name begins, without words that only lead up to it; its end if nothing is left."""
        text = passage.text
        is_named = passage.question in _OWN_QUESTIONS  # 1c and 1i ask for names
        start, end = match.span()
        head = match.group("head")
        words = list(re.finditer(r"\S+", text[start : end - len(head)]))
        while (
            words and fold(words[0].group().strip(".,")) in _LEAD_INS and words[0].group() != "The"
        ):
            words.pop(0)
        own = [w.group() for w in words if fold(w.group()) not in self.generic]
        job = re.match(
            r"\s+(?:[Mm]anager|[Nn]urse|[Ll]ead|[Pp]artner|[Dd]irector)", text[end : end + 12]
        )
        if "\n" in match.group() and job:
            return end  # a list: "Dr Thuy Nguyen", then on a line of its own "Practice manager …"
        if not own or (len(own) == 1 and head.islower()):
            return end
        is_plain = all(self._is_plain(word) for word in own) and len(own) < 3
        if is_plain and not is_named and "trust" not in head.lower():
            return end
        return start + words[0].start()

    def _is_plain(self, word: str) -> bool:
        """Whether a word is ordinary English, so that "Day Surgery" is no organisation."""
        folded = fold(word.strip(".,"))
        is_listed = folded in self.words.not_names or folded in self.words.vocabulary
        medical = re.search(r"(?:ic|al|ology|ive|ency|ory|ular|ine|ance)$", folded)
        return is_listed or self.model.is_ordinary(folded) or bool(medical)

    def _first_of_lines(
        self, passage: Passage, taken: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """In 1c and 1i a line that begins with two or more capitalised words names an organisation."""
        for match in re.finditer(
            rf"(?:^|\n|;)[ \t*\u2022-]*(?:\d[.)] )?({_WORD}(?: (?:{_LINKS} )?{_WORD})+)",
            passage.text,
        ):
            start, end = match.span(1)
            if not any(s < end and start < e for s, e in taken):
                yield start, end


@lru_cache(maxsize=4)
def _heads(words: Words) -> tuple[str, ...]:
    return tuple(sorted(words.organisation_heads, key=len, reverse=True))


@lru_cache(maxsize=4)
def _pattern(words: Words) -> re.Pattern[str]:
    """Capitalised words, with links between them, that end in one of the heads."""
    heads = "|".join(re.escape(_title(head)).replace("\\ ", r"\s+") for head in _heads(words))
    return re.compile(
        rf"(?<![\w'\u2019.-])(?:(?:{_WORD}|&)(?:,(?= {_WORD} and ))?\s(?:{_LINKS} ){{0,2}}){{1,7}}?"
        r"(?:\([A-Z][\w'\u2019 -]{1,30}\)\s)?"  # "Larkfield (Northtown) Ltd"
        rf"(?P<head>{heads})(?![\w'\u2019-])(?!\s+(?:\([A-Z][\w'\u2019 -]{{1,30}}\)\s)?(?:{heads})\b)"
    )


@lru_cache(maxsize=4)
def _known_hospitals(words: Words) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'\u2019-])(?:{'|'.join(words.known_hospitals)})(?![\w'\u2019-])")


@lru_cache(maxsize=4)
def _spoken_pattern(words: Words) -> re.Pattern[str]:
    heads = "|".join(re.escape(head).replace("\\ ", r"\s+") for head in _heads(words))
    word = rf"(?!(?:{_SMALL})\b)[\w'\u2019&-]+\s"
    return re.compile(
        rf"(?:^|[,;:(\n]\s*|\b(?:{_SMALL})\s)(?P<name>(?P<own>(?:{word}){{1,4}}?)(?:{heads}))"
        rf"(?![\w'\u2019-])(?!\s+(?:{heads})\b)"
    )


def _title(head: str) -> str:
    if head in ("icb", "icp", "llp", "cic"):
        return head.upper()
    if head == "plc":
        return head
    small = ("and", "of")
    text = " ".join(w if w in small else w.capitalize() for w in head.split())
    return text.replace("Nhs", "NHS").replace("In Centre", "in Centre").replace("NHS Ft", "NHS FT")


@lru_cache(maxsize=4)
def _others(words: Words) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name) for name in words.not_organisations))


@lru_cache(maxsize=512)
def _short(short: str, *, any_case: bool) -> re.Pattern[str]:
    """Where a name stands; after its first letter in any case: "SmileBright", "Wharfe trust"."""
    first, *rest = short.split()
    head, tail = re.escape(first[:1]), re.escape(first[1:])
    lead = f"{head}(?i:{tail})" if len(first) > 4 else head + tail
    body = r"\s+".join([lead, *(f"(?i:{re.escape(part)})" for part in rest)])
    pattern = rf"(?<![\w@./-]){body}(?![\w@]|-\w|['\u2019]s (?:disease|syndrome))"
    return re.compile(pattern, re.I if any_case else 0)


def _mark(start: int, end: int, evidence: str, confidence: float) -> Mark:
    return Mark(
        start=start,
        end=end,
        category=Category.ORGANISATION,
        evidence=evidence,
        confidence=confidence,
    )
