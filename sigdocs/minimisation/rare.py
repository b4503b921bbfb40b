"""Rare details: what singles a person out though no name is said (17, 25).

An office or trade that few people have, fame, an honour, being the only or the first of a kind in a
place. The words are in words.toml (``rare``, ``rare_trades``, ``rare_houses``); the constructions are here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.patterns import Pattern, those_that_may_match
from sigdocs.minimisation.sentences import lowered
from sigdocs.minimisation.singular import END, ROWS, SMALL_ROWS
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

_EXPERT = Pattern(r"\b(?:expert|coroner's|detective's)\b")
_REASONS, _SMALL_REASONS = dict(ROWS), dict(SMALL_ROWS)
_BY_LIST = "only one, or one of few"


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
    small = lowered(text)
    trades, listed = _compiled(words)
    for match in trades.finditer(small):
        if not _EXPERT.search(match.group()):
            yield *match.span("what"), "unusual occupation or office"
    for pattern in those_that_may_match(listed, small):
        for match in pattern.finditer(small):
            yield *match.span(), _BY_LIST
    for read, reasons in ((text, _REASONS), (small, _SMALL_REASONS)):
        for pattern in those_that_may_match(tuple(reasons), read):
            for match in pattern.finditer(read):
                yield *match.span(match.lastgroup or 0), reasons[pattern]


def _whose(text: str, start: int, people: Sequence[Mark]) -> str:
    paragraph = text.rfind("\n\n", 0, start) + 1
    before = [mark.person for mark in people if paragraph <= mark.start < start]
    return before[-1] if before else ""


@lru_cache(maxsize=4)
def _compiled(words: Words) -> tuple[Pattern, tuple[Pattern, ...]]:
    """The pattern of trades and offices, and each pattern of the list ``rare``."""
    trades, houses = "|".join(words.rare_trades).lower(), "|".join(words.rare_houses).lower()
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
        r"(?:(?:a|an|the|our|one of)\s+|(?=former|retired|serving|lord mayor|mayor|high sheriff|chair|"
        r"president|captain|founder|secretary|deputy head|head of the|town crier))"
    )
    more = (  # what still belongs to it: up to a verb of the sentence, past a comma only for "who …"
        r"(?:(?! (?:and|but|so) (?:is|has|was|had|they|he|she|we|can|cannot|could|does|did|just|now|her|his|"
        r"works)\b| so )[^.,;\n)]){0,90}"
    )
    past = r", (?:who|formerly|once|one of|in|at|of|and an?|and (?:former|retired))\b"
    tail = rf"{more}(?:{past}{more}){{0,2}}"
    trade = Pattern(
        rf"{lead}(?P<what>{article}(?:[\w'\u2019-]+\s+){{0,5}}?(?:{trades}|{head_of})\b{tail}{END})"
    )
    return trade, tuple(Pattern(rf"(?<![\w-])(?:{row.lower()})") for row in words.rare)
