"""What the printed words of our forms look like, for the geometry to lean on.

Only asked two things: does this line begin a label or heading, and is it made of a form's own
words? Which question a label belongs to is decided in ``recognise``, never here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sigdocs.model.definitions import FormDefinition

_LETTER = re.compile(r"^\s*\(?(?:\d{1,2}\s*[.)]?\s*)?[a-z]?\s*[).:]\s+|^\s*\d{1,2}\.?\s+", re.I)
_NOT_WORD = re.compile(r"[^\w]+")
_SLIP = 0.86
_LONGEST = 400


def fold(text: str) -> str:
    """Lower case, no accents or marks of punctuation, single spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain).strip()


def without_letter(text: str) -> str:
    """The line without its letter or number ("b) Director" gives "Director")."""
    return _LETTER.sub("", text, count=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the forms print, folded.

    ``labels`` are the questions'; ``starts`` has headings and titles too, ``passages`` the help
    as well; ``words`` is every word of them.
    """

    labels: frozenset[str]
    starts: frozenset[str]
    passages: frozenset[str]
    words: frozenset[str]

    def begins_label(self, text: str) -> bool:
        """Whether a line of print is the beginning of a label or heading, small slips allowed."""
        line = fold(without_letter(text))
        return bool(line) and any(_begins(line, start) for start in self.starts)

    def begins_question(self, text: str) -> bool:
        """Whether a line is the beginning of a question's label."""
        line = fold(without_letter(text))
        return bool(line) and any(_begins(line, label) for label in self.labels)

    def goes_on(self, text: str, line: str) -> bool:
        """Whether a label or help that ``text`` ends with goes on with ``line``."""
        words = fold(line)
        if not words or words.split(" ", 1)[0] not in self.words:
            return False
        before = fold(text)
        return any(
            at > 0 and before.endswith(passage[:at].rstrip())
            for passage in self.passages
            if (at := _find_words(passage, words)) > 0
        )

    def is_whole(self, text: str) -> bool:
        """Whether a text is a whole label, heading or help, so that what follows is another."""
        return len(text) <= _LONGEST and fold(without_letter(text)) in self.passages

    def share(self, text: str) -> float:
        """How much of the text is made of the form's own words, 0 to 1."""
        words = fold(text).split()
        return sum(word in self.words for word in words) / len(words) if words else 0.0


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
    if line[:2] != start[:2] or shorter < 8:
        return False
    from rapidfuzz.fuzz import ratio

    return bool(ratio(line[:shorter], start[:shorter]) >= _SLIP * 100)


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
    return Wording(labels=questions, starts=starts, passages=passages, words=words)


def _folded(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(fold, lines)))
