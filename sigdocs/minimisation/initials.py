"""Initials of people who act in the case ("AC, AD, VS. Apologies CB"): only where they stand in lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.people import Entry
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

_ROLES = (Category.OWN_STAFF, Category.OFFICIAL, Category.OTHER_CLINICIAN, Category.PRACTITIONER)
_POSTS = frozenset(
    [
        "gp",
        "md",
        "ro",
        "ed",
        "pa",
        "ps",
        "cd",
        "gm",
        "pt",
        "op",
        "mp",
        "pm",
        "np",
        "dr",
        "ca",
        "sw",
        "ot",
    ]
)  # letters that stand for a post or a body far more often than for a name
_LONE = re.compile(
    r"(?:,|[a-z.!?]|\))[ \t]*\n+[ \t>]*([A-Z](?:[.-]{0,2}[A-Z]){1,3}\.?)[ \t]*(?=\n|\Z)"
    r"|[.!?]\n+[ \t>]*([A-Z])\Z"
)
_WITH = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof) [A-Z][\w'-]+ (?:and|&) $")
_DEEDS = frozenset(
    ["went", "set", "gave", "took", "led", "read", "spoke", "thought", "put", "sent"]
)
_BEFORE = re.compile(
    r"\b(?:apologies|attendees|present|attended|owner|action(?: for)?|by|chair|notes?|initials)\W{0,3}$",
    re.I,
)


def initials_of(entry: Entry, words: Words) -> set[str]:
    """The initials that stand for a person with forename and surname ("AC", "MAC" or "MA")."""
    found = set(entry.letters)
    for name in entry.names:
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
    return {letters.upper() for letters in found}


def initials(passage: Passage, entries: Iterable[Entry], words: Words) -> list[Mark]:
    """Marks of initials, where two people's stand in one answer or a word such as "apologies" leads up.

    A single pair of letters that is also an abbreviation (MD, GP) counts only beside other initials.
    """
    owners: dict[str, str] = {}
    for entry in entries:
        if entry.role in _ROLES or entry.letters:
            for letters in initials_of(entry, words):
                owners.setdefault(letters, entry.key)
    told = {letters for entry in entries for letters in entry.letters}
    found = [(i, t) for i, t in enumerate(passage.tokens) if t.text in owners and t.text.isupper()]
    plain = {t.text for _, t in found if t.fold not in words.abbreviations}
    listed = len(plain) >= 2
    marks = []
    for index, token in found:
        sure = token.text in told or (token.text in plain and _acts(passage, index, words))
        lead = passage.text[max(0, token.start - 24) : token.start]
        acts = _opens(passage, index, words) or bool(_WITH.search(lead))
        sure = sure or (token.fold not in _POSTS and acts)
        led = sure or bool(_BEFORE.search(passage.text[max(0, token.start - 24) : token.start]))
        if (
            (listed and (token.text in plain or _is_beside(passage, token.start, token.end, plain)))
            or sure
            or (led and token.text in plain)
        ):
            marks.append(
                Mark(
                    start=token.start,
                    end=token.end,
                    category=Category.OTHER_PERSON,
                    evidence="initials of a known person",
                    confidence=0.8,
                    person=owners[token.text],
                )
            )
    return [*marks, *_lone(passage, owners, marks)]


def _opens(passage: Passage, index: int, words: Words) -> bool:
    """As in minutes: "1. IP went through the cases", the letters open a sentence and do something."""
    if not passage.opens_sentence(index) or passage.gap(index) != " ":
        return False
    following = passage.tokens[index + 1]
    past = following.text.islower() and (following.fold in _DEEDS or following.fold.endswith("ed"))
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
            found.append(
                Mark(
                    start=match.start(group),
                    end=match.end(group),
                    category=Category.OTHER_PERSON,
                    evidence="initials under a message",
                    confidence=0.7,
                    person=owners.get(letters, ""),
                )
            )
    return found


def _is_beside(passage: Passage, start: int, end: int, plain: set[str]) -> bool:
    """Whether other initials stand next to it in a list."""
    before = re.search(r"\b([A-Z]{2,3}),? (?:and |& )?$", passage.text[max(0, start - 10) : start])
    after = re.match(r",? (?:and |& )?([A-Z]{2,3})\b", passage.text[end : end + 10])
    return bool((before and before.group(1) in plain) or (after and after.group(1) in plain))
