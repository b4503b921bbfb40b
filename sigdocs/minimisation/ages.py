"""Ages: in figures and in words, by what is said of a person and by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.patterns import Pattern
from sigdocs.model.people import Category

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = (
    rf"(?:(?:{_TENS})(?:[- ](?:{_ONES}))?|{_ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|a hundred(?: and \w+)?)"
)
_YEARS = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)"
_PART = r"(?:\u00bd| and (?:a half|three[- ]quarters|a quarter))"
_TEEN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_SPELT = rf"(?:(?:{_TENS})(?:[- ](?:{_ONES}))?|{_TEEN}|{_ONES})"
_SEXED = Pattern(  # "63F", "(47M)", "72/M": not "14F catheter"
    r"(?:(?<=\()|(?<=[,;] )|(?<=\t)|(?<=\n)|(?<=\ba )|(?<=\bA )|(?<=\ban )|\A)(?P<a>\d{1,3} ?/?[MF])"
    r"(?=[),.;\t\n]|\Z| (?:with|who|presenting|presented|admitted|known|from|referred|attended|c/o|PMH)\b)"
)
_SEX_AFTER = re.compile(r" (?P<a>\d{1,3} ?/?[MF])(?=[\s,.;)]|\Z)")
_SUBJECTS = (
    "he|she|they|mum|mother|dad|father|girl|boy|son|daughter|wife|husband|partner|patient|sister|brother|"
    "child|"
    "baby|mam|nan|gran|grandmother|grandfather|uncle|aunt|niece|nephew|cousin|claimant|man|woman|lad|lady"
)
_AGES = Pattern(
    rf"\b(?:aged?|age of|age:|aged about)[ :]{{0,2}}(?P<a>(?:\d{{1,3}}|{_NUMBER})(?! ?(?:minutes?|hours?|"
    rf"%))\b{_PART}?"
    rf"(?: {_YEARS}\b(?:,? (?:and )?(?:\d{{1,2}}|{_NUMBER}) (?:months?|weeks?|days?))?(?: old)?)?)"
    rf"|\b(?P<b>(?:\d{{1,3}}|{_NUMBER})[ -]?{_YEARS}[ -]olds?)\b|"
    r"\b(?P<c>\d{1,3} ?(?:yo|y/o|yr old|y\.o\.))(?!\w)"
    rf"|\b(?P<d>(?:\d{{1,3}}|{_NUMBER}) {_YEARS} of age)\b|"
    r"\b(?P<e>\d{1,2} years? (?:and )?\d{1,2} months?)\b|"
    rf"\bin (?:his|her|their) (?P<f>(?:early |mid[- ]|late )?(?:teens|(?:twen|thir|for|fif|six|"
    rf"seven|eigh|nine)ties|\d0s))\b|"
    r"\b(?P<h>(?:sexa|septua|octo|nona)genarians?|centenarians?)\b|"
    r"\b(?P<k>\d{1,2} ?y(?:rs?)? ?\d{1,2} ?m(?:ths?)?)(?!\w)|"
    rf"\b(?:girls?|boys?|m[ae]n|wom[ae]n|lads?|lady|gentlem[ae]n|child|baby|teenager|youth|twins|"
    rf"brothers|sisters) of (?:only |just |about )?"
    rf"(?P<i>(?:\d{{1,3}}|{_NUMBER})(?: {_YEARS})?)\b|"
    rf"\b(?P<j>\d{{1,3}} ?y)(?=[),;.]| [mMfF]\b)|"
    rf"\b(?:just |recently )?turned (?P<g>\d{{2,3}}|{_NUMBER})\b(?! (?:percent|per|up|to|away|out|"
    rf"minutes|hours|of))",
    re.I,
)
_BARE_Y = re.compile(r"\d ?y\b")
_AGE_HINTS = (  # one of these is in every age that is told in words
    "age", "old", "yo", "y/o", "y.o", "yr", "year", "turned", "teens", "ties", "0s", "enarian",
    "girl of", "boy of", "man of", "men of", "lad of", "lady of", "child of", "baby of", "youth of",
    "girls of", "boys of", "twins of", "thers of", "ters of", "lads of",
)  # fmt: skip
_IS_AGED = re.compile(
    rf"(?: \([^()\n]{{3,40}}\),?)? (?:is|was|now|turned) (?P<a>\d{{1,3}}|(?:{_TENS})(?:[- ](?:{_ONES}))?)"
    r"(?= and\b|,|\.(?!\d)|"
    r" when\b| years|;| at\b)"
)
_PRONOUN = Pattern(
    rf"\b(?:{_SUBJECTS}) (?:is|was|will be|would be|would have been) (?:only |just |now |nearly |almost )?"
    rf"(?P<a>(?:\d{{1,3}}|{_SPELT}){_PART}?)"
    r"(?=,|\.(?!\d)|;|\)| and\b(?! a half)| when\b| at the time| on (?:his|her)| in (?:January|February|"
    r"March|April|May|June|July|August|September|October|November|December)\b)",
    re.I,
)
_AFTER_NAME = re.compile(
    rf"(?:, | \(|, a |, an |, now | - |\t| \([^()\n]{{3,30}}\), )(?P<a>"
    rf"\d{{1,2}}/(?:52|12|7)\b|\d{{1,3}}{_PART}?|"
    rf"(?:{_TENS})(?:[- ](?:{_ONES}))?|(?<=\()(?:{_TEEN}|{_ONES})(?=\))|(?:{_TEEN}|{_ONES})"
    rf"(?:{_PART}|(?= {_YEARS})))"
    rf"(?: ?(?P<u>{_YEARS}))?(?=[,;)\t]| of | and |, |\.\s|\n|$)",
    re.I,
)


def spans(
    pattern: Pattern, group: int | str, category: Category, why: str, text: str
) -> Iterator[Mark]:
    """A mark for that group of every match of a pattern."""
    for match in pattern.finditer(text):
        yield Mark(
            start=match.start(group),
            end=match.end(group),
            category=category,
            evidence=why,
            confidence=0.85,
        )


def ages(text: str, ends: set[int]) -> Iterator[Mark]:
    """Every age in a text; ``ends``: where names, dates of birth and NHS numbers end."""
    low = text.lower()
    spoken = any(hint in low for hint in _AGE_HINTS) or _BARE_Y.search(low)
    for match in _AGES.finditer(text) if spoken else ():
        group = match.lastgroup or "a"
        start, end = match.span(group)
        yield Mark(
            start=start, end=end, category=Category.AGE, evidence="age in words", confidence=0.95
        )
    yield from spans(_SEXED, "a", Category.AGE, "age and sex", text)
    yield from spans(_PRONOUN, "a", Category.AGE, "age of a person", text)
    for place in sorted(ends):
        yield from _told_after(text, place)


def _told_after(text: str, place: int) -> Iterator[Mark]:
    """The age that follows a name (or number) which ends at ``place``: "is 44", ", 44,"."""
    said = _IS_AGED.match(text, place)
    if said:
        yield _age(*said.span("a"), "age of a person")
    sexed = _SEX_AFTER.match(text, place)
    if sexed:
        yield _age(*sexed.span("a"), "age and sex")
    after = _AFTER_NAME.match(text, place)
    if after and not (after["a"].isdigit() and int(after["a"]) > 114):
        end = after.end("u") if after["u"] else after.end("a")
        yield _age(after.start("a"), end, "number after a name")


def _age(start: int, end: int, why: str) -> Mark:
    return Mark(start=start, end=end, category=Category.AGE, evidence=why, confidence=0.9)
