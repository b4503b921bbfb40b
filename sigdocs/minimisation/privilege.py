"""Suspected privileged passages: advice of lawyers, strategy, offers and reserves (2a; domain).

The claimant's lawyers, experts whose reports were disclosed, and the bare fact that somebody is
instructed are no advice. What is found is withheld until Claims Management clears it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.text import Passage
from sigdocs.model.people import Category

_HEADED = re.compile(
    r"^.*\bPRIVILEGED\b.*$|^.*\bLEGAL(?:LY)? (?:PROFESSIONAL )?PRIVILEGE.*$", re.M | re.I
)
_NEGATED = re.compile(
    r"\b(?:no|not|nothing|none|without|never|neither|isn['\u2019]t|doesn['\u2019]t|aren['\u2019]t|non)\b"
    r"(?:\W+\w+){0,6}?\W+(?:privilege|advice|appended|quoted|attached|stated|given|repeated)|"
    r"privileged?\W+(?:-\s*)?(?:and )?not (?:shared|attached|quoted)|not privileged|remains? privileged|"
    r"\bheld (?:separately|elsewhere)\b|\b(?:is|are|still) (?:awaited|sought)\b|\bhas been sought\b",
    re.I,
)
_FIRMS = (
    r"\b(?:Kennedys|Hempsons?|DAC(?: Beachcroft)?|Capsticks|Bevan Brittan|Browne Jacobson|Clyde(?: & Co)?|"
    r"Weightmans|Hill Dickinson|DWF|Ward Hadaway|Mills & Reeve)(?![a-z])(?:['\u2019]s?)?"
)
_COUNSEL = (
    r"(?:(?:leading |junior |our |defence )?counsel|(?:our )?barrister|\bKC\b|\bQC\b|\bsilk\b)"
)
_LAWYER = (
    rf"(?:{_COUNSEL}|{_FIRMS}|(?:our|panel|defence|NHS Resolution['\u2019]s) (?:panel )?(?:solicitors?|"
    rf"lawyers?|firm)|"
    r"(?:the )?panel (?:firm|solicitors?|lawyers?)|legal (?:team|advisers?)|(?:the )?lawyers|"
    r"\bpanel\b(?= advise))"
)
_ADVISE = (
    r"(?:advis\w+|opin(?:es?|ed|ion)|consider(?:s|ed)?|thinks?|thought|views?|conclude[ds]?|warn(?:s|ed)?|"
    r"recommend(?:s|ed)?|believe[ds]?|agrees?|doubts?|estimates?|told us|have told|tell us|says?|"
    r"said|"
    r"would not|does not)"
)
_MONEY = r"(?:\u00a3\s?[\d.,]+|\d[\d.,]*\s?(?:k|m|million|thousand)\b|\d{1,3}(?:,\d{3})+|\d+ ?%)"
_LITIGATION = (
    r"(?:litigation|trial|court|mediation|settlement|JSM|joint settlement meeting|the claims?|"
    r"the defence|quantum)"
)
_SIGNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_LAWYER}[^.\n]{{0,80}}?\b{_ADVISE}\b",
        rf"\b(?:advised|told|warned) (?:[a-z]+ ){{0,3}}?by (?:\w+ )?{_LAWYER}",
        r"(?:^|[.;:]\s+)Solicitors (?:advise|recommend|consider|think|warn|believe)",
        rf"{_LAWYER}(?:['\u2019]s?)? (?:advice|opinion|note|view|memo|letter|assessment)\b",
        rf"\b(?:advice|opinion|note|letter|view) (?:of [^.\n]{{1,20}} )?(?:from|of|by) {_LAWYER}|"
        rf"\badvice from panel\b",
        r"\blegal advice\b[^.\n]{0,40}\b(?:is|was|says|said|states|that|:)",
        r"\bon (?:legal |counsel['\u2019]s )?advice\b(?=[.,;])",
        rf"\b{_LITIGATION} (?:strategy|tactics|position|risk)\b[^.\n]{{0,60}}?\b(?:is|are|at|of|to|put|"
        rf"will|would)\b",
        rf"\bour (?:strategy|tactics|position|approach|case) (?:in|at|on|for|to) (?:the )?{_LITIGATION}\b",
        r"\bwe (?:intend|plan|propose|mean|are minded) to (?:plead|argue|contest|concede|settle|defend|"
        r"offer|admit|deny|fight)\b",
        r"\b(?:claim|case)\b[^.\n]{0,30}\b(?:can(?:not|['\u2019]t)?|"
        r"could(?: not)?) (?:not )?be (?:defended|won)\b",
        r"\bdraft (?:defence|letter of response)\b[^.\n]{0,40}\b(?:will|would|admits?|denies|concedes)\b",
        rf"\breserv(?:es?|ed|ing)\b[^.\n]{{0,40}}?{_MONEY}|{_MONEY}[^.\n]{{0,20}}\breserves?\b",
        rf"\b(?:our reserve|estimated value of the claim)\b[^.\n]{{0,40}}?{_MONEY}",
        r"\bPart 36\b|\b(?:settlement|confidential|sealed|Calderbank) offer\b|\boffer (?:of|"
        r"at) (?:\u00a3|\d+ ?%|\d\d/\d\d)",
        r"\bwithout prejudice\b(?! to\b)",
        r"\b(?:settlement authority|authority to (?:settle|make (?:an|the) offer|offer|pay))\b",
        r"\bwe (?:are|were|have been) advised (?:not )?to\b(?![^.\n]*\bby (?:the|RO|PPA|IG)\b)",
        rf"\bexposure\b[^.\n]{{0,20}}{_MONEY}",
        rf"\b(?:strategy|tactics?) (?:is|are|will be) to\b(?=[^.\n]*\b(?:claimant|expert|{_LITIGATION})\b)",
        r"\bprospects (?:of success|at trial|not better|no better|are|were|put at|at \d)|"
        r"\bchances? (?:at trial|of (?:success|winning|defending|losing|a (?:finding|judgment|verdict)))",
        r"\bprivileged ?[:\u2013-]",
        r"\bassessment of liability\b|\bliability[^.\n]{0,12}\b\d\d/\d\d\b|\blitigation risk (?:is|at|"
        r"of)\b",
        r"^\W*(?:Their|Her|His|The (?:firm|panel)['\u2019]s) (?:\w+ )?(?:view|advice|opinion|assessment|"
        r"note)\b"
        r"(?=[^\n]*\b(?:breach|causation|liability|quantum|the claim|trial|settle\w*)\b)",
        r"\blegally privileged\b|\b(?:this|which|that|it) is privileged\b",
        r"\bour (?:\w+ )?experts?\b[^.\n]{0,80}\b(?:views?|thinks?|considers?|believes?|says?|opinion|"
        r"concludes?)\b",
        r"\b(?:provisional|preliminary) (?:view|opinion) (?:of|from) (?:our|the) expert\b",
        r"\bour own expert\b|\b(?:instructed|prepared|obtained|"
        r"commissioned) for (?:the )?(?:purpose of )?(?:the )?litigation\b|"
        r"\bexpert[^.\n]{0,12} for the defence\b",
        r"\b(?:conference|con) with (?:counsel|KC|QC|leading)[^.\n]{0,40}(?::|that|-|\u2013)",
        r"\"[^\"\n]{0,200}\b(?:breach|causation|liability)\b[^\"\n]{0,60}\b(?:cannot|can't|should|"
        r"will not|won't) be (?:defended|admitted|won)",
    )
)
_OPENING = frozenset(sign for sign in _SIGNS if "^" in sign.pattern.replace("[^", "["))
"""Those that a sentence must begin with: the start of an answer does not stand for its sentences'."""
_OTHER_SIDE = re.compile(  # their lawyers' words are no advice to us
    r"\b(?:famil(?:y|ies)|claimants?|patients?|parents?|mother|father|widow|husband|wife|her|his|their|"
    r"its|Trust|"
    r"hospital|union|MDU|MPS|opponent)(?:['\u2019]s?)? (?:own )?(?:\w+ )?(?:solicitors?|lawyers?|"
    r"barristers?|counsel|"
    r"legal team|KC)\b|\bby the claimant\b|\bserved\b",
    re.I,
)
_BETWEEN_US = re.compile(r"\bwithout prejudice\b|\bPart 36\b", re.I)
"""Offers in negotiation are nobody else's to read, whoever made them."""
_INSIDE = re.compile(
    rf"{_LAWYER}|\b(?:barrister|counsel|lawyers?|solicitors?|defence team|legal view|legal team)\b",
    re.I,
)
_MERITS = re.compile(
    r"\b(?:liability|breach|causation|limitation|quantum|judge|trial|the claim|witness|a loss|"
    r"in?defensible|"
    r"against us|finding against|other side|merits)\b",
    re.I,
)
_WEIGHED = re.compile(
    r"\b(?:pessimis\w+|optimis\w+|weak\w*|strong|doubts?|difficult\w*|feels?|views?|expects?|lose|loss|"
    r"win|fight|"
    r"conced\w+|admit\w*|settl\w+|hopeless|unlikely|likely|advi[cs]e\w*|assess\w+|thinks?|thought|"
    r"believ\w+|"
    r"recommend\w*|in?defensible|poor|arguable|gloomy|reckons?|cross-examin\w+|bad for us|difficulty)\b",
    re.I,
)
_WE_WOULD = re.compile(
    r"\b(?:we|our|internally)\b(?=[^.\n]*\b(?:would|will|hope|plan|intend|propose|aim|prepared|range|"
    r"ready|could|"
    r"minded|want)\b|['\u2019](?:d|ll)\b)[^.\n]*?\b(?:settle|settlement|limitation defence|other side|"
    r"opening offer|"
    r"plead|contest|concede|(?:defend|admit) (?:the claim|breach|liability|causation))\b|"
    r"\bsettlement (?:range|figure|value|target|ceiling)\b",
    re.I,
)
_BARGAIN = re.compile(
    rf"\b(?:offer\w*|valued|valuation|settle)\b(?=[^\n]*{_MONEY})(?=.*\b(?:negotiat\w+|settle\w*|opening|"
    rf"round table|"
    rf"mediation|reserving|interim)\b)|{_MONEY}(?=[^\n]*\boffer\w*)(?=[^\n]*\b(?:negotiat\w+|opening|"
    rf"mediation)\b)|"
    rf"\bopening offer\b[^.\n]*{_MONEY}",
    re.I,
)
_GOES_ON = re.compile(
    r"\s*(?:She|He|They|It|This|That|On that basis|Therefore|In (?:his|her|their) (?:view|opinion))\b"
)
_AT_LAW = re.compile(
    r"\b(?:breach|causation|liability|claim|trial|settl\w+|defen\w+|quantum|witness|court|admit\w*|"
    r"concede\w*|offer)\b",
    re.I,
)


def privileged(passage: Passage) -> list[Mark]:
    """Suspected privileged passages: messages headed so, advice of lawyers, strategy, offers, reserves."""
    text = passage.text
    found = [
        _whole_message(text, match)
        for match in _HEADED.finditer(text)
        if not _NEGATED.search(match.group()) and _is_heading(match.group())
    ]
    for start, end in _told(passage):
        found.append(_mark(start, end, "advice of lawyers, strategy, offer or reserve"))
    return found


def _told(passage: Passage) -> Iterator[tuple[int, int]]:
    # Most answers have no sign: each pattern looks at the whole before any looks at a sentence.
    signs = [sign for sign in _SIGNS if sign in _OPENING or sign.search(passage.text)]
    may_weigh = any(sign.search(passage.text) for sign in (_INSIDE, _WE_WOULD, _BARGAIN))
    for start, end in _pieces(passage):
        piece = passage.text[start:end]
        sign = next((match for pattern in signs if (match := pattern.search(piece))), None)
        if not (sign or may_weigh) or _is_other(piece):
            continue
        if sign and not _is_heading(_line(passage.text, start + sign.start())):
            yield _advice(passage, start + sign.start())
        elif not sign and _weighs(piece):
            yield start, start + len(piece.rstrip())


def _is_other(sentence: str) -> bool:
    """Whether it says that there is none, or is the other side's word and no offer between us."""
    is_theirs = _OTHER_SIDE.search(sentence) and not _BETWEEN_US.search(sentence)
    return bool(_NEGATED.search(sentence) or is_theirs)


def _pieces(passage: Passage) -> Iterator[tuple[int, int]]:
    """The sentences; what runs on without a stop in pieces, so that the time grows with the length."""
    bounds = [*passage.sentences, len(passage.text)]
    for start, end in zip(bounds, bounds[1:], strict=False):
        for begin in range(start, end, _LONGEST):
            yield begin, min(end, begin + _LONGEST)


_LONGEST = 1200
_TO_THEM = re.compile(  # what was asked of lawyers is not what they said
    rf"\b(?:instruct(?:ed|ing)|asked|briefed|told(?! by))\b[^.\n]{{0,20}}?(?:{_INSIDE.pattern})|"
    rf"(?:{_INSIDE.pattern})[^.\n]{{0,12}}\b(?:been|were|was|be) "
    r"(?:told|asked|instructed|informed|briefed|chosen|changed)\b",
    re.I,
)


def _weighs(sentence: str) -> bool:
    """Whether a sentence weighs a claim as our lawyers would, or says what we would give for it."""
    by_lawyers = _INSIDE.search(_TO_THEM.sub("", sentence)) and any(
        p.search(sentence) for p in (_MERITS, _WEIGHED)
    )
    return bool(by_lawyers) or bool(_WE_WOULD.search(sentence) or _BARGAIN.search(sentence))


def _line(text: str, place: int) -> str:
    """The line that holds a place of the text."""
    return text[text.rfind("\n", 0, place) + 1 :].split("\n", 1)[0]


def _is_heading(line: str) -> bool:
    """Whether a line calls the message below it privileged; the line itself tells nothing."""
    words = line.split()
    return (
        bool(_HEADED.match(line))
        and len(words) < 16
        and ("PRIVILEGED" in line or "Privileged" in line or line.lower().startswith("subject"))
    )


def _whole_message(text: str, match: re.Match[str]) -> Mark:
    """From the line after the heading (of a message: after its last header line) to its end."""
    start = match.end()
    headers = re.compile(r"\n[ \t>]*(?:From|To|Cc|Bcc|Sent|Date|Subject|Attachments?)[ \t]*:.*")
    while further := headers.match(text, start):
        start = further.end()
    start += len(text[start:]) - len(text[start:].lstrip())
    if start >= len(text):
        start = match.start()
    closing = re.compile(
        r"\n[ \t>]*(?:Kind regards|Regards|Best wishes|Yours sincerely|Thanks|"
        r"[A-Z][a-z]+)[ \t,.]*\n[ \t]*\n"
    )
    end = closing.search(text, start)
    return _mark(start, end.end() - 1 if end else len(text), "message headed as privileged")


def _advice(passage: Passage, place: int) -> tuple[int, int]:
    """The sentence, the whole of a quotation that it opens, and the sentences that go on about it."""
    text = passage.text
    start, end = passage.sentence_at(place)
    opening = re.compile(r"[\"\u201c]").search(text, place, end)
    if opening:
        closing = re.compile(r"[\"\u201d](?=[\s.,;)]|$)").search(text, opening.end())
        end = max(end, closing.end() if closing else end)
    line_end = text.find("\n", end - 1) if text[end - 1] != "\n" else end - 1
    rest = text[end : line_end if line_end >= 0 else len(text)]
    if re.search(r"privileged", rest, re.I) and not _NEGATED.search(rest):
        end += len(rest)
    while end < len(text) and text[end - 1] != "\n" and _GOES_ON.match(text, end):
        _, further = passage.sentence_at(end + 1)
        if further <= end or not _AT_LAW.search(text, end, further):
            break
        end = further
    return start, len(text[:end].rstrip()) if text[:end].rstrip() else end


def _mark(start: int, end: int, why: str) -> Mark:
    return Mark(start=start, end=end, category=Category.PRIVILEGED, evidence=why, confidence=0.8)
