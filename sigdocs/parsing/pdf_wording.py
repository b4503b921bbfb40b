"""What the printed words of our forms look like, for the geometry to lean on.

Only asked two things: does this line begin a label or heading, and is it made of a form's own
words? Which question a label belongs to is decided in ``recognise``, never here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from sigdocs.model.definitions import FormDefinition

_LETTER = re.compile(
    r"^\s*\(?(?:\d{1,2}\s*[.)]?\s*)?[a-z]?\s*[).:]\s+|^\s*\d{1,2}\.?\s+"
    r"|^\s*(?:q(?:uestion)?\s?)?\d{1,2}\s?[.(]?\s?(?:\d{1,2}|[a-z])?[).:]{0,2}(?:\s*[–—-])?\s+",
    re.IGNORECASE,
)
_NOT_WORD = re.compile(r"[^\w]+")
_SLIP = 0.86
_MISSING = 5
_WORD_SLIP = 75
_SURE = 20  # letters: a beginning with slips must be as long as that
_LONGEST = 400
_PART = 40  # letters: longer than any word of a form
_TAIL = 3
_MARKS = " .,:;?!()[]*-–—\"'’”"
_ALIKE = 4  # words: enough to know a passage by, few enough to pass over a slip


def fold(text: str) -> str:
    """Lower case, no accents or marks of punctuation, single spaces."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain).strip()


def without_letter(text: str) -> str:
    """The line without its letter or number ("b) Director" gives "Director")."""
    return _LETTER.sub("", text, count=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the forms print, folded.

    ``labels`` (the questions') and ``starts`` (headings and titles too) are kept by their first
    two letters; ``passages`` (help as well) as they are and by two words that follow each other;
    ``words`` is every word, ``openings`` how words begin, ``tails`` how passages end.
    """

    labels: dict[str, tuple[str, ...]]
    starts: dict[str, tuple[str, ...]]
    passages: frozenset[str]
    pairs: dict[tuple[str, str], tuple[str, ...]]
    words: frozenset[str]
    tails: frozenset[str]
    openings: frozenset[str]

    def begins_label(self, text: str) -> bool:
        """Whether a line of print is the beginning of a label or heading, small slips allowed."""
        line = fold(without_letter(text))
        return any(_begins(line, start) for start in self.starts.get(line[:2], ()))

    def is_within_label(self, text: str) -> bool:
        """Whether a text is a part of a label from its beginning, slips allowed, and no more."""
        line = fold(without_letter(text))
        return len(line) >= _SURE and any(
            len(line) <= len(start) + 3 and _alike(line, start)
            for start in self.starts.get(line[:2], ())
        )

    def begins_question(self, text: str) -> bool:
        """Whether a line is the beginning of a question's label."""
        if text[:2].isalpha() and text[:2].casefold() not in self.labels:
            return False
        line = fold(without_letter(text))
        return any(_begins(line, label) for label in self.labels.get(line[:2], ()))

    def begins_passage(self, text: str) -> bool:
        """Whether a line is the beginning of a label, heading or help, however short."""
        line = fold(without_letter(text)) or "?"
        return any(passage.startswith(line) for passage in self.passages)

    def goes_on(self, text: str, line: str) -> bool:
        """Whether a label or help that ``text`` ends with goes on with ``line``."""
        first = line.lstrip(_MARKS)[:2]
        if first.isalpha() and first.casefold() not in self.openings:
            return False
        last, words = fold(text[-_PART:]).rpartition(" ")[2], fold(line)
        passages = self.pairs.get((last, words.partition(" ")[0]), ())
        if not passages:
            return False
        before = fold(text)
        return any(
            before.endswith(" ".join(passage[:at].split()[-_ALIKE:]))
            for passage in passages
            if (at := _find_words(passage, words)) > 0
        )

    def is_label(self, text: str) -> bool:
        """Whether a text is the whole label of a question."""
        line = fold(without_letter(text))
        return line in self.labels.get(line[:2], ())

    def is_whole(self, text: str) -> bool:
        """Whether a text is a whole label, heading or help, so that what follows is another."""
        if len(text) > _LONGEST or text.rstrip(_MARKS)[-_TAIL:].casefold() not in self.tails:
            return False
        return fold(without_letter(text)) in self.passages

    def is_broken(self, before: str, after: str) -> bool:
        """Whether two pieces of text are one of the form's words, broken where it did not fit."""
        first, last = fold(before).rpartition(" ")[2], fold(after).partition(" ")[0]
        return f"{first}{last}" in self.words and not {first, last} <= self.words

    def is_alien(self, text: str) -> bool:
        """Whether no word of the text is one of the form's own, slips allowed."""
        words = fold(text).split()
        return bool(words) and not any(self._knows(word) for word in words)

    def _knows(self, word: str) -> bool:
        if word in self.words:
            return True
        from rapidfuzz.fuzz import ratio

        return any(
            own[0] == word[0] and ratio(own, word) >= _WORD_SLIP for own in self.words if own
        )

    def share(self, text: str) -> float:
        """How much of the text is made of the form's own words, 0 to 1."""
        words = fold(text).split()
        return sum(word in self.words for word in words) / len(words) if words else 0.0

    def share_with_slips(self, text: str) -> float:
        """The same for a label as somebody typed it: slips allowed, its letter left out."""
        words = fold(without_letter(text)).split()
        return sum(self._knows(word) for word in words) / len(words) if words else 0.0


def _find_words(passage: str, words: str) -> int:
    """Where whole words stand in a passage; -1 if nowhere."""
    return f" {passage} ".find(f" {words} ")


def _begins(line: str, start: str) -> bool:
    """Equal as far as both go; a line of one or two words must be the whole label."""
    shorter = min(len(line), len(start))
    if len(line) < len(start) and len(line.split()) < 3 and len(line) < 12:
        return False
    if line[:shorter] == start[:shorter]:
        return len(line) <= len(start) or line[shorter] == " "
    if abs(len(line) - len(start)) > 3 and shorter < _SURE:
        return False
    return _alike(line, start)


def _alike(line: str, start: str) -> bool:
    """Equal but for slips, as far as the shorter goes; a word may be missing from the line."""
    if len(line) > len(start):
        line = line[: len(start)]
    needed = _SLIP * 100
    ratio = _ratio()
    if ratio(line, start[: len(line)], score_cutoff=needed):
        return True
    return bool(ratio(line, start[: len(line) + _MISSING], score_cutoff=needed))


@cache
def _ratio() -> Callable[..., float]:
    """How alike two texts are, 0 to 100 (imported when the first print is read)."""
    from rapidfuzz.fuzz import ratio

    return ratio


@cache
def wording(definitions: tuple[FormDefinition, ...]) -> Wording:
    """The wording of the forms we know."""
    labels = [label for d in definitions for q in d.questions for label in q.labels]
    headings = [heading for d in definitions for s in d.sections for heading in s.headings]
    titles = [line for d in definitions for line in (*d.titles, *d.furniture)]
    guidance = [line for d in definitions for q in d.questions for line in q.guidance]
    questions = _folded(labels)
    starts = questions | _folded(headings + titles)
    passages = starts | _folded(guidance)
    words = frozenset(word for passage in passages for word in passage.split())
    return Wording(
        labels=_by_start(questions),
        starts=_by_start(starts),
        passages=passages,
        pairs=_by_pair(passages),
        words=words,
        tails=frozenset(passage[-_TAIL:] for passage in passages),
        openings=frozenset(word[:2] for word in words),
    )


def _by_start(lines: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in sorted(lines):
        found[line[:2]] = (*found.get(line[:2], ()), line)
    return found


def _by_pair(passages: frozenset[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for passage in sorted(passages):
        words = passage.split()
        for pair in set(zip(words, words[1:], strict=False)):
            found[pair] = (*found.get(pair, ()), passage)
    return found


def _folded(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(fold, lines)))
