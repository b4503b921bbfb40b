"""Ethnicity, religion, a practitioner's health, and rare details that single a person out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category
from sigdocs.model.policy import Words

_SMALL_FIRST = frozenset(
    [
        "white",
        "black",
        "mixed",
        "dual",
        "asian",
        "afro",
        "african",
        "british",
        "romany",
        "romani",
        "roma",
        "gypsy",
        "traveller",
        "irish",
    ]
)
_NOT_ETHNIC = re.compile(
    r"^ (?:Academy|Association|Society|College|Journal|National Formulary|Medical|Red Cross|"
    r"Dental|gauge|Red|flu|ink|measles|mottling)|^ [A-Z][a-z]+ (?:College|Hospital|Trust)"
)
_HEALTH_ABOUT = re.compile(
    r"\b(?:practitioner|surgeon|doctor|nurse|midwife|consultant|registrar|dentist|pharmacist|he|she|him|his|her|himself|herself|colleague)\b",
    re.I,
)
_PATIENTS = (Category.PATIENT, Category.RELATIVE)
_TREATED = (*_PATIENTS, Category.PRACTITIONER, Category.OTHER_CLINICIAN, Category.OTHER_PERSON)
_RARE_JOBS = (
    r"judge|magistrate|chaplain|bishop|archdeacon|archivist|rower|footballer|cricketer|athlete|olympian|paralympian|jockey|boxer|swimmer|"
    r"sitar|maker|builder|ringer|organist|violinist|cellist|pianist|composer|conductor|singer|musician|actor|actress|"
    r"author|poet|novelist|sculptor|painter|potter|luthier|blacksmith|farrier|falconer|beekeeper|lighthouse|lifeboat|"
    r"mayor|mayoress|sheriff|lord lieutenant|peer|baroness|councillor|ambassador|diplomat|"
    r"presenter|broadcaster|newsreader|"
    r"professor of|headteacher|headmaster|headmistress|astronaut|explorer|mountaineer|"
    r"champion|medallist|winner|world record|"
    r"chair of the|president of|captain of|founder of|secretary of the|clockmaker|thatcher|"
    r"gamekeeper|shepherd|coxswain|pilot|"
    r"weaver|restorer|puppeteer|magician|ventriloquist|clown|acrobat|ballet|dancer|interpreter|translator|bell-?ringer|curator|"
    r"whistle-?maker|goldsmith|silversmith|glassblower|stonemason|steeplejack|taxidermist|auctioneer|detective|coroner|imam|rabbi|vicar|priest|nun|monk"
)
_JOB = re.compile(
    rf"(?P<lead>\b(?:and(?= an? )|was|is|be|been|['\u2019]s|as|former|formerly|retired|works as|worked as|"
    rf"being)\s+)(?P<what>(?:(?:a|an|the|our|one of)\s+|(?=former|retired|serving|chair|"
    rf"president|captain|founder|"
    rf"secretary))(?:[\w'\u2019-]+\s+){{0,5}}?(?:{_RARE_JOBS})\b(?:(?! (?:and|but|so) (?:is|"
    rf"has|was|had|they|he|she|we)\b| so )[^.;\n)]){{0,90}})",
    re.I,
)
_AGED_JOB = re.compile(
    r"(?:year|yr)s?[ -]olds? (?P<what>(?!(?:man|woman|patient|male|female|boy|girl|lady|"
    r"gentleman|baby|child|mother|father|husband|wife|widow|sister|brother|niece|nephew|aunt|"
    r"uncle|partner|infant|toddler|resident|gravida|diabetic|smoker|was|who|with|and|in|had|"
    r"at|from|has|multip|primip|mum|daughter|son|"
    r"twin)\b)[a-z][\w'\u2019-]+(?: [\w'\u2019-]+){0,9})(?=[,.;)\n]| who| with| was)"
)
_ELSEWHERE = re.compile(
    r"\b(?P<what>moved (?:to|from) [A-Z]\w+, (?:[A-Z]\w+ ?)+(?: in \d{4})?|(?:born (?:on|in|"
    r"at|aboard)|flown|evacuated|airlifted|adopted from|rescued from|emigrated) (?:to |over |"
    r"from )?(?:the )?[A-Z][^.;\n)]{3,80}?)(?=[.;\n)]|,? (?:and|but) (?:has|is|was|had)\b)"
)


@lru_cache(maxsize=4)
def _compiled(words: Words) -> tuple[re.Pattern[str], ...]:
    def joined(rows: Sequence[str]) -> str:
        return "|".join(f"(?:{row})" for row in rows)

    return (
        re.compile(rf"(?<![\w-])(?:{joined(words.ethnicities)})(?![\w-])", re.I),
        re.compile(rf"(?<![\w-])(?:{joined(words.religions)})(?![\w-])", re.I),
        re.compile(rf"(?<![\w-])(?:{joined(words.health)})(?![\w-])", re.I),
        *(re.compile(rf"(?<![\w-])(?:{row})", re.I) for row in words.rare),
    )


def sensitive(
    passage: Passage,
    words: Words,
    people: Sequence[Mark],
    roles: Mapping[str, Category],
    subject: str,
) -> list[Mark]:
    """Special categories and rare details.

    ``people``: the passage's marks of people, in order; ``roles``: their roles by key; ``subject``:
    the key of the practitioner the concern is about, "" if there is none.
    """
    ethnic, religious, health, *_ = _compiled(words)
    found = [
        *_ethnicities(passage, ethnic),
        *_plain(passage, religious, Category.RELIGION, "word for a religion"),
    ]
    found += _health(passage, health, people, roles, subject)
    found += [_tied(mark, passage, people) for mark in _rare(passage, words)]
    return found


def _ethnicities(passage: Passage, pattern: re.Pattern[str]) -> Iterator[Mark]:
    for match in pattern.finditer(passage.text):
        word = match.group()
        first = re.split(r"[ -]", word)[0]
        is_fit = word[0].isupper() or (first.lower() in _SMALL_FIRST and " " in word)
        if (
            is_fit
            and not _NOT_ETHNIC.match(passage.text[match.end() : match.end() + 40])
            and not re.search(r"\d $", passage.text[: match.start()][-2:])
        ):
            yield Mark(
                start=match.start(),
                end=match.end(),
                category=Category.ETHNICITY,
                evidence="word for ethnicity or language",
                confidence=0.9,
            )


def _plain(
    passage: Passage, pattern: re.Pattern[str], category: Category, why: str
) -> Iterator[Mark]:
    for match in pattern.finditer(passage.text):
        yield Mark(
            start=match.start(), end=match.end(), category=category, evidence=why, confidence=0.9
        )


def _health(
    passage: Passage,
    pattern: re.Pattern[str],
    people: Sequence[Mark],
    roles: Mapping[str, Category],
    subject: str,
) -> Iterator[Mark]:
    """A practitioner's own health: the sentence is about a clinician and names no patient."""
    for match in pattern.finditer(passage.text):
        start, end = passage.sentence_at(match.start())
        inside = [
            m.person for m in people if start <= m.start < end and roles[m.person] in _TREATED
        ]
        before = [
            m.person for m in people if m.start < match.start() and roles[m.person] in _TREATED
        ]
        about = inside[0] if inside else (before[-1] if before else "")
        if not about and _HEALTH_ABOUT.search(passage.text[start:end]):
            about = subject or "a practitioner"
        is_patient = any(roles[key] in _PATIENTS for key in inside) or roles.get(about) in _PATIENTS
        if about and not is_patient:
            yield Mark(
                start=match.start(),
                end=match.end(),
                category=Category.HEALTH,
                evidence="health of a practitioner",
                confidence=0.7,
                person=about if about in roles else "",
            )


def _rare(passage: Passage, words: Words) -> Iterator[Mark]:
    for rare in _compiled(words)[3:]:
        for match in rare.finditer(passage.text):
            yield _detail(match.start(), match.end(), "only one, or one of few")
    for pattern, why in (
        (_JOB, "unusual occupation or office"),
        (_AGED_JOB, "description beside an age"),
        (_ELSEWHERE, "unusual place or journey"),
    ):
        for match in pattern.finditer(passage.text):
            start, end = match.span("what")
            if pattern is not _JOB or not re.search(
                r"\b(?:expert|coroner's|detective's)\b", match.group()
            ):
                yield _detail(start, end, why)


def _detail(start: int, end: int, why: str) -> Mark:
    return Mark(start=start, end=end, category=Category.RARE_DETAIL, evidence=why, confidence=0.6)


def _tied(mark: Mark, passage: Passage, people: Sequence[Mark]) -> Mark:
    """The same mark, tied to the person named last before it, in the same line."""
    line = passage.text.rfind("\n\n", 0, mark.start) + 1
    before = [m.person for m in people if line <= m.start < mark.start]
    return Mark(
        start=mark.start,
        end=mark.end,
        category=mark.category,
        evidence=mark.evidence,
        confidence=mark.confidence,
        person=before[-1] if before else "",
    )
