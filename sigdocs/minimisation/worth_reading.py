"""Sentences for the reviewer's list that may tell of a source, give legal advice or be a direction.

The finders of these three act, so they go by grammar and miss what is said in a way of its own. A reader
can be told more cheaply: here it is enough that words of a kind stand together in a sentence, whatever
their order. Nothing is changed; the likeliest few of each kind are listed where nothing was found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sigdocs.minimisation.confidence import signs
from sigdocs.minimisation.loose_cues import cues_of
from sigdocs.minimisation.marks import Mark, overlaps
from sigdocs.minimisation.sentences import pieces
from sigdocs.minimisation.spans import Spans
from sigdocs.minimisation.text import Passage
from sigdocs.model.minimised import Unexplained
from sigdocs.model.people import Category
from sigdocs.model.personal import PersonalText

SOURCE, ADVICE, DIRECTION = (
    "may tell of somebody who spoke in confidence",
    "may give legal advice",
    "may be an instruction who is to be told",
)
_MOST = 6  # rows of a kind in a form: a list that nobody reads to its end protects nobody
_TITLES = ("1a", "1b", "1g", "1h", "3c")  # who somebody is: "Senior Solicitor, Claims"
_DIRECTED = ("2f", "2g", "4a", "8d")
_QUOTED = re.compile(r"[\"\u201c\u201d]|: ?\S")
_GOES_ON = re.compile(r" +(?:It|They|That|This|These|Its effect|In (?:his|her|their) view)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A row for the list, and how many cues speak for it."""

    row: Unexplained
    weight: int


def doubts(passage: Passage, marks: Sequence[Mark], directions: Collection[str]) -> Iterator[Doubt]:
    """The sentences of an answer that somebody should read.

    ``marks``: what was found in it; ``directions``: the words of the directions that were.
    """
    told = _told(passage, marks)
    covered = Spans([(m.start, m.end) for m in marks])
    withheld = [m for m in marks if m.category is Category.PRIVILEGED]
    for start, end in _trimmed(passage):
        here = _sentence(start, end)
        if end <= start or overlaps(here, withheld):
            continue
        weighed = tuple(_weighed(_cues(passage, start, end), passage.question))
        for why, weight in weighed if weighed and _is_left(passage, here, covered) else ():
            is_source = why == SOURCE and overlaps(here, told)
            is_known = why == DIRECTION and passage.text[start:end] in directions
            if not is_source and not is_known:
                stop = _with_what_follows(passage, end) if why == ADVICE else end
                yield Doubt(row=_row(passage, start, stop, why), weight=weight)


def likeliest(found: Sequence[Doubt]) -> tuple[Unexplained, ...]:
    """The few of each kind for which most speaks, sources first; a sentence is listed once."""
    rows: list[Unexplained] = []
    for why in (DIRECTION, ADVICE, SOURCE):  # where orders are given, an order not to tell is one
        mine = sorted((d for d in found if d.row.why == why), key=lambda d: -d.weight)
        new: list[Unexplained] = []
        for row in (d.row for d in mine):
            if not any(_share(row, other) for other in (*rows, *new)):
                new.append(row)
        rows += new[:_MOST]
    order = (SOURCE, ADVICE, DIRECTION)
    return tuple(sorted(rows, key=lambda row: order.index(row.why)))


def _share(one: Unexplained, other: Unexplained) -> bool:
    """Whether two rows have words of one place in common."""
    in_one = (one.question, one.occurrence) == (other.question, other.occurrence)
    return in_one and one.start < other.end and other.start < one.end


def _weighed(cues: frozenset[str], question: str) -> Iterator[tuple[str, int]]:
    """The kinds that a sentence with these cues may be of, each with how much speaks for it."""
    hushed = len(cues & {"hidden", "promise", "fear"})
    if (hushed > 1 and cues & {"told", "us"}) or cues >= {"fear", "told"}:
        yield SOURCE, 2 * hushed + len(cues & {"told", "us", "not"})
    if question not in _TITLES and _advises(cues):
        yield (
            ADVICE,
            2 * len(cues & {"lawyer", "case"}) + len(cues & {"advice", "judged", "quoted"}),
        )
    if question in _DIRECTED and cues >= {"ought", "pass"} and cues & {"strict", "whom"}:
        yield DIRECTION, len(cues & {"ought", "pass", "whom"}) + 2 * ("strict" in cues)


def _advises(cues: frozenset[str]) -> bool:
    if "lawyer" in cues:
        return bool(cues & {"advice", "judged", "case"})
    return (
        cues >= {"judged", "case"}
        or cues >= {"advice", "case"}
        or (cues >= {"advice", "quoted"} and "other" not in cues)
    )


def _with_what_follows(passage: Passage, end: int) -> int:
    """Where advice ends that goes on as in "Her opinion is in draft. It is that ..."."""
    while _GOES_ON.match(passage.text, end):
        further = passage.sentence_at(end + 1)[1]
        if further <= end + 1:
            break
        end = end + len(passage.text[end:further].rstrip())
    return end


def _trimmed(passage: Passage) -> Iterator[tuple[int, int]]:
    """The sentences of an answer without the space around them."""
    for start, end in pieces(passage):
        words = passage.text[start:end]
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _cues(passage: Passage, start: int, end: int) -> frozenset[str]:
    """The cues that a sentence holds."""
    tokens = passage.tokens[passage.index_at(start) : passage.index_at(end)]
    found = frozenset[str]().union(*(cues_of(token.fold) for token in tokens))
    return found | {"quoted"} if _QUOTED.search(passage.text, start, end) else found


def _told(passage: Passage, marks: Sequence[Mark]) -> list[Mark]:
    """Sentences in which somebody was heard to speak in confidence, where it is known who or of what post."""
    sources = [m for m in marks if m.category is Category.CONFIDENTIAL_SOURCE]
    heard = [passage.sentence_at(sign.start) for sign in signs(passage)] if sources else []
    return [*sources, *(_sentence(start, end) for start, end in heard)]


def _is_left(passage: Passage, sentence: Mark, covered: Spans) -> bool:
    """Whether words of a sentence are in no finding."""
    tokens = passage.tokens[passage.index_at(sentence.start) : passage.index_at(sentence.end)]
    return any(not covered.touch(token.start, token.end) for token in tokens)


def _sentence(start: int, end: int) -> Mark:
    return Mark(start=start, end=end, category=Category.UNEXPLAINED, evidence="")


def _row(passage: Passage, start: int, end: int, why: str) -> Unexplained:
    return Unexplained(
        question=passage.question,
        occurrence=passage.occurrence,
        start=start,
        end=end,
        text=PersonalText(passage.written[start:end]),
        why=why,
    )
