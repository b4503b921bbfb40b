"""What points to whoever raised the concern in confidence, though no name is said (12).

Their post and where they work ("a band 5 on Juniper"), being the only one or one of few, their kin, their
shifts, the e-mail they wrote. Whether somebody is a source is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sigdocs.minimisation.confidence import TELL, Sign
from sigdocs.minimisation.marks import Mark, overlaps
from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.sentences import lowered
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category

POST = (
    r"(?:nurse|midwi(?:fe|ves)|sister|matron|registrar|consultant|doctor|physio\w*|pharmacist|assistant|"
    r"porter|clerk|secretary|receptionist|manager|technician|technologist|radiographer|paramedic|"
    r"an(?:ae|e)sthetist|surgeon|therapist|practitioner|student|fellow|colleague|trainee|locum|officer|"
    r"crewmate|carer|dispenser|associate|band \d[a-z]?|hca|odp|sho|f[12]|gp|sonographer|scientist|"
    r"embryologist|dentist|hygienist|optometrist|optician|psychologist|psychiatrist|physician|"
    r"radiologist|pathologist|obstetrician|paediatrician|gynaecologist|oncologist|cardiologist|"
    r"neurologist|partner|handler|co-?ordinator|administrator|employee|worker|visitor|podiatrist|"
    r"dietitian|phlebotomist|analyst|auditor|coder|engineer|cleaner|domestic|housekeeper|volunteer|"
    r"lecturer|tutor|solicitor|adviser|advisor|inspector|governor|chaplain|bleep-holder|rota-master|"
    r"resident|intern)"
)
_STOP = (
    r"(?:who|which|that|and|but|or|has|had|have|is|was|were|are|told|asked|said|says|raised|rang|wrote|"
    r"wants?|wanted|wishes|would|will|to|by|let|gave|because|does|did|came|contacted|approached|agreed|"
    r"spoke|mentioned|fear\w*|made|sent|with|about|not|if|when|whose|disclosed|reported|requested|"
    r"insist\w*|ask\w*|prefer\w*|privately|confidentially|anonymously|blew|volunteered|provided|shared|"
    r"confided|called|describ\w+|must|should|may|can|could|suggest\w*|showed|he|she|they|it|we|i|as|so|"
    r"after|before|since|until|during|showing|saying|asking|only|refuses?|refused|begged|came|comes|"
    r"works?|believes?|thinks?|saw|passed|feels?|on|in|at|from|also|too|then|again|now|just|already|"
    r"later|once|first|still|never)"
)
_NO_PLACE = (
    r"(?:(?:strict|strictest|complete|total) )?(?:confidence|private|strict|condition|us|me|our|"
    r"nhs resolution|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|monday|tuesday|wednesday|friday|saturday|sunday|touch|fear|future|person|writing|question|"
    r"tears|the (?:understanding|condition|basis|record|quiet|grounds|phone|telephone|strength|case|"
    r"meantime|past|\d)|\d|an?nonym\w+|this|it)"
)
_TAIL = (
    rf"(?:,? (?:on|in|at|from|of|inside|within|"
    rf"for) (?!{_NO_PLACE}\b)[\w'-]+(?: (?!{_STOP}\b)[\w'-]+){{0,4}}){{0,2}}"
)
_DESCRIBED = Pattern(
    r"\b(?:(?:the|an?|our|another|some|one of (?:the|our|only|two|three)|(?:two|three) of the|"
    r"all of the)\s+"
    rf"(?:(?!{_STOP}\b|of\b|for\b)[\w'/-]+\s+){{0,5}}?{POST}s?\b{_TAIL}|"
    rf"(?:some(?:one|body)(?: else)?|an? (?:\w+ )?(?:member|person|man|woman|gentleman|lady)|one) (?:in|"
    rf"at|on|from|of|within|inside) (?!staff\b|the public\b|"
    rf"{_NO_PLACE}\b)[\w'-]+(?: (?!{_STOP}\b)[\w'-]+){{0,5}}{_TAIL}|"
    r"some(?:one|body)(?: else)?,? who works?[^.,;\n]{0,50}(?:, or [^.,;\n]{2,20},[^.,;\n]{0,40})?|"
    rf"(?:an?|the) (?:\w+ )?member of staff{_TAIL})"
)
_BARE = Pattern(  # "Source: staff nurse, endoscopy unit, who …", "Staff nurse, name supplied"
    rf"^\W*source: (?P<what>[^.;\n]{{3,60}}?)(?=,? who\b|[.;\n]|$)|"
    rf"^\W*(?P<post>(?:[a-z]+ ){{0,3}}{POST}\b{_TAIL})(?=,? \(?names? (?:supplied|withheld|known))"
)
_PLAIN = re.compile(  # nobody can be told by these
    r"(?:the|an?|our|another|some|one of the) (?:\w+ )?(?:colleague|employee|member of staff|person|man|"
    r"woman|worker|practitioner|clinician|handler|partner)s?"
)
_OBJECT = Pattern(
    r"\b(?:about|against|concerning|regarding|to|with|under|for|over|that|than|tell|told|learns?|know) $"
)
_AGENT = Pattern(
    r"(?:\b(?:by|from|is|was|source,|informant,|whistle-?blower,|namely)|[:(]|^\W*) ?$"
)
_FACT = Pattern(
    r"\bis (?:the |his |her |a )(?:[\w'-]+ ){0,3}(?:cousin|sister|brother|wife|husband|partner|friend|"
    r"niece|nephew|daughter|son|mother|neighbour|ex-wife|ex-husband)\b[^.,;\n]{0,40}|"
    r"\blives? (?:opposite|near|next|behind|above|beside|with) [^.,;\n]{3,50}|"
    r"\b(?:as )?the (?:only|sole) [^.,;\n]{3,80}|"
    r"\bone of (?:only )?(?:two|three|four|the (?:two|three|four)) [^.,;\n]{3,80}|"
    rf"\b(?:an? )?band \d[a-z]?(?: {POST})?\b|"
    r"\b(?:was |is |been )?on (?:nights|the night shift|the late shift|the early shift|weekends|"
    r"duty that night|shift that night)\b|"
    r"\b(?:has )?work(?:s|ed|ing) (?:there|here|on|at|in|for|nights|weekends|as|alongside|"
    r"\w+days)\b[^.,;\n]{0,60}|\bin the same (?:theatre|ward|team|office|unit|clinic|practice)\b|"
    r"\b(?:joined|started|qualified|retires|retired|has been (?:there|here|with)) [^.,;\n]{0,40}\d{4}|"
    r"\b\d{4} (?:datix|e-?mail)|"
    r"\b(?:her|his|their) (?:own )?(?:e-?mails?|letters?|datix(?: reports?)?|incident reports?|messages?|"
    r"grievances?) (?:of|dated|on|to) [^.,;\n]{3,60}|"
    r"\b(?:wrote|writer of|sender of|author of|sent|submitted) the (?:e-?mail|letter|datix|note|"
    r"report)\b[^.,;\n]{0,50}|"
    r"\b(?:has )?(?:since )?(?:moved to|left for|gone to) (?:another|the) [^.,;\n]{3,40}|"
    r"\bthere (?:are|were) (?:only )?(?:two|three|four|five|six|\d) [^.,;\n]{3,50}|"
    r"\bthere (?:are|were|are not|aren't|weren't) (?:so |very |that )?(?:few|many)\b[^.,;\n]{0,40}|"
    r"\bcould only have (?:been|come)[^.,;\n]{3,60}|\bit(?:'s| is) the \w+ with [^.,;\n]{3,40}|"
    r"\b(?:two|three|four|five|six) (?:people|of (?:them|us|the staff)) (?:did|do|have|had|hold|"
    r"knew)[^.,;\n]{0,40}|\b(?:her|his|their) (?:badge|payroll|bleep|staff|pager|mobile) number\b|"
    r"\b(?:is )?(?:here )?on a visa\b|"
    r"\b(?:was |who was )(?:alone )?on (?:duty|call|shift)(?: (?:that|the|on) [^.,;\n]{2,40})?"
)
_WARD = Pattern(
    r"\b(?:on|in|from|at|of) (?:the )?[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)? (?:[Ww]ard|[Uu]nit|"
    r"[Tt]heatres?|[Cc]linic|[Ss]uite|[Tt]eam)\b"
)
_PRONOUN = Pattern(r"\W*(?:he|she|they|her|his|their|it's|it is|there)\b")
_BY_THEM = Pattern(
    r"\baccording to (?:her|him|them)\b|\b(?:she|he|they) (?:says?|said|told|saw|describe[sd]?)\b"
)
_TELLS = Pattern(rf"\b{TELL}\b")
_DISTINCT = 2


def described(passage: Passage, sign: Sign, people: Sequence[Mark]) -> tuple[int, int] | None:
    """Where a sign's sentence, or one just before it, says who speaks without a name; None: nowhere."""
    start, end = passage.sentence_at(sign.start)
    found = _in_sentence(passage, start, end, sign, people)
    small = lowered(passage.text)
    for _ in range(_DISTINCT):
        if found or not start or small[start - 1] == "\n":
            break
        end, start = start, passage.sentence_at(start - 1)[0]
        if not _TELLS.search(small, start, end):
            continue
        found = _in_sentence(passage, start, end, None, people)
    return found


def _in_sentence(
    passage: Passage, start: int, end: int, sign: Sign | None, people: Sequence[Mark]
) -> tuple[int, int] | None:
    """The description nearest before the sign, else the one after it that acts; any subject without one."""
    small = lowered(passage.text)
    sentence = small[start:end]
    bare = _BARE.search(sentence)
    if bare and sign:
        return start + bare.start(bare.lastgroup or 0), start + bare.end(bare.lastgroup or 0)
    before: tuple[int, int] | None = None
    for match in _DESCRIBED.finditer(sentence):
        place, stop = start + match.start(), start + len(sentence[: match.end()].rstrip(" ,"))
        if any(m.start < stop and place < m.end for m in people):
            continue
        lead = sentence[: match.start()]
        if sign is None or place <= sign.start:
            before = before if _OBJECT.search(lead) else (place, stop)
        elif not before and _AGENT.search(lead):
            return place, stop
    return before


def is_plain(words: str) -> bool:
    """Whether a description ("a colleague") tells nobody apart."""
    return _PLAIN.fullmatch(words) is not None


def description_mark(passage: Passage, start: int, end: int) -> Mark:
    """The mark over a description: a member of staff, whatever the post."""
    opens = not any(c.isalpha() for c in passage.text[passage.sentence_at(start)[0] : start])
    several = re.match(r"(?:the )?(?:two|three|all)\b", passage.text[start:end], re.I)
    words = "members of staff" if several else "a member of staff"
    return Mark(
        start=start,
        end=end,
        category=Category.CONFIDENTIAL_SOURCE,
        evidence="raised the concern in confidence",
        replacement=words[0].upper() + words[1:] if opens else words,
    )


def again(passage: Passage, descriptions: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Every other place where a telling description ("night pharmacist on Juniper") stands."""
    small = lowered(passage.text)
    for words in descriptions:
        for match in re.finditer(rf"(?:\b(?:the|an?|our) )?\b{re.escape(words)}(?!\w)", small):
            yield match.span()


def telling(words: str) -> str:
    """A description without its article, "" where it is too common to be looked for elsewhere."""
    plain = re.sub(r"^(?:the|an?|our|another|some|one of the|one of our) ", "", words)
    return plain if len(plain.split()) >= _DISTINCT and not is_plain(words) else ""


def facts(
    passage: Passage,
    people: Sequence[Mark],
    mentions: Sequence[Mark],
    keys: set[str],
    about: Sequence[int],
) -> Iterator[Mark]:
    """Post, ward, shift and the like in the sentences about a source.

    ``about``: where sentences begin that say that somebody speaks in confidence. Besides: sentences
    with the source's name, and those that go on with "She" right after.
    """
    small = lowered(passage.text)
    bounds = [*passage.sentences, len(passage.text)]
    goes = False
    for start, end in zip(bounds, bounds[1:], strict=False):
        named = {m.person for m in people if start <= m.start < end}
        is_theirs = bool(named & keys) or (start in about and not named)
        goes_on = goes and not named and bool(_PRONOUN.match(small, start))
        if is_theirs or goes_on:
            yield from _facts_between(passage, start, end, mentions)
        by_them = goes and _BY_THEM.search(small, start, end)
        goes = small[end - 1] != "\n" and bool(is_theirs or goes_on or by_them)


def _facts_between(
    passage: Passage, start: int, end: int, mentions: Sequence[Mark]
) -> Iterator[Mark]:
    small = lowered(passage.text)
    found = [*_FACT.finditer(small, start, end), *_WARD.finditer(passage.text, start, end)]
    last = start
    for match in sorted(found, key=lambda match: match.start()):
        fact = Mark(
            start=match.start(),
            end=match.end(),
            category=Category.CONFIDENTIAL_SOURCE,
            evidence="points to whoever raised the concern in confidence",
            replacement="[identifying detail removed]",
        )
        if match.start() >= last and not overlaps(fact, mentions):
            last = match.end()
            yield fact
