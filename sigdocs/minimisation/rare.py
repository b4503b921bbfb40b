"""Rare details: what singles a person out though no name is said (17, 25).

An office or trade that few people have, fame, an honour, being the only or the first of a kind in a
place. The words are in words.toml (``rare``, ``rare_trades``, ``rare_houses``); the constructions are here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

# Up to the end of the clause: not past a mark, nor into what happened next.
_REST = r"(?:(?! (?:and|but|so|was|is|had|has|were|when|until|because|then)\b)[^.,;)\n])"
_END = r"(?![\w\u2019'-])"  # a length that runs out never cuts a word
_PLACES = (
    r"county|country|region|city|town|village|world|UK|parish|island|valley|borough|house of|service|"
    r"force|army|navy|regiment|profession|Britain|England|Wales|Scotland|Ireland"
)
_TEAMS = (
    r"England|Scotland|Wales|Ireland|Great Britain|GB|British|Olympic|Paralympic|Commonwealth|"
    r"international|Premier League|professional|world|national|county|first-class"
)
_COMMON = (
    r"man|woman|patient|male|female|boy|girl|lady|gentleman|baby|child|mother|father|husband|wife|widow|"
    r"sister|brother|niece|nephew|aunt|uncle|partner|infant|toddler|resident|gravida|diabetic|smoker|was|"
    r"who|with|and|in|had|at|from|has|multip|primip|mum|daughter|son|twin"
)
_FIRST = Pattern(
    r"(?P<what>\b(?:the |a |one of the )?(?:first|last|youngest|oldest|longest-serving|sole|tallest|"
    r"fastest|most senior)(?: ever| known| surviving| living)? "
    r"(?!and\b|time\b|day\b|week\b|case\b|claim\b|list\b|two\b|three\b|line\b|one\b|thing\b|page\b)"
    r"(?:[\w'\u2019-]+ ){1,4}(?:in|at|to|from|of|for|with|on) (?:the |a |his |her |their )?"
    rf"(?:{_PLACES})\b{_REST}{{0,60}}{_END})",
    re.I,
)
_FIRST_TO = Pattern(
    r"(?P<what>\b(?:the |a )?first (?:ever )?(?:[a-z]+ )?(?:woman|man|person|girl|boy) to "
    r"(?!be\b|have\b|attend|arrive|report|complain|die\b|receive|undergo|raise|tell|say|ask|see|come|present|reach|make|suffer)"
    rf"{_REST}{{4,60}}{_END})",
    re.I,
)
_OF_PLACE = Pattern(
    rf"(?P<what>\b(?:the|our|this) (?:{_PLACES})['\u2019]s (?:only|last|first|oldest|youngest|sole|"
    rf"tallest|largest|best-known)\b{_REST}{{2,60}}{_END})",
    re.I,
)
_SIGHT = Pattern(
    r"(?P<what>\b(?:the|a) (?:village|town|house|farm|church|cottage|island|castle|windmill|lighthouse) "
    rf"with (?:the|a|an) {_REST}{{4,60}}{_END})",
    re.I,
)
_FEAT = Pattern(
    r"\b(?:who |and )(?P<what>(?:once |has )?(?:won|played (?:for|in|at|with)|sang (?:for|in|at|with)|"
    r"swam|climbed|sailed|rowed|fought|represented|competed|appeared (?:on|in)|starred|survived the|"
    r"was on (?:television|TV|the radio|stage)|was in [A-Z]) ?(?:the |a |in |for |at |on |his |her )?"
    rf"{_REST}{{3,80}}{_END})"
)
_FOR_TEAM = Pattern(
    r"(?P<what>\b(?:played|starred|sang|drummed|danced|rowed|boxed|fenced|raced|ran|swam) (?:for|in|with|"
    rf"at) (?:the )?(?!\d)[A-Z]{_REST}{{2,50}}{_END})"
)
_HONOUR = Pattern(
    r"\b(?:won|awarded|received|holds|held|given|has|with)\s+(?P<what>(?:the |a |an |his |her |their )?"
    r"(?:(?:[A-Z][\w'\u2019-]+ ){1,4}(?:Medal|Cross|Prize|Cup|Trophy|Championship|Award)|[OMC]BE|BEM|"
    rf"(?:gold|silver|bronze) medal|knighthood|damehood)\b{_REST}{{0,40}}{_END})"
)
_FAME = Pattern(
    r"(?P<what>\b[Tt]he (?:voice|face|inventor|founder|author|designer|creator|composer) (?:of|behind) "
    rf"(?:the )?[A-Z]{_REST}{{2,50}}{_END})"
)
_EX = Pattern(
    rf"(?P<what>\b(?:[Aa]n? )?(?:[Ee]x-(?:{_TEAMS})|(?:[Ff]ormer|[Rr]etired) (?:{_TEAMS})) "
    rf"(?!hospital|trust|service|pharmacist|nurse|doctor){_REST}{{3,40}}{_END})"
)
_CHAMPION = Pattern(
    r"(?P<what>\b(?:an? |the )?(?:(?:county|national|regional|world|european|british|english|scottish|"
    r"welsh|irish|commonwealth|olympic|paralympic|club|schools?|junior|reigning)(?: [\w'\u2019-]+){0,2} "
    r"champion\b(?: [a-z]+){0,2}|champion (?:[a-z]+ )?[a-z]+(?:er|or|ist|man|woman|keeper|smith))\b)",
    re.I,
)
_AGED = Pattern(
    rf"(?:year|yr)s?[ -]olds? (?P<what>(?!(?:{_COMMON})\b)[a-z][\w'\u2019-]+(?: [\w'\u2019-]+){{0,9}})"
    r"(?=[,.;)\n]| who| with| was)"
)
_ELSEWHERE = Pattern(
    r"\b(?P<what>moved (?:to|from) [A-Z]\w+, (?:[A-Z]\w+ ?)+(?: in \d{4})?|(?:born (?:on|in|at|aboard)|"
    r"flown|evacuated|airlifted|adopted from|rescued from|emigrated) (?:to |over |from )?(?:the )?"
    r"[A-Z][^.;\n)]{3,80}?)(?=[.;\n)]|,? (?:and|but) (?:has|is|was|had)\b)"
)
_EXPERT = Pattern(r"\b(?:expert|coroner's|detective's)\b")
_BY_LIST = "only one, or one of few"
_ALWAYS = (
    (_AGED, "description beside an age"),
    (_ELSEWHERE, "unusual place or journey"),
    (_FIRST, "first, last or youngest of its kind"),
    (_FIRST_TO, "first, last or youngest of its kind"),
    (_OF_PLACE, "the only one of a place"),
    (_SIGHT, "a place known by one thing"),
    (_FEAT, "feat or fame"),
    (_FOR_TEAM, "feat or fame"),
    (_HONOUR, "an honour"),
    (_FAME, "feat or fame"),
    (_EX, "feat or fame"),
    (_CHAMPION, "feat or fame"),
)


def rare_details(passage: Passage, words: Words, people: Sequence[Mark]) -> Iterator[Mark]:
    """Every rare detail of a passage, tied to the person who is named last before it in its paragraph.

    ``people``: the passage's marks of people, in order.
    """
    for start, end, why in _found(passage.text, words):
        yield Mark(
            start=start,
            end=end,
            category=Category.RARE_DETAIL,
            evidence=why,
            confidence=0.6,
            person=_whose(passage.text, start, people),
        )


def _found(text: str, words: Words) -> Iterator[tuple[int, int, str]]:
    trades, *listed = _compiled(words)
    for match in trades.finditer(text):
        if not _EXPERT.search(match.group()):
            yield *match.span("what"), "unusual occupation or office"
    for pattern in listed:
        for match in pattern.finditer(text):
            yield *match.span(), _BY_LIST
    for pattern, why in _ALWAYS:
        for match in pattern.finditer(text):
            yield *match.span("what"), why


def _whose(text: str, start: int, people: Sequence[Mark]) -> str:
    paragraph = text.rfind("\n\n", 0, start) + 1
    before = [mark.person for mark in people if paragraph <= mark.start < start]
    return before[-1] if before else ""


@lru_cache(maxsize=4)
def _compiled(words: Words) -> tuple[Pattern, ...]:
    """The pattern of trades and offices, then each pattern of the list ``rare``."""
    trades, houses = "|".join(words.rare_trades), "|".join(words.rare_houses)
    head_of = (
        r"(?:deputy |assistant )?(?:head|principal|warden|dean|organist|director|conductor|curator|keeper|"
        r"secretary|treasurer|captain|chair|president|teacher) (?:of|at) (?:the |a )(?:[\w'\u2019-]+ ){0,3}"
        rf"(?:{houses})"
    )
    lead = (
        r"(?:[-\u2013,(](?= (?:a |an )?(?:former|retired|serving|ex-))|,(?= an? )|\b(?:and(?= an? )|was|is|"
        r"be|been)|['\u2019]s|\bas|\bformer|\bformerly|retired|works as|worked as|being)\s+"
    )
    article = (
        r"(?:(?:a|an|the|our|one of)\s+|(?=former|retired|serving|Lord Mayor|Mayor|High Sheriff|chair|"
        r"president|captain|founder|secretary|deputy head|head of the|town crier))"
    )
    more = (  # what still belongs to it: up to a verb of the sentence, past a comma only for "who …"
        r"(?:(?! (?:and|but|so) (?:is|has|was|had|they|he|she|we|can|cannot|could|does|did|just|now|her|his|"
        r"works)\b| so )[^.,;\n)]){0,90}"
    )
    past = r", (?:who|formerly|once|one of|in|at|of|and an?|and (?:former|retired))\b"
    tail = rf"{more}(?:{past}{more}){{0,2}}"
    trade = Pattern(
        rf"{lead}(?P<what>{article}(?:[\w'\u2019-]+\s+){{0,5}}?(?:{trades}|{head_of})\b{tail}{_END})",
        re.I,
    )
    return (trade, *(Pattern(rf"(?<![\w-])(?:{row})", re.I) for row in words.rare))
