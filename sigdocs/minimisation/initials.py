"""Initials of people who act in the case ("AC, AD, VS. Apologies CB"): only where they stand in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sigdocs.minimisation.letters import DEEDS, POSTS, in_lists, spelt_out
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.people import Entry
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

_ROLES = (Category.OWN_STAFF, Category.OFFICIAL, Category.OTHER_CLINICIAN, Category.PRACTITIONER)
_LONE = Pattern(
    r"(?:,|[a-z.!?]|\))[ \t]*\n+[ \t>]*([A-Z](?:[.-]{0,2}[A-Z]){1,3}\.?)[ \t]*(?=\n|\Z)"
    r"|[.!?]\n+[ \t>]*([A-Z])\Z"
)
_WITH = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof) [A-Z][\w'-]+ (?:and|&) $")
_HYPHENED = re.compile(r"(?<![\w-])[A-Z]-[A-Z](?![\w-])")
_BEFORE = re.compile(
    r"\b(?:apologies|attendees|present|attended|owner|action(?: for)?|by|chair|notes?|initials)\W{0,3}$",
    re.I,
)


def initials_of(entry: Entry, words: Words) -> set[str]:
    """The initials that stand for a person with forename and surname ("AC", "MAC" or "MA")."""
    found = set(entry.letters)
    for name in entry.names:
        if name.initials and name.family and not name.given:  # "B Oduya-Finch": "BO", "BOF"
            ends = "".join(part[0] for part in name.family if part not in words.particles)
            found |= {name.initials[0] + ends[:1], name.initials + ends, ends[:1] + name.initials}
        if len(name.given) > 1:
            found |= {"".join(part[0] for part in name.given)} | {"".join(p[0] for p in name.parts)}
        if name.given:
            family = [part for part in name.family if part not in words.particles]
            given = "".join(part[0] for part in name.given[:1])
            found |= (
                {given + family[0][0], given + "".join(part[0] for part in family)}
                if family
                else set()
            )
    return {letters.upper() for letters in found if len(letters) > 1}


class Initials:
    """The initials of everybody in a form, gathered once, and where they stand."""

    def __init__(self, entries: Sequence[Entry], words: Words) -> None:
        """Read the initials of ``entries``; of staff, clinicians and officials they count on their own."""
        self.words, self.owners, self.anyone = words, dict[str, str](), dict[str, str]()
        for entry in entries:
            acts = entry.role in _ROLES or entry.letters
            for letters in initials_of(entry, words):
                self.anyone.setdefault(letters, entry.key)
                if acts:
                    self.owners.setdefault(letters, entry.key)
        self.told = {letters for entry in entries for letters in entry.letters}
        families = {family for entry in entries for family in entry.family if len(family) == 2}
        self.barrelled = {f"{one[0]}{two[0]}".upper() for one, two in families}
        self.names = {part: e.key for e in entries for name in e.names for part in name.parts}

    def marks(self, passage: Passage) -> list[Mark]:
        """Marks of initials, where two people's stand in one answer or a word such as "apologies" leads up.

        A single pair of letters that is also an abbreviation (MD, GP) counts only beside other initials.
        """
        words, owners = self.words, self.owners
        tokens = [(i, t) for i, t in enumerate(passage.tokens) if t.is_caps and t.text in owners]
        plain = {t.text for _, t in tokens if t.fold not in words.abbreviations}
        marks = [
            _mark(token.start, token.end, "initials of a known person", 0.8, owners[token.text])
            for index, token in tokens
            if not passage.gap(index)[:1].isdigit()  # "IR35"
            and (token.text in self.told or _is_told(passage, index, plain, words))
        ]
        found = [*marks, *_lone(passage, owners, marks)]
        taken = [(mark.start, mark.end) for mark in found]
        for start, end, letters in (
            *in_lists(passage, words, self.anyone),
            *self._barrelled(passage),
        ):
            if not any(s < end and start < e for s, e in taken):
                owner = self.anyone.get(letters, "")
                found.append(_mark(start, end, "initials in a list of people", 0.7, owner))
        for start, end, word in spelt_out(passage, self.names):
            found.append(_mark(start, end, "name spelt out", 0.9, self.names.get(word, "")))
        return found

    def _barrelled(self, passage: Passage) -> Iterator[tuple[int, int, str]]:
        """As in "R-C" for Rahimi-Coleby: the letters of a double surname, wherever they stand."""
        for match in _HYPHENED.finditer(passage.text) if self.barrelled else ():
            letters = match.group().replace("-", "")
            if letters in self.barrelled:
                yield match.start(), match.end(), letters


def _is_told(passage: Passage, index: int, plain: set[str], words: Words) -> bool:
    """Whether the place of known initials says that they stand for a person."""
    token = passage.tokens[index]
    lead = passage.text[max(0, token.start - 24) : token.start]
    is_plain = token.text in plain
    if is_plain and (len(plain) >= 2 or len(token.text) > 2):
        return True
    if len(plain) >= 2 and _is_beside(passage, token.start, token.end, plain):
        return True
    if is_plain and (_acts(passage, index, words) or _BEFORE.search(lead)):
        return True
    acts = _opens(passage, index, words) or bool(_WITH.search(lead))
    return token.fold not in POSTS and acts


def _mark(start: int, end: int, evidence: str, confidence: float, person: str) -> Mark:
    return Mark(
        start=start,
        end=end,
        category=Category.OTHER_PERSON,
        evidence=evidence,
        confidence=confidence,
        person=person,
    )


def _opens(passage: Passage, index: int, words: Words) -> bool:
    """As in minutes: "1. IP went through the cases", the letters open a sentence and do something."""
    if not passage.opens_sentence(index) or passage.gap(index) != " ":
        return False
    following = passage.tokens[index + 1]
    past = following.text.islower() and (following.fold in DEEDS or following.fold.endswith("ed"))
    return past or following.fold in words.acts or following.fold in words.say


def _acts(passage: Passage, index: int, words: Words) -> bool:
    """As in "JB says it is", "signs everything "AG"": the letters do something, or stand in quotes."""
    token = passage.tokens[index]
    around = passage.text[token.start - 1 : token.start] + passage.text[token.end : token.end + 1]
    if around in ('""', "\u201c\u201d"):
        return True
    if passage.text[token.end : token.end + 2] == ": " and passage.opens_sentence(index):
        return True
    following = passage.tokens[index + 1].fold if index + 1 < len(passage.tokens) else ""
    return passage.gap(index) == " " and following in words.say


def _lone(passage: Passage, owners: dict[str, str], taken: list[Mark]) -> list[Mark]:
    """A line of two to four capitals at the end of a message: whoever signed with initials."""
    found = []
    for match in _LONE.finditer(passage.text):
        group = match.lastindex or 1
        letters = re.sub(r"[^A-Z]", "", match.group(group))
        if not any(m.start < match.end(group) and match.start(group) < m.end for m in taken):
            owner = owners.get(letters, "")
            found.append(_mark(*match.span(group), "initials under a message", 0.7, owner))
    return found


def _is_beside(passage: Passage, start: int, end: int, plain: set[str]) -> bool:
    """Whether other initials stand next to it in a list."""
    before = re.search(r"\b([A-Z]{2,3}),? (?:and |& )?$", passage.text[max(0, start - 10) : start])
    after = re.match(r",? (?:and |& )?([A-Z]{2,3})\b", passage.text[end : end + 10])
    return bool((before and before.group(1) in plain) or (after and after.group(1) in plain))
