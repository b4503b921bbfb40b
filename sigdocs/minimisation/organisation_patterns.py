"""The patterns and word lists by which names of organisations are told from other words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sigdocs.minimisation.organisation_cues import LINKS, WORD
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.text import fold
from sigdocs.model.policy import Words

OWN_QUESTIONS = ("1c", "1i")
LEAD_INS = frozenset(
    [
        "at", "in", "from", "to", "and", "for", "by", "with", "the", "of", "on", "a", "an", "trust",
        "also", "plus", "previously", "formerly", "now", "and", "earlier", "later", "both", "about",
        "private", "including", "main", "nearby", "dr", "mr", "mrs", "ms",
    ]
)  # fmt: skip
LINE = re.compile(r"[^\n]+")
FIRST_OF_LINE = re.compile(  # two or more capitalised words
    rf"(?:^|\n|;)[ \t*\u2022-]*(?:\d[.)] )?({WORD}(?: (?:{LINKS} )?{WORD})+)"
)
OPENING = re.compile(
    r"[\s*\u2022-]*([\w'\u2019&-]+(?: [\w'\u2019&-]+){0,4})(?= [-\u2013] |[,;(]|\s*$)"
)
RUN = re.compile(rf"(?<![\w'\u2019.-])(?:The )?(?P<own>{WORD})(?: (?:{LINKS} )?{WORD})*")
NEXT_WORD = re.compile(r"[ ,(-]{1,3}(\w+)")
BRACKETED = re.compile(
    r"[ \u00a0]?\((?:[Tt]he |or |also |aka |known as |hereafter )?[\"\u201c'\u2018]?"
    r"(?P<short>[A-Z][\w&'\u2019-]{1,20}(?: [A-Z][\w&'\u2019-]{1,20}){0,2})[\"\u201d'\u2019]?"
    r"(?: (?:below|hereafter|here|from here on|in this form|for short))?\)"
)
FOLLOWING = re.compile(r" (?P<word>[A-Z][\w'\u2019-]*|plc)(?![\w'\u2019-])")
CALLED = re.compile(r"DGH|NHS|FT|plc|PLC|Ltd|Limited|LLP|CIC|Women['\u2019]s|Children['\u2019]s")
# Nothing but a name stands before these with a capital letter; departments are called otherwise.
SURE_HEADS = frozenset(
    [
        "ltd", "limited", "plc", "llp", "cic", "solicitors", "chambers", "medical centre",
        "health centre", "care home", "medical practice", "nursing home", "residential home",
        "primary school", "high school", "academy", "hospice", "infirmary", "constabulary",
        "nhs trust", "foundation trust", "nhs foundation trust", "nursery", "hotel", "barracks",
        "family practice", "group practice", "dental practice", "dental surgery",
        "health partnership",
    ]
)  # fmt: skip
# Words of other use too: they end a name only after a word of its own, on the same line.
WEAK_HEADS = frozenset(
    [
        "group", "services", "health", "care", "living", "direct", "medical", "legal", "dental", "police",
        "agency", "associates", "systems", "technologies", "solutions", "international", "company",
        "transport", "insurance", "collaborative", "consortium", "federation", "recovery", "recruitment",
        "staffing", "school", "college", "university", "council", "trust", "imaging", "diagnostics",
        "laboratory", "laboratories", "labs", "pathology", "consulting", "consultancy", "analytics",
        "enterprises", "holdings", "pharma", "church", "prison", "optical", "medics", "lawyers",
        "fertility", "physiotherapy", "primary care", "social services", "out of hours",
    ]
)  # fmt: skip
_SORTS = frozenset(
    [
        "local", "another", "other", "same", "nearby", "independent", "every", "each", "any",
        "this", "that", "our", "their", "his", "her", "its", "your", "my", "two", "three", "all",
        "both", "some", "which", "no", "one", "day", "old", "own", "previous", "former", "large",
        "small", "registered", "private", "public", "english", "british", "african", "american",
        "european", "polish", "irish", "scottish", "catholic", "teaching", "level", "good", "best",
        "safe", "friday", "monday", "tuesday", "wednesday", "thursday", "saturday", "sunday",
        "walk",
    ]
)  # fmt: skip
OF_MEDICINE = (
    "ic",
    "al",
    "ology",
    "ive",
    "ency",
    "ory",
    "ular",
    "ine",
    "ance",
    "ery",
    "ics",
    "iatry",
)
_TITLES = r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Sister|Nurse|Rev)"
TITLE = re.compile(rf"{_TITLES}\b")
TITLED = re.compile(rf"\b{_TITLES}\.? \Z")
PERSON_LINKS = ("of", "on", "at", "in", "for", "with", "by", "from", "under")
# Firms and practices are called after people, trusts and councils are not.
PUBLIC = (
    "trust", "ambulance-trust", "mental-trust", "children-trust", "community-trust", "hospital",
    "commissioner", "council", "police", "ambulance", "fire", "network",
)  # fmt: skip
_INSIDE = r"[\w'\u2019-]"
JOINING = ("and", "of", "the", "&")
# In a text without capitals: a run of words after a mark or a little word, up to what it is.
_SMALL = (
    r"and|at|to|from|in|by|of|with|for|the|an?|our|their|his|her|its|my|your|local|same|other|another|"
    r"private|nearby|any|this|that|each|no|which|who|out|on|is|was|were|be|been|are|also|then|plus|or"
)


@lru_cache(maxsize=4)
def all_heads(words: Words) -> tuple[str, ...]:
    """The ends of names, the longest first."""
    return tuple(sorted(words.organisation_heads, key=len, reverse=True))


@lru_cache(maxsize=4)
def ends_like_one(words: Words) -> Pattern:
    """Capitalised words, with links between them, that end in one of the heads."""
    heads = one_of([_title(head) for head in all_heads(words)])
    return Pattern(
        rf"(?<![\w'\u2019.-])(?:(?:{WORD}|&)(?:,(?= {WORD} and ))?\s(?:{LINKS} ){{0,2}}){{1,7}}?"
        r"(?:\([A-Z][\w'\u2019 -]{1,30}\)\s)?"  # "Larkfield (Northtown) Ltd"
        rf"(?P<head>{heads})(?![\w-]|['\u2019](?!s\b))"
        rf"(?!\s+(?:\([A-Z][\w'\u2019 -]{{1,30}}\)\s)?(?:{heads})\b)"
    )


def one_of(heads: Iterable[str], not_after: str = "") -> str:
    """A pattern of any of them, the longest first, by their first letter: quicker than one long list.

    ``not_after``: what must not stand before them. It is asked for after the first letter, since ``re``
    skips quickly to letters that a pattern can begin with.
    """
    by_letter: dict[str, list[str]] = {}
    for head in sorted(heads, key=len, reverse=True):
        by_letter.setdefault(head[0], []).append(re.escape(head[1:]).replace("\\ ", r"\s+"))
    guards = {letter: f"(?<!{not_after}{letter})" if not_after else "" for letter in by_letter}
    return "|".join(f"{one}{guards[one]}(?:{'|'.join(rest)})" for one, rest in by_letter.items())


@lru_cache(maxsize=4)
def well_known(words: Words) -> Pattern:
    """What everybody calls some hospitals, without the word."""
    return Pattern(rf"(?<![\w'\u2019-])(?:{'|'.join(words.known_hospitals)})(?![\w'\u2019-])")


@lru_cache(maxsize=4)
def spoken_pattern(words: Words) -> Pattern:
    """In a text without capitals: up to four words, then one of the ends."""
    heads = one_of(all_heads(words))
    word = rf"(?!(?:{_SMALL})\b)\w[\w'\u2019&-]*\s"
    return Pattern(
        rf"(?:^|[,;:(\n]\s*| [-\u2013] |\b(?:{_SMALL})\s)(?P<name>(?P<own>(?:{word}){{1,4}}?)(?:{heads}))"
        rf"(?![\w'\u2019-])(?!\s+(?:{heads})\b)"
    )


def _title(head: str) -> str:
    if head in ("icb", "icp", "llp", "cic", "dgh"):
        return head.upper()
    if head == "plc":
        return head
    small = ("and", "of")
    text = " ".join(w if w in small else w.capitalize() for w in head.split())
    text = text.replace("Nhs", "NHS").replace("In Centre", "in Centre").replace("NHS Ft", "NHS FT")
    return re.sub(r"\bGp\b", "GP", text)


def bare_name(name: str) -> str:
    """A name folded, without its article and with single spaces."""
    return fold(re.sub(r"^[Tt]he ", "", re.sub(r"\s+", " ", name)))


@lru_cache(maxsize=8)
def any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these names, as they stand; looked for in less time than their words would be."""
    return re.compile(rf"(?:{one_of(names, _INSIDE)})(?!\w)")


@lru_cache(maxsize=512)
def short_pattern(short: str, *, any_case: bool) -> re.Pattern[str]:
    """Where a name stands; after its first letter in any case: "SmileBright", "Wharfe trust"."""
    first, *rest = short.split()
    head, tail = re.escape(first[:1]), re.escape(first[1:])
    lead = f"{head}(?i:{tail})" if len(first) > 4 else head + tail
    body = r"\s+".join([lead, *(f"(?i:{re.escape(part)})" for part in rest)])
    pattern = rf"(?<![\w@./-]){body}(?![\w@]|-\w|['\u2019]s (?:disease|syndrome))"
    return re.compile(pattern, re.I if any_case else 0)


def is_sort(word: str) -> bool:
    """Whether a word says which sort of department or body it is, and is nobody's own."""
    folded = fold(word.strip(".,"))
    return folded in _SORTS or folded.endswith(OF_MEDICINE)
