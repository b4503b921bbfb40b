"""Directions in 2f, 2g, 4a and 8d: what to leave out, when, to whom only, and what to say (22, domain).

A direction is a wish about what is passed on, not an account of what happened: it is an order ("leave
out"), an ought ("must not be told") or a bare note ("GMC only"). The past tense is a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sigdocs.minimisation.patterns import Pattern
from sigdocs.minimisation.text import Passage
from sigdocs.model.minimised import Direction
from sigdocs.model.personal import PersonalText

_QUESTIONS = ("2f", "2g", "4a", "8d")
_ORDER = (
    r"(?:^|[.;:,)\u2013-]\s+|\b(?:and|but|please|pls|then|also|we should|we must|let us|"
    r"(?:agreed|asked|advised|wishes|important|need|prefer|careful|requested|ask(?:s|ing)?(?: us)?) to) )"
    r"(?:please |pls |also |just |kindly )*"
)
_OUGHT = (
    r"(?:should(?:n['\u2019]t)?|must(?:n['\u2019]t)?|ought|needs? to|(?:is|are|has|"
    r"have)(?:n['\u2019]t)?(?: not)? to|"
    r"shall|may not|can(?:no|['\u2019])t|not to|to|will(?: not)?|nobody|no one)"
)
_PASSED = (
    r"(?:share[ds]?|sharing|disclos\w+|sen[dt]|sending|tell(?:ing)?|told|inform(?:ed)?|cop(?:y|"
    r"ied)(?: in)?|"
    r"circulat\w+|forward(?:ed)?|releas\w+|publish\w*|name[ds]?|naming|identif\w+|mention\w*|"
    r"refer(?:red)? to|includ\w+|pass(?:ed)? on|quot\w+|reveal\w*|disclosed|known|go|goes|appear|feature|"
    r"see|seen|hear|find out|know|cc|alert(?:ed)?|tip(?:ped)?(?: \w+)? off|warn(?:ed)?|approach(?:ed)?|"
    r"contact(?:ed)?)"
)
_BODIES = (
    r"(?:GMC|NMC|GDC|GPhC|HCPC|CQC|HSSIB|ICB|ELA|NHS England|NHSE|NHSCFA|MD|CEO|[Mm]edical [Dd]irector|"
    r"[Cc]hief [Ee]xecutive|[Tt]rust|police|employer|regulators?|provider|agency|[Gg]roup|coroner)"
)
_DONE = Pattern(  # "was not delivered until", "did not tell": a report of what happened
    r"\b(?:was|were|did|had|has|have|been|he|she|they|staff|who)(?:n['\u2019]t| not)?(?: \w+){0,3}? "
    r"(?:until|till|before|out)\b"
)
_NOT_BEFORE = Pattern(
    rf"\bnot (?:be \w+ )?(?:before|until|till)\b|\bonly (?:if|after|once|when)\b|\bhold (?:it|them|the \w+|"
    rf"this|back|"
    rf"off|everything|any \w+)\b|{_ORDER}(?:wait|await|delay|pause|embargo|defer)\b|\bembargo\w*\b|"
    rf"\b(?:do not|don['\u2019]t|nothing|not to|must not|should not)\b[^.]{{0,160}}?\b(?:until|till|"
    rf"before)\b|"
    rf"\b(?:to|should|must|can|may) (?:go|be sent|be shared|be released|be told|follow)\b[^.]{{0,160}}?"
    rf"\b(?:once|after|when|until)\b|"
    r"\buntil\b[^.]{0,60}\b(?:inquest|met|trial|charged|concluded|hearing|verdict)|"
    r"\bbefore (?:the|any) (?:letters?|recall|inquest|trial)\b",
    re.I,
)
_TELL_FIRST = Pattern(
    rf"\b{_OUGHT} (?:be )?(?:told|informed|hear|contacted|spoken to|rung|warned|know)\b[^.]{{0,160}}?"
    r"\b(?:first|before|beforehand|same day|in advance|at the right time)\b|"
    rf"{_ORDER}(?:ring|call|phone|speak to|tell|warn|inform|contact|see)\b[^.]{{0,160}}?\b(?:first|before|"
    rf"beforehand)\b|"
    r"\btold by the Trust at the right time|(?:^|[.;:,] )(?:her|his|the|"
    r"their) [a-z' -]{3,30} first\s*[.;]?$|"
    rf"\b{_BODIES} first\b",
    re.I,
)
_LEAVE_OUT = Pattern(
    rf"{_ORDER}(?:do not|don['\u2019]t|never|avoid|nobody (?:is )?to) {_PASSED}\b|\bavoid (?:naming|"
    rf"mention|shar|quot)\w*|"
    rf"\b{_OUGHT}(?: not)?(?: \w+)? (?:be )?(?:left out|kept out|kept back|omitted|withheld|redacted|"
    rf"anonymised|"
    r"removed|excluded|held back|kept confidential|kept private)\b|"
    r"\b(?:is|are|be) (?:left|taken|kept) out of (?:the|any|both|all|every|whatever)\b|"
    r"\b(?:asks?|asked|advis(?:es|ed)|wish(?:es)?|wants?|requests?|requested|suggests?|recommends?) that\b"
    r"[^.]{0,160}?\b(?:is|are|be|should be) (?:not )?(?:(?:left|taken|kept|struck) out|removed|withheld|"
    r"redacted|anonymised|named|shared|passed on|sent|disclosed)\b|"
    rf"{_ORDER}(?:leave|keep|take)\b[^.]{{0,160}}?\b(?:out|off|back|confidential|anonymous|private|"
    rf"secret)\b|"
    rf"{_ORDER}(?:omit|redact|withhold|anonymise|strip|remove|exclude|blank)\b|\bleave [^.]{{1,40}} out\b|"
    rf"\b(?:should|must|may|shall|can)(?:n['\u2019]t|not| not) (?:\w+ )?(?:be )?{_PASSED}\b|"
    rf"\b(?:is |are )?not (?:yet )?to (?:be )?{_PASSED}\b|\bnot be {_PASSED}\b|"
    rf"^(?:nothing|none of)\b[^.]{{0,160}}?\b{_OUGHT} (?:be )?{_PASSED}\b|"
    rf"\bnothing (?:\w+ ){{0,3}}to (?:the )?{_BODIES}\b|"
    r"\bno (?:names?|mention|reference|identif\w+)\b(?! (?:\w+ )?(?:was|were|is|has|of this was))|"
    r"\bwithout (?:naming|names|the name|identifying)|\bnot for (?:wider|onward|sharing|circulation|"
    r"release)|"
    r"\bno further than\b|(?:isn['\u2019]t|is not|not) needed by|\bby role\b|\brole only\b|\bnot by name\b|"
    rf"\bnot (?:the|her|his|their) names?\b|\b(?:would not|wouldn['\u2019]t|wrong to|unwise to|"
    rf"better not to) "
    rf"{_PASSED}\b|\b{_OUGHT} (?:stay|remain|keep|be kept) (?:well )?out of\b|\bnothing (?:more|"
    rf"else)\s*\.?$|"
    rf"\bmust not (?:imply|suggest|accuse|criticise|say|read)\b|{_ORDER}(?:keep|stay) (?:quiet|silent|"
    rf"mum)\b|"
    rf"{_ORDER}refer to (?:him|her|them) as\b|\b(?:do not|don['\u2019]t|"
    rf"never) let\b[^.]{{0,160}}?\b(?:know|see|"
    rf"find|hear)\b|"
    rf"\b{_BODIES} not yet\b|{_ORDER}protect\b|"
    rf"^{_BODIES}, not (?:the )?{_BODIES}\b|"
    rf"\b(?:share|send|write|letter)\b[^.]{{0,160}}?, (?:but )?not (?:with|to) (?:the )?\w+|"
    rf"\bredacted?\b(?= (?:copy|version))",
    re.I | re.M,
)
_ONLY_TO = Pattern(
    rf"\b{_BODIES}(?: and (?:the )?{_BODIES})? only(?=\s*[.,;)]|\s*$| for now| at this| please)|"
    rf"\b(?:and|to) (?:nobody|no one|no-one)(?: else| but)\b|\beyes only\b|\baddressee only\b|"
    rf"\bonly (?:with|to) (?:the )?{_BODIES}\b|\bonly (?:the )?{_BODIES} {_OUGHT}\b|"
    rf"{_ORDER}(?:restrict|limit|confine) (?:(?:it|this|that|the letter|circulation|distribution|sharing|"
    rf"disclosure|the report) )?to\b",
    re.I,
)
_SAY = (
    r"(?:say|state|mention|add|explain|stress|emphasi[sz]e|acknowledge|record|make (?:it )?(?:clear|plain)|"
    r"point out|describe|note in the letter)"
)
_SAY_ALSO = Pattern(
    rf"{_ORDER}{_SAY}\b(?! nothing| no\b)|\b(?:should|must|is to|are to|needs? to|ought to|"
    rf"to) (?:also )?(?:{_SAY}|"
    r"be (?:added|made clear|described|balanced|stressed|acknowledged|fair))\b|\bsay (?:also|so)\b|"
    r"\b(?:make sure|ensure|be sure)\b[^.]{0,160}?\b(?:says?|explains?|states?|mentions?|is clear|makes)\b|"
    r"\bmake (?:clear|sure)\b|described fairly|\bgive (?:\w+ )?weight to\b",
    re.I,
)
_HANDLE = Pattern(
    r"tight handling|handled? (?:sensitively|with care)|\bin confidence|strictly confidential|"
    r"need[- ]to[- ]know|"
    r"careful(?:ly)? handled|\b(?:treat(?:ed)?|"
    r"regard(?:ed)?) (?:\w+ ){0,2}as (?:\w+ ){0,2}(?:confidential|sensitive)",
    re.I,
)
_KINDS = (
    ("tell-first", _TELL_FIRST),
    ("not-before", _NOT_BEFORE),
    ("only-to", _ONLY_TO),
    ("leave-out", _LEAVE_OUT),
    ("say-also", _SAY_ALSO),
    ("handle", _HANDLE),
)


def directions(passage: Passage) -> Iterator[Direction]:
    """Wishes in 2f, 2g, 4a and 8d, sentence by sentence, each of one kind."""
    if passage.question not in _QUESTIONS:
        return
    bounds = [*passage.sentences, len(passage.text)]
    for start, end in zip(bounds, bounds[1:], strict=False):
        sentence = passage.text[start:end].strip()
        kind = next((kind for kind, pattern in _KINDS if _wishes(kind, pattern, sentence)), "")
        if kind == "only-to" and not re.search(rf"\b{_BODIES}\b", sentence):
            kind = "handle"  # "addressee only" names nobody whom a letter could be checked against
        if kind:
            yield Direction(question=passage.question, text=PersonalText(sentence), kind=kind)


def _wishes(kind: str, pattern: Pattern, sentence: str) -> bool:
    found = pattern.search(sentence)
    is_report = kind in ("not-before", "tell-first") and _DONE.search(sentence)
    return found is not None and not (is_report and not _OUGHT_BEFORE.search(sentence))


_OUGHT_BEFORE = re.compile(
    r"\b(?:should|must|not to be|(?:is|are) to|do not|don['\u2019]t|please|not before|not until|hold)\b",
    re.I,
)
