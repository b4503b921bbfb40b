"""What a form is judged by: wording of findings, post holders, indicators, working days.

The facts are in ``sigdocs/reference/*.toml``; its loaders check them and return these values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from sigdocs.model.findings import Severity

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_LETTER = re.compile(r"[^\W\d_]")
_TOKEN = re.compile(r"\(([^)]*)\)(\s*\?)?|(…|\.\.\.)|(\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    """The words of one code. Placeholders are ``{place}``, ``{variant}`` and the facts of the rule.

    ``variants`` are the cases of one code (a state, a kind of wrong date); ``mend_for`` has the
    advice for particular questions, ``to_mend`` that for all others.
    """

    code: str
    title: str
    severity: Severity
    paragraph: str
    message: str
    to_mend: str
    variants: Mapping[str, str] = field(default_factory=dict)
    mend_for: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post of NHS Resolution. ``function_lead``: it is in Annex C.

    ``senior``: Deputy Director or above (35). ``names`` has the Annex C wording first;
    ``functions`` are those it leads, several for the posts above two functions.
    """

    names: tuple[str, ...]
    functions: tuple[str, ...]
    senior: bool
    function_lead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A service function and the words by which people name it, and only it."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """Something that wording can show: a row of Annex A, or a sign that a paragraph asks for.

    ``phrases`` are words in order: ``*`` any ending, ``(a|b c)`` either, ``(a)?``
    perhaps, ``…`` up to six words.
    A sentence in which an ``unless`` phrase stands too does not count.
    """

    key: str
    function: str
    theme: str
    wording: str
    paragraph: str
    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    must_match: tuple[str, ...] = ()
    must_not_match: tuple[str, ...] = ()

    def matches(self, text: str) -> bool:
        """Whether a sentence of ``text`` shows it."""
        return any(self.in_sentence(s) for s in sentences(text))

    def may_be_in(self, plain: str) -> bool:
        """Whether the words of a phrase stand somewhere in ``plain`` (lower case), in any order."""
        return any(
            all(any(stem in plain for stem in stems) for stems in phrase_stems(p))
            for p in self.phrases
        )

    def in_sentence(self, sentence: str) -> bool:
        """Whether this sentence shows it."""
        if not any(phrase_pattern(p).search(sentence) for p in self.phrases):
            return False
        return not any(phrase_pattern(p).search(sentence) for p in self.unless)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """England's working days: Monday to Friday without the bank holidays given."""

    holidays: frozenset[date]

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open."""
        return day.weekday() < 5 and day not in self.holidays

    def notice(self, received: date, meeting: date) -> int:
        """Working days from the day of receipt to the day before the meeting, both included."""
        days = max(0, (meeting - received).days)
        return sum(self.is_working_day(received + timedelta(days=n)) for n in range(days))

    def latest_receipt(self, meeting: date, notice: int) -> date:
        """The last day on which a form is in time for ``meeting``."""
        day = meeting
        while self.notice(day, meeting) < notice:
            day -= timedelta(days=1)
        return day

    def after(self, start: date, number: int) -> date:
        """The day ``number`` working days after ``start``; the day of ``start`` does not count."""
        day, left = start, number
        while left > 0:
            day += timedelta(days=1)
            left -= self.is_working_day(day)
        return day


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything validation needs from the reference files."""

    findings: tuple[FindingWords, ...]
    posts: tuple[Post, ...]
    functions: tuple[Function, ...]
    indicators: tuple[Indicator, ...]
    working_days: WorkingDays
    notice: int = 5

    def words(self, code: str) -> FindingWords:
        """The words of a code; KeyError for one that the file does not have."""
        for words in self.findings:
            if words.code == code:
                return words
        raise KeyError(code)

    def themed(self, theme: str) -> tuple[Indicator, ...]:
        """The indicators of one theme."""
        return tuple(i for i in self.indicators if i.theme == theme)

    def shows(self, theme: str, text: str) -> bool:
        """Whether ``text`` shows any indicator of a theme."""
        plain = _plain(text)
        # Words are quick to look for, and most texts show nothing.
        lowered = plain.lower()
        rows = [row for row in self.themed(theme) if row.may_be_in(lowered)]
        return bool(rows) and any(r.in_sentence(s) for s in sentences(plain) for r in rows)


def sentences(text: str) -> list[str]:
    """``text`` cut at sentence ends, semicolons and line ends, with plain quotes.

    What holds no letter is none.
    """
    return [s for s in _SENTENCE.split(_plain(text)) if _LETTER.search(s)]


def _plain(text: str) -> str:
    """With plain quotes and spaces."""
    return text.replace("\u2019", "'").replace("\u2018", "'").replace("\xa0", " ")


@cache
def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """A phrase (see ``Indicator``) as a pattern that ignores case and punctuation between words."""
    pattern = ""
    gap = r"\W+"
    for match in _TOKEN.finditer(phrase):
        either, perhaps, dots, word = match.groups()
        if dots:
            gap = r"\W+(?:\S+\s+){0,6}?\W*"
            continue
        words = _word(word) if word else "(?:" + "|".join(map(_words, either.split("|"))) + ")"
        if perhaps:
            pattern += f"(?:{gap}{words})?"
        else:
            pattern += (gap if pattern else "") + words
        gap = r"\W+"
    return re.compile(r"(?<!\w)" + pattern + r"(?!\w)", re.IGNORECASE)


def _words(words: str) -> str:
    return r"\W+".join(_word(w) for w in words.split())


def _word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*")


@cache
def phrase_stems(phrase: str) -> tuple[tuple[str, ...], ...]:
    """The words that a text must hold for the phrase to be in it: one of each group."""
    groups: list[tuple[str, ...]] = []
    for match in _TOKEN.finditer(phrase):
        either, perhaps, dots, word = match.groups()
        if not (perhaps or dots):
            choices = [word] if word else either.split("|")
            groups.append(tuple(c.split()[0].split("*")[0].lower() for c in choices))
    return tuple(groups)
