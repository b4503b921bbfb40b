"""What no finder can explain, for the reviewer's list: unknown words, odd numbers, likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sigdocs.minimisation.contacts import is_of_money
from sigdocs.minimisation.dates import MONTHS
from sigdocs.minimisation.spans import Spans
from sigdocs.minimisation.tagger import NamesModel
from sigdocs.minimisation.text import Passage, fold
from sigdocs.model.minimised import Unexplained
from sigdocs.model.personal import PersonalText
from sigdocs.model.policy import Words

_ODD_CODE = re.compile(
    r"(?<![\w/.\u00a3-])(?=[\d/-]*[A-Za-z])(?:[A-Za-z0-9]+[-/]){1,5}[A-Za-z0-9]+(?![\w/-])"
)
_BEFORE_A_PERSON = frozenset(
    ["by", "told", "asked", "with", "saw", "called", "named", "rang", "for", "and", "from"]
)
_SPELT_LIKE_A_NAME = 80
_CAPITAL, _SMALL, _NUMBER = (
    "capitalised word that is not explained",
    "word in small letters that may be a name",
    "number whose kind is not known",
)
_ODD_NUMBER = re.compile(
    r"(?<![\w/.,\u00a3-])(?!(?:19|20)\d\d ?- ?(?:19|20)\d\d\b)\d[\d -]{5,}\d(?![\w/-])"
)


def unexplained(
    passage: Passage, spans: Sequence[tuple[int, int]], words: Words, model: NamesModel
) -> Iterator[Unexplained]:
    """Capitalised words inside a sentence that are no ordinary word and in no finding; long numbers."""
    covered = Spans(spans)
    for index, token in enumerate(passage.tokens):
        if (
            not token.is_capital
            or len(token.text) < 3
            or token.is_caps
            or (passage.opens_sentence(index) and not _is_telling(token.fold, model))
        ):
            continue
        if covered.touch(token.start, token.end) or _is_explained(passage, index, words, model):
            continue
        yield _row(passage, token.start, token.end, _CAPITAL)
    yield from _in_small_letters(passage, covered, words, model)
    for pattern in (_ODD_NUMBER, _ODD_CODE):
        for match in pattern.finditer(passage.text):
            is_long = sum(c.isdigit() for c in match.group()) > (6 if pattern is _ODD_NUMBER else 4)
            is_free = not covered.touch(match.start(), match.end())
            if is_long and is_free and not is_of_money(passage.text, match.start()):
                yield _row(passage, match.start(), match.end(), _NUMBER)


def ranked(rows: Sequence[Unexplained], model: NamesModel) -> tuple[Unexplained, ...]:
    """The likeliest first: names of the lists, then numbers, then what is only spelt like a name."""

    def weight(row: Unexplained) -> int:
        if row.why == _NUMBER:
            return 1
        return 0 if model.flags(fold(row.text.reveal())) in ("f", "s", "fs") else 2

    return tuple(sorted(rows, key=weight))


def _in_small_letters(
    passage: Passage, covered: Spans, words: Words, model: NamesModel
) -> Iterator[Unexplained]:
    """Unknown words where somebody stands: after a title, a post, a kin word or "told", before "said"."""
    for index, token in enumerate(passage.tokens):
        if token.is_capital or len(token.text) < 4 or model.is_ordinary(token.fold):
            continue
        is_name = bool(model.flags(token.fold)) or model.shape(token.fold) > _SPELT_LIKE_A_NAME
        if not is_name or not _where_people_stand(passage, index, words, model):
            continue
        is_free = not covered.touch(token.start, token.end)
        if is_free and not _is_explained(passage, index, words, model):
            yield _row(passage, token.start, token.end, _SMALL)


def _where_people_stand(passage: Passage, index: int, words: Words, model: NamesModel) -> bool:
    before = passage.tokens[index - 1].fold if index and passage.gap(index - 1) == " " else ""
    rest = passage.tokens[index + 1 : index + 2]
    after = rest[0].fold if rest and passage.gap(index) == " " else ""
    is_led = before in words.kin or before in words.posts or before in words.clinical_titles
    acts = after in words.say or after in words.helping
    is_subject = before in _BEFORE_A_PERSON or not before or passage.opens_sentence(index)
    return is_led or (acts and (is_subject or bool(model.flags(passage.tokens[index].fold))))


def _is_telling(word: str, model: NamesModel) -> bool:
    """Whether a word that opens a sentence, a bullet or a cell would be listed inside one too."""
    if model.is_ordinary(word):
        return False
    return bool(model.flags(word)) or model.shape(word) > 0


def _is_explained(passage: Passage, index: int, words: Words, model: NamesModel) -> bool:
    word = passage.tokens[index].fold
    if word in words.not_names or word in words.eponyms or word in words.places or word in MONTHS:
        return True
    is_name = model.is_forename(word) or model.is_surname(word)
    if model.is_ordinary(word) and not is_name:
        return True
    near = [n for n in (index - 1, index + 1) if 0 <= n < len(passage.tokens)]
    in_title = any(
        passage.tokens[n].is_capital
        and passage.tokens[n].fold in words.not_names
        and passage.gap(min(n, index)) == " "
        for n in near
    )
    following = passage.tokens[index + 1].fold if index + 1 < len(passage.tokens) else ""
    heads = words.medical_heads | words.place_heads | words.other_heads
    in_thing = following in heads or word in heads or word in words.posts
    return (in_title and not is_name) or (in_thing and passage.gap(index) != "\n")


def _row(passage: Passage, start: int, end: int, why: str) -> Unexplained:
    text = PersonalText(passage.text[start:end])
    return Unexplained(
        question=passage.question,
        occurrence=passage.occurrence,
        start=start,
        end=end,
        text=text,
        why=why,
    )
