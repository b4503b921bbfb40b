"""What no finder can explain, for the reviewer's list: unknown capitalised words, odd numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sigdocs.minimisation.contacts import is_of_money
from sigdocs.minimisation.dates import MONTHS
from sigdocs.minimisation.spans import Spans
from sigdocs.minimisation.tagger import NamesModel
from sigdocs.minimisation.text import Passage
from sigdocs.model.minimised import Unexplained
from sigdocs.model.personal import PersonalText
from sigdocs.model.policy import Words

_ODD_NUMBER = re.compile(r"(?<![\w/.,\u00a3-])\d[\d -]{5,}\d(?![\w/-])")


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
        yield _row(passage, token.start, token.end, "capitalised word that is not explained")
    for match in _ODD_NUMBER.finditer(passage.text):
        is_long = sum(c.isdigit() for c in match.group()) > 6
        known = is_of_money(passage.text, match.start()) or covered.touch(
            match.start(), match.end()
        )
        if is_long and not known:
            yield _row(passage, match.start(), match.end(), "number whose kind is not known")


def _is_telling(fold: str, model: NamesModel) -> bool:
    """Whether a word that opens a sentence, a bullet or a cell would be listed inside one too."""
    if model.is_ordinary(fold):
        return False
    return bool(model.flags(fold)) or model.shape(fold) > 0


def _is_explained(passage: Passage, index: int, words: Words, model: NamesModel) -> bool:
    fold = passage.tokens[index].fold
    if fold in words.not_names or fold in words.eponyms or fold in words.places or fold in MONTHS:
        return True
    is_name = model.is_forename(fold) or model.is_surname(fold)
    if model.is_ordinary(fold) and not is_name:
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
    in_thing = following in heads or fold in heads or fold in words.posts
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
