"""Organisations told by the words beside them, where the name itself has no telling end.

By what they are called ("Primrose Court, a care home"; "the locum agency Medstaff"), by what a name begins
with ("HMP Thornlea", "University of Eastmarch"), by royalty and saints after "at" or "to" ("moved to Queen
Adelaide's"), by an article that only proper names keep ("referred by The Limes"), and by a small word for
what it is ("the Hexley hospital"). What is ordinary English on both sides is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.tagger import NamesModel
from sigdocs.minimisation.text import Passage, fold
from sigdocs.model.policy import Words

WORD = r"(?:St\.|[A-Z](?:[\w'\u2019-]|\.(?=\w)){0,40})"  # a full stop ends a name
LINKS = r"(?:and|of|the|upon|le|in|on|&|under|by|for|with|cum|super)"
_NAME = rf"{WORD}(?: (?:(?:and|&|of|upon) )?{WORD}){{0,3}}"
_AT = r"\b(?:at|to|from|in|of|by|via|and) (?:[Tt]he )?"
_ROYAL = Pattern(
    rf"{_AT}(?P<name>(?:[A-Z][a-z'\u2019]+ )?Royal(?: [A-Z][a-z'\u2019]+)?)(?! (?:[A-Z]|and [A-Z]))"
)
_ROYAL_BODIES = re.compile(
    r"Royal (?:Coll|Soc|Mail|Navy|Marine|Air|Pharm|Inst|Fam|Assent|Comm|Chart|Mint|House|Acad|Mar|Var)"
)
_SAINT = Pattern(
    rf"{_AT}(?P<name>St\.? [A-Z][a-z]+(?:['\u2019]s|s['\u2019]))"
    r"(?![\w'\u2019]| [A-Z]| (?:wort|dance|fire)\b)"
)
_WOMEN = Pattern(rf"{_AT}(?P<name>[A-Z][a-z]+ (?:Women|Children)['\u2019]?s)(?![\w'\u2019]| [A-Z])")
_THRONE = Pattern(  # kings and queens of these islands and theirs: "sent to Queen Adelaide's"
    r"\b(?P<name>(?:Queen|King|Prince|Princess|Duke|Duchess)(?: of)? (?:Adelaide|Albert|Alexandra|Alfred|"
    r"Alice|Anne|Caroline|Catherine|Charles|Charlotte|Diana|Edward|Eleanor|Elizabeth|George|Henry|John|Margaret|Mary|"
    r"Michael|Philip|Royal|Victoria|Wales|William|Cornwall|Kent|York|Edinburgh|Gloucester|Cambridge)"
    r"(?:['\u2019]s)?)(?![\w'\u2019]| [A-Z])"
)
_LETTERS = re.compile(  # RVI, QEH: royal infirmaries and general hospitals by their letters
    r"\b(?:at|to|from|in|via) (?:the )?(?P<name>(?!MRI|SRI)[A-Z]{1,3}(?:GH|RI|DH|VI|EH|UH))(?![\w-])"
)
_ARTICLE = re.compile(
    r"\b(?:at|to|from|by|in|into|via) (?P<name>[Tt]he [A-Z][a-z]{3,})(?=[,.;:)]| (?:and|on|in|for|with|by|"
    r"who|where|which|was|is|had|has|at|after|before|when|did|said|to)\b|['\u2019]s\b|\s*$)",
    re.M,
)
_FIRM = Pattern(  # plural verbs: one lawyer "acts", a firm "act"
    rf"(?P<name>{WORD}(?: (?:(?:and|&) )?{WORD}){{1,3}})"
    r" (?:act for|are acting|are instructed|were instructed|have been instructed)\b"
)
_GENITIVE = re.compile(r"['\u2019]s$")
_SMALL_HEADS = {
    "trust": "trust",
    "hospital": "hospital",
    "general hospital": "hospital",
    "district general": "hospital",
    "community hospital": "hospital",
    "cottage hospital": "hospital",
    "infirmary": "hospital",
    "hospice": "hospice",
    "prison": "prison",
    "primary school": "school",
    "school": "school",
    "academy": "school",
    "college": "school",
    "university": "school",
    "pharmacy": "pharmacy",
    "police": "police",
    "council": "council",
    "ambulance service": "ambulance",
    "ambulance": "ambulance",
    "care home": "care-home",
    "nursing home": "care-home",
    "residential home": "care-home",
    "walk-in centre": "walk-in",
    "urgent care centre": "walk-in",
    "urgent care": "walk-in",
    "urgent treatment centre": "walk-in",
    "birth centre": "birth",
    "health centre": "community-site",
    "medical centre": "gp",
    "medical practice": "gp",
    "dental practice": "dental",
    "solicitors": "law",
}  # what stands small behind a name and makes no thing of it, as "Swann clinic" or "Mohs surgery" would
_SMALL_HEAD = Pattern(
    rf"(?<![\w'\u2019.-])(?:The )?(?P<name>(?P<own>{WORD}(?: (?:(?:and|&|upon) )?{WORD}){{0,3}}) "
    rf"(?P<head>{'|'.join(sorted(_SMALL_HEADS, key=len, reverse=True))}))(?![\w-])"
)


class Told(NamedTuple):
    """A place in the text that names an organisation; ``kind``: its type, "" where its end tells."""

    start: int
    end: int
    kind: str


def told(passage: Passage, words: Words, model: NamesModel) -> Iterator[Told]:
    """Every organisation in a passage that the words beside it tell."""
    text = passage.text
    for match in _leads(words).finditer(text):
        yield Told(match.start(), _led(match, words, model), "")
    yield from _hospitals(text, words, model)
    yield from (Told(*m.span("name"), "law") for m in _FIRM.finditer(text))
    for match in _ARTICLE.finditer(text):
        if _is_house(match["name"].split()[1], words, model):
            start, end = match.span("name")
            yield Told(start if match["name"][0] == "T" else start + len("the "), end, "")
    for match in _SMALL_HEAD.finditer(text):
        is_pair = len(match["own"].split()) > 1
        if _is_own(match["own"], words, model, person=is_pair, last=True):
            yield Told(*match.span("name"), _SMALL_HEADS[match["head"]])
    yield from _called(text, words, model)


def _hospitals(text: str, words: Words, model: NamesModel) -> Iterator[Told]:
    """As in "Northtown Royal", "St Blaise's", "Queen Mary", "RVI", "Wealden Children's"."""
    for pattern in (_ROYAL, _SAINT, _THRONE):
        for match in pattern.finditer(text):
            if " " in match["name"] and not _ROYAL_BODIES.search(text, match.start("name")):
                yield Told(*match.span("name"), "hospital")
    yield from (Told(*m.span("name"), "hospital") for m in _LETTERS.finditer(text))
    for match in _WOMEN.finditer(text):
        if _is_own(match["name"].split()[0], words, model):
            yield Told(*match.span("name"), "hospital")


def _called(text: str, words: Words, model: NamesModel) -> Iterator[Told]:
    """As in "Primrose Court, a care home", "the solicitors, Purvis Kettle, wrote"."""
    after, before = _appositions(words)
    for match in after.finditer(text):
        lead = _LAST_NAME.search(text, max(0, match.start() - 80), match.start())
        if lead and _is_own(lead["name"], words, model, person=match["article"] == "the"):
            yield Told(*lead.span("name"), words.organisation_nouns[match["noun"].lower()])
    for match in before.finditer(text):
        if _is_own(match["name"], words, model, person=True):
            yield Told(*match.span("name"), words.organisation_nouns[match["noun"].lower()])


_LAST_NAME = re.compile(rf"(?<![\w'\u2019.-])(?P<name>(?:The )?{_NAME})\Z")


@lru_cache(maxsize=4)
def _appositions(words: Words) -> tuple[Pattern, Pattern]:
    nouns = "|".join(sorted(words.organisation_nouns, key=len, reverse=True))
    plural = ("firm", "solicitors", "lawyers", "agency", "charity", "company", "chain", "provider")
    leading = "|".join(
        sorted(
            (n for n in words.organisation_nouns if " " in n or n in plural),
            key=len,
            reverse=True,
        )
    )
    return (
        Pattern(
            rf"(?:,| -| \u2013| \() ?(?P<article>an?|the|her|his|their|our|its|my|your) "
            rf"(?:[a-z][\w-]* ){{0,2}}?(?P<noun>{nouns})"
            r"(?=[,.;:)\n]|\Z| (?:run|in|of|that|which|owned|for|where|with|and|at|on|near|called|part|"
            r"based)\b)"
        ),
        Pattern(rf"\b(?P<noun>{leading})(?:,|:| is| are| called| named)? (?P<name>{_NAME})", re.M),
    )


@lru_cache(maxsize=4)
def _leads(words: Words) -> Pattern:
    medical = "|".join(sorted(words.medical_heads))
    return Pattern(
        rf"(?<![\w'\u2019-])(?:{'|'.join(words.organisation_leads)}) (?:[Tt]he )?"
        r"(?P<first>[A-Z][a-z'\u2019-]+)(?P<more>(?: (?:(?:and|of) )?[A-Z][a-z'\u2019-]+){0,2})"
        rf"(?! (?:{medical})\b)"
    )


def _led(match: re.Match[str], words: Words, model: NamesModel) -> int:
    """Where the name ends: before a title, a post or somebody's forename ("HMP Thornlea Dr Hale")."""
    for more in re.finditer(r" (?:(?:and|of) )?(\S+)", match["more"]):
        folded = fold(more[1])
        titles = words.clinical_titles | words.plain_titles | words.official_titles
        if folded in titles or folded in words.posts or model.is_forename(folded):
            return match.start("more") + more.start()
    return match.end()


def _is_house(word: str, words: Words, model: NamesModel) -> bool:
    """Whether "the" and this word name a house: trees in the plural, and words of no other use."""
    folded = fold(word)
    if _is_listed(folded, words) or folded in words.places or folded in words.eponyms:
        return False
    is_people = folded.endswith("s") and model.is_surname(folded[:-1]) and folded[:-1] not in _TREES
    if is_people:  # "to the Patels"
        return False
    return folded.rstrip("s") in _TREES or not model.is_ordinary(folded)


_TREES = frozenset(
    [
        "alder", "ash", "beech", "beeche", "birch", "birche", "cedar", "chestnut", "elm", "fir", "hawthorn",
        "hazel", "hollie", "larch", "larche", "laurel", "lime", "linden", "maple", "oak", "orchard", "pine",
        "poplar", "rowan", "sycamore", "willow", "yew", "mount", "grange", "paddock", "meadow", "spinney",
        "priory", "croft",
    ]
)  # fmt: skip


def _is_listed(folded: str, words: Words) -> bool:
    return (
        folded in words.not_names
        or folded in words.vocabulary
        or folded in words.organisation_generic
        or folded in words.posts
        or folded in words.other_heads
        or folded in words.abbreviations
    )


def _is_own(
    name: str, words: Words, model: NamesModel, *, person: bool = False, last: bool = False
) -> bool:
    """Whether a run of capitalised words is a name, and hardly a person's (``person``: it might be).

    ``last``: the word before the head must itself be one of the name's own.
    """
    parts = [fold(_GENITIVE.sub("", w)) for w in name.split() if w[0].isupper() and w != "The"]
    titles = words.clinical_titles | words.plain_titles | words.official_titles
    if not parts or parts[0].strip(".") in titles or (last and _GENITIVE.search(name)):
        return parts[:1] == ["st"] or parts[:1] == ["queen"]
    own = [p for p in parts if not _is_listed(p, words) and not _is_plain(p, words, model)]
    if person and model.is_forename(parts[0]) and "&" not in name and " and " not in name:
        return False
    if person and len(parts) == 1 and model.is_surname(parts[0]):
        return False
    is_eponym = own[-1:] and own[-1] in words.eponyms and own[-1] not in words.places
    return bool(own) and (not last or parts[-1] in own) and not is_eponym


def _is_plain(folded: str, words: Words, model: NamesModel) -> bool:
    return folded not in words.places and model.is_ordinary(folded)
