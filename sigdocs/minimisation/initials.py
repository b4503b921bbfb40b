"""Initials of people who act in the case ("AC, AD, VS. Apologies CB"): only where they stand in lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.patterns import Pattern
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
_LONE = Pattern(
    r"(?:,|[a-z.!?]|\))[ \t]*\n+[ \t>]*([A-Z](?:[.-]{0,2}[A-Z]){1,3}\.?)[ \t]*(?=\n|\Z)"
    r"|[.!?]\n+[ \t>]*([A-Z])\Z"
)
_WITH = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof) [A-Z][\w'-]+ (?:and|&) $")
_DEEDS = frozenset(
    ["went", "set", "gave", "took", "led", "read", "spoke", "thought", "put", "sent"]
)
_ITEM = re.compile(r"(?<![\w.])[A-Z](?:\.[A-Z]){1,2}\b\.?|(?<![\w.])[A-Z]{2,3}\b(?![/&-]?\d)")
_GATHERED = re.compile(  # what comes before a list of those who were there, or who are to act
    r"\b(?i:present|attendees|attended(?: by)?|in attendance|attending|apologies(?: from)?|apols|members|"
    r"circulated to|copied to|invited|panel|team on the day)(?: ?: ?| - | \u2013 |[ \t]+)(?=[^\n]{0,120})"
)
_DONE_BY = Pattern(
    r"\b(?i:actions?(?: by| for)?|owners?|(?:noted|taken|chaired|signed|checked|witnessed|agreed|confirmed|"
    r"reviewed|completed|written|countersigned|initialled|approved|seen|authorised|entered|typed) by|"
    r"minutes(?: by)?|chair|initials|discussed with|d/w|s/w|s/b)(?: ?: ?| - | \u2013 |[ \t]+)"
    r"(?=[A-Z](?:\.?[A-Z]){1,2}\b)"
)
_PAIR = Pattern(
    r"(?<![\w/])([A-Z]{2})(?: and | & |/)([A-Z]{2}) (?:both |then |have |had )?(?=([a-z]+))"
)
# pairs of letters that are no one's initials in notes, beside the abbreviations of words.toml
_NOTED = frozenset(
    ["ng", "io", "ga", "la", "ra", "af", "vt", "vf", "av", "lv", "rv", "lp", "us", "xr", "tb",
     "uc", "gi", "gu", "oa", "hf", "pv", "pr", "oe", "dh", "sh", "fh", "nk", "nr", "fb", "fu",
     "wr", "to", "dw", "sb", "ho", "tt", "nm", "bo", "bm", "bs", "ls", "rr", "ps", "dm", "cn",
     "tv", "am", "pm", "ac", "bc", "cf", "vs", "sr", "ur", "bx", "px", "gb", "ir", "nh", "ni",
     "sc", "ec"]
)  # fmt: skip
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
            why, owner = "initials of a known person", owners[token.text]
            marks.append(_mark(token.start, token.end, why, 0.8, owner))
    lone = _lone(passage, owners, marks)
    taken = [(mark.start, mark.end) for mark in (*marks, *lone)]
    unknown = [
        _mark(start, end, "initials in a list of people", 0.7, owners.get(letters, ""))
        for start, end, letters in _in_lists(passage, words)
        if not any(s < end and start < e for s, e in taken)
    ]
    return [*marks, *lone, *unknown]


def _in_lists(passage: Passage, words: Words) -> Iterator[tuple[int, int, str]]:
    """As in "Present: JQ, KL", "Noted by P.Q.", "JQ/KL reviewed": (start, end, letters) of nobody known."""
    for match in _GATHERED.finditer(passage.text):
        end = passage.sentence_at(match.end())[1]
        yield from _plain_items(list(_ITEM.finditer(passage.text, match.end(), end)), words)
    for match in _DONE_BY.finditer(passage.text):
        items = []
        place = match.end()
        while (item := _ITEM.match(passage.text, place)) is not None:
            items.append(item)
            parted = re.match(r"(?:, ?| and | & | ?/ ?|\+)(?=[A-Z])", passage.text[item.end() :])
            place = item.end() + (parted.end() if parted else 0)
            if parted is None:
                break
        yield from _plain_items(items, words)
    for match in _PAIR.finditer(passage.text):
        verb = match.group(3)
        noted = any(_is_noted(match.group(n), words) for n in (1, 2))
        if not noted and (verb in words.acts or verb in words.say or verb in _DEEDS):
            yield from ((*match.span(n), match.group(n)) for n in (1, 2))


def _plain_items(items: list[re.Match[str]], words: Words) -> Iterator[tuple[int, int, str]]:
    """The items of a list, where one of them at least is two letters that stand for nothing else."""
    told = [
        i
        for i in items
        if "." in i.group() or (len(i.group()) == 2 and not _is_noted(i.group(), words))
    ]
    for item in items:
        letters = item.group().replace(".", "")
        beside = len(items) > 1 and len(letters) == 2 and letters.lower() not in ("nk", "tb")
        if item in told or (told and (beside or not _is_noted(letters, words))):
            yield item.start(), item.end(), letters


def _is_noted(letters: str, words: Words) -> bool:
    """Whether the letters stand for a post, a body or a measure."""
    fold = letters.lower()
    listed = fold in words.abbreviations or fold in words.role_letters
    return listed or fold in _POSTS or fold in _NOTED or fold in words.not_names


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
            owner = owners.get(letters, "")
            found.append(_mark(*match.span(group), "initials under a message", 0.7, owner))
    return found


def _is_beside(passage: Passage, start: int, end: int, plain: set[str]) -> bool:
    """Whether other initials stand next to it in a list."""
    before = re.search(r"\b([A-Z]{2,3}),? (?:and |& )?$", passage.text[max(0, start - 10) : start])
    after = re.match(r",? (?:and |& )?([A-Z]{2,3})\b", passage.text[end : end + 10])
    return bool((before and before.group(1) in plain) or (after and after.group(1) in plain))
