"""Dates, dates of birth and ages, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sigdocs.minimisation.ages import ages, spans
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.patterns import Pattern, those_that_may_match
from sigdocs.minimisation.spans import Spans
from sigdocs.minimisation.spoken_dates import spoken_days
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wednes|Wed|Thurs?|Thu|Fri|Satur|Sat|Sun)(?:day)?,? (?:the )?)?"
_LEAD = (
    r"(?:(?:the )?week (?:of|beginning|commencing|ending|starting) (?:the )?)?(?:bank holiday )?"
)
_EARLIER = (
    r"(?:(?<![\w/:.])\d{1,2}(?:st|nd|rd|th)?(?:, ?| ?& ?| and | or | to ?))+"  # "2, 3 and 4 May"
)
_TAIL = r"(?: (?:last|this) year\b)?"
_WORDS = Pattern(
    rf"(?<![\w/:])(?P<d>{_DAY})(?:st|nd|rd|th)?(?: ?(?:to|and|or|-|\u2013|"
    rf"&) ?(?:the )?(?P<d2>{_DAY})(?:st|nd|rd|th)?)?"
    rf"(?: of)?[ \u00a0-](?P<m>{_MONTH})\b(?:\.?,?[ -](?P<y>(?:19|20)\d\d|'?\d\d(?!\w|:\d|"
    rf"\.\d)))?(?!\w){_TAIL}",
    re.I,
)
_BEFORE_DAY = re.compile(rf"(?<![\w/:]){_LEAD}{_WEEKDAY}(?:{_EARLIER})?\Z", re.I)
_MONTHS = tuple(month[:3] for month in MONTHS)
_AMERICAN = Pattern(rf"\b(?P<m>{_MONTH}) (?P<d>{_DAY})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)\b")
_FIGURES = Pattern(
    rf"(?<![\w/.:-])(?P<d>{_DAY})(?P<s>[/.\-])(?P<mn>0?[1-9]|1[0-2])(?P=s)(?P<y>(?:19|20)\d\d|"
    rf"\d\d)(?![\w/-])"
    rf"|(?<![\w/.-])(?P<iy>(?:19|20)\d\d)-(?P<imn>0[1-9]|1[0-2])-(?P<id>{_DAY})(?!\w)"
)
_SPACED = Pattern(  # "6 / 2 / 2011"
    rf"(?<![\w/.:-])(?P<d>{_DAY}) ?(?P<s>[/.\-]) ?(?P<mn>0?[1-9]|1[0-2]) ?(?P=s) ?"
    r"(?P<y>(?:19|20)\d\d)(?![\w/-])"
)
_OF_MONTH = Pattern(rf"\b(?P<m>{_MONTH}) (?P<d>{_DAY})(?:st|nd|rd|th)\b")  # "May 12th"
_OF_DAY = Pattern(  # "Tues 12/5"
    rf"\b(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:day|nesday|rsday|urday)?,? "
    rf"(?P<d>{_DAY})/(?P<mn>0?[1-9]|1[0-2])(?![\w/])",
    re.I,
)
_LATE = Pattern(  # "in the shower 22/11,": no score; of /7 and /12 are days and months
    r"(?<=[a-z] )(?P<d>1\d|2[0-35-9]|3[01])/(?P<mn>0?[1-689]|1[01])(?=[.,;:)]?(?:\s|$))(?! (?:mm|kPa|of|in))"
)
_LABELLED = Pattern(  # "d o b 9 9 61"
    r"\b(?:d ?\.? ?o ?\.? ?b\b\.?|date of birth|born(?: on)?)\W{0,3}"
    r"(?P<y>\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)?\d\d)(?!\w)",
    re.I,
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMANS = Pattern(
    rf"(?<![\w/.-])(?P<d>{_DAY})(?P<s>[ ./-])(?P<r>(?:VI{{0,3}}|I[VX]|XI{{0,2}}|I{{1,3}}))(?P=s)"
    r"(?P<y>(?:19|20)\d\d|\d\d(?= ?[,;.)\n]|$))(?![\w/-])",
    re.I,
)
_SHORT = Pattern(  # "30/8" alone, or led in: scores and rates such as 14/15 or 24/7 are not
    rf"(?:(?<=[.;:(\n] )|(?<=\n)|(?<=\bon )|(?<=\bfrom )|(?<=\bsince )|(?<=\buntil )|(?<=\bdied ))"
    rf"(?P<d>{_DAY})/(?P<mn>0?[1-9]|1[0-2])(?=[.;:)]?(?:\s|$))(?!\s(?:of|in|pain|power|on|for|with)\b)"
)
_HOLIDAYS = Pattern(
    r"\b(?:(?:Easter|Whit|Palm|Mothering|Remembrance) (?:Sunday|Monday|Saturday)|Good Friday|"
    r"Ash Wednesday|"
    r"Maundy Thursday|Shrove Tuesday|(?:Christmas|Boxing|New Year['\u2019]?s|May|Midsummer|"
    r"(?:St )?Valentine['\u2019]?s|St (?:David|George|Andrew|Patrick)['\u2019]?s) (?:Day|Eve)|"
    r"(?:the )?Ides of [A-Z][a-z]+|Xmas(?: (?:Day|Eve))?|Michaelmas|Candlemas|Lady Day|"
    r"(?:the )?bank holiday (?:Monday|Friday|Thursday|weekend)|"
    r"Hogmanay|Bonfire Night|Halloween|Hallowe['\u2019]en)\b(?! (?:rota|rate|pay|cover))"
    r"(?:,? (?:19|20)\d\d\b)?",
    re.I,
)
_ORDINAL = Pattern(
    r"\bthe (?P<o>(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th))(?=[.,;)]| (?:to|until|and (?:the )?\d))"
)
_DAY_WORDS = (
    r"(?:twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty[- ]first|first|"
    r"second|"
    r"third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_ORDINAL_WORDS = Pattern(  # "on the fifth, and the seventh", not "on the fifth floor"
    rf"\bon (?:\w+day )?(?P<o>the {_DAY_WORDS}(?:(?:,? and|,) (?:on )?the {_DAY_WORDS})*)(?=[,.;)]|\s*$)",
    re.I,
)
_BIRTH_YEAR = Pattern(
    r"(?:\bd\.?o\.?b\.?|\bborn(?: in)?|\bb\.|year of birth)\W{0,3}(?P<y>(?:19|20)\d\d)(?!\w|[-/.]\d)",
    re.I,
)
_MONTH_YEAR = Pattern(rf"\b(?P<m>{_MONTH}) (?P<y>(?:19|20)\d\d)\b")
_BORN = re.compile(
    r"(?:\bd\.?o\.?b\.?|date of birth|dates of birth|\bborn(?: on)?|\bb\.|birthday|"
    r"birth date)(?:\W{0,4}| (?:as|is|was|given as|of) )$",
    re.I,
)
_FIGURES_ONLY = (_FIGURES, _SPACED, _ROMANS, _OF_DAY, _SHORT, _LATE)
_WITH_MONTHS = (_WORDS, _AMERICAN, _OF_MONTH, *_FIGURES_ONLY, _MONTH_YEAR)
_APPOSED = re.compile(r"(?: \(|, ?| - | \u2013 |; )$")
_CLOSES = re.compile(r"[),;.\n]|\Z| [-\u2013]|, ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date as written: ``year`` 0 where none is given, ``day`` 0 for a month and year alone."""

    start: int
    end: int
    day: int
    month: int
    year: int


@lru_cache(maxsize=256)  # dates are asked for by several rules, one after another
def days(text: str) -> tuple[Day, ...]:
    """Every date with a day, and every month with a year, in order."""
    found: list[Day] = []
    taken = Spans()
    low = text.lower()
    patterns = _WITH_MONTHS if any(month in low for month in _MONTHS) else _FIGURES_ONLY
    for pattern in those_that_may_match(patterns, text):
        for match in pattern.finditer(text):
            day = _day(match, is_led=pattern is _WORDS)
            if pattern is _LATE and day.day <= day.month:
                continue
            if not taken.touch(day.start, day.end):
                found.append(day)
                taken.add(day.start, day.end)
    for start, end, day_of, month, year in spoken_days(text):
        if not taken.touch(start, end):
            found.append(Day(start=start, end=end, day=day_of, month=month, year=year))
    return tuple(sorted(found, key=lambda d: d.start))


def _day(match: re.Match[str], *, is_led: bool) -> Day:
    """The date of a match; ``is_led``: "the week beginning Monday" and the like may stand before it."""
    groups = match.groupdict()
    if groups.get("iy"):
        year, month, day = (int(groups[name]) for name in ("iy", "imn", "id"))
    else:
        year = _year(groups.get("y") or "")
        month = _month_of(groups)
        day = int(groups["d"]) if groups.get("d") else 0
    start = match.start()
    if is_led:  # "on the week beginning Monday the 3rd of May": from the weekday on
        lead = _BEFORE_DAY.search(match.string, max(0, start - 60), start)
        start = lead.start() if lead else start
    return Day(start=start, end=match.end(), day=day, month=month, year=year)


def _month_of(groups: dict[str, str]) -> int:
    if groups.get("r"):
        return _ROMAN.index(groups["r"].upper()) + 1
    return int(groups["mn"]) if groups.get("mn") else _month(groups["m"])


def _month(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


def _year(digits: str) -> int:
    """Four figures; two are of this century up to 39."""
    digits = digits.lstrip("'")
    if len(digits) != 2:
        return int(digits or 0)
    return int(digits) + (2000 if int(digits) < 40 else 1900)


def date_marks(
    passage: Passage, names: Sequence[Mark], numbers: Sequence[Mark] = (), *, received_year: int
) -> list[Mark]:
    """Dates of birth, exact dates and ages. ``names``: the marks of people in the passage.

    A date is one of birth when it is called so, when it stands in apposition to a name, or when it
    lies more than sixteen years back.
    """
    ends = {mark.end for mark in names}
    found = []
    for day in days(passage.text):
        if not day.day:
            continue
        category, why = Category.DATE, "exact date"
        apposed = set() if passage.question == "2g" else ends
        if _is_birth(passage.text, day, apposed, received_year):
            category, why = Category.DATE_OF_BIRTH, "date of birth by its label, place or year"
        found.append(
            Mark(start=day.start, end=day.end, category=category, evidence=why, confidence=0.95)
        )
    found += _loose(passage.text, found)
    birth = {
        m.end
        for m in (*found, *numbers)
        if m.category in (Category.DATE_OF_BIRTH, Category.NHS_NUMBER)
    }
    return [*found, *ages(passage.text, ends | birth)]


def _loose(text: str, found: Sequence[Mark]) -> list[Mark]:
    """Named holidays, ordinals without a month ("the 4th to the 9th of August"), years of birth."""
    loose = [
        *spans(_HOLIDAYS, 0, Category.DATE, "named day", text),
        *spans(_ORDINAL, 0, Category.DATE, "day of a month", text),
        *spans(_ORDINAL_WORDS, "o", Category.DATE, "day of a month", text),
        *spans(_LABELLED, "y", Category.DATE_OF_BIRTH, "labelled as a date of birth", text),
        *spans(_BIRTH_YEAR, "y", Category.DATE_OF_BIRTH, "year of birth", text),
    ]
    taken = Spans((m.start, m.end) for m in found)
    return [m for m in loose if not taken.touch(m.start, m.end)]


def _is_birth(text: str, day: Day, ends: set[int], received_year: int) -> bool:
    before = text[max(0, day.start - 32) : day.start]
    if _BORN.search(before):
        return True
    if day.year and day.year < received_year - 16:
        return True
    lead = _APPOSED.search(before)
    apposed = lead is not None and (day.start - len(lead.group())) in ends
    return apposed and bool(day.year) and bool(_CLOSES.match(text[day.end : day.end + 2]))
