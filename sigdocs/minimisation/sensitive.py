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
    r"\b(?:practitioner|surgeon|doctor|nurse|midwife|consultant|registrar|dentist|pharmacist|he|she|"
    r"him|his|her|himself|herself|colleague)\b",
    re.I,
)
_PATIENTS = (Category.PATIENT, Category.RELATIVE)
_TREATED = (*_PATIENTS, Category.PRACTITIONER, Category.OTHER_CLINICIAN, Category.OTHER_PERSON)
_RARE_JOBS = (
    r"judge|magistrate|chaplain|bishop|archdeacon|archivist|rower|footballer|cricketer|athlete|"
    r"olympian|paralympian|jockey|boxer|swimmer|"
    r"sitar|maker|builder|ringer|organist|violinist|cellist|pianist|composer|conductor|singer|"
    r"musician|actor|actress|"
    r"author|poet|novelist|sculptor|painter|potter|luthier|blacksmith|farrier|falconer|beekeeper|"
    r"lighthouse|lifeboat|"
    r"mayor|mayoress|sheriff|lord lieutenant|peer|baroness|councillor|ambassador|diplomat|"
    r"presenter|broadcaster|newsreader|"
    r"professor of|headteacher|headmaster|headmistress|astronaut|explorer|mountaineer|"
    r"champion|medallist|winner|world record|"
    r"chair of the|president of|captain of|founder of|secretary of the|clockmaker|thatcher|"
    r"gamekeeper|shepherd|coxswain|pilot|survivor of|codebreaker|code-?breaker|goalkeeper|striker|"
    r"midfielder|"
    r"(?:trumpet|piano|violin|cello|guitar|football|rugby|cricket|tennis|chess|darts|snooker|golf|"
    r"hockey|netball|basketball|"
    r"bassoon|flute|horn|drum|trombone|saxophone|clarinet|oboe|harp|squash|badminton) player|"
    r"drummer|guitarist|cellist|flautist|percussionist|harpist|trumpeter|soprano|tenor|baritone|"
    r"comedian|influencer|blogger|"
    r"film-?maker|director of (?:the film|films)|screenwriter|playwright|publisher|racing driver|"
    r"cyclist|gymnast|skater|wrestler|"
    r"fencer|diver|surfer|referee|umpire|jockey|trainer of|rector|deacon|canon|nun|abbot|abbess|"
    r"prioress|missionary|"
    r"MP|peeress|duchess|duke|earl|countess|viscount|prince|princess|knight|mp's (?:wife|husband)|"
    r"minister|senator|"
    r"general in|admiral|brigadier|commodore|air marshal|squadron leader|spy|veteran of|"
    r"refugee from|asylum seeker from|"
    r"scientist|physicist|astronomer|botanist|archaeologist|historian|egyptologist|philosopher|laureate|"
    r"lottery|record[- ]holder|world[- ]class|circus|stuntman|stuntwoman|model|beauty queen|"
    r"keeper|tamer|breeder|watchmaker|gunsmith|cooper|wheelwright|saddler|cobbler|bookbinder|"
    r"calligrapher|locksmith|"
    r"weaver|restorer|puppeteer|magician|ventriloquist|clown|acrobat|ballet|dancer|interpreter|"
    r"translator|bell-?ringer|curator|"
    r"whistle-?maker|goldsmith|silversmith|glassblower|stonemason|steeplejack|taxidermist|"
    r"auctioneer|detective|coroner|imam|rabbi|vicar|priest|nun|monk"
)
_JOB = re.compile(
    rf"(?P<lead>(?:[-\u2013,(](?= (?:a |an )?(?:former|retired|serving))|,(?= an? )|\b(?:and(?= an? )|was|is|"
    rf"be|been)|['\u2019]s|\bas|\bformer|\bformerly|retired|works as|worked as|"
    rf"being)\s+)(?P<what>(?:(?:a|an|the|our|one of)\s+|(?=former|retired|serving|Lord Mayor|Mayor|"
    rf"High Sheriff|chair|"
    rf"president|captain|founder|"
    rf"secretary))(?:[\w'\u2019-]+\s+){{0,5}}?(?:{_RARE_JOBS})\b(?:(?!,? (?:and|but|so) (?:is|"
    rf"has|was|had|they|he|she|we|can|cannot|could|does|did|just|now|her|his|works)\b|"
    rf",? so )[^.;\n)]){{0,90}})",
    re.I,
)
_FIRST = re.compile(
    r"(?P<what>\b(?:the |a |one of the )?(?:first|last|youngest|oldest|longest-serving|sole|tallest|"
    r"fastest|most senior)"
    r"(?: ever| known| surviving| living)? (?!and\b|time\b|day\b|week\b|case\b|claim\b|list\b|two\b|"
    r"three\b|line\b|one\b|thing\b|page\b)"
    r"(?:[\w'\u2019-]+ ){1,4}(?:in|at|to|from|of|for|with|on) (?:the |a |his |her |"
    r"their )?(?:county|country|region|city|town|village|"
    r"world|UK|parish|house of|service|force|army|navy|regiment|profession|Britain|England|Wales|"
    r"Scotland|Ireland)\b[^.,;)\n]{0,60})",
    re.I,
)
_WON = re.compile(
    r"\b(?:who |and )(?P<what>(?:once |has )?(?:won|played (?:for|in|at|with)|sang (?:for|in|at|"
    r"with)|swam|climbed|sailed|rowed|fought|"
    r"represented|competed|appeared (?:on|in)|starred|survived the|was on|was in) (?:the |a |in |"
    r"for |at |on |his |her )?"
    r"[^.,;)\n]{3,80})"
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
        (_FIRST, "first, last or youngest of its kind"),
        (_WON, "feat or fame"),
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
