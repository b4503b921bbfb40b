"""Whoever raised the concern in confidence (12): who they are, and what else points to them.

They stand above the policy table: protected for every purpose, unless IG records otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sigdocs.minimisation.marks import Mark, overlaps
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category

_WHO = r"(?:his|her|their|my|the \w+['\u2019]s|\w+['\u2019]s)"
_ASKED_TO_BE_UNNAMED = (
    rf"(?:asked|wish\w*|wants?|prefers?|request\w*|insist\w*) (?:us |me |that )?(?:(?:s?he|"
    rf"they) )?(?:not to be|not be|"
    rf"to remain|to stay|to keep|to be kept|remain|stay)\b(?: \w+){{0,2}}? ?(?:named|identified|"
    rf"anonymous|unnamed|out of)|"
    rf"(?:doesn['\u2019]t|does not|did not|didn['\u2019]t|don['\u2019]t|"
    rf"do not) want (?:{_WHO} name (?:in|near|attached|anywhere|used|given|mentioned|known|"
    rf"passed|disclosed|shared|to (?:be|appear|come|go|get))|{_WHO} name\s*[.,;]|to be (?:named|"
    rf"identified|known)|"
    r"it (?:known|to come back|getting out)|(?:anyone|anybody|\w+ \w+|\w+) to (?:know|find out|hear))|"
    rf"\bkeep(?:ing)? {_WHO} (?:name|identity) (?:out|off|secret|private|confidential|to (?:us|our))|"
    rf"{_WHO} (?:name|identity) (?:must|should|can|is|was) (?:not|to be kept|kept)|"
    rf"asked for {_WHO} name to be kept|"
    rf"\bnobody (?:must|should|is to|may) (?:know|learn|find out)|\bno one (?:must|should|is to) know|"
    r"\bwould not be (?:identified|named)|\b(?:stay|remain)s? anonymous|\bnot to be (?:named|identified)\b|"
    r"\bprotect (?:the )?(?:identity|name) of|\bout of it, (?:told|said|saw)"
)
_STRONG = re.compile(
    r"freedom to speak up|\bFTSU\b|whistle-?\s?blow|\b(?:blew|blow(?:s|n|ing)?) the whistle|"
    r"speak(?:ing)? up guardian|"
    rf"protected disclosure|{_ASKED_TO_BE_UNNAMED}|\bconfid(?:ed|es|ing) (?:in|to)\b|"
    r"fear(?:s|ed|ful|ing)? (?:of )?(?:detriment|reprisals?|retaliation|losing (?:his|her|their) \w+|"
    r"being (?:identified|named|found out))|"
    r"\b(?:worried|frightened|scared|afraid|terrified) (?:about|of|for)? ?(?:detriment|reprisals?|"
    r"losing (?:his|her|their) job|"
    r"(?:his|her|their) job|being (?:identified|named|found out))|\b(?:our|the|my) (?:source|informant)\b|"
    r"\bname of (?:the )?(?:informant|source|whistleblower)|\bunnamed\b|\banonymity\b|\basked (?:us |"
    r"me )?to (?:be left|leave (?:her|him|them)) out\b|"
    r"\b(?:must|should|has to|is to|to) (?:stay|remain|be kept) (?:strictly )?(?:confidential|secret|"
    r"between)\b|"
    r"\b(?:kept|keeps?|stays?|keeping) (?:\w+ )?between (?:us|ourselves|you and me)\b|"
    r"\b(?:don['\u2019]t|do not|never) (?:put|use|give|mention|pass on|quote) (?:her|his|their) name\b|"
    r"\bcome back to (?:her|him|them)\b|\bprotect (?:the |our )?(?:caller|nurse|source|informant|"
    r"whistleblower)\b|"
    r"\bkeep\b[^.;\n]{0,60}\bout of it\b|"
    r"\b(?:scared|afraid|frightened|terrified) of (?:[\w']+ ){1,3}(?:after|since|for|"
    r"because)\b[^.\n]{0,30}\b(?:us|me)\b|"
    r"\bconfidential (?:source|informant|witness)\b|"
    r"\b(?:name|identity)\b[^.;\n]{0,40}\b(?:no further|protected|secret|safe|withheld|kept back)\b|"
    r"\bwould be (?:recognised|identifiable|identified)\b|"
    r"\bif (?:they|he|she|anyone|anybody|management|the Trust|the team) (?:learns?|finds? out|found out|"
    r"knew|hears?)\b|"
    r"\b(?:spoken|been|gone|went|turned|wrote|written) to the (?:\w+ )?guardian\b|"
    r"\b(?:person|one|colleague|member of staff) who (?:told|came to|wrote to|rang|tipped off|alerted|"
    r"approached) (?:us|me)\b",
    re.I,
)
_WEAK = re.compile(  # said of many things: counts only beside a verb of telling
    r"\bin (?:strict(?:est)? )?confidence\b|\bconfidentially\b|\banonymously\b|\boff the record\b|"
    r"\bis afraid\b|"
    r"\bprivately\b|\bin private\b|\btreat as (?:strictly )?confidential\b",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:rais(?:ed|es|ing)|made|makes|report(?:ed|s)|contact(?:ed|s)|told|tells|tell|wrote|writes|"
    r"written|disclosed|"
    r"spoke|speaks?|spoken|worried|afraid|frightened|scared|asked|asks|gave|given|approach(?:ed|es)|came|"
    r"said|says|rang|rings|emailed|shared|wishes|wants|"
    r"fears|confided|confides|went|brought|passed|has been to|saw|reports|complained)\b",
    re.I,
)
_IS_THE = re.compile(r"\b(?:is|was) (?:the|our|a) $|\b(?:is|was) (?:the|our) (?:\w+ ){0,2}$", re.I)
_GUARDIAN = re.compile(r"\b(?:guardian|champion|policy|lead for|directed|signpost)", re.I)
_OF_OTHERS = re.compile(
    r"\b(?:about|against|accus\w+|says?|said|that|to|concerning|regarding|from|for|with|named?(?! of)|"
    r"alleg\w+)\b",
    re.I,
)
_LEADS_TO_NAME = re.compile(
    r"^[^.;\n]{0,40}?(?:[:(] ?|\b(?:is|was|by|of|namely|it was|who is|she is|he is|and)(?: an?| the|"
    r" our)?(?: [\w-]+){0,4}?,? |, )$",
    re.I,
)
_PRONOUN = re.compile(r"\W*(?:She|He|They)\b")
_POST = (
    r"(?:nurse|midwi\w+|sister|matron|registrar|consultant|doctor|physio\w*|pharmacist|assistant|porter|"
    r"clerk|secretary|"
    r"receptionist|manager|technician|radiographer|paramedic|anaesthetist|surgeon|therapist|practitioner|"
    r"student|fellow|"
    r"colleague|trainee|locum|officer|crewmate|carer|dispenser|associate|band \d\w?|HCA|ODP|SHO)"
)
_POINTS = re.compile(
    rf"(?:\b(?:formerly|previously) (?:of|at|with)|\bthe only|\bone of (?:only )?(?:two|three|four)|"
    rf"\bwhose?\b|\bwho (?:works?|is|has been|joined|"
    rf"covers?|runs)|\bworks?|"
    rf"\bworking|\bon (?:nights|days|call|bank|the \w+ rota)|\bnights?\b|\bshifts?\b|\bweekends?\b|"
    rf"days?\b|\bwards?\b|"
    rf"\btheatres?\b|\bunit\b|\bclinic\b|\bteam\b|\bsince \d|\byears\b|\bband \d|\b{_POST}\b)",
    re.I,
)
_LED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ur) (?:(?!(?:the|an?|our|by|to|from|at|in|with|that)\b)[a-z\d-]+ ){0,4}"
    r"[a-z\d-]+,? \(?$"
)
_APPOSED = re.compile(
    r"(?: \([^()\n]{2,90}\)|, (?!and\b|or\b|but\b)(?:an? |the |our |one of |on |formerly |previously |"
    r"until |who (?:works?|"
    r"is|has been|covers|runs)\b|band \d|"
    rf"(?:[\w-]+ ){{0,3}}?{_POST}\b)[^,.;:()\n]{{0,90}}(?=[,.;:)\n]|$))+",
    re.I,
)
_FACT = re.compile(
    r"\bis (?:the |his |her |a )(?:[\w'\u2019-]+ ){0,3}(?:cousin|sister|brother|wife|husband|partner|"
    r"friend|"
    r"niece|nephew|daughter|son|mother|neighbour|ex-wife|ex-husband)\b[^.,;\n]{0,40}|"
    r"\blives? (?:opposite|near|next|behind|above|beside|with) [^.,;\n]{3,50}|\bthe only [^.,;\n]{3,80}|"
    r"\bone of (?:only )?(?:two|three|four|the (?:two|three|"
    r"four)) [^.,;\n]{3,80}|"
    r"\b(?:on|in|from|at|of) (?:the )?[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)? (?:[Ww]ard|[Uu]nit|"
    r"[Tt]heatres?|[Cc]linic|[Ss]uite|[Tt]eam)\b|"
    r"\b(?:an? )?band \d[a-z]?(?: \w+)?|\b(?:was |is |been )?on (?:nights|the night shift|the late shift|"
    r"the early shift|weekends|duty that night|shift that night)\b|"
    r"\b(?:has )?work(?:s|ed|ing) (?:there|here|on|at|in|for|nights|weekends|as)\b[^.,;\n]{0,60}|"
    r"\bin the same (?:theatre|ward|team|office|unit|clinic|practice)\b|\b(?:joined|started|qualified|"
    r"has been (?:there|here|with)) [^.,;\n]{0,40}\d{4}|\b\d{4} (?:datix|e-?mail)",
)


def sources(passage: Passage, people: Sequence[Mark], outsiders: set[str]) -> tuple[set[str], bool]:
    """Who raised a concern in confidence here, and whether anyone is said to have done so.

    ``outsiders``: keys of people who are neither own staff nor officials.
    """
    found: set[str] = set()
    told = False
    theirs = [m for m in people if m.person in outsiders]
    for match in (*_STRONG.finditer(passage.text), *_WEAK.finditer(passage.text)):
        start, end = passage.sentence_at(match.start())
        is_weak = match.re is _WEAK
        if is_weak and not _TOLD.search(passage.text[start:end]):
            continue
        told = True
        found |= (
            _inside(match, theirs)
            or _before(passage, theirs, start, match)
            or _after(passage, people, outsiders, match, end)
            or _subject_before(passage, theirs, start, match)
        )
    return found, told


def _inside(match: re.Match[str], theirs: Sequence[Mark]) -> set[str]:
    """As in "Her identity (Tilda Voss) has to be protected"."""
    if not re.match(r"(?:name|identity|keep)\b", match.group(), re.I):
        return set()
    return {m.person for m in theirs if match.start() <= m.start < match.end()}


def _before(passage: Passage, theirs: Sequence[Mark], start: int, match: re.Match[str]) -> set[str]:
    """As in "Dr Chen told us in confidence": the nearest name before, with a verb of telling between."""
    for mark in reversed([m for m in theirs if start <= m.start and m.end <= match.start()]):
        between = passage.text[mark.end : match.start()]
        lead = passage.text[max(start, mark.start - 30) : mark.start]
        is_office = _IS_THE.search(between) and _GUARDIAN.search(
            passage.text[match.start() : match.end() + 12]
        )
        spoke = _TOLD.search(between) or (
            match.re is _STRONG
            and (_FEARS.match(match.group()) or not _BE.search(between))
            and not re.search(r"\bto\b", between)
        )
        if spoke and not is_office and not _GUARDIAN.search(lead) and not _THEM.search(lead):
            return {mark.person}
    return set()


_FEARS = re.compile(r"(?:scared|afraid|frightened|terrified|worried)\b", re.I)
_BE = re.compile(r"\b(?:is|was|are|were|been|about|against|from)\b", re.I)
_THEM = re.compile(r"\b(?:about|against|concerning|to) (?:the |a |an |our )?(?:\w+,? )?$", re.I)


def _after(
    passage: Passage,
    people: Sequence[Mark],
    outsiders: set[str],
    match: re.Match[str],
    end: int,
) -> set[str]:
    """As in "told by a whistleblower? Dr Chen said", "our source is the clerk, Zadie Obi"."""
    place = match.end()
    reach = passage.text.find("\n", place)
    reach = min(len(passage.text) if reach < 0 else reach, end + 90)
    inside = [m for m in people if place <= m.start < reach]
    if _GUARDIAN.match(passage.text[place : place + 14].strip()) and inside:
        named_guardian = not re.match(r"\W*policy\b", passage.text[place : place + 14])
        inside = inside[1:] if named_guardian else inside
    for mark in inside[:1]:
        between = passage.text[place : mark.start]
        if mark.person not in outsiders or re.search(
            r"fear|worried|frightened|scared|afraid", match.group(), re.I
        ):
            return set()
        is_theirs = _LEADS_TO_NAME.search(between) or not between.strip()
        plain = re.sub(r"\bit was\b|\bname of\b|\bidentity of\b", "", between, flags=re.I)
        says_so = _TOLD.search(passage.text[mark.end : mark.end + 30]) and not re.search(
            r"\b(?:about|against)\b", plain
        )
        if (is_theirs and not _OF_OTHERS.search(plain)) or (
            says_so and not _OF_OTHERS.search(plain)
        ):
            return {mark.person}
    return set()


def _subject_before(
    passage: Passage, theirs: Sequence[Mark], start: int, match: re.Match[str]
) -> set[str]:
    """As in "Sister Keane rang. She wants to stay anonymous": whom the sentence before is about."""
    opening = passage.text[start : match.start()]
    is_about = _PRONOUN.match(opening) or re.match(
        r"\W*(?:Not|Wants|Wishes|Asked|Afraid|Fears|Must|Please|Protect|Has to|To be|Should)\b",
        passage.text[start : match.end()],
    )
    if not start or not is_about or "\n" in passage.text[start - 1 : start]:
        return set()
    began = passage.sentence_at(start - 2)[0]
    earlier = [m for m in theirs if began <= m.start < start]
    return {earlier[0].person} if earlier else set()


def source_marks(passage: Passage, people: Sequence[Mark], keys: set[str]) -> list[Mark]:
    """Marks over each mention of a source with the post beside it, and over facts that point to them."""
    mentions = [_mention(passage, mark) for mark in people if mark.person in keys]
    return [*mentions, *_facts(passage, people, mentions, keys)]


def _mention(passage: Passage, mark: Mark) -> Mark:
    """The name, the post that leads up to it and what is said of them in brackets or commas."""
    text = passage.text
    before = text[max(0, mark.start - 60) : mark.start]
    lead = _LED.search(before) or re.search(rf"\b{_POST},? $", before, re.I)
    start = mark.start - (len(lead.group()) if lead else 0)
    end = mark.end + (
        1 if lead and lead.group().endswith("(") and text[mark.end : mark.end + 1] == ")" else 0
    )
    apposed = _APPOSED.match(text, end)
    if apposed and _POINTS.search(apposed.group()) and not _ASKS.search(apposed.group()):
        end = apposed.end() + text.startswith(", ", apposed.end())
    if lead and "," in lead.group() and text[end : end + 1] == ",":
        end += 1
    opens = not any(c.isalpha() for c in text[passage.sentence_at(start)[0] : start])
    return Mark(
        start=start,
        end=end,
        category=Category.CONFIDENTIAL_SOURCE,
        evidence="raised the concern in confidence",
        person=mark.person,
        replacement="A member of staff" if opens else "a member of staff",
    )


_ASKS = re.compile(r"\bwho (?:asked|told|said|wants|wishes|saw|reported|wrote|rang|fears)\b", re.I)


def _facts(
    passage: Passage, people: Sequence[Mark], mentions: Sequence[Mark], keys: set[str]
) -> Iterator[Mark]:
    """Post, ward, shift and the like in the sentences about a source: with the name, or "She" right after."""
    bounds = [*passage.sentences, len(passage.text)]
    about = False
    for start, end in zip(bounds, bounds[1:], strict=False):
        named = {m.person for m in people if start <= m.start < end}
        goes_on = about and not named and bool(_PRONOUN.match(passage.text, start))
        about = bool(named & keys) or goes_on
        for match in _FACT.finditer(passage.text, start, end) if about else ():
            fact = Mark(
                start=match.start(),
                end=match.end(),
                category=Category.CONFIDENTIAL_SOURCE,
                evidence="points to whoever raised the concern in confidence",
                replacement="[identifying detail removed]",
            )
            if not overlaps(fact, mentions):
                yield fact


def source_dates(
    passage: Passage, dates: Sequence[Mark], keys: set[str], people: Sequence[Mark]
) -> list[Mark]:
    """Dates in the sentences that tell how the concern was raised."""
    found: list[Mark] = []
    theirs = [m for m in people if m.person in keys]
    for mark in dates if theirs else ():
        start, end = passage.sentence_at(mark.start)
        after = passage.sentence_at(max(0, start - 2))[0]
        told = _STRONG.search(passage.text, after, end) or _WEAK.search(passage.text, after, end)
        about = any(after <= m.start < end for m in theirs)
        if told and about and mark.category is Category.DATE:
            found.append(
                Mark(
                    start=mark.start,
                    end=mark.end,
                    category=Category.CONFIDENTIAL_SOURCE,
                    evidence="date on which the concern was raised in confidence",
                    replacement="[date removed]",
                )
            )
    return found
