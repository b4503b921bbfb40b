"""Street addresses: a house number and a street, or whatever leads up to a postcode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sigdocs.minimisation.contacts import postcodes
from sigdocs.minimisation.marks import Mark, without_overlaps
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

_LEAD = re.compile(
    r"\b(?:of|at|from|[Aa]ddress(?: is)?|[Ll]ives(?: at| in)?|resides in|[Hh]ome|"
    r"living in)\b[ :\"\u201c]*|"
    r"[:;(\"\u201c]|\.\s|\n"
)
_NO_PLACE = re.compile(
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|DOB|dob|NHS|GMC|NMC|No|no|number|aged?|born|tel|Tel|"
    r"who|was|is|has|had|told|said|says|patient|claimant|complains|he|she|they|which|that"
)
_TITLES = "Dr|DR|Mr|MR|Mrs|MRS|Ms|MS|Miss|MISS|Prof|PROF"
_CHUNK = (
    r"(?<![\w'\u2019-])[A-Z][\w'\u2019-]{0,30}(?: (?:on|upon|under|in|le|the|"
    r"[A-Z][\w'\u2019-]{0,30})){0,3}"
)


@lru_cache(maxsize=4)
def _street(words: Words) -> Pattern:
    heads = "|".join(sorted((h.capitalize() for h in words.street_heads), key=len, reverse=True))
    heads = f"(?:{heads}|{heads.upper()})(?: (?:North|South|East|West|NORTH|SOUTH|EAST|WEST)\\b)?"
    return Pattern(
        rf"(?:Caravan|Chalet|Pitch|Mooring|Berth|Lodge) \w{{1,4}}, {_CHUNK}(?:, {_CHUNK}){{0,2}}|"
        rf"(?:[Nn]arrow ?boat|[Hh]ouseboat|[Bb]arge),? [\"\u201c\u2018']?{_CHUNK}[\"\u201d\u2019']?"
        rf"(?:, {_CHUNK}){{0,2}}|"
        rf"\b\d{{1,4}}[a-zA-Z]? The [A-Z][\w-]{{1,30}}(?:, {_CHUNK}){{1,3}}|"
        rf"(?<=at |of |in )[Tt]he Old [A-Z][a-z]{{3,20}}(?:, {_CHUNK}| in {_CHUNK})|"
        rf"(?:Flat|Apartment|Apt|Unit|Room|Suite|Plot|Block) \w{{1,4}}, {_CHUNK}(?:, {_CHUNK}){{1,3}}|"
        rf"(?:(?:Flat|Apartment|Apt|Unit|Room|Suite) \w{{1,4}}, ?)?(?:{_CHUNK}, )?"
        rf"\b\d{{1,4}}[a-zA-Z]?(?:[-\u2013/]\d{{1,4}}[a-zA-Z]?)?,? "
        rf"(?!(?:{_TITLES})\b)(?:The )?"
        rf"(?:[A-Z][\w'\u2019-]{{1,30}} ){{1,3}}(?:{heads})\b(?:, {_CHUNK}){{0,3}}"
    )


@lru_cache(maxsize=4)
def _named_house(words: Words) -> Pattern:
    """As in "live at Pear Tree Farm, Wey Lane, Upper Chalk": a name, then a street, no number."""
    heads = "|".join(sorted((h.capitalize() for h in words.street_heads), key=len, reverse=True))
    return Pattern(
        rf"\b(?:of|at|[Aa]ddress:?|[Hh]ome:?|in) (?P<a>(?:The )?{_CHUNK}, "
        rf"(?:[A-Z][\w'\u2019-]{{1,30}} ){{1,3}}(?:{heads})\b(?:, {_CHUNK}){{0,2}})"
    )


def addresses(passage: Passage, words: Words) -> list[Mark]:
    """The addresses in a passage, without their postcodes."""
    return without_overlaps([*_by_street(passage.text, words), *_by_postcode(passage.text)])


@lru_cache(maxsize=4)
def _small(words: Words) -> Pattern:
    """As in "flat 4 cannery wharf", "PO Box 12": what stands for itself in small letters too."""
    heads = "|".join(sorted(words.street_heads, key=len, reverse=True))
    return Pattern(
        r"\bP\.?O\.? ?box \d{1,5}\b|"
        r"\b(?:flat|apartment) \d{1,4}[a-z]?,? (?:\d{1,4}[a-z]?,? )?"
        rf"(?:[\w'\u2019-]{{2,30}} ){{1,3}}(?:{heads})\b",
        re.I,
    )


def _by_street(text: str, words: Words) -> Iterator[Mark]:
    for match in _street(words).finditer(text):
        yield _mark(match.start(), match.end(), "house number and street")
    for match in _small(words).finditer(text):
        yield _mark(match.start(), match.end(), "flat and street, or box")
    for match in _named_house(words).finditer(text):
        if not re.search(
            r"\b(?:Hospital|Trust|Infirmary|Surgery|Clinic|Centre|Ward)\b", match.group("a")
        ):
            yield _mark(match.start("a"), match.end("a"), "named house and street")


def _by_postcode(text: str) -> Iterator[Mark]:
    """The parts between commas that lead up to a postcode, as far back as they read like an address."""
    for match in postcodes(text):
        floor = max(0, match.start() - 110)
        start = _first_part(text, floor, match.start())
        segment = text[start : match.start()].strip(" ,\n")
        if segment and len(segment) > 5 and ("," in segment or segment[0].isdigit()):
            place = text.index(segment, start)
            yield _mark(place, place + len(segment), "words that lead up to a postcode")


def _first_part(text: str, floor: int, end: int) -> int:
    """Where the address before ``end`` begins; ``end`` where nothing there reads like one."""
    start = stop = end
    while stop > floor:
        comma = max(text.rfind(",", floor, stop), text.rfind("\n", floor, stop))
        begin = comma + 1 if comma >= floor else floor
        leads = [m.end() for m in _LEAD.finditer(text, begin, stop)]
        part = leads[-1] if leads else begin
        if not _reads_like_address(text[part:stop], is_last=start == end):
            break
        start = part
        if leads or comma < floor:
            break
        stop = comma
    return start


def _reads_like_address(part: str, *, is_last: bool) -> bool:
    """A house, a street, a town: few words, no figures but a house number, no one's title."""
    words = part.split()
    if not words:
        return is_last  # the postcode stands right after a comma
    numbered = re.fullmatch(r"\d{1,4}[a-zA-Z]?", words[0]) is not None
    rest = words[1:] if numbered else words
    if not 1 <= len(rest) <= 5 or any(c.isdigit() for word in rest for c in word):
        return False
    return not any(_NO_PLACE.fullmatch(word.strip(".()")) for word in rest)


def _mark(start: int, end: int, evidence: str) -> Mark:
    return Mark(start=start, end=end, category=Category.ADDRESS, evidence=evidence, confidence=0.95)
